using System.Numerics;
using RecursiveLU.Kernels.Panels;
using RecursiveLU.Kernels.Vectors;

namespace RecursiveLU.Algorithms.Factorizations;

/// <summary>Copies between the caller's matrix, column-major or row-major, and the forms that are worked on.</summary>
internal static unsafe class CallerCopy<T, TVector>
    where T : unmanaged, INumberBase<T>
    where TVector : struct, ISimd<TVector, T>
{
    private static int N => TVector.Count;

    /// <summary>Panels of each task, where threads share the copying of some.</summary>
    public static int PanelsOfTask(in Problem<T> problem, long panels) =>
        (int)Math.Clamp(panels / problem.Threads, 1, RowCopy<T, TVector>.PanelsAtOnce);

    /// <summary>Copies panels from the caller; the rows after the last one that kernels read become zero.</summary>
    /// <param name="problem">The matrix.</param>
    /// <param name="column">Its column that is the first of panel 0.</param>
    /// <param name="panels">The panels, which have all its rows.</param>
    /// <param name="begin">The first panel to fill.</param>
    /// <param name="end">The panel after the last to fill.</param>
    /// <param name="place">To which place each row comes; null: where it is.</param>
    public static void ToPanels(
        in Problem<T> problem, long column, in PanelMatrix<T> panels, long begin, long end, long* place)
    {
        long lda = problem.Lda;
        int step = PanelsAtOnce(problem);
        for (long p = begin; p < end; p += step)
        {
            long first = column + (p * N);
            int columns = (int)Math.Min(Math.Min(step, end - p) * N, problem.Columns - first);
            if (problem.RowMajor)
            {
                RowCopy<T, TVector>.ToPanels(
                    problem.A + first, (nint)lda, columns, panels, p, place, nextFollow: p + (2 * step) <= end);
            }
            else
            {
                PanelCopy<T, TVector>.ToPanel(problem.A + (first * lda), lda, columns, panels, p, place, p + 1 < end);
            }
        }

        PanelCopy<T, TVector>.ClearMargin(panels, begin, end);
    }

    /// <summary>Copies panels back to the caller.</summary>
    /// <param name="problem">The matrix.</param>
    /// <param name="column">Its column that is the first of panel 0.</param>
    /// <param name="panels">The panels, which have all its rows.</param>
    /// <param name="begin">The first panel to copy.</param>
    /// <param name="end">The panel after the last to copy.</param>
    /// <param name="order">Which row comes to each place; null: the one that is there.</param>
    public static void FromPanels(
        in Problem<T> problem, long column, in PanelMatrix<T> panels, long begin, long end, long* order)
    {
        long lda = problem.Lda;
        int step = PanelsAtOnce(problem);
        for (long p = begin; p < end; p += step)
        {
            long first = column + (p * N);
            int columns = (int)Math.Min(Math.Min(step, end - p) * N, problem.Columns - first);
            if (problem.RowMajor)
            {
                RowCopy<T, TVector>.FromPanels(
                    panels, p, order, problem.A + first, (nint)lda, columns, nextFollow: p + (2 * step) <= end);
            }
            else
            {
                PanelCopy<T, TVector>.FromPanel(
                    panels, p, order, problem.A + (first * lda), lda, columns, p + 1 < end);
            }
        }
    }

    /// <summary>Copies the first columns to a column-major matrix.</summary>
    public static void ToColumns(in Problem<T> problem, int columns, T* target, nint stride)
    {
        if (problem.RowMajor)
        {
            RowCopy<T, TVector>.ToColumns(problem.A, (nint)problem.Lda, problem.Rows, columns, target, stride);
        }
        else
        {
            PanelCopy<T, TVector>.Columns(problem.A, problem.Lda, target, stride, problem.Rows, columns);
        }
    }

    /// <summary>Copies all columns of a column-major matrix back to the caller.</summary>
    public static void FromColumns(T* source, nint stride, in Problem<T> problem)
    {
        var columns = (int)problem.Columns;
        if (problem.RowMajor)
        {
            RowCopy<T, TVector>.FromColumns(source, stride, problem.A, (nint)problem.Lda, problem.Rows, columns);
        }
        else
        {
            PanelCopy<T, TVector>.Columns(source, stride, problem.A, problem.Lda, problem.Rows, columns);
        }
    }

    /// <summary>Copies the rows of a row-major matrix, whole vectors of them, back to the caller.</summary>
    public static void FromRows(T* source, int stride, in Problem<T> problem)
    {
        var columns = (int)problem.Columns;
        for (int j = 0; j < columns; j += N)
        {
            int count = Math.Min(N, columns - j);
            if (problem.RowMajor)
            {
                for (long i = 0; i < problem.Rows; i++)
                {
                    TVector.Load(source + (i * stride) + j).StoreFirst(problem.A + (i * problem.Lda) + j, count);
                }
            }
            else
            {
                PanelCopy<T, TVector>.ToColumns(
                    source + j, stride, problem.A + (j * problem.Lda), problem.Lda, problem.Rows, count);
            }
        }
    }

    private static int PanelsAtOnce(in Problem<T> problem) => problem.RowMajor ? RowCopy<T, TVector>.PanelsAtOnce : 1;
}
