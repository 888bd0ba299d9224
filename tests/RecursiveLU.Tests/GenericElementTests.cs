using System.Numerics;
using NUnit.Framework;
using RecursiveLU.Testing;

namespace RecursiveLU.Tests;

/// <summary>Element types of which not everything has kernels. The second type is the one that the checks compute in.</summary>
[TestFixture(typeof(Complex), typeof(Complex))]
[TestFixture(typeof(Complex64), typeof(Complex))]
[TestFixture(typeof(decimal), typeof(decimal))]
[TestFixture(typeof(Half), typeof(double))]
internal sealed class GenericElementTests<T, TAcc>
    where T : unmanaged, INumberBase<T>
    where TAcc : unmanaged, INumberBase<TAcc>
{
    private static IEnumerable<int> Sizes => TestOrders.Within([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 50, 130]);

    /// <summary>What one operation may lose, relative to its result.</summary>
    private static readonly double s_roundoff =
        typeof(T) == typeof(Half) ? Math.ScaleB(1, -11)
        : typeof(T) == typeof(decimal) ? 1e-28
        : Math.ScaleB(1, typeof(T) == typeof(Complex64) ? -22 : -51);

    /// <summary>The largest multiplier: of complex numbers the one with the largest |re| + |im| becomes the pivot.</summary>
    private static readonly double s_largestMultiplier = typeof(TAcc) == typeof(Complex) ? Math.Sqrt(2) : 1;

    [Test]
    public void FactorsRandomMatrices(
        [ValueSource(nameof(Sizes))] int size, [Values(0, 2)] int extra, [Values] bool transposed, [Values] bool threaded)
    {
        (T[] a, int m, int n) = Input(size, extra, transposed, _ => { });
        Check(a, m, n, threaded, expectedInfo: 0);
    }

    [Test]
    public void FactorsMatricesWithAZeroColumn(
        [ValueSource(nameof(Sizes))] int size, [Values(0, 2)] int extra, [Values] bool transposed, [Values] bool threaded)
    {
        int zero = 0;
        (T[] a, int m, int n) = Input(
            size, extra, transposed, x => zero = Matrices.ZeroRandomColumn(x, size, size, size + extra));
        int info = zero > Math.Min(m, n) ? 0 : zero;
        if (transposed)
        {
            // The zero row sinks to the bottom: only a square matrix needs it as a pivot row.
            info = m == n ? n : 0;
        }

        Check(a, m, n, threaded, info);
    }

    [Test]
    public void FactorsDominantMatricesWithoutExchanges(
        [ValueSource(nameof(Sizes))] int size, [Values(0, 2)] int extra, [Values] bool transposed)
    {
        int rows = size;
        int columns = size + extra;
        T[] a = Matrices.Dominant<T>(size, rows, columns);
        if (transposed)
        {
            a = Matrices.Transposed(a, rows, columns);
            (rows, columns) = (columns, rows);
        }

        LuFactorization<T> lu = Lu.Factor<T>(a, rows, columns, new LuOptions { Pivoting = Pivoting.None });

        Assert.That(lu.Info, Is.Zero);
        Assert.That(lu.Pivots.ToArray(), Is.EqualTo(FactorAssert.Identity(size)));
        Assert.That(Ratio(a, lu), Is.LessThan(30.0));
    }

    [TestCase(Transpose.None)]
    [TestCase(Transpose.Transpose)]
    [TestCase(Transpose.ConjugateTranspose)]
    public void Solves(Transpose form)
    {
        foreach (int n in Sizes)
        {
            T[] a = WithImaginaryParts(Matrices.Dominant<T>(n, n, n));
            T[] x = WithImaginaryParts(Matrices.Signed<T>(n + 1, n, 3));
            T[] b = Times(form, a, n, x);

            T[] found = Lu.Factor<T>(a, n, n).Solve(b, 3, form);

            // Dominant matrices are well conditioned: the solution itself must be close.
            double worst = 0;
            for (int i = 0; i < x.Length; i++)
            {
                worst = Math.Max(worst, double.CreateChecked(T.Abs(found[i] - x[i])));
            }

            Assert.That(worst, Is.InRange(0.0, 100 * n * s_roundoff), $"order {n}");
        }
    }

    [Test]
    public void TakesTheFirstOfTheLargestModulus()
    {
        T two = T.One + T.One;
        T[] a = [T.One, -T.One, -two, two, T.Zero, two];

        LuFactorization<T> lu = Lu.Factor<T>(a, 6, 1);

        Assert.That(lu.Pivots[0], Is.EqualTo(3));
        Assert.That(lu.Info, Is.Zero);
    }

    /// <summary>Complex elements get imaginary parts; others stay.</summary>
    private static T[] WithImaginaryParts(T[] a)
    {
        if (a is Complex[] complex)
        {
            var random = new Random(a.Length);
            for (int i = 0; i < complex.Length; i++)
            {
                complex[i] += new Complex(0, random.NextDouble() - 0.5);
            }
        }

        return a;
    }

    private static (T[] Matrix, int M, int N) Input(int size, int extra, bool transposed, Action<T[]> change)
    {
        int rows = size;
        int columns = size + extra;
        T[] a = WithImaginaryParts(Matrices.Uniform<T>(size, rows, columns));
        change(a);
        return transposed ? (Matrices.Transposed(a, rows, columns), columns, rows) : (a, rows, columns);
    }

    private static void Check(T[] a, int m, int n, bool threaded, int expectedInfo)
    {
        LuFactorization<T> lu = Lu.Factor<T>(a, m, n, new LuOptions { Threaded = threaded });

        Assert.That(lu.Info, Is.EqualTo(expectedInfo));
        Assert.That(lu.IsSingular, Is.EqualTo(expectedInfo != 0));
        FactorAssert.PivotsAreInRange(lu.Pivots.ToArray(), m, $"{m} x {n}");
        Assert.That(Ratio(a, lu), Is.LessThan(30.0));
        double largest = Residual<T, TAcc>.LargestMultiplier(lu.Factors, m, n, m);
        Assert.That(largest, Is.LessThanOrEqualTo(s_largestMultiplier + (4 * s_roundoff) + 1e-15), "largest |L|");
    }

    private static double Ratio(T[] a, LuFactorization<T> lu) =>
        Residual<T, TAcc>.Of(a, lu.Factors, lu.Rows, lu.Columns, lu.Rows, lu.Pivots).Ratio(s_roundoff);

    /// <summary>op(A) times the n x 3 matrix X.</summary>
    private static T[] Times(Transpose form, T[] a, int n, T[] x)
    {
        var b = new TAcc[x.Length];
        for (int j = 0; j < n; j++)
        {
            for (int i = 0; i < n; i++)
            {
                TAcc element = TAcc.CreateChecked(a[i + (j * n)]);
                if (form == Transpose.ConjugateTranspose && element is Complex c)
                {
                    element = (TAcc)(object)Complex.Conjugate(c);
                }

                (int to, int from) = form == Transpose.None ? (i, j) : (j, i);
                for (int column = 0; column < 3; column++)
                {
                    b[to + (column * n)] += element * TAcc.CreateChecked(x[from + (column * n)]);
                }
            }
        }

        return Array.ConvertAll(b, T.CreateChecked);
    }
}
