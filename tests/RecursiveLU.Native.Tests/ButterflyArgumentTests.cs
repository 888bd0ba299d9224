using System.Numerics;
using NUnit.Framework;
using RecursiveLU.Testing;

namespace RecursiveLU.Native.Tests;

/// <summary>The arguments of the random butterfly solver: each illegal one by itself, and the first of several. Nothing is
/// written.</summary>
[TestFixture(typeof(double))]
[TestFixture(typeof(float))]
internal sealed class ButterflyArgumentTests<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const long Huge = 1L << 60;

    private readonly LuLibrary _library = Engines.Library;
    private readonly T[] _a = Ones(9);
    private readonly T[] _b = Ones(6);
    private readonly T[] _x = Ones(6);
    private readonly long[] _iter = [7];
    private nint _handle;

    [SetUp]
    public void Open()
    {
        nint[] handle = [0];
        Assert.That(_library.ButterflyCreate<T>(3, handle), Is.Zero);
        _handle = handle[0];
        _a.AsSpan().Fill(T.One);
        _x.AsSpan().Fill(T.One);
        _iter[0] = 7;
    }

    [TearDown]
    public void Close() => Assert.That(_library.ButterflyDestroy<T>(_handle), Is.Zero);

    [Test]
    public void CreateTellsWhatIsIllegal()
    {
        nint[] handle = [7];
        Assert.That(_library.ButterflyCreate<T>(-1, handle), Is.EqualTo(Symbols.BadArgument(1)));
        Assert.That(_library.ButterflyCreate<T>(long.MinValue, []), Is.EqualTo(Symbols.BadArgument(1)));
        Assert.That(_library.ButterflyCreate<T>(long.MaxValue, handle), Is.EqualTo(Symbols.BadArgument(1)));
        Assert.That(_library.ButterflyCreate<T>(3, []), Is.EqualTo(Symbols.BadArgument(2)));
        Assert.That(handle[0], Is.EqualTo((nint)7));
    }

    [Test]
    public void CreateTellsThatThereIsNotSoMuchMemory()
    {
        nint[] handle = [7];
        Assert.That(_library.ButterflyCreate<T>(1L << 26, handle), Is.EqualTo(Symbols.OutOfMemory));
        Assert.That(handle[0], Is.EqualTo((nint)0));
    }

    [TestCase(-1L, 0L, 99u, 2)]
    [TestCase(4L, 0L, 99u, 2)]
    [TestCase(Huge, Huge, 0u, 2)]
    [TestCase(3L, 2L, 99u, 4)]
    [TestCase(3L, -3L, 0u, 4)]
    [TestCase(0L, 0L, 0u, 4)]
    [TestCase(3L, Huge, 0u, 4)]
    [TestCase(3L, 3L, 2u, 7)]
    [TestCase(3L, 3L, 4u, 7)]
    [TestCase(0L, 1L, 0x8000_0000u, 7)]
    public void FactorTellsTheFirstIllegalNumber(long n, long lda, uint flags, int position) =>
        Expect(_library.ButterflyFactor<T>(_handle, n, _a, lda, 1, _iter, flags), position);

    [Test]
    public void FactorTellsWhatIsMissing()
    {
        Expect(_library.ButterflyFactor<T>(0, -1, [], 0, 1, [], 99), 1);
        Expect(_library.ButterflyFactor<T>(_handle, 3, [], 2, 1, [], 99), 3);
        Expect(_library.ButterflyFactor<T>(_handle, 3, _a, 3, 1, [], 99), 6);
        Expect(_library.ButterflyFactor<T>(_handle, 0, [], 1, 1, [], 0), 6);
        Assert.That(_library.ButterflyFactor<T>(_handle, 0, [], 1, 1, _iter, 0), Is.Zero);
        Assert.That(_iter[0], Is.Zero);
    }

    /// <summary>An illegal call leaves the factors alone.</summary>
    [Test]
    public void FactorForgetsNothingForAnIllegalCall()
    {
        Factor();
        Expect(_library.ButterflyFactor<T>(_handle, 4, _a, 4, 1, _iter, 0), 2);
        Assert.That(_library.ButterflySolve<T>(_handle, 2, _a, 3, _b, 3, _x, 3, _iter, 0), Is.Zero);
    }

    [TestCase(-1L, 2L, 2L, 2L, 99u, 2)]
    [TestCase(2L, 2L, 2L, 2L, 99u, 4)]
    [TestCase(2L, Huge, 3L, 3L, 0u, 4)]
    [TestCase(2L, 3L, 2L, 2L, 99u, 6)]
    [TestCase(0L, 3L, 2L, 3L, 0u, 6)]
    [TestCase(16L, 3L, Huge, 3L, 0u, 6)]
    [TestCase(2L, 3L, 3L, 2L, 99u, 8)]
    [TestCase(0L, 3L, 3L, 0L, 0u, 8)]
    [TestCase(16L, 3L, 3L, Huge, 0u, 8)]
    [TestCase(2L, 3L, 3L, 3L, 2u, 10)]
    [TestCase(2L, 3L, 3L, 3L, 4u, 10)]
    [TestCase(0L, 3L, 3L, 3L, 8u, 10)]
    public void SolveTellsTheFirstIllegalNumber(long nrhs, long lda, long ldb, long ldx, uint flags, int position)
    {
        Factor();
        Expect(_library.ButterflySolve<T>(_handle, nrhs, _a, lda, _b, ldb, _x, ldx, _iter, flags), position);
    }

    [Test]
    public void SolveTellsWhatIsMissing()
    {
        Factor();
        Expect(_library.ButterflySolve<T>(0, -1, [], 0, [], 0, [], 0, [], 99), 1);
        Expect(_library.ButterflySolve<T>(_handle, 2, [], 2, [], 2, [], 2, [], 99), 3);
        Expect(_library.ButterflySolve<T>(_handle, 2, _a, 3, [], 2, [], 2, [], 99), 5);
        Expect(_library.ButterflySolve<T>(_handle, 2, _a, 3, _b, 3, [], 2, [], 99), 7);
        Expect(_library.ButterflySolve<T>(_handle, 2, _a, 3, _b, 3, _x, 3, [], 99), 9);
        Expect(_library.ButterflySolve<T>(_handle, 0, [], 3, [], 3, [], 3, [], 0), 9);
        Assert.That(_library.ButterflySolve<T>(_handle, 0, [], 3, [], 3, [], 3, _iter, 0), Is.Zero);
        Assert.That(_iter[0], Is.Zero);
    }

    [TestCase(-1L, -1L, 0L, 0L, 0L, 99u, 1)]
    [TestCase(3L, -1L, 2L, 2L, 2L, 99u, 2)]
    [TestCase(3L, 2L, 2L, 2L, 2L, 99u, 4)]
    [TestCase(3L, 2L, Huge, 3L, 3L, 0u, 4)]
    [TestCase(0L, 2L, 0L, 1L, 1L, 0u, 4)]
    [TestCase(3L, 2L, 3L, 2L, 2L, 99u, 7)]
    [TestCase(3L, 16L, 3L, Huge, 3L, 0u, 7)]
    [TestCase(3L, 0L, 3L, 2L, 3L, 0u, 7)]
    [TestCase(3L, 2L, 3L, 3L, 2L, 99u, 9)]
    [TestCase(3L, 16L, 3L, 3L, Huge, 0u, 9)]
    [TestCase(0L, 2L, 1L, 1L, 0L, 0u, 9)]
    [TestCase(3L, 2L, 3L, 3L, 3L, 2u, 11)]
    [TestCase(3L, 2L, 3L, 3L, 3L, 4u, 11)]
    [TestCase(0L, 0L, 1L, 1L, 1L, 16u, 11)]
    public void GesvTellsTheFirstIllegalNumber(
        long n, long nrhs, long lda, long ldb, long ldx, uint flags, int position) =>
        Expect(_library.ButterflyGesv<T>(n, nrhs, _a, lda, 1, _b, ldb, _x, ldx, _iter, flags), position);

    [Test]
    public void GesvTellsWhatIsMissing()
    {
        Expect(_library.ButterflyGesv<T>(3, 2, [], 2, 1, [], 2, [], 2, [], 99), 3);
        Expect(_library.ButterflyGesv<T>(3, 2, _a, 3, 1, [], 2, [], 2, [], 99), 6);
        Expect(_library.ButterflyGesv<T>(3, 2, _a, 3, 1, _b, 3, [], 2, [], 99), 8);
        Expect(_library.ButterflyGesv<T>(3, 2, _a, 3, 1, _b, 3, _x, 3, [], 99), 10);
        Expect(_library.ButterflyGesv<T>(0, 0, [], 1, 1, [], 1, [], 1, [], 0), 10);
        Assert.That(_library.ButterflyGesv<T>(0, 2, [], 1, 1, [], 1, [], 1, _iter, 0), Is.Zero);
        Assert.That(_iter[0], Is.Zero);
        _iter[0] = 7;
        Assert.That(_library.ButterflyGesv<T>(3, 0, [], 3, 1, [], 3, [], 3, _iter, 0), Is.Zero);
        Assert.That(_iter[0], Is.Zero);
    }

    private static T[] Ones(int length)
    {
        var ones = new T[length];
        Array.Fill(ones, T.One);
        return ones;
    }

    /// <summary>Makes a regular matrix and factors it.</summary>
    private void Factor()
    {
        for (int i = 0; i < 9; i += 4)
        {
            _a[i] = T.CreateChecked(4);
        }

        Assert.That(_library.ButterflyFactor<T>(_handle, 3, _a, 3, 1, _iter, 0), Is.Zero);
        _iter[0] = 7;
    }

    private void Expect(long info, int position)
    {
        Assert.That(info, Is.EqualTo(Symbols.BadArgument(position)));
        Assert.That(_b.Concat(_x), Is.All.EqualTo(T.One));
        Assert.That(_iter[0], Is.EqualTo(7));
    }
}
