using NUnit.Framework;

namespace RecursiveLU.Testing;

/// <summary>Systems in double solved by factors in float, and the ways back to double.</summary>
[TestFixtureSource(typeof(Engines), nameof(Engines.MixedToolboxes))]
internal sealed class MixedGesvTests(ToolboxSource source)
{
    private static readonly FactorMode[] s_modes =
        [FactorMode.Pivoting, FactorMode.Threaded, FactorMode.NoPivot, FactorMode.NoPivot | FactorMode.Threaded];

    private readonly ILuToolbox _toolbox = source.Open();

    /// <summary>Of order 1 the criterion asks for more than a residual without fused multiply-add can show.</summary>
    [Test]
    public void RefinesToDouble(
        [Orders(2, 3, 8, 17, 64, 130, 300)] int n, [Values(1, 3, 4, 30)] int nrhs)
    {
        foreach (FactorMode mode in s_modes)
        {
            double[] a = mode.HasFlag(FactorMode.NoPivot)
                ? Matrices.Dominant<double>(n, n, n)
                : MatrixTypes.WithCondition<double>(100, n, n);
            double[] b = Matrices.Signed<double>(n + 1, n, nrhs);
            (double[] factors, double[] x, long info, long iterations) = Solve(a, n, b, nrhs, mode);

            Assert.That(info, Is.Zero);
            Assert.That(iterations, Is.InRange(0, 6));
            FactorAssert.AreSameBits<double>(factors, a, "A");
            CheckSmallResiduals(a, n, b, x, nrhs);
            Assert.That(SolveError.BackwardInfinity<double>('N', a, n, x, b, nrhs), Is.LessThan(16.0), "HPL's ratio");
        }
    }

    [Test]
    public void SolvesOrderOne()
    {
        (_, double[] x, long info, long iterations) = Solve([4], 1, [10], 1, FactorMode.Pivoting);

        Assert.That(info, Is.Zero);
        Assert.That(iterations, Is.Zero);
        Assert.That(x[0], Is.EqualTo(2.5));
    }

    [Test]
    public void ThreadsChangeNothing([Values(1, 50)] int nrhs)
    {
        const int n = 300;
        double[] a = MatrixTypes.WithCondition<double>(100, 1, n);
        double[] b = Matrices.Signed<double>(2, n, nrhs);

        (_, double[] serial, _, _) = Solve(a, n, b, nrhs, FactorMode.Pivoting);
        (_, double[] threaded, _, _) = Solve(a, n, b, nrhs, FactorMode.Threaded);

        FactorAssert.AreSameBits<double>(threaded, serial, "X");
    }

    [Test]
    public void FactorsInDoubleWhatFloatCannotRefine([Values(5, 40)] int n, [Values(1, 9)] int nrhs)
    {
        double[] a = MatrixTypes.WithCondition<double>(1e13, 3, n);
        double[] b = Matrices.Signed<double>(n, n, nrhs);

        CheckFallback(a, n, b, nrhs, -31);
    }

    [Test]
    public void FactorsInDoubleWhatOverflowsInFloat([Values(1, 5, 40)] int n)
    {
        double[] a = Matrices.Dominant<double>(n, n, n);
        double[] b = Matrices.Signed<double>(n, n, 2);
        a[^1] = 1e39;
        CheckFallback(a, n, b, 2, -2);
        a[^1] = 100;
        b[0] = -1e200;
        CheckFallback(a, n, b, 2, -2);
    }

    [Test]
    public void FactorsInDoubleWhatIsSingularInFloat() =>
        CheckFallback([1, 1, 1, 1 + 1e-10], 2, [1, 2], 1, -3);

    [Test]
    public void TellsASingularMatrix([Values(1, 2, 30)] int n, [Values] bool pivoting)
    {
        double[] a = Matrices.Dominant<double>(n, n, n);
        Array.Clear(a, (n - 1) * n, n);
        double[] b = Matrices.Signed<double>(n, n, 1);

        (_, double[] x, long info, long iterations) =
            Solve(a, n, b, 1, pivoting ? FactorMode.Pivoting : FactorMode.NoPivot);

        Assert.That(info, Is.EqualTo(pivoting ? n : -n));
        Assert.That(iterations, Is.EqualTo(-3));
        FactorAssert.AreSameBits<double>(x, b, "X, a copy of B");
    }

    [Test]
    public void TellsOfNaNInX([Values(1, 5, 40)] int n)
    {
        double[] a = Matrices.Dominant<double>(n, n, n);
        a[^1] = double.NaN;
        double[] b = Matrices.Signed<double>(n, n, 1);

        (_, double[] x, long info, long iterations) = Solve(a, n, b, 1, FactorMode.Pivoting);

        Assert.That(info, Is.EqualTo(ErrorValues.Inaccurate));
        Assert.That(iterations, Is.EqualTo(-31).Or.EqualTo(ILuToolbox.Untold));
        Assert.That(x[^1], Is.NaN);
    }

    [Test]
    public void SolvesWhatOverflowsInFloatOnTheWay([Values(1, 3, 30)] int nrhs)
    {
        double[] b = [.. Enumerable.Repeat(3e38, 2 * nrhs)];

        (_, double[] x, long info, long iterations) = Solve([1, 3, 2, 4], 2, b, nrhs, FactorMode.Pivoting);

        Assert.That(info, Is.Zero);
        Assert.That(iterations, Is.InRange(0, 3));
        for (int j = 0; j < nrhs; j++)
        {
            Assert.That(x[2 * j], Is.EqualTo(-3e38).Within(4).Ulps);
            Assert.That(x[(2 * j) + 1], Is.EqualTo(3e38).Within(4).Ulps);
        }
    }

    [Test]
    public void SolvesNearTheEndsOfFloat(
        [Values(1, 2, 3, 4, 5, 20)] int n, [Values(1, 3)] int nrhs, [Values(-44, -37, 0, 37, 38)] int sizeOfA,
        [Values(-44, -37, 38)] int sizeOfB)
    {
        int right = 0;
        for (int time = 0; time < TestOrders.Repetitions(60); time++)
        {
            double[] a = Matrices.Signed<double>((n * 1000) + time, n, n);
            double[] b = Matrices.Signed<double>((n * 2000) + time, n, nrhs);
            UnimodularMatrices.Scale<double>(a, Math.Pow(10, sizeOfA));
            UnimodularMatrices.Scale<double>(b, 3 * Math.Pow(10, sizeOfB));

            (_, double[] x, long info, long iterations) = Solve(a, n, b, nrhs, FactorMode.Pivoting);

            Assert.That(info, Is.Zero);
            Assert.That(ExactSystem.IsSolved(a, n, x, b, nrhs, 4 * (n + 16) * Precision<double>.UnitRoundoff), $"{time}, {iterations}");
            right += iterations >= 0 ? 1 : 0;
        }

        // Numbers that float has digits for, even where solutions overflow in float.
        Assert.That(right, sizeOfA == -44 || sizeOfB < 0 ? Is.GreaterThanOrEqualTo(0) : Is.Positive);
    }

    [Test]
    public void SolvesWhatOverflowsInDoubleOnTheWay([Values(1, 3)] int nrhs)
    {
        double s = double.MaxValue / 2;
        double[] b = [.. Enumerable.Repeat(s, 2 * nrhs)];

        (_, double[] x, long info, long iterations) = Solve([1, 3, 2, 4], 2, b, nrhs, FactorMode.Pivoting);

        Assert.That(info, Is.Zero);
        Assert.That(iterations, Is.EqualTo(-2));
        for (int j = 0; j < nrhs; j++)
        {
            Assert.That(x[2 * j], Is.EqualTo(-s).Within(4).Ulps);
            Assert.That(x[(2 * j) + 1], Is.EqualTo(s).Within(4).Ulps);
        }
    }

    [Test]
    public void TellsOfAnInfinityInU([Values(1, 3)] int nrhs)
    {
        const double s = 1.7e308;
        double[] b = [.. Enumerable.Repeat(1e300, 2 * nrhs)];

        (_, _, long info, _) = Solve([s, -s, s, s], 2, b, nrhs, FactorMode.Pivoting);

        Assert.That(info, Is.EqualTo(ErrorValues.Inaccurate));
    }

    [Test]
    public void AnswersNothingToNothing()
    {
        Assert.That(_toolbox.MixedGesv(0, 2, [], [], [], [], FactorMode.Pivoting), Is.EqualTo((0L, 0L)));
        double[] a = [1, 2, 3, 4];
        Assert.That(_toolbox.MixedGesv(2, 0, a, new long[2], [], [], FactorMode.Pivoting), Is.EqualTo((0L, 0L)));
        Assert.That(a, Is.EqualTo(new double[] { 1, 2, 3, 4 }));
    }

    private void CheckFallback(double[] a, int n, double[] b, int nrhs, long expected)
    {
        (double[] factors, double[] x, long info, long iterations) = Solve(a, n, b, nrhs, FactorMode.Pivoting);
        var same = (double[])a.Clone();
        var pivots = new long[n];
        var plain = (double[])b.Clone();
        Assert.That(_toolbox.Gesv<double>(n, nrhs, same, pivots, plain, FactorMode.Pivoting), Is.Zero);

        Assert.That(info, Is.Zero);
        Assert.That(iterations, Is.EqualTo(expected));
        FactorAssert.AreSameBits<double>(factors, same, "factors");
        FactorAssert.AreSameBits<double>(x, plain, "X");
    }

    private (double[] A, double[] X, long Info, long Iterations) Solve(
        double[] a, int n, double[] b, int nrhs, FactorMode mode)
    {
        var factors = (double[])a.Clone();
        var given = (double[])b.Clone();
        var x = new double[b.Length];
        Array.Fill(x, double.NaN);
        (long info, long iterations) = _toolbox.MixedGesv(n, nrhs, factors, new long[n], given, x, mode);
        FactorAssert.AreSameBits<double>(given, b, "B, only read");
        return (factors, x, info, iterations);
    }

    /// <summary>dsgesv's own criterion, for every column; twice as much for this check's rounding.</summary>
    private static void CheckSmallResiduals(double[] a, int n, double[] b, double[] x, int nrhs)
    {
        double limit = 2 * Math.Sqrt(n) * Precision<double>.UnitRoundoff * ReferenceInverse.Norm<double>(a, n, infinity: true);
        for (int j = 0; j < nrhs; j++)
        {
            double size = x.Skip(j * n).Take(n).Max(Math.Abs);
            for (int i = 0; i < n; i++)
            {
                double residual = b[i + (j * n)];
                for (int k = 0; k < n; k++)
                {
                    residual = Math.FusedMultiplyAdd(-a[i + (k * n)], x[k + (j * n)], residual);
                }

                Assert.That(Math.Abs(residual), Is.LessThanOrEqualTo(limit * size), $"residual {i}, {j}");
            }
        }
    }
}
