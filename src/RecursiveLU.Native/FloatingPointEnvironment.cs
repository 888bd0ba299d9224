using System.Runtime.CompilerServices;

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

    /// <summary>The status flags but for FE_INEXACT, which nearly every matrix raises.</summary>
    private const uint Flags = 0x1f;

    private readonly uint _saved;

    public FloatingPointEnvironment()
    {
        _saved = Front.GetControlStatus();
        if (TrapsIn(_saved))
        {
            Front.SetControlStatus(_saved | Masks);
        }
    }

    /// <summary>Whether a control and status word has a trap switched on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TrapsIn(uint word) => (word & Masks) != Masks;

    /// <summary>Takes back the flags that a kernel has raised without a trap switched on. To write the word costs ten times as much as
    /// to read it, and is seldom needed.</summary>
    /// <param name="before">The word before the kernel.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void TakeBack(uint before)
    {
        if (((Front.GetControlStatus() ^ before) & Flags) != 0)
        {
            Front.SetControlStatus(before);
        }
    }

    public void Dispose() => Front.SetControlStatus(_saved);
}
