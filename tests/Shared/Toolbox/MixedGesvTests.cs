using System.Numerics;
using NUnit.Framework;

namespace RecursiveLU.Testing;

/// <summary>Systems in double solved by factors in float, and the ways back to double.</summary>
[TestFixtureSource(typeof(Engines), nameof(Engines.MixedToolboxes))]
internal sealed class MixedGesvTests<T>(ToolboxSource source)
    where T : unmanaged, INumberBase<T>
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
            T[] a = mode.HasFlag(FactorMode.NoPivot)
                ? Matrices.Dominant<T>(n, n, n)
                : MatrixTypes.WithCondition<T>(100, n, n);
            T[] b = Matrices.Signed<T>(n + 1, n, nrhs);
            (T[] factors, T[] x, long info, long iterations) = Solve(a, n, b, nrhs, mode);

            Assert.That(info, Is.Zero);
            Assert.That(iterations, Is.InRange(0, 6));
            FactorAssert.AreSameBits<T>(factors, a, "A");
            CheckSmallResiduals(a, n, b, x, nrhs);
            Assert.That(SolveError.BackwardInfinity<T>('N', a, n, x, b, nrhs), Is.LessThan(16.0), "HPL's ratio");
        }
    }

    [Test]
    public void SolvesOrderOne()
    {
        (_, T[] x, long info, long iterations) = Solve(Turned(4), 1, Turned(10), 1, FactorMode.Pivoting);

        Assert.That(info, Is.Zero);
        Assert.That(iterations, Is.Zero);
        Assert.That(x[0], Is.EqualTo(T.CreateChecked(2.5)));
    }

    [Test]
    public void ThreadsChangeNothing([Values(1, 50)] int nrhs)
    {
        const int n = 300;
        T[] a = MatrixTypes.WithCondition<T>(100, 1, n);
        T[] b = Matrices.Signed<T>(2, n, nrhs);

        (_, T[] serial, _, _) = Solve(a, n, b, nrhs, FactorMode.Pivoting);
        (_, T[] threaded, _, _) = Solve(a, n, b, nrhs, FactorMode.Threaded);

        FactorAssert.AreSameBits<T>(threaded, serial, "X");
    }

    [Test]
    public void FactorsInDoubleWhatFloatCannotRefine([Values(5, 40)] int n, [Values(1, 9)] int nrhs)
    {
        T[] a = MatrixTypes.WithCondition<T>(1e13, 3, n);
        T[] b = Matrices.Signed<T>(n, n, nrhs);

        CheckFallback(a, n, b, nrhs, -31);
    }

    [Test]
    public void FactorsInDoubleWhatOverflowsInFloat([Values(1, 5, 40)] int n)
    {
        T[] a = Matrices.Dominant<T>(n, n, n);
        T[] b = Matrices.Signed<T>(n, n, 2);
        a[^1] = Precision.Of<T>(1e39, 1);
        CheckFallback(a, n, b, 2, -2);
        a[^1] = T.CreateChecked(100);
        b[0] = Matrices.Unit<T>(1) * T.CreateChecked(-1e200);
        CheckFallback(a, n, b, 2, -2);
    }

    [Test]
    public void FactorsInDoubleWhatIsSingularInFloat() =>
        CheckFallback(Turned(1, 1, 1, 1 + 1e-10), 2, Turned(1, 2), 1, -3);

    [Test]
    public void TellsASingularMatrix([Values(1, 2, 30)] int n, [Values] bool pivoting)
    {
        T[] a = Matrices.Dominant<T>(n, n, n);
        Array.Clear(a, (n - 1) * n, n);
        T[] b = Matrices.Signed<T>(n, n, 1);

        (_, T[] x, long info, long iterations) =
            Solve(a, n, b, 1, pivoting ? FactorMode.Pivoting : FactorMode.NoPivot);

        Assert.That(info, Is.EqualTo(pivoting ? n : -n));
        Assert.That(iterations, Is.EqualTo(-3));
        FactorAssert.AreSameBits<T>(x, b, "X, a copy of B");
    }

    [Test]
    public void TellsOfNaNInX([Values(1, 5, 40)] int n, [Values] bool imaginary)
    {
        T[] a = Matrices.Dominant<T>(n, n, n);
        a[^1] = imaginary && Precision.IsComplex<T>() ? Precision.Of<T>(1, double.NaN) : Precision.NaN<T>();
        T[] b = Matrices.Signed<T>(n, n, 1);

        (_, T[] x, long info, long iterations) = Solve(a, n, b, 1, FactorMode.Pivoting);

        Assert.That(info, Is.EqualTo(ErrorValues.Inaccurate));
        Assert.That(iterations, Is.EqualTo(-31).Or.EqualTo(ILuToolbox.Untold));
        Assert.That(T.IsNaN(x[^1]));
    }

    [Test]
    public void SolvesWhatOverflowsInFloatOnTheWay([Values(1, 3, 30)] int nrhs)
    {
        T[] b = [.. Enumerable.Repeat(Turned(3e38)[0], 2 * nrhs)];

        (_, T[] x, long info, long iterations) = Solve(Numbers(1, 3, 2, 4), 2, b, nrhs, FactorMode.Pivoting);

        Assert.That(info, Is.Zero);
        Assert.That(iterations, Is.InRange(0, 3));
        for (int j = 0; j < nrhs; j++)
        {
            IsNear(x[2 * j], Turned(-3e38)[0]);
            IsNear(x[(2 * j) + 1], Turned(3e38)[0]);
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
            T[] a = Matrices.Signed<T>((n * 1000) + time, n, n);
            T[] b = Matrices.Signed<T>((n * 2000) + time, n, nrhs);
            UnimodularMatrices.Scale(a.AsSpan(), T.CreateChecked(Math.Pow(10, sizeOfA)));
            UnimodularMatrices.Scale(b.AsSpan(), T.CreateChecked(3 * Math.Pow(10, sizeOfB)));

            (_, T[] x, long info, long iterations) = Solve(a, n, b, nrhs, FactorMode.Pivoting);

            Assert.That(info, Is.Zero);
            Assert.That(ExactSystem.IsSolved(a, n, x, b, nrhs, 4 * (n + 16) * Precision.UnitRoundoff<T>()), $"{time}, {iterations}");
            right += iterations >= 0 ? 1 : 0;
        }

        // Numbers that float has digits for, even where solutions overflow in float. Elimination of the largest complex ones does.
        bool maySolveNone = sizeOfA == -44 || sizeOfB < 0 || (sizeOfA == 38 && Precision.IsComplex<T>());
        Assert.That(right, maySolveNone ? Is.GreaterThanOrEqualTo(0) : Is.Positive);
    }

    [Test]
    public void SolvesWhatOverflowsInDoubleOnTheWay([Values(1, 3)] int nrhs)
    {
        double s = double.MaxValue / 2;
        T[] b = [.. Enumerable.Repeat(Turned(s)[0], 2 * nrhs)];

        (_, T[] x, long info, long iterations) = Solve(Numbers(1, 3, 2, 4), 2, b, nrhs, FactorMode.Pivoting);

        Assert.That(info, Is.Zero);
        Assert.That(iterations, Is.EqualTo(-2));
        for (int j = 0; j < nrhs; j++)
        {
            IsNear(x[2 * j], Turned(-s)[0]);
            IsNear(x[(2 * j) + 1], Turned(s)[0]);
        }
    }

    [Test]
    public void TellsOfAnInfinityInU([Values(1, 3)] int nrhs)
    {
        const double s = 1.7e308;
        T[] b = [.. Enumerable.Repeat(T.CreateChecked(1e300), 2 * nrhs)];

        (_, _, long info, _) = Solve(Turned(s, -s, s, s), 2, b, nrhs, FactorMode.Pivoting);

        Assert.That(info, Is.EqualTo(ErrorValues.Inaccurate));
    }

    [Test]
    public void AnswersNothingToNothing()
    {
        Assert.That(_toolbox.MixedGesv<T>(0, 2, [], [], [], [], FactorMode.Pivoting), Is.EqualTo((0L, 0L)));
        T[] a = Numbers(1, 2, 3, 4);
        Assert.That(_toolbox.MixedGesv<T>(2, 0, a, new long[2], [], [], FactorMode.Pivoting), Is.EqualTo((0L, 0L)));
        Assert.That(a, Is.EqualTo(Numbers(1, 2, 3, 4)));
    }

    private static T[] Numbers(params double[] numbers) => Array.ConvertAll(numbers, x => T.CreateChecked(x));

    /// <summary>Complex ones all times i.</summary>
    private static T[] Turned(params double[] numbers) => Array.ConvertAll(numbers, x => T.CreateChecked(x) * Matrices.Unit<T>(1));

    private static void IsNear(T x, T expected)
    {
        double most = 8 * Precision.UnitRoundoff<T>() * Precision.Magnitude(expected);
        Assert.That(Precision.Magnitude(x - expected), Is.LessThanOrEqualTo(most), $"{x}, should be {expected}");
    }

    private void CheckFallback(T[] a, int n, T[] b, int nrhs, long expected)
    {
        (T[] factors, T[] x, long info, long iterations) = Solve(a, n, b, nrhs, FactorMode.Pivoting);
        var same = (T[])a.Clone();
        var pivots = new long[n];
        var plain = (T[])b.Clone();
        Assert.That(_toolbox.Gesv<T>(n, nrhs, same, pivots, plain, FactorMode.Pivoting), Is.Zero);

        Assert.That(info, Is.Zero);
        Assert.That(iterations, Is.EqualTo(expected));
        FactorAssert.AreSameBits<T>(factors, same, "factors");
        FactorAssert.AreSameBits<T>(x, plain, "X");
    }

    private (T[] A, T[] X, long Info, long Iterations) Solve(
        T[] a, int n, T[] b, int nrhs, FactorMode mode)
    {
        var factors = (T[])a.Clone();
        var given = (T[])b.Clone();
        var x = new T[b.Length];
        Array.Fill(x, Precision.NaN<T>());
        (long info, long iterations) = _toolbox.MixedGesv<T>(n, nrhs, factors, new long[n], given, x, mode);
        FactorAssert.AreSameBits<T>(given, b, "B, only read");
        return (factors, x, info, iterations);
    }

    /// <summary>The criterion of dsgesv and zcgesv, for every column; twice as much for this check's rounding.</summary>
    private static void CheckSmallResiduals(T[] a, int n, T[] b, T[] x, int nrhs)
    {
        double limit = 2 * Math.Sqrt(n) * Precision.UnitRoundoff<T>() * ReferenceInverse.Norm<T>(a, n, infinity: true);
        for (int j = 0; j < nrhs; j++)
        {
            double size = x.Skip(j * n).Take(n).Max(Precision.Magnitude);
            for (int i = 0; i < n; i++)
            {
                Complex residual = Complex.CreateChecked(b[i + (j * n)]);
                for (int k = 0; k < n; k++)
                {
                    residual = Minus(residual, Complex.CreateChecked(a[i + (k * n)]), Complex.CreateChecked(x[k + (j * n)]));
                }

                Assert.That(Precision.Magnitude(residual), Is.LessThanOrEqualTo(limit * size), $"residual {i}, {j}");
            }
        }
    }

    /// <summary>x - y * z, fused.</summary>
    private static Complex Minus(Complex x, Complex y, Complex z) => new(
        Math.FusedMultiplyAdd(y.Imaginary, z.Imaginary, Math.FusedMultiplyAdd(-y.Real, z.Real, x.Real)),
        Math.FusedMultiplyAdd(-y.Imaginary, z.Real, Math.FusedMultiplyAdd(-y.Real, z.Imaginary, x.Imaginary)));
}
