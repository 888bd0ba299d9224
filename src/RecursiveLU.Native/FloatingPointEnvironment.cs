using RecursiveLU.Memory;

namespace RecursiveLU.Native;

/// <summary>
/// Keeps a host's floating-point environment from a call, and the call's status flags from the host. With traps an Inf or a NaN, which
/// LU factors like any other number, would be a signal. And kernels raise flags that say nothing of the matrix: those of strips mark
/// chosen rows by NaN, others compute in lanes whose results are dropped, and estimates try what may overflow.
/// </summary>
internal unsafe ref struct FloatingPointEnvironment
{
    private readonly bool _held;
    private fixed byte _saved[LibM.EnvironmentBytes];

    public FloatingPointEnvironment()
    {
        fixed (byte* saved = _saved)
        {
            _held = LibM.HoldTraps(saved) == 0;
        }
    }

    public void Dispose()
    {
        if (_held)
        {
            fixed (byte* saved = _saved)
            {
                _ = LibM.SetEnvironment(saved);
            }
        }
    }
}
