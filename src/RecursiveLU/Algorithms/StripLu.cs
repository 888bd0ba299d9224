using System.Numerics;
using RecursiveLU.Kernels;
using RecursiveLU.Threading;

namespace RecursiveLU.Algorithms;

/// <summary>Matrices of few columns, or small ones, as one strip, without panels.</summary>
internal static unsafe class StripLu<T, TVector>
    where T : unmanaged, IFloatingPointIeee754<T>
    where TVector : struct, ISimd<TVector, T>
{
    private static int N => TVector.Count;

    /// <summary>Whether a matrix is factored so.</summary>
    public static bool Fits(long rows, long columns, in Tuning tuning) =>
        IsTall(rows, columns, tuning)
        || columns <= PanelLu<T, TVector>.LeafWidth(tuning)
        || (columns <= Leaf<T, TVector>.MaximumWidth && rows <= tuning.StripElements / columns);

    /// <summary>Elements of scratch memory, aligned to 64 bytes, that it needs.</summary>
    public static Int128 WorkSize(long rows, long columns, in Tuning tuning) =>
        IsTall(rows, columns, tuning)
            ? Leaf<T, TVector>.InPlaceWorkSize
            : Leaf<T, TVector>.WorkSize(rows, StripWidth((int)columns));

    /// <summary>Factors a matrix that has rows and columns; gives the first zero pivot, 1-based, or 0.</summary>
    /// <param name="problem">The matrix.</param>
    /// <param name="work">Scratch memory.</param>
    /// <param name="tuning">Crossovers.</param>
    /// <param name="team">Who goes through long columns; null for this thread.</param>
    public static long Factor(in Problem<T> problem, T* work, in Tuning tuning, RowTeam* team) =>
        IsTall(problem.Rows, problem.Columns, tuning) ? FactorInPlace(problem, work, team) : FactorCopy(problem, work);

    /// <summary>Whether a matrix is factored in place.</summary>
    private static bool IsTall(long rows, long columns, in Tuning tuning) =>
        rows >= tuning.TallRows && columns <= tuning.TallColumns;

    private static int StripWidth(int columns) => (columns + N - 1) / N * N;

    private static long FactorInPlace(in Problem<T> problem, T* work, RowTeam* team)
    {
        var leaf = new Leaf<T, TVector>(work, problem.A, (nint)problem.Lda, problem.Rows, (int)problem.Columns, team);
        long info = leaf.Factor(problem.Pivoting ? problem.Ipiv : null, 0);
        leaf.ReturnRows();
        return info;
    }

    private static long FactorCopy(in Problem<T> problem, T* work)
    {
        int columns = (int)problem.Columns;
        int width = StripWidth(columns);
        var leaf = new Leaf<T, TVector>(work, problem.Rows, width, columns, tall: false, team: null);
        PanelCopy<T, TVector>.Columns(problem.A, problem.Lda, leaf.Strip, leaf.Stride, problem.Rows, columns);
        long info = leaf.Factor(problem.Pivoting ? problem.Ipiv : null, 0);
        if (problem.Rows <= columns)
        {
            // Every row has been chosen.
            for (int j = 0; j < columns; j += N)
            {
                PanelCopy<T, TVector>.ToColumns(
                    leaf.Chosen + j, width, problem.A + (j * problem.Lda), problem.Lda, problem.Rows, Math.Min(N, columns - j));
            }
        }
        else
        {
            PanelCopy<T, TVector>.Columns(leaf.Strip, leaf.Stride, problem.A, problem.Lda, problem.Rows, columns);
            leaf.CopyMovedRows(problem.A, 1, (nint)problem.Lda, 0, columns);
        }

        return info;
    }
}
