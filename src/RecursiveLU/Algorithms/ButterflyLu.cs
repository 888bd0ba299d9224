using System.Numerics;
using RecursiveLU.Kernels;
using RecursiveLU.Threading;

namespace RecursiveLU.Algorithms;

/// <summary>U^T * A * V = L * R for random butterflies U and V, without row exchanges; and the solution A^-1 * B =
/// V * R^-1 * L^-1 * U^T * B. The factors stay in the panels in which they are made.</summary>
internal unsafe struct ButterflyLu<T, TVector>
    where T : unmanaged, IFloatingPointIeee754<T>
    where TVector : struct, ISimd<TVector, T>
{
    private readonly Butterfly<T> _u;
    private readonly Butterfly<T> _v;
    private readonly PanelMatrix<T> _panels;

    /// <summary>What only the factorization needs.</summary>
    private readonly T* _work;

    /// <summary>The factors, existing or to be, in memory of <see cref="Size"/> elements.</summary>
    public ButterflyLu(T* memory, long n)
    {
        _panels = new PanelMatrix<T>(memory, n, n, N);
        memory += (long)PanelMatrix<T>.Size(n, n, N);
        _u = new Butterfly<T>(memory, n);
        _v = new Butterfly<T>(memory + (long)Butterfly<T>.Size(n), n);
        _work = memory + AlignedSize(2 * Butterfly<T>.Size(n));
    }

    private static int N => TVector.Count;

    private readonly long Order => _panels.Rows;

    /// <summary>Elements of memory, aligned to 64 bytes, that a matrix of order n needs.</summary>
    public static Int128 Size(long n, in Tuning tuning) =>
        PanelMatrix<T>.Size(n, n, N) + AlignedSize(2 * Butterfly<T>.Size(n))
        + Int128.Max(PanelLu<T, TVector>.WorkSizeBeside(n, tuning), ButterflyTransform<T, TVector>.WorkSize(n));

    /// <summary>Transforms and factors a matrix of at least one row; gives whether it has no zero pivot and only finite ones.</summary>
    public bool Factor(T* a, long lda, ulong seed, int threads, in Tuning tuning)
    {
        _u.Fill(seed, 0);
        _v.Fill(seed, 1);
        var team = new Team(tuning.IsWorthThreads(Order, Order) ? threads : 1);
        ButterflyTransform<T, TVector>.Run(_u, _v, a, lda, _work, _panels, ref team);
        var problem = new Problem<T>
        {
            A = null,
            Rows = Order,
            Columns = Order,
            Lda = 0,
            Ipiv = null,
            Pivoting = false,
            Threads = team.Threads,
        };
        long zero = LookaheadLu<T, TVector>.FactorPanels(problem, _panels, _work, tuning, ref team);
        team.Dispose();
        bool finite = true;
        for (long i = 0; i < Order; i++)
        {
            finite &= T.IsFinite(_panels.At(i, i / N, N)[i % N]);
        }

        return zero == 0 && finite;
    }

    /// <summary>Elements of a vector that is solved for: those that a butterfly has in thought are zero.</summary>
    public static long LengthOf(long n) =>
        Strip<T, TVector>.StrideOf(Math.Max(4 * Butterfly<T>.QuarterOf(n), PanelTriangles<T, TVector>.LengthOf(n)));

    /// <summary>X := A^-1 * X.</summary>
    /// <param name="x">Vectors of <see cref="LengthOf"/> elements, those from the n-th on zero.</param>
    /// <param name="team">The threads that share the work.</param>
    public readonly void Solve(in ColumnSet<T> x, ref Team team)
    {
        for (long j = 0; j < x.Count; j++)
        {
            ButterflyRows<T, TVector>.Transform(_u, x.At(j));
        }

        var triangles = new PanelTriangles<T, TVector>(_panels, x);
        triangles.SolveUnitLower(ref team);
        triangles.SolveUpper(ref team);
        for (long j = 0; j < x.Count; j++)
        {
            ButterflyRows<T, TVector>.TransformBack(_v, x.At(j));
        }
    }

    private static long AlignedSize(Int128 elements) => (long)((elements + 15) & ~(Int128)15);
}
