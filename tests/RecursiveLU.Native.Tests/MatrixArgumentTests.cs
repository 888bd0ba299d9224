using System.Numerics;
using NUnit.Framework;
using RecursiveLU.Testing;

namespace RecursiveLU.Native.Tests;

/// <summary>The arguments of the functions that take factors or solve in one call: each illegal one by itself, and the first
/// of several. Nothing is written. <see cref="MixedArgumentTests{T}"/> are those of mixed precision.</summary>
[TestFixture(typeof(double), typeof(double))]
[TestFixture(typeof(float), typeof(float))]
[TestFixture(typeof(Complex), typeof(double))]
[TestFixture(typeof(Complex64), typeof(float))]
internal sealed class MatrixArgumentTests<T, TReal>
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IBinaryFloatingPointIeee754<TReal>
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
    [TestCase(3L, 1L, 3L, 3L, 16u, 8)]
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
        TReal[] real = [TReal.One];

        Expect(_library.Inverse<T>(n, lu, lda, s_identity, 99), position, lu, result);
        Expect(_library.Det<T>(n, lu, lda, s_identity, []), position, lu, result);
        Expect(_library.Det<T>(n, lu, lda, s_identity, result), position, lu, result);
        Expect(_library.Logdet<T, TReal>(n, lu, lda, s_identity, [], []), position, lu, result);
        Expect(_library.Logdet<T, TReal>(n, lu, lda, s_identity, result, real), position, lu, result);
        Assert.That(real[0], Is.EqualTo(TReal.One));
    }

    [Test]
    public void TheOthersTellAnExchangeOutOfRange()
    {
        T[] lu = Ones(9);
        T[] result = Ones(2);
        TReal[] real = [TReal.One];
        foreach (long[] ipiv in s_illegalExchanges)
        {
            Expect(_library.Inverse<T>(3, lu, 3, ipiv, 0), 4, lu, result);
            Expect(_library.Det<T>(3, lu, 3, ipiv, result), 4, lu, result);
            Expect(_library.Logdet<T, TReal>(3, lu, 3, ipiv, result, real), 4, lu, result);
        }
        Assert.That(real[0], Is.EqualTo(TReal.One));
    }

    [Test]
    public void TheOthersTellWhatIsMissing()
    {
        T[] lu = Ones(9);
        T[] result = Ones(2);
        TReal[] real = [TReal.One];

        Expect(_library.Inverse<T>(3, [], 3, s_identity, 0), 2, lu, result);
        Expect(_library.Inverse<T>(3, lu, 3, s_identity, 2), 5, lu, result);
        Expect(_library.Inverse<T>(3, lu, 3, s_identity, 4), 5, lu, result);
        Expect(_library.Inverse<T>(0, [], 1, [], 8), 5, lu, result);
        Expect(_library.Det<T>(3, [], 3, s_identity, result), 2, lu, result);
        Expect(_library.Det<T>(3, lu, 3, s_identity, []), 5, lu, result);
        Expect(_library.Det<T>(0, [], 1, [], []), 5, lu, result);
        Expect(_library.Logdet<T, TReal>(3, [], 3, s_identity, result, real), 2, lu, result);
        Expect(_library.Logdet<T, TReal>(3, lu, 3, s_identity, [], real), 5, lu, result);
        Expect(_library.Logdet<T, TReal>(3, lu, 3, s_identity, result, []), 6, lu, result);
        Assert.That(real[0], Is.EqualTo(TReal.One));
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
        TReal[] rcond = [TReal.One];

        Expect(_library.Rcond<T, TReal>(norm, n, lu, lda, TReal.CreateChecked(anorm), rcond), position, lu, [T.CreateChecked(rcond[0])]);
    }

    [TestCase('1', 6)]
    [TestCase('O', 6)]
    [TestCase('o', 6)]
    [TestCase('I', 8)]
    [TestCase('i', 8)]
    public void RcondTakesTheLettersOfBothNorms(char norm, int inverseOfExpected)
    {
        // A = c * [1 -2; 0 2], A^-1 = [1 1; 0 1/2] / c: its columns' sums are 1 and 3/2, its rows' 2 and 1/2.
        TReal size = TReal.ScaleB(TReal.One, Precision<TReal>.LargestExponent - 2);
        T c = T.CreateChecked(size) * Matrices.Unit<T>(1);
        T two = T.One + T.One;
        TReal[] rcond = [TReal.One];

        Assert.That(_library.Rcond<T, TReal>(norm, 2, [c, T.Zero, -two * c, two * c], 2, TReal.CreateChecked(4) * size, rcond), Is.Zero);
        Assert.That(rcond[0], Is.EqualTo(TReal.One / TReal.CreateChecked(inverseOfExpected)));
    }

    [Test]
    public void RcondTellsWhatIsMissing()
    {
        T[] lu = Ones(9);
        TReal[] rcond = [TReal.One];

        Expect(_library.Rcond<T, TReal>('1', 3, [], 3, TReal.One, rcond), 3, lu, [T.CreateChecked(rcond[0])]);
        Expect(_library.Rcond<T, TReal>('1', 3, lu, 3, TReal.One, []), 6, lu, lu);
        Expect(_library.Rcond<T, TReal>('1', 0, [], 1, TReal.Zero, []), 6, lu, lu);
        Assert.That(_library.Rcond<T, TReal>('1', 3, lu, 3, TReal.NegativeZero, rcond), Is.Zero);
        Assert.That(rcond[0], Is.EqualTo(TReal.Zero));
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
        TReal[] errors = [TReal.One, TReal.One];

        long info = _library.Refine<T, TReal>(
            trans, n, nrhs, a, lda, a, ldlu, s_identity, Ones(3), ldb, x, ldx, errors.AsSpan(0, 1), errors.AsSpan(1));

        Expect(info, position, a, x);
        Assert.That(errors, Is.All.EqualTo(TReal.One));
    }

    [Test]
    public void RefineTellsWhatIsMissing()
    {
        T[] a = Ones(9);
        T[] v = Ones(3);
        TReal[] errors = [TReal.One];

        Expect(_library.Refine<T, TReal>('N', 3, 1, [], 3, a, 3, s_identity, v, 3, v, 3, errors, errors), 4, a, v);
        Expect(_library.Refine<T, TReal>('N', 3, 1, a, 3, [], 3, s_identity, v, 3, v, 3, errors, errors), 6, a, v);
        Expect(_library.Refine<T, TReal>('N', 3, 1, a, 3, a, 3, s_identity, [], 3, v, 3, errors, errors), 9, a, v);
        Expect(_library.Refine<T, TReal>('N', 3, 1, a, 3, a, 3, s_identity, v, 3, [], 3, errors, errors), 11, a, v);
        foreach (long[] ipiv in s_illegalExchanges)
        {
            Expect(_library.Refine<T, TReal>('N', 3, 1, a, 3, a, 3, ipiv, v, 3, v, 3, errors, errors), 8, a, v);
        }

        Assert.That(errors[0], Is.EqualTo(TReal.One));
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
        var errors = new TReal[2];

        long info = _library.Refine<T, TReal>(
            trans, 20, 1, a, 20, lu, 20, ipiv, b, 20, with, 20, errors.AsSpan(0, 1), errors.AsSpan(1));
        Assert.That(info, Is.Zero);
        Assert.That(_library.Refine<T, TReal>(trans, 20, 1, a, 20, lu, 20, ipiv, b, 20, without, 20, [], []), Is.Zero);

        FactorAssert.AreSameBits<T>(without, with, "X");
        Assert.That(errors, Is.All.GreaterThan(TReal.Zero));
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
