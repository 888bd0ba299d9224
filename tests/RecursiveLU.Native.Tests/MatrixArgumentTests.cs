using System.Numerics;
using NUnit.Framework;
using RecursiveLU.Testing;

namespace RecursiveLU.Native.Tests;

/// <summary>The arguments of the functions that take factors or solve in one call: each illegal one by itself, and the first
/// of several. Nothing is written.</summary>
[TestFixture(typeof(double))]
[TestFixture(typeof(float))]
internal sealed class MatrixArgumentTests<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const long Huge = 1L << 60;

    private static readonly long[] s_identity = [1, 2, 3];

    private static readonly long[][] s_illegalExchanges =
        [[0, 2, 3], [1, 1, 3], [1, 2, 2], [4, 2, 3], [1, 4, 3], [1, 2, 4], [-1, 2, 3], [1, long.MinValue, 3]];

    private readonly LuLibrary _library = Engines.Library;

    [TestCase(-1L, -1L, 0L, 0L, 99u, 1)]
    [TestCase(3L, -1L, 2L, 2L, 99u, 2)]
    [TestCase(3L, 1L, 2L, 2L, 99u, 4)]
    [TestCase(3L, 1L, -3L, 3L, 0u, 4)]
    [TestCase(0L, 1L, 0L, 1L, 0u, 4)]
    [TestCase(3L, 1L, Huge, 3L, 0u, 4)]
    [TestCase(3L, 1L, 3L, 2L, 99u, 7)]
    [TestCase(0L, 1L, 1L, 0L, 0u, 7)]
    [TestCase(3L, 0L, 3L, 2L, 0u, 7)]
    [TestCase(3L, 16L, 3L, Huge, 0u, 7)]
    [TestCase(3L, 1L, 3L, 3L, 4u, 8)]
    [TestCase(3L, 1L, 3L, 3L, 8u, 8)]
    [TestCase(0L, 0L, 1L, 1L, 0x8000_0000u, 8)]
    public void GesvTellsTheFirstIllegalNumber(long n, long nrhs, long lda, long ldb, uint flags, int position)
    {
        T[] a = Ones(9);
        T[] b = Ones(3);
        long[] ipiv = [7, 7, 7];

        Expect(_library.Gesv<T>(n, nrhs, a, lda, ipiv, b, ldb, flags), position, a, b);
        Assert.That(ipiv, Is.All.EqualTo(7));
    }

    [Test]
    public void GesvTellsAMissingArray()
    {
        T[] a = Ones(9);
        T[] b = Ones(3);
        var ipiv = new long[3];

        Expect(_library.Gesv<T>(3, 1, [], 3, ipiv, b, 3, 0), 3, a, b);
        Expect(_library.Gesv<T>(3, 0, [], 3, ipiv, [], 3, 0), 3, a, b);
        Expect(_library.Gesv<T>(3, 1, a, 3, [], b, 3, 0), 5, a, b);
        Expect(_library.Gesv<T>(3, 1, a, 3, ipiv, [], 3, 0), 6, a, b);
        Assert.That(_library.Gesv<T>(0, 2, [], 1, [], [], 1, 0), Is.Zero);
        Assert.That(_library.Gesv<T>(1, 1, Ones(1), 1, [], Ones(1), 1, 2), Is.Zero);
    }

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
    public void MixedGesvTellsTheFirstIllegalNumber(
        long n, long nrhs, long lda, long ldb, long ldx, uint flags, int position)
    {
        double[] a = [1, 1, 1, 1, 1, 1, 1, 1, 1];
        double[] x = [1, 1, 1];
        long[] ipiv = [7, 7, 7];
        long[] iter = [7];

        long info = _library.MixedGesv(n, nrhs, a, lda, ipiv, [2, 2, 2], ldb, x, ldx, iter, flags);

        Assert.That(info, Is.EqualTo(Symbols.BadArgument(position)));
        Assert.That(a.Concat(x), Is.All.EqualTo(1));
        Assert.That(ipiv.Concat(iter), Is.All.EqualTo(7));
    }

    [Test]
    public void MixedGesvTellsAMissingArray()
    {
        double[] a = [1, 1, 1, 1, 1, 1, 1, 1, 1];
        double[] v = [1, 1, 1];
        var ipiv = new long[3];
        var iter = new long[1];

        Assert.That(_library.MixedGesv(3, 1, [], 3, ipiv, v, 3, v, 3, iter, 0), Is.EqualTo(Symbols.BadArgument(3)));
        Assert.That(_library.MixedGesv(3, 1, a, 3, [], v, 3, v, 3, iter, 0), Is.EqualTo(Symbols.BadArgument(5)));
        Assert.That(_library.MixedGesv(3, 1, a, 3, ipiv, [], 3, v, 3, iter, 0), Is.EqualTo(Symbols.BadArgument(6)));
        Assert.That(_library.MixedGesv(3, 1, a, 3, ipiv, v, 3, [], 3, iter, 0), Is.EqualTo(Symbols.BadArgument(8)));
        Assert.That(_library.MixedGesv(3, 1, a, 3, ipiv, v, 3, v, 3, [], 0), Is.EqualTo(Symbols.BadArgument(10)));
        Assert.That(_library.MixedGesv(0, 0, [], 1, [], [], 1, [], 1, [], 0), Is.EqualTo(Symbols.BadArgument(10)));
        Assert.That(a.Concat(v), Is.All.EqualTo(1));
        Assert.That(_library.MixedGesv(0, 3, [], 1, [], [], 1, [], 1, iter, 0), Is.Zero);
        Assert.That(_library.MixedGesv(3, 0, [], 3, [], [], 3, [], 3, iter, 0), Is.Zero);
    }

    /// <summary>inverse, det and logdet begin with the same four arguments.</summary>
    [TestCase(-1L, 0L, 1)]
    [TestCase(3L, 2L, 3)]
    [TestCase(3L, -3L, 3)]
    [TestCase(0L, 0L, 3)]
    [TestCase(3L, Huge, 3)]
    public void TheOthersTellTheFirstIllegalNumber(long n, long lda, int position)
    {
        T[] lu = Ones(9);
        T[] result = Ones(2);

        Expect(_library.Inverse<T>(n, lu, lda, s_identity, 99), position, lu, result);
        Expect(_library.Det<T>(n, lu, lda, s_identity, []), position, lu, result);
        Expect(_library.Det<T>(n, lu, lda, s_identity, result), position, lu, result);
        Expect(_library.Logdet<T>(n, lu, lda, s_identity, [], []), position, lu, result);
        Expect(_library.Logdet<T>(n, lu, lda, s_identity, result.AsSpan(0, 1), result.AsSpan(1)), position, lu, result);
    }

    [Test]
    public void TheOthersTellAnExchangeOutOfRange()
    {
        T[] lu = Ones(9);
        T[] result = Ones(2);
        foreach (long[] ipiv in s_illegalExchanges)
        {
            Expect(_library.Inverse<T>(3, lu, 3, ipiv, 0), 4, lu, result);
            Expect(_library.Det<T>(3, lu, 3, ipiv, result), 4, lu, result);
            Expect(_library.Logdet<T>(3, lu, 3, ipiv, result.AsSpan(0, 1), result.AsSpan(1)), 4, lu, result);
        }
    }

    [Test]
    public void TheOthersTellWhatIsMissing()
    {
        T[] lu = Ones(9);
        T[] result = Ones(2);

        Expect(_library.Inverse<T>(3, [], 3, s_identity, 0), 2, lu, result);
        Expect(_library.Inverse<T>(3, lu, 3, s_identity, 2), 5, lu, result);
        Expect(_library.Inverse<T>(3, lu, 3, s_identity, 4), 5, lu, result);
        Expect(_library.Inverse<T>(0, [], 1, [], 8), 5, lu, result);
        Expect(_library.Det<T>(3, [], 3, s_identity, result), 2, lu, result);
        Expect(_library.Det<T>(3, lu, 3, s_identity, []), 5, lu, result);
        Expect(_library.Det<T>(0, [], 1, [], []), 5, lu, result);
        Expect(_library.Logdet<T>(3, [], 3, s_identity, result, result), 2, lu, result);
        Expect(_library.Logdet<T>(3, lu, 3, s_identity, [], result), 5, lu, result);
        Expect(_library.Logdet<T>(3, lu, 3, s_identity, result, []), 6, lu, result);
    }

    [TestCase('X', -1L, 0L, -1.0, 1)]
    [TestCase('N', 3L, 3L, 1.0, 1)]
    [TestCase('\x11', 3L, 3L, 1.0, 1)]
    [TestCase('1', -1L, 0L, -1.0, 2)]
    [TestCase('O', 3L, 2L, -1.0, 4)]
    [TestCase('i', 0L, 0L, 1.0, 4)]
    [TestCase('I', 3L, Huge, 1.0, 4)]
    [TestCase('o', 3L, 3L, -1.0, 5)]
    [TestCase('1', 3L, 3L, double.NegativeInfinity, 5)]
    [TestCase('1', 3L, 3L, double.NaN, 5)]
    public void RcondTellsTheFirstIllegalNumber(char norm, long n, long lda, double anorm, int position)
    {
        T[] lu = Ones(9);
        T[] rcond = Ones(1);

        Expect(_library.Rcond<T>(norm, n, lu, lda, T.CreateChecked(anorm), rcond), position, lu, rcond);
    }

    [TestCase('1', 6)]
    [TestCase('O', 6)]
    [TestCase('o', 6)]
    [TestCase('I', 8)]
    [TestCase('i', 8)]
    public void RcondTakesTheLettersOfBothNorms(char norm, int inverseOfExpected)
    {
        // A = c * [1 2; 0 2], A^-1 = [1 -1; 0 1/2] / c: its columns' sums are 1 and 3/2, its rows' 2 and 1/2.
        T c = T.ScaleB(T.One, T.ILogB(T.BitDecrement(T.PositiveInfinity)) - 2);
        T two = T.One + T.One;
        T[] rcond = Ones(1);

        Assert.That(_library.Rcond<T>(norm, 2, [c, T.Zero, two * c, two * c], 2, two * two * c, rcond), Is.Zero);
        Assert.That(rcond[0], Is.EqualTo(T.One / T.CreateChecked(inverseOfExpected)));
    }

    [Test]
    public void RcondTellsWhatIsMissing()
    {
        T[] lu = Ones(9);
        T[] rcond = Ones(1);

        Expect(_library.Rcond<T>('1', 3, [], 3, T.One, rcond), 3, lu, rcond);
        Expect(_library.Rcond<T>('1', 3, lu, 3, T.One, []), 6, lu, rcond);
        Expect(_library.Rcond<T>('1', 0, [], 1, T.Zero, []), 6, lu, rcond);
        Assert.That(_library.Rcond<T>('1', 3, lu, 3, T.NegativeZero, rcond), Is.Zero);
        Assert.That(rcond[0], Is.EqualTo(T.Zero));
    }

    [TestCase('X', -1L, -1L, 0L, 0L, 0L, 0L, 1)]
    [TestCase('N', -1L, -1L, 0L, 0L, 0L, 0L, 2)]
    [TestCase('T', 3L, -1L, 0L, 0L, 0L, 0L, 3)]
    [TestCase('c', 3L, 1L, 2L, 2L, 2L, 2L, 5)]
    [TestCase('N', 3L, 1L, Huge, 3L, 3L, 3L, 5)]
    [TestCase('N', 0L, 1L, 0L, 1L, 1L, 1L, 5)]
    [TestCase('N', 3L, 1L, 3L, 2L, 2L, 2L, 7)]
    [TestCase('N', 3L, 1L, 3L, Huge, 3L, 3L, 7)]
    [TestCase('N', 3L, 1L, 3L, 3L, 2L, 2L, 10)]
    [TestCase('N', 3L, 16L, 3L, 3L, Huge, 3L, 10)]
    [TestCase('n', 3L, 1L, 3L, 3L, 3L, 2L, 12)]
    [TestCase('t', 3L, 0L, 3L, 3L, 3L, 2L, 12)]
    [TestCase('N', 3L, 16L, 3L, 3L, 3L, Huge, 12)]
    public void RefineTellsTheFirstIllegalNumber(
        char trans, long n, long nrhs, long lda, long ldlu, long ldb, long ldx, int position)
    {
        T[] a = Ones(9);
        T[] x = Ones(3);
        T[] errors = Ones(2);

        long info = _library.Refine<T>(
            trans, n, nrhs, a, lda, a, ldlu, s_identity, Ones(3), ldb, x, ldx, errors.AsSpan(0, 1), errors.AsSpan(1));

        Expect(info, position, [.. a, .. errors], x);
    }

    [Test]
    public void RefineTellsWhatIsMissing()
    {
        T[] a = Ones(9);
        T[] v = Ones(3);

        Expect(_library.Refine<T>('N', 3, 1, [], 3, a, 3, s_identity, v, 3, v, 3, v, v), 4, a, v);
        Expect(_library.Refine<T>('N', 3, 1, a, 3, [], 3, s_identity, v, 3, v, 3, v, v), 6, a, v);
        Expect(_library.Refine<T>('N', 3, 1, a, 3, a, 3, s_identity, [], 3, v, 3, v, v), 9, a, v);
        Expect(_library.Refine<T>('N', 3, 1, a, 3, a, 3, s_identity, v, 3, [], 3, v, v), 11, a, v);
        foreach (long[] ipiv in s_illegalExchanges)
        {
            Expect(_library.Refine<T>('N', 3, 1, a, 3, a, 3, ipiv, v, 3, v, 3, v, v), 8, a, v);
        }
    }

    [Test]
    public void RefineNeedsNoPlaceForErrors([Values('n', 't', 'C')] char trans)
    {
        T[] a = Matrices.Dominant<T>(1, 20, 20);
        T[] b = Matrices.Signed<T>(2, 20, 1);
        T[] lu = (T[])a.Clone();
        var ipiv = new long[20];
        Assert.That(_library.Strided<T>(lu, 20, 20, 20, ipiv, 0), Is.Zero);
        T[] with = (T[])b.Clone();
        T[] without = (T[])b.Clone();
        var errors = new T[2];

        long info = _library.Refine<T>(
            trans, 20, 1, a, 20, lu, 20, ipiv, b, 20, with, 20, errors.AsSpan(0, 1), errors.AsSpan(1));
        Assert.That(info, Is.Zero);
        Assert.That(_library.Refine<T>(trans, 20, 1, a, 20, lu, 20, ipiv, b, 20, without, 20, [], []), Is.Zero);

        FactorAssert.AreSameBits<T>(without, with, "X");
        Assert.That(errors, Is.All.GreaterThan(T.Zero));
    }

    private static T[] Ones(int length)
    {
        var ones = new T[length];
        Array.Fill(ones, T.One);
        return ones;
    }

    private static void Expect(long info, int position, T[] input, T[] output)
    {
        Assert.That(info, Is.EqualTo(Symbols.BadArgument(position)));
        Assert.That(input.Concat(output), Is.All.EqualTo(T.One));
    }
}
