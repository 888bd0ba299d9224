using RecursiveLU.Server.Native;

namespace RecursiveLU.Server.Sharing;

/// <summary>The files that this process may have open, divided so that every client that is let in has what it needs, whatever the
/// others do.</summary>
internal sealed unsafe class Descriptors
{
    /// <summary>The connection, a shared object, and what has been sent or is being opened.</summary>
    private const int OfClient = 3;

    /// <summary>The socket and its lock, and what the runtime opens for a moment.</summary>
    private const int Own = 10;

    /// <summary>If they can be had, so many are asked for each client.</summary>
    private const int Generous = OfClient + SharedObjects.Kept;

    private int _spare;

    /// <summary>Divides them.</summary>
    /// <param name="mostClients">The most clients that are to be let in.</param>
    public Descriptors(int mostClients)
    {
        long used = LowestFree() + Own;
        long left = Allow(used + ((long)Generous * mostClients)) - used;
        Clients = (int)Math.Clamp(left / OfClient, 1, mostClients);
        _spare = (int)Math.Clamp(left - (OfClient * Clients), 0, int.MaxValue);
    }

    /// <summary>Gets how many clients may be let in.</summary>
    public int Clients { get; }

    /// <summary>Takes one that no client has a right to, if there is one.</summary>
    public bool TryTakeSpare()
    {
        bool taken = Interlocked.Decrement(ref _spare) >= 0;
        if (!taken)
        {
            GiveSpare();
        }

        return taken;
    }

    /// <summary>Gives one back.</summary>
    public void GiveSpare() => Interlocked.Increment(ref _spare);

    /// <summary>The descriptors below it are in use.</summary>
    private static int LowestFree()
    {
        int descriptor = LibC.EventDescriptor(0, LibC.EventCloseOnExec);
        _ = descriptor < 0 ? 0 : LibC.Close(descriptor);
        return Math.Max(0, descriptor);
    }

    /// <summary>Has the process allow itself so many if it may; gives how many it does.</summary>
    private static long Allow(long wanted)
    {
        ResourceLimit limit;
        if (LibC.GetLimit(LibC.LimitFiles, &limit) != 0)
        {
            return wanted;
        }

        if (limit.Soft < (ulong)wanted && limit.Soft < limit.Hard)
        {
            ResourceLimit raised = limit with { Soft = Math.Min(limit.Hard, (ulong)wanted) };
            limit = LibC.SetLimit(LibC.LimitFiles, &raised) == 0 ? raised : limit;
        }

        return (long)Math.Min(limit.Soft, (ulong)wanted);
    }
}
