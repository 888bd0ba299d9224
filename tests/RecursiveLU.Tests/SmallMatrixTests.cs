using System.Numerics;
using NUnit.Framework;
using RecursiveLU.Testing;

namespace RecursiveLU.Tests;

/// <summary>Every shape that has kernels of its own, bit for bit, with whatever makes these kernels leave their usual
/// way.</summary>
[TestFixtureSource(typeof(Engines), nameof(Engines.Default))]
internal sealed class SmallMatrixTests<T>(EngineSource source) : EngineFixture<T>(source)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int Largest = 33;

    /// <summary>The rows of every small shape; and some of the shapes that a copy with columns of more vectors is for.</summary>
    private static readonly int[] AllRows = [.. Enumerable.Range(1, Largest), 39, 40, 41, 47, 48, 50, 57, 63, 64];

    private static readonly int[] FewColumns = [1, 3, 4, 5, 8, 9, 15, 16, 17, 31, 32, 33, 40, 47, 48, 57, 63, 64];

    private static readonly FactorMode[] SerialModes = [FactorMode.Pivoting, FactorMode.NoPivot];

    [Test]
    public void RandomNumbers([ValueSource(nameof(AllRows))] int m) => CheckAll(m, Symmetric);

    [Test]
    public void Ties([ValueSource(nameof(AllRows))] int m) => CheckAll(m, r => T.CreateChecked(r.Next(-1, 2)));

    [Test]
    public void NearTies([ValueSource(nameof(AllRows))] int m) => CheckAll(
        m, r => (T.One + (T.CreateChecked(r.Next(4)) * (T.BitIncrement(T.One) - T.One))) * Sign(r));

    [Test]
    public void SignedZeros([ValueSource(nameof(AllRows))] int m) => CheckAll(m, r => r.Next(2) == 0 ? Symmetric(r) : T.Zero * Sign(r));

    [Test]
    public void SubnormalPivots([ValueSource(nameof(AllRows))] int m) => CheckAll(
        m, r => Symmetric(r) * (r.Next(3) == 0 ? T.One : T.ScaleB(T.One, typeof(T) == typeof(double) ? -1024 : -128)));

    [Test]
    public void Overflow([ValueSource(nameof(AllRows))] int m) => CheckAll(m, r => T.BitDecrement(T.PositiveInfinity) * Sign(r));

    [Test]
    public void NotNumbers([ValueSource(nameof(AllRows))] int m) => CheckAll(
        m, r => r.Next(60) switch { 0 => T.NaN, 1 => T.PositiveInfinity, 2 => T.NegativeInfinity, _ => Symmetric(r) });

    [Test]
    public void ZeroColumns([ValueSource(nameof(AllRows))] int m)
    {
        foreach (int n in ColumnsFor(m))
        {
            T[] a = Fill(m, n, Symmetric);
            a.AsSpan(m * (7 * m % n), m).Clear();
            Check(a, m, n);
        }
    }

    [Test]
    public void LeavesTheGapsBetweenColumnsAlone([ValueSource(nameof(AllRows))] int m)
    {
        const int Gap = 3;
        foreach (int n in ColumnsFor(m))
        {
            int lda = m + Gap;
            T[] a = Fill(lda, n, Symmetric);
            T[] dense = Dense(a, m, n, lda);
            Factored<T> f = Factor(a, m, n, lda, FactorMode.Pivoting);

            Check(f, dense, Dense(f.Factors, m, n, lda));
            for (int i = 0; i < a.Length; i++)
            {
                Assert.That(i % lda < m || f.Factors[i] == a[i], $"element {i}, {f}");
            }
        }
    }

    private static IEnumerable<int> ColumnsFor(int m) => m <= Largest ? Enumerable.Range(1, Largest) : FewColumns;

    private static T Symmetric(Random random) => T.CreateChecked((2 * random.NextDouble()) - 1);

    private static T Sign(Random random) => random.Next(2) == 0 ? T.One : -T.One;

    private static T[] Fill(int m, int n, Func<Random, T> element)
    {
        var random = new Random((100 * m) + n);
        var a = new T[m * n];
        for (int i = 0; i < a.Length; i++)
        {
            a[i] = element(random);
        }

        return a;
    }

    private static T[] Dense(T[] a, int m, int n, int lda)
    {
        var dense = new T[m * n];
        for (int j = 0; j < n; j++)
        {
            a.AsSpan(j * lda, m).CopyTo(dense.AsSpan(j * m));
        }

        return dense;
    }

    /// <summary>One NaN for all: which of two an operation gives is not specified.</summary>
    private static T[] WithOneNaN(T[] a) => Array.ConvertAll(a, x => T.IsNaN(x) ? T.NaN : x);

    private void CheckAll(int m, Func<Random, T> element)
    {
        foreach (int n in ColumnsFor(m))
        {
            Check(Fill(m, n, element), m, n);
        }
    }

    private void Check(T[] a, int m, int n)
    {
        foreach (FactorMode mode in SerialModes)
        {
            Factored<T> f = Factor(a, m, n, mode);
            Check(f, a, f.Factors);
        }
    }

    private static void Check(Factored<T> f, T[] a, T[] factors)
    {
        var expected = (T[])a.Clone();
        var pivots = new long[Math.Min(f.M, f.N)];
        long info = PlainElimination.Run(expected, f.M, f.N, pivots, !f.Mode.HasFlag(FactorMode.NoPivot));

        Assert.That(f.Info, Is.EqualTo(info), $"info, {f}");
        Assert.That(f.Pivots, Is.EqualTo(pivots), $"pivots, {f}");
        FactorAssert.AreSameBits<T>(WithOneNaN(factors), WithOneNaN(expected), $"factors, {f}");
    }
}
