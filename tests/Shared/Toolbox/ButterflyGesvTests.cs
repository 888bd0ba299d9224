using System.Numerics;
using NUnit.Framework;

namespace RecursiveLU.Testing;

/// <summary>Systems solved in one call by random butterflies.</summary>
[TestFixtureSource(typeof(Engines), nameof(Engines.Butterflies))]
internal sealed class ButterflyGesvTests<T>(ButterflySource source)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly IButterflySolver _solver = source.Open();

    private static IEnumerable<int> Orders =>
        TestOrders.Within(
            [
                .. Enumerable.Range(1, 40), 63, 64, 65, 66, 100, 129, 130, 131, 132, 189, 190, 191, 192, 193, 194, 255, 256, 257, 258,
            ],
            TestOrders.ButterflyLimit);

    [Test]
    public void SolvesEveryOrder([ValueSource(nameof(Orders))] int n)
    {
        T[] a = Matrices.Signed<T>(n, n, n);
        foreach (int nrhs in new[] { 1, 3, 50 })
        {
            T[] b = Matrices.Signed<T>(n + 1, n, nrhs);

            (T[] x, ButterflyResult result) = Solve(a, n, b, nrhs);

            Assert.That(result.Info, Is.Zero, $"info, {nrhs}");
            Assert.That(result.Iterations, Is.InRange(-2, 10), $"iterations, {nrhs}");
            CheckBackwardError(a, n, x, b, nrhs);
        }
    }

    [Test]
    public void NeedsNoRowExchanges(
        [ButterflyOrders(50, 129, 194)] int n, [Values(0ul, 1ul, 77ul, ulong.MaxValue)] ulong seed)
    {
        T[] a = Matrices.Signed<T>(n + 5, n, n);
        T[] b = Matrices.Signed<T>(n + 1, n, 2);

        (T[] x, ButterflyResult result) = Solve(a, n, b, 2, seed);

        Assert.That(result.Info, Is.Zero);
        Assert.That(result.Iterations, Is.InRange(1, 6));
        CheckBackwardError(a, n, x, b, 2);
    }

    [Test]
    public void NeedsOneStep([ButterflyOrders(200, 600, 1000)] int n, [Values(1, 2, 3)] int seed)
    {
        T[] a = Matrices.Signed<T>(n + seed, n, n);
        T[] b = Matrices.Signed<T>(n, n, 1);

        (T[] x, ButterflyResult result) = Solve(a, n, b, 1, (ulong)seed);

        Assert.That(result, Is.EqualTo(new ButterflyResult(0, 1)));
        CheckBackwardError(a, n, x, b, 1);
    }

    [Test]
    public void SolvesWhatHasZeroLeadingMinors([ButterflyOrders(4, 5, 10, 33, 66, 131, 200, 258)] int n, [Values(1, 2, 5)] int part)
    {
        // The first n / part rows and columns meet in zeros; at least the first pivot is zero, and the matrix is regular.
        int zeros = part == 1 ? 1 : Math.Max(1, n / part);
        T[] a = Matrices.Signed<T>(n + part, n, n);
        for (int j = 0; j < zeros; j++)
        {
            Array.Clear(a, j * n, zeros);
        }

        T[] b = Matrices.Signed<T>(n + 1, n, 2);
        Assert.That(SolvesWithoutExchanges(a, n, b), Is.False);

        (T[] x, ButterflyResult result) = Solve(a, n, b, 2);

        Assert.That(result.Info, Is.Zero);
        Assert.That(result.Iterations, Is.InRange(1, 10));
        CheckBackwardError(a, n, x, b, 2);
    }

    [Test]
    public void SolvesGradedSystems([ButterflyOrders(10, 61, 130, 201)] int n, [Values] bool rows, [Values] bool columns)
    {
        T[] a = Matrices.Signed<T>(n, n, n);
        T[] b = Matrices.Signed<T>(n + 1, n, 2);
        for (int k = 0; k < a.Length; k++)
        {
            // Factors from 1 to 2^-40 or 2^-16, whichever the type can tell from zero.
            double steepest = Precision<T>.UnitRoundoff < 1e-10 ? 40 : 16;
            double exponent = ((rows ? k % n : 0) + (columns ? k / n : 0)) * steepest / n;
            a[k] *= T.CreateChecked(Math.Pow(2, -exponent));
        }

        (T[] x, ButterflyResult result) = Solve(a, n, b, 2);

        Assert.That(result.Info, Is.Zero);
        Assert.That(SolveError.BackwardInfinity<T>('N', a, n, x, b, 2), Is.LessThan(16.0), "HPL's ratio");
    }

    [Test]
    public void SolvesLapacksMatrixTypes([Values] MatrixType type, [ButterflyOrders(20, 97, 194)] int n)
    {
        T[] a = MatrixTypes.Create<T>(type, n, n, n, out long expected);
        T[] b = Matrices.Signed<T>(n + 1, n, 2);

        (T[] x, ButterflyResult result) = Solve(a, n, b, 2);

        Assert.That(result.Info, Is.EqualTo(expected));
        if (expected == 0)
        {
            Assert.That(SolveError.BackwardInfinity<T>('N', a, n, x, b, 2), Is.LessThan(16.0), "HPL's ratio");
        }
        else
        {
            Assert.That(result.Iterations, Is.Negative);
        }
    }

    [Test]
    public void TellsASingularMatrix([ButterflyOrders(1, 2, 3, 4, 7, 30, 65, 130, 200)] int n, [Values] Singularity kind)
    {
        T[] a = Singular(kind, n, out T[] consistent);
        foreach (T[] b in new[] { Matrices.Signed<T>(n + 1, n, 1), consistent })
        {
            var lu = (T[])a.Clone();
            long expected = Lu.FactorInPlace<T>(lu, n, n, n, new long[n]);

            (_, ButterflyResult result) = Solve(a, n, b, 1);

            // Rounding errors can hide from elimination that two rows are equal.
            Assert.That(expected > 0 || kind == Singularity.TwoEqualRows);
            Assert.That(result.Info, Is.EqualTo(expected));
            Assert.That(result.Iterations, Is.InRange(-2, -1));
        }
    }

    [Test]
    public void TellsAMatrixThatIsSingularButForRounding(
        [ButterflyOrders(20, 200, 400)] int n, [Values(1, 32, 50, 96, 103, 104)] int seed)
    {
        T[] a = Matrices.Signed<T>(seed, n, n);
        for (int j = 0; j < n; j++)
        {
            a[(n / 2) + (j * n)] = a[j * n] + a[n - 1 + (j * n)];
        }

        (_, ButterflyResult result) = Solve(a, n, Matrices.Signed<T>(n + seed, n, 1), 1, (ulong)seed);

        Assert.That(result.Iterations, Is.Negative);
    }

    /// <summary>Every butterfly takes elements that are n / 4 apart: this matrix stays as sparse as it is.</summary>
    [Test]
    public void GoesBackToRowExchangesForAZeroPivot([ButterflyOrders(40, 64, 200)] int n)
    {
        var a = new T[n * n];
        for (int i = 0; i < n; i++)
        {
            a[i + ((n - 1 - i) * n)] = T.One;
        }

        T[] b = Matrices.Signed<T>(n, n, 3);

        (T[] x, ButterflyResult result) = Solve(a, n, b, 3);

        Assert.That(result, Is.EqualTo(new ButterflyResult(0, -1)));
        for (int i = 0; i < n; i++)
        {
            Assert.That(x[i], Is.EqualTo(b[n - 1 - i]));
        }
    }

    [Test]
    public void GoesBackToRowExchangesForABadResidual([ButterflyOrders(40, 194)] int n)
    {
        T[] a = Matrices.OfHalfRank<T>(9, n);
        T[] b = Matrices.Signed<T>(n, n, 50);

        (T[] x, ButterflyResult result) = Solve(a, n, b, 50);

        Assert.That(result, Is.EqualTo(new ButterflyResult(0, -2)));
        Assert.That(SolveError.BackwardInfinity<T>('N', a, n, x, b, 50), Is.LessThan(16.0), "HPL's ratio");
    }

    [Test]
    public void NeverGivesAWrongAnswerAsRight(
        [ButterflyOrders(1, 5, 64, 200)] int n, [Values(double.NaN, double.PositiveInfinity)] double bad, [Values] bool inA)
    {
        T[] a = Matrices.Dominant<T>(n, n, n);
        T[] b = Matrices.Signed<T>(n, n, 2);
        (inA ? a : b)[n / 2] = T.CreateChecked(bad);

        (_, ButterflyResult result) = Solve(a, n, b, 2);

        Assert.That(result.Info, Is.EqualTo(ButterflyResult.Inaccurate));
        Assert.That(result.Iterations, Is.InRange(-2, -1));
    }

    [Test]
    public void ThreadsAndOtherColumnsChangeNothing([ButterflyOrders(33, 194, 400, 700)] int n)
    {
        T[] a = Matrices.Signed<T>(n, n, n);
        T[] b = Matrices.Signed<T>(n + 1, n, 60);
        (T[] x, ButterflyResult result) = Solve(a, n, b, 60, mode: FactorMode.Pivoting);

        (T[] threaded, ButterflyResult same) = Solve(a, n, b, 60, mode: FactorMode.Threaded);
        FactorAssert.AreSameBits<T>(threaded, x, "X, threads");
        Assert.That(same, Is.EqualTo(result));
        foreach (int j in new[] { 0, 1, 30, 59 })
        {
            (T[] one, _) = Solve(a, n, b[(j * n)..((j + 1) * n)], 1);
            FactorAssert.AreSameBits<T>(one, x.AsSpan(j * n, n), $"column {j}");
        }
    }

    [Test]
    public void TheSeedDecidesTheBits([ButterflyOrders(60, 200)] int n)
    {
        T[] a = Matrices.Signed<T>(n, n, n);
        T[] b = Matrices.Signed<T>(n + 1, n, 1);
        (T[] x, _) = Solve(a, n, b, 1, seed: 5);
        (T[] again, _) = Solve(a, n, b, 1, seed: 5);
        (T[] other, _) = Solve(a, n, b, 1, seed: 6);

        FactorAssert.AreSameBits<T>(again, x, "the same seed");
        Assert.That(other, Is.Not.EqualTo(x));
    }

    [Test]
    public void SolvesForZero([ButterflyOrders(1, 6, 200)] int n)
    {
        (T[] x, ButterflyResult result) = Solve(Matrices.Dominant<T>(n, n, n), n, new T[2 * n], 2);

        Assert.That(result.Info, Is.Zero);
        Assert.That(x, Is.All.EqualTo(T.Zero));
    }

    [Test]
    public void AnswersNothingToNothing()
    {
        Assert.That(_solver.Solve<T>(0, 3, [], 1, [], []), Is.EqualTo(default(ButterflyResult)));
        Assert.That(_solver.Solve<T>(2, 0, [T.One, T.One, T.One, T.One], 1, [], []), Is.EqualTo(default(ButterflyResult)));
    }

    private static bool SolvesWithoutExchanges(T[] a, int n, T[] b)
    {
        var lu = (T[])a.Clone();
        var x = (T[])b.Clone();
        return Lu.SolveInPlace<T>(lu, n, [], x, 2, new LuOptions { Pivoting = Pivoting.None }) == 0
            && SolveError.BackwardInfinity<T>('N', a, n, x, b, 2) < 16;
    }

    /// <summary>Exactly singular with numbers that elimination does not round, and a right-hand side with solutions.</summary>
    private static T[] Singular(Singularity kind, int n, out T[] consistent)
    {
        T[] a = kind == Singularity.Ones ? [.. Enumerable.Repeat(T.One, n * n)] : Matrices.Dominant<T>(n, n, n);
        for (int i = 0; i < n; i++)
        {
            switch (kind)
            {
                case Singularity.ZeroColumn:
                    a[i + (n / 2 * n)] = T.Zero;
                    break;
                case Singularity.ZeroRow:
                    a[(n / 2) + (i * n)] = T.Zero;
                    break;
                case Singularity.Zero:
                    Array.Clear(a, i * n, n);
                    break;
                case Singularity.TwoEqualRows:
                    a[n - 1 + (i * n)] = n == 1 ? T.Zero : a[i * n];
                    break;
                default:
                    a[i * (n + 1)] = n == 1 ? T.Zero : a[i * (n + 1)];
                    break;
            }
        }

        // The sum of some columns.
        consistent = new T[n];
        for (int k = 0; k < a.Length; k += 2)
        {
            consistent[k % n] += a[k];
        }

        return a;
    }

    /// <summary>The componentwise error that the library promises, and once more for the rounding of this check.</summary>
    private static void CheckBackwardError(T[] a, int n, T[] x, T[] b, int nrhs)
    {
        double limit = (n + 32) * Precision<T>.UnitRoundoff;
        Assert.That(SolveError.Componentwise<T>(a, n, x, b, nrhs), Is.LessThan(limit), "|r| / (|A| |x| + |b|)");
    }

    private (T[] X, ButterflyResult Result) Solve(
        T[] a, int n, T[] b, int nrhs, ulong seed = 42, FactorMode mode = FactorMode.Threaded)
    {
        var givenA = (T[])a.Clone();
        var givenB = (T[])b.Clone();
        var x = new T[b.Length];
        Array.Fill(x, T.NaN);
        ButterflyResult result = _solver.Solve<T>(n, nrhs, givenA, seed, givenB, x, mode);
        FactorAssert.AreSameBits<T>(givenA, a, "A, only read");
        FactorAssert.AreSameBits<T>(givenB, b, "B, only read");
        return (x, result);
    }

    /// <summary>Why a matrix is singular.</summary>
    internal enum Singularity
    {
        ZeroColumn,
        ZeroRow,
        Zero,
        TwoEqualRows,
        Ones,
    }
}
