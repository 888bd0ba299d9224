using System.Numerics;
using NUnit.Framework;
using RecursiveLU.Algorithms.Blas;
using RecursiveLU.Testing;

namespace RecursiveLU.Tests.Blas;

/// <summary>BLAS' csscal and zdscal multiply parts, and nothing else.</summary>
[TestFixture(typeof(Complex), typeof(double))]
[TestFixture(typeof(Complex64), typeof(float))]
internal sealed unsafe class RealFactorTests<T, TReal>
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, INumberBase<TReal>
{
    [Test]
    public void ScalMultipliesParts([Values(1, 2, 3, 0, -1)] int incx, [Values(0.0, 1.0, -0.3)] double factor)
    {
        TReal alpha = TReal.CreateChecked(factor);
        for (int n = 0; n <= 70; n++)
        {
            T[] x = Matrices.Signed<T>(n, 1 + (n * Math.Abs(incx)), 1);
            T[] expected = [.. x];
            fixed (T* px = x)
            fixed (T* pe = expected)
            {
                Scal.RunReal(n, alpha, px, incx);
                for (int i = 0; i < n && incx > 0; i++)
                {
                    ((TReal*)(pe + (i * incx)))[0] *= alpha;
                    ((TReal*)(pe + (i * incx)))[1] *= alpha;
                }
            }

            FactorAssert.AreSameBits<T>(x, expected, $"n = {n}");
        }
    }

    [Test]
    public void ScalKeepsAnInfinitePartApart([Values(1, 2)] int incx)
    {
        T[] x = [Precision.Of<T>(double.PositiveInfinity, 3)];
        fixed (T* p = x)
        {
            Scal.RunReal(1, TReal.CreateChecked(2), p, incx);
        }

        Assert.That(x[0], Is.EqualTo(Precision.Of<T>(double.PositiveInfinity, 6)));
    }
}
