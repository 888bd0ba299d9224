using System.Runtime.CompilerServices;

namespace RecursiveLU.Sizes;

/// <summary>Crossovers and sizes of the solution from factors. They change its speed, never its result.</summary>
internal readonly record struct SolveTuning
{
    /// <summary>Gets the right-hand sides up to which they are solved for one after another, without panels.</summary>
    public required int FewColumns { get; init; }

    /// <summary>Gets the bytes of right-hand sides in panels up to which all are solved for at once; more go by in slices of
    /// about this size.</summary>
    public required long SliceBytes { get; init; }

    /// <summary>Gets the block sizes of the triangular solves.</summary>
    public required Tuning Blocks { get; init; }

    /// <summary>The values for an element type on this machine's vectors.</summary>
    public static SolveTuning For<T>() => new()
    {
        FewColumns = 3,
        SliceBytes = 16L << 20,
        Blocks = Tuning.For<T>(),
    };

    /// <summary>Columns that go by at once: whole groups of three panels.</summary>
    /// <param name="rows">Rows of the columns, at least 1.</param>
    /// <param name="columns">How many columns there are.</param>
    /// <param name="panelWidth">Columns of a panel.</param>
    public long SliceColumns<T>(long rows, long columns, int panelWidth)
        where T : unmanaged
    {
        long group = 3L * panelWidth;
        long groups = SliceBytes / Unsafe.SizeOf<T>() / rows / group;
        return Math.Min(columns, Math.Max(1, groups) * group);
    }
}
