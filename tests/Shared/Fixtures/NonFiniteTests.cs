using System.Numerics;
using NUnit.Framework;

namespace RecursiveLU.Testing;

/// <summary>NaN and infinities: no crash, no hang, nothing out of range, and no effect to the left of them.</summary>
[TestFixtureSource(typeof(Engines), nameof(Engines.DetailedOfAllTypes))]
internal sealed class NonFiniteTests<T>(EngineSource source) : EngineFixture<T>(source)
    where T : unmanaged, INumberBase<T>
{
    private static IEnumerable<(int M, int N)> Shapes => TestOrders.Within(
        [(1, 1), (2, 2), (3, 3), (8, 8), (17, 17), (64, 64), (130, 130), (5, 40), (40, 5), (200, 70), (70, 200)]);

    /// <summary>Numbers that are none, or none usual; complex ones in each part.</summary>
    private static T[] Special =>
    [
        .. from re in SpecialParts
           from im in Precision.IsComplex<T>() ? SpecialParts : [0]
           select Precision.Of<T>(re, im),
    ];

    private static double[] SpecialParts =>
    [
        double.NaN, double.PositiveInfinity, double.NegativeInfinity, 0.0, -0.0, Precision.Smallest<T>(), Precision.Largest<T>(),
    ];

    [Test]
    public void FindsNoZeroAmongNaNs([ValueSource(nameof(Shapes))] (int M, int N) shape)
    {
        var a = new T[shape.M * shape.N];
        Array.Fill(a, Precision.NaN<T>());
        foreach (FactorMode mode in Modes)
        {
            Factored<T> f = Factor(a, shape.M, shape.N, mode);

            Assert.That(f.Info, Is.Zero, $"info, {f}");
            Assert.That(f.Pivots, Is.EqualTo(FactorAssert.Identity(f.Pivots.Length)), $"pivots, {f}");
            Assert.That(f.Factors.All(T.IsNaN), $"factors, {f}");
        }
    }

    [Test]
    public void StopsAtTheFirstZeroOfAZeroMatrix([ValueSource(nameof(Shapes))] (int M, int N) shape)
    {
        var a = new T[shape.M * shape.N];
        foreach (FactorMode mode in Modes)
        {
            Factored<T> f = Factor(a, shape.M, shape.N, mode);

            Assert.That(f.Info, Is.EqualTo(mode.HasFlag(FactorMode.NoPivot) ? -1 : 1), $"info, {f}");
            Assert.That(f.Pivots, Is.EqualTo(FactorAssert.Identity(f.Pivots.Length)), $"pivots, {f}");
            Assert.That(f.Factors.All(T.IsZero), $"factors, {f}");
        }
    }

    [Test]
    public void SurvivesInfinities([ValueSource(nameof(Shapes))] (int M, int N) shape)
    {
        var a = new T[shape.M * shape.N];
        foreach (T infinity in Special.Where(T.IsInfinity))
        {
            Array.Fill(a, infinity);
            CheckRanges(a, shape.M, shape.N);
            Array.Fill(a, -infinity, 0, a.Length / 2);
            CheckRanges(a, shape.M, shape.N);
        }
    }

    [Test]
    public void SurvivesAnyMixture([ValueSource(nameof(Shapes))] (int M, int N) shape)
    {
        T[] special = Special;
        for (int seed = 1; seed <= 6; seed++)
        {
            var random = new Random(seed);
            T[] a = Matrices.Signed<T>(seed, shape.M, shape.N);
            for (int i = 0; i < a.Length; i++)
            {
                a[i] = random.Next(20) < 3 * seed ? special[random.Next(special.Length)] : a[i];
            }

            CheckRanges(a, shape.M, shape.N);
        }
    }

    [Test]
    public void LeavesTheColumnsToTheLeftAlone(
        [ValueSource(nameof(Shapes))] (int M, int N) shape, [Values(float.NaN, float.PositiveInfinity)] float what,
        [Values] bool imaginary)
    {
        T wrong = imaginary && Precision.IsComplex<T>() ? Precision.Of<T>(0.5, what) : Precision.Of<T>(what, 0.5);
        (int m, int n) = shape;
        T[] clean = Matrices.Separated<T>(m + n, m, n, out long[] pivots);
        for (int trial = 0; trial < TestOrders.Repetitions(12); trial++)
        {
            var random = new Random(trial);
            int column = random.Next(n);
            var a = (T[])clean.Clone();
            a[random.Next(m) + (column * m)] = wrong;
            foreach (FactorMode mode in PivotingModes)
            {
                Factored<T> f = Factor(a, m, n, mode);

                int left = Math.Min(column, pivots.Length);
                FactorAssert.PivotsAreInRange(f);
                Assert.That(f.Pivots[..left], Is.EqualTo(pivots[..left]), $"pivots to the left, {f}");
                Assert.That(f.Info == 0 || f.Info > left, $"info {f.Info}, column {column + 1}, {f}");
                Assert.That(f.Factors[..(left * m)].All(T.IsFinite), $"factors to the left, {f}");
                Assert.That(f.Factors[(column * m)..].All(T.IsFinite), Is.False, $"factors from there on, {f}");
            }
        }
    }

    private void CheckRanges(T[] a, int m, int n)
    {
        foreach (FactorMode mode in Modes)
        {
            Factored<T> f = Factor(a, m, n, mode);

            bool pivoting = !mode.HasFlag(FactorMode.NoPivot);
            FactorAssert.PivotsAreInRange(f);
            Assert.That(pivoting ? f.Info : -f.Info, Is.InRange(0L, (long)f.Pivots.Length), $"info, {f}");
        }
    }
}
