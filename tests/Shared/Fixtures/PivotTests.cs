using System.Numerics;
using NUnit.Framework;

namespace RecursiveLU.Testing;

/// <summary>Pivots, info and exact factors, against a plain elimination.</summary>
[TestFixtureSource(typeof(Engines), nameof(Engines.DetailedOfAllTypes))]
internal sealed class PivotTests<T>(EngineSource source) : EngineFixture<T>(source)
    where T : unmanaged, INumberBase<T>
{
    private static IEnumerable<int> Orders =>
        TestOrders.Within([.. Enumerable.Range(1, 40), 63, 64, 65, 96, 127, 128, 129, 200, 257]);

    [Test]
    public void FindsTheExchangesThatWereMade([ValueSource(nameof(Orders))] int n)
    {
        foreach ((int rows, int columns) in Around(n))
        {
            T[] a = Matrices.Separated<T>(n, rows, columns, out long[] expected);
            foreach (FactorMode mode in PivotingModes)
            {
                Factored<T> f = Factor(a, rows, columns, mode);

                Assert.That(f.Info, Is.Zero, $"info, {f}");
                Assert.That(f.Pivots, Is.EqualTo(expected), $"pivots, {f}");
                FactorAssert.IsPivoted(f);
            }
        }
    }

    [Test]
    public void ExchangesAsThePlainElimination([Range(1, 40)] int n)
    {
        (T[] a, long[] expected) = ClearlyPivoted(n);
        foreach (FactorMode mode in PivotingModes)
        {
            Factored<T> f = Factor(a, n, n, mode);

            Assert.That(f.Info, Is.Zero, $"info, {f}");
            Assert.That(f.Pivots, Is.EqualTo(expected), $"pivots, {f}");
        }
    }

    [Test]
    public void BreaksTiesAsThePlainElimination([ValueSource(nameof(Orders))] int n)
    {
        foreach ((int rows, int columns) in Around(n))
        {
            for (int seed = 1; seed <= TestOrders.Repetitions(4); seed++)
            {
                ExpectExactly(UnimodularMatrices.Create<T>((100 * n) + seed, rows, columns), rows, columns);
            }
        }
    }

    [Test]
    public void FactorsPowersOfTwoAsThePlainElimination([ValueSource(nameof(Orders))] int n)
    {
        foreach ((int rows, int columns) in Around(n))
        {
            ExpectExactly(UnimodularMatrices.CreateScaled<T>(n, rows, columns), rows, columns);
        }
    }

    [Test]
    public void FactorsTheSmallestNumbersExactly([ValueSource(nameof(Orders))] int n) =>
        ExpectScaled(n, Precision.SmallestExponent<T>());

    [Test]
    public void FactorsHugeNumbersExactly([ValueSource(nameof(Orders))] int n) =>
        ExpectScaled(n, Precision.LargestExponent<T>() - 12);

    private static (int Rows, int Columns)[] Around(int n) => [(n, n), (n, n + 7), (n + 7, n)];

    private void ExpectScaled(int n, int power)
    {
        foreach ((int rows, int columns) in Around(n))
        {
            T[] a = UnimodularMatrices.Create<T>(n, rows, columns);
            UnimodularMatrices.Scale(a.AsSpan(), Precision.ScaleB(T.One, power));
            ExpectExactly(a, rows, columns);
        }
    }

    private void ExpectExactly(T[] a, int m, int n)
    {
        var expected = (T[])a.Clone();
        var pivots = new long[Math.Min(m, n)];
        ReferenceResult reference = ReferenceLu.Factor<T>(expected, m, n, m, pivots, pivoting: true);
        Assert.That(reference.IsExact, "The matrix does not suit the test.");
        foreach (FactorMode mode in PivotingModes)
        {
            Factored<T> f = Factor(a, m, n, mode);

            Assert.That(f.Info, Is.EqualTo(reference.Info), $"info, {f}");
            Assert.That(f.Pivots, Is.EqualTo(pivots), $"pivots, {f}");
            FactorAssert.AreSameNumbers<T>(f.Factors, expected, $"factors, {f}");
        }
    }

    /// <summary>The first random matrix whose pivots stand out from the other candidates by far more than
    /// rounding errors.</summary>
    private static (T[] Matrix, long[] Pivots) ClearlyPivoted(int n)
    {
        double required = 1000 * n * Precision.UnitRoundoff<T>();
        for (int seed = n; ; seed += 100)
        {
            T[] a = Matrices.Signed<T>(seed, n, n);
            var pivots = new long[n];
            ReferenceResult reference = ReferenceLu.Factor((T[])a.Clone(), n, n, n, pivots.AsSpan(), pivoting: true);
            if (reference.Separation > required)
            {
                return (a, pivots);
            }
        }
    }
}
