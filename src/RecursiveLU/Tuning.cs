namespace RecursiveLU;

/// <summary>Block sizes and crossovers. They change the speed of a factorization, never its result.</summary>
internal readonly record struct Tuning
{
    /// <summary>Gets the order up to which the kernels for small matrices are used, where they can be.</summary>
    public required int SmallOrder { get; init; }

    /// <summary>Gets the columns of a leaf of the recursion.</summary>
    public required int LeafColumns { get; init; }

    /// <summary>Gets the elements up to which a matrix of few columns is one leaf, without recursion and without
    /// panels.</summary>
    public required int StripElements { get; init; }

    /// <summary>Gets the rows, at least 64, from which a column of a leaf sees all updates at once, so that it is written
    /// once.</summary>
    public required int TallRows { get; init; }

    /// <summary>Gets the columns up to which a matrix of so many rows is factored in place; 32 at most.</summary>
    public required int TallColumns { get; init; }

    /// <summary>Gets how many rank-one updates run through a register tile at once.</summary>
    public required int UpdateDepth { get; init; }

    /// <summary>Gets the bytes of L that stay in the second-level cache while all panels go by.</summary>
    public required int UpdateBytes { get; init; }

    /// <summary>Gets the bytes of scratch memory above which a matrix stays in place, all but a block of its columns.</summary>
    public required long InPlaceBytes { get; init; }

    /// <summary>Gets the columns of that block.</summary>
    public required int InPlaceWidth { get; init; }

    /// <summary>Gets the m * n * min(m, n) below which a factorization is not shared among threads.</summary>
    public required long ParallelWork { get; init; }

    /// <summary>Gets the blocks into which several threads divide the columns, within the two widths that follow.</summary>
    public required int ParallelBlocks { get; init; }

    /// <summary>Gets the least columns of a block.</summary>
    public required int ParallelMinimumWidth { get; init; }

    /// <summary>Gets the most columns of a block.</summary>
    public required int ParallelMaximumWidth { get; init; }

    /// <summary>The values for an element type on this machine's vectors.</summary>
    public static Tuning For<T>() => new()
    {
        SmallOrder = 32,
        LeafColumns = 8,
        StripElements = typeof(T) == typeof(double) ? 30 * 30 : 32 * 32,
        TallRows = 512,
        TallColumns = 16,
        UpdateDepth = 128,
        UpdateBytes = 192 * 1024,
        InPlaceBytes = 1L << 30,
        InPlaceWidth = 2048,
        ParallelWork = typeof(T) == typeof(double) ? 1_000_000 : 2_000_000,
        ParallelBlocks = 8,
        ParallelMinimumWidth = typeof(T) == typeof(double) ? 24 : 32,
        ParallelMaximumWidth = 192,
    };

    /// <summary>Whether several threads are faster than one.</summary>
    public bool IsWorthThreads(long m, long n) => (Int128)m * n * Math.Min(m, n) >= ParallelWork;
}
