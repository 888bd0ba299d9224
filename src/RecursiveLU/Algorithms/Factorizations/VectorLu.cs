using System.Numerics;
using RecursiveLU.Kernels.Leaves;
using RecursiveLU.Kernels.Vectors;
using RecursiveLU.Sizes;
using RecursiveLU.Threading;

namespace RecursiveLU.Algorithms.Factorizations;

/// <summary>Chooses among the algorithms for matrices that do not fit in registers.</summary>
internal static unsafe class VectorLu<T, TVector>
    where T : unmanaged, INumberBase<T>
    where TVector : struct, ISimd<TVector, T>
{
    /// <summary>Elements of scratch memory, aligned to 64 bytes, that a factorization needs.</summary>
    public static Int128 WorkSize(in Problem<T> problem, in Tuning tuning) =>
        StripLu<T, TVector>.Fits(problem, tuning)
            ? StripLu<T, TVector>.WorkSize(problem, tuning)
            : TallLu<T, TVector>.Fits(problem, tuning) ? TallLu<T, TVector>.WorkSize
            : InPlaceLu<T, TVector>.Fits(problem.Rows, problem.Columns, tuning)
            ? InPlaceLu<T, TVector>.WorkSize(problem.Rows, problem.Threads, tuning)
            : problem.Threads > 1 ? LookaheadLu<T, TVector>.WorkSize(problem.Rows, problem.Columns, problem.Threads, tuning)
            : PanelLu<T, TVector>.WorkSize(problem.Rows, problem.Columns, tuning);

    /// <summary>Factors a matrix that has rows and columns; gives the first zero pivot, 1-based, or 0.</summary>
    public static long Factor(in Problem<T> problem, T* work, in Tuning tuning)
    {
        if (problem.Threads == 1)
        {
            return FactorAlone(problem, work, tuning, team: null);
        }

        var team = new Team(ThreadsFor(problem, tuning));
        long info;
        if (team.Threads == 1)
        {
            info = FactorAlone(problem, work, tuning, team: null);
        }
        else if (IsTall(problem, tuning))
        {
            var rows = new RowTeam(&team, team.Threads, &Team.RunOn);
            info = FactorAlone(problem, work, tuning, &rows);
        }
        else if (InPlaceLu<T, TVector>.Fits(problem.Rows, problem.Columns, tuning))
        {
            info = InPlaceLu<T, TVector>.Factor(problem, work, tuning, ref team);
        }
        else
        {
            info = StripLu<T, TVector>.Fits(problem, tuning)
                ? StripLu<T, TVector>.Factor(problem, work, tuning, team: null)
                : LookaheadLu<T, TVector>.Factor(problem, work, tuning, ref team);
        }

        team.Dispose();
        return info;
    }

    /// <summary>As many threads as the problem may have, or one where they are too far from each other.</summary>
    private static int ThreadsFor(in Problem<T> problem, in Tuning tuning)
    {
        if (problem.Threads == 1
            || tuning.IsWorthThreads(problem.Rows, problem.Columns, ResponseTime.Nanoseconds))
        {
            return problem.Threads;
        }

        ResponseTime.Doubt();
        return 1;
    }

    /// <summary>Whether the threads divide the rows: the columns are too few for each to have some.</summary>
    private static bool IsTall(in Problem<T> problem, in Tuning tuning) =>
        problem.Rows >= tuning.ParallelTallRows && problem.Columns <= problem.Rows / TaskTuning.TallAspect;

    private static long FactorAlone(in Problem<T> problem, T* work, in Tuning tuning, RowTeam* team)
    {
        if (StripLu<T, TVector>.Fits(problem, tuning))
        {
            return StripLu<T, TVector>.Factor(problem, work, tuning, team);
        }

        if (TallLu<T, TVector>.Fits(problem, tuning))
        {
            return TallLu<T, TVector>.Factor(problem, work, tuning);
        }

        if (InPlaceLu<T, TVector>.Fits(problem.Rows, problem.Columns, tuning))
        {
            Team nobody = default;
            return InPlaceLu<T, TVector>.Factor(problem, work, tuning, ref nobody);
        }

        var lu = new PanelLu<T, TVector>(problem, work, tuning, copiesIn: true, team);
        return lu.Run();
    }
}
