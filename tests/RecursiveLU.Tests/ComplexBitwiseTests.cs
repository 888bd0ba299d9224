using System.Numerics;
using System.Runtime.InteropServices;
using NUnit.Framework;
using RecursiveLU.Algorithms.Factorizations;
using RecursiveLU.Kernels.Vectors;
using RecursiveLU.Sizes;
using RecursiveLU.Testing;

namespace RecursiveLU.Tests;

/// <summary>Factors of complex matrices are those of plain elimination, bit for bit, whatever the blocks, the vectors, the layout and
/// the threads.</summary>
[TestFixture(typeof(Complex), typeof(double))]
[TestFixture(typeof(Complex64), typeof(float))]
internal sealed class ComplexBitwiseTests<T, TPart>
    where T : unmanaged, INumberBase<T>
    where TPart : unmanaged, IBinaryFloatingPointIeee754<TPart>
{
    private static IEnumerable<(int M, int N)> LargeShapes =>
        TestOrders.Within([(300, 20), (9000, 8), (9000, 40), (100, 16_500), (520, 520), (1000, 950)]);

    [Test]
    public void EqualsPlainElimination(
        [Orders(1, 2, 3, 4, 5, 7, 8, 9, 16, 17, 31, 33, 64, 70, 100, 130, 257)] int m, [Values(-5, 0, 3)] int wider, [Values] bool pivoting) =>
        Check(Uniform(m, m, Math.Max(1, m + wider)), m, Math.Max(1, m + wider), pivoting);

    [Test]
    public void TallMatricesEqualPlainElimination(
        [Values(64, 67, 512, 1003)] int m, [Values(1, 2, 7, 8, 12, 16, 17, 40)] int n, [Values] bool pivoting) =>
        Check(Uniform(m, m, n), m, n, pivoting);

    [Test]
    public void EveryOrderEqualsPlainElimination([Values] bool pivoting)
    {
        foreach (int n in TestOrders.Within(Enumerable.Range(1, 70)))
        {
            Check(Uniform(n, n, n), n, n, pivoting);
        }
    }

    /// <summary>A pivot that is zero or tiny, alone in its column above it.</summary>
    [Test]
    public void EqualsPlainEliminationWhereAPivotHasNoReciprocal(
        [Orders(20, 100, 600)] int n, [Values(0, 9, 17)] int column, [Values(0, 1, 3)] int pivot)
    {
        TPart[] a = Uniform(n, n, n);
        for (int i = 0; i < n; i++)
        {
            int size = i < column ? 0 : i == column ? pivot : (i * 7 % 11) + 1;
            a[2 * (i + (column * n))] = TPart.Epsilon * TPart.CreateChecked(size);
            a[(2 * (i + (column * n))) + 1] = TPart.Epsilon * TPart.CreateChecked(size % 3);
        }

        Check(a, n, n, pivoting: true);
        Check(a, n, n, pivoting: false);
    }

    /// <summary>The first of several numbers of the same |re| + |im| becomes the pivot, not the one of the largest modulus.</summary>
    [Test]
    public void PivotsAreTheFirstOfTheLargestSums([Values(5, 40, 700)] int m)
    {
        var a = new TPart[2 * m];
        a[0] = TPart.One;
        (a[2 * (m - 3)], a[(2 * (m - 3)) + 1]) = (TPart.CreateChecked(-2), TPart.CreateChecked(2));
        (a[2 * (m - 2)], a[(2 * (m - 2)) + 1]) = (TPart.Zero, TPart.CreateChecked(4));
        (a[2 * (m - 1)], a[(2 * (m - 1)) + 1]) = (TPart.CreateChecked(3.5), TPart.Zero);

        LuFactorization<T> lu = Lu.Factor<T>(Numbers(a), m, 1);

        Assert.That(lu.Pivots.ToArray(), Is.EqualTo(new long[] { m - 2 }));
        Assert.That(PlainPivot(Numbers(a)), Is.EqualTo(m - 2), "in plain code, which is left when there is no memory");
    }

    [Test]
    public void NumbersNearTheEndsOfTheRangeAreDividedWithoutOverflow([Values(2, 5, 33, 100)] int n, [Values] bool large)
    {
        // A diagonal that dominates keeps the numbers on the way near those of the matrix.
        TPart[] a = Uniform(n, n, n);
        for (int i = 0; i < n; i++)
        {
            a[2 * (i + (i * n))] = TPart.CreateChecked(1.4 * n);
            a[(2 * (i + (i * n))) + 1] = TPart.CreateChecked(1.4 * n);
        }

        bool isDouble = typeof(TPart) == typeof(double);
        int top = (large ? 1 : -1) * (isDouble ? 1020 : 124);
        TPart scale = TPart.ScaleB(TPart.One, top + (large ? 2 - int.Log2(2 * n) : 0));
        TPart[] scaled = Array.ConvertAll(a, x => x * scale);

        LuFactorization<T> plain = Lu.Factor<T>(Numbers(a), n, n);
        LuFactorization<T> lu = Lu.Factor<T>(Numbers(scaled), n, n);

        Assert.That((lu.Info, lu.Pivots.ToArray()), Is.EqualTo((0L, plain.Pivots.ToArray())));
        TPart[] expected = MemoryMarshal.Cast<T, TPart>(plain.Factors).ToArray();
        TPart[] found = MemoryMarshal.Cast<T, TPart>(lu.Factors).ToArray();
        TPart tolerance = TPart.ScaleB(TPart.One, isDouble ? -44 : -16);
        for (int i = 0; i < found.Length; i++)
        {
            bool isL = i / 2 % n > i / 2 / n;
            TPart x = isL ? found[i] : found[i] / scale;
            Assert.That(TPart.Abs(x - expected[i]) <= tolerance * TPart.CreateChecked(2 * n), $"part {i} is {x}, not {expected[i]}");
        }
    }

    [Test]
    public void AHugePivotLeavesItsMultipliers()
    {
        TPart huge = TPart.CreateChecked(typeof(TPart) == typeof(double) ? 1.5e308 : 3e38);
        TPart half = huge / TPart.CreateChecked(2);
        TPart[] a = [huge, huge, half, half, TPart.Zero, TPart.Zero, TPart.One, TPart.Zero];

        LuFactorization<T> lu = Lu.Factor<T>(Numbers(a), 2, 2);

        Assert.That(MemoryMarshal.Cast<T, TPart>(lu.Factors)[2..4].ToArray(), Is.EqualTo(new[] { half / huge, TPart.Zero }));
    }

    /// <summary>Where nothing is to be multiplied, nothing is: a product with 1 would make NaN of infinity.</summary>
    [Test]
    public void APivotOfOneLeavesItsColumn([Values(3, 40, 700)] int m, [Values] bool pivoting, [Values] bool zero)
    {
        var a = new TPart[2 * m];
        a[0] = zero ? TPart.Zero : TPart.One;
        if (!pivoting)
        {
            (a[2], a[3]) = (TPart.PositiveInfinity, TPart.One);
        }

        a[(2 * m) - 1] = TPart.NegativeZero;
        TPart[] expected = (TPart[])a.Clone();

        LuFactorization<T> lu = Lu.Factor<T>(
            Numbers(a), m, 1, new() { Pivoting = pivoting ? Pivoting.Partial : Pivoting.None });

        Assert.That(lu.Info, Is.EqualTo(!zero ? 0 : pivoting ? 1 : -1));
        FactorAssert.AreSameBits<TPart>(MemoryMarshal.Cast<T, TPart>(lu.Factors), expected, "factors");
    }

    [Test]
    public void NaNSpreadsAsInPlainElimination([Values(7, 33, 100)] int n, [Values] bool pivoting)
    {
        TPart[] a = Uniform(n, n, n);
        a[n] = TPart.NaN;
        a[(2 * n * n) - 5] = TPart.PositiveInfinity;
        var expected = (TPart[])a.Clone();
        var pivots = new long[n];
        ComplexElimination<TPart>.Run(expected, n, n, pivots, pivoting);

        LuFactorization<T> lu = Lu.Factor<T>(Numbers(a), n, n, new() { Pivoting = pivoting ? Pivoting.Partial : Pivoting.None });

        TPart[] found = MemoryMarshal.Cast<T, TPart>(lu.Factors).ToArray();
        Assert.That(lu.Pivots.ToArray(), Is.EqualTo(pivots));
        Assert.That(found.Zip(expected).All(pair => pair.First.Equals(pair.Second)), "NaN and numbers are at the same places");
    }

    /// <summary>Long columns that threads divide, wide matrices in place, copies that fetch and that pass the caches.</summary>
    [TestCaseSource(nameof(LargeShapes))]
    public void LargeMatricesEqualPlainElimination((int M, int N) shape) =>
        Check(Uniform(shape.M, shape.M, shape.N), shape.M, shape.N, pivoting: true);

    /// <summary>An order of an odd number of rows is no whole number of elements of 16 bytes.</summary>
    [Test]
    public void AnOrderOfRowsHasRoom() => Assert.That(
        Widest.Run<T, SpareBytes>(default), Is.GreaterThanOrEqualTo(101 * sizeof(long)));

    /// <summary>Kernels that compare numbers with the bits of indices must not take some lanes' NaN for a pivot.</summary>
    [Test]
    public void OneNaNAnywhereLeavesPivotsAsInPlainElimination([Values(2, 3, 4, 5, 6, 7, 8, 9, 12)] int n, [Values(0, 1)] int part)
    {
        for (int seed = 0; seed < 40; seed++)
        {
            for (int place = 0; place < n * n; place++)
            {
                TPart[] a = Matrices.Signed<TPart>(seed, 2 * n, n);
                a[(2 * place) + part] = TPart.NaN;
                var expected = (TPart[])a.Clone();
                var pivots = new long[n];
                long info = ComplexElimination<TPart>.Run(expected, n, n, pivots, pivoting: true);

                LuFactorization<T> lu = Lu.Factor<T>(Numbers(a), n, n);

                string what = $"seed {seed}, NaN at {place}";
                Assert.That(lu.Info, Is.EqualTo(info), what);
                Assert.That(lu.Pivots.ToArray(), Is.EqualTo(pivots), what);
                TPart[] found = MemoryMarshal.Cast<T, TPart>(lu.Factors).ToArray();
                Assert.That(found.Zip(expected).All(pair => pair.First.Equals(pair.Second)), what);
            }
        }
    }

    private static unsafe long PlainPivot(T[] column)
    {
        long pivot;
        fixed (T* a = column)
        {
            Assert.That(GenericLu<T>.Factor(a, column.Length, 1, new Strides(1, column.Length), &pivot), Is.Zero);
        }

        return pivot;
    }

    private static void Check(TPart[] a, int m, int n, bool pivoting)
    {
        var expected = (TPart[])a.Clone();
        var pivots = new long[Math.Min(m, n)];
        long info = ComplexElimination<TPart>.Run(expected, m, n, pivots, pivoting);
        foreach (bool threaded in new[] { false, true })
        {
            var options = new LuOptions { Threaded = threaded, Pivoting = pivoting ? Pivoting.Partial : Pivoting.None };
            LuFactorization<T> lu = Lu.Factor<T>(Numbers(a), m, n, options);
            string what = $"{m} x {n}, {options}";
            Assert.That(lu.Info, Is.EqualTo(info), what);
            Assert.That(lu.Pivots.ToArray(), Is.EqualTo(pivots), what);
            FactorAssert.AreSameBits<TPart>(MemoryMarshal.Cast<T, TPart>(lu.Factors), expected, what);
        }

        // A larger matrix of rows, whose gaps stay.
        int lda = n + 3;
        T[] rows = new T[m * lda];
        T gap = T.CreateChecked(77);
        Array.Fill(rows, gap);
        T[] columns = Numbers(a);
        for (int i = 0; i < m * n; i++)
        {
            rows[(i % m * lda) + (i / m)] = columns[i];
        }

        var exchanges = new long[pivots.Length];
        Lu.FactorInPlace<T>(
            rows, m, n, lda, exchanges,
            new() { Layout = MatrixLayout.RowMajor, Pivoting = pivoting ? Pivoting.Partial : Pivoting.None });
        T[] wanted = Numbers(expected);
        Assert.That(exchanges, Is.EqualTo(pivots));
        for (int i = 0; i < m * lda; i++)
        {
            T element = i % lda < n ? wanted[(i / lda) + (i % lda * m)] : gap;
            Assert.That(rows[i].Equals(element), $"{m} x {n} by rows, element {i}");
        }
    }

    private static TPart[] Uniform(int seed, int m, int n) => Matrices.Uniform<TPart>(seed, 2 * m, n);

    private static T[] Numbers(TPart[] parts) => MemoryMarshal.Cast<TPart, T>(parts).ToArray();

    /// <summary>The bytes that a factorization of 101 rows by several threads has for the order of the rows of its single block.</summary>
    private readonly struct SpareBytes : IVectorised<T>
    {
        public unsafe long Run<TVector>()
            where TVector : struct, ISimd<TVector, T>
        {
            Tuning tuning = Tuning.For<T>();
            Int128 all = LookaheadLu<T, TVector>.WorkSizeBeside(101, 1, 2, tuning);
            return (long)(all - PanelLu<T, TVector>.WorkSizeBeside(101, tuning)) * sizeof(T);
        }
    }
}
