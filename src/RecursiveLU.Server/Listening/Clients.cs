namespace RecursiveLU.Server.Listening;

/// <summary>Counts the clients that are there.</summary>
/// <param name="most">The most at once.</param>
internal sealed class Clients(int most)
{
    private readonly object _gate = new();
    private int _count;
    private bool _hurry;

    /// <summary>A client comes, if there is room.</summary>
    public bool TryEnter()
    {
        lock (_gate)
        {
            bool room = _count < most;
            _count += room ? 1 : 0;
            return room;
        }
    }

    /// <summary>A client goes.</summary>
    public void Leave()
    {
        lock (_gate)
        {
            _count--;
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>Waits until all have gone.</summary>
    /// <param name="patience">How long at most.</param>
    /// <returns>How many are still there.</returns>
    public int Wait(TimeSpan patience)
    {
        long deadline = Environment.TickCount64 + (long)patience.TotalMilliseconds;
        lock (_gate)
        {
            while (_count > 0 && !_hurry && deadline - Environment.TickCount64 is > 0 and long left)
            {
                Monitor.Wait(_gate, (int)Math.Min(left, int.MaxValue));
            }

            return _count;
        }
    }

    /// <summary>Nobody is waited for any more.</summary>
    public void Hurry()
    {
        lock (_gate)
        {
            _hurry = true;
            Monitor.PulseAll(_gate);
        }
    }
}
