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
        FromColumns(a, lda, rows, columns, new RowLines<T>(panel, N));

    /// <summary>Fills a panel whose rows are <paramref name="stride"/> elements apart, upwards if negative.</summary>
    public static void FromColumns(T* a, long lda, long rows, int columns, T* panel, nint stride) =>
        FromColumns(a, lda, rows, columns, new RowLines<T>(panel, stride));

    /// <summary>Fills a panel, row i of the matrix to row <c>place[i]</c> of it.</summary>
    public static void FromColumns(T* a, long lda, long rows, int columns, T* panel, long* place) =>
        FromColumns(a, lda, rows, columns, new PermutedLines<T>(panel, N, place));

    /// <summary>Copies the first <paramref name="columns"/> columns of a panel back.</summary>
    public static void ToColumns(T* panel, T* a, long lda, long rows, int columns) =>
        ToColumns(panel, N, a, lda, rows, columns);

    /// <summary>Copies up to N columns of a row-major matrix, rows <paramref name="stride"/> elements apart.</summary>
    public static void ToColumns(T* panel, nint stride, T* a, long lda, long rows, int columns) =>
        ToColumns(new RowLines<T>(panel, stride), a, lda, rows, columns);

    /// <summary>Copies the first <paramref name="columns"/> columns of a panel, row <c>order[i]</c> of it to
    /// row i.</summary>
    public static void ToColumns(T* panel, long* order, T* a, long lda, long rows, int columns) =>
        ToColumns(new PermutedLines<T>(panel, N, order), a, lda, rows, columns);

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

    private static void FromColumns<TLines>(T* a, long lda, long rows, int columns, TLines panel)
        where TLines : struct, ILines<T>
    {
        if (rows < N)
        {
            for (int i = 0; i < rows; i++)
            {
                T* row = panel.At(0, i);
                for (int j = 0; j < N; j++)
                {
                    row[j] = j < columns ? a[i + (j * lda)] : default;
                }
            }
        }
        else if (columns == N)
        {
            var source = new ColumnLines<T>(a, (nint)lda);
            Transposition<T, TVector>.Run(source, panel, 0, rows - N + 1);
            Transposition<T, TVector>.Run(source, panel, rows - N, rows - N + 1);
        }
        else
        {
            T* zeros = stackalloc T[N];
            default(TVector).Store(zeros);
            var source = new FirstColumnLines<T>(a, (nint)lda, columns, zeros);
            Transposition<T, TVector>.Run(source, panel, 0, rows - N + 1);
            Transposition<T, TVector>.Run(source, panel, rows - N, rows - N + 1);
        }
    }

    private static void ToColumns<TLines>(TLines panel, T* a, long lda, long rows, int columns)
        where TLines : struct, ILines<T>
    {
        if (rows < N)
        {
            for (int i = 0; i < rows; i++)
            {
                T* row = panel.At(0, i);
                for (int j = 0; j < columns; j++)
                {
                    a[i + (j * lda)] = row[j];
                }
            }
        }
        else if (columns == N)
        {
            var target = new ColumnLines<T>(a, (nint)lda);
            Transposition<T, TVector>.Run(panel, target, 0, rows - N + 1);
            Transposition<T, TVector>.Run(panel, target, rows - N, rows - N + 1);
        }
        else
        {
            T* nowhere = stackalloc T[N];
            var target = new FirstColumnLines<T>(a, (nint)lda, columns, nowhere);
            Transposition<T, TVector>.Run(panel, target, 0, rows - N + 1);
            Transposition<T, TVector>.Run(panel, target, rows - N, rows - N + 1);
        }
    }
}
