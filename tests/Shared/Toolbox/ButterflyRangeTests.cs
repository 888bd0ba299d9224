using System.Numerics;
using NUnit.Framework;

namespace RecursiveLU.Testing;

/// <summary>Random butterflies and numbers near the ends of the range: what underflows or overflows on the way is no solution.</summary>
[TestFixtureSource(typeof(Engines), nameof(Engines.Butterflies))]
internal sealed class ButterflyRangeTests<T>(ButterflySource source)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly IButterflySolver _solver = source.Open();

    private static int Least => Precision<T>.SmallestExponent;

    private static int Most => Precision<T>.LargestExponent;

    /// <summary>Powers of two that A and X are multiplied by: data and solution are numbers that have all their digits.</summary>
    private static IEnumerable<(int A, int X)> Powers =>
    [
        (Least, 0), (Least, Most / 2), (Least / 2, Least / 2), (Least / 4, Least / 2), (0, Least), (Most / 2, Least / 2), (0, 0),
        (Most / 2, (Most / 2) - 12), (Most - 12, 0), (Most - 12, Least / 2), (Most - 12, Least), (0, Most - 12),
    ];

    /// <summary>(b1, 0) and (0, a12; a21, a22): butterflies make of x2 a small number instead of zero, and a12 times that underflows.
    /// </summary>
    [Test]
    public void TellsAnUnderflowFromASolution([Values(1, 3)] int nrhs)
    {
        bool isDouble = typeof(T) == typeof(double);
        T small = T.CreateChecked(isDouble ? 1e-110 : 1e-15);
        T[] a = [T.Zero, T.CreateChecked(isDouble ? 1 : 1e-8), small, T.CreateChecked(isDouble ? 1e110 : 1e15)];
        T[] b = [.. Enumerable.Repeat(new[] { T.Zero, small }, nrhs).SelectMany(column => column)];
        for (ulong seed = 0; seed < 20; seed++)
        {
            (T[] x, ButterflyResult result) = Solve(a, 2, b, nrhs, seed);

            Assert.That(result.Info, Is.Zero, $"info, {seed}");
            for (int j = 0; j < nrhs; j++)
            {
                Assert.That(x[2 * j], Is.EqualTo(small / a[1]), $"x1, {seed}");
                Assert.That(x[(2 * j) + 1], Is.EqualTo(T.Zero), $"x2, {seed}");
            }
        }
    }

    [Test]
    public void DividesTheSmallestNumbers([Values(1, 2, 3)] int multiple, [Values(1, 4)] int nrhs)
    {
        for (ulong seed = 0; seed < 10; seed++)
        {
            T[] b = [.. Enumerable.Repeat(T.Epsilon * T.CreateChecked(multiple), nrhs)];

            (T[] x, ButterflyResult result) = Solve([T.Epsilon], 1, b, nrhs, seed);

            Assert.That(result.Info, Is.Zero);
            Assert.That(x, Is.All.EqualTo(T.CreateChecked(multiple)));
        }
    }

    [Test]
    public void SolvesNearTheEnds(
        [ButterflyOrders(1, 2, 3, 4, 5, 20)] int n, [Values(1, 3, 50)] int nrhs, [ValueSource(nameof(Powers))] (int A, int X) power)
    {
        (T[] a, T[] x, T[] b) = ExactSystem.Integers<T>(n + nrhs, n, nrhs);
        Check(n, Scaled(a, power.A), Scaled(x, power.X), Scaled(b, power.A + power.X), nrhs);
    }

    [Test]
    public void SolvesRowsFarApart([ButterflyOrders(2, 3, 5, 20)] int n, [Values(1, 3)] int nrhs, [Values] bool top)
    {
        (T[] a, T[] x, T[] b) = ExactSystem.Integers<T>(n + nrhs, n, nrhs);
        int upper = top ? Most - 12 : 0;
        int lower = top ? 0 : Least;
        Check(n, WithRows(a, n, lower, upper), x, WithRows(b, n, lower, upper), nrhs);
    }

    /// <summary>Elimination with row exchanges may find a zero pivot where a product of such numbers underflows.</summary>
    [Test]
    public void SolvesRowsFromOneEndToTheOther([ButterflyOrders(2, 3, 5, 20)] int n, [Values(1, 3)] int nrhs)
    {
        (T[] a, T[] expected, T[] b) = ExactSystem.Integers<T>(n + nrhs, n, nrhs);
        a = WithRows(a, n, Least, Most - 12);
        b = WithRows(b, n, Least, Most - 12);
        long pivot = Lu.FactorInPlace<T>((T[])a.Clone(), n, n, n, new long[n]);

        (T[] x, ButterflyResult result) = Solve(a, n, b, nrhs, 1);

        Assert.That(result.Info, Is.EqualTo(0).Or.EqualTo(pivot));
        if (result.Info == 0)
        {
            CheckSolution(n, x, expected);
        }
    }

    [Test]
    public void SolvesColumnsFromOneEndToTheOther([ButterflyOrders(2, 3, 5, 20)] int n, [Values(1, 3)] int nrhs)
    {
        (T[] a, T[] x, T[] b) = ExactSystem.Integers<T>(n + nrhs, n, nrhs);
        for (int k = 0; k < a.Length; k++)
        {
            a[k] = T.ScaleB(a[k], k / n % 2 == 0 ? Least : (Most / 2) - 12);
        }

        for (int k = 0; k < x.Length; k++)
        {
            x[k] = T.ScaleB(x[k], k % n % 2 == 0 ? Most / 2 : Least / 2);
        }

        // Products of both kinds of columns are as large: b has their common factor.
        for (int k = 0; k < a.Length; k++)
        {
            a[k] = k / n % 2 == 0 ? a[k] : T.ScaleB(a[k], Least + (Most / 2) - ((Most / 2) - 12) - (Least / 2));
        }

        Check(n, a, x, Scaled(b, Least + (Most / 2)), nrhs);
    }

    [Test]
    public void SolvesWhatOverflowsInElimination([Values(1, 3)] int nrhs)
    {
        // The last pivot is the sum of two elements.
        T s = T.ScaleB(T.One, Most);
        T[] a = [s, -s, s, s];
        T half = T.ScaleB(s, -1);
        T quarter = T.ScaleB(T.One, -2);
        (T[] x, ButterflyResult result) = Solve(
            a, 2, [.. Enumerable.Repeat(new[] { half, T.Zero }, nrhs).SelectMany(column => column)], nrhs, 5);

        Assert.That(result.Info, Is.Zero);
        Assert.That(x, Is.All.EqualTo(quarter));
    }

    [Test]
    public void SolvesInAWorkspace([ButterflyOrders(1, 2, 5, 20)] int n, [ValueSource(nameof(Powers))] (int A, int X) power)
    {
        const int nrhs = 2;
        (T[] a, T[] x, T[] b) = ExactSystem.Integers<T>(n, n, nrhs);
        a = Scaled(a, power.A);
        b = Scaled(b, power.A + power.X);
        using IButterflyWorkspace<T> workspace = _solver.Open<T>(n);
        Assert.That(workspace.Factor(a, n, 7).Info, Is.Zero);
        for (int time = 0; time < 2; time++)
        {
            var found = new T[b.Length];
            Assert.That(workspace.Solve(a, n, b, found, nrhs).Info, Is.Zero);
            CheckSolution(n, found, Scaled(x, power.X));
        }
    }

    [Test]
    public void NeverGivesAWrongAnswerAsRight([Values(1, 2, 3, 4, 5, 17)] int n, [Values(1, 3)] int nrhs)
    {
        var random = new Random(n + nrhs);
        int solved = 0;
        for (int time = 0; time < TestOrders.Repetitions(200); time++)
        {
            int width = random.Next(1, Most);
            int middle = random.Next(Least, Most);
            T[] a = Random(random, n * n, middle, width);
            T[] b = Random(random, n * nrhs, random.Next(Least, Most), width);

            (T[] x, ButterflyResult result) = Solve(a, n, b, nrhs, (ulong)time);

            bool right = result.Info != 0 || ExactSystem.IsSolved(a, n, x, b, nrhs, 2 * (n + 16) * Precision<T>.UnitRoundoff);
            Assert.That(right, $"{time}: {result}; A {string.Join(' ', a)}; b {string.Join(' ', b)}; x {string.Join(' ', x)}");
            solved += result.Info == 0 ? 1 : 0;
        }

        Assert.That(solved, Is.Positive);
    }

    [Test]
    public void SaysThatASolutionIsTooLarge([Values(1, 4)] int n)
    {
        T[] a = Matrices.Dominant<T>(n, n, n);
        (_, ButterflyResult result) = Solve(
            Scaled(a, Least / 2), n, Scaled(Matrices.Signed<T>(n, n, 1), Most - 2), 1, 3);

        Assert.That(result.Info, Is.EqualTo(ButterflyResult.Inaccurate));
    }

    private static T[] Scaled(T[] a, int power) => Array.ConvertAll(a, x => T.ScaleB(x, power));

    private static T[] WithRows(T[] a, int n, int lower, int upper)
    {
        var scaled = (T[])a.Clone();
        for (int k = 0; k < a.Length; k++)
        {
            scaled[k] = T.ScaleB(a[k], k % n % 2 == 0 ? lower : upper);
        }

        return scaled;
    }

    /// <summary>Numbers with exponents around one, a tenth of them zero.</summary>
    private static T[] Random(Random random, int length, int middle, int width)
    {
        var a = new T[length];
        for (int k = 0; k < length; k++)
        {
            int power = Math.Min(Most, middle + random.Next(-width, width + 1));
            a[k] = random.Next(10) == 0 ? T.Zero : T.ScaleB(T.CreateChecked((random.NextDouble() * 2) - 1), power);
        }

        return a;
    }

    private static void CheckSolution(int n, T[] x, T[] expected)
    {
        double relative = 64 * (n + 16) * Precision<T>.UnitRoundoff;
        for (int k = 0; k < x.Length; k++)
        {
            // Elements of a solution are from 1 to 8 times a power of two.
            double size = double.CreateChecked(T.Abs(expected[k]));
            double limit = Math.Max(size * relative, 4 * double.CreateChecked(T.Epsilon));
            Assert.That(Math.Abs(double.CreateChecked(x[k]) - double.CreateChecked(expected[k])), Is.LessThanOrEqualTo(limit), $"x[{k}]");
        }
    }

    private void Check(int n, T[] a, T[] expected, T[] b, int nrhs)
    {
        foreach (ulong seed in new[] { 1ul, 2ul, 3ul })
        {
            (T[] x, ButterflyResult result) = Solve(a, n, b, nrhs, seed);

            Assert.That(result.Info, Is.Zero, $"info, {seed}");
            CheckSolution(n, x, expected);
        }
    }

    private (T[] X, ButterflyResult Result) Solve(T[] a, int n, T[] b, int nrhs, ulong seed)
    {
        var x = new T[b.Length];
        Array.Fill(x, T.NaN);
        ButterflyResult result = _solver.Solve<T>(n, nrhs, a, seed, b, x);
        return (x, result);
    }
}
