using System.Numerics;
using NUnit.Framework;
using RecursiveLU.Algorithms.Blas;

namespace RecursiveLU.Tests.Blas;

/// <summary>B := alpha * op(A) * B, its inverse, and both from the right, against plain loops.</summary>
[TestFixture(typeof(double))]
[TestFixture(typeof(float))]
[TestFixture(typeof(Complex))]
[TestFixture(typeof(Complex64))]
internal sealed unsafe class TriangularProductTests<T>
    where T : unmanaged, INumberBase<T>
{
    private static readonly (int Order, int Others)[] s_shapes =
        [(1, 1), (2, 5), (3, 30), (4, 8), (5, 13), (7, 3), (8, 24), (13, 25), (33, 30), (64, 7), (100, 9), (260, 7)];

    [Test]
    public void TheProductEqualsPlainLoops(
        [Values] bool left, [Values] bool upper, [Values('N', 'T', 'C')] char trans, [Values] bool unit)
    {
        foreach ((int order, int others) in s_shapes)
        {
            Check(left, upper, (byte)trans, unit, order, others, Integers<T>.Of(-2), solves: false, threads: 1);
        }
    }

    [Test]
    public void TheSolutionIsWhatTheProductWasMadeOf(
        [Values] bool left, [Values] bool upper, [Values('N', 'T', 'C')] char trans, [Values] bool unit)
    {
        foreach ((int order, int others) in s_shapes)
        {
            Check(left, upper, (byte)trans, unit, order, others, Integers<T>.Of(-2), solves: true, threads: 1);
        }
    }

    [Test]
    public void AlphaOfZeroClears([Values] bool solves)
    {
        T[] b = [.. Enumerable.Repeat(T.Zero / T.Zero, 20)];
        fixed (T* pb = b)
        {
            new TriangularProduct<T>(true, true, (byte)'N', false, 4, 5, T.Zero, null, 4, pb, 4, 1, solves).Run();
        }

        Assert.That(b, Is.All.EqualTo(T.Zero));
    }

    [Test]
    public void TheResultDoesNotDependOnTheThreads([Values] bool left, [Values] bool solves, [Values(2, 5)] int threads) =>
        Check(left, true, (byte)'N', true, 100, 250, T.One, solves, threads);

    private static void Check(
        bool left, bool upper, byte trans, bool unit, int order, int others, T alpha, bool solves, int threads)
    {
        int m = left ? order : others, n = left ? others : order, lda = order + 1, ldb = m + 2;
        T[] a = Triangle(upper, unit, order, lda);
        T[] x = Integers<T>.Random(order + others, ldb * (n + 1)), product = [.. x];
        for (int j = 0; j < n; j++)
        {
            for (int i = 0; i < m; i++)
            {
                T sum = T.Zero;
                for (int k = 0; k < order; k++)
                {
                    sum += left
                        ? Element(a, lda, upper, unit, trans, i, k) * x[k + (j * ldb)]
                        : x[i + (k * ldb)] * Element(a, lda, upper, unit, trans, k, j);
                }

                product[i + (j * ldb)] = sum * (solves ? T.One : alpha);
            }
        }

        T[] actual = solves ? product : [.. x];
        T[] expected = solves ? [.. x] : product;
        for (int j = 0; j < n && solves; j++)
        {
            for (int i = 0; i < m; i++)
            {
                expected[i + (j * ldb)] *= alpha;
            }
        }

        fixed (T* pa = a, pb = actual)
        {
            new TriangularProduct<T>(left, upper, trans, unit, m, n, alpha, pa, lda, pb, ldb, threads, solves).Run();
        }

        Assert.That(actual, Is.EqualTo(expected), $"{order}, {others}");
    }

    /// <summary>A few small integers in each column, so that solutions stay exact, and NaN where nothing may be read.</summary>
    private static T[] Triangle(bool upper, bool unit, int order, int lda)
    {
        T nan = T.Zero / T.Zero;
        var random = new Random(order);
        T[] a = Integers<T>.Random(order, lda * order, 1);
        for (int j = 0; j < order; j++)
        {
            for (int i = 0; i < lda; i++)
            {
                bool inside = i < order && (upper ? i < j : i > j);
                a[i + (j * lda)] = !inside ? nan : random.Next(order) < 4 ? a[i + (j * lda)] : T.Zero;
            }

            a[j + (j * lda)] = unit ? nan : Integers<T>.Of(random.Next(2) == 0 ? 1 : -1);
        }

        return a;
    }

    private static T Element(T[] a, int lda, bool upper, bool unit, byte trans, int i, int j)
    {
        (int row, int column) = trans == (byte)'N' ? (i, j) : (j, i);
        return row == column && unit ? T.One
            : row == column || upper == (row < column) ? Integers<T>.At(trans, a, lda, i, j)
            : T.Zero;
    }
}
