using System.Numerics;
using System.Runtime.Intrinsics.Arm;

namespace RecursiveLU.Sizes;

/// <summary>Block sizes and crossovers. They change the speed of a factorization, never its result.</summary>
internal readonly record struct Tuning
{
    /// <summary>With which power of the time that threads need to answer the work grows that is worth them.</summary>
    private const double ParallelDistancePower = 4.5;

    /// <summary>Gets the order up to which the kernels for small matrices are used, where they can be; those for orders up to 4 always
    /// are, for they round differently.</summary>
    public required int SmallOrder { get; init; }

    /// <summary>Gets the columns of a leaf of the recursion.</summary>
    public required int LeafColumns { get; init; }

    /// <summary>Gets the elements up to which a matrix of few columns is one leaf, without recursion and without
    /// panels.</summary>
    public required int StripElements { get; init; }

    /// <summary>Gets the rows, at least 64, from which a column of a leaf sees all updates at once, so that it is written
    /// once.</summary>
    public required int TallRows { get; init; }

    /// <summary>Gets how many times as many rows as columns a matrix of so many rows has that is factored in place by recursion.</summary>
    public required int TallAspect { get; init; }

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

    /// <summary>Gets the most rows of a matrix that is wide.</summary>
    public required int WideRows { get; init; }

    /// <summary>Gets the least columns of a wide matrix, which stays in place, too.</summary>
    public required int WideColumns { get; init; }

    /// <summary>Gets the m * n * min(m, n) below which a factorization is not shared among threads.</summary>
    public required long ParallelWork { get; init; }

    /// <summary>Gets the nanoseconds up to which threads may need to answer for <see cref="ParallelWork"/> to hold; above, it grows with
    /// a power of them.</summary>
    public required int ParallelResponse { get; init; }

    /// <summary>Gets the rows from which threads divide the rows of a tall matrix.</summary>
    public required int ParallelTallRows { get; init; }

    /// <summary>Gets the blocks of columns for each of several threads, within the limits that follow.</summary>
    public required int ParallelBlocks { get; init; }

    /// <summary>Gets the most blocks altogether: narrow ones bring every column from memory too often.</summary>
    public required int ParallelMaximumBlocks { get; init; }

    /// <summary>Gets the least columns of a block.</summary>
    public required int ParallelMinimumWidth { get; init; }

    /// <summary>Gets the most columns of a block.</summary>
    public required int ParallelMaximumWidth { get; init; }

    /// <summary>Whether a matrix has few rows and many columns.</summary>
    public bool IsWide(long rows, long columns) => rows <= WideRows && columns >= WideColumns;

    /// <summary>The values for an element type on this machine's vectors.</summary>
    public static Tuning For<T>() => For<T>(VectorWidth.Bits);

    /// <summary>The values for an element type and a width of the vectors.</summary>
    /// <remarks>Beside each is what chose it: GFLOP/s, or the speedup of two threads, on an AMD EPYC (Zen 5), the better side
    /// first, with vectors of 512 bits where nothing else is said. At 256 and 128 bits half and twice each value were tried, too,
    /// at n = 16 to 1000: where one value stands, none gained 1%. <c>eng/bench.sh tune</c> measures them anew. Those for NEON are not
    /// measured but computed for Arm's Neoverse N2 and V2, by the technical reference manuals: 64 KiB of first-level data cache, a
    /// second level of 512 KiB (N2) to 2 MiB (V2), two (N2) and four (V2) pipes of 128 bits, each a multiply-add in a cycle.</remarks>
    /// <param name="vectorBits">512, 256 or 128.</param>
    public static Tuning For<T>(int vectorBits)
    {
        bool isDouble = typeof(T) == typeof(double) || typeof(T) == typeof(Complex);
        bool isComplex = typeof(T) != typeof(double) && typeof(T) != typeof(float);
        bool isNeon = vectorBits == 128 && AdvSimd.Arm64.IsSupported;
        return new()
        {
            // As much as those kernels take, 32 at 512 bits: n = 16: 12.9 against 5.0; n = 32: 18.1 against 11.7; f32 n = 32: 33
            // against 16. NEON by instructions, the small kernels' first: f64 n = 8: 3200 and 5700, n = 40: 93,000 and 99,000, n = 48:
            // 146,000 and 135,000; f32 n = 8: 2600 and 4500, n = 40: 59,000 and 58,000.
            SmallOrder = isNeon ? 40 : 64,

            // One panel: a wider leaf has longer columns to go through before the tiles can begin. At 128 bits in f64, n = 32: 5.3
            // against 5.1, n = 1000: 20.5 against 20.3; at 256 bits n = 32: 9.5 against 8.5 with 4.
            LeafColumns = isDouble && vectorBits == 128 && !isNeon ? 4 : 8,

            // The last order at which a strip beats panels.
            StripElements = isDouble ? 30 * 30 : 32 * 32,

            // 1000 x 8: 29 against 20. At 256 rows f64 n = 200 loses 1%, f32 n = 384 4%; at 128 rows n = 256 11%.
            TallRows = 512,

            // 2000 x 400: 50.4 against 48.1 in panels (Zen 4), 2000 x 64 40.4 and 30.0, 2000 x 700 50.8 and 50.2; but 520 x 128 35.3 and
            // 37.6. 256 bits, 1000 x 200: 44.1 and 42.3; f32 79.6 and 82.7, 1000 x 128 72.5 and 72.4. Without AVX2 it was not measured.
            TallAspect = vectorBits == 128 ? int.MaxValue : isDouble || vectorBits == 512 ? 5 : 8,

            // 5000 x 16: 40 against 18; 100000 x 32: 14 with panels, 11 in place.
            TallColumns = 16,

            // n = 2000: 0.923 of peak in the update, 0.90 at 192 and 256; n = 1000: all within 2%. Complex tiles have twice the columns
            // of L in as many rows of a panel, and at 256 bits on Zen 3 its first-level cache does not hold 128 of them beside U: c128
            // n = 500 to 1500 1.03 to 1.06 of 128's speed, n = 256 0.98; c64 1.03 to 1.05, n = 100 0.98.
            UpdateDepth = isComplex && vectorBits < 512 ? 64 : 128,

            // Flat from 96 to 384 KiB, a little less at 512. At 256 bits on Zen 3, whose second level has 512 KiB, beside a neighbour on
            // the same core: f64 n = 1000 38.3 with 96 KiB, 34.2 with 192; 2000 40.1 and 38.8; c128 n = 1500 37.8, 32.9, with 384
            // 33.6. NEON: half of N2's least second level.
            UpdateBytes = isNeon ? 256 * 1024 : vectorBits < 512 ? 96 * 1024 : 192 * 1024,

            // n = 4000: 100 in panels, 97 in place. Memory decides, not speed.
            InPlaceBytes = 1L << 30,

            // n = 4000, one thread and two: 96 and 183; 97 and 176 at 1024; 93 and 166 at 512.
            InPlaceWidth = 2048,

            // 20,000 columns at 256 bits (Zen 3), panels' time over this: 9 rows 1.6, f32 1.4; 100 rows 1.2, 1.6; 256 rows 1.01, 1.14;
            // 512 rows 1.00, 1.09. 5000 columns: 0.9 to 1.05. A million: 9 rows 3.8, 2.7.
            WideRows = 256,
            WideColumns = 1 << 14,

            // n = 100 in f64 1.18, n = 128 in f32 1.06. NEON: V2 has half the pipes' width, so that threads pay at half the work.
            // A product of complex numbers is four of real ones.
            ParallelWork = (isDouble ? 1_000_000 : 2_000_000) / (isNeon ? 2 : 1) / (isComplex ? 4 : 1),

            // Two processors without a common cache, 300 to 400 ns: n = 256 in f64 0.93, n = 384 1.11; f32 1.00 and 1.03. With
            // one, 150 ns: f32 n = 160 1.11.
            ParallelResponse = 150,

            // 9000 x 100: 1.64.
            ParallelTallRows = 8192,

            // n = 500: 1.87; 1.63 with 2 for each of two threads, 1.80 with 6. n = 384: 1.78, 1.51, 1.70.
            ParallelBlocks = 4,

            // For machines with many cores: by the model of eng/bench/thread_model.py.
            ParallelMaximumBlocks = 128,

            // f64 n = 128: 1.24; 1.19 at 16, 1.06 at 48. f32 n = 200: 1.38; 1.22 at 16, 1.30 at 48.
            ParallelMinimumWidth = isDouble ? 24 : 32,

            // One UpdateDepth. f64 n = 4000: 197; 191 at 192, 189 at 256.
            ParallelMaximumWidth = 128,
        };
    }

    /// <summary>Whether several threads are faster than one.</summary>
    /// <param name="m">Rows.</param>
    /// <param name="n">Columns.</param>
    /// <param name="response">The nanoseconds after which the threads answer.</param>
    public bool IsWorthThreads(long m, long n, int response = 0)
    {
        double distance = (double)response / ParallelResponse;
        double work = distance <= 1 ? ParallelWork : ParallelWork * Math.Pow(distance, ParallelDistancePower);
        return (double)m * n * Math.Min(m, n) >= work;
    }
}
