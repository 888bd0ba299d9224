using System.Numerics;
using NUnit.Framework;

namespace RecursiveLU.Testing;

/// <summary>A batch gives every matrix what it gets alone, bit for bit, and touches nothing between matrices.</summary>
[TestFixtureSource(typeof(Engines), nameof(Engines.Batches))]
internal sealed unsafe class BatchFactorTests<T>(BatchSource source) : BatchFixture<T>(source)
    where T : unmanaged, INumberBase<T>
{
    private const uint RowMajor = (uint)FactorMode.RowMajor;
    private const uint NoPivot = (uint)FactorMode.NoPivot;
    private const uint AllFlags = 7;

    private static readonly (int M, int N)[] s_shapes =
    [
        (1, 1), (2, 2), (3, 3), (4, 4), (1, 4), (5, 5), (6, 6), (7, 7), (8, 8), (16, 16), (17, 9), (9, 17), (32, 32), (33, 33),
        (40, 3), (3, 40), (600, 5), (64, 64), (130, 61),
    ];

    private static readonly (int M, int N)[] s_empty = [(0, 0), (0, 5), (5, 0)];

    /// <summary>Where the matrices are: how far apart their lines and they themselves are.</summary>
    private readonly record struct Places(long Lda, long Stride, long StrideP, long First, long FirstP);

    [Test]
    public void OneAfterAnother([ValueSource(nameof(s_shapes))] (int M, int N) shape, [Range(0, (int)AllFlags)] int flags)
    {
        (int m, int n) = shape;
        (long line, long lines) = Lines(m, n, (uint)flags);
        Check(m, n, new Places(line, line * lines, Math.Min(m, n), 0, 0), (uint)flags);
        Check(m, n, new Places(line + 3, ((line + 3) * lines) + 5, Math.Min(m, n) + 2, 0, 0), (uint)flags);
    }

    [Test]
    public void FromTheLastToTheFirst([ValueSource(nameof(s_shapes))] (int M, int N) shape)
    {
        (int m, int n) = shape;
        long stride = (m * (n - 1L)) + m;
        long k = Math.Min(m, n);
        Check(m, n, new Places(m, -stride, -k, (Count - 1) * stride, (Count - 1) * k), 0);
    }

    [Test]
    public void SideBySide([ValueSource(nameof(s_shapes))] (int M, int N) shape, [Values(0u, RowMajor)] uint flags)
    {
        (int m, int n) = shape;
        (long line, _) = Lines(m, n, flags);
        Check(m, n, new Places((Count * (line + 1)) - 1, line + 1, Math.Min(m, n), 0, 0), flags);
    }

    [Test]
    public void WhereverPointersSay([ValueSource(nameof(s_shapes))] (int M, int N) shape, [Range(0, (int)AllFlags)] int flags)
    {
        (int m, int n) = shape;
        (long line, long lines) = Lines(m, n, (uint)flags);
        var places = new Places(line + 1, (line + 1) * lines, Math.Min(m, n), 0, 0);
        Check(m, n, places, (uint)flags, ByPointers);
    }

    [Test]
    public void TellsWhichMatricesAreSingular([ValueSource(nameof(s_shapes))] (int M, int N) shape, [Values(0u, NoPivot)] uint flags)
    {
        (int m, int n) = shape;
        var places = new Places(m, m * n, Math.Min(m, n), 0, 0);
        T[] a = Input(m, n, places, flags);
        foreach (int k in new[] { 1, 3, 4 })
        {
            // A zero row of U, wherever the rows go.
            a.AsSpan((k * m * n) + (m * (k % Math.Min(m, n))), m).Clear();
        }

        long[] infos = Check(a, m, n, places, flags, Strided);
        Assert.That(infos[1], Is.Not.Zero);
        Assert.That(infos[2], Is.Zero);
    }

    [Test]
    public void TakesWhatIsNotANumber([ValueSource(nameof(s_shapes))] (int M, int N) shape)
    {
        (int m, int n) = shape;
        var places = new Places(m, m * n, Math.Min(m, n), 0, 0);
        T[] a = Input(m, n, places, 0);
        a[m * n] = Precision.NaN<T>();
        a[(2 * m * n) + ((m * n) - 1)] = T.CreateTruncating(double.PositiveInfinity);
        Array.Fill(a, Precision.NaN<T>(), 3 * m * n, m * n);
        Check(a, m, n, places, 0, Strided);
    }

    [TestCase(8, 8, 2000)]
    [TestCase(3, 3, 3001)]
    [TestCase(30, 20, 401)]
    [TestCase(130, 130, 3)]
    [TestCase(130, 130, 2)]
    public void SharesManyAmongThreads(int m, int n, int count)
    {
        count = count > 3 ? TestOrders.Repetitions(count) : count;
        var places = new Places(m, m * n, Math.Min(m, n), 0, 0);
        for (uint flags = 1; flags <= AllFlags; flags += 2)
        {
            (long line, _) = Lines(m, n, flags);
            T[] a = Input(m, n, places with { Lda = line }, flags, count);
            a.AsSpan((count - 1) * m * n, m * n).Clear();
            Check(a, m, n, places with { Lda = line }, flags, Strided, count);
            Check(a, m, n, places with { Lda = line }, flags, ByPointers, count);
        }
    }

    [Test]
    public void SharesLargeOnesAmongThreads()
    {
        // Wide in memory, little work.
        const int Rows = 700_001;
        var places = new Places(Rows, Rows * 6, 6, 0, 0);
        Check(Rows, 6, places, (uint)FactorMode.Threaded, Strided, 2);
    }

    [Test]
    public void NeedsNoInfosAndWithoutExchangesNoPivots()
    {
        const int Order = 9;
        T[] a = [.. Enumerable.Range(0, Count).SelectMany(k => Matrices.Dominant<T>(k, Order, Order))];
        a[2 * Order * Order] = T.Zero;
        T[] expected = (T[])a.Clone();
        T[] pointed = (T[])a.Clone();
        long[] infos = Blank(Count);
        fixed (T* p = a, q = expected, r = pointed)
        fixed (long* info = infos)
        {
            Assert.That(Lu.Factor(q, Order, Order, Order, Order * Order, null, 0, Count, info, NoPivot), Is.EqualTo(3));
            Assert.That(Lu.Factor(p, Order, Order, Order, Order * Order, null, 0, Count, null, NoPivot), Is.EqualTo(3));
            T** pointers = stackalloc T*[Count];
            for (int k = 0; k < Count; k++)
            {
                pointers[k] = r + (k * Order * Order);
            }

            Assert.That(Lu.Factor(pointers, Order, Order, Order, null, Count, null, NoPivot), Is.EqualTo(3));
        }

        FactorAssert.AreSameBits<T>(a, expected, "factors without infos");
        FactorAssert.AreSameBits<T>(pointed, expected, "factors by pointers without infos");
        Assert.That(infos, Is.EqualTo(new long[] { 0, 0, -1, 0, 0 }));
    }

    [Test]
    public void LeavesNothingAlone([ValueSource(nameof(s_empty))] (int M, int N) shape)
    {
        for (uint flags = 0; flags <= AllFlags; flags++)
        {
            (long line, _) = Lines(shape.M, shape.N, flags);
            long lda = Math.Max(1, line);
            long[] infos = Blank(Count);
            fixed (long* info = infos)
            {
                Assert.That(Lu.Factor<T>(null, shape.M, shape.N, lda, 0, null, 0, Count, info, flags), Is.Zero);
                Assert.That(infos, Is.All.Zero);
                Array.Fill(infos, Unwritten);
                Assert.That(Lu.Factor<T>((T**)null, shape.M, shape.N, lda, null, Count, info, flags), Is.Zero);
                Assert.That(infos, Is.All.Zero);
            }

            Assert.That(Lu.Factor<T>(null, shape.M, shape.N, lda, 0, null, 0, long.MaxValue, null, flags), Is.Zero);
            Assert.That(Lu.Factor<T>(null, 7, 7, 7, 0, null, 0, 0, null, flags), Is.Zero);
            Assert.That(Lu.Factor<T>((T**)null, 7, 7, 7, null, 0, null, flags), Is.Zero);
        }
    }

    private delegate long Call(T* a, int m, int n, in Places places, long* ipiv, int count, long* infos, uint flags);

    private static (long Line, long Lines) Lines(int m, int n, uint flags) => (flags & RowMajor) != 0 ? (n, m) : (m, n);

    private static long Length(int m, int n, in Places places, uint flags, int count)
    {
        (long line, long lines) = Lines(m, n, flags);
        return (Math.Abs(places.Stride) * (count - 1)) + (places.Lda * (lines - 1)) + line;
    }

    private static T[] Input(int m, int n, in Places places, uint flags, int count = Count) =>
        Random(m + n, Length(m, n, places, flags, count));

    private long Strided(T* a, int m, int n, in Places places, long* ipiv, int count, long* infos, uint flags) =>
        Lu.Factor(a, m, n, places.Lda, places.Stride, ipiv, places.StrideP, count, infos, flags);

    private long ByPointers(T* a, int m, int n, in Places places, long* ipiv, int count, long* infos, uint flags)
    {
        T** matrices = stackalloc T*[count];
        long** pivots = stackalloc long*[count];
        for (int k = 0; k < count; k++)
        {
            matrices[k] = a + (k * places.Stride);
            pivots[k] = ipiv + (k * places.StrideP);
        }

        return Lu.Factor(matrices, m, n, places.Lda, pivots, count, infos, flags);
    }

    private void Check(int m, int n, in Places places, uint flags) => Check(m, n, places, flags, Strided);

    private void Check(int m, int n, in Places places, uint flags, Call call, int count = Count) =>
        Check(Input(m, n, places, flags, count), m, n, places, flags, call, count);

    private long[] Check(T[] a, int m, int n, in Places places, uint flags, Call call, int count = Count)
    {
        T[] expected = (T[])a.Clone();
        T[] found = (T[])a.Clone();
        long[] expectedPivots = Blank((Math.Abs(places.StrideP) * (count - 1)) + Math.Min(m, n));
        long[] pivots = (long[])expectedPivots.Clone();
        long[] expectedInfos = Blank(count);
        long[] infos = Blank(count);
        long result;
        fixed (T* p = expected, q = found)
        fixed (long* ipiv = expectedPivots, ipivFound = pivots, info = infos)
        {
            for (int k = 0; k < count; k++)
            {
                expectedInfos[k] = Lu.FactorOne(
                    p + places.First + (k * places.Stride), m, n, places.Lda, ipiv + places.FirstP + (k * places.StrideP),
                    flags & ~(uint)FactorMode.Threaded);
            }

            result = call(q + places.First, m, n, places, ipivFound + places.FirstP, count, info, flags);
        }

        string what = $"{m} x {n}, {places}, flags {flags}, {count}";
        Assert.That(infos, Is.EqualTo(expectedInfos), $"infos, {what}");
        Assert.That(result, Is.EqualTo(FirstOf(infos)), $"result, {what}");
        Assert.That(pivots, Is.EqualTo(expectedPivots), $"pivots, {what}");
        FactorAssert.AreSameBits<T>(found, expected, $"factors, {what}");
        return infos;
    }
}
