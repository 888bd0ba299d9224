using System.Diagnostics;

namespace RecursiveLU.Server.Memory;

/// <summary>The bytes that all conversations together may hold: what they have sent, what the library copies and what is mapped of
/// their objects.</summary>
/// <remarks>
/// What does not fit now is waited for. Meanwhile smaller requests pass, until the one that waits has waited for
/// <see cref="s_patience"/>: then no new request gets anything before it. A request that has begun is not held up by those that
/// wait, since it may be what they wait for. Factors that are kept for a later solve go first.
/// </remarks>
/// <param name="limit">How many bytes.</param>
/// <param name="longestWait">How long one waits at most.</param>
internal sealed class MemoryBudget(long limit, TimeSpan longestWait)
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(1);

    private readonly object _gate = new();
    private readonly LinkedList<Waiter> _waiters = new();
    private readonly LinkedList<IKept> _kept = new();
    private long _held;

    /// <summary>Gets how many bytes there are.</summary>
    public long Limit => limit;

    /// <summary>Gets how many are held.</summary>
    public long Held => Volatile.Read(ref _held);

    /// <summary>Takes bytes without waiting.</summary>
    /// <param name="bytes">How many.</param>
    /// <param name="begun">Whether they are for a request that holds others.</param>
    public bool TryTake(long bytes, bool begun)
    {
        lock (_gate)
        {
            return TryTake(bytes, begun, self: null);
        }
    }

    /// <summary>Takes bytes, and waits for them if need be; false if they could not be had in time.</summary>
    /// <param name="bytes">How many, at most <see cref="Limit"/>.</param>
    /// <param name="begun">Whether they are for a request that holds others.</param>
    public bool Take(long bytes, bool begun)
    {
        lock (_gate)
        {
            if (TryTake(bytes, begun, self: null))
            {
                return true;
            }

            LinkedListNode<Waiter> self = _waiters.AddLast(new Waiter(Stopwatch.GetTimestamp()));
            bool taken = false;
            while (!taken && longestWait - self.Value.Waited is { Ticks: > 0 } left)
            {
                // Nobody says when somebody's patience is over.
                _ = Monitor.Wait(_gate, left < s_patience ? left : s_patience);
                taken = TryTake(bytes, begun, self);
            }

            // Those behind this one need not wait for it any more.
            _waiters.Remove(self);
            Monitor.PulseAll(_gate);
            return taken;
        }
    }

    /// <summary>Gives bytes back.</summary>
    public void Give(long bytes)
    {
        if (bytes > 0)
        {
            lock (_gate)
            {
                _held -= bytes;
                Monitor.PulseAll(_gate);
            }
        }
    }

    /// <summary>Says what may be given up while nobody uses it.</summary>
    public void Offer(IKept kept)
    {
        lock (_gate)
        {
            _ = _kept.AddLast(kept);
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>Says that it is used; false if it has been given up.</summary>
    public bool Use(IKept kept)
    {
        lock (_gate)
        {
            return _kept.Remove(kept);
        }
    }

    /// <summary>Takes bytes if they are left, or are when factors are given up, unless somebody has waited for too long before
    /// this one.</summary>
    private bool TryTake(long bytes, bool begun, LinkedListNode<Waiter>? self)
    {
        for (LinkedListNode<Waiter>? other = begun ? self : _waiters.First; other != self; other = other!.Next)
        {
            if (other!.Value.Waited >= s_patience)
            {
                return false;
            }
        }

        while (bytes > limit - _held && _kept.First is { } oldest)
        {
            _kept.RemoveFirst();
            oldest.Value.GiveUp();
        }

        bool fits = bytes <= limit - _held;
        _held += fits ? bytes : 0;
        return fits;
    }

    private sealed record Waiter(long Since)
    {
        public TimeSpan Waited => Stopwatch.GetElapsedTime(Since);
    }
}
