using System.Numerics;
using NUnit.Framework;

namespace RecursiveLU.Testing;

/// <summary>Small problems that are done some at once, one in each lane of a vector: each gets what it gets alone, bit for bit, whatever
/// its neighbours are.</summary>
[TestFixtureSource(typeof(Engines), nameof(Engines.Batches))]
internal sealed unsafe class BatchGroupTests<T>(BatchSource source) : BatchFixture<T>(source)
    where T : unmanaged, INumberBase<T>
{
    /// <summary>Two vectors of the longest there are, and some more.</summary>
    private const int Many = 37;

    /// <summary>Every so many elements is not what the others are.</summary>
    private const int Rare = 61;

    private static readonly int[] s_orders = [2, 3, 4, 5, 6, 7, 8, 9, 12, 13, 15, 16, 17];

    /// <summary>Times usual numbers it is subnormal.</summary>
    private static readonly T s_tiny = T.CreateTruncating(Math.ScaleB(1.0, Precision.UnitRoundoff<T>() < 1e-10 ? -1030 : -130));

    /// <summary>What elements are.</summary>
    public enum Kind
    {
        /// <summary>Any numbers.</summary>
        Usual,

        /// <summary>Small integers: many candidates for a pivot are as large.</summary>
        Ties,

        /// <summary>Many zeros of both signs.</summary>
        Zeros,

        /// <summary>Numbers whose reciprocals overflow.</summary>
        Tiny,

        /// <summary>Some NaN.</summary>
        NotNumbers,

        /// <summary>Some infinities.</summary>
        Infinities,
    }

    [Test]
    public void Factor([ValueSource(nameof(s_orders))] int n, [Values] Kind kind, [Values(0u, 2u, 4u, 6u)] uint flags)
    {
        int gap = kind == Kind.Zeros ? 3 : 0;
        int stride = ((n + gap) * n) + gap;
        T[] expected = Elements(kind, n, Many * stride);
        T[] found = (T[])expected.Clone();
        long[] expectedPivots = Blank(Many * (n + gap));
        long[] pivots = (long[])expectedPivots.Clone();
        long[] expectedInfos = Blank(Many);
        long[] infos = Blank(Many);
        fixed (T* p = expected, q = found)
        fixed (long* ipiv = expectedPivots, ipivFound = pivots, info = infos)
        {
            for (int k = 0; k < Many; k++)
            {
                expectedInfos[k] = Lu.FactorOne(p + (k * stride), n, n, n + gap, ipiv + (k * (n + gap)), flags);
            }

            long result = Lu.Factor(q, n, n, n + gap, stride, ipivFound, n + gap, Many, info, flags);
            Assert.That(infos, Is.EqualTo(expectedInfos));
            Assert.That(result, Is.EqualTo(FirstOf(infos)));
        }

        Assert.That(pivots, Is.EqualTo(expectedPivots));
        FactorAssert.AreSameBits<T>(found, expected, "factors");
    }

    [Test]
    public void Solve(
        [ValueSource(nameof(s_orders))] int n, [Values(1, 5)] int nrhs, [Values('N', 'T')] char trans,
        [Values] bool hasNaN)
    {
        const int Gap = 1;
        T[] lu = Random(n, Many * n * n);
        var pivots = new long[Many * n];
        T[] expected = Elements(hasNaN ? Kind.NotNumbers : Kind.Usual, n + 1, Many * (n + Gap) * nrhs);
        T[] found = (T[])expected.Clone();
        fixed (T* a = lu, p = expected, q = found)
        fixed (long* ipiv = pivots)
        {
            Assert.That(Lu.Factor(a, n, n, n, n * n, ipiv, n, Many, null, 0), Is.Zero);
            for (int k = 0; k < Many; k++)
            {
                T* b = p + (k * (n + Gap) * nrhs);
                _ = Lu.SolveOne((byte)trans, n, nrhs, a + (k * n * n), n, ipiv + (k * n), b, n + Gap);
            }

            _ = Lu.Solve((byte)trans, n, nrhs, a, n, n * n, ipiv, n, q, n + Gap, (n + Gap) * nrhs, Many, null, 0);
        }

        FactorAssert.AreSameBits<T>(found, expected, "solutions");
    }

    [Test]
    public void Gesv(
        [ValueSource(nameof(s_orders))] int n, [Values(0, 1, 5)] int nrhs, [Values] Kind kind, [Values(0u, 2u, 4u, 6u)] uint flags)
    {
        int gap = kind == Kind.Usual ? 0 : 1;
        int lda = n + gap;
        T[] expected = Elements(kind, n, Many * lda * n);
        T[] found = (T[])expected.Clone();
        T[] expectedX = Elements(kind == Kind.Ties ? Kind.Infinities : Kind.Usual, n + 1, Many * lda * nrhs);
        T[] x = (T[])expectedX.Clone();
        long[] expectedPivots = Blank(Many * lda);
        long[] pivots = (long[])expectedPivots.Clone();
        long[] expectedInfos = Blank(Many);
        long[] infos = Blank(Many);
        fixed (T* a = expected, b = expectedX, aFound = found, bFound = x)
        fixed (long* ipiv = expectedPivots, ipivFound = pivots, info = infos)
        {
            for (int k = 0; k < Many; k++)
            {
                expectedInfos[k] = Lu.GesvOne(
                    n, nrhs, a + (k * lda * n), lda, ipiv + (k * lda), b + (k * lda * nrhs), lda, flags);
            }

            long result = Lu.Gesv(
                n, nrhs, aFound, lda, lda * n, ipivFound, lda, bFound, lda, lda * nrhs, Many, info, flags);
            Assert.That(infos, Is.EqualTo(expectedInfos));
            Assert.That(result, Is.EqualTo(FirstOf(infos)));
        }

        Assert.That(pivots, Is.EqualTo(expectedPivots));
        FactorAssert.AreSameBits<T>(found, expected, "factors");
        FactorAssert.AreSameBits<T>(x, expectedX, "solutions");
    }

    [TestCase(8, 2000)]
    [TestCase(3, 3001)]
    [TestCase(33, 101)]
    [TestCase(130, 3)]
    public void GesvSharesManyAmongThreads(int n, int count)
    {
        count = count > 3 ? TestOrders.Repetitions(count) : count;
        T[] expected = Random(n, count * n * n);
        expected.AsSpan((count - 1) * n * n, n * n).Clear();
        T[] found = (T[])expected.Clone();
        T[] expectedX = Random(n + 1, count * n);
        T[] x = (T[])expectedX.Clone();
        long[] pivots = Blank(count * n);
        long[] infos = Blank(count);
        fixed (T* a = expected, b = expectedX, aFound = found, bFound = x)
        fixed (long* ipiv = pivots, info = infos)
        {
            for (int k = 0; k < count; k++)
            {
                _ = Lu.GesvOne(n, 1, a + (k * n * n), n, ipiv + (k * n), b + (k * n), n, 0);
            }

            Assert.That(Lu.Gesv(n, 1, aFound, n, n * n, ipiv, n, bFound, n, n, count, info, 1), Is.EqualTo(count));
        }

        Assert.That(infos[^1], Is.EqualTo(1));
        FactorAssert.AreSameBits<T>(found, expected, "factors");
        FactorAssert.AreSameBits<T>(x, expectedX, "solutions");
    }

    private static T[] Elements(Kind kind, int seed, int length)
    {
        T[] a = Random(seed, length);
        for (int i = 0; i < length; i++)
        {
            a[i] = kind switch
            {
                Kind.Ties => T.CreateTruncating(((i * 7) % 5) - 2),
                Kind.Zeros when i * 7 % 5 < 2 => i % 2 == 0 ? T.Zero : -T.Zero,
                Kind.Tiny when i % Rare < Rare / 2 => a[i] * s_tiny,
                Kind.NotNumbers when i % Rare == 0 => Precision.NaN<T>(),
                Kind.Infinities when i % Rare == 0 => T.CreateTruncating(double.PositiveInfinity),
                _ => a[i],
            };
        }

        return a;
    }
}
