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
    public static void FromColumns(T* a, long lda, long rows, int columns, T* panel) =>
        FromColumns(a, lda, rows, columns, panel, N);

    /// <summary>Fills a panel whose rows are <paramref name="rowStride"/> elements apart, backwards if negative.</summary>
    public static void FromColumns(T* a, long lda, long rows, int columns, T* panel, nint rowStride)
    {
        if (rows < N)
        {
            for (int i = 0; i < rows; i++)
            {
                for (int j = 0; j < N; j++)
                {
                    panel[(i * rowStride) + j] = j < columns ? a[i + (j * lda)] : default;
                }
            }

            return;
        }

        if (columns == N)
        {
            long blocks = rows / N;
            FromBlocks(a, (nint)lda, panel, rowStride, blocks);
            if (blocks * N != rows)
            {
                FromBlocks(a + rows - N, (nint)lda, panel + ((rows - N) * rowStride), rowStride, 1);
            }

            return;
        }

        T* block = stackalloc T[N * N];
        for (long row = 0; row < rows; row += N)
        {
            long i = Math.Min(row, rows - N);
            for (int j = 0; j < N; j++)
            {
                TVector column = j < columns ? TVector.Load(a + i + (j * lda)) : default;
                column.Store(block + (j * N));
            }

            FromBlocks(block, N, panel + (i * rowStride), rowStride, 1);
        }
    }

    /// <summary>Copies the first <paramref name="columns"/> columns of a panel back.</summary>
    public static void ToColumns(T* panel, T* a, long lda, long rows, int columns) =>
        ToColumns(panel, N, a, lda, rows, columns);

    /// <summary>Copies up to N columns of a row-major matrix, rows <paramref name="stride"/> elements apart.</summary>
    public static void ToColumns(T* panel, nint stride, T* a, long lda, long rows, int columns) =>
        ToColumns(new RowLines<T>(panel, stride), a, lda, rows, columns);

    /// <summary>Copies a column-major matrix to another one.</summary>
    public static void Columns(T* source, long sourceStride, T* target, long targetStride, long rows, int columns)
    {
        for (int j = 0; j < columns; j++)
        {
            T* x = source + (j * sourceStride);
            T* y = target + (j * targetStride);
            if (rows < N)
            {
                TVector.LoadFirst(x, (int)rows).StoreFirst(y, (int)rows);
                continue;
            }

            // A last vector that overlaps the one before it.
            TVector last = TVector.Load(x + rows - N);
            for (long i = 0; i <= rows - N; i += N)
            {
                TVector.Load(x + i).Store(y + i);
            }

            last.Store(y + rows - N);
        }
    }

    /// <summary>Copies the first <paramref name="columns"/> columns of a panel, row <c>order[i]</c> of it to
    /// row i.</summary>
    public static void ToColumns(T* panel, long* order, T* a, long lda, long rows, int columns) =>
        ToColumns(new PermutedLines<T>(panel, N, order), a, lda, rows, columns);

    private static void ToColumns<TLines>(TLines panel, T* a, long lda, long rows, int columns)
        where TLines : struct, ILines<T>
    {
        if (rows < N)
        {
            for (int i = 0; i < rows; i++)
            {
                for (int j = 0; j < columns; j++)
                {
                    a[i + (j * lda)] = panel.At(i)[j];
                }
            }

            return;
        }

        T* block = stackalloc T[N * N];
        long whole = 0;
        if (columns == N)
        {
            whole = rows / N;
            Transposition<T, TVector>.Run(panel, 0, a, (nint)lda, N, whole);
        }

        // What is left: a panel of few columns, or its last rows.
        for (long row = whole * N; row < rows; row += N)
        {
            long i = Math.Min(row, rows - N);
            for (int r = 0; r < N; r++)
            {
                TVector.Load(panel.At(i + r)).Store(block + (r * N));
            }

            Transposition<T, TVector>.Run(new RowLines<T>(block, N), 0, block, N, N, 1);
            for (int j = 0; j < columns; j++)
            {
                TVector.Load(block + (j * N)).Store(a + i + (j * lda));
            }
        }
    }

    /// <summary>N columns to a panel, blocks of N rows one below the other.</summary>
    private static void FromBlocks(T* a, nint lda, T* panel, nint rowStride, long blocks) =>
        Transposition<T, TVector>.Run(new ColumnLines<T>(a, lda), N, panel, rowStride, N * rowStride, blocks);
}
