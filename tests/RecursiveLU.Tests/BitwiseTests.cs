using System.Numerics;
using NUnit.Framework;
using RecursiveLU.Testing;

namespace RecursiveLU.Tests;

/// <summary>The result is that of plain elimination, bit for bit: every element goes through its updates in ascending order,
/// whatever the blocks, the vectors and the threads.</summary>
[TestFixtureSource(typeof(Engines), nameof(Engines.CaseMatrix))]
internal sealed class BitwiseTests<T>(EngineSource source) : EngineFixture<T>(source)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [Test]
    public void EqualsPlainElimination(
        [Orders(1, 2, 7, 8, 9, 16, 17, 31, 33, 64, 100, 130, 257)] int m,
        [Values(-5, 0, 3)] int wider,
        [ValueSource(nameof(Modes))] FactorMode mode)
    {
        Check(m, Math.Max(1, m + wider), mode);
    }

    [Test]
    public void TallMatricesEqualPlainElimination(
        [Values(64, 67, 512, 1003)] int m,
        [Values(1, 2, 7, 8, 12, 16, 17, 40)] int n,
        [ValueSource(nameof(Modes))] FactorMode mode) => Check(m, n, mode);

    /// <summary>A pivot that is zero or tiny, alone in its column above it.</summary>
    [Test]
    public void EqualsPlainEliminationWhereAPivotHasNoReciprocal(
        [Orders(100, 600)] int n, [Values(0, 9, 37, 64)] int column, [Values(0, 1, 3)] int pivot)
    {
        T[] a = Matrices.Uniform<T>(n, n, n);
        for (int i = 0; i < n; i++)
        {
            a[i + (column * n)] = T.Epsilon * T.CreateChecked(i < column ? 0 : i == column ? pivot : (i * 7 % 11) + 1);
        }

        foreach (FactorMode mode in Modes)
        {
            Check(a, n, n, mode);
        }
    }

    private void Check(int m, int n, FactorMode mode) => Check(Matrices.Uniform<T>(m + n, m, n), m, n, mode);

    private void Check(T[] a, int m, int n, FactorMode mode)
    {
        Factored<T> f = Factor(a, m, n, mode);
        var expected = (T[])a.Clone();
        var pivots = new long[Math.Min(m, n)];

        PlainElimination.Run(expected, m, n, pivots, !mode.HasFlag(FactorMode.NoPivot));

        Assert.That(f.Pivots, Is.EqualTo(pivots));
        FactorAssert.AreSameBits<T>(f.Factors, expected, "factors");
    }
}
