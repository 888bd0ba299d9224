using System.Numerics;
using NUnit.Framework;
using NUnit.Framework.Constraints;
using RecursiveLU.Testing;

namespace RecursiveLU.Tests;

/// <summary>The managed methods for batches: for every element type, what the methods for one matrix do.</summary>
[TestFixture(typeof(double))]
[TestFixture(typeof(float))]
[TestFixture(typeof(Complex))]
[TestFixture(typeof(decimal))]
internal sealed unsafe class BatchApiTests<T>
    where T : unmanaged, INumberBase<T>
{
    private const int Count = 4;
    private const int SolvedSides = 2;

    private static readonly (int M, int N)[] s_shapes = [(0, 3), (3, 0), (1, 1), (4, 4), (7, 9), (9, 7), (40, 40)];

    [Test]
    public void FactorsEachAsAlone(
        [ValueSource(nameof(s_shapes))] (int M, int N) shape, [Values] MatrixLayout layout, [Values] bool threaded)
    {
        (int m, int n) = shape;
        var options = new LuOptions { Layout = layout, Threaded = threaded };
        int k = Math.Min(m, n);
        T[] a = Matrices.Signed<T>(m + n, m, n * Count);
        var expected = (T[])a.Clone();
        var pivots = new long[Count * k];
        var expectedPivots = new long[Count * k];
        var infos = new long[Count];
        int ld = Math.Max(1, layout == MatrixLayout.RowMajor ? n : m);
        for (int i = 0; i < Count; i++)
        {
            Lu.FactorInPlace<T>(expected.AsSpan(i * m * n, m * n), m, n, ld, expectedPivots.AsSpan(i * k, k), options);
        }

        Array.Fill(infos, 7);
        Assert.That(Lu.FactorBatch<T>(a, m, n, Count, pivots, infos, options), Is.Zero);
        Assert.That(infos, Is.All.Zero);
        Assert.That(pivots, Is.EqualTo(expectedPivots));
        FactorAssert.AreSameBits<T>(a, expected, "factors");
    }

    [Test]
    public void SolvesEachAsAlone([Values(0, 1, 4, 9, 40)] int n, [Values] Transpose transpose, [Values] bool threaded)
    {
        T[] a = Matrices.Dominant<T>(n, n, n);
        LuFactorization<T> lu = Lu.Factor<T>(a, n, n);
        T[] factors = [.. Enumerable.Range(0, Count).SelectMany(_ => lu.Factors.ToArray())];
        long[] pivots = [.. Enumerable.Range(0, Count).SelectMany(_ => lu.Pivots.ToArray())];
        T[] b = Matrices.Signed<T>(n, n, SolvedSides * Count);
        T[] expected =
        [
            .. Enumerable.Range(0, Count).SelectMany(
                i => lu.Solve(b.AsSpan(i * n * SolvedSides, n * SolvedSides), SolvedSides, transpose)),
        ];
        var infos = new long[Count];

        Assert.That(Lu.SolveBatch<T>(factors, n, pivots, b, SolvedSides, Count, infos, transpose, threaded), Is.Zero);
        Assert.That(infos, Is.All.Zero);
        FactorAssert.AreSameBits<T>(b, expected, "solutions");
    }

    [Test]
    public void TellsSingularMatrices()
    {
        T[] a = [T.One, T.One, T.Zero, T.One, T.Zero, T.One, T.One, T.Zero, T.One];
        var pivots = new long[9];
        var infos = new long[9];
        T[] copy = (T[])a.Clone();

        Assert.That(Lu.FactorBatch<T>(a, 1, 1, 9, pivots, infos), Is.EqualTo(3));
        Assert.That(infos, Is.EqualTo(new long[] { 0, 0, 1, 0, 1, 0, 0, 1, 0 }));
        Assert.That(Lu.FactorBatch<T>(copy, 1, 1, 9, [], [], new LuOptions { Pivoting = Pivoting.None }), Is.EqualTo(3));
        Assert.That(
            () => Lu.FactorBatch<T>(a, 1, 1, 9, pivots, [], new LuOptions { ThrowIfSingular = true }),
            Throws.TypeOf<SingularMatrixException>());
        T[] b = Ones(9);
        Assert.That(Lu.SolveBatch<T>(a, 1, pivots, b, 1, 9, infos), Is.EqualTo(3));
        Assert.That(infos, Is.EqualTo(new long[] { 0, 0, 1, 0, 1, 0, 0, 1, 0 }));
        Assert.That(b, Is.All.EqualTo(T.One));
    }

    [TestCase(-1, 2, 2, "rows")]
    [TestCase(2, -1, 2, "columns")]
    [TestCase(2, 2, -1, "count")]
    [TestCase(2, 2, 3, "a")]
    [TestCase(2, 3, 2, "a")]
    [TestCase(2, 2, 0, "a")]
    [TestCase(2, 1, 4, "pivots")]
    [TestCase(1, 2, 4, "pivots")]
    public void FactorNamesTheArgument(int rows, int columns, int count, string name)
    {
        T[] a = Ones(8);
        long[] pivots = [7, 7, 7, 7, 7];

        Assert.That(() => Lu.FactorBatch<T>(a, rows, columns, count, pivots, []), ArgumentError(name));
        Assert.That(a, Is.All.EqualTo(T.One));
        Assert.That(pivots, Is.All.EqualTo(7));
    }

    [Test]
    public void FactorNamesInfosThatAreNotAsMany()
    {
        T[] a = Ones(8);
        Assert.That(() => Lu.FactorBatch<T>(a, 2, 2, 2, new long[4], new long[3]), ArgumentError("infos"));
        Assert.That(() => Lu.FactorBatch<T>(a, 2, 2, 2, [], new long[2]), ArgumentError("pivots"));
        Assert.That(a, Is.All.EqualTo(T.One));
    }

    [TestCase(2, 1, 4, 2, 2, "leadingDimension")]
    [TestCase(2, 2, 3, 2, 2, "stride")]
    [TestCase(2, 2, 4, 1, 2, "pivotStride")]
    [TestCase(2, 2, 4, 2, -1, "count")]
    public void FactorByPointerNamesTheArgument(
        int order, int leadingDimension, int stride, int pivotStride, int count, string name)
    {
        T[] a = Ones(8);
        long[] pivots = [7, 7, 7, 7];

        Assert.That(() => ByPointer(a, order, leadingDimension, stride, pivots, pivotStride, count), ArgumentError(name));
        Assert.That(a, Is.All.EqualTo(T.One));
        Assert.That(pivots, Is.All.EqualTo(7));
    }

    [TestCase(-1, 1, 2, "n")]
    [TestCase(2, -1, 2, "rightHandSides")]
    [TestCase(2, 2, -1, "count")]
    [TestCase(2, 2, 3, "factors")]
    [TestCase(2, 1, 2, "b")]
    public void SolveNamesTheArgument(int n, int rightHandSides, int count, string name)
    {
        T[] b = Ones(8);
        Assert.That(
            () => Lu.SolveBatch<T>(Ones(8), n, [1, 2, 1, 2], b, rightHandSides, count, []), ArgumentError(name));
        Assert.That(b, Is.All.EqualTo(T.One));
    }

    [Test]
    public void SolveNamesWhatElseIsIllegal()
    {
        T[] b = Ones(4);
        Assert.That(() => Lu.SolveBatch<T>(Ones(8), 2, [1, 2, 1], b, 1, 2, []), ArgumentError("pivots"));
        Assert.That(() => Lu.SolveBatch<T>(Ones(8), 2, [1, 2, 1, 3], b, 1, 2, []), ArgumentError("pivots"));
        Assert.That(() => Lu.SolveBatch<T>(Ones(8), 2, [1, 2, 1, 2], b, 1, 2, new long[1]), ArgumentError("infos"));
        Assert.That(
            () => Lu.SolveBatch<T>(Ones(8), 2, [1, 2, 1, 2], b, 1, 2, [], (Transpose)3), ArgumentError("transpose"));
        Assert.That(b, Is.All.EqualTo(T.One));
    }

    private static T[] Ones(int length)
    {
        var ones = new T[length];
        Array.Fill(ones, T.One);
        return ones;
    }

    private static EqualStringConstraint ArgumentError(string name) =>
        Throws.InstanceOf<ArgumentException>().With.Property("ParamName").EqualTo(name);

    private static long ByPointer(T[] a, long n, long leadingDimension, long stride, long[] pivots, long pivotStride, long count)
    {
        fixed (T* p = a)
        fixed (long* ipiv = pivots)
        {
            return Lu.FactorBatch(p, n, n, leadingDimension, stride, ipiv, pivotStride, count, null);
        }
    }
}
