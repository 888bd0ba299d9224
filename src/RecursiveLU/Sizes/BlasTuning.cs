namespace RecursiveLU.Sizes;

/// <summary>Block sizes of products and triangular solves, beside those of <see cref="Tuning"/> that they share with updates. They
/// change the speed, and but for <see cref="TriangleOrder"/> never the result. Where nothing else is said they were measured with
/// vectors of 512 bits on Zen 4, f64, in GFLOP/s.</summary>
internal static class BlasTuning
{
    /// <summary>The bytes of a matrix from which threads share an operation that reads it once. Two threads on an AMD EPYC without
    /// AVX-512 are 1.1 to 1.3 times as fast as one in dger 2000 x 64, 1.1 and 1.4 in dgemv N and T; at a tenth of the size they are
    /// slower.</summary>
    public const long SharedBytes = 1_000_000;

    /// <summary>Tasks for each thread.</summary>
    public const int TasksPerThread = 4;

    /// <summary>The most rows and columns, and terms, for which it is faster to compute with the operands where they are, however their
    /// sizes, than to copy what no tile takes there.</summary>
    public const int MostInPlace = 16;

    /// <summary>The most rows and columns for which a triangle is solved with element by element. n = 6: 151 ns, in strips 200; n = 7
    /// 217 and 218.</summary>
    public const int MostInScalars = 6;

    /// <summary>Rows up to which tiles read a right factor where it is whose columns are apart and short: every tile begins to read all
    /// of them anew. 1000 x 1000 x 16: 49.9, 47.4 where it is; 500 x 500 x 64: 52.8 and 53.1.</summary>
    public const int ShortInPlace = 240;

    /// <summary>Terms below which columns are short.</summary>
    public const int ShortTerms = 48;

    /// <summary>Columns or rows up to which tiles read a factor where it is though its lines share few sets of a cache (<see
    /// cref="AreAliased"/>): 64 x 64 x 64 in matrices of 4096 rows 41 against 25, of 4352 rows 44.3 and 40.7.</summary>
    public const int AliasedInPlace = 16;

    /// <summary>Strips from which the first one is shortened so that the others begin where vectors may: those that cross lines of the
    /// cache take twice as long to store. 1000 x 1000 x 16: 46.6 and 44.1; x 128: 56.0 and 54.9.</summary>
    public const int AlignedStrips = 10;

    /// <summary>The order of the triangles that strips go through at once; larger ones are divided into such blocks, and products
    /// with the other blocks do the rest.</summary>
    public const int TriangleOrder = 256;

    /// <summary>The bytes after which lines share a set of the first-level cache, of 32 KiB and eight ways.</summary>
    public const int SetBytes = 4096;

    /// <summary>The bytes from a multiple of half of that within which lines are still slow: 64 loses 1 to 10%, 128 gains 1 to 11%.</summary>
    private const int AliasedBytes = 128;

    /// <summary>Whether lines so many bytes apart share few sets of the first-level cache.</summary>
    public static bool AreAliased(nint stepBytes) => (stepBytes + AliasedBytes) % (SetBytes / 2) < 2 * AliasedBytes;

    /// <summary>Columns of the product up to which tiles read the left factor where it is, and rows for the right one. n = 64: 52.5
    /// against 46.4, n = 128 54.4 against 50.8, n = 500 55.4 against 54.4, n = 1000 the same. 256 bits, whose loads are as many for half of
    /// the multiply-adds: n = 100 52.8 and 48.9, n = 200 50.7 and 52.8.</summary>
    /// <param name="vectorBytes">The bytes of a vector.</param>
    public static int LongInPlace(int vectorBytes) => vectorBytes == 64 ? 1024 : 128;

    /// <summary>The terms of a block, by an element's bytes: a strip of B is 16 KiB. 2000 x 2000 x 256: 55.0 against 53.1 with half as
    /// many.</summary>
    public static int ProductDepth(int bytes) => 2048 / bytes;

    /// <summary>The bytes of each factor that are packed at once.</summary>
    public static long PackedBytes(int threads) => threads == 1 ? 8 << 20 : 32 << 20;
}
