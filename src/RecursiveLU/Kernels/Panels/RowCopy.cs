using RecursiveLU.Kernels.Vectors;
using RecursiveLU.Sizes;

namespace RecursiveLU.Kernels.Panels;

/// <summary>Copies between a row-major matrix and one in panels or column-major.</summary>
internal static unsafe class RowCopy<T, TVector>
    where T : unmanaged
    where TVector : struct, ISimd<TVector, T>
{
    /// <summary>The most panels that are copied at once.</summary>
    public const int PanelsAtOnce = KernelTuning.RowMajorPanels;

    private static int N => TVector.Count;

    /// <summary>Fills panels; the columns after the last become zero.</summary>
    /// <param name="a">The matrix.</param>
    /// <param name="lda">Elements from a row to the next.</param>
    /// <param name="columns">Its columns, at most <see cref="PanelsAtOnce"/> panels of them.</param>
    /// <param name="panels">The matrix in panels, which has its rows.</param>
    /// <param name="p">The first panel.</param>
    /// <param name="place">To which row of the panels each row goes; null: to its own.</param>
    /// <param name="nextFollow">Whether this thread fills as many panels again afterwards.</param>
    public static void ToPanels(
        T* a, nint lda, int columns, in PanelMatrix<T> panels, long p, long* place, bool nextFollow)
    {
        int whole = columns / N;
        int rest = columns % N;
        nint stride = panels.Stride;
        nint ahead = Ahead(panels, nextFollow);
        T* panel = panels.At(0, p, N);
        for (long i = 0; i < panels.Rows; i++, a += lda)
        {
            T* source = a;
            T* target = panel + ((place == null ? i : place[i]) * N);
            for (int k = 0; k < whole; k++, source += N, target += stride)
            {
                TVector.PrefetchSecondLevel(target + ahead);
                TVector.Load(source).Store(target);
            }

            if (rest > 0)
            {
                TVector.LoadFirst(source, rest).Store(target);
            }
        }
    }

    /// <summary>Copies panels back.</summary>
    /// <param name="panels">The matrix in panels, which has the rows of the other one.</param>
    /// <param name="p">The first panel.</param>
    /// <param name="order">Which row of the panels comes to each row; null: its own.</param>
    /// <param name="a">The matrix.</param>
    /// <param name="lda">Elements from a row to the next.</param>
    /// <param name="columns">Its columns, at most <see cref="PanelsAtOnce"/> panels of them.</param>
    /// <param name="nextFollow">Whether this thread copies as many panels again afterwards.</param>
    public static void FromPanels(
        in PanelMatrix<T> panels, long p, long* order, T* a, nint lda, int columns, bool nextFollow)
    {
        int whole = columns / N;
        int rest = columns % N;
        nint stride = panels.Stride;
        nint ahead = Ahead(panels, nextFollow);
        T* panel = panels.At(0, p, N);
        for (long i = 0; i < panels.Rows; i++, a += lda)
        {
            T* source = panel + ((order == null ? i : order[i]) * N);
            T* target = a;
            for (int k = 0; k < whole; k++, source += stride, target += N)
            {
                TVector.PrefetchSecondLevel(source + ahead);
                TVector.Load(source).Store(target);
            }

            if (rest > 0)
            {
                TVector.Load(source).StoreFirst(target, rest);
            }
        }
    }

    /// <summary>Elements to the panels that are fetched meanwhile; 0 for none.</summary>
    private static nint Ahead(in PanelMatrix<T> panels, bool nextFollow) =>
        nextFollow && panels.Bytes >= FetchTuning.CopiedBytes ? PanelsAtOnce * panels.Stride : 0;

    /// <summary>Copies a row-major matrix to a column-major one.</summary>
    public static void ToColumns(T* a, nint lda, long rows, int columns, T* b, nint ldb)
    {
        if (columns < N)
        {
            Transpose(a, lda, 1, rows, columns, b, 1, ldb);
            return;
        }

        for (int j = 0; j < columns; j += N)
        {
            // A last panel that overlaps the one before it.
            int first = Math.Min(j, columns - N);
            PanelCopy<T, TVector>.ToColumns(a + first, lda, b + (first * ldb), ldb, rows, N);
        }
    }

    /// <summary>Copies a column-major matrix to a row-major one.</summary>
    public static void FromColumns(T* b, nint ldb, T* a, nint lda, long rows, int columns)
    {
        if (columns < N)
        {
            Transpose(b, 1, ldb, rows, columns, a, lda, 1);
            return;
        }

        for (int j = 0; j < columns; j += N)
        {
            int first = Math.Min(j, columns - N);
            PanelCopy<T, TVector>.FromColumns(b + (first * ldb), ldb, rows, N, a + first, lda);
        }
    }

    private static void Transpose(
        T* source, nint row, nint column, long rows, int columns, T* target, nint targetRow, nint targetColumn)
    {
        for (long i = 0; i < rows; i++, source += row, target += targetRow)
        {
            for (int j = 0; j < columns; j++)
            {
                target[j * targetColumn] = source[j * column];
            }
        }
    }
}
