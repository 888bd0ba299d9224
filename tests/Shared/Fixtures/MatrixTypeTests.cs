using System.Numerics;
using NUnit.Framework;

namespace RecursiveLU.Testing;

/// <summary>LAPACK's matrix types.</summary>
[TestFixtureSource(typeof(Engines), nameof(Engines.DetailedOfAllTypes))]
internal sealed class MatrixTypeTests<T>(EngineSource source) : EngineFixture<T>(source)
    where T : unmanaged, INumberBase<T>
{
    private static IEnumerable<(int M, int N)> Shapes => TestOrders.Within(
        [
            (1, 1), (2, 2), (3, 3), (5, 5), (10, 10), (33, 33), (50, 50), (130, 130),
            (1, 10), (10, 1), (3, 5), (5, 3), (10, 50), (50, 10), (64, 130), (130, 64),
        ]);

    [Test]
    public void FactorsEveryType([Values] MatrixType type)
    {
        foreach ((int m, int n) in Shapes)
        {
            T[] a = MatrixTypes.Create<T>(type, 17, m, n, out long info);
            foreach (FactorMode mode in PivotingModes)
            {
                Factored<T> f = Factor(a, m, n, mode);

                Assert.That(f.Info, Is.EqualTo(info), $"info, {f}");
                FactorAssert.IsPivoted(f);
            }
        }
    }

    [TestCase(MatrixType.Diagonal)]
    [TestCase(MatrixType.UpperTriangular)]
    public void LeavesAFactoredMatrixAsItIs(MatrixType type)
    {
        foreach ((int m, int n) in Shapes)
        {
            T[] a = MatrixTypes.Create<T>(type, 17, m, n, out _);
            foreach (FactorMode mode in Modes)
            {
                Factored<T> f = Factor(a, m, n, mode);

                Assert.That(f.Info, Is.Zero, $"info, {f}");
                Assert.That(f.Pivots, Is.EqualTo(FactorAssert.Identity(f.Pivots.Length)), $"pivots, {f}");
                FactorAssert.AreSameNumbers<T>(f.Factors, a, $"factors, {f}");
            }
        }
    }
}
