namespace RecursiveLU.Kernels;

/// <summary>Copies between a column-major matrix and one in panels, a panel at a time.</summary>
/// <remarks>A last block of rows overlaps the one before it, so that only matrices of fewer rows than a vector
/// has lanes are copied element by element.</remarks>
internal static unsafe class PanelCopy<T, TVector>
    where T : unmanaged
    where TVector : struct, ISimd<TVector, T>
{
    private static int N => TVector.Count;

    /// <summary>Fills a panel from <paramref name="columns"/> columns, up to N; the others become zero.</summary>
    public static void FromColumns(T* a, long lda, long rows, int columns, T* panel)
    {
        if (rows < N)
        {
            for (int i = 0; i < rows; i++)
            {
                for (int j = 0; j < N; j++)
                {
                    panel[(i * N) + j] = j < columns ? a[i + (j * lda)] : default;
                }
            }

            return;
        }

        T* block = stackalloc T[N * N];
        for (long row = 0; row < rows; row += N)
        {
            long i = Math.Min(row, rows - N);
            if (columns == N)
            {
                TransposeBlock<T, TVector>.Run(a + i, (nint)lda, panel + (i * N), N);
                continue;
            }

            for (int j = 0; j < N; j++)
            {
                TVector column = j < columns ? TVector.Load(a + i + (j * lda)) : default;
                column.Store(block + (j * N));
            }

            TransposeBlock<T, TVector>.Run(block, N, panel + (i * N), N);
        }
    }

    /// <summary>Copies the first <paramref name="columns"/> columns of a panel back.</summary>
    public static void ToColumns(T* panel, T* a, long lda, long rows, int columns)
    {
        if (rows < N)
        {
            for (int i = 0; i < rows; i++)
            {
                for (int j = 0; j < columns; j++)
                {
                    a[i + (j * lda)] = panel[(i * N) + j];
                }
            }

            return;
        }

        T* block = stackalloc T[N * N];
        for (long row = 0; row < rows; row += N)
        {
            long i = Math.Min(row, rows - N);
            if (columns == N)
            {
                TransposeBlock<T, TVector>.Run(panel + (i * N), N, a + i, (nint)lda);
                continue;
            }

            TransposeBlock<T, TVector>.Run(panel + (i * N), N, block, N);
            for (int j = 0; j < columns; j++)
            {
                TVector.Load(block + (j * N)).Store(a + i + (j * lda));
            }
        }
    }
}
