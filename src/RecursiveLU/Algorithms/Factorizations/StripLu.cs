using System.Numerics;
using RecursiveLU.Kernels.Leaves;
using RecursiveLU.Kernels.Vectors;
using RecursiveLU.Sizes;

namespace RecursiveLU.Algorithms.Factorizations;

/// <summary>Matrices of few columns, or small ones, as one strip, without panels.</summary>
internal static unsafe class StripLu<T, TVector>
    where T : unmanaged, INumberBase<T>
    where TVector : struct, ISimd<TVector, T>
{
    private static int N => TVector.Count;

    /// <summary>Whether a matrix is factored so.</summary>
    public static bool Fits(in Problem<T> problem, in Tuning tuning) =>
        IsTall(problem, tuning)
        || problem.Columns <= PanelLu<T, TVector>.LeafWidth(tuning)
        || (problem.Columns <= Leaf<T, TVector>.MaximumWidth && problem.Rows <= tuning.StripElements / problem.Columns);

    /// <summary>Elements of scratch memory, aligned to 64 bytes, that it needs.</summary>
    public static Int128 WorkSize(in Problem<T> problem, in Tuning tuning) =>
        IsInPlace(problem, tuning)
            ? Leaf<T, TVector>.InPlaceWorkSize
            : Leaf<T, TVector>.WorkSize(problem.Rows, StripWidth((int)problem.Columns));

    /// <summary>Factors a matrix that has rows and columns; gives the first zero pivot, 1-based, or 0.</summary>
    /// <param name="problem">The matrix.</param>
    /// <param name="work">Scratch memory.</param>
    /// <param name="tuning">Crossovers.</param>
    /// <param name="team">Who goes through long columns; null for this thread.</param>
    public static long Factor(in Problem<T> problem, T* work, in Tuning tuning, RowTeam* team) =>
        IsInPlace(problem, tuning)
            ? FactorInPlace(problem, work, team)
            : FactorCopy(problem, work, IsTall(problem, tuning), team);

    private static bool IsTall(in Problem<T> problem, in Tuning tuning) =>
        problem.Rows >= tuning.TallRows && problem.Columns <= tuning.TallColumns;

    /// <summary>Whether a matrix is factored in place: its columns are long, and lie there as a strip's do.</summary>
    private static bool IsInPlace(in Problem<T> problem, in Tuning tuning) =>
        IsTall(problem, tuning) && !problem.RowMajor;

    private static int StripWidth(int columns) => (columns + N - 1) / N * N;

    private static long FactorInPlace(in Problem<T> problem, T* work, RowTeam* team)
    {
        var leaf = new Leaf<T, TVector>(work, problem.A, (nint)problem.Lda, problem.Rows, (int)problem.Columns, team);
        long info = leaf.Factor(problem.Pivoting ? problem.Ipiv : null, 0);
        leaf.ReturnRows();
        return info;
    }

    private static long FactorCopy(in Problem<T> problem, T* work, bool tall, RowTeam* team)
    {
        int columns = (int)problem.Columns;
        int width = StripWidth(columns);
        var leaf = new Leaf<T, TVector>(work, problem.Rows, width, columns, tall, tall ? team : null);
        CallerCopy<T, TVector>.ToColumns(problem, columns, leaf.Strip, leaf.Stride);
        long info = leaf.Factor(problem.Pivoting ? problem.Ipiv : null, 0);
        if (problem.Rows <= columns)
        {
            // Every row has been chosen.
            CallerCopy<T, TVector>.FromRows(leaf.Chosen, width, problem);
            return info;
        }

        CallerCopy<T, TVector>.FromColumns(leaf.Strip, leaf.Stride, problem);
        var lda = (nint)problem.Lda;
        leaf.CopyMovedRows(problem.A, problem.RowMajor ? lda : 1, problem.RowMajor ? 1 : lda, 0, columns);
        return info;
    }
}
