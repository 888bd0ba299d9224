using System.Numerics;
using RecursiveLU.Kernels.Panels;
using RecursiveLU.Kernels.Tiles;
using RecursiveLU.Kernels.Vectors;
using RecursiveLU.Sizes;

namespace RecursiveLU.Algorithms.Refinement;

/// <summary>C := C - A * B for a square A, on the update kernels of the factorization.</summary>
internal static unsafe class PanelProduct<T, TVector>
    where T : unmanaged, INumberBase<T>
    where TVector : struct, ISimd<TVector, T>
{
    private static int N => TVector.Count;

    /// <summary>Elements of scratch memory, aligned to 64 bytes, that a product needs.</summary>
    public static Int128 WorkSize(long n, long columns, in Tuning tuning) =>
        (2 * PanelMatrix<T>.Size(n, columns, N)) + PanelMatrix<T>.Size(n, Depth(tuning), N);

    /// <summary>Subtracts the product.</summary>
    /// <param name="n">Order of A, at least 1.</param>
    /// <param name="columns">Columns of B and C, at least 1.</param>
    /// <param name="a">A.</param>
    /// <param name="lda">Elements from a column of A to the next.</param>
    /// <param name="b">B.</param>
    /// <param name="ldb">Elements from a column of B to the next.</param>
    /// <param name="c">C.</param>
    /// <param name="ldc">Elements from a column of C to the next.</param>
    /// <param name="work">Memory of <see cref="WorkSize"/> elements.</param>
    /// <param name="tuning">Block sizes.</param>
    public static void Minus(
        long n, long columns, T* a, long lda, T* b, long ldb, T* c, long ldc, T* work, in Tuning tuning)
    {
        var bPanels = new PanelMatrix<T>(work, n, columns, N);
        long size = bPanels.Panels * bPanels.Stride;
        var cPanels = new PanelMatrix<T>(work + size, n, columns, N);
        var block = new PanelMatrix<T>(work + (2 * size), n, Depth(tuning), N);
        FromColumns(b, ldb, columns, bPanels);
        FromColumns(c, ldc, columns, cPanels);

        // An odd order is one less than the tiles take: A's next column is zero, and B's next row in the margin.
        for (long k = 0; k < n; k += block.Columns)
        {
            long depth = Math.Min(block.Columns, n - k);
            FromColumns(a + (k * lda), lda, depth, block);
            if (depth % 2 != 0 && depth % N == 0)
            {
                // In panels of one column that next one has not been written.
                new Span<T>(block.At(0, depth, N), (int)block.Stride).Clear();
            }

            BlockUpdate<T, TVector>.Update(
                block.Data, bPanels.At(k, 0, N), cPanels.Data, n, (nint)(depth + (depth % 2)), bPanels.Panels, bPanels.Stride,
                tuning);
        }

        for (long j = 0; j < columns; j += N)
        {
            PanelCopy<T, TVector>.ToColumns(
                cPanels.At(0, j / N, N), c + (j * ldc), ldc, n, (int)Math.Min(N, columns - j));
        }
    }

    /// <summary>Columns of A that are in panels at once.</summary>
    private static long Depth(in Tuning tuning) => Math.Max(1, tuning.UpdateDepth / N) * N;

    private static void FromColumns(T* source, long stride, long columns, in PanelMatrix<T> target)
    {
        for (long j = 0; j < columns; j += N)
        {
            PanelCopy<T, TVector>.FromColumns(
                source + (j * stride), stride, target.Rows, (int)Math.Min(N, columns - j), target.At(0, j / N, N));
        }

        PanelCopy<T, TVector>.ClearMargin(target, 0, (columns + N - 1) / N);
    }
}
