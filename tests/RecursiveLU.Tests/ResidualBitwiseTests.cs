using System.Numerics;
using NUnit.Framework;
using RecursiveLU.Algorithms.Refinement;
using RecursiveLU.Sizes;
using RecursiveLU.Testing;

namespace RecursiveLU.Tests;

/// <summary>R - A * X is that of plain loops, bit for bit, whatever the blocks and the vectors.</summary>
[TestFixture(typeof(double))]
[TestFixture(typeof(float))]
[TestFixture(typeof(Complex))]
[TestFixture(typeof(Complex64))]
internal sealed unsafe class ResidualBitwiseTests<T>
    where T : unmanaged, INumberBase<T>
{
    private static IEnumerable<int> Orders => SolveBitwiseTests<T>.Orders;

    [Test]
    public void SubtractsTheSameProductInPanels([ValueSource(nameof(Orders))] int n, [Values(1, 2, 9, 50)] int columns)
    {
        T[] a = Matrices.Signed<T>(1, n + 1, n);
        T[] x = Matrices.Signed<T>(2, n + 2, columns);
        T[] r = Matrices.Signed<T>(3, n + 3, columns);
        var expected = (T[])r.Clone();
        for (int j = 0; j < columns; j++)
        {
            for (int k = 0; k < n; k++)
            {
                for (int i = 0; i < n; i++)
                {
                    ref T e = ref expected[i + (j * (n + 3))];
                    e = KernelArithmetic<T>.Minus(a[i + (k * (n + 1))], x[k + (j * (n + 2))], e);
                }
            }
        }

        foreach (SolveTuning tuning in SolveBitwiseTests<T>.Tunings)
        {
            var found = (T[])r.Clone();
            fixed (T* pa = a)
            fixed (T* px = x)
            fixed (T* pr = found)
            {
                Residual.Minus(n, columns, pa, n + 1, px, n + 2, pr, n + 3, tuning);
            }

            FactorAssert.AreSameBits<T>(found, expected, $"{tuning}");
        }
    }
}
