using System.Numerics;
using System.Runtime.CompilerServices;
using RecursiveLU.Algorithms.Factorizations;
using RecursiveLU.Algorithms.Solves;
using RecursiveLU.Conventions;
using RecursiveLU.Kernels.Vectors;
using RecursiveLU.Sizes;

namespace RecursiveLU.Algorithms.Batches;

/// <summary>Many systems of one size. Each is solved as it would be alone, bit for bit.</summary>
internal readonly unsafe struct GetrsBatch<T> : IBatchWork
    where T : unmanaged, INumberBase<T>
{
    private readonly byte _trans;
    private readonly long _n;
    private readonly long _nrhs;
    private readonly Series<T> _lu;
    private readonly long _lda;
    private readonly Series<long> _ipiv;
    private readonly Series<T> _b;
    private readonly long _ldb;
    private readonly uint _flags;
    private readonly bool _isGrouped;

    private GetrsBatch(
        byte trans, long n, long nrhs, in Series<T> lu, long lda, in Series<long> ipiv, in Series<T> b, long ldb, uint flags)
    {
        _trans = trans;
        _n = n;
        _nrhs = nrhs;
        _lu = lu;
        _lda = lda;
        _ipiv = ipiv;
        _b = b;
        _ldb = ldb;
        _flags = flags;
        _isGrouped = !lu.IsScattered && !ipiv.IsScattered && !b.IsScattered
            && InterleavedGroup.TakesSolve<T>(trans != (byte)'N', n, nrhs, lda);
    }

    /// <summary>Gets how long one problem takes, in the unit of <see cref="Tuning.ParallelWork"/>.</summary>
    private Int128 Cost => (Int128)_n * (_n + BatchTuning.FactorCost) * (_nrhs + BatchTuning.FactorCost);

    /// <inheritdoc/>
    public bool IsShareable => Widest.Takes<T>() && Tuning.For<T>().IsWorthThreads(_n, _nrhs);

    /// <inheritdoc/>
    public bool IsLarge => false;

    /// <inheritdoc/>
    public int Group => _isGrouped ? InterleavedGroup.Size<T>(_n) : 1;

    /// <summary>Solves; gives the batch's info as the C ABI documents it. The arguments are valid.</summary>
    public static long Solve(
        byte trans, long n, long nrhs, in Series<T> lu, long lda, in Series<long> ipiv, in Series<T> b, long ldb, long batch,
        long* infos, uint flags)
    {
        if (n == 0 || nrhs == 0)
        {
            return Batch<GetrsBatch<T>>.Nothing(batch, infos);
        }

        var work = new GetrsBatch<T>(trans, n, nrhs, lu, lda, ipiv, b, ldb, flags);
        return Batch<GetrsBatch<T>>.Run(work, batch, infos, Getrf.ThreadsFor<T>(flags, work.Cost * batch));
    }

    /// <inheritdoc/>
    public long Run(long k) => Solve(k, 1);

    /// <inheritdoc/>
    public long RunShared(long k) => Solve(k, Getrs.ThreadsFor<T>(_n, _nrhs, _flags));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public bool RunGroup(long k, long* infos)
    {
        bool done = InterleavedGroup.TrySolve(
            _trans != (byte)'N', (nint)_n, (nint)_nrhs, _lu[k], _lu.Stride, (nint)_lda, _ipiv[k], _ipiv.Stride, _b[k], (nint)_ldb,
            _b.Stride);
        for (int i = 0; i < Group && !done; i++)
        {
            infos[i] = Run(k + i);
        }

        return done;
    }

    private long Solve(long k, int threads)
    {
        var factors = new Factors<T> { N = _n, Lu = _lu[k], Lda = _lda, Ipiv = _ipiv[k] };
        T* b = _b[k];
        long info = Getrs.Solve(_trans, factors, _nrhs, b, _ldb, threads);
        return info != 0 || factors.AreFiniteWith(_nrhs, b, _ldb) ? info : InfoCode.Inaccurate;
    }
}
