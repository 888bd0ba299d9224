using System.Numerics;
using System.Runtime.CompilerServices;
using RecursiveLU.Algorithms.Factorizations;
using RecursiveLU.Algorithms.Solves;
using RecursiveLU.Conventions;
using RecursiveLU.Sizes;

namespace RecursiveLU.Algorithms.Batches;

/// <summary>Many systems of one size, each factored and solved before the next, while its matrix is in the cache. Each gets what it
/// gets alone, bit for bit.</summary>
internal readonly unsafe struct GesvBatch<T> : IBatchWork
    where T : unmanaged, INumberBase<T>
{
    private readonly long _n;
    private readonly long _nrhs;
    private readonly Series<T> _a;
    private readonly long _lda;
    private readonly Series<long> _ipiv;
    private readonly Series<T> _b;
    private readonly long _ldb;
    private readonly uint _flags;

    /// <summary>Whether some systems are factored and solved at once, or solved once they have been factored one by one.</summary>
    private readonly bool _isGrouped;
    private readonly bool _isSolvedGrouped;

    private GesvBatch(
        long n, long nrhs, in Series<T> a, long lda, in Series<long> ipiv, in Series<T> b, long ldb, uint flags)
    {
        _n = n;
        _nrhs = nrhs;
        _a = a;
        _lda = lda;
        _ipiv = ipiv;
        _b = b;
        _ldb = ldb;
        _flags = flags;
        _isSolvedGrouped = InterleavedGroup.TakesSolve<T>(IsTransposed, n, nrhs, lda);
        _isGrouped = _isSolvedGrouped && InterleavedGroup.TakesFactor<T>(n, n, lda);
    }

    /// <summary>Gets how long one problem takes, in the unit of <see cref="Tuning.ParallelWork"/>.</summary>
    private Int128 Cost => (Int128)_n * _n * (_n + _nrhs + BatchTuning.StepCost);

    /// <inheritdoc/>
    public bool IsShareable => Tuning.For<T>().IsWorthThreads(_n, _n);

    /// <inheritdoc/>
    public bool IsLarge => (Int128)_n * _n * sizeof(T) >= BatchTuning.LargeBytes;

    /// <inheritdoc/>
    public int Group => _isSolvedGrouped ? InterleavedGroup.Size<T>(_n) : 1;

    private bool IsTransposed => (_flags & LuFlags.RowMajor) != 0;

    private bool IsPivoting => (_flags & LuFlags.NoPivot) == 0;

    /// <summary>Factors and solves; gives the batch's info as the C ABI documents it. The arguments are valid.</summary>
    public static long Solve(
        long n, long nrhs, in Series<T> a, long lda, in Series<long> ipiv, in Series<T> b, long ldb, long batch, long* infos,
        uint flags)
    {
        if (n == 0)
        {
            return Batch<GesvBatch<T>>.Nothing(batch, infos);
        }

        var work = new GesvBatch<T>(n, nrhs, a, lda, ipiv, b, ldb, flags);
        return Batch<GesvBatch<T>>.Run(work, batch, infos, Getrf.ThreadsFor<T>(flags, work.Cost * batch));
    }

    /// <inheritdoc/>
    public long Run(long k) => Gesv.Solve(_n, _nrhs, _a[k], _lda, _ipiv[k], _b[k], _ldb, _flags & ~LuFlags.Threaded);

    /// <inheritdoc/>
    public long RunShared(long k) => Gesv.Solve(_n, _nrhs, _a[k], _lda, _ipiv[k], _b[k], _ldb, _flags);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public bool RunGroup(long k, long* infos)
    {
        bool done = _isGrouped && InterleavedGroup.TryGesv(
            IsTransposed, (nint)_n, (nint)_nrhs, _a[k], _a.Stride, (nint)_lda, IsPivoting ? _ipiv[k] : null, _ipiv.Stride, _b[k],
            (nint)_ldb, _b.Stride);
        if (!done)
        {
            return RunFactored(k, infos);
        }

        if (!IsPivoting)
        {
            GetrfBatch<T>.NumberInOrder(_n, _ipiv, k, Group);
        }

        return true;
    }

    /// <summary>Factors matrices one by one, and then solves their systems at once if that can be.</summary>
    private bool RunFactored(long k, long* infos)
    {
        bool regular = true;
        for (int i = 0; i < Group; i++)
        {
            infos[i] = Getrf.Factor(_a[k + i], _n, _n, _lda, _ipiv[k + i], Gesv.FactorFlags(_flags) & ~LuFlags.Threaded);
            regular &= infos[i] == 0;
        }

        bool done = regular && _isSolvedGrouped && InterleavedGroup.TrySolve(
            IsTransposed, (nint)_n, (nint)_nrhs, _a[k], _a.Stride, (nint)_lda, IsPivoting ? _ipiv[k] : null, _ipiv.Stride, _b[k],
            (nint)_ldb, _b.Stride);
        for (int i = 0; i < Group && !done; i++)
        {
            infos[i] = infos[i] != 0
                ? infos[i]
                : Gesv.SolveFactored(_n, _nrhs, _a[k + i], _lda, _ipiv[k + i], _b[k + i], _ldb, _flags & ~LuFlags.Threaded);
        }

        return done;
    }
}
