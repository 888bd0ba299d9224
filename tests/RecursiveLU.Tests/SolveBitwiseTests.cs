using System.Numerics;
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
[TestFixture(typeof(Complex))]
[TestFixture(typeof(Complex64))]
internal sealed unsafe class SolveBitwiseTests<T>
    where T : unmanaged, INumberBase<T>
{
    /// <summary>Every right-hand side in panels, every loop in the smallest blocks.</summary>
    private static readonly SolveTuning s_smallest = new()
    {
        FewColumns = 0,
        UnpackedPanels = 0,
        MostUnpackedPanels = 0,
        SliceBytes = 1,
        Blocks = SmallBlocksEngine.Smallest,
    };

    /// <summary>The same with the factors read where they are, and all right-hand sides at once.</summary>
    private static readonly SolveTuning s_smallestUnpacked = s_smallest with { UnpackedPanels = int.MaxValue, SliceBytes = 1L << 30 };

    private static readonly SolveTuning s_oneByOne = SolveTuning.For<T>() with { FewColumns = int.MaxValue };

    private static readonly SolveTuning s_panels = SolveTuning.For<T>() with
    {
        FewColumns = 0,
        UnpackedPanels = 0,
        MostUnpackedPanels = 0,
    };

    /// <summary>Gets the sizes to try.</summary>
    public static SolveTuning[] Tunings => [SolveTuning.For<T>(), s_oneByOne, s_panels, s_smallest, s_smallestUnpacked];

    /// <summary>Gets the orders to try.</summary>
    public static IEnumerable<int> Orders =>
        TestOrders.Within([.. Enumerable.Range(1, 70), 100, 127, 128, 129, 200, 257, 300]);

    [Test]
    public void EqualsPlainSubstitution([ValueSource(nameof(Orders))] int n, [Values('N', 'T', 'C')] char trans)
    {
        bool transposed = trans != 'N';
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
                Span<T> column = plain.AsSpan(j * ldb, n);
                Span<T> columnInLanes = inLanes.AsSpan(j * ldb, n);
                Conjugate(trans, column);
                Conjugate(trans, columnInLanes);
                Substitute(lu, n, lda, pivots, column, transposed);
                SubstituteInLanes(lu, n, lda, pivots, columnInLanes);
                Conjugate(trans, column);
                Conjugate(trans, columnInLanes);
            }

            foreach (SolveTuning tuning in Tunings)
            {
                T[] expected = transposed && nrhs <= tuning.FewColumns ? inLanes : plain;
                foreach (int threads in new[] { 1, 3 })
                {
                    var x = (T[])b.Clone();
                    Solve(trans, lu, n, lda, pivots, x, nrhs, ldb, threads, tuning);
                    FactorAssert.AreSameBits<T>(x, expected, $"{nrhs} right-hand sides, {threads} threads, {tuning}");
                }
            }

            var chosen = (T[])b.Clone();
            SolveAsChosen(trans, lu, n, lda, pivots, chosen, nrhs, ldb);
            FactorAssert.AreSameBits<T>(
                chosen,
                transposed && nrhs <= SolveTuning.FewColumnsOf<T>() ? inLanes : plain,
                $"{nrhs} right-hand sides as chosen");
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

    private static void Conjugate(char trans, Span<T> x)
    {
        for (int i = 0; trans == 'C' && i < x.Length; i++)
        {
            x[i] = KernelArithmetic<T>.Conjugate(x[i]);
        }
    }

    private static void Solve(
        char trans, T[] lu, int n, int lda, long[] pivots, T[] x, int nrhs, int ldb, int threads, in SolveTuning tuning)
    {
        fixed (T* p = lu)
        fixed (long* ipiv = pivots)
        fixed (T* b = x)
        {
            var factors = new Factors<T> { N = n, Lu = p, Lda = lda, Ipiv = ipiv };
            Getrs.SolveVectorised((byte)trans, factors, nrhs, b, ldb, threads, tuning);
        }
    }

    private static void SolveAsChosen(
        char trans, T[] lu, int n, int lda, long[] pivots, T[] x, int nrhs, int ldb)
    {
        fixed (T* p = lu)
        fixed (long* ipiv = pivots)
        fixed (T* b = x)
        {
            Assert.That(Getrs.Solve((byte)trans, n, nrhs, p, lda, ipiv, b, ldb), Is.Zero);
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
            x[k] = transposed ? KernelArithmetic<T>.Quotient(x[k], Element(k, k)) : x[k];
            for (int i = k + 1; i < n; i++)
            {
                x[i] = Minus(Element(i, k), x[k], x[i]);
            }
        }

        for (int k = n - 1; k >= 0; k--)
        {
            x[k] = transposed ? x[k] : KernelArithmetic<T>.Quotient(x[k], Element(k, k));
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
        // Columns go by in eights.
        int lanes = 64 / sizeof(T);
        int unit = Math.Max(8, lanes);
        for (int k = 0; k < n; k++)
        {
            int whole = k / unit * unit;
            x[k] += MinusDot(lu.AsSpan(k * lda, whole), x[..whole], lanes);
            for (int i = whole; i < k; i++)
            {
                x[k] = Minus(lu[i + (k * lda)], x[i], x[k]);
            }

            x[k] = KernelArithmetic<T>.Quotient(x[k], lu[k + (k * lda)]);
        }

        for (int k = n - 1; k >= 0; k--)
        {
            int first = n - ((n - k - 1) / unit * unit);
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

    private static T Minus(T a, T b, T c) => KernelArithmetic<T>.Minus(a, b, c);
}
