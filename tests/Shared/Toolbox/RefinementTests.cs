using System.Numerics;
using NUnit.Framework;

namespace RecursiveLU.Testing;

/// <summary>Iterative refinement and its error bounds, on systems of integers whose solution is known exactly.</summary>
[TestFixtureSource(typeof(Engines), nameof(Engines.Toolboxes))]
internal sealed class RefinementTests<T>(ToolboxSource source)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
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
            x[i] += T.CreateChecked(1e-3 * ((i % 7) - 3));
        }

        (T Forward, T Backward)[] errors = _toolbox.Refine<T>(form, a, n, b, x, nrhs)!;

        double u = Precision<T>.UnitRoundoff;
        for (int j = 0; j < nrhs; j++)
        {
            ReadOnlySpan<T> column = x.AsSpan(j * n, n);
            double backward = double.CreateChecked(errors[j].Backward);
            double forward = double.CreateChecked(errors[j].Forward);
            Assert.That(backward, Is.LessThanOrEqualTo(4 * u), "reported backward error");
            double trueBackward = Backward(form, a, n, column, b.AsSpan(j * n, n));
            Assert.That(trueBackward, Is.LessThanOrEqualTo((4 + n) * u), "true backward error");
            double trueForward = Distance(column, truth.AsSpan(j * n, n));
            Assert.That(forward, Is.GreaterThanOrEqualTo(trueForward), "forward error");
            double condition = 1 / ReferenceInverse.ReciprocalCondition<T>(a, n, infinity: form == 'N');
            Assert.That(forward, Is.LessThanOrEqualTo(10 * (n + 1) * u * condition), "bound of the forward error");
        }
    }

    [Test]
    public void LeavesAnExactSolutionAlone([Values('N', 'T')] char form)
    {
        (T[] a, T[] truth, T[] b) = System(20, form, 2);
        var x = (T[])truth.Clone();

        (T Forward, T Backward)[] errors = _toolbox.Refine<T>(form, a, 20, b, x, 2)!;

        FactorAssert.AreSameBits<T>(x, truth, "X");
        Assert.That(errors.Select(error => error.Backward), Is.All.EqualTo(T.Zero));
        Assert.That(errors.Select(error => error.Forward), Is.All.GreaterThan(T.Zero));
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

        (T Forward, T Backward)[] errors = _toolbox.Refine<T>('N', Matrices.Dominant<T>(1, 6, 6), 6, new T[6], x, 1)!;

        Assert.That(x, Is.All.EqualTo(T.Zero));
        Assert.That(errors[0].Backward, Is.LessThanOrEqualTo(T.One));
        Assert.That(T.IsFinite(errors[0].Forward));
    }

    [Test]
    public void AnswersNothingToNothing()
    {
        Assert.That(_toolbox.Refine<T>('N', [], 0, [], [], 2), Is.EqualTo(new[] { (T.Zero, T.Zero), (T.Zero, T.Zero) }));
        Assert.That(_toolbox.Refine<T>('T', Matrices.Dominant<T>(1, 3, 3), 3, [], [], 0), Is.Empty);
    }

    [Test]
    public void PassesNaNOn([Values(1, 7)] int n)
    {
        T[] a = Matrices.Dominant<T>(1, n, n);
        T[] b = Matrices.Signed<T>(2, n, 1);
        b[0] = T.NaN;
        T[] x = Matrices.Signed<T>(3, n, 1);

        (T Forward, T Backward)[] errors = _toolbox.Refine<T>('N', a, n, b, x, 1)!;

        Assert.That(T.IsNaN(errors[0].Forward) && T.IsNaN(errors[0].Backward));
    }

    /// <summary>A matrix, solutions and right-hand sides of small integers: no product rounds.</summary>
    private static (T[] A, T[] X, T[] B) System(int n, char form, int nrhs)
    {
        var random = new Random(n);
        var a = new T[n * n];
        var x = new T[n * nrhs];
        var b = new T[n * nrhs];
        for (int i = 0; i < a.Length; i++)
        {
            a[i] = T.CreateChecked(random.Next(-8, 9) + (i % (n + 1) == 0 ? 16 : 0));
        }

        for (int i = 0; i < x.Length; i++)
        {
            x[i] = T.CreateChecked(random.Next(1, 9) * (random.Next(2) == 0 ? 1 : -1));
        }

        for (int j = 0; j < nrhs; j++)
        {
            for (int k = 0; k < n; k++)
            {
                for (int i = 0; i < n; i++)
                {
                    b[i + (j * n)] += (form == 'N' ? a[i + (k * n)] : a[k + (i * n)]) * x[k + (j * n)];
                }
            }
        }

        return (a, x, b);
    }

    private static double Backward(char form, T[] a, int n, ReadOnlySpan<T> x, ReadOnlySpan<T> b)
    {
        double largest = 0;
        for (int i = 0; i < n; i++)
        {
            double residual = double.CreateChecked(b[i]);
            double size = Math.Abs(residual);
            for (int k = 0; k < n; k++)
            {
                double element = double.CreateChecked(form == 'N' ? a[i + (k * n)] : a[k + (i * n)]);
                residual = Math.FusedMultiplyAdd(-element, double.CreateChecked(x[k]), residual);
                size += Math.Abs(element * double.CreateChecked(x[k]));
            }

            largest = Math.Max(largest, size == 0 ? 0 : Math.Abs(residual) / size);
        }

        return largest;
    }

    /// <summary>normInf(x - truth) / normInf(x).</summary>
    private static double Distance(ReadOnlySpan<T> x, ReadOnlySpan<T> truth)
    {
        double largest = 0;
        double norm = 0;
        for (int i = 0; i < x.Length; i++)
        {
            largest = Math.Max(largest, Math.Abs(double.CreateChecked(x[i] - truth[i])));
            norm = Math.Max(norm, Math.Abs(double.CreateChecked(x[i])));
        }

        return largest / norm;
    }
}
