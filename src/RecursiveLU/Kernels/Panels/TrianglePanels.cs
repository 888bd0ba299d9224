using RecursiveLU.Kernels.Vectors;

namespace RecursiveLU.Kernels.Panels;

/// <summary>
/// Copies the triangles of column-major factors into panels, so that each becomes a lower triangle M that
/// <see cref="Tiles.BlockUpdate{T, TVector}"/> solves with from top to bottom: an upper one by turning its rows and columns over.
/// </summary>
/// <remarks>What is copied is a block of columns of M, from their first diagonal element down, each row at its place in the panels.
/// A form that reads columns fills one panel; one that reads rows fills some rows of all panels, for memory
/// gives long lines faster than short ones. What stands above the diagonal gets any value.</remarks>
internal static unsafe class TrianglePanels<T, TVector>
    where T : unmanaged
    where TVector : struct, ISimd<TVector, T>
{
    private static int N => TVector.Count;

    /// <summary>M := L.</summary>
    /// <param name="lu">The factors.</param>
    /// <param name="lda">Elements from a column of them to the next.</param>
    /// <param name="n">Their order.</param>
    /// <param name="first">The first column of M.</param>
    /// <param name="panel">Row 0 of the panel.</param>
    public static void Lower(T* lu, long lda, long n, long first, T* panel) =>
        PanelCopy<T, TVector>.FromColumns(
            lu + first + (first * lda), lda, n - first, (int)Math.Min(N, n - first), panel + (first * N));

    /// <summary>M := U, turned over.</summary>
    public static void UpperTurned(T* lu, long lda, long n, long first, T* panel) =>
        PanelCopy<T, TVector>.FromColumns(
            lu + ((n - 1 - first) * lda), -lda, n - first, (int)Math.Min(N, n - first), panel + ((n - 1) * N), -N);

    /// <summary>M := U transposed.</summary>
    /// <param name="lu">The factors.</param>
    /// <param name="lda">Elements from a column of them to the next.</param>
    /// <param name="n">Their order.</param>
    /// <param name="first">The first column of M in the block.</param>
    /// <param name="columns">How many it has.</param>
    /// <param name="row">The first row to fill.</param>
    /// <param name="end">The row after the last.</param>
    /// <param name="panels">The block.</param>
    public static void UpperTransposed(
        T* lu, long lda, long n, long first, long columns, long row, long end, in PanelMatrix<T> panels)
    {
        long whole = Math.Min(columns, n - first) / N * N;
        int left = (int)Math.Min(columns - whole, n - first - whole);
        for (long i = row; i < end; i++)
        {
            T* source = lu + first + (i * lda);
            T* target = panels.At(i, 0, N);
            for (T* stop = source + whole; source != stop; source += N, target += panels.Stride)
            {
                TVector.Load(source).Store(target);
            }

            for (int c = 0; c < left; c++)
            {
                target[c] = source[c];
            }
        }
    }

    /// <summary>M := L transposed, turned over. The parameters are those of <see cref="UpperTransposed"/>.</summary>
    public static void LowerTransposedTurned(
        T* lu, long lda, long n, long first, long columns, long row, long end, in PanelMatrix<T> panels)
    {
        long whole = Math.Min(columns, n - first) / N * N;
        int left = (int)Math.Min(columns - whole, n - first - whole);
        for (long i = row; i < end; i++)
        {
            // Row i of M is column n - 1 - i of L, read upwards.
            T* source = lu + (n - first) + ((n - 1 - i) * lda);
            T* target = panels.At(i, 0, N);
            for (T* stop = source - whole; source != stop; target += panels.Stride)
            {
                source -= N;
                TVector.Reverse(TVector.Load(source)).Store(target);
            }

            for (int c = 0; c < left; c++)
            {
                target[c] = source[-1 - c];
            }
        }
    }
}
