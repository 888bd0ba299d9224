using System.Numerics;
using NUnit.Framework;
using RecursiveLU.Testing;

namespace RecursiveLU.Client.Tests;

/// <summary>The methods of <see cref="ServerLu"/> do what those of <see cref="Lu"/> do, with a server and without.</summary>
[TestFixture("shared memory")]
[TestFixture("pipes")]
[TestFixture("no server")]
internal sealed class ServerLuTests(string way) : ClientFixture
{
    private static readonly LuOptions[] AllOptions =
    [
        default,
        new() { Threaded = true },
        new() { Pivoting = Pivoting.None },
        new() { Pivoting = Pivoting.None, Threaded = true },
    ];

    private bool HasServer => way != "no server";

    [TestCase(10, 10)]
    [TestCase(50, 50)]
    [TestCase(100, 100)]
    [TestCase(300, 300)]
    [TestCase(200, 100)]
    [TestCase(100, 200)]
    public void FactorsAsInProcess(int m, int n)
    {
        foreach (LuOptions options in AllOptions)
        {
            Compare<double>(m, n, options);
            Compare<float>(m, n, options);
            Compare<Complex>(m, n, options);
            Compare<Complex64>(m, n, options);
        }
    }

    [Test]
    public void FactorsRowMajorMatrices()
    {
        var options = new LuOptions { Layout = MatrixLayout.RowMajor };
        Compare<double>(20, 30, options);
        Compare<float>(30, 20, options);
        double[] a = Matrices.Signed<double>(1, 30, 20);
        double[] expected = (double[])a.Clone();
        var pivots = new long[20];
        var expectedPivots = new long[20];
        ServerLu client = NewClient();

        Lu.FactorInPlace<double>(expected, 20, 30, 30, expectedPivots, options);
        client.FactorInPlace<double>(a, 20, 30, 30, pivots, options);

        Assert.That(pivots, Is.EqualTo(expectedPivots));
        FactorAssert.AreSameBits<double>(a, expected, "factors in place");
        Assert.That((client.CallsByServer, client.CallsInProcess), Is.EqualTo((0L, 1L)));
    }

    [Test]
    public void FactorsOtherElementsInProcess()
    {
        ServerLu client = NewClient();
        foreach (LuOptions options in AllOptions)
        {
            Compare<Half>(client, 6, 5, options);
            Compare<decimal>(client, 6, 5, options);
        }

        Assert.That((client.CallsByServer, client.CallsInProcess), Is.EqualTo((0L, 8L)));
    }

    [Test]
    public void ReadsARectangularArrayByRowAndColumn()
    {
        var array = new double[,] { { 1, 2, 3 }, { 4, 5, 7 } };

        LuFactorization<double> lu = NewClient().Factor(array);

        LuFactorization<double> expected = Lu.Factor(array);
        Assert.That((lu.Rows, lu.Columns), Is.EqualTo((2, 3)));
        FactorAssert.AreSameBits(lu.Factors, expected.Factors, "factors");
        Assert.That(array[1, 2], Is.EqualTo(7), "the array is only read");
    }

    [Test]
    public unsafe void FactorsByPointer()
    {
        ServerLu client = NewClient();
        double[] a = Matrices.Signed<double>(1, 40, 30);
        LuFactorization<double> expected = Lu.Factor<double>(a, 40, 30);
        var pivots = new long[30];

        fixed (double* p = a)
        fixed (long* ipiv = pivots)
        {
            Assert.That(client.FactorInPlace(p, 40, 30, 40, ipiv), Is.Zero);
        }

        FactorAssert.AreSameBits<double>(a, expected.Factors, "factors");
        Assert.That(pivots, Is.EqualTo(expected.Pivots.ToArray()));
        Assert.That(client.FactorInPlace<double>(null, 0, 9, 1, null), Is.Zero);
        Assert.That(client.CallsByServer, Is.EqualTo(HasServer ? 1 : 0));
    }

    [Test]
    public void NeedsNoPivotsForNoExchanges()
    {
        double[] a = Matrices.Dominant<double>(1, 40, 40);
        var options = new LuOptions { Pivoting = Pivoting.None };
        LuFactorization<double> expected = Lu.Factor<double>(a, 40, 40, options);

        Assert.That(NewClient().FactorInPlace<double>(a, 40, 40, 40, [], options), Is.Zero);

        FactorAssert.AreSameBits<double>(a, expected.Factors, "factors");
    }

    [TestCase(Pivoting.Partial, 4)]
    [TestCase(Pivoting.None, -4)]
    public void ThrowsForASingularMatrixIfAsked(Pivoting pivoting, long info)
    {
        ServerLu client = NewClient();
        double[] a = Matrices.Dominant<double>(3, 6, 6);
        Array.Fill(a, 0, 3 * 6, 6);
        var options = new LuOptions { Pivoting = pivoting };
        LuFactorization<double> lu = client.Factor<double>(a, 6, 6, options);
        var pivots = new long[6];

        Assert.That((lu.Info, lu.IsSingular), Is.EqualTo((info, true)));
        Assert.That(
            () => client.FactorInPlace<double>(a, 6, 6, 6, pivots, options with { ThrowIfSingular = true }),
            Throws.TypeOf<SingularMatrixException>().With.Property("Pivot").EqualTo(4));
        FactorAssert.AreSameBits(a, lu.Factors, "the complete factors");
        Assert.That(pivots, Is.EqualTo(lu.Pivots.ToArray()));
    }

    [Test]
    public unsafe void RefusesWhatLuRefuses()
    {
        ServerLu client = NewClient();
        double[] a = [1, 2, 3, 4];
        var pivots = new long[2];
        Same(() => client.Factor<double>(a, 3, 2), () => Lu.Factor<double>(a, 3, 2));
        Same(() => client.Factor<double>(a, -1, 2), () => Lu.Factor<double>(a, -1, 2));
        Same(() => client.Factor<double>(null!), () => Lu.Factor<double>(null!));
        (int, int, int)[] shapes = [(-2, 2, 2), (2, -2, 2), (2, 2, 1), (2, 2, 3), (3, 2, 3), (0, 2, 0)];
        foreach ((int rows, int columns, int ld) in shapes)
        {
            Same(
                () => client.FactorInPlace<double>(a, rows, columns, ld, pivots),
                () => Lu.FactorInPlace<double>(a, rows, columns, ld, pivots));
        }

        Same(() => client.FactorInPlace<double>(a, 2, 2, 2, []), () => Lu.FactorInPlace<double>(a, 2, 2, 2, []));
        Same(
            () => client.FactorInPlace((double*)null, 2, 2, 2, null),
            () => Lu.FactorInPlace((double*)null, 2, 2, 2, null));
        Assert.That(a, Is.EqualTo(new double[] { 1, 2, 3, 4 }));
        Assert.That(client.CallsByServer + client.CallsInProcess, Is.Zero);
    }

    [Test]
    public void RefusesTimesThatAreNone()
    {
        ServerLu client = NewClient();
        foreach (TimeSpan timeout in new[] { TimeSpan.FromSeconds(-1), TimeSpan.MaxValue })
        {
            Assert.That(
                () => client.Factor<double>([1], 1, 1, timeout: timeout),
                Throws.TypeOf<ArgumentOutOfRangeException>().With.Property("ParamName").EqualTo("timeout"));
            Assert.That(
                () => new ServerLu(new ServerLuOptions { StopTimeout = timeout }),
                Throws.TypeOf<ArgumentOutOfRangeException>());
        }

        Assert.That(() => new ServerLu(new ServerLuOptions { Threads = -1 }), Throws.TypeOf<ArgumentOutOfRangeException>());
        Assert.That(() => new ServerLu(new ServerLuOptions { MaxRestarts = -1 }), Throws.TypeOf<ArgumentOutOfRangeException>());
    }

    private static void Same(Action actual, Action expected)
    {
        Exception one = Assert.Catch<Exception>(expected)!;
        Exception other = Assert.Catch<Exception>(actual)!;
        Assert.That((other.GetType(), other.Message), Is.EqualTo((one.GetType(), one.Message)));
    }

    private static void Compare<T>(ServerLu client, int m, int n, LuOptions options)
        where T : unmanaged, INumberBase<T>
    {
        T[] a = Matrices.Dominant<T>(m + n, m, n);
        var before = (T[])a.Clone();
        LuFactorization<T> expected = Lu.Factor<T>(a, m, n, options);

        LuFactorization<T> actual = client.Factor<T>(a, m, n, options);

        FactorAssert.AreSameBits<T>(a, before, "the matrix, only read");
        Assert.That((actual.Rows, actual.Columns, actual.Info), Is.EqualTo((m, n, expected.Info)));
        Assert.That(actual.Pivots.ToArray(), Is.EqualTo(expected.Pivots.ToArray()));
        FactorAssert.AreSameBits(actual.Factors, expected.Factors, $"factors, {m} x {n}, {options}");
    }

    private void Compare<T>(int m, int n, LuOptions options)
        where T : unmanaged, INumberBase<T>
    {
        ServerLu client = NewClient();
        Compare<T>(client, m, n, options);
        Assert.That((client.CallsByServer, client.UsesSharedMemory), Is.EqualTo((HasServer ? 1L : 0L, way == "shared memory")));
    }

    private ServerLu NewClient() => Client(
        HasServer
            ? Servers.Options with { SharedMemory = way == "shared memory" }
            : new ServerLuOptions { ServerPath = "/nowhere" });
}
