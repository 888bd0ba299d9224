using System.Numerics;
using NUnit.Framework;
using RecursiveLU.Algorithms.Blas;
using RecursiveLU.Testing;

namespace RecursiveLU.Tests.Blas;

/// <summary>A := alpha * x * y^T + A is that of plain loops, bit for bit, and touches nothing else.</summary>
[TestFixture(typeof(double))]
[TestFixture(typeof(float))]
[TestFixture(typeof(Complex))]
[TestFixture(typeof(Complex64))]
internal sealed unsafe class GerTests<T>
    where T : unmanaged, INumberBase<T>
{
    private static readonly T s_infinity = Precision.Of<T>(double.PositiveInfinity, 0);

    [Test]
    public void EverySmallShapeIsRight([Values] bool conjugateX, [Values] bool conjugateY)
    {
        for (int m = 0; m <= 40; m++)
        {
            for (int n = 0; n <= 9; n++)
            {
                Check(conjugateX, conjugateY, m, n, 1, 1, 1);
            }
        }
    }

    [Test]
    public void EveryIncrementIsRight([Values(1, 2, -1, -3, 0)] int incx, [Values(1, 2, -1, -3, 0)] int incy)
    {
        foreach ((int m, int n) in new[] { (1, 1), (5, 3), (17, 6), (70, 21), (3, 70) })
        {
            Check(false, false, m, n, incx, incy, 1);
            Check(true, true, m, n, incx, incy, 1);
        }
    }

    [Test]
    public void AnyThreadsGiveTheSame([Values(1, 2, 3, 7)] int threads, [Values(1, 2)] int incx)
    {
        foreach ((int m, int n) in TestOrders.Within([(1, 200), (600, 1), (1030, 64), (3000, 9), (333, 111)]))
        {
            Check(false, true, m, n, incx, 1, threads);
        }
    }

    [Test]
    public void ALargeMatrixIsRight()
    {
        int n = TestOrders.AreLimited ? 100 : 420;
        Check(false, false, n, n, 1, 1, threads: 0);
    }

    [Test]
    public void NothingIsReadForZero() => Assert.That(
        () => Ger.Run(false, 50, 50, T.Zero, (T*)null, 1, null, 1, null, 50), Throws.Nothing);

    [Test]
    public void AnEmptyMatrixIsLeftAlone([Values(0, -1)] int empty) => Assert.That(
        () =>
        {
            Ger.Run(false, 50, empty, T.One, (T*)null, 1, null, 1, null, 50);
            Ger.Run(false, empty, 50, T.One, (T*)null, 1, null, 1, null, 1);
        },
        Throws.Nothing);

    [Test]
    public void NaNOfXStaysOutOfColumnsWithoutFactor([Values(1, 2, 5, 8)] int zero)
    {
        const int M = 30;
        const int N = 10;
        T[] x = Matrices.Signed<T>(1, M, 1);
        x[3] = Moat<T>.NaN;
        T[] y = Matrices.Signed<T>(2, N, 1);
        y[zero] = T.Zero;
        T[] a = Matrices.Signed<T>(3, M, N);
        T[] before = [.. a];
        fixed (T* px = x)
        fixed (T* py = y)
        fixed (T* pa = a)
        {
            Ger.Run(false, M, N, T.One, px, 1, py, 1, pa, M);
        }

        FactorAssert.AreSameBits<T>(a.AsSpan(zero * M, M), before.AsSpan(zero * M, M), "the column");
        Assert.That(Enumerable.Range(0, N).Count(j => T.IsNaN(a[3 + (j * M)])), Is.EqualTo(N - 1));
    }

    [Test]
    public void LanesWithoutElementsRaiseNoFlag()
    {
        T factor = Precision.IsComplex<T>() ? T.One : s_infinity;
        for (int m = 1; m <= 40; m++)
        {
            T[] x = Matrices.Dominant<T>(1, m, 1);
            T[] y = Matrices.Dominant<T>(2, 5, 1);
            T[] a = Matrices.Dominant<T>(3, m, 5);
            fixed (T* px = x)
            fixed (T* py = y)
            fixed (T* pa = a)
            {
                FloatingPointFlags.Clear();
                Ger.Run(false, m, 5, factor, px, 1, py, 1, pa, m);
                Assert.That(FloatingPointFlags.WasInvalid, Is.False, $"m = {m}");
            }
        }
    }

    /// <summary>Compares the matrices; 0 threads leaves their number to the routine.</summary>
    private static void Check(bool conjugateX, bool conjugateY, int m, int n, int incx, int incy, int threads)
    {
        T alpha = Precision.Of<T>(-0.7, 0.4);
        T[] elements = Matrices.Signed<T>(m + n, n, 1);
        if (n > 2)
        {
            elements[n / 2] = T.Zero;
        }

        int lda = m + 3;
        T[] x = Moat<T>.Vector(Matrices.Signed<T>(m, m, 1), incx);
        T[] y = Moat<T>.Vector(elements, incy);
        T[] a = Moat<T>.Matrix(Matrices.Signed<T>(n, m, n), m, n, lda);
        T[] expected = [.. a];
        fixed (T* px = &x[Moat<T>.Width])
        fixed (T* py = &y[Moat<T>.Width])
        fixed (T* pa = &a[Moat<T>.Width])
        fixed (T* pe = &expected[Moat<T>.Width])
        {
            PlainBlas<T>.Ger(conjugateX, conjugateY, m, n, alpha, px, incx, py, incy, pe, lda);
            if (threads == 0)
            {
                Ger.Run(conjugateY, m, n, alpha, px, incx, py, incy, pa, lda);
            }
            else
            {
                Ger.Run(conjugateX, conjugateY, m, n, alpha, px, incx, py, incy, pa, lda, threads);
            }
        }

        FactorAssert.AreSameBits<T>(a, expected, $"{m} x {n}");
    }
}
