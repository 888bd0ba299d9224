using System.Numerics;
using System.Runtime.InteropServices;
using RecursiveLU.Algorithms.Factorizations;
using RecursiveLU.Algorithms.Refinement;
using RecursiveLU.Algorithms.Solves;
using RecursiveLU.Conventions;
using RecursiveLU.Kernels.Solves;
using RecursiveLU.Kernels.Vectors;
using RecursiveLU.Memory;
using RecursiveLU.Sizes;
using RecursiveLU.Threading;

namespace RecursiveLU.Algorithms.Butterflies;

/// <summary>Factors of a randomised matrix, or, where those were no good, of the matrix itself with row exchanges.</summary>
internal unsafe struct ButterflyFactors<T>
    where T : unmanaged, INumberBase<T>
{
    /// <summary>What is told besides info if there are factors with row exchanges: the randomised matrix has a pivot that is
    /// zero or not finite.</summary>
    public const long BadPivot = -1;

    /// <summary>The same: a solution's residual was not acceptable.</summary>
    public const long BadResidual = -2;

    private readonly long* _ipiv;

    /// <summary>Why there are factors with row exchanges, or 0; and the zero pivot that they have, or 0.</summary>
    private long _reason;
    private long _zeroPivot;

    /// <summary>No factors yet.</summary>
    /// <param name="memory">Memory of <see cref="Bytes"/> bytes for the largest order, aligned to 64 bytes.</param>
    /// <param name="capacity">The largest order.</param>
    public ButterflyFactors(void* memory, long capacity)
    {
        Capacity = capacity;
        Order = -1;
        _ipiv = (long*)memory;
        Memory = (T*)((byte*)memory + PivotBytes(capacity));
    }

    /// <summary>Gets the largest order.</summary>
    public long Capacity { get; }

    /// <summary>Gets the order of the matrix; negative before the first one.</summary>
    public long Order { get; private set; }

    /// <summary>Gets where the factors are.</summary>
    public T* Memory { get; }

    /// <summary>Gets a value indicating whether the factors are those with row exchanges.</summary>
    public readonly bool ArePivoted => _reason != 0;

    /// <summary>Gets the factors with row exchanges.</summary>
    public readonly Factors<T> Pivoted => new() { N = Order, Lu = Memory, Lda = Order, Ipiv = _ipiv };

    /// <summary>Bytes of memory for matrices up to an order.</summary>
    public static Int128 Bytes(long n) =>
        n == 0 ? 0 : PivotBytes(n) + ((Int128)Widest.Run<T, FactorSize>(new FactorSize(n)) * sizeof(T));

    /// <summary>Gets memory for matrices up to an order; null if there is not enough.</summary>
    public static void* Allocate(long capacity, out ButterflyFactors<T> factors)
    {
        Int128 bytes = Int128.Max(Bytes(capacity), 1);
        void* memory = bytes > long.MaxValue / 2 ? null : NativeBlock.Allocate((long)bytes, out _);
        factors = new ButterflyFactors<T>(memory, capacity);
        return memory;
    }

    /// <summary>Factors; gives info: a zero pivot k of the matrix itself, or <see cref="InfoCode.OutOfMemory"/>.</summary>
    /// <param name="n">The order, up to the largest one.</param>
    /// <param name="a">The matrix, only read.</param>
    /// <param name="lda">Elements from a column to the next.</param>
    /// <param name="seed">What the random numbers depend on.</param>
    /// <param name="reason">Receives 0, or <see cref="BadPivot"/>.</param>
    /// <param name="flags">Threads.</param>
    public long Factor(long n, T* a, long lda, ulong seed, out long reason, uint flags)
    {
        Order = n;
        _reason = 0;
        _zeroPivot = 0;
        reason = 0;
        if (n == 0 || Widest.Run<T, FactorWork>(new FactorWork(Memory, n, a, lda, seed, ThreadCount.Of(flags))) != 0)
        {
            return 0;
        }

        reason = BadPivot;
        return FactorPivoted(a, lda, BadPivot, flags);
    }

    /// <summary>Makes the factors those of no matrix: they may be half written.</summary>
    public void Forget() => Order = -1;

    /// <summary>Solves A * X = B; gives info: a zero pivot k of the matrix itself, or an error.</summary>
    /// <param name="nrhs">Columns of B and X.</param>
    /// <param name="a">The matrix that has been factored, only read.</param>
    /// <param name="lda">Elements from a column to the next.</param>
    /// <param name="b">B, only read.</param>
    /// <param name="ldb">Elements from a column to the next.</param>
    /// <param name="x">X.</param>
    /// <param name="ldx">Elements from a column to the next.</param>
    /// <param name="steps">Receives the most steps of refinement; or <see cref="BadPivot"/> or <see cref="BadResidual"/>.</param>
    /// <param name="flags">Threads.</param>
    public long Solve(long nrhs, T* a, long lda, T* b, long ldb, T* x, long ldx, out long steps, uint flags)
    {
        steps = _reason;
        long most = Math.Min(nrhs, MostColumns);
        if (most == 0 || Order == 0 || _zeroPivot != 0)
        {
            return _zeroPivot;
        }

        if (!Scratch.TryRent(SolveBytes(Order, most), out Scratch scratch))
        {
            return InfoCode.OutOfMemory;
        }

        long info = 0;
        for (long j = 0; j < nrhs && info == 0; j += most)
        {
            long count = Math.Min(most, nrhs - j);
            var columns = new ColumnSet<T>(b + (j * ldb), ldb, count);
            var solution = new ColumnSet<T>(x + (j * ldx), ldx, count);
            info = Solve(a, lda, columns, solution, (T*)scratch.Pointer, ref steps, flags);
        }

        scratch.Return();
        return info;
    }

    /// <summary>Bytes of scratch memory that a solution rents.</summary>
    public static Int128 SolveBytes(long n, long nrhs) =>
        n == 0 ? 0 : (Int128)Widest.Run<T, SolveSize>(new SolveSize(n, Math.Min(nrhs, MostColumns))) * sizeof(T);

    /// <summary>Gets a value indicating whether the parts of an element are double; otherwise they are float.</summary>
    private static bool IsOfDouble => typeof(T) == typeof(double) || typeof(T) == typeof(Complex);

    private const int MostColumns = RefinedSolve.MostColumns;

    private static long PivotBytes(long n) => (n * sizeof(long) + NativeBlock.Alignment - 1) & -NativeBlock.Alignment;

    private long Solve(T* a, long lda, in ColumnSet<T> b, in ColumnSet<T> x, T* work, ref long steps, uint flags)
    {
        long done = Widest.Run<T, SolveWork>(new SolveWork(this, a, lda, b, x, ThreadCount.Of(flags), work));
        if (done >= 0)
        {
            steps = ArePivoted ? _reason : Math.Max(steps, done);
            return 0;
        }

        if (ArePivoted)
        {
            bool usual = IsOfDouble ? Pivoted.HaveUsualPivots<double>() : Pivoted.HaveUsualPivots<float>();
            return done != RefinedSolve.NearEnds && usual ? InfoCode.Inaccurate
                : IsOfDouble ? EquilibratedSolve<T, double>.Solve(Order, a, lda, b, x, flags)
                : EquilibratedSolve<T, float>.Solve(Order, a, lda, b, x, flags);
        }

        steps = BadResidual;
        long info = FactorPivoted(a, lda, BadResidual, flags);
        return info != 0 ? info : Solve(a, lda, b, x, work, ref steps, flags);
    }

    /// <summary>Replaces the factors by those with row exchanges.</summary>
    private long FactorPivoted(T* a, long lda, long reason, uint flags)
    {
        for (long j = 0; j < Order; j++)
        {
            NativeMemory.Copy(a + (j * lda), Memory + (j * Order), (nuint)(Order * sizeof(T)));
        }

        long info = Getrf.Factor(Memory, Order, Order, Order, _ipiv, flags);
        _reason = reason;
        _zeroPivot = info;
        if (info < 0)
        {
            // There are no factors now.
            Order = -1;
        }

        return info;
    }

    private readonly struct FactorSize(long n) : IVectorised<T>
    {
        public long Run<TVector>()
            where TVector : struct, ISimd<TVector, T> =>
            (long)Int128.Min(ButterflyLu<T, TVector>.Size(n, Tuning.For<T>()), long.MaxValue / 32);
    }

    private readonly struct SolveSize(long n, long columns) : IVectorised<T>
    {
        public long Run<TVector>()
            where TVector : struct, ISimd<TVector, T> =>
            (long)Int128.Min(
                IsOfDouble
                    ? RefinedSolve<T, double, TVector>.WorkSize(n, columns)
                    : RefinedSolve<T, float, TVector>.WorkSize(n, columns),
                long.MaxValue / 32);
    }

    /// <summary>Gives 1 if the factors have no bad pivot.</summary>
    private readonly struct FactorWork(T* memory, long n, T* a, long lda, ulong seed, int threads) : IVectorised<T>
    {
        public long Run<TVector>()
            where TVector : struct, ISimd<TVector, T>
        {
            var lu = new ButterflyLu<T, TVector>(memory, n);
            return lu.Factor(a, lda, seed, threads, Tuning.For<T>()) ? 1 : 0;
        }
    }

    private readonly struct SolveWork(
        ButterflyFactors<T> factors, T* a, long lda, ColumnSet<T> b, ColumnSet<T> x, int threads, T* work) : IVectorised<T>
    {
        public long Run<TVector>()
            where TVector : struct, ISimd<TVector, T> =>
            IsOfDouble
                ? RefinedSolve<T, double, TVector>.Run(factors, a, lda, b, x, threads, work)
                : RefinedSolve<T, float, TVector>.Run(factors, a, lda, b, x, threads, work);
    }
}
