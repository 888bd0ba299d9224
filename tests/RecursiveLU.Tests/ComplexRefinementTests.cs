using System.Numerics;
using NUnit.Framework;
using RecursiveLU.Testing;

namespace RecursiveLU.Tests;

/// <summary>Refinement of complex solutions and its error bounds, against exact arithmetic.</summary>
[TestFixture(typeof(Complex), typeof(double))]
[TestFixture(typeof(Complex64), typeof(float))]
internal sealed class ComplexRefinementTests<T, TReal>
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IBinaryFloatingPointIeee754<TReal>
{
    private static double Roundoff => ComplexToolbox<T, TReal>.UnitRoundoff;

    [Test]
    public void ReachesAFewRoundings(
        [Values(1, 2, 3, 5, 8, 17, 40)] int n, [Values('N', 'T', 'C')] char form, [Values(1, 3)] int nrhs)
    {
        (Complex[] a, Complex[] truth, Complex[] b) = System(n, form, nrhs);
        Complex[] x = ComplexToolbox<T, TReal>.Round(
            [.. truth.Select((z, i) => z + new Complex(1e-3 * ((i % 7) - 3), 1e-3 * (i % 5)))]);

        (double Forward, double Backward)[] errors = ComplexToolbox<T, TReal>.Refine(form, a, n, b, x, nrhs)!;

        for (int j = 0; j < nrhs; j++)
        {
            Complex[] column = x[(j * n)..((j + 1) * n)];
            Assert.That(errors[j].Backward, Is.LessThanOrEqualTo(4 * Roundoff), "reported backward error");
            double backward = ExactComplexMatrix.BackwardError(form, a, n, b[(j * n)..((j + 1) * n)], column);
            Assert.That(backward, Is.LessThanOrEqualTo((4 + n) * Roundoff), "true backward error");
            double distance = Distance(column, truth[(j * n)..((j + 1) * n)]);
            Assert.That(errors[j].Forward, Is.GreaterThanOrEqualTo(distance), "forward error");
            Assert.That(errors[j].Forward, Is.LessThanOrEqualTo(1000 * (n + 1) * Roundoff), "bound of the forward error");
        }
    }

    [Test]
    public void LeavesAnExactSolutionAlone([Values('N', 'T', 'C')] char form)
    {
        (Complex[] a, Complex[] truth, Complex[] b) = System(20, form, 2);
        var x = (Complex[])truth.Clone();

        (double Forward, double Backward)[] errors = ComplexToolbox<T, TReal>.Refine(form, a, 20, b, x, 2)!;

        Assert.That(x, Is.EqualTo(truth));
        Assert.That(errors.Select(error => error.Backward), Is.All.EqualTo(0.0));
        Assert.That(errors.Select(error => error.Forward), Is.All.GreaterThan(0.0));
    }

    [Test]
    public void LeavesXAloneIfTheMatrixIsSingular([Values('N', 'T', 'C')] char form)
    {
        (Complex[] a, Complex[] x, Complex[] b) = System(5, form, 1);
        Array.Clear(a, 10, 5);
        var before = (Complex[])x.Clone();

        Assert.That(ComplexToolbox<T, TReal>.Refine(form, a, 5, b, x, 1), Is.Null);
        Assert.That(x, Is.EqualTo(before));
    }

    [Test]
    public void AnswersNothingToNothing()
    {
        Assert.That(ComplexToolbox<T, TReal>.Refine('C', [], 0, [], [], 2), Is.EqualTo(new[] { (0.0, 0.0), (0.0, 0.0) }));
        Assert.That(ComplexToolbox<T, TReal>.Refine('T', System(3, 'N', 1).A, 3, [], [], 0), Is.Empty);
    }

    [Test]
    public void SolvesForZero([Values('N', 'C')] char form)
    {
        var x = new Complex[6];

        (double forward, double backward) =
            ComplexToolbox<T, TReal>.Refine(form, System(6, form, 1).A, 6, new Complex[6], x, 1)![0];

        Assert.That(x, Is.All.EqualTo(Complex.Zero));
        Assert.That(backward, Is.LessThanOrEqualTo(1));
        Assert.That(forward, Is.EqualTo(0.0).Or.LessThan(1.0));
    }

    [Test]
    public void PassesNaNAndInfinityOn([Values(1, 7)] int n, [Values('N', 'T', 'C')] char form)
    {
        foreach (Complex wrong in new Complex[] { new(double.NaN, 1), new(1, double.NaN), new(0, double.PositiveInfinity) })
        {
            (Complex[] a, Complex[] x, Complex[] b) = System(n, form, 1);
            b[^1] = wrong;
            Assert.That(ComplexToolbox<T, TReal>.Refine(form, a, n, b, x, 1), Is.EqualTo(new[] { (double.NaN, double.NaN) }));
            (a, x, b) = System(n, form, 1);
            x[^1] = wrong;
            Assert.That(ComplexToolbox<T, TReal>.Refine(form, a, n, b, x, 1), Is.EqualTo(new[] { (double.NaN, double.NaN) }));
        }
    }

    [Test]
    public void FindsNoErrorInRowsOfZeros([Values('N', 'T', 'C')] char form)
    {
        // Unknowns 2 and 3 are zero, and so are all that belongs to them.
        Complex four = new(0, 4);
        Complex[] a = [four, 0, 0, 0, four, 1, 0, 1, four];
        Complex[] x = [1, 0, 0];

        (double forward, double backward) =
            ComplexToolbox<T, TReal>.Refine(form, a, 3, [form == 'C' ? -four : four, 0, 0], x, 1)![0];

        Assert.That(x, Is.EqualTo(new Complex[] { 1, 0, 0 }));
        Assert.That(backward, Is.EqualTo(0.0));
        Assert.That(forward, Is.InRange(1e-300, 20 * Roundoff));
    }

    [Test]
    public void KeepsTheSolutionThatACorrectionWouldOverflow()
    {
        Complex[] x = [1];
        Complex[] a = [new(0, ComplexToolbox<T, TReal>.Epsilon)];

        (double forward, double backward) =
            ComplexToolbox<T, TReal>.Refine('N', a, 1, [ComplexToolbox<T, TReal>.Largest], x, 1)![0];

        Assert.That(x[0], Is.EqualTo(Complex.One));
        Assert.That(backward, Is.EqualTo(1.0));
        Assert.That(forward, Is.EqualTo(double.PositiveInfinity));
    }

    [Test]
    public void GivesErrorsAtTheEndsOfTheRange([Range(1, 6)] int n, [Values('N', 'T', 'C')] char form, [Values] RangeEnd end)
    {
        for (int seed = 0; seed < 3; seed++)
        {
            (Complex[] a, Complex[] b, Complex[] x) = ScaledSystem(n, form, end, seed);
            var before = (Complex[])x.Clone();

            (double forward, double backward) = ComplexToolbox<T, TReal>.Refine(form, a, n, b, x, 1)![0];

            string message = $"seed {seed}: {forward}, {backward}";
            double truth = ExactComplexMatrix.BackwardError(form, a, n, b, x);
            double first = ExactComplexMatrix.BackwardError(form, a, n, b, before);
            double rounding = ((6 * n) + 8) * Roundoff;
            Assert.That(backward, Is.EqualTo(truth).Within(rounding), message);
            Assert.That(backward, Is.LessThanOrEqualTo(first + rounding), message);
            Assert.That(double.IsFinite(forward) && forward > 0, message);
            Assert.That(ExactComplexMatrix.ForwardError(form, a, n, b, x), Is.LessThanOrEqualTo(1.001 * forward), message);
            if (end is not (RangeEnd.SubnormalSolution or RangeEnd.SubnormalSides))
            {
                Assert.That(backward, Is.LessThanOrEqualTo(8 * Roundoff), message);
                Assert.That(forward, Is.LessThanOrEqualTo(2000 * n * Roundoff), message);
            }
        }
    }

    /// <summary>As in <see cref="RefinementTests{T}"/>: a dominant matrix between diagonal ones of powers of two.</summary>
    private static (Complex[] A, Complex[] B, Complex[] X) ScaledSystem(int n, char form, RangeEnd end, int seed)
    {
        (Complex[] a, Complex[] x, Complex[] b) = System(n, form, 1);
        var random = new Random(seed);
        (int low, int high) = (ComplexToolbox<T, TReal>.SmallestNormalExponent + 2, ComplexToolbox<T, TReal>.LargestExponent);
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
            a[i] = Scale(a[i], element + rows[i % n] + columns[i / n]);
        }

        (int[] equations, int[] unknowns) = form == 'N' ? (rows, columns) : (columns, rows);
        for (int i = 0; i < n; i++)
        {
            b[i] = Scale(b[i], element + unknown + equations[i]);
            x[i] = Scale(x[i] + new Complex(1e-3 * random.Next(-3, 4), 1e-3 * random.Next(-3, 4)), unknown - unknowns[i]);
        }

        return (a, ComplexToolbox<T, TReal>.Round(b), ComplexToolbox<T, TReal>.Round(x));
    }

    private static Complex Scale(Complex x, int power) => new(Math.ScaleB(x.Real, power), Math.ScaleB(x.Imaginary, power));

    /// <summary>A matrix, solutions and right-hand sides of small integers: no product rounds.</summary>
    private static (Complex[] A, Complex[] X, Complex[] B) System(int n, char form, int nrhs)
    {
        var random = new Random(n);
        var a = new Complex[n * n];
        var x = new Complex[n * nrhs];
        var b = new Complex[n * nrhs];
        for (int i = 0; i < a.Length; i++)
        {
            a[i] = new(random.Next(-4, 5), random.Next(-4, 5) + (i % (n + 1) == 0 ? 3 * n : 0));
        }

        for (int i = 0; i < x.Length; i++)
        {
            x[i] = new(random.Next(1, 9) * (random.Next(2) == 0 ? 1 : -1), random.Next(-8, 9));
        }

        for (int i = 0; i < b.Length; i++)
        {
            for (int k = 0; k < n; k++)
            {
                Complex element = form == 'N' ? a[(i % n) + (k * n)] : a[k + (i % n * n)];
                b[i] += (form == 'C' ? Complex.Conjugate(element) : element) * x[k + (i / n * n)];
            }
        }

        return (a, x, b);
    }

    private static double Distance(Complex[] x, Complex[] truth)
    {
        double Size(Complex z) => Math.Abs(z.Real) + Math.Abs(z.Imaginary);
        return x.Zip(truth, (found, exact) => Size(found - exact)).Max() / x.Max(Size);
    }
}
