using System.Numerics;
using NUnit.Framework;
using RecursiveLU.Algorithms.Blas;
using RecursiveLU.Testing;

namespace RecursiveLU.Tests.Blas;

/// <summary>y := alpha * op(A) * x + beta * y against plain loops.</summary>
[TestFixture(typeof(double))]
[TestFixture(typeof(float))]
[TestFixture(typeof(Complex))]
[TestFixture(typeof(Complex64))]
internal sealed unsafe class GemvTests<T>
    where T : unmanaged, INumberBase<T>
{
    private static readonly T s_infinity = Precision.Of<T>(double.PositiveInfinity, 0);

    private static readonly T s_factor = Integers<T>.Of(2, Integers<T>.IsComplex ? -1 : 0);

    [Test]
    public void EverySmallShapeIsRight([Values('N', 'T', 'C', 'R')] char trans)
    {
        for (int m = 0; m <= 40; m++)
        {
            for (int n = 0; n <= 20; n++)
            {
                Check(trans, m, n, s_factor, T.One, 1, 1);
                Check(trans, n, m, T.One, -T.One, 1, 1);
            }
        }
    }

    [Test]
    public void EveryIncrementIsRight(
        [Values('N', 'T', 'C', 'R')] char trans, [Values(1, 2, -1, -3)] int incx, [Values(1, 2, -1, -3)] int incy)
    {
        foreach ((int m, int n) in new[] { (1, 1), (5, 3), (17, 6), (70, 21), (3, 70) })
        {
            Check(trans, m, n, s_factor, s_factor, incx, incy);
        }
    }

    [Test]
    public void EveryFactorIsRight([Values('N', 'T', 'C', 'R')] char trans, [Values(0, 1, -1, 2)] int alpha, [Values(0, 1, -1, 2)] int beta)
    {
        foreach ((int m, int n) in new[] { (1, 1), (5, 3), (17, 6), (70, 21), (3, 70) })
        {
            T a = alpha == 2 ? s_factor : Integers<T>.Of(alpha);
            T b = beta == 2 ? s_factor : Integers<T>.Of(beta);
            Check(trans, m, n, a, b, 1, 1);
            Check(trans, m, n, a, b, 2, -2);
        }
    }

    [Test]
    public void LargerShapesAreRight([Values('N', 'T', 'C', 'R')] char trans)
    {
        foreach ((int m, int n) in TestOrders.Within([(1100, 13), (13, 1100), (300, 300), (2100, 3), (530, 270)]))
        {
            Check(trans, m, n, T.One, T.One, 1, 1);
            Check(trans, m, n, T.One, T.One, -2, 3);
        }
    }

    [Test]
    public void AnyThreadsAndIncrementsGiveTheSameBits([Values('N', 'T', 'C', 'R')] char trans)
    {
        T alpha = Precision.Of<T>(-0.7, 0.4);
        T beta = Precision.Of<T>(0.3, 0.9);
        foreach ((int m, int n) in TestOrders.Within([(1, 200), (600, 1), (1030, 64), (3000, 9), (333, 111), (40, 700)]))
        {
            (int ofX, int ofY) = trans is 'T' or 'C' ? (m, n) : (n, m);
            T[] a = Matrices.Signed<T>(1, m, n);
            T[] x = Matrices.Signed<T>(2, ofX, 1);
            T[] y = Matrices.Signed<T>(3, ofY, 1);
            T[] expected = Product(trans, m, n, alpha, a, x, 1, beta, y, 1, 1);
            foreach (int threads in new[] { 2, 3, 7, 0 })
            {
                FactorAssert.AreSameBits<T>(Product(trans, m, n, alpha, a, x, 1, beta, y, 1, threads), expected, $"{m} x {n}, {threads} threads");
            }

            FactorAssert.AreSameBits<T>(Product(trans, m, n, alpha, a, x, -2, beta, y, 3, 1), expected, $"{m} x {n}, increments");
        }
    }

    [Test]
    public void RoundingErrorsAreSmall([Values('N', 'T', 'C', 'R')] char trans)
    {
        int n = TestOrders.AreLimited ? 60 : 300;
        T[] a = Matrices.Signed<T>(1, n, n);
        T[] x = Matrices.Signed<T>(2, n, 1);
        T[] y = Product(trans, n, n, T.One, a, x, 1, T.Zero, new T[n], 1, 1);
        for (int i = 0; i < n; i++)
        {
            Complex sum = 0;
            double size = 0;
            for (int j = 0; j < n; j++)
            {
                Complex element = Complex.CreateChecked(trans is 'T' or 'C' ? a[j + (i * n)] : a[i + (j * n)]);
                element = trans is 'C' or 'R' ? Complex.Conjugate(element) : element;
                sum += element * Complex.CreateChecked(x[j]);
                size += Complex.Abs(element) * Complex.Abs(Complex.CreateChecked(x[j]));
            }

            Assert.That(Complex.Abs(Complex.CreateChecked(y[i]) - sum), Is.LessThan(6 * n * size * Precision.UnitRoundoff<T>()), $"element {i}");
        }
    }

    [Test]
    public void WhereBetaIsZeroNothingIsRead([Values('N', 'T', 'C', 'R')] char trans, [Values(1, 9, 70)] int n, [Values(1, 2)] int incy, [Values(0, 1)] int alpha)
    {
        T[] a = Integers<T>.Random(1, n * n);
        T[] x = Integers<T>.Random(2, n);
        T[] y = new T[n];
        Array.Fill(y, Moat<T>.NaN);
        T[] found = Product(trans, n, n, Integers<T>.Of(alpha), a, x, 1, T.Zero, y, incy, 1);
        Assert.That(found, Is.EqualTo(Product(trans, n, n, Integers<T>.Of(alpha), a, x, 1, T.Zero, new T[n], 1, 1)));
    }

    [Test]
    public void WhereAlphaIsZeroNothingIsRead([Values('N', 'T', 'C', 'R')] char trans, [Values(1, 9, 70)] int n, [Values(1, 2)] int incy)
    {
        T[] y = Integers<T>.Random(1, 1 + (n * incy));
        T[] expected = [.. y.Select((element, i) => i % incy == 0 && i / incy < n ? element * s_factor : element)];
        fixed (T* py = y)
        {
            Gemv.Run((byte)trans, n, n, T.Zero, null, n, null, 1, s_factor, py, incy);
        }

        Assert.That(y, Is.EqualTo(expected));
    }

    [Test]
    public void AnEmptyMatrixLeavesYAlone([Values('N', 'T', 'C', 'R')] char trans, [Values(0, -1)] int empty) => Assert.That(
        () =>
        {
            Gemv.Run((byte)trans, 50, empty, T.One, (T*)null, 50, null, 1, T.Zero, null, 1);
            Gemv.Run((byte)trans, empty, 50, T.One, (T*)null, 1, null, 1, T.Zero, null, 1);
            Gemv.Run((byte)trans, 50, 50, T.Zero, (T*)null, 50, null, 1, T.One, null, 1);
        },
        Throws.Nothing);

    [Test]
    public void NaNSpreadsThroughZero([Values('N', 'T', 'C', 'R')] char trans, [Values(3, 40)] int n)
    {
        T[] a = Integers<T>.Random(1, n * n);
        a[1 + n] = Moat<T>.NaN;
        T[] y = Product(trans, n, n, T.One, a, new T[n], 1, T.One, new T[n], 1, 1);
        Assert.That(Enumerable.Range(0, n).Where(i => T.IsNaN(y[i])), Is.EqualTo([1]));
    }

    [Test]
    public void LanesWithoutElementsRaiseNoFlag([Values('N', 'T')] char trans, [Values] bool infinite)
    {
        for (int m = 1; m <= 40; m++)
        {
            T[] a = Matrices.Dominant<T>(1, m, m);
            T[] x = Matrices.Dominant<T>(2, m, 1);
            T[] y = Matrices.Dominant<T>(3, m, 1);
            if (infinite && !Precision.IsComplex<T>())
            {
                a = [.. a.Select(T.Abs)];
                x[0] = s_infinity;
            }

            FloatingPointFlags.Clear();
            T[] found = Product(trans, m, m, T.One, a, x, 1, T.One, y, 1, 1);
            Assert.That(FloatingPointFlags.WasInvalid, Is.False, $"m = {m}");
            Assert.That(found.Any(T.IsNaN), Is.False, $"m = {m}");
        }
    }

    /// <summary>Compares with plain loops the product of integers.</summary>
    private static void Check(char trans, int m, int n, T alpha, T beta, int incx, int incy)
    {
        (int ofX, int ofY) = trans is 'T' or 'C' ? (m, n) : (n, m);
        int lda = m + 3;
        T[] a = Moat<T>.Matrix(Integers<T>.Random(m + n, m * n), m, n, lda);
        T[] x = Moat<T>.Vector(Integers<T>.Random(m, ofX), incx);
        T[] y = Moat<T>.Vector(Integers<T>.Random(n, ofY), incy);
        T[] expected = [.. y];
        fixed (T* pa = &a[Moat<T>.Width])
        fixed (T* px = &x[Moat<T>.Width])
        fixed (T* py = &y[Moat<T>.Width])
        fixed (T* pe = &expected[Moat<T>.Width])
        {
            PlainBlas<T>.Gemv((byte)trans, m, n, alpha, pa, lda, px, incx, beta, pe, incy);
            Gemv.Run((byte)trans, m, n, alpha, pa, lda, px, incx, beta, py, incy);
        }

        Assert.That(y.AsSpan().SequenceEqual(expected), $"{m} x {n}");
    }

    /// <summary>The y of a product with elements at any increments; 0 threads leaves their number to the routine.</summary>
    private static T[] Product(char trans, int m, int n, T alpha, T[] a, T[] x, int incx, T beta, T[] y, int incy, int threads)
    {
        T[] wideX = Moat<T>.Vector(x, incx);
        T[] wideY = Moat<T>.Vector(y, incy);
        fixed (T* pa = a)
        fixed (T* px = &wideX[Moat<T>.Width])
        fixed (T* py = &wideY[Moat<T>.Width])
        {
            if (threads == 0)
            {
                Gemv.Run((byte)trans, m, n, alpha, pa, m, px, incx, beta, py, incy);
            }
            else
            {
                Gemv.Run((byte)trans, m, n, alpha, pa, m, px, incx, beta, py, incy, threads);
            }

            return [.. Enumerable.Range(0, y.Length).Select(i => wideY[Moat<T>.Width + PlainBlas<T>.Place(i, y.Length, incy)])];
        }
    }
}
