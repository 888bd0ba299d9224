using System.Numerics;
using NUnit.Framework;
using RecursiveLU.Algorithms.Blas;
using RecursiveLU.Testing;

namespace RecursiveLU.Tests.Blas;

/// <summary>BLAS' level 1 is that of plain loops, bit for bit, and touches nothing else.</summary>
[TestFixture(typeof(double))]
[TestFixture(typeof(float))]
[TestFixture(typeof(Complex))]
[TestFixture(typeof(Complex64))]
internal sealed unsafe class VectorTests<T>
    where T : unmanaged, INumberBase<T>
{
    private static readonly int[] s_sizes = [.. Enumerable.Range(0, 71), 127, 128, 129, 300, 515, 1030];

    private static readonly T s_infinity = Precision.Of<T>(double.PositiveInfinity, 0);

    private delegate void VectorCall(int n, T* x, int incx);

    private delegate void PairCall(int n, T* x, int incx, T* y, int incy);

    [Test]
    public void CopyCopies([Values(1, 2, -1, -3, 0)] int incx, [Values(1, 2, -1, -3, 0)] int incy) => ComparePairs(
        incx, incy, (n, x, dx, y, dy) => Copy.Run(n, x, dx, y, dy), (n, x, dx, y, dy) => PlainBlas<T>.Copy(n, x, dx, y, dy));

    [Test]
    public void SwapExchanges([Values(1, 2, -1, -3, 0)] int incx, [Values(1, 2, -1, -3, 0)] int incy) => ComparePairs(
        incx, incy, (n, x, dx, y, dy) => Swap.Run(n, x, dx, y, dy), (n, x, dx, y, dy) => PlainBlas<T>.Swap(n, x, dx, y, dy));

    [Test]
    public void AxpyAdds([Values(1, 2, -1, -3, 0)] int incx, [Values(1, 2, -1, -3, 0)] int incy)
    {
        foreach (T alpha in new[] { T.One, Precision.Of<T>(-0.3, 0.7), Precision.Of<T>(1.5, 0) })
        {
            ComparePairs(
                incx,
                incy,
                (n, x, dx, y, dy) => Axpy.Run(n, alpha, x, dx, y, dy),
                (n, x, dx, y, dy) => PlainBlas<T>.Axpy(n, alpha, x, dx, y, dy));
        }
    }

    [Test]
    public void AxpyReadsNothingForZero() => Assert.That(() => Axpy.Run(50, T.Zero, (T*)null, 1, null, 1), Throws.Nothing);

    [Test]
    public void AxpyOfAVectorAndItselfIsRight([ValueSource(nameof(s_sizes))] int n)
    {
        T[] x = Matrices.Signed<T>(n, n, 1);
        T[] expected = [.. x.Select(element => element + element)];
        fixed (T* p = x)
        {
            Axpy.Run(n, T.One, p, 1, p, 1);
        }

        FactorAssert.AreSameBits<T>(x, expected, $"n = {n}");
    }

    [Test]
    public void NoneDoesAnythingForNoElements([Values(0, -1, -50)] int n) => Assert.That(
        () =>
        {
            Copy.Run(n, (T*)null, 1, null, 1);
            Swap.Run(n, (T*)null, 1, null, 2);
            Axpy.Run(n, T.One, (T*)null, 1, null, 1);
            Scal.Run(n, s_infinity, null, 1);
            return Iamax.Run(n, (T*)null, 1);
        },
        Is.Zero);

    [Test]
    public void ScalMultiplies([Values(1, 2, 3, 0, -1)] int incx)
    {
        foreach (T alpha in new[] { T.Zero, T.One, Precision.Of<T>(-0.3, 0.7), Precision.Of<T>(1.5, 0) })
        {
            CompareVectors(incx, (n, x, dx) => Scal.Run(n, alpha, x, dx), (n, x, dx) => PlainBlas<T>.Scal(n, alpha, x, dx));
        }
    }

    [Test]
    public void ScalMultipliesByZeroWhatIsNotFinite([Values(1, 3)] int incx, [Values(1, 3, 40)] int n)
    {
        var x = new T[n * incx];
        Array.Fill(x, Moat<T>.NaN);
        x[0] = s_infinity;
        fixed (T* p = x)
        {
            Scal.Run(n, T.Zero, p, incx);
        }

        Assert.That(x.Where((_, i) => i % incx == 0).Select(T.IsNaN), Is.All.True);
    }

    [Test]
    public void IamaxFindsTheLargest([Values(1, 2, 3, 0, -1)] int incx) => CompareVectors(
        incx, (n, x, dx) => x[-1] = T.CreateChecked(Iamax.Run(n, x, dx)), (n, x, dx) => x[-1] = T.CreateChecked(PlainBlas<T>.Iamax(n, x, dx)));

    [Test]
    public void IamaxFindsTheFirstOfSeveral([Values(1, 2)] int incx)
    {
        var random = new Random(4);
        foreach (int n in s_sizes)
        {
            for (int most = 1; most <= 5; most++)
            {
                T[] x = [.. Enumerable.Range(0, 1 + (n * incx)).Select(_ => Precision.Of<T>(random.Next(most) - 1, 2 - random.Next(most)))];
                AssertIamax(n, x, incx, $"n = {n}, integers up to {most}");
            }
        }
    }

    [Test]
    public void IamaxFindsTheLargestAnywhere([Values(1, 2)] int incx)
    {
        foreach (int n in TestOrders.Within([3, 70, 400]))
        {
            T[] x = Matrices.Signed<T>(n, n, incx);
            for (int i = 0; i < n; i++)
            {
                T before = x[i * incx];
                x[i * incx] = Precision.Of<T>(0, 3) + T.CreateChecked(-3);
                AssertIamax(n, x, incx, $"n = {n}, largest at {i}");
                x[i * incx] = before;
            }
        }
    }

    [Test]
    public void IamaxPassesOverNaN([Values(1, 2)] int incx)
    {
        T half = Precision.Of<T>(0.5, double.NaN);
        foreach (int n in s_sizes.Where(n => n > 0))
        {
            foreach (T nan in new[] { Moat<T>.NaN, Precision.Of<T>(double.NaN, 2), half })
            {
                var random = new Random(n);
                foreach (double share in new[] { 0.1, 0.9, 1 })
                {
                    T[] x = Matrices.Signed<T>(n, n, incx);
                    for (int i = 0; i < x.Length; i++)
                    {
                        x[i] = random.NextDouble() < share ? nan : random.Next(20) == 0 ? -s_infinity : x[i];
                    }

                    AssertIamax(n, x, incx, $"n = {n}, NaN {share}");
                    x[0] = T.Zero;
                    AssertIamax(n, x, incx, $"n = {n}, NaN {share} behind a zero");
                }
            }
        }
    }

    [Test]
    public void IamaxOfMagnitudesThatOverflowIsTheFirst()
    {
        double largest = Precision.Largest<T>();
        T[] x = [T.One, Precision.Of<T>(largest, largest), s_infinity, Precision.Of<T>(largest, -largest)];
        AssertIamax(4, x, 1, "overflow");
    }

    [Test]
    public void LanesWithoutElementsRaiseNoFlag()
    {
        T[] x = Matrices.Dominant<T>(1, 60, 1);
        T[] y = Matrices.Dominant<T>(2, 60, 1);
        var found = new List<string>();
        fixed (T* px = x)
        fixed (T* py = y)
        {
            for (int n = 0; n <= 60; n++)
            {
                // Real, infinity times a number is infinite; complex, the other part of a product is invalid.
                T alpha = Precision.IsComplex<T>() ? Precision.Of<T>(2, 3) : s_infinity;
                FloatingPointFlags.Clear();
                long index = Iamax.Run(n, px, 1);
                Axpy.Run(n, alpha, px, 1, py, 1);
                Scal.Run(n, alpha, px, 1);
                if (FloatingPointFlags.WasInvalid)
                {
                    found.Add($"n = {n}, index {index}");
                }

                Matrices.Dominant<T>(1, 60, 1).CopyTo(x, 0);
                Matrices.Dominant<T>(2, 60, 1).CopyTo(y, 0);
            }
        }

        Assert.That(found, Is.Empty);
    }

    private static void AssertIamax(int n, T[] x, int incx, string what)
    {
        fixed (T* p = x)
        {
            Assert.That(Iamax.Run(n, p, incx), Is.EqualTo(PlainBlas<T>.Iamax(n, p, incx)), what);
        }
    }

    private static void CompareVectors(int incx, VectorCall call, VectorCall plain)
    {
        foreach (int n in s_sizes)
        {
            T[] x = Moat<T>.Vector(Matrices.Signed<T>(n, n, 1), incx);
            T[] expected = [.. x];
            fixed (T* px = x)
            fixed (T* pe = expected)
            {
                call(n, px + Moat<T>.Width, incx);
                plain(n, pe + Moat<T>.Width, incx);
            }

            FactorAssert.AreSameBits<T>(x, expected, $"n = {n}");
        }
    }

    private static void ComparePairs(int incx, int incy, PairCall call, PairCall plain)
    {
        foreach (int n in s_sizes)
        {
            T[] x = Moat<T>.Vector(Matrices.Signed<T>(n, n, 1), incx);
            T[] y = Moat<T>.Vector(Matrices.Signed<T>(n + 7, n, 1), incy);
            T[] expectedX = [.. x];
            T[] expectedY = [.. y];
            fixed (T* px = x)
            fixed (T* py = y)
            fixed (T* ex = expectedX)
            fixed (T* ey = expectedY)
            {
                call(n, px + Moat<T>.Width, incx, py + Moat<T>.Width, incy);
                plain(n, ex + Moat<T>.Width, incx, ey + Moat<T>.Width, incy);
            }

            FactorAssert.AreSameBits<T>(x, expectedX, $"x, n = {n}");
            FactorAssert.AreSameBits<T>(y, expectedY, $"y, n = {n}");
        }
    }
}
