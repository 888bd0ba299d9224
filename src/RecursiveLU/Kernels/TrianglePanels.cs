namespace RecursiveLU.Kernels;

/// <summary>
/// Copies the triangles of column-major factors into panels, so that each becomes a lower triangle M that
/// <see cref="BlockUpdate{T, TVector}"/> solves with from top to bottom: an upper one by turning its rows and columns over.
/// </summary>
/// <remarks>Each method fills a panel with up to N columns of M, from their first diagonal element down, each row at its
/// place in the panel. What stands above the diagonal gets any value.</remarks>
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
    public static void UpperTransposed(T* lu, long lda, long n, long first, T* panel)
    {
        int columns = (int)Math.Min(N, n - first);
        T* source = lu + first + (first * lda);
        for (long i = first; i < n; i++, source += lda)
        {
            TVector row = columns == N ? TVector.Load(source) : TVector.LoadFirst(source, columns);
            row.Store(panel + (i * N));
        }
    }

    /// <summary>M := L transposed, turned over.</summary>
    public static void LowerTransposedTurned(T* lu, long lda, long n, long first, T* panel)
    {
        int columns = (int)Math.Min(N, n - first);

        // Column n - 1 - i of L is row i of M, read upwards from row n - 1 - first.
        T* source = lu + (n - 1 - first) + ((n - 1 - first) * lda);
        for (long i = first; i < n; i++, source -= lda)
        {
            T* row = panel + (i * N);
            if (columns == N)
            {
                TVector.Reverse(TVector.Load(source - (N - 1))).Store(row);
                continue;
            }

            for (int c = 0; c < columns; c++)
            {
                row[c] = source[-c];
            }
        }
    }
}
