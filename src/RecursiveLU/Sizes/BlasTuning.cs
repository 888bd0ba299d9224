using System.Runtime.CompilerServices;

namespace RecursiveLU.Sizes;

/// <summary>Block sizes of products and triangular solves. Of a product's they decide after how many terms a partial sum goes to memory,
/// and so its last bits; the others change only the speed.</summary>
internal static class BlasTuning
{
    /// <summary>The bytes of a packed block of the right factor, which all rows go by: a part of the third-level cache.</summary>
    public const long RightBytes = 4 << 20;

    /// <summary>The bytes of the left factor that several threads pack before they multiply.</summary>
    public const long SharedLeftBytes = 32 << 20;

    /// <summary>The bytes of a matrix from which threads share an operation that reads it once.</summary>
    public const long SharedBytes = 1 << 20;

    /// <summary>Tasks for each thread.</summary>
    public const int TasksPerThread = 4;

    /// <summary>Column tiles up to which the left factor is read where it is: copying it would take as long as the few products.</summary>
    public const int FewColumnTiles = 2;

    /// <summary>Row tiles up to which the right factor is.</summary>
    public const int FewRowTiles = 2;

    /// <summary>The order of the triangles that strips go through at once; larger ones are divided into such blocks, and products
    /// with the other blocks do the rest.</summary>
    public const int TriangleOrder = 256;

    /// <summary>The most terms of a partial sum.</summary>
    public static int Depth<T>() => 2048 / Math.Max(8, Unsafe.SizeOf<T>());

    /// <summary>The bytes of the left factor that stay in the second-level cache while the right factor goes by.</summary>
    public static int LeftBytes => VectorWidth.Bits < 512 ? 128 * 1024 : 256 * 1024;
}
