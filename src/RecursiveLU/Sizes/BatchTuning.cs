using System.Runtime.CompilerServices;

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

    /// <summary>The least order of matrices that are factored or solved so.</summary>
    private const int LeastInLanes = 2;

    /// <summary>The order up to which systems are solved side by side. 1,000 systems, ns each, 256 bits, one after another and so: in
    /// f64 order 4 105 and 29, 8 150 and 67, 16 265 and 160; in f32 98 and 24, 140 and 40, 247 and 99.</summary>
    private const int SolvedInLanes = 16;

    /// <summary>Whether square matrices are factored side by side. 1,000 of them, ns each, 256 bits, one after another and so: in f64
    /// order 2 13 and 5, 4 35 and 27, 5 90 and 42, 8 143 and 96; in f32 4 34 and 16, 8 91 and 65, 12 213 and 150, 15 275 and
    /// 272.</summary>
    /// <param name="n">The order.</param>
    public static bool IsFactoredInLanes<T>(long n)
        where T : unmanaged => n >= LeastInLanes && n <= (Unsafe.SizeOf<T>() == sizeof(double) ? 8 : 12);

    /// <summary>Whether systems are solved side by side.</summary>
    /// <param name="n">The order.</param>
    /// <param name="nrhs">Right-hand sides.</param>
    public static bool IsSolvedInLanes(long n, long nrhs) => n >= LeastInLanes && n <= SolvedInLanes && nrhs <= SidesInLanes;
}
