using System.Numerics;
using System.Runtime.CompilerServices;
using RecursiveLU.Kernels.Vectors;
using RecursiveLU.Sizes;

namespace RecursiveLU.Kernels.Blas;

/// <summary>C := C + alpha * A * B for few tiles, without blocks: what surrounds those would take as long as they do.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <typeparam name="TVector">A vector of elements.</typeparam>
internal static unsafe class SmallProduct<T, TVector>
    where T : unmanaged, INumberBase<T>
    where TVector : struct, ISimd<TVector, T>
{
    private const int MostTerms = 32;
    private const int MostRowTiles = 2;
    private const int MostColumnTiles = 4;

    private static int TileRows => GemmTiles<T, TVector>.Rows;

    private static int TileColumns => GemmTiles<T, TVector>.Columns;

    /// <summary>Whether a product is one for <see cref="Run"/>: not where columns of A would push each other out of the cache, 32 x 32 x 32
    /// 15.4 GFLOP/s, in blocks 25.6.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Takes(long m, long n, long k, in MatrixView<T> a, in MatrixView<T> b) =>
        k <= MostTerms && m <= MostRowTiles * TileRows && n <= MostColumnTiles * TileColumns && !a.IsConjugate && !b.IsConjugate
        && (k <= BlasTuning.MostInPlace || (a.ColumnStep * sizeof(T) % BlasTuning.SetBytes != 0));

    /// <summary>Computes it; nothing is empty.</summary>
    public static void Run(
        int m, int n, int k, T alpha, in MatrixView<T> a, in MatrixView<T> b, T* c, nint ldc)
    {
        if (a.RowStep == 1 && AreWhole(m, n, alpha))
        {
            RunWhole(m, n, k, a, b, c, ldc);
            return;
        }

        bool isSmall = m <= BlasTuning.MostInPlace && n <= BlasTuning.MostInPlace && k <= BlasTuning.MostInPlace;
        if (isSmall && a.RowStep == 1)
        {
            RunInPlace(m, n, k, alpha, a, b, beta: null, c, ldc);
            return;
        }

        // Tiles subtract, and so copies of B take the factor.
        T* packedA = stackalloc T[TileRows * MostTerms];
        T* packedB = stackalloc T[TileColumns * MostTerms];
        for (int i = 0; i < m; i += TileRows)
        {
            int rows = Math.Min(TileRows, m - i);
            int height = (rows + TVector.Count - 1) / TVector.Count * TVector.Count;
            bool packsA = a.RowStep != 1 || height != rows;
            if (packsA)
            {
                StripCopy<T, TVector>.Read(a.From(i, 0), rows, k, packedA, height);
            }

            for (int j = 0; j < n; j += TileColumns)
            {
                int columns = Math.Min(TileColumns, n - j);
                bool packsB = columns % GemmTiles<T, TVector>.LeastColumns != 0 || alpha != -T.One;
                if (packsB)
                {
                    PackB(b.From(0, j), -alpha, k, columns, packedB);
                }

                var steps = new TileSteps(
                    ldc, packsA ? height : a.ColumnStep, packsB ? TileColumns : b.RowStep, packsB ? 1 : b.ColumnStep);
                T* tile = c + i + (j * ldc);
                T* left = packsA ? packedA : a.At(i, 0);
                T* right = packsB ? packedB : b.At(0, j);
                GemmTiles<T, TVector>.Run(tile, left, right, rows, columns, k, steps, tile + (TileColumns * ldc));
            }
        }
    }

    /// <summary>C := C - A * B where <see cref="AreWhole"/> says that tiles take the operands where they are, A's columns being
    /// contiguous.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void RunWhole(int m, int n, int k, in MatrixView<T> a, in MatrixView<T> b, T* c, nint ldc)
    {
        var steps = new TileSteps(ldc, a.ColumnStep, b.RowStep, b.ColumnStep);
        for (int j = 0; j < n; j += TileColumns)
        {
            for (int i = 0; i < m; i += TileRows)
            {
                int vectors = Math.Min(TileRows, m - i) / TVector.Count;
                T* tile = c + i + (j * ldc);
                GemmTiles<T, TVector>.RunWhole(tile, a.At(i, 0), b.At(0, j), vectors, Math.Min(TileColumns, n - j), k, steps, tile);
            }
        }
    }

    /// <summary>Whether tiles take the operands where they are.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AreWhole(int m, int n, T alpha) =>
        m % TVector.Count == 0 && n % GemmTiles<T, TVector>.LeastColumns == 0 && alpha == -T.One;

    /// <summary>C := beta * C + alpha * A * B for up to <see cref="BlasTuning.MostInPlace"/> rows, columns and terms without copies, but for B's
    /// if there is a factor.</summary>
    /// <param name="m">Rows of C, at least 1.</param>
    /// <param name="n">Columns of C, at least 1.</param>
    /// <param name="k">Columns of A, at least 1.</param>
    /// <param name="alpha">The factor.</param>
    /// <param name="a">A, whose columns are contiguous.</param>
    /// <param name="b">B.</param>
    /// <param name="beta">The factor of C; null for one.</param>
    /// <param name="c">C.</param>
    /// <param name="ldc">Elements from a column of C to the next.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void RunInPlace(int m, int n, int k, T alpha, in MatrixView<T> a, in MatrixView<T> b, T* beta, T* c, nint ldc)
    {
        T* scaled = stackalloc T[BlasTuning.MostInPlace * BlasTuning.MostInPlace];
        T* right = b.Data;
        var steps = new TileSteps(ldc, a.ColumnStep, b.RowStep, b.ColumnStep);
        bool adds = !TVector.IsComplex && TVector.IsOne(alpha);
        if (!adds && alpha != -T.One)
        {
            Scale(b, k, n, -alpha, scaled);
            right = scaled;
            steps = new(ldc, a.ColumnStep, 1, k);
        }

        for (int j = 0; j < n; j += EdgeTile<T, TVector>.Columns)
        {
            int columns = Math.Min(EdgeTile<T, TVector>.Columns, n - j);
            for (int i = 0; i < m; i += TVector.Count)
            {
                int rows = Math.Min(TVector.Count, m - i);
                EdgeTile<T, TVector>.Run(
                    c + i + (j * ldc), a.At(i, 0), right + (j * steps.BColumn), rows, columns, k, steps, beta, adds);
            }
        }
    }

    /// <summary>Copies B, multiplied by a factor, into contiguous columns.</summary>
    private static void Scale(in MatrixView<T> b, int k, int n, T factor, T* target)
    {
        for (int j = 0; j < n; j++)
        {
            T* source = b.At(0, j);
            for (int p = 0; p < k; p++, source += b.RowStep)
            {
                *target++ = TVector.Multiply(*source, factor);
            }
        }
    }

    private static void PackB(in MatrixView<T> b, T factor, int k, int columns, T* target)
    {
        bool scales = !TVector.IsOne(factor);
        for (int p = 0; p < k; p++, target += TileColumns)
        {
            for (int j = 0; j < TileColumns; j++)
            {
                T element = j < columns ? *b.At(p, j) : default;
                target[j] = scales ? TVector.Multiply(element, factor) : element;
            }
        }
    }
}
