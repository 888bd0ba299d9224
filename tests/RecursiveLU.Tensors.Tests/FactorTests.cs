using System.Numerics;
using System.Numerics.Tensors;
using NUnit.Framework;
using RecursiveLU.Testing;

namespace RecursiveLU.Tensors.Tests;

/// <summary>Factorizations in place by strides: bit for bit those of the same matrices without a tensor.</summary>
[TestFixture(typeof(double))]
[TestFixture(typeof(float))]
[TestFixture(typeof(Complex))]
[TestFixture(typeof(decimal))]
internal sealed class FactorTests<T>
    where T : unmanaged, INumberBase<T>
{
    [TestCase(1, 1)]
    [TestCase(5, 5)]
    [TestCase(40, 33)]
    [TestCase(1, 7)]
    [TestCase(7, 1)]
    public void TakesRowsAndColumns(int m, int n)
    {
        T[] columns = Matrix(m, n, 1);
        LuFactorization<T> expected = Lu.Factor<T>(columns, m, n);
        T[] rows = ByRows(columns, m, n);
        var pivots = new long[Math.Min(m, n)];

        Assert.That(LuTensor.FactorInPlace(new TensorSpan<T>(rows, [m, n]), pivots), Is.Zero);
        AssertSame(rows, ByRows(expected.Factors, m, n));
        Assert.That(pivots, Is.EqualTo(expected.Pivots.ToArray()));

        Array.Clear(pivots);
        Assert.That(LuTensor.FactorInPlace(new TensorSpan<T>(columns, [m, n], [m > 1 ? 1 : 0, n > 1 ? m : 0]), pivots), Is.Zero);
        AssertSame(columns, expected.Factors.ToArray());
        Assert.That(pivots, Is.EqualTo(expected.Pivots.ToArray()));
    }

    [Test]
    public void TakesASliceAndTouchesNothingElse()
    {
        const int Size = 30;
        T[] whole = Matrix(Size, Size, 2);
        var before = (T[])whole.Clone();
        TensorSpan<T> slice = new TensorSpan<T>(whole, [Size, Size]).Slice([3..20, 5..16]);
        (int m, int n) = (17, 11);
        var columns = new T[m * n];
        for (int i = 0; i < m; i++)
        {
            for (int j = 0; j < n; j++)
            {
                columns[i + (j * m)] = before[((i + 3) * Size) + j + 5];
            }
        }

        LuFactorization<T> expected = Lu.Factor<T>(columns, m, n);
        LuTensor.FactorInPlace(slice, new long[n]);

        for (int i = 0; i < Size; i++)
        {
            for (int j = 0; j < Size; j++)
            {
                bool inside = i is >= 3 and < 20 && j is >= 5 and < 16;
                T right = inside ? expected.Factors[i - 3 + ((j - 5) * m)] : before[(i * Size) + j];
                Assert.That(whole[(i * Size) + j], Is.EqualTo(right), $"{i}, {j}");
            }
        }
    }

    [TestCase(false)]
    [TestCase(true)]
    public void TakesABatch(bool byColumns)
    {
        const int Count = 6, Order = 9, Gap = 4;
        const int Stride = (Order * Order) + Gap;
        T[] all = Matrix(1, (Count * Stride) - Gap, 3);
        var before = (T[])all.Clone();
        var span = new TensorSpan<T>(all, [Count, Order, Order], byColumns ? [Stride, 1, Order] : [Stride, Order, 1]);
        var pivots = new long[Count * Order];
        var infos = new long[Count];
        infos.AsSpan().Fill(-1);

        Assert.That(LuTensor.FactorBatch(span, pivots, infos), Is.Zero);

        Assert.That(infos, Is.All.Zero);
        for (int k = 0; k < Count; k++)
        {
            T[] one = before.AsSpan(k * Stride, Order * Order).ToArray();
            LuFactorization<T> expected = Lu.Factor<T>(byColumns ? one : ByRows(one, Order, Order), Order, Order);
            T[] right = byColumns ? expected.Factors.ToArray() : ByRows(expected.Factors, Order, Order);
            AssertSame(all.AsSpan(k * Stride, Order * Order).ToArray(), right);
            Assert.That(pivots[(k * Order)..((k + 1) * Order)], Is.EqualTo(expected.Pivots.ToArray()));
        }

        for (int k = 0; k < Count - 1; k++)
        {
            int gap = (k * Stride) + (Order * Order);
            AssertSame(all.AsSpan(gap, Gap).ToArray(), before.AsSpan(gap, Gap).ToArray());
        }
    }

    [Test]
    public void RefusesWhatIsNeitherByRowsNorByColumns()
    {
        var a = new T[100];
        var before = Matrix(10, 10, 4);
        before.CopyTo(a, 0);
        var pivots = new long[10];
        Assert.Multiple(() =>
        {
            Assert.That(() => LuTensor.FactorInPlace(new TensorSpan<T>(a, [4, 4], [20, 2]), pivots), Throws.ArgumentException);
            Assert.That(() => LuTensor.FactorInPlace(new TensorSpan<T>(a, [100]), pivots), Throws.ArgumentException);
            Assert.That(() => LuTensor.FactorInPlace(new TensorSpan<T>(a, [10, 10]), pivots.AsSpan(1)), Throws.ArgumentException);
            Assert.That(() => LuTensor.FactorBatch(new TensorSpan<T>(a, [10, 10]), pivots, default), Throws.ArgumentException);
            Assert.That(
                () => LuTensor.FactorBatch(new TensorSpan<T>(a, [2, 5, 5]), pivots, new long[3]), Throws.ArgumentException);
        });
        AssertSame(a, before);
        Assert.That(pivots, Is.All.Zero);
    }

    [Test]
    public void TellsASingularMatrix()
    {
        var a = new T[8];
        a[0] = a[3] = T.One;
        var pivots = new long[4];
        var infos = new long[2];

        Assert.That(LuTensor.FactorBatch(new TensorSpan<T>(a, [2, 2, 2]), pivots, infos), Is.EqualTo(2));
        Assert.That(infos, Is.EqualTo(new[] { 0L, 1L }));
        Assert.That(
            () => LuTensor.FactorInPlace(new TensorSpan<T>(a, 4, [2, 2], []), pivots, new LuOptions { ThrowIfSingular = true }),
            Throws.TypeOf<SingularMatrixException>());
        var withoutExchanges = new LuOptions { Pivoting = Pivoting.None };
        Assert.That(LuTensor.FactorInPlace(new TensorSpan<T>(a, 4, [2, 2], []), [], withoutExchanges), Is.EqualTo(-1));
    }

    [Test]
    public void TakesEmptyTensors()
    {
        Assert.That(LuTensor.FactorInPlace<T>(Tensor.Create<T>([], [0, 3]), []), Is.Zero);
        Assert.That(LuTensor.FactorBatch<T>(Tensor.Create<T>([], [0, 3, 3]), [], []), Is.Zero);
    }

    private static T[] Matrix(int m, int n, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, m * n).Select(_ => T.CreateChecked(random.Next(-999, 1000)) / T.CreateChecked(64))];
    }

    private static T[] ByRows(ReadOnlySpan<T> a, int m, int n) => RowMajor.Of(a, m, n, m);

    private static void AssertSame(T[] actual, T[] expected) => Assert.That(actual, Is.EqualTo(expected));
}
