using System.Numerics;
using RecursiveLU.Kernels;
using RecursiveLU.Threading;

namespace RecursiveLU.Algorithms;

/// <summary>Chooses among the algorithms for matrices that do not fit in registers.</summary>
internal static unsafe class VectorLu<T, TVector>
    where T : unmanaged, IFloatingPointIeee754<T>
    where TVector : struct, ISimd<TVector, T>
{
    /// <summary>Elements of scratch memory, aligned to 64 bytes, that a factorization needs.</summary>
    public static Int128 WorkSize(in Problem<T> problem, in Tuning tuning) =>
        StripLu<T, TVector>.Fits(problem.Rows, problem.Columns, tuning)
            ? StripLu<T, TVector>.WorkSize(problem.Rows, problem.Columns, tuning)
            : problem.Threads > 1 ? LookaheadLu<T, TVector>.WorkSize(problem.Rows, problem.Columns, tuning)
            : PanelLu<T, TVector>.WorkSize(problem.Rows, problem.Columns, tuning);

    /// <summary>Factors a matrix that has rows and columns; gives the first zero pivot, 1-based, or 0.</summary>
    public static long Factor(in Problem<T> problem, T* work, in Tuning tuning)
    {
        if (StripLu<T, TVector>.Fits(problem.Rows, problem.Columns, tuning))
        {
            return StripLu<T, TVector>.Factor(problem, work, tuning);
        }

        var team = new Team(problem.Threads);
        if (team.Threads > 1)
        {
            long info = LookaheadLu<T, TVector>.Factor(problem, work, tuning, ref team);
            team.Dispose();
            return info;
        }

        var lu = new PanelLu<T, TVector>(problem, work, tuning, copiesIn: true);
        return lu.Run();
    }
}
