using System.Numerics;
using System.Runtime.Intrinsics.X86;
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
        [Values(1, 2, 7, 8, 9, 16, 17, 31, 33, 64, 100, 130, 257)] int m,
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

    private void Check(int m, int n, FactorMode mode)
    {
        T[] a = Matrices.Uniform<T>(m + n, m, n);
        Factored<T> f = Factor(a, m, n, mode);
        var expected = (T[])a.Clone();
        var pivots = new long[Math.Min(m, n)];

        Eliminate(expected, m, n, pivots, !mode.HasFlag(FactorMode.NoPivot));

        Assert.That(f.Pivots, Is.EqualTo(pivots));
        FactorAssert.AreSameBits<T>(f.Factors, expected, "factors");
    }

    private static void Eliminate(T[] a, int m, int n, long[] pivots, bool pivoting)
    {
        for (int k = 0; k < Math.Min(m, n); k++)
        {
            int p = k;
            for (int i = k + 1; pivoting && i < m; i++)
            {
                p = T.Abs(a[i + (k * m)]) > T.Abs(a[p + (k * m)]) ? i : p;
            }

            pivots[k] = p + 1;
            for (int j = 0; j < n; j++)
            {
                (a[k + (j * m)], a[p + (j * m)]) = (a[p + (j * m)], a[k + (j * m)]);
            }

            T reciprocal = T.One / a[k + (k * m)];
            for (int i = k + 1; i < m; i++)
            {
                a[i + (k * m)] *= reciprocal;
            }

            for (int j = k + 1; j < n; j++)
            {
                for (int i = k + 1; i < m; i++)
                {
                    a[i + (j * m)] = Minus(a[i + (k * m)], a[k + (j * m)], a[i + (j * m)]);
                }
            }
        }
    }

    /// <summary>c - a * b, rounded as often as this machine's vectors do.</summary>
    private static T Minus(T a, T b, T c) => Fma.IsSupported ? T.FusedMultiplyAdd(-a, b, c) : c - (a * b);
}
