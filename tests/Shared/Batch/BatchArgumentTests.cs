using System.Numerics;
using NUnit.Framework;

namespace RecursiveLU.Testing;

/// <summary>Illegal arguments of the batches, one by one and several at once: the first one is told, and nothing is
/// touched.</summary>
[TestFixtureSource(typeof(Engines), nameof(Engines.Batches))]
internal sealed unsafe class BatchArgumentTests<T>(BatchSource source) : BatchFixture<T>(source)
    where T : unmanaged, INumberBase<T>
{
    private const long Huge = 1L << 62;

    /// <summary>Room for every legal case below.</summary>
    private const int Room = 40;

    private readonly T[] _a = new T[Room];
    private readonly T[] _b = new T[Room];
    private readonly long[] _pivots = new long[Room];
    private readonly long[] _infos = new long[Room];

    /// <summary>Two matrices of 3 x 2 where nothing is wrong: m 3, n 2, lda 3, stride 6, stride of pivots 2.</summary>
    [TestCase(false, -1, -1, 0, 0, false, 0, -1, 99u, 2)]
    [TestCase(true, -1, 2, 3, 6, true, 2, 2, 0u, 2)]
    [TestCase(true, 3, -1, 0, 0, false, 0, -1, 99u, 3)]
    [TestCase(true, 0, -1, 1, 6, true, 2, 2, 0u, 3)]
    [TestCase(false, 3, 2, 0, 0, false, 0, 2, 99u, 1)]
    [TestCase(false, 3, 2, 3, 6, true, 2, 1, 0u, 1)]
    [TestCase(true, 3, 2, 2, 0, false, 0, 2, 99u, 4)]
    [TestCase(true, 3, 2, -3, 6, true, 2, 2, 0u, 4)]
    [TestCase(true, 3, 2, Huge, 6, true, 2, 1, 0u, 4)]
    [TestCase(true, 0, 2, 0, 6, true, 2, 2, 0u, 4)]
    [TestCase(true, 3, 2, 1, 6, true, 2, 2, 4u, 4)]
    [TestCase(true, 3, 2, 3, 5, false, 0, 2, 99u, 5)]
    [TestCase(true, 3, 2, 3, -5, true, 2, 2, 0u, 5)]
    [TestCase(true, 3, 2, 3, 0, true, 2, 2, 0u, 5)]
    [TestCase(true, 3, 2, 3, 3, true, 2, 2, 0u, 5)]
    [TestCase(true, 3, 2, 5, 3, true, 2, 2, 0u, 5)]
    [TestCase(true, 3, 2, 6, 2, true, 2, 2, 0u, 5)]
    [TestCase(true, 3, 2, 2, 5, true, 2, 2, 4u, 5)]
    [TestCase(true, 3, 2, 3, long.MaxValue, true, 2, 2, 0u, 5)]
    [TestCase(true, 3, 2, 3, long.MinValue, true, 2, 2, 0u, 5)]
    [TestCase(true, 3, 2, 3, 6, true, 2, Huge, 0u, 5)]
    [TestCase(true, 3, 2, 3, 6, false, 0, 2, 97u, 6)]
    [TestCase(true, 3, 2, 3, 6, false, 2, 2, 1u, 6)]
    [TestCase(true, 3, 2, 3, 6, true, 1, 2, 99u, 7)]
    [TestCase(true, 3, 2, 3, 6, true, -1, 2, 0u, 7)]
    [TestCase(true, 3, 2, 3, 6, true, 0, 2, 2u, 7)]
    [TestCase(true, 3, 2, 3, 6, true, long.MinValue, 2, 0u, 7)]
    [TestCase(true, 3, 2, 3, 6, true, 2, -1, 99u, 8)]
    [TestCase(false, 3, 2, 3, 0, false, 0, long.MinValue, 0u, 8)]
    [TestCase(true, 0, 0, 1, 0, true, 0, -1, 0u, 8)]
    [TestCase(true, 3, 2, 3, 6, true, 2, 2, 8u, 10)]
    [TestCase(true, 3, 2, 3, 6, true, 2, 0, 0x8000_0000u, 10)]
    [TestCase(false, 0, 2, 1, 0, false, 0, 2, 16u, 10)]
    public void FactorTellsTheFirst(
        bool a, long m, long n, long lda, long strideA, bool ipiv, long strideP, long batch, uint flags, int position)
    {
        Fill();
        fixed (T* p = _a)
        fixed (long* q = _pivots, infos = _infos)
        {
            long info = Lu.Factor(
                a ? p + 20 : null, m, n, lda, strideA, ipiv ? q + 20 : null, strideP, batch, infos, flags);
            Assert.That(info, Is.EqualTo(ErrorValues.BadArgument(position)));
        }

        ExpectUntouched();
    }

    [TestCase(3, 2, 3, 0, 0, 1)]
    [TestCase(3, 2, 3, -6, -2, 2)]
    [TestCase(3, 2, 6, 3, 2, 2)]
    [TestCase(3, 2, 6, -3, 2, 2)]
    [TestCase(3, 1, 3, 3, 1, 2)]
    public void FactorTakesUnusualStrides(long m, long n, long lda, long strideA, long strideP, long batch)
    {
        Fill();
        fixed (T* p = _a)
        fixed (long* q = _pivots, infos = _infos)
        {
            Assert.That(Lu.Factor(p + 20, m, n, lda, strideA, q + 20, strideP, batch, infos, 0), Is.GreaterThanOrEqualTo(0));
        }
    }

    [TestCase(0, -1, -1, 0, 1, -1, 99u, 2)]
    [TestCase(1, 3, 2, 2, 1, -1, 99u, 4)]
    [TestCase(1, 3, -1, 2, 1, -1, 99u, 3)]
    [TestCase(0, 3, 2, 2, 0, 2, 99u, 1)]
    [TestCase(2, 3, 2, 3, 1, 2, 0u, 1)]
    [TestCase(1, 3, 2, 2, 0, 2, 99u, 4)]
    [TestCase(1, 3, 2, Huge, 1, 2, 0u, 4)]
    [TestCase(1, 3, 2, 1, 1, 2, 4u, 4)]
    [TestCase(1, 0, 2, 0, 1, 2, 0u, 4)]
    [TestCase(1, 3, 2, 3, 0, 2, 99u & ~2u, 5)]
    [TestCase(1, 3, 2, 3, 2, 2, 1u, 5)]
    [TestCase(1, 3, 2, 3, 1, -1, 99u, 6)]
    [TestCase(0, 3, 2, 3, 0, long.MinValue, 0u, 6)]
    [TestCase(1, 3, 2, 3, 1, 2, 8u, 8)]
    [TestCase(0, 3, 2, 3, 0, 0, 32u, 8)]
    public void FactorByPointersTellsTheFirst(
        int a, long m, long n, long lda, int ipiv, long batch, uint flags, int position)
    {
        Fill();
        fixed (T* p = _a)
        fixed (long* q = _pivots, infos = _infos)
        {
            // 0: no array; 1: two pointers; 2: the second one is NULL.
            T** matrices = stackalloc T*[] { p, a == 2 ? null : p + 6 };
            long** pivots = stackalloc long*[] { q, ipiv == 2 ? null : q + 2 };
            long info = Lu.Factor(a == 0 ? null : matrices, m, n, lda, ipiv == 0 ? null : pivots, batch, infos, flags);
            Assert.That(info, Is.EqualTo(ErrorValues.BadArgument(position)));
        }

        ExpectUntouched();
    }

    /// <summary>Two systems of order 2 with 3 right-hand sides where nothing is wrong: lda 2, strides 4, 2, ldb 2, 6.</summary>
    [TestCase(-1, -1, false, 0, 0, false, 0, false, 0, 0, -1, 99u, 1)]
    [TestCase(2, -1, false, 0, 0, false, 0, false, 0, 0, -1, 99u, 2)]
    [TestCase(2, 3, false, 0, 0, false, 0, false, 0, 0, 2, 99u, 3)]
    [TestCase(2, 0, false, 2, 4, true, 2, true, 2, 6, 1, 0u, 3)]
    [TestCase(2, 3, true, 1, 0, false, 0, false, 0, 0, 2, 99u, 4)]
    [TestCase(0, 3, true, 0, 0, false, 0, false, 1, 0, 0, 0u, 4)]
    [TestCase(2, 3, true, Huge, 4, true, 2, true, 2, 6, 2, 0u, 4)]
    [TestCase(2, 3, true, 2, 3, false, 0, false, 0, 0, 2, 99u, 5)]
    [TestCase(2, 3, true, 2, long.MinValue, true, 2, true, 2, 6, 2, 0u, 5)]
    [TestCase(2, 0, true, 2, 0, true, 2, true, 2, 6, 2, 0u, 5)]
    [TestCase(2, 3, true, 2, 4, false, 0, false, 0, 0, 2, 97u, 6)]
    [TestCase(2, 3, true, 2, 4, true, 1, false, 0, 0, 2, 99u, 7)]
    [TestCase(2, 3, true, 2, 4, true, 2, false, 0, 0, 2, 99u, 8)]
    [TestCase(2, 3, true, 2, 4, true, 2, true, 1, 0, 2, 99u, 9)]
    [TestCase(0, 0, true, 1, 4, true, 2, true, 0, 6, 2, 0u, 9)]
    [TestCase(2, 3, true, 2, 4, true, 2, true, 2, 5, 2, 99u, 10)]
    [TestCase(2, 3, true, 2, 4, true, 2, true, 2, long.MaxValue, 2, 0u, 10)]
    [TestCase(2, 3, true, 2, 4, true, 2, true, 2, 6, -1, 99u, 11)]
    [TestCase(2, 3, true, 2, 4, true, 2, true, 2, 6, 2, 16u, 13)]
    [TestCase(2, 3, true, 2, 4, true, 2, true, 2, 6, 0, 8u, 13)]
    public void GesvTellsTheFirst(
        long n, long nrhs, bool a, long lda, long strideA, bool ipiv, long strideP, bool b, long ldb, long strideB, long batch,
        uint flags, int position)
    {
        Fill();
        fixed (T* p = _a, x = _b)
        fixed (long* q = _pivots, infos = _infos)
        {
            long info = Lu.Gesv(
                n, nrhs, a ? p : null, lda, strideA, ipiv ? q : null, strideP, b ? x : null, ldb, strideB, batch, infos, flags);
            Assert.That(info, Is.EqualTo(ErrorValues.BadArgument(position)));
        }

        ExpectUntouched();
    }

    /// <summary>Two systems of order 2 with 3 right-hand sides where nothing is wrong: lda 2, strides 4, 2, ldb 2, 6.</summary>
    [TestCase('X', -1, -1, 0, 0, 0, 0, 0, -1, 99u, 1)]
    [TestCase('N', -1, -1, 0, 0, 0, 0, 0, -1, 99u, 2)]
    [TestCase('N', 2, -1, 0, 0, 0, 0, 0, -1, 99u, 3)]
    [TestCase('N', 2, 3, 1, 4, 2, 1, 6, 2, 99u, 5)]
    [TestCase('N', 2, 3, -2, 4, 2, 2, 6, 2, 0u, 5)]
    [TestCase('N', 0, 3, 0, 4, 2, 2, 6, 2, 0u, 5)]
    [TestCase('N', 2, 3, Huge, 4, 2, 2, 6, 2, 0u, 5)]
    [TestCase('N', 2, 3, 2, long.MaxValue, 2, 1, 6, 2, 99u, 6)]
    [TestCase('N', 2, 3, 2, long.MinValue, 2, 2, 6, 2, 0u, 6)]
    [TestCase('T', 2, 3, 2, 4, long.MaxValue, 1, 6, 2, 99u, 8)]
    [TestCase('T', 2, 3, 2, 4, long.MinValue, 2, 6, 2, 0u, 8)]
    [TestCase('N', 2, 3, 2, 4, 2, 1, 0, 2, 99u, 10)]
    [TestCase('N', 0, 0, 1, 4, 2, 0, 6, 2, 0u, 10)]
    [TestCase('N', 2, 3, 2, 4, 2, Huge, 6, 2, 0u, 10)]
    [TestCase('N', 2, 3, 2, 4, 2, 2, 5, 2, 99u, 11)]
    [TestCase('N', 2, 3, 2, 4, 2, 2, -5, 2, 0u, 11)]
    [TestCase('N', 2, 3, 2, 4, 2, 2, 0, 2, 0u, 11)]
    [TestCase('N', 2, 3, 2, 4, 2, 3, 2, 2, 0u, 11)]
    [TestCase('N', 2, 3, 2, 4, 2, 2, long.MinValue, 2, 0u, 11)]
    [TestCase('N', 2, 3, 2, 4, 2, 2, 6, -1, 99u, 12)]
    [TestCase('N', 0, 0, 1, 0, 0, 1, 0, -1, 0u, 12)]
    [TestCase('N', 2, 3, 2, 4, 2, 2, 6, 2, 2u, 14)]
    [TestCase('N', 2, 3, 2, 4, 2, 2, 6, 2, 4u, 14)]
    [TestCase('N', 2, 3, 2, 4, 2, 2, 6, 0, 8u, 14)]
    public void SolveTellsTheFirst(
        char trans, long n, long nrhs, long lda, long strideA, long strideP, long ldb, long strideB, long batch, uint flags,
        int position)
    {
        Fill();
        fixed (T* lu = _a, b = _b)
        fixed (long* ipiv = _pivots, infos = _infos)
        {
            long info = Lu.Solve(
                (byte)trans, n, nrhs, lu, lda, strideA, ipiv, strideP, b, ldb, strideB, batch, infos, flags);
            Assert.That(info, Is.EqualTo(ErrorValues.BadArgument(position)));
        }

        ExpectUntouched();
    }

    [TestCase(0, 1, 1, 4)]
    [TestCase(2, 1, 1, 4)]
    [TestCase(1, 1, 0, 7)]
    [TestCase(1, 1, 2, 7)]
    public void SolveTellsAMissingArray(int lu, int ipiv, int b, int position)
    {
        Fill();
        fixed (T* p = _a, q = _b)
        fixed (long* pivots = _pivots, infos = _infos)
        {
            T** factors = stackalloc T*[] { p, lu == 2 ? null : p + 4 };
            T** sides = stackalloc T*[] { q, b == 2 ? null : q + 6 };
            long** exchanges = stackalloc long*[] { pivots, pivots + 2 };
            long info = Lu.Solve(
                (byte)'N', 2, 3, lu == 0 ? null : factors, 2, exchanges, b == 0 ? null : sides, 2, 2, infos, 0);
            Assert.That(info, Is.EqualTo(ErrorValues.BadArgument(position)));
            if (lu != 2 && b != 2)
            {
                // The strided form has B in the ninth place.
                info = Lu.Solve(
                    (byte)'N', 2, 3, lu == 0 ? null : p, 2, 4, ipiv == 0 ? null : pivots, 2, b == 0 ? null : q, 2, 6, 2, infos, 0);
                Assert.That(info, Is.EqualTo(ErrorValues.BadArgument(position == 7 ? 9 : position)));
            }
        }

        ExpectUntouched();
    }

    [TestCase('n', 2, 3, 1, -1, -1, 99u, 5)]
    [TestCase('q', -1, -1, 0, 0, -1, 99u, 1)]
    [TestCase('t', -1, -1, 0, 0, -1, 99u, 2)]
    [TestCase('t', 2, -1, 0, 0, -1, 99u, 3)]
    [TestCase('n', 2, 3, 2, 1, -1, 99u, 8)]
    [TestCase('n', 2, 3, 2, Huge, 2, 0u, 8)]
    [TestCase('n', 2, 3, 2, 2, -1, 99u, 9)]
    [TestCase('n', 2, 3, 2, 2, 2, 2u, 11)]
    [TestCase('n', 2, 3, 2, 2, 0, 4u, 11)]
    public void SolveByPointersTellsTheFirst(
        char trans, long n, long nrhs, long lda, long ldb, long batch, uint flags, int position)
    {
        Fill();
        fixed (T* p = _a, q = _b)
        fixed (long* ipiv = _pivots, infos = _infos)
        {
            T** factors = stackalloc T*[] { p, p + 4 };
            T** sides = stackalloc T*[] { q, q + 6 };
            long** exchanges = stackalloc long*[] { ipiv, ipiv + 2 };
            long info = Lu.Solve((byte)trans, n, nrhs, factors, lda, exchanges, sides, ldb, batch, infos, flags);
            Assert.That(info, Is.EqualTo(ErrorValues.BadArgument(position)));
        }

        ExpectUntouched();
    }

    [TestCase(0L, 2L)]
    [TestCase(3L, 2L)]
    [TestCase(1L, 1L)]
    [TestCase(1L, 3L)]
    [TestCase(long.MinValue, 2L)]
    public void SolveTellsAnIllegalExchangeOfAnyMatrix(long first, long second)
    {
        for (int k = 0; k < 3; k++)
        {
            Fill();
            _pivots[2 * k] = first;
            _pivots[(2 * k) + 1] = second;
            long[] before = (long[])_pivots.Clone();

            SolveThreeSystems();

            Assert.That(_pivots, Is.EqualTo(before));
            Assert.That(_b, Is.All.EqualTo(T.One));
            Assert.That(_infos, Is.All.EqualTo(Unwritten));
        }
    }

    private void SolveThreeSystems()
    {
        fixed (T* p = _a, q = _b)
        fixed (long* ipiv = _pivots, infos = _infos)
        {
            T** factors = stackalloc T*[] { p, p, p };
            T** sides = stackalloc T*[] { q, q + 6, q + 12 };
            long** exchanges = stackalloc long*[] { ipiv, ipiv + 2, ipiv + 4 };
            long info = Lu.Solve((byte)'N', 2, 3, p, 2, 0, ipiv, 2, q, 2, 6, 3, infos, 0);
            Assert.That(info, Is.EqualTo(ErrorValues.BadArgument(7)));
            info = Lu.Solve((byte)'N', 2, 3, factors, 2, exchanges, sides, 2, 3, infos, 0);
            Assert.That(info, Is.EqualTo(ErrorValues.BadArgument(6)));
        }
    }

    private void Fill()
    {
        Array.Fill(_a, T.One);
        Array.Fill(_b, T.One);
        Array.Fill(_infos, Unwritten);
        for (int i = 0; i < Room; i++)
        {
            _pivots[i] = (i % 2) + 1;
        }
    }

    private void ExpectUntouched()
    {
        Assert.That(_a, Is.All.EqualTo(T.One));
        Assert.That(_b, Is.All.EqualTo(T.One));
        Assert.That(_infos, Is.All.EqualTo(Unwritten));
        Assert.That(_pivots.Where((pivot, i) => pivot != (i % 2) + 1), Is.Empty);
    }
}
