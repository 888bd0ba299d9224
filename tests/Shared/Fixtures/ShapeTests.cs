using System.Numerics;
using NUnit.Framework;

namespace RecursiveLU.Testing;

/// <summary>Every small size, the sizes around blocks, and extreme shapes.</summary>
[TestFixtureSource(typeof(Engines), nameof(Engines.DetailedOfAllTypes))]
internal sealed class ShapeTests<T>(EngineSource source) : EngineFixture<T>(source)
    where T : unmanaged, INumberBase<T>
{
    private static IEnumerable<(int M, int N)> OtherShapes => TestOrders.Within(
        [
            (1, 1000), (1000, 1), (2, 999), (999, 2), (5000, 7), (7, 5000), (33, 257), (257, 33), (64, 300), (300, 64), (129, 400),
            (400, 129),
        ]);

    [Test]
    public void FactorsEverySmallOrder([Range(1, 70)] int n) => Check(n, n);

    [Test]
    public void FactorsOrdersAroundBlocks(
        [Orders(95, 96, 97, 127, 128, 129, 191, 192, 193, 255, 256, 257)] int n) => Check(n, n);

    [Test]
    public void FactorsEverySmallShape([Range(1, 20)] int m)
    {
        for (int n = 1; n <= 20; n++)
        {
            Check(m, n);
        }
    }

    [TestCaseSource(nameof(OtherShapes))]
    public void FactorsOtherShapes((int M, int N) shape) => Check(shape.M, shape.N);

    [TestCase(0, 0)]
    [TestCase(0, 5)]
    [TestCase(5, 0)]
    public void LeavesAnEmptyMatrixAlone(int m, int n)
    {
        foreach (FactorMode mode in Modes)
        {
            T[] a = [T.One, T.One, T.One];
            long[] pivots = [-5, -6, -7];

            Assert.That(Engine.Factor<T>(a, m, n, Math.Max(1, m), pivots, mode), Is.Zero);
            Assert.That(a, Is.All.EqualTo(T.One));
            Assert.That(pivots, Is.EqualTo(new long[] { -5, -6, -7 }));
            Assert.That(Engine.Factor<T>([], m, n, Math.Max(1, m), [], mode), Is.Zero);
        }
    }

    private void Check(int m, int n)
    {
        foreach (FactorMode mode in Modes)
        {
            bool pivoting = !mode.HasFlag(FactorMode.NoPivot);
            int seed = (7919 * m) + n;
            T[] a = pivoting ? Matrices.Signed<T>(seed, m, n) : Matrices.Dominant<T>(seed, m, n);
            Factored<T> f = Factor(a, m, n, mode);

            Assert.That(f.Info, Is.Zero, $"info, {f}");
            FactorAssert.IsFactored(f);
        }
    }
}
