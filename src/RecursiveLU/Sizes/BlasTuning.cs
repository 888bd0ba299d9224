namespace RecursiveLU.Sizes;

/// <summary>Block sizes of products and triangular solves, beside those of <see cref="Tuning"/> that they share with updates. They
/// change the speed, and but for <see cref="TriangleOrder"/> never the result.</summary>
internal static class BlasTuning
{
    /// <summary>The bytes of a matrix from which threads share an operation that reads it once. Two threads on an AMD EPYC without
    /// AVX-512 are 1.1 to 1.3 times as fast as one in dger 2000 x 64, 1.1 and 1.4 in dgemv N and T; at a tenth of the size they are
    /// slower.</summary>
    public const long SharedBytes = 1_000_000;

    /// <summary>Tasks for each thread.</summary>
    public const int TasksPerThread = 4;

    /// <summary>Terms from which sums are not short: then a strip of the left factor meets all of the right one.</summary>
    public const int DeepTerms = 48;

    /// <summary>Terms that a register tile takes in a run, an even number: in a loop within a loop the compiler keeps all of C in
    /// registers, which it does not in a single one.</summary>
    public const int RunTerms = 256;

    /// <summary>The most rows and columns, and terms, for which it is faster to compute with the operands where they are, however their
    /// sizes, than to copy what no tile takes there.</summary>
    public const int MostInPlace = 16;

    /// <summary>Column tiles up to which the left factor is read where it is: copying it would take as long as the few products.</summary>
    public const int FewColumnTiles = 2;

    /// <summary>Row tiles up to which the right factor is.</summary>
    public const int FewRowTiles = 2;

    /// <summary>The order of the triangles that strips go through at once; larger ones are divided into such blocks, and products
    /// with the other blocks do the rest.</summary>
    public const int TriangleOrder = 256;

    /// <summary>The bytes of each factor that are packed at once.</summary>
    public static long PackedBytes(int threads) => threads == 1 ? 8 << 20 : 32 << 20;
}
