namespace RecursiveLU.Native;

/// <summary>
/// Keeps a host's floating-point control and status word as it is. During a call nothing traps: with traps an Inf or a NaN, which
/// LU factors like any other number, would be a signal. And after it the status flags are those before it, for kernels raise some that
/// say nothing of the matrix: those of strips mark chosen rows by NaN, others compute in lanes whose results are dropped, and
/// estimates try what may overflow.
/// </summary>
internal readonly ref struct FloatingPointEnvironment
{
    /// <summary>The bits that mask traps.</summary>
    private const uint Masks = 0x1f80;

    /// <summary>The status flag that nearly every matrix raises, and that may stay raised.</summary>
    private const uint Inexact = 0x20;

    private readonly uint _saved;

    public FloatingPointEnvironment()
    {
        _saved = Front.GetControlStatus();
        if ((_saved & Masks) != Masks)
        {
            Front.SetControlStatus(_saved | Masks);
        }
    }

    /// <summary>To write the word costs many times as much as to read it.</summary>
    public void Dispose()
    {
        if (((Front.GetControlStatus() ^ _saved) & ~Inexact) != 0)
        {
            Front.SetControlStatus(_saved);
        }
    }
}
