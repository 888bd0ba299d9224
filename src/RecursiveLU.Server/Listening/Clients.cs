using System.Runtime.InteropServices;

namespace RecursiveLU.Server.Listening;

/// <summary>Counts the clients that are there.</summary>
/// <param name="most">The most at once.</param>
/// <param name="mostOfUser">The most of one user.</param>
internal sealed class Clients(int most, int mostOfUser)
{
    private readonly object _gate = new();
    private readonly Dictionary<uint, int> _ofUser = [];
    private int _count;
    private bool _hurry;

    /// <summary>A client of a user comes, if there is room.</summary>
    /// <returns>Null, or why there is none.</returns>
    public string? TryEnter(uint user)
    {
        lock (_gate)
        {
            ref int mine = ref CollectionsMarshal.GetValueRefOrAddDefault(_ofUser, user, out _);
            string? refusal = _count == most ? "is one too many" : mine == mostOfUser ? "is one too many of this user" : null;
            _count += refusal is null ? 1 : 0;
            mine += refusal is null ? 1 : 0;
            Forget(user, mine);
            return refusal;
        }
    }

    /// <summary>A client of a user goes.</summary>
    public void Leave(uint user)
    {
        lock (_gate)
        {
            _count--;
            Forget(user, --CollectionsMarshal.GetValueRefOrNullRef(_ofUser, user));
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

    private void Forget(uint user, int count)
    {
        if (count == 0)
        {
            _ofUser.Remove(user);
        }
    }
}
