using System.Numerics;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using NUnit.Framework;
using RecursiveLU.Algorithms.Butterflies;
using RecursiveLU.Kernels.Leaves;
using RecursiveLU.Kernels.Solves;
using RecursiveLU.Kernels.Vectors;
using RecursiveLU.Memory;
using RecursiveLU.Sizes;
using RecursiveLU.Testing;
using RecursiveLU.Threading;

namespace RecursiveLU.Tests;

/// <summary>Factors of a randomised matrix and solutions by them, before they are refined.</summary>
[TestFixture(typeof(double))]
[TestFixture(typeof(float))]
internal sealed unsafe class ButterflyLuTests<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private static IEnumerable<int> Orders =>
        TestOrders.Within([1, 2, 3, 7, 8, 9, 16, 17, 40, 64, 100, 191, 192, 200, 257, 600, 901], TestOrders.ButterflyLimit);

    [Test]
    public void Solves([ValueSource(nameof(Orders))] int n)
    {
        T[] a = Matrices.Dominant<T>(n, n, n);
        T[] b = Matrices.Signed<T>(n + 1, n, 2);

        T[] x = Solve<Simd128<T>>(a, n, b, 1);

        // The columns' sums are about n; without pivoting factors are larger than the matrix by some powers of ten.
        double limit = 1e4 * n * Precision<T>.UnitRoundoff;
        Assert.That(LargestResidual(a, n, x, b, 0), Is.LessThan(limit));
        Assert.That(LargestResidual(a, n, x, b, 1), Is.LessThan(limit));
    }

    [Test]
    public void HasTheSameBitsWithEveryVectorAndThread([ValueSource(nameof(Orders))] int n)
    {
        T[] a = Matrices.Signed<T>(n, n, n);
        T[] b = Matrices.Signed<T>(n + 1, n, 2);
        T[] expected = Solve<Simd128<T>>(a, n, b, 1);
        FactorAssert.AreSameBits<T>(Solve<Simd128<T>>(a, n, b, 2), expected, "128 bits, 2 threads");
        FactorAssert.AreSameBits<T>(Solve<Simd128<T>>(a, n, b[..n], 1), expected.AsSpan(0, n), "one column");
        if (Avx2.IsSupported)
        {
            FactorAssert.AreSameBits<T>(Solve<Simd256<T>>(a, n, b, 1), expected, "256 bits");
        }

        if (Vector512.IsHardwareAccelerated)
        {
            FactorAssert.AreSameBits<T>(Solve<Simd512<T>>(a, n, b, 2), expected, "512 bits");
        }
    }

    [TestCase(0, 1, 2, 3, 4, 4)]
    [TestCase(0, 1, -4, 4, 0, 0)]
    [TestCase(2, 1, 4, -5, 2, 4.5)]
    [TestCase(1, 1, 6, 5, -6, 0)]
    [TestCase(3, 0, 0, 0, 1e-6, 0)]
    [TestCase(0, 0, 0, 0, 0, 0)]
    [TestCase(0, double.NaN, 1, 2, 3, 4)]
    [TestCase(4, 1, double.NaN, 2, 3, double.PositiveInfinity)]
    public void AFewTimesLargerIsNotEnoughForAPivot(int chosen, double a, double b, double c, double d, double e)
    {
        T[] elements = [.. new[] { a, 9, b, 9, c, 9, d, 9, e }.Select(T.CreateChecked)];
        fixed (T* first = elements)
        {
            Assert.That(ThresholdPivoting<T, Simd128<T>>.Choose(first, 2, 5), Is.EqualTo(chosen));
        }
    }

    private static double LargestResidual(T[] a, int n, T[] x, T[] b, int column)
    {
        double largest = 0;
        for (int i = 0; i < n; i++)
        {
            double r = double.CreateChecked(b[i + (column * n)]);
            for (int k = 0; k < n; k++)
            {
                r -= double.CreateChecked(a[i + (k * n)]) * double.CreateChecked(x[k + (column * n)]);
            }

            largest = Math.Max(largest, Math.Abs(r));
        }

        return largest;
    }

    private static T[] Solve<TVector>(T[] a, int n, T[] b, int threads)
        where TVector : struct, ISimd<TVector, T>
    {
        Tuning tuning = Tuning.For<T>(TVector.Count * sizeof(T) * 8);
        int columns = b.Length / n;
        long size = (long)ButterflyLu<T, TVector>.Size(n, tuning);
        long length = ButterflyLu<T, TVector>.LengthOf(n);
        var memory = (T*)NativeBlock.Allocate((size + (columns * length)) * sizeof(T), out _);
        var x = new ColumnSet<T>(memory + size, length, columns);
        var lu = new ButterflyLu<T, TVector>(memory, n);
        fixed (T* pa = a)
        fixed (T* pb = b)
        {
            for (int j = 0; j < columns; j++)
            {
                new Span<T>(x.At(j), (int)length).Clear();
                new Span<T>(pb + (j * n), n).CopyTo(new Span<T>(x.At(j), n));
            }

            Assert.That(lu.Factor(pa, n, 7, threads, tuning));
        }

        var team = new Team(threads);
        lu.Solve(x, ref team);
        team.Dispose();
        T[] result = [.. Enumerable.Range(0, columns).SelectMany(j => new Span<T>(x.At(j), n).ToArray())];
        NativeBlock.Free(memory);
        return result;
    }
}
