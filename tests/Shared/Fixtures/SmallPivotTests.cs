using System.Numerics;
using NUnit.Framework;

namespace RecursiveLU.Testing;

/// <summary>Pivots whose reciprocal is not a finite number.</summary>
[TestFixtureSource(typeof(Engines), nameof(Engines.Detailed))]
internal sealed class SmallPivotTests<T>(EngineSource source) : EngineFixture<T>(source)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private static T[] Tiny()
    {
        T smallest = T.Epsilon;
        T largest = T.BitDecrement(Precision<T>.PowerOfTwo(Precision<T>.SmallestNormalExponent));
        return [smallest, smallest + smallest, -smallest, largest, -largest, largest / (T.One + T.One)];
    }

    [Test]
    public void FactorsAnExchangeOfTwoRows([Range(0, 5)] int which)
    {
        T tiny = Tiny()[which];
        T[] a = [T.Zero, tiny, tiny, T.Zero];
        T[] expected = [tiny, T.Zero, T.Zero, tiny];
        foreach (FactorMode mode in PivotingModes)
        {
            Factored<T> f = Factor(a, 2, 2, mode);

            Assert.That(f.Info, Is.Zero);
            Assert.That(f.Pivots, Is.EqualTo(new long[] { 2, 2 }));
            FactorAssert.AreSameNumbers<T>(f.Factors, expected, $"factors, {f}");
        }
    }

    [Test]
    public void FactorsAReversedDiagonal([Range(0, 5)] int which, [Orders(3, 8, 17, 33, 64, 130)] int n)
    {
        T tiny = Tiny()[which];
        var a = new T[n * n];
        var expected = new T[n * n];
        for (int i = 0; i < n; i++)
        {
            a[n - 1 - i + (i * n)] = tiny;
            expected[i + (i * n)] = tiny;
        }

        foreach (FactorMode mode in PivotingModes)
        {
            Factored<T> f = Factor(a, n, n, mode);

            Assert.That(f.Info, Is.Zero, $"info, {f}");
            Assert.That(f.Pivots[..(n / 2)], Is.EqualTo(Enumerable.Range(0, n / 2).Select(i => (long)(n - i))), $"pivots, {f}");
            FactorAssert.AreSameNumbers<T>(f.Factors, expected, $"factors, {f}");
        }
    }

    [Test]
    public void DividesAColumn([Values(2, 3, 5, 9, 16, 31, 64, 130, 1001)] int m)
    {
        // Its reciprocal overflows, and its eighths are still exact.
        T pivot = -Precision<T>.PowerOfTwo(Precision<T>.SmallestExponent + 10);
        var random = new Random(m);
        var a = new T[m];
        var expected = new T[m];
        a[0] = pivot;
        expected[0] = pivot;
        for (int i = 1; i < m; i++)
        {
            expected[i] = T.CreateChecked(random.Next(-8, 9)) / T.CreateChecked(8);
            a[i] = expected[i] * pivot;
        }

        foreach (FactorMode mode in Modes)
        {
            Factored<T> f = Factor(a, m, 1, mode);

            Assert.That(f.Info, Is.Zero, $"info, {f}");
            Assert.That(f.Pivots[0], Is.EqualTo(1), $"pivot, {f}");
            FactorAssert.AreSameNumbers<T>(f.Factors, expected, $"factors, {f}");
        }
    }
}
