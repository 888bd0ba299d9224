using System.Numerics;
using NUnit.Framework;
using RecursiveLU.Testing;

namespace RecursiveLU.Native.Tests;

/// <summary>The arguments of recursive_lu_T_solve.</summary>
[TestFixtureSource(typeof(Engines), nameof(Engines.Abis))]
internal sealed class SolveArgumentTests<T>(AbiSource source) : AbiFixture<T>(source)
    where T : unmanaged, INumberBase<T>
{
    private const long Huge = 1L << 60;

    private static readonly long[] s_identity = [1, 2, 3];

    [TestCase('X', 3L, 1L, 3L, 3L, 1)]
    [TestCase('\0', 3L, 1L, 3L, 3L, 1)]
    [TestCase('X', -1L, -1L, 0L, 0L, 1)]
    [TestCase('N', -1L, 1L, 3L, 3L, 2)]
    [TestCase('N', -1L, -1L, 0L, 0L, 2)]
    [TestCase('N', 3L, -1L, 3L, 3L, 3)]
    [TestCase('N', 3L, -1L, 2L, 2L, 3)]
    [TestCase('N', 3L, 1L, 2L, 3L, 5)]
    [TestCase('N', 3L, 1L, -3L, 3L, 5)]
    [TestCase('T', 3L, 1L, 2L, 2L, 5)]
    [TestCase('N', 0L, 1L, 0L, 1L, 5)]
    [TestCase('N', 3L, 1L, Huge, 3L, 5)]
    [TestCase('N', 3L, 1L, 3L, 2L, 8)]
    [TestCase('C', 3L, 1L, 3L, 0L, 8)]
    [TestCase('N', 0L, 1L, 1L, 0L, 8)]
    [TestCase('N', 3L, 0L, 3L, 2L, 8)]
    [TestCase('N', 3L, 16L, 3L, Huge, 8)]
    public void TellsTheFirstIllegalNumber(char trans, long n, long nrhs, long lda, long ldb, int position)
    {
        T[] b = Ones(3);

        long info = Abi.Solve(trans, n, nrhs, Ones(9), lda, s_identity, b.AsSpan(), ldb);

        Assert.That(info, Is.EqualTo(Symbols.BadArgument(position)));
        Assert.That(b, Is.All.EqualTo(T.One));
    }

    [TestCase(0L, 2L, 3L)]
    [TestCase(1L, 1L, 3L)]
    [TestCase(1L, 2L, 2L)]
    [TestCase(4L, 2L, 3L)]
    [TestCase(1L, 4L, 3L)]
    [TestCase(1L, 2L, 4L)]
    [TestCase(-1L, 2L, 3L)]
    [TestCase(1L, long.MinValue, 3L)]
    [TestCase(1L, 2L, long.MaxValue)]
    public void TellsAnExchangeOutOfRange(long first, long second, long third)
    {
        foreach (char trans in "NTC")
        {
            T[] b = Ones(3);

            long info = Abi.Solve(trans, 3, 1, Ones(9), 3, [first, second, third], b.AsSpan(), 3);

            Assert.That(info, Is.EqualTo(Symbols.BadArgument(6)));
            Assert.That(b, Is.All.EqualTo(T.One));
        }
    }

    [Test]
    public void TellsAMissingArray()
    {
        T[] b = Ones(3);

        Assert.That(Abi.Solve('N', 3, 1, [], 3, s_identity, b.AsSpan(), 3), Is.EqualTo(Symbols.BadArgument(4)));
        Assert.That(Abi.Solve<T>('N', 3, 1, Ones(9), 3, s_identity, [], 3), Is.EqualTo(Symbols.BadArgument(7)));
        Assert.That(Abi.Solve<T>('N', 3, 1, [], 3, [9, 9, 9], [], 3), Is.EqualTo(Symbols.BadArgument(4)));
        Assert.That(b, Is.All.EqualTo(T.One));
    }

    [Test]
    public void NeedsNoMemoryForNothing()
    {
        foreach (char trans in "NnTtCc")
        {
            Assert.That(Abi.Solve<T>(trans, 0, 3, [], 1, [], [], 1), Is.Zero);
            Assert.That(Abi.Solve<T>(trans, 3, 0, [], 3, [], [], 3), Is.Zero);
        }
    }

    [TestCase('n', 'N')]
    [TestCase('t', 'T')]
    [TestCase('c', 'C')]
    public void TakesEitherCase(char one, char other)
    {
        const int n = 20;
        T[] factors = Matrices.Separated<T>(1, n, n, out _);
        var pivots = new long[n];
        Assert.That(Abi.Strided<T>(factors, n, n, n, pivots, 0), Is.Zero);
        T[] left = Matrices.Signed<T>(2, n, 2);
        var right = (T[])left.Clone();

        Assert.That(Abi.Solve(one, n, 2, factors, n, pivots, left.AsSpan(), n), Is.Zero);
        Assert.That(Abi.Solve(other, n, 2, factors, n, pivots, right.AsSpan(), n), Is.Zero);

        FactorAssert.AreSameBits<T>(left, right, "X");
    }

    [Test]
    public void TheConjugateTransposeIsTheTransposeOfTheConjugate()
    {
        const int n = 20;
        T[] factors = Matrices.Separated<T>(1, n, n, out _);
        var pivots = new long[n];
        Assert.That(Abi.Strided<T>(factors, n, n, n, pivots, 0), Is.Zero);
        T[] left = Matrices.Signed<T>(2, n, 2);
        T[] right = Matrices.Conjugated((T[])left.Clone());

        Assert.That(Abi.Solve('C', n, 2, factors, n, pivots, left.AsSpan(), n), Is.Zero);
        Assert.That(Abi.Solve('T', n, 2, factors, n, pivots, right.AsSpan(), n), Is.Zero);

        FactorAssert.AreSameNumbers<T>(left, Matrices.Conjugated(right), "X");
    }

    [Test]
    public void TakesNoPivotsForNoExchanges([Values('N', 'T', 'C')] char trans)
    {
        const int n = 20;
        T[] factors = Matrices.Dominant<T>(1, n, n);
        Assert.That(Abi.Strided<T>(factors, n, n, n, [], (uint)FactorMode.NoPivot), Is.Zero);
        T[] left = Matrices.Signed<T>(2, n, 2);
        var right = (T[])left.Clone();

        Assert.That(Abi.Solve(trans, n, 2, factors, n, [], left.AsSpan(), n), Is.Zero);
        Assert.That(Abi.Solve(trans, n, 2, factors, n, FactorAssert.Identity(n), right.AsSpan(), n), Is.Zero);

        FactorAssert.AreSameBits<T>(left, right, "X");
    }

    [Test]
    public void LeavesBAloneIfAPivotIsZero([Values('N', 'T', 'C')] char trans, [Values(1, 2, 3)] int zero)
    {
        T[] factors = Ones(9);
        factors[(zero - 1) * 4] = T.Zero;
        factors[8] = T.Zero;
        T[] b = Ones(6);

        Assert.That(Abi.Solve(trans, 3, 2, factors, 3, s_identity, b.AsSpan(), 3), Is.EqualTo(zero));
        Assert.That(b, Is.All.EqualTo(T.One));
    }

    [Test]
    public void KeepsThePadding([Values('N', 'T', 'C')] char trans, [Values(1, 7, 33, 64)] int n, [Values(1, 4)] int nrhs)
    {
        int lda = n + 3;
        int ldb = n + 5;
        T[] a = Matrices.Separated<T>(1, n, n, out _);
        T[] b = Matrices.Signed<T>(2, n, nrhs);
        T[] factors = Padded(a, n, n, lda);
        T[] x = Padded(b, n, nrhs, ldb);
        var pivots = new long[n];
        Assert.That(Abi.Strided<T>(factors, n, n, lda, pivots, 0), Is.Zero);
        var before = (T[])factors.Clone();

        Assert.That(Abi.Solve(trans, n, nrhs, factors, lda, pivots, x.AsSpan(), ldb), Is.Zero);

        FactorAssert.AreSameBits<T>(factors, before, "factors, only read");
        T[] dense = [.. Enumerable.Range(0, nrhs).SelectMany(j => x[(j * ldb)..((j * ldb) + n)])];
        Assert.That(SolveError.BackwardInfinity<T>(trans, a, n, dense, b, nrhs), Is.LessThan(16.0));
        FactorAssert.AreSameBits<T>(x, Padded(dense, n, nrhs, ldb), "padding");
    }

    /// <summary>The matrix with NaN in the rows after it.</summary>
    private static T[] Padded(T[] a, int m, int n, int lda)
    {
        var padded = new T[lda * n];
        Array.Fill(padded, Precision.NaN<T>());
        for (int j = 0; j < n; j++)
        {
            a.AsSpan(j * m, m).CopyTo(padded.AsSpan(j * lda));
        }

        return padded;
    }
}
