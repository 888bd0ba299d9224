using System.Numerics;
using System.Runtime.Intrinsics.X86;
using NUnit.Framework;
using RecursiveLU.Algorithms.MatrixFunctions;
using RecursiveLU.Algorithms.Solves;
using RecursiveLU.Sizes;
using RecursiveLU.Testing;

namespace RecursiveLU.Tests;

/// <summary>The solution is that of plain substitution, bit for bit, whatever the blocks, the vectors and the threads; with the
/// transposed matrix and few right-hand sides that of substitution with sums in lanes of 64 bytes.</summary>
[TestFixture(typeof(double))]
[TestFixture(typeof(float))]
internal sealed unsafe class SolveBitwiseTests<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Every right-hand side in panels, every loop in the smallest blocks.</summary>
    private static readonly SolveTuning s_smallest = new()
    {
        FewColumns = 0,
        SliceBytes = 1,
        Blocks = SmallBlocksEngine.Smallest,
    };

    private static readonly SolveTuning s_oneByOne = SolveTuning.For<T>() with { FewColumns = int.MaxValue };

    private static readonly SolveTuning s_panels = SolveTuning.For<T>() with { FewColumns = 0 };

    private static IEnumerable<int> Orders =>
        TestOrders.Within([.. Enumerable.Range(1, 70), 100, 127, 128, 129, 200, 257, 300]);

    [Test]
    public void EqualsPlainSubstitution([ValueSource(nameof(Orders))] int n, [Values] bool transposed)
    {
        int lda = n + 3;
        int ldb = n + 2;
        T[] lu = Matrices.Dominant<T>(n, lda, n);
        long[] pivots = RandomExchanges(n);
        foreach (int nrhs in new[] { 1, 2, 3, 4, 9, 50 })
        {
            T[] b = Matrices.Signed<T>(n + nrhs, ldb, nrhs);
            var plain = (T[])b.Clone();
            var inLanes = (T[])b.Clone();
            for (int j = 0; j < nrhs; j++)
            {
                Substitute(lu, n, lda, pivots, plain.AsSpan(j * ldb, n), transposed);
                SubstituteInLanes(lu, n, lda, pivots, inLanes.AsSpan(j * ldb, n));
            }

            foreach (SolveTuning tuning in new[] { SolveTuning.For<T>(), s_oneByOne, s_panels, s_smallest })
            {
                T[] expected = transposed && nrhs <= tuning.FewColumns ? inLanes : plain;
                foreach (int threads in new[] { 1, 3 })
                {
                    var x = (T[])b.Clone();
                    Solve(transposed, lu, n, lda, pivots, x, nrhs, ldb, threads, tuning);
                    FactorAssert.AreSameBits<T>(x, expected, $"{nrhs} right-hand sides, {threads} threads, {tuning}");
                }
            }
        }
    }

    [Test]
    public void InvertsTheSameInBlocksOfAnySize([ValueSource(nameof(Orders))] int n)
    {
        int lda = n + 3;
        T[] lu = Matrices.Dominant<T>(n, lda, n);
        long[] pivots = RandomExchanges(n);
        T[] expected = Inverse(lu, n, lda, pivots, 1, Tuning.For<T>());
        foreach (int threads in new[] { 1, 3 })
        {
            T[] inverse = Inverse(lu, n, lda, pivots, threads, SmallBlocksEngine.Smallest);
            FactorAssert.AreSameBits<T>(inverse, expected, $"inverse, {threads} threads");
        }

        // Columns of the inverse of the transpose are plain solutions with unit vectors.
        var column = new T[n];
        foreach (int j in new[] { 0, n / 2, n - 1 })
        {
            Array.Clear(column);
            column[j] = T.One;
            Substitute(lu, n, lda, pivots, column, transposed: true);
            T[] row = [.. Enumerable.Range(0, n).Select(i => expected[j + (i * lda)])];
            FactorAssert.AreSameNumbers<T>(row, column, $"row {j} of the inverse");
        }
    }

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
                    e = Minus(a[i + (k * (n + 1))], x[k + (j * (n + 2))], e);
                }
            }
        }

        foreach (SolveTuning tuning in new[] { SolveTuning.For<T>(), s_oneByOne, s_panels, s_smallest })
        {
            var found = (T[])r.Clone();
            fixed (T* pa = a)
            fixed (T* px = x)
            fixed (T* pr = found)
            {
                Algorithms.Refinement.Residual.Minus(n, columns, pa, n + 1, px, n + 2, pr, n + 3, tuning);
            }

            FactorAssert.AreSameBits<T>(found, expected, $"{tuning}");
        }
    }

    private static T[] Inverse(T[] lu, int n, int lda, long[] pivots, int threads, in Tuning tuning)
    {
        var inverse = (T[])lu.Clone();
        fixed (T* p = inverse)
        fixed (long* ipiv = pivots)
        {
            var factors = new Factors<T> { N = n, Lu = p, Lda = lda, Ipiv = ipiv };
            Assert.That(Getri.InvertVectorised(factors, threads, tuning), Is.Zero);
        }

        return inverse;
    }

    private static void Solve(
        bool transposed, T[] lu, int n, int lda, long[] pivots, T[] x, int nrhs, int ldb, int threads, in SolveTuning tuning)
    {
        fixed (T* p = lu)
        fixed (long* ipiv = pivots)
        fixed (T* b = x)
        {
            var factors = new Factors<T> { N = n, Lu = p, Lda = lda, Ipiv = ipiv };
            Getrs.SolveVectorised(transposed, factors, nrhs, b, ldb, threads, tuning);
        }
    }

    private static long[] RandomExchanges(int n)
    {
        var random = new Random(n);
        return [.. Enumerable.Range(0, n).Select(i => random.NextInt64(i, n) + 1)];
    }

    private static void Substitute(T[] lu, int n, int lda, long[] pivots, Span<T> x, bool transposed)
    {
        T Element(int i, int j) => transposed ? lu[j + (i * lda)] : lu[i + (j * lda)];

        for (int i = 0; i < n && !transposed; i++)
        {
            (x[i], x[(int)pivots[i] - 1]) = (x[(int)pivots[i] - 1], x[i]);
        }

        for (int k = 0; k < n; k++)
        {
            x[k] = transposed ? x[k] / Element(k, k) : x[k];
            for (int i = k + 1; i < n; i++)
            {
                x[i] = Minus(Element(i, k), x[k], x[i]);
            }
        }

        for (int k = n - 1; k >= 0; k--)
        {
            x[k] = transposed ? x[k] : x[k] / Element(k, k);
            for (int i = 0; i < k; i++)
            {
                x[i] = Minus(Element(i, k), x[k], x[i]);
            }
        }

        for (int i = n - 1; i >= 0 && transposed; i--)
        {
            (x[i], x[(int)pivots[i] - 1]) = (x[(int)pivots[i] - 1], x[i]);
        }
    }

    private static void SubstituteInLanes(T[] lu, int n, int lda, long[] pivots, Span<T> x)
    {
        int lanes = 64 / sizeof(T);
        for (int k = 0; k < n; k++)
        {
            int whole = k / lanes * lanes;
            x[k] += MinusDot(lu.AsSpan(k * lda, whole), x[..whole], lanes);
            for (int i = whole; i < k; i++)
            {
                x[k] = Minus(lu[i + (k * lda)], x[i], x[k]);
            }

            x[k] /= lu[k + (k * lda)];
        }

        for (int k = n - 1; k >= 0; k--)
        {
            int first = n - ((n - k - 1) / lanes * lanes);
            x[k] += MinusDot(lu.AsSpan(first + (k * lda), n - first), x[first..], lanes);
            for (int i = first - 1; i > k; i--)
            {
                x[k] = Minus(lu[i + (k * lda)], x[i], x[k]);
            }
        }

        for (int i = n - 1; i >= 0; i--)
        {
            (x[i], x[(int)pivots[i] - 1]) = (x[(int)pivots[i] - 1], x[i]);
        }
    }

    private static T MinusDot(ReadOnlySpan<T> a, ReadOnlySpan<T> b, int lanes)
    {
        var sums = new T[lanes];
        for (int i = 0; i < a.Length; i++)
        {
            sums[i % lanes] = Minus(a[i], b[i], sums[i % lanes]);
        }

        for (int half = lanes / 2; half > 0; half /= 2)
        {
            for (int i = 0; i < half; i++)
            {
                sums[i] += sums[i + half];
            }
        }

        return sums[0];
    }

    /// <summary>c - a * b, rounded as often as this machine's vectors do.</summary>
    private static T Minus(T a, T b, T c) => Fma.IsSupported ? T.FusedMultiplyAdd(-a, b, c) : c - (a * b);
}
