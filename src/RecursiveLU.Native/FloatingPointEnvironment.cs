using RecursiveLU.Memory;

namespace RecursiveLU.Native;

/// <summary>
/// Switches off a host's floating-point traps for the duration of a call: with them an Inf or a NaN, which LU
/// factors like any other number, would be a signal. Without traps it costs one call of 3 ns.
/// </summary>
internal unsafe ref struct FloatingPointEnvironment
{
    private readonly bool _held;
    private fixed byte _saved[LibM.EnvironmentBytes];

    public FloatingPointEnvironment()
    {
        if (LibM.GetTraps() > 0)
        {
            fixed (byte* saved = _saved)
            {
                _held = LibM.HoldTraps(saved) == 0;
            }
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
