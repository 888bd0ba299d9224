using System.Numerics;
using NUnit.Framework;
using RecursiveLU.Testing;

namespace RecursiveLU.Tests;

/// <summary>Row-major matrices in the managed API, for every element type.</summary>
[TestFixture(typeof(double))]
[TestFixture(typeof(float))]
[TestFixture(typeof(Complex))]
[TestFixture(typeof(decimal))]
internal sealed class LayoutTests<T>
    where T : unmanaged, INumberBase<T>
{
    private static readonly LuOptions s_rowMajor = new() { Layout = MatrixLayout.RowMajor };

    private static readonly (int M, int N)[] s_shapes = [(0, 3), (3, 0), (1, 1), (1, 6), (4, 4), (7, 9), (9, 7), (40, 50), (50, 40)];

    [Test]
    public void FactorTakesEitherLayout([ValueSource(nameof(s_shapes))] (int M, int N) shape)
    {
        (int m, int n) = shape;
        T[] a = Matrices.Signed<T>(m + n, m, n);
        LuFactorization<T> expected = Lu.Factor<T>(a, m, n);

        LuFactorization<T> lu = Lu.Factor<T>(Matrices.Transposed(a, m, n), m, n, s_rowMajor);

        Assert.That(lu.Pivots.ToArray(), Is.EqualTo(expected.Pivots.ToArray()));
        FactorAssert.AreSameBits(lu.Factors, expected.Factors, "factors");
    }

    [Test]
    public void FactorTakesAnArrayAsItIs()
    {
        T two = T.One + T.One;
        var a = new T[,] { { T.One, two, T.One }, { two, T.One, T.One } };

        Assert.That(Lu.Factor(a, s_rowMajor).Factors.ToArray(), Is.EqualTo(Lu.Factor(a).Factors.ToArray()));
    }

    [Test]
    public void FactorInPlaceLeavesTheLayout([ValueSource(nameof(s_shapes))] (int M, int N) shape)
    {
        const int Gap = 2;
        (int m, int n) = shape;
        T[] a = Matrices.Signed<T>(m + n, m, n);
        LuFactorization<T> lu = Lu.Factor<T>(a, m, n);
        T[] expected = WithGaps(Matrices.Transposed(lu.Factors.ToArray(), m, n), m, n, Gap);
        T[] rows = WithGaps(Matrices.Transposed(a, m, n), m, n, Gap);
        var pivots = new long[Math.Min(m, n)];

        Assert.That(Lu.FactorInPlace<T>(rows, m, n, n + Gap, pivots, s_rowMajor), Is.Zero);
        Assert.That(pivots, Is.EqualTo(lu.Pivots.ToArray()));
        FactorAssert.AreSameBits<T>(rows, expected, "factors");
    }

    [TestCase(3, 4, 3, "leadingDimension")]
    [TestCase(4, 3, 2, "leadingDimension")]
    [TestCase(0, 3, 2, "leadingDimension")]
    [TestCase(4, 3, 4, "a")]
    [TestCase(3, 5, 5, "a")]
    public void FactorInPlaceNamesTheArgument(int rows, int columns, int leadingDimension, string name)
    {
        var a = new T[12];
        Assert.That(
            () => Lu.FactorInPlace<T>(a, rows, columns, leadingDimension, new long[4], s_rowMajor),
            Throws.InstanceOf<ArgumentException>().With.Property("ParamName").EqualTo(name));
    }

    [Test]
    public void SolveTakesRows()
    {
        T two = T.One + T.One;
        T[] a = [two, T.One, T.Zero, T.One];
        T[] b = [two + T.One, T.One];
        Assert.That(Lu.Solve<T>(a, 2, b, 1, s_rowMajor), Is.EqualTo(new[] { T.One, T.One }));
        Assert.That(Lu.SolveInPlace<T>(a, 2, new long[2], b, 1, s_rowMajor), Is.Zero);
        Assert.That(b, Is.EqualTo(new[] { T.One, T.One }));
    }

    [Test]
    public void MixedSolutionsAreForColumnMajorMatrices()
    {
        Assert.That(
            () => Lu.SolveMixed(new double[4], 2, new long[2], new double[2], new double[2], 1, s_rowMajor),
            Throws.ArgumentException.With.Property("ParamName").EqualTo("options"));
    }

    /// <summary>A matrix of m rows of n elements, each row but the last followed by a gap of ones.</summary>
    private static T[] WithGaps(T[] a, int m, int n, int gap)
    {
        var wide = new T[m > 0 && n > 0 ? ((n + gap) * (m - 1)) + n : 0];
        Array.Fill(wide, T.One);
        for (int i = 0; wide.Length > 0 && i < m; i++)
        {
            a.AsSpan(i * n, n).CopyTo(wide.AsSpan(i * (n + gap)));
        }

        return wide;
    }
}
