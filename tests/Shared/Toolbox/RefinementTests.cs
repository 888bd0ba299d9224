using System.Numerics;
using NUnit.Framework;

namespace RecursiveLU.Testing;

/// <summary>Iterative refinement and its error bounds, on systems of integers whose solution is known exactly.</summary>
[TestFixtureSource(typeof(Engines), nameof(Engines.Toolboxes))]
internal sealed class RefinementTests<T>(ToolboxSource source)
    where T : unmanaged, INumberBase<T>
{
    private readonly ILuToolbox _toolbox = source.Open();

    [Test]
    public void ReachesAFewRoundings(
        [Orders(1, 2, 3, 8, 17, 40, 100, 150)] int n, [Values('N', 'T', 'C')] char form, [Values(1, 3)] int nrhs)
    {
        (T[] a, T[] truth, T[] b) = System(n, form, nrhs);
        var x = (T[])truth.Clone();
        for (int i = 0; i < x.Length; i++)
        {
            // Three digits are right.
            x[i] += Precision.Of<T>(1e-3 * ((i % 7) - 3), 1e-3 * (i % 5));
        }

        (double Forward, double Backward)[] errors = _toolbox.Refine<T>(form, a, n, b, x, nrhs)!;

        double u = Precision.UnitRoundoff<T>();
        for (int j = 0; j < nrhs; j++)
        {
            ReadOnlySpan<T> column = x.AsSpan(j * n, n);
            (double forward, double backward) = errors[j];
            Assert.That(backward, Is.LessThanOrEqualTo(4 * u), "reported backward error");
            double trueBackward = Math.Pow(2, ExactMatrix.BackwardError<T>(form, a, n, b.AsSpan(j * n, n), column).Log2);
            Assert.That(trueBackward, Is.LessThanOrEqualTo((4 + n) * u), "true backward error");
            double trueForward = Distance(column, truth.AsSpan(j * n, n));
            Assert.That(forward, Is.GreaterThanOrEqualTo(trueForward), "forward error");
            double condition = 1 / ReferenceInverse.ReciprocalCondition<T>(a, n, infinity: form == 'N');
            Assert.That(forward, Is.LessThanOrEqualTo(10 * (n + 1) * u * condition), "bound of the forward error");
        }
    }

    [Test]
    public void LeavesAnExactSolutionAlone([Values('N', 'T', 'C')] char form)
    {
        (T[] a, T[] truth, T[] b) = System(20, form, 2);
        var x = (T[])truth.Clone();

        (double Forward, double Backward)[] errors = _toolbox.Refine<T>(form, a, 20, b, x, 2)!;

        FactorAssert.AreSameBits<T>(x, truth, "X");
        Assert.That(errors.Select(error => error.Backward), Is.All.EqualTo(0.0));
        Assert.That(errors.Select(error => error.Forward), Is.All.GreaterThan(0.0));
    }

    [Test]
    public void LeavesXAloneIfTheMatrixIsSingular()
    {
        T[] a = Matrices.Dominant<T>(1, 5, 5);
        Array.Clear(a, 10, 5);
        T[] x = Matrices.Signed<T>(2, 5, 1);
        var before = (T[])x.Clone();

        Assert.That(_toolbox.Refine<T>('N', a, 5, before, x, 1), Is.Null);
        FactorAssert.AreSameBits<T>(x, before, "X");
    }

    [Test]
    public void SolvesForZero()
    {
        var x = new T[6];

        (double Forward, double Backward)[] errors = _toolbox.Refine<T>('N', Matrices.Dominant<T>(1, 6, 6), 6, new T[6], x, 1)!;

        Assert.That(x, Is.All.EqualTo(T.Zero));
        Assert.That(errors[0].Backward, Is.LessThanOrEqualTo(1.0));
        Assert.That(double.IsFinite(errors[0].Forward));
    }

    [Test]
    public void AnswersNothingToNothing()
    {
        Assert.That(_toolbox.Refine<T>('N', [], 0, [], [], 2), Is.EqualTo(new[] { (0.0, 0.0), (0.0, 0.0) }));
        Assert.That(_toolbox.Refine<T>('T', Matrices.Dominant<T>(1, 3, 3), 3, [], [], 0), Is.Empty);
    }

    [Test]
    public void PassesNaNAndInfinityOn([Values(1, 7)] int n, [Values('N', 'T', 'C')] char form)
    {
        T[] wrong =
        [
            Precision.NaN<T>(), Precision.Of<T>(double.PositiveInfinity, 1), Precision.Of<T>(double.NaN, 1),
            .. Precision.IsComplex<T>() ? new[] { Precision.Of<T>(1, double.NaN), Precision.Of<T>(0, double.PositiveInfinity) } : [],
        ];
        foreach (T one in wrong)
        {
            T[] a = Matrices.Dominant<T>(1, n, n);
            T[] b = Matrices.Signed<T>(2, n, 1);
            T[] x = Matrices.Signed<T>(3, n, 1);
            b[^1] = one;
            Assert.That(_toolbox.Refine<T>(form, a, n, b, x, 1), Is.EqualTo(new[] { (double.NaN, double.NaN) }), $"{one} in B");
            (b[^1], x[^1]) = (x[^1], one);
            Assert.That(_toolbox.Refine<T>(form, a, n, b, x, 1), Is.EqualTo(new[] { (double.NaN, double.NaN) }), $"{one} in X");
        }
    }

    [Test]
    public void GivesErrorsAtTheEndsOfTheRange([Range(1, 8)] int n, [Values('N', 'T', 'C')] char form, [Values] RangeEnd end)
    {
        for (int seed = 0; seed < 10; seed++)
        {
            (T[] a, T[] b, T[] x) = ScaledSystem(n, form, end, seed);
            var before = (T[])x.Clone();

            (double forward, double backward) = _toolbox.Refine<T>(form, a, n, b, x, 1)![0];

            string message = $"seed {seed}: {forward}, {backward}";
            double u = Precision.UnitRoundoff<T>();
            double truth = Math.Pow(2, ExactMatrix.BackwardError<T>(form, a, n, b, x).Log2);
            double first = Math.Pow(2, ExactMatrix.BackwardError<T>(form, a, n, b, before).Log2);
            double rounding = (Precision.IsComplex<T>() ? (6 * n) + 8 : (3 * n) + 4) * u;
            Assert.That(backward, Is.EqualTo(truth).Within(rounding), message);
            Assert.That(backward, Is.LessThanOrEqualTo(first + rounding), message);
            ExactQuotient distance = ExactMatrix.ForwardError<T>(form, a, n, b, x);
            Assert.That(double.IsFinite(forward) && forward > 0, message);

            // The bound is made of absolute values, and |re| + |im| of a product may be sqrt(2) of that.
            Assert.That(distance.Over(forward), Is.LessThanOrEqualTo(Precision.IsComplex<T>() ? 1.001 * Math.Sqrt(2) : 1.001), message);
            if (end is not (RangeEnd.SubnormalSolution or RangeEnd.SubnormalSides))
            {
                int parts = Precision.IsComplex<T>() ? 2 : 1;
                Assert.That(backward, Is.LessThanOrEqualTo(4 * parts * u), message);
                Assert.That(forward, Is.LessThanOrEqualTo(1000 * parts * n * u), message);
            }
        }
    }

    [Test]
    public void KeepsTheSolutionThatACorrectionWouldOverflow()
    {
        T[] x = [T.One];
        T smallest = T.CreateChecked(Precision.Smallest<T>()) * Matrices.Unit<T>(1);

        (double forward, double backward) =
            _toolbox.Refine<T>('N', [smallest], 1, [T.CreateChecked(Precision.Largest<T>())], x, 1)![0];

        Assert.That(x[0], Is.EqualTo(T.One));
        Assert.That(backward, Is.EqualTo(1.0));

        // The true error, the largest number over the smallest, is no number.
        Assert.That(forward, Is.EqualTo(double.PositiveInfinity));
    }

    [Test]
    public void FindsNoErrorInRowsOfZeros([Values('N', 'T', 'C')] char form)
    {
        // Unknowns 2 and 3 are zero, and so are all that belongs to them.
        T four = T.CreateChecked(4) * Matrices.Unit<T>(1);
        T side = form == 'C' ? Matrices.Conjugated<T>([four])[0] : four;
        T[] a = [four, T.Zero, T.Zero, T.Zero, four, T.One, T.Zero, T.One, four];
        T[] x = [T.One, T.Zero, T.Zero];

        (double Forward, double Backward)[] errors = _toolbox.Refine<T>(form, a, 3, [side, T.Zero, T.Zero], x, 1)!;

        Assert.That(x, Is.EqualTo(new[] { T.One, T.Zero, T.Zero }));
        Assert.That(errors[0].Backward, Is.EqualTo(0.0));
        Assert.That(errors[0].Forward, Is.InRange(1e-300, 20 * Precision.UnitRoundoff<T>()));
    }

    /// <summary>A dominant matrix of small integers between diagonal matrices of powers of two, a right-hand side with an exact
    /// solution but for underflow, and that solution with errors in the third digit.</summary>
    private static (T[] A, T[] B, T[] X) ScaledSystem(int n, char form, RangeEnd end, int seed)
    {
        (T[] a, T[] x, T[] b) = System(n, form, 1);
        var random = new Random(seed);
        (int low, int high) = (Precision.SmallestNormalExponent<T>() + 2, Precision.LargestExponent<T>());

        // An element of A is below 2^5, one of X below 2^4, and one of B below 2^(8 + 4); of complex ones their parts, B's below 2^13.
        (int element, int unknown, int spread) = end switch
        {
            RangeEnd.LargeProducts => (high - 15, 1, 0),
            RangeEnd.LargeMatrix => (high - 5, -high / 2, 0),
            RangeEnd.LargeSolution => (-high / 2, high - 5, 0),
            RangeEnd.SubnormalSolution => (high / 2, low - 20, 0),
            RangeEnd.SubnormalSides => (low / 2, (low / 2) - 10, 0),
            RangeEnd.SmallMatrix => (low + 1, high / 2, 0),
            _ => (0, 0, high / 4),
        };
        var rows = new int[n];
        var columns = new int[n];
        for (int i = 0; i < n; i++)
        {
            rows[i] = random.Next(-spread, spread + 1);
            columns[i] = random.Next(-spread, spread + 1);
        }

        for (int i = 0; i < a.Length; i++)
        {
            a[i] = Precision.ScaleB(a[i], element + rows[i % n] + columns[i / n]);
        }

        (int[] equations, int[] unknowns) = form == 'N' ? (rows, columns) : (columns, rows);
        for (int i = 0; i < n; i++)
        {
            b[i] = Precision.ScaleB(b[i], element + unknown + equations[i]);
            x[i] = Precision.ScaleB(x[i] + Error(random), unknown - unknowns[i]);
        }

        return (a, b, x);
    }

    private static T Error(Random random) =>
        Precision.Of<T>(1e-3 * random.Next(-3, 4), Precision.IsComplex<T>() ? 1e-3 * random.Next(-3, 4) : 0);

    /// <summary>A matrix, solutions and right-hand sides of small integers: no product rounds.</summary>
    private static (T[] A, T[] X, T[] B) System(int n, char form, int nrhs)
    {
        var random = new Random(n);
        var a = new T[n * n];
        var x = new T[n * nrhs];
        var b = new T[n * nrhs];
        for (int i = 0; i < a.Length; i++)
        {
            int diagonal = i % (n + 1) == 0 ? 16 : 0;
            a[i] = Precision.IsComplex<T>()
                ? Precision.Of<T>(random.Next(-5, 6), random.Next(-5, 6) + diagonal)
                : T.CreateChecked(random.Next(-8, 9) + diagonal);
        }

        for (int i = 0; i < x.Length; i++)
        {
            int re = random.Next(1, 9) * (random.Next(2) == 0 ? 1 : -1);
            x[i] = Precision.Of<T>(re, Precision.IsComplex<T>() ? random.Next(-8, 9) : 0);
        }

        T[] op = form == 'C' ? Matrices.Conjugated(a) : a;
        for (int j = 0; j < nrhs; j++)
        {
            for (int k = 0; k < n; k++)
            {
                for (int i = 0; i < n; i++)
                {
                    b[i + (j * n)] += (form == 'N' ? op[i + (k * n)] : op[k + (i * n)]) * x[k + (j * n)];
                }
            }
        }

        return (a, x, b);
    }

    /// <summary>normInf(x - truth) / normInf(x).</summary>
    private static double Distance(ReadOnlySpan<T> x, ReadOnlySpan<T> truth)
    {
        double largest = 0;
        double norm = 0;
        for (int i = 0; i < x.Length; i++)
        {
            largest = Math.Max(largest, Precision.Magnitude(x[i] - truth[i]));
            norm = Math.Max(norm, Precision.Magnitude(x[i]));
        }

        return largest / norm;
    }
}

/// <summary>What in a system is near the end of the range.</summary>
internal enum RangeEnd
{
    LargeProducts,
    LargeMatrix,
    LargeSolution,
    SmallMatrix,
    SubnormalSolution,
    SubnormalSides,
    RowsAndColumns,
}
