using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using System.Security.Cryptography;
using NUnit.Framework;
using RecursiveLU.Algorithms.Butterflies;
using RecursiveLU.Kernels.Butterflies;
using RecursiveLU.Kernels.Panels;
using RecursiveLU.Kernels.Vectors;
using RecursiveLU.Memory;
using RecursiveLU.Testing;
using RecursiveLU.Threading;

namespace RecursiveLU.Tests;

/// <summary>The butterflies themselves, against dense matrices, and bit for bit with every vector that this machine has.</summary>
[TestFixture(typeof(double))]
[TestFixture(typeof(float))]
internal sealed unsafe class ButterflyTransformTests<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private static IEnumerable<int> Orders =>
        TestOrders.Within(
            [.. Enumerable.Range(1, 40), 63, 64, 65, 130, 189, 190, 191, 192, 193, 207, 208, 209, 255, 256, 257, 300],
            TestOrders.ButterflyLimit);

    [Test]
    public void IsTheProductWithDenseMatrices([ValueSource(nameof(Orders))] int n)
    {
        T[] a = Matrices.Signed<T>(n, n + 3, n);
        double[] u = Dense(n, 5, 0);
        double[] v = Dense(n, 5, 1);
        var exact = new double[n * n];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                exact[i + (j * n)] = double.CreateChecked(a[i + (j * (n + 3))]);
            }
        }

        double[] expected = Product(Product(Matrices.Transposed(u, n, n), exact, n), v, n);

        T[] found = Transform(a, n, n + 3, 5);

        for (int k = 0; k < found.Length; k++)
        {
            // Sums of sixteen elements.
            double limit = 64 * Precision<T>.UnitRoundoff;
            Assert.That(double.CreateChecked(found[k]), Is.EqualTo(expected[k]).Within(limit), $"({k % n}, {k / n})");
        }
    }

    [Test]
    public void HasTheSameBitsWithEveryVectorAndThread([ValueSource(nameof(Orders))] int n)
    {
        T[] a = Matrices.Signed<T>(n, n, n);
        T[] expected = Run<Simd128<T>>(a, n, n, 5, 1);
        FactorAssert.AreSameBits<T>(Transform(a, n, n, 5), expected, "the widest");
        FactorAssert.AreSameBits<T>(Run<Simd128<T>>(a, n, n, 5, 3), expected, "128 bits, 3 threads");
        if (Avx2.IsSupported)
        {
            FactorAssert.AreSameBits<T>(Run<Simd256<T>>(a, n, n, 5, 2), expected, "256 bits");
        }

        if (Vector512.IsHardwareAccelerated)
        {
            FactorAssert.AreSameBits<T>(Run<Simd512<T>>(a, n, n, 5, 2), expected, "512 bits");
        }
    }

    /// <summary>What another machine has computed.</summary>
    [TestCase(37)]
    [TestCase(205)]
    public void HasTheSameBitsOnEveryMachine(int n)
    {
        T[] found = Transform(Matrices.Signed<T>(n, n, n), n, n, 20131112);
        string hash = Convert.ToHexString(SHA256.HashData(MemoryMarshal.AsBytes<T>(found)))[..16];
        string expected = (typeof(T) == typeof(double), n) switch
        {
            (true, 37) => "0F3ABDC84F45F9F3",
            (true, _) => "27FD04460A491BE3",
            (false, 37) => "0C3E65033176EC24",
            (false, _) => "2133A6BA4F24A3CE",
        };
        Assert.That(hash, Is.EqualTo(expected));
    }

    [Test]
    public void NumbersAreWithinTheirBounds()
    {
        double low = double.PositiveInfinity;
        double high = 0;
        var values = new double[100_000];
        RandomExp.Fill(1, 0, values);
        for (int i = 0; i < values.Length; i++)
        {
            double value = values[i];
            low = Math.Min(low, value);
            high = Math.Max(high, value);
            Assert.That(value, Is.EqualTo(Math.Exp(RandomExp.Uniform(1, (ulong)i) / 10)).Within(1).Ulps);
        }

        Assert.That(low, Is.InRange(Math.Exp(-0.05), Math.Exp(-0.0499)));
        Assert.That(high, Is.InRange(Math.Exp(0.0499), Math.Exp(0.05)));
    }

    /// <summary>A workspace serves every order up to its own.</summary>
    [Test]
    public void NeedsNoMoreMemoryForSmallerOrders()
    {
        Int128 before = 0;
        for (int n = 0; n <= 1000; n++)
        {
            Int128 bytes = ButterflyFactors<T>.Bytes(n);
            Assert.That(bytes >= before, $"{n}: {bytes} bytes, and {before} for one less");
            before = bytes;
        }
    }

    [Test]
    public void TransformsRightHandSides([ValueSource(nameof(Orders))] int n, [Values(1, 9)] int columns)
    {
        T[] b = Matrices.Signed<T>(n, n, columns);
        double[] w = Dense(n, 5, 1);
        T[] found = Rows<Simd128<T>>(b, n, columns, back: false);
        T[] back = Rows<Simd128<T>>(b, n, columns, back: true);
        if (Avx2.IsSupported)
        {
            FactorAssert.AreSameBits<T>(Rows<Simd256<T>>(b, n, columns, back: false), found, "256 bits");
            FactorAssert.AreSameBits<T>(Rows<Simd256<T>>(b, n, columns, back: true), back, "256 bits, back");
        }

        if (Vector512.IsHardwareAccelerated)
        {
            FactorAssert.AreSameBits<T>(Rows<Simd512<T>>(b, n, columns, back: false), found, "512 bits");
            FactorAssert.AreSameBits<T>(Rows<Simd512<T>>(b, n, columns, back: true), back, "512 bits, back");
        }

        double limit = 64 * Precision<T>.UnitRoundoff;
        for (int k = 0; k < b.Length; k++)
        {
            double forward = 0;
            double backward = 0;
            for (int i = 0; i < n; i++)
            {
                double element = double.CreateChecked(b[i + (k / n * n)]);
                forward += w[i + (k % n * n)] * element;
                backward += w[(k % n) + (i * n)] * element;
            }

            Assert.That(double.CreateChecked(found[k]), Is.EqualTo(forward).Within(limit), "W^T * B");
            Assert.That(double.CreateChecked(back[k]), Is.EqualTo(backward).Within(limit), "W * B");
        }
    }

    /// <summary>W = diag(W1, W2) * W0, from the diagonals alone.</summary>
    private static double[] Dense(int n, ulong seed, ulong stream)
    {
        var memory = new T[(int)Butterfly<T>.Size(n)];
        fixed (T* p = memory)
        {
            var butterfly = new Butterfly<T>(p, n);
            butterfly.Fill(seed, stream);
            int s = (int)butterfly.Quarter;
            var outer = new double[n * n];
            var inner = new double[n * n];
            for (int i = 0; i < n; i++)
            {
                double r = double.CreateChecked(butterfly.Outer[i]);
                double d = double.CreateChecked(butterfly.Inner[i]);
                AddPair(outer, n, i, i / (2 * s) == 0 ? i + (2 * s) : i - (2 * s), i / (2 * s) == 0, r);
                AddPair(inner, n, i, i / s % 2 == 0 ? i + s : i - s, i / s % 2 == 0, d);
            }

            return Product(inner, outer, n);
        }
    }

    /// <summary>Column i of a butterfly: its element in both rows of the pair, negative in the second row for the second
    /// column.</summary>
    private static void AddPair(double[] w, int n, int i, int partner, bool isFirst, double element)
    {
        w[i + (i * n)] = isFirst ? element : -element;
        if (partner < n)
        {
            w[partner + (i * n)] = element;

            // Both elements of a pair are divided by the square root of two.
            Assert.That(Math.Abs(element), Is.InRange(0.672, 0.744));
        }
        else
        {
            Assert.That(Math.Abs(element), Is.InRange(0.951, 1.052));
        }
    }

    private static double[] Product(double[] a, double[] b, int n)
    {
        var c = new double[n * n];
        for (int j = 0; j < n; j++)
        {
            for (int k = 0; k < n; k++)
            {
                for (int i = 0; b[k + (j * n)] != 0 && i < n; i++)
                {
                    c[i + (j * n)] += a[i + (k * n)] * b[k + (j * n)];
                }
            }
        }

        return c;
    }

    private static T[] Transform(T[] a, int n, int lda, ulong seed) =>
        Vector512.IsHardwareAccelerated ? Run<Simd512<T>>(a, n, lda, seed, 1)
        : Avx2.IsSupported ? Run<Simd256<T>>(a, n, lda, seed, 1)
        : Run<Simd128<T>>(a, n, lda, seed, 1);

    private static T[] Run<TVector>(T[] a, int n, int lda, ulong seed, int threads)
        where TVector : struct, ISimd<TVector, T>
    {
        long size = (long)(PanelMatrix<T>.Size(n, n, TVector.Count) + (2 * Butterfly<T>.Size(n))
            + ButterflyTransform<T, TVector>.WorkSize(n));
        var result = new T[n * n];
        var memory = (T*)NativeBlock.Allocate(size * sizeof(T), out _);
        fixed (T* pa = a)
        fixed (T* target = result)
        {
            var panels = new PanelMatrix<T>(memory, n, n, TVector.Count);
            T* next = memory + (panels.Panels * panels.Stride);
            var u = new Butterfly<T>(next, n);
            var v = new Butterfly<T>(next + (long)Butterfly<T>.Size(n), n);
            u.Fill(seed, 0);
            v.Fill(seed, 1);
            var team = new Team(threads);
            new ButterflyTransform<T, TVector>(
                u, v, pa, lda, next + (2 * (long)Butterfly<T>.Size(n)), panels).Run(ref team);
            team.Dispose();
            for (int j = 0; j < n; j++)
            {
                for (int i = 0; i < n; i++)
                {
                    target[i + (j * n)] = panels.At(i, j / TVector.Count, TVector.Count)[j % TVector.Count];
                }
            }
        }

        NativeBlock.Free(memory);
        return result;
    }

    private static T[] Rows<TVector>(T[] b, int n, int columns, bool back)
        where TVector : struct, ISimd<TVector, T>
    {
        var result = new T[b.Length];
        var memory = new T[(int)Butterfly<T>.Size(n)];
        fixed (T* diagonals = memory)
        {
            var w = new Butterfly<T>(diagonals, n);
            w.Fill(5, 1);
            for (int j = 0; j < columns; j++)
            {
                var vector = new T[4 * w.Quarter];
                b.AsSpan(j * n, n).CopyTo(vector);
                fixed (T* x = vector)
                {
                    if (back)
                    {
                        ButterflyRows<T, TVector>.TransformBack(w, x);
                    }
                    else
                    {
                        ButterflyRows<T, TVector>.Transform(w, x);
                    }
                }

                vector.AsSpan(0, n).CopyTo(result.AsSpan(j * n));
                Assert.That(vector.AsSpan(n).ToArray(), Is.All.EqualTo(T.Zero));
            }
        }

        return result;
    }
}
