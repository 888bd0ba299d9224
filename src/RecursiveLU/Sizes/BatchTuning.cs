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

    /// <summary>The most right-hand sides of systems that are solved side by side, one in each lane.</summary>
    public const int SidesInLanes = 8;

    /// <summary>The largest order of problems that are factored or solved side by side, one in each lane.</summary>
    public const int MostInLanes = 16;

    /// <summary>The least order of matrices that are factored or solved so.</summary>
    private const int LeastInLanes = 2;

    /// <summary>Whether square matrices are factored side by side. 1,000 of them, ns each, on an AMD EPYC (Zen 4), one after another
    /// and so. 512 bits: f64 order 2 10 and 8, 8 102 and 57, 12 230 and 158, 15 324 and 308, 16 337 and 359; f32 8 58 and 34, 12 240
    /// and 88, 15 271 and 164, 16 234 and 198; c128 2 22 and 11, 8 208 and 117, 12 497 and 334, 15 692 and 633, 16 753 and 781; c64 2
    /// 21 and 8, 8 134 and 64, 12 302 and 177, 16 431 and 412. 256 bits: f32 15 210 and 184, 16 221 and 212; the others gain 1.3 and more
    /// at order 15.</summary>
    /// <param name="n">The order.</param>
    public static bool IsFactoredInLanes<T>(long n)
        where T : unmanaged => n >= LeastInLanes && n <= (typeof(T) == typeof(Complex64) ? MostInLanes : MostInLanes - 1);

    /// <summary>Whether systems are solved side by side. 1,000 systems, ns each, 256 bits, one after another and so: in f64 order 4
    /// 105 and 29, 8 150 and 67, 16 265 and 160; in f32 98 and 24, 140 and 40, 247 and 99.</summary>
    /// <param name="n">The order.</param>
    /// <param name="nrhs">Right-hand sides.</param>
    public static bool IsSolvedInLanes(long n, long nrhs) => n >= LeastInLanes && n <= MostInLanes && nrhs <= SidesInLanes;
}
