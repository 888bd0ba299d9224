namespace RecursiveLU;

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
}
