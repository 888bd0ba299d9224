using System.Numerics;
using NUnit.Framework;
using RecursiveLU.Memory;

namespace RecursiveLU.Tests;

/// <summary>Complex systems in double solved by factors in float, and the ways back to double.</summary>
[TestFixture]
internal sealed class ComplexMixedGesvTests
{
    private const double Roundoff = 1.1102230246251565E-16;

    [Test]
    public void RefinesToDouble([Values(2, 3, 8, 17, 40)] int n, [Values(1, 3, 9)] int nrhs, [Values] bool pivoting)
    {
        Complex[] a = Dominant(n);
        Complex[] b = Numbers(n + 1, n * nrhs);
        var options = new LuOptions { Pivoting = pivoting ? Pivoting.Partial : Pivoting.None };

        (Complex[] factors, Complex[] x, MixedSolution solution) = Solve(a, n, b, nrhs, options);

        Assert.That(solution.Info, Is.Zero);
        Assert.That(solution.Iterations, Is.InRange(0, 6));
        Assert.That(factors, Is.EqualTo(a));
        CheckResiduals(a, n, b, x, nrhs);
    }

    [Test]
    public void ThreadsChangeNothing([Values(1, 20)] int nrhs)
    {
        const int n = 200;
        Complex[] a = Dominant(n);
        Complex[] b = Numbers(2, n * nrhs);

        (_, Complex[] serial, MixedSolution solution) = Solve(a, n, b, nrhs, default);
        (_, Complex[] threaded, _) = Solve(a, n, b, nrhs, new LuOptions { Threaded = true });

        Assert.That(solution.Iterations, Is.InRange(0, 6));
        Assert.That(threaded, Is.EqualTo(serial));
    }

    /// <summary>At every vector width: panels of one column have no room that copies clear.</summary>
    [Test]
    public void WhatScratchMemoryHeldChangesNothing([Values(3, 17, 41)] int n, [Values(3, 9)] int nrhs)
    {
        Complex[] a = Dominant(n);
        Complex[] b = Numbers(n + 1, n * nrhs);
        (_, Complex[] expected, _) = Solve(a, n, b, nrhs, default);
        Assert.That(Scratch.TryRent(1 << 20, out Scratch scratch));
        unsafe
        {
            new Span<byte>(scratch.Pointer, 1 << 20).Fill(0xff);
        }

        scratch.Return();

        (_, Complex[] x, MixedSolution solution) = Solve(a, n, b, nrhs, default);

        Assert.That(solution.Iterations, Is.InRange(0, 6));
        Assert.That(x, Is.EqualTo(expected));
    }

    [Test]
    public void FactorsInDoubleWhatFloatCannotRefine([Values(5, 12)] int n)
    {
        // A Hilbert matrix of a complex factor.
        var a = new Complex[n * n];
        for (int i = 0; i < a.Length; i++)
        {
            a[i] = new Complex(1, 1) / ((i % n) + (i / n) + 1);
        }

        if (n > 5)
        {
            CheckFallback(a, n, -31);
        }
    }

    [Test]
    public void FactorsInDoubleWhatOverflowsInFloat([Values(1, 5, 30)] int n)
    {
        Complex[] a = Dominant(n);
        a[^1] = new(1, -1e39);
        CheckFallback(a, n, -2);
    }

    [Test]
    public void FactorsInDoubleWhatIsSingularInFloat() =>
        CheckFallback([Complex.ImaginaryOne, 1, 1, new(0, -1 - 1e-10)], 2, -3);

    [Test]
    public void TellsASingularMatrix([Values(1, 2, 30)] int n, [Values] bool pivoting)
    {
        Complex[] a = Dominant(n);
        Array.Clear(a, (n - 1) * n, n);
        Complex[] b = Numbers(3, n);

        (_, Complex[] x, MixedSolution solution) =
            Solve(a, n, b, 1, new LuOptions { Pivoting = pivoting ? Pivoting.Partial : Pivoting.None });

        Assert.That(solution, Is.EqualTo(new MixedSolution(pivoting ? n : -n, -3)));
        Assert.That(x, Is.EqualTo(b));
    }

    [Test]
    public void ThrowsForNaN([Values(1, 5, 30)] int n, [Values] bool imaginary)
    {
        Complex[] a = Dominant(n);
        a[^1] = imaginary ? new(1, double.NaN) : new(double.NaN, 1);

        Assert.That(() => Solve(a, n, Numbers(3, n), 1, default), Throws.InstanceOf<ArithmeticException>());
    }

    [Test]
    public void SolvesWhatOverflowsInFloatOnTheWay([Values(1, 3, 9)] int nrhs)
    {
        Complex side = new(0, 3e38);
        (_, Complex[] x, MixedSolution solution) =
            Solve([1, 3, 2, 4], 2, [.. Enumerable.Repeat(side, 2 * nrhs)], nrhs, default);

        Assert.That(solution.Info, Is.Zero);
        Assert.That(solution.Iterations, Is.InRange(0, 3));
        CheckResiduals([1, 3, 2, 4], 2, [.. Enumerable.Repeat(side, 2 * nrhs)], x, nrhs);
        Assert.That(x[0].Imaginary, Is.EqualTo(-3e38).Within(8).Ulps);
        Assert.That(x[1].Imaginary, Is.EqualTo(3e38).Within(8).Ulps);
    }

    [Test]
    public void SolvesWhatOverflowsInDoubleOnTheWay([Values(1, 3)] int nrhs)
    {
        const double s = double.MaxValue / 2;
        (_, Complex[] x, MixedSolution solution) =
            Solve([1, 3, 2, 4], 2, [.. Enumerable.Repeat(new Complex(0, s), 2 * nrhs)], nrhs, default);

        Assert.That(solution, Is.EqualTo(new MixedSolution(0, -2)));
        for (int j = 0; j < nrhs; j++)
        {
            Assert.That(x[2 * j].Imaginary, Is.EqualTo(-s).Within(8).Ulps);
            Assert.That(x[(2 * j) + 1].Imaginary, Is.EqualTo(s).Within(8).Ulps);
        }
    }

    [Test]
    public void SolvesNearTheEndsOfFloat(
        [Values(1, 2, 3, 6)] int n, [Values(-44, -37, 0, 37, 38)] int sizeOfA, [Values(-44, -37, 38)] int sizeOfB)
    {
        for (int time = 0; time < 10; time++)
        {
            Complex[] a = [.. Numbers((n * 1000) + time, n * n).Select(z => z * Math.Pow(10, sizeOfA))];
            Complex[] b = [.. Numbers((n * 2000) + time, n).Select(z => z * Math.Pow(10, sizeOfB))];

            (_, Complex[] x, MixedSolution solution) = Solve(a, n, b, 1, default);

            Assert.That(solution.Info, Is.Zero);
            CheckResiduals(a, n, b, x, 1);
        }
    }

    [Test]
    public void AnswersNothingToNothing()
    {
        Assert.That(Lu.SolveMixed(Array.Empty<Complex>(), 0, [], [], [], 2), Is.EqualTo(new MixedSolution(0, 0)));
        Complex[] a = [1, 2, 3, 4];
        Assert.That(Lu.SolveMixed(a, 2, new long[2], [], [], 0), Is.EqualTo(new MixedSolution(0, 0)));
        Assert.That(a, Is.EqualTo(new Complex[] { 1, 2, 3, 4 }));
    }

    private static void CheckFallback(Complex[] a, int n, long expected)
    {
        Complex[] b = Numbers(n, 2 * n);
        (Complex[] factors, Complex[] x, MixedSolution solution) = Solve(a, n, b, 2, default);
        var same = (Complex[])a.Clone();
        var plain = (Complex[])b.Clone();
        Lu.SolveInPlace<Complex>(same, n, new long[n], plain, 2);

        Assert.That(solution, Is.EqualTo(new MixedSolution(0, expected)));
        Assert.That(factors, Is.EqualTo(same));
        Assert.That(x, Is.EqualTo(plain));
    }

    private static (Complex[] A, Complex[] X, MixedSolution Solution) Solve(
        Complex[] a, int n, Complex[] b, int nrhs, LuOptions options)
    {
        var factors = (Complex[])a.Clone();
        var given = (Complex[])b.Clone();
        var x = new Complex[b.Length];
        Array.Fill(x, new(double.NaN, double.NaN));
        MixedSolution solution = Lu.SolveMixed(factors, n, new long[n], given, x, nrhs, options);
        Assert.That(given, Is.EqualTo(b));
        return (factors, x, solution);
    }

    /// <summary>zcgesv's own criterion, for every column, or what a stable solution in double has.</summary>
    private static void CheckResiduals(Complex[] a, int n, Complex[] b, Complex[] x, int nrhs)
    {
        double norm = Enumerable.Range(0, n).Max(i => Enumerable.Range(0, n).Sum(k => Complex.Abs(a[i + (k * n)])));
        for (int j = 0; j < nrhs; j++)
        {
            (double residual, double size) = ExactComplexMatrix.Residual(a, n, b.AsSpan(j * n, n), x.AsSpan(j * n, n));
            Assert.That(residual, Is.LessThanOrEqualTo(8 * (n + 1) * Roundoff * norm * size));
        }
    }

    private static Complex[] Dominant(int n)
    {
        Complex[] a = Numbers(n, n * n);
        for (int i = 0; i < n; i++)
        {
            a[i * (n + 1)] += new Complex(n, n);
        }

        return a;
    }

    private static Complex[] Numbers(int seed, int count)
    {
        var random = new Random(seed);
        double Number() => (2 * random.NextDouble()) - 1;
        return [.. Enumerable.Range(0, count).Select(_ => new Complex(Number(), Number()))];
    }
}
