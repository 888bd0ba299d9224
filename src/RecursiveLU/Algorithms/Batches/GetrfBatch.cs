using System.Numerics;
using System.Runtime.CompilerServices;
using RecursiveLU.Algorithms.Factorizations;
using RecursiveLU.Conventions;
using RecursiveLU.Kernels.Vectors;
using RecursiveLU.Sizes;

namespace RecursiveLU.Algorithms.Batches;

/// <summary>Many matrices of one shape. Each is factored as it would be alone, bit for bit.</summary>
internal readonly unsafe struct GetrfBatch<T> : IBatchWork
    where T : unmanaged, INumberBase<T>
{
    private readonly Series<T> _a;
    private readonly Series<long> _ipiv;
    private readonly long _m;
    private readonly long _n;
    private readonly long _lda;
    private readonly long _count;
    private readonly uint _flags;
    private readonly bool _isSmall;
    private readonly bool _fetches;

    /// <summary>Whether the next matrix is so small that its lines do not wait for one another.</summary>
    private readonly bool _fetchesAtOnce;

    /// <summary>Whether some are factored at once, a lane each.</summary>
    private readonly bool _isGrouped;

    private GetrfBatch(in Series<T> a, long m, long n, long lda, in Series<long> ipiv, long count, uint flags)
    {
        _a = a;
        _ipiv = ipiv;
        _m = m;
        _n = n;
        _lda = lda;
        _count = count;
        _flags = flags;
        _isGrouped = !a.IsScattered && !ipiv.IsScattered && InterleavedGroup.TakesFactor<T>(m, n, lda);
        _isSmall = SmallGetrf.Takes<T>(m, n, (flags & LuFlags.NoPivot) == 0) && (flags & LuFlags.RowMajor) == 0;
        _fetches = _isSmall && (a.IsScattered || m * n * sizeof(T) >= BatchTuning.FetchedBytes);
        _fetchesAtOnce = m * n * sizeof(T) <= BatchTuning.FetchedAtOnce;
    }

    /// <summary>Gets how long one problem takes, in the unit of <see cref="Tuning.ParallelWork"/>.</summary>
    private Int128 Cost => (Int128)_m * _n * (Math.Min(_m, _n) + BatchTuning.StepCost);

    /// <inheritdoc/>
    public bool IsShareable => Tuning.For<T>().IsWorthThreads(_m, _n);

    /// <inheritdoc/>
    public bool IsLarge => (Int128)_m * _n * sizeof(T) >= BatchTuning.LargeBytes;

    /// <inheritdoc/>
    public int Group => _isGrouped ? InterleavedGroup.Size<T>(_n) : 1;

    /// <summary>Factors; gives the batch's info as the C ABI documents it. The arguments are valid.</summary>
    public static long Factor(
        in Series<T> a, long m, long n, long lda, in Series<long> ipiv, long batch, long* infos, uint flags)
    {
        if (m == 0 || n == 0)
        {
            return Batch<GetrfBatch<T>>.Nothing(batch, infos);
        }

        var work = new GetrfBatch<T>(a, m, n, lda, ipiv, batch, flags);
        return Batch<GetrfBatch<T>>.Run(work, batch, infos, Getrf.ThreadsFor<T>(flags, work.Cost * batch));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long Run(long k)
    {
        if (!_isSmall)
        {
            return Getrf.Factor(_a[k], _m, _n, _lda, _ipiv[k], _flags & ~LuFlags.Threaded);
        }

        T* following = _fetches && k + 1 < _count ? _a[k + 1] : null;
        if (following != null && _fetchesAtOnce)
        {
            Prefetch(following);
            following = null;
        }

        bool pivoting = (_flags & LuFlags.NoPivot) == 0;
        long* ipiv = _ipiv[k];
        long info = SmallGetrf.Factor(_a[k], (int)_m, (int)_n, (nint)_lda, pivoting ? ipiv : null, following);
        return Getrf.Finish(info, _m, _n, ipiv, pivoting);
    }

    /// <summary>Writes that no rows were exchanged, for some matrices of order n from k on.</summary>
    public static void NumberInOrder(long n, in Series<long> ipiv, long k, int count)
    {
        for (int i = 0; i < count; i++)
        {
            _ = Getrf.Finish(0, n, n, ipiv[k + i], false);
        }
    }

    /// <inheritdoc/>
    public long RunShared(long k) => Getrf.Factor(_a[k], _m, _n, _lda, _ipiv[k], _flags);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public bool RunGroup(long k, long* infos)
    {
        bool pivoting = (_flags & LuFlags.NoPivot) == 0;
        bool done = InterleavedGroup.TryFactor(
            _a[k], _a.Stride, (nint)_n, (nint)_lda, (_flags & LuFlags.RowMajor) != 0, pivoting ? _ipiv[k] : null, _ipiv.Stride);
        for (int i = 0; i < Group && !done; i++)
        {
            infos[i] = Run(k + i);
        }

        if (done && !pivoting)
        {
            NumberInOrder(_n, _ipiv, k, Group);
        }

        return done;
    }

    /// <summary>Brings a matrix into the cache while another one is factored.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Prefetch(T* a)
    {
        bool dense = _lda == _m;
        long length = dense ? _m * _n : _m;
        for (long j = 0; j < (dense ? 1 : _n); j++, a += _lda)
        {
            for (long i = 0; i < length; i += CacheLine.Elements<T>())
            {
                Simd128<T>.Prefetch(a + i);
            }
        }
    }
}
