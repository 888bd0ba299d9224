using System.Numerics;
using NUnit.Framework;

namespace RecursiveLU.Testing;

/// <summary>Factorization without row exchanges.</summary>
[TestFixtureSource(typeof(Engines), nameof(Engines.SolversOfAllTypes))]
internal sealed class NoPivotTests<T>(EngineSource source) : EngineFixture<T>(source)
    where T : unmanaged, INumberBase<T>
{
    private static readonly FactorMode[] NoPivotModes = [FactorMode.NoPivot, FactorMode.NoPivot | FactorMode.Threaded];

    private static IEnumerable<int> Orders => TestOrders.Within([1, 2, 3, 8, 31, 64, 130]);

    [TestCaseSource(nameof(Orders))]
    public void OverwritesPoisonedPivots(int n)
    {
        T[] a = Matrices.Dominant<T>(n, n, n);
        foreach (FactorMode mode in NoPivotModes)
        {
            var factors = (T[])a.Clone();
            var pivots = new long[n];
            for (int i = 0; i < n; i++)
            {
                pivots[i] = i % 2 == 0 ? long.MinValue : long.MaxValue;
            }

            long info = Engine.Factor<T>(factors, n, n, n, pivots, mode);

            Assert.That(info, Is.Zero);
            FactorAssert.IsUnpivoted(new Factored<T>(a, factors, n, n, n, pivots, info, mode));
        }
    }

    [TestCaseSource(nameof(Orders))]
    public void SolvesAfterwards(int n)
    {
        T[] a = Matrices.Dominant<T>(n, n, n);
        T[] b = Matrices.Signed<T>(n + 1, n, 3);
        foreach (FactorMode mode in NoPivotModes)
        {
            var x = (T[])b.Clone();

            ((ILuSolver)Engine).Solve<T>('N', a, n, x, 3, mode);

            Assert.That(SolveError.BackwardInfinity<T>('N', a, n, x, b, 3), Is.LessThan(16.0), $"{mode}");
        }
    }

    [TestCaseSource(nameof(Orders))]
    public void GivesTheSameWithoutPivots(int n)
    {
        foreach (FactorMode mode in NoPivotModes)
        {
            Factored<T> expected = Factor(Matrices.Dominant<T>(n, n, n), n, n, mode);
            var factors = (T[])expected.Matrix.Clone();

            long info = Engine.Factor<T>(factors, n, n, n, [], mode);

            Assert.That(info, Is.Zero);
            FactorAssert.AreSameBits<T>(factors, expected.Factors, $"factors, {expected}");
        }
    }

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(5)]
    [TestCase(17)]
    [TestCase(39)]
    [TestCase(40)]
    public void TellsTheFirstZeroPivotAndGoesOn(int zero)
    {
        const int n = 40;
        T[] a = Matrices.Dominant<T>(zero, n, n);
        Array.Fill(a, T.Zero, (zero - 1) * n, n);
        Array.Fill(a, T.Zero, 38 * n, n);
        foreach (FactorMode mode in NoPivotModes)
        {
            Factored<T> f = Factor(a, n, n, mode);

            Assert.That(f.Info, Is.EqualTo(-Math.Min(zero, 39)), $"{f}");
            FactorAssert.IsUnpivoted(f);
        }
    }

    [Test]
    public void LeavesAColumnBelowAZeroPivotUndivided()
    {
        T[] a = [T.Zero, T.One, T.One, T.One];
        T[] expected = [T.Zero, T.One, T.One, T.Zero];
        foreach (FactorMode mode in NoPivotModes)
        {
            Factored<T> f = Factor(a, 2, 2, mode);

            Assert.That(f.Info, Is.EqualTo(-1), $"{f}");
            FactorAssert.AreSameNumbers<T>(f.Factors, expected, $"factors, {f}");
        }
    }
}
