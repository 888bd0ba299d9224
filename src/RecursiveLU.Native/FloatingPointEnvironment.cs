namespace RecursiveLU.Native;

/// <summary>
/// Keeps a host's floating-point control and status word as it is: during a call nothing traps, for with traps an Inf or a NaN,
/// which LU factors like any other number, would be a signal; and after the call traps, rounding mode and status flags are those
/// before it, whatever estimates and thresholds have raised meanwhile.
/// </summary>
internal readonly ref struct FloatingPointEnvironment
{
    /// <summary>The bits that mask traps.</summary>
    private const uint Masks = 0x1f80;

    private readonly uint _saved;

    public FloatingPointEnvironment()
    {
        _saved = Front.GetControlStatus();
        if ((_saved & Masks) != Masks)
        {
            Front.SetControlStatus(_saved | Masks);
        }
    }

    /// <summary>Gets a value indicating whether the host has switched a trap on.</summary>
    public static bool HasTraps => (Front.GetControlStatus() & Masks) != Masks;

    public void Dispose() => Front.SetControlStatus(_saved);
}
