using RecursiveLU.Memory;

namespace RecursiveLU.Threading;

/// <summary>Blocks the host's signals in this thread, and so in the threads that it starts meanwhile: a handler of the host must
/// not run on a worker. Faults, and the runtime's own signal, stay.</summary>
internal unsafe ref struct BlockedSignals
{
    private const int SetMask = 2;
    private const int Words = 16;

    private fixed ulong _old[Words];
    private readonly bool _held;

    public BlockedSignals()
    {
        // SIGILL, SIGTRAP, SIGBUS, SIGFPE, SIGSEGV, and the first real-time signal that the C library leaves free.
        ReadOnlySpan<int> kept = [4, 5, 7, 8, 11, 34];
        ulong* blocked = stackalloc ulong[Words];
        new Span<ulong>(blocked, Words).Clear();
        blocked[0] = ulong.MaxValue;
        foreach (int signal in kept)
        {
            blocked[0] &= ~(1ul << (signal - 1));
        }

        fixed (ulong* old = _old)
        {
            _held = LibC.PthreadSigmask(SetMask, blocked, old) == 0;
        }
    }

    public void Dispose()
    {
        if (_held)
        {
            fixed (ulong* old = _old)
            {
                _ = LibC.PthreadSigmask(SetMask, old, null);
            }
        }
    }
}
