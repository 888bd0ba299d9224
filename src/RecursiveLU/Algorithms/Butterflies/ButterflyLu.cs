using System.Numerics;
using System.Runtime.InteropServices;
using RecursiveLU.Algorithms.Factorizations;
using RecursiveLU.Algorithms.Solves;
using RecursiveLU.Kernels.Butterflies;
using RecursiveLU.Kernels.Leaves;
using RecursiveLU.Kernels.Panels;
using RecursiveLU.Kernels.Solves;
using RecursiveLU.Kernels.Vectors;
using RecursiveLU.Sizes;
using RecursiveLU.Threading;

namespace RecursiveLU.Algorithms.Butterflies;

/// <summary>U^T * A * V = P * L * R for random butterflies U and V; and the solution A^-1 * B = V * R^-1 * L^-1 * P^T * U^T * B.
/// The factors stay in the panels in which they are made.</summary>
/// <remarks>Without row exchanges the smallest pivots are about n times smaller than most. Of double that leaves digits enough, and
/// P is the identity. In float <see cref="ThresholdPivoting{T, TVector}"/> chooses from <see cref="PivotRows"/> rows, which bounds no growth
/// but makes it unlikely: these rows are together in a panel, and most are not exchanged, so that it costs little.</remarks>
internal unsafe struct ButterflyLu<T, TVector>
    where T : unmanaged, INumberBase<T>
    where TVector : struct, ISimd<TVector, T>
{
    private readonly Butterfly<T> _u;
    private readonly Butterfly<T> _v;
    private readonly PanelMatrix<T> _panels;

    /// <summary>The row exchanges of P; null for none.</summary>
    private readonly long* _ipiv;

    /// <summary>What only the factorization needs.</summary>
    private readonly T* _work;

    /// <summary>The factors, existing or to be, in memory of <see cref="Size"/> elements.</summary>
    public ButterflyLu(T* memory, long n)
    {
        _panels = new PanelMatrix<T>(memory, n, n, N);
        memory += (long)PanelMatrix<T>.Size(n, n, N);
        _u = new Butterfly<T>(memory, n);
        _v = new Butterfly<T>(memory + (long)Butterfly<T>.Size(n), n);
        memory += ButterfliesSize(n);
        _ipiv = Pivoting ? (long*)memory : null;
        _work = memory + PivotSize(n);
    }

    private static int N => TVector.Count;

    /// <summary>Gets how many rows a pivot is chosen from. Of random matrices of order 2000 and 4000 one in 15 and 7 needs a second
    /// step of refinement with two rows, one in 60 and 20 with four rows, and none with eight.</summary>
    private static int PivotRows => typeof(T) == typeof(float) || typeof(T) == typeof(Complex64) ? 8 : 1;

    private static bool Pivoting => PivotRows > 1;

    private readonly long Order => _panels.Rows;

    /// <summary>Elements of memory, aligned to 64 bytes, that a matrix of order n needs.</summary>
    public static Int128 Size(long n, in Tuning tuning) =>
        PanelMatrix<T>.Size(n, n, N) + ButterfliesSize(n) + PivotSize(n)
        + PanelLu<T, TVector>.WorkSizeBeside(n, tuning) + AlignedSize(ButterflyTransform<T, TVector>.WorkSize(n));

    /// <summary>Transforms and factors a matrix of at least one row; gives whether it has no zero pivot and only finite
    /// ones.</summary>
    public bool Factor(T* a, long lda, ulong seed, int threads, in Tuning tuning)
    {
        _u.Fill(seed, 0);
        _v.Fill(seed, 1);
        NativeMemory.Clear(_v.Inner + (4 * _v.Quarter), (nuint)(Butterfly<T>.Unit * sizeof(T)));
        var team = new Team(tuning.IsWorthThreads(Order, Order) ? threads : 1);
        var problem = new Problem<T>
        {
            A = null,
            Rows = Order,
            Columns = Order,
            Lda = 0,
            Ipiv = _ipiv,
            Pivoting = Pivoting,
            PivotRows = PivotRows,
            Threads = team.Threads,
        };
        T* work = _work + AlignedSize(ButterflyTransform<T, TVector>.WorkSize(Order));
        var transform = new ButterflyTransform<T, TVector>(_u, _v, a, lda, _work, _panels);

        // The first block is factored while the panels after it are filled.
        long first = LookaheadLu<T, TVector>.FirstPanels(problem, tuning);
        transform.Run(first, ref team);
        transform.OpenRest(first, ref team);
        long zero = LookaheadLu<T, TVector>.FactorPanels(problem, _panels, work, tuning, ref team, isOpen: true);
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
            Exchanges.Apply(x.At(j), _ipiv, Order);
        }

        var triangles = new PanelTriangles<T, TVector>(_panels, x);
        triangles.SolveUnitLower(ref team);
        triangles.SolveUpper(ref team);
        for (long j = 0; j < x.Count; j++)
        {
            ButterflyRows<T, TVector>.TransformBack(_v, x.At(j));
        }
    }

    private static long PivotSize(long n) => Pivoting ? AlignedSize((Int128)n * sizeof(long) / sizeof(T)) : 0;

    /// <summary>Both butterflies, and a unit more: where a quarter is not whole units, rows and columns are read that it does not
    /// have.</summary>
    private static long ButterfliesSize(long n) => AlignedSize((2 * Butterfly<T>.Size(n)) + Butterfly<T>.Unit);

    private static long AlignedSize(Int128 elements) => (long)((elements + 15) & ~(Int128)15);
}
