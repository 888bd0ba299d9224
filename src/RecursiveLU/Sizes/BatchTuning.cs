namespace RecursiveLU.Sizes;

/// <summary>What many matrices of one size cost, how threads divide them, and when the next one is fetched. The results do not
/// depend on it.</summary>
internal static class BatchTuning
{
    /// <summary>Pieces of the batch for each thread: they may become free at different times.</summary>
    public const int ChunksPerThread = 8;

    /// <summary>An elimination step of a matrix of few columns takes as long as so many more columns would.</summary>
    public const int StepCost = 64;

    /// <summary>The elements of a factor take as long as so many right-hand sides more would.</summary>
    public const int FactorCost = 16;

    /// <summary>Scratch memory from which threads factor one matrix together: each would keep as much.</summary>
    public const long LargeBytes = 16L << 20;

    /// <summary>The size from which the next matrix of a batch is fetched, if it follows this one: smaller ones the processor
    /// fetches in time. 10,000 matrices in f64: order 24 894 ns each, 920 without; order 32 1670, 1900 without; wherever
    /// pointers say, 1000 and 1490, 1880 and 2800.</summary>
    public const int FetchedBytes = 4096;

    /// <summary>Up to so many bytes are fetched before a factorization, not by and by.</summary>
    public const int FetchedAtOnce = 1024;
}
