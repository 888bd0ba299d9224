using System.Numerics;
using NUnit.Framework;
using RecursiveLU.Testing;

namespace RecursiveLU.Native.Tests;

/// <summary>The arguments of mixed_gesv: each illegal one by itself, and the first of several. Nothing is written.</summary>
[TestFixture(typeof(double))]
[TestFixture(typeof(Complex))]
internal sealed class MixedArgumentTests<T>
    where T : unmanaged, INumberBase<T>
{
    private const long Huge = 1L << 60;

    private readonly LuLibrary _library = Engines.Library;

    [TestCase(-1L, -1L, 0L, 0L, 0L, 99u, 1)]
    [TestCase(3L, -1L, 2L, 2L, 2L, 99u, 2)]
    [TestCase(3L, 1L, 2L, 2L, 2L, 99u, 4)]
    [TestCase(3L, 1L, Huge, 3L, 3L, 0u, 4)]
    [TestCase(0L, 1L, 0L, 1L, 1L, 0u, 4)]
    [TestCase(3L, 1L, 3L, 2L, 2L, 99u, 7)]
    [TestCase(3L, 16L, 3L, Huge, 3L, 0u, 7)]
    [TestCase(3L, 1L, 3L, 3L, 2L, 99u, 9)]
    [TestCase(3L, 0L, 3L, 3L, 2L, 0u, 9)]
    [TestCase(3L, 16L, 3L, 3L, Huge, 0u, 9)]
    [TestCase(3L, 1L, 3L, 3L, 3L, 4u, 11)]
    [TestCase(0L, 0L, 1L, 1L, 1L, 16u, 11)]
    public void TellsTheFirstIllegalNumber(
        long n, long nrhs, long lda, long ldb, long ldx, uint flags, int position)
    {
        T[] a = Ones(9);
        T[] x = Ones(3);
        long[] ipiv = [7, 7, 7];
        long[] iter = [7];

        long info = _library.MixedGesv<T>(n, nrhs, a, lda, ipiv, Ones(3), ldb, x, ldx, iter, flags);

        Assert.That(info, Is.EqualTo(Symbols.BadArgument(position)));
        Assert.That(a.Concat(x), Is.All.EqualTo(T.One));
        Assert.That(ipiv.Concat(iter), Is.All.EqualTo(7));
    }

    [Test]
    public void TellsAMissingArray()
    {
        T[] a = Ones(9);
        T[] v = Ones(3);
        var ipiv = new long[3];
        var iter = new long[1];

        Assert.That(_library.MixedGesv<T>(3, 1, [], 3, ipiv, v, 3, v, 3, iter, 0), Is.EqualTo(Symbols.BadArgument(3)));
        Assert.That(_library.MixedGesv<T>(3, 1, a, 3, [], v, 3, v, 3, iter, 0), Is.EqualTo(Symbols.BadArgument(5)));
        Assert.That(_library.MixedGesv<T>(3, 1, a, 3, ipiv, [], 3, v, 3, iter, 0), Is.EqualTo(Symbols.BadArgument(6)));
        Assert.That(_library.MixedGesv<T>(3, 1, a, 3, ipiv, v, 3, [], 3, iter, 0), Is.EqualTo(Symbols.BadArgument(8)));
        Assert.That(_library.MixedGesv<T>(3, 1, a, 3, ipiv, v, 3, v, 3, [], 0), Is.EqualTo(Symbols.BadArgument(10)));
        Assert.That(_library.MixedGesv<T>(0, 0, [], 1, [], [], 1, [], 1, [], 0), Is.EqualTo(Symbols.BadArgument(10)));
        Assert.That(a.Concat(v), Is.All.EqualTo(T.One));
        Assert.That(_library.MixedGesv<T>(0, 3, [], 1, [], [], 1, [], 1, iter, 0), Is.Zero);
        Assert.That(_library.MixedGesv<T>(3, 0, [], 3, [], [], 3, [], 3, iter, 0), Is.Zero);
    }

    private static T[] Ones(int length)
    {
        var ones = new T[length];
        Array.Fill(ones, T.One);
        return ones;
    }
}
