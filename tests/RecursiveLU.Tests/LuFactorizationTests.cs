using System.Numerics;
using NUnit.Framework;
using RecursiveLU.Testing;

namespace RecursiveLU.Tests;

/// <summary>The object that holds the factors.</summary>
[TestFixture(typeof(double))]
[TestFixture(typeof(float))]
[TestFixture(typeof(Complex))]
[TestFixture(typeof(decimal))]
internal sealed class LuFactorizationTests<T>
    where T : unmanaged, INumberBase<T>
{
    private static readonly (int M, int N)[] Shapes = [(1, 1), (2, 2), (5, 5), (40, 40), (3, 8), (8, 3), (1, 9), (9, 1)];

    [TestCaseSource(nameof(Shapes))]
    public void TheFactorsMultiplyToTheMatrix((int M, int N) shape)
    {
        (int m, int n) = shape;
        int k = Math.Min(m, n);
        T[] a = Matrices.Signed<T>(m + n, m, n);

        LuFactorization<T> lu = Lu.Factor<T>(a, m, n);

        T[] product = Products.Of(lu.P(), Products.Of(lu.L(), lu.U(), m, k, n), m, m, n);
        Assert.That(Products.Distance(product, a), Is.LessThan(1e-5));
        Assert.That((lu.Rows, lu.Columns, lu.Info, lu.IsSingular), Is.EqualTo((m, n, 0L, false)));
    }

    [TestCaseSource(nameof(Shapes))]
    public void TheFactorsHaveTheirForm((int M, int N) shape)
    {
        (int m, int n) = shape;
        int k = Math.Min(m, n);
        LuFactorization<T> lu = Lu.Factor<T>(Matrices.Signed<T>(m + n, m, n), m, n);
        T[] l = lu.L();
        T[] u = lu.U();
        T[] factors = lu.Factors.ToArray();

        Assert.That((l.Length, u.Length, factors.Length, lu.Pivots.Length), Is.EqualTo((m * k, k * n, m * n, k)));
        for (int j = 0; j < n; j++)
        {
            for (int i = 0; i < m; i++)
            {
                if (j < k)
                {
                    T expected = i == j ? T.One : i > j ? factors[i + (j * m)] : T.Zero;
                    Assert.That(l[i + (j * m)], Is.EqualTo(expected), $"L({i}, {j})");
                }

                if (i < k)
                {
                    Assert.That(u[i + (j * k)], Is.EqualTo(i <= j ? factors[i + (j * m)] : T.Zero), $"U({i}, {j})");
                }
            }
        }
    }

    [TestCaseSource(nameof(Shapes))]
    public void ThePermutationIsThatOfTheExchanges((int M, int N) shape)
    {
        (int m, int n) = shape;
        T[] a = Matrices.Separated<T>(m + n, m, n, out long[] pivots);

        LuFactorization<T> lu = Lu.Factor<T>(a, m, n);

        int[] rows = [.. Enumerable.Range(0, m)];
        for (int i = 0; i < pivots.Length; i++)
        {
            (rows[i], rows[pivots[i] - 1]) = (rows[pivots[i] - 1], rows[i]);
        }

        Assert.That(lu.Pivots.ToArray(), Is.EqualTo(pivots));
        Assert.That(lu.Permutation(), Is.EqualTo(rows));
        T[] p = lu.P();
        for (int i = 0; i < m; i++)
        {
            for (int j = 0; j < m; j++)
            {
                Assert.That(p[i + (j * m)], Is.EqualTo(rows[j] == i ? T.One : T.Zero), $"P({i}, {j})");
            }
        }
    }

    [TestCase(0, 0)]
    [TestCase(0, 4)]
    [TestCase(4, 0)]
    public void AnEmptyMatrixHasEmptyFactors(int m, int n)
    {
        LuFactorization<T> lu = Lu.Factor<T>([], m, n);

        Assert.That((lu.Rows, lu.Columns, lu.Info, lu.Pivots.Length), Is.EqualTo((m, n, 0L, 0)));
        Assert.That(lu.L(), Is.Empty);
        Assert.That(lu.U(), Is.Empty);
        Assert.That(lu.Permutation(), Is.EqualTo(Enumerable.Range(0, m)));
        Assert.That(lu.P(), Has.Length.EqualTo(m * m));
    }

    [Test]
    public void ReadsARectangularArrayByRowAndColumn()
    {
        T[] a = Matrices.Signed<T>(3, 4, 6);
        var array = new T[4, 6];
        for (int i = 0; i < 4; i++)
        {
            for (int j = 0; j < 6; j++)
            {
                array[i, j] = a[i + (j * 4)];
            }
        }

        LuFactorization<T> lu = Lu.Factor(array);

        LuFactorization<T> expected = Lu.Factor<T>(a, 4, 6);
        FactorAssert.AreSameBits(lu.Factors, expected.Factors, "factors");
        Assert.That(lu.Pivots.ToArray(), Is.EqualTo(expected.Pivots.ToArray()));
        Assert.That(array[2, 5], Is.EqualTo(a[2 + (5 * 4)]), "the array is only read");
    }

    [Test]
    public void KeepsAwayFromTheCallersMemory()
    {
        T[] a = Matrices.Signed<T>(3, 5, 5);
        var before = (T[])a.Clone();
        LuFactorization<T> lu = Lu.Factor<T>(a, 5, 5);
        T[] factors = lu.Factors.ToArray();

        FactorAssert.AreSameBits<T>(a, before, "matrix");
        Array.Clear(a);
        Array.Clear(lu.L());
        Array.Clear(lu.U());
        FactorAssert.AreSameBits(lu.Factors, factors, "factors");
    }

    [TestCase(Pivoting.Partial, 4)]
    [TestCase(Pivoting.None, -4)]
    public void ThrowsAfterFactoringIfAsked(Pivoting pivoting, long info)
    {
        T[] a = Matrices.Dominant<T>(3, 6, 6);
        Array.Fill(a, T.Zero, 3 * 6, 6);
        var options = new LuOptions { Pivoting = pivoting, ThrowIfSingular = true };
        LuFactorization<T> lu = Lu.Factor<T>(a, 6, 6, options with { ThrowIfSingular = false });
        var pivots = new long[6];

        Assert.That(lu.Info, Is.EqualTo(info));
        Assert.That(
            () => Lu.FactorInPlace<T>(a, 6, 6, 6, pivots, options),
            Throws.TypeOf<SingularMatrixException>().With.Property("Pivot").EqualTo(4));
        FactorAssert.AreSameBits(a, lu.Factors, "the complete factors");
        Assert.That(pivots, Is.EqualTo(lu.Pivots.ToArray()));
    }

    [Test]
    public void DoesNotThrowForARegularMatrix()
    {
        T[] a = Matrices.Dominant<T>(3, 6, 6);

        Assert.That(Lu.Factor<T>(a, 6, 6, new LuOptions { ThrowIfSingular = true }).Info, Is.Zero);
    }
}
