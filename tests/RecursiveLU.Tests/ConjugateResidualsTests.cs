using System.Numerics;
using NUnit.Framework;
using RecursiveLU.Algorithms.Refinement;

namespace RecursiveLU.Tests;

/// <summary>Diagonal systems, for which the correction is the residual itself: as if the factors were those of the identity.</summary>
[TestFixture(typeof(double))]
[TestFixture(typeof(float))]
internal sealed unsafe class ConjugateResidualsTests<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int Order = 40;
    private const int Most = 6;

    /// <summary>Corrections alone would make the residual four times larger each time.</summary>
    [Test]
    public void ConvergeWhereCorrectionsAloneDoNot()
    {
        T[] a = [.. Enumerable.Repeat(T.One, Order)];
        a[3] = T.CreateChecked(-2);
        a[17] = T.CreateChecked(5);

        (T[] residual, int steps) = Solve(a, 3);

        Assert.That(steps, Is.EqualTo(3));
        Assert.That(residual.Max(r => double.CreateChecked(T.Abs(r))), Is.LessThan(100 * double.CreateChecked(T.BitIncrement(T.One) - T.One)));
    }

    [Test]
    public void GiveUpWhereTheMatrixIsSingular()
    {
        T[] a = new T[Order];

        Assert.That(Solve(a, 3).Steps, Is.Zero);
    }

    [Test]
    public void GiveUpWhereNothingHelps()
    {
        // One equation has no solution, and is all that is left after two steps.
        T[] a = [.. Enumerable.Repeat(T.One, Order)];
        a[3] = T.Zero;
        a[17] = T.CreateChecked(2);

        Assert.That(Solve(a, Most).Steps, Is.LessThan(Most));
    }

    /// <summary>The residual after so many steps or fewer, and how many made sense.</summary>
    private static (T[] Residual, int Steps) Solve(T[] a, int most)
    {
        T[] x = new T[Order];
        T[] residual = [.. Enumerable.Repeat(T.One, Order)];
        T[] w = [.. Enumerable.Repeat(T.One, Order)];
        T[] memory = new T[(int)ConjugateResiduals<T, T>.Size(Order, Most)];
        fixed (T* pm = memory)
        fixed (T* px = x)
        fixed (T* pr = residual)
        fixed (T* pw = w)
        {
            var all = new ConjugateResiduals<T, T>(pm, Order, Most);
            all.Begin(px, pr);
            for (int step = 0; step < most; step++)
            {
                all.Take(step, pr);
                for (int i = 0; i < Order; i++)
                {
                    x[i] += residual[i];
                    residual[i] = T.One - (a[i] * x[i]);
                }

                if (!all.Improve(step, px, pr, pw))
                {
                    return (residual, step);
                }
            }

            return (residual, most);
        }
    }
}
