using System.Numerics;
using NUnit.Framework;
using RecursiveLU.Testing;

namespace RecursiveLU.Tests;

/// <summary>Complex systems solved by random butterflies, and the ways back to row exchanges.</summary>
[TestFixture(typeof(Complex))]
[TestFixture(typeof(Complex64))]
internal sealed class ComplexButterflyTests<T>
    where T : unmanaged, INumberBase<T>
{
    private static double Roundoff => Precision.UnitRoundoff<T>();

    [Test]
    public void SolvesRandomSystems(
        [Values(1, 2, 3, 4, 5, 7, 8, 15, 16, 17, 33, 64, 70, 191, 192, 257)] int n, [Values(1, 5)] int nrhs)
    {
        Complex[] a = Numbers(n, n * n);
        Complex[] b = Numbers(n + 1, n * nrhs);

        (Complex[] x, ButterflySolution solution) = Solve(a, n, b, nrhs);

        Assert.That(solution.Info, Is.Zero);
        Assert.That(solution.Iterations, Is.InRange(0, 10));
        CheckErrors(a, n, b, x, nrhs);
    }

    [Test]
    public void ThreadsAndOtherColumnsChangeNothing()
    {
        const int n = 300;
        Complex[] a = Numbers(1, n * n);
        Complex[] b = Numbers(2, n * 3);

        (Complex[] serial, _) = Solve(a, n, b, 3);
        (Complex[] threaded, _) = Solve(a, n, b, 3, new LuOptions { Threaded = true });
        (Complex[] first, _) = Solve(a, n, b[..n], 1);

        Assert.That(threaded, Is.EqualTo(serial));
        Assert.That(first, Is.EqualTo(serial[..n]));
    }

    [Test]
    public void KeepsFactors([Values(5, 64, 200)] int n)
    {
        Complex[] a = Numbers(n, n * n);
        using var workspace = new ButterflyWorkspace<T>(n);

        Assert.That(workspace.Factor(ComplexArrays<T>.Narrow(a), n, 3), Is.EqualTo(new ButterflySolution(0, 0)));
        for (int time = 0; time < 2; time++)
        {
            Complex[] b = Numbers(time, n);
            var x = new T[n];
            ButterflySolution solution = workspace.Solve(ComplexArrays<T>.Narrow(a), ComplexArrays<T>.Narrow(b), x);
            (Complex[] once, ButterflySolution onceSolution) = Solve(a, n, b, 1, seed: 3);

            Assert.That(solution, Is.EqualTo(onceSolution));
            Assert.That(ComplexArrays<T>.Widen(x), Is.EqualTo(once));
        }
    }

    [Test]
    public void GoesBackToRowExchanges([Values(8, 16, 64)] int n)
    {
        // Turned units in columns that are n / 2 and n / 4 apart leave zero pivots.
        var a = new Complex[n * n];
        for (int i = 0; i < n; i++)
        {
            a[i + ((n - 1 - i) * n)] = Complex.ImaginaryOne;
        }

        Complex[] b = Numbers(n, n);

        (Complex[] x, ButterflySolution solution) = Solve(a, n, b, 1);

        Assert.That(solution.Info, Is.Zero);
        CheckErrors(a, n, b, x, 1);
    }

    [Test]
    public void TellsASingularMatrix([Values(1, 2, 5, 30)] int n)
    {
        Complex[] a = Numbers(n, n * n);
        Array.Clear(a, (n - 1) * n, n);

        (_, ButterflySolution solution) = Solve(a, n, Numbers(3, n), 1);

        Assert.That(solution.Info, Is.EqualTo(n));
        Assert.That(solution.Iterations, Is.Negative);
    }

    [Test]
    public void ThrowsForWhatIsNotFinite([Values(1, 5, 30)] int n)
    {
        foreach (Complex wrong in new Complex[] { new(double.NaN, 1), new(1, double.NaN), new(0, double.PositiveInfinity) })
        {
            Complex[] a = Numbers(n, n * n);
            a[^1] = wrong;
            Assert.That(() => Solve(a, n, Numbers(3, n), 1), Throws.InstanceOf<ArithmeticException>());
            Complex[] b = Numbers(n, n);
            b[0] = wrong;
            Assert.That(() => Solve(Numbers(n, n * n), n, b, 1), Throws.InstanceOf<ArithmeticException>());
        }
    }

    [Test]
    public void SolvesNearTheEndsOfTheRange(
        [Values(1, 2, 5, 12)] int n, [Values(-1, 0, 1)] int sizeOfA, [Values(-1, 0, 1)] int sizeOfX)
    {
        // A and its solution are powers of two larger or smaller; the right-hand side must be in the range.
        int range = Precision.LargestExponent<T>() - 8;
        int matrix = sizeOfA * range;
        int sides = (sizeOfX * range) + matrix;
        if (Math.Abs(sides) > range)
        {
            sides = Math.Sign(sides) * range;
        }

        Complex[] a = [.. Numbers(n, n * n).Select(z => Scale(z, matrix))];
        Complex[] b = [.. Numbers(n + 1, n).Select(z => Scale(z, sides))];

        (Complex[] x, ButterflySolution solution) = Solve(a, n, b, 1);

        Assert.That(solution.Info, Is.Zero);
        CheckErrors(a, n, b, x, 1);
    }

    [Test]
    public void SolvesWithRowsAndColumnsOfAnySize([Values(2, 5, 9)] int n)
    {
        for (int seed = 0; seed < 5; seed++)
        {
            var random = new Random(seed);
            int spread = Precision.LargestExponent<T>() / 5;
            int[] rows = [.. Enumerable.Range(0, n).Select(_ => random.Next(-spread, spread))];
            int[] columns = [.. Enumerable.Range(0, n).Select(_ => random.Next(-spread, spread))];
            Complex[] a = [.. Numbers(n, n * n).Select((z, i) => Scale(z, rows[i % n] + columns[i / n]))];
            Complex[] b = [.. Numbers(n + 1, n).Select((z, i) => Scale(z, rows[i]))];

            (Complex[] x, ButterflySolution solution) = Solve(a, n, b, 1);

            Assert.That(solution.Info, Is.Zero);
            CheckErrors(a, n, b, x, 1);
        }
    }

    [Test]
    public void AnswersNothingToNothing()
    {
        Assert.That(Solve([], 0, [], 2).Solution, Is.EqualTo(new ButterflySolution(0, 0)));
        Assert.That(Solve(Numbers(1, 4), 2, [], 0).Solution, Is.EqualTo(new ButterflySolution(0, 0)));
    }

    private static Complex Scale(Complex x, int power) => new(Math.ScaleB(x.Real, power), Math.ScaleB(x.Imaginary, power));

    private static (Complex[] X, ButterflySolution Solution) Solve(
        Complex[] a, int n, Complex[] b, int nrhs, LuOptions options = default, ulong seed = 1)
    {
        var x = new T[b.Length];
        ButterflySolution solution = Lu.SolveButterfly<T>(
            ComplexArrays<T>.Narrow(a), n, ComplexArrays<T>.Narrow(b), x, nrhs, seed, options);
        return (ComplexArrays<T>.Widen(x), solution);
    }

    /// <summary>The bound of the documentation, in the worst case by norms, and a unit for each product's own rounding.</summary>
    private static void CheckErrors(Complex[] a, int n, Complex[] b, Complex[] x, int nrhs)
    {
        for (int j = 0; j < nrhs; j++)
        {
            Complex[] side = b[(j * n)..((j + 1) * n)];
            Complex[] column = x[(j * n)..((j + 1) * n)];
            double error = n > 100
                ? PlainBackwardError(a, n, side, column)
                : Math.Pow(2, ExactMatrix.BackwardError<Complex>('N', a, n, side, column).Log2);
            Assert.That(error, Is.LessThanOrEqualTo((n + 20) * Roundoff));
        }
    }

    private static double PlainBackwardError(Complex[] a, int n, Complex[] b, Complex[] x)
    {
        double Size(Complex z) => Math.Abs(z.Real) + Math.Abs(z.Imaginary);
        double largest = 0;
        for (int i = 0; i < n; i++)
        {
            Complex residual = b[i];
            double size = Size(b[i]);
            for (int k = 0; k < n; k++)
            {
                residual -= a[i + (k * n)] * x[k];
                size += Size(a[i + (k * n)]) * Size(x[k]);
            }

            largest = Math.Max(largest, Size(residual) / size);
        }

        return largest;
    }

    private static Complex[] Numbers(int seed, int count)
    {
        var random = new Random(seed);
        double Number() => (2 * random.NextDouble()) - 1;
        return ComplexArrays<T>.Round([.. Enumerable.Range(0, count).Select(_ => new Complex(Number(), Number()))]);
    }
}
