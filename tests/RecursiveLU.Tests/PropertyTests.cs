using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;
using NUnit.Framework;
using RecursiveLU.Testing;

namespace RecursiveLU.Tests;

/// <summary>What holds for every matrix. A failure prints the seed of its case; change <see cref="Seed"/> to search
/// elsewhere.</summary>
[TestFixture(typeof(double))]
[TestFixture(typeof(float))]
internal sealed class PropertyTests<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const ulong Seed = 20_260_301;

    private static readonly LuOptions[] PivotingOptions = [default, new LuOptions { Threaded = true }];

    /// <summary>A shape, a seed for its numbers, and an exponent to scale them.</summary>
    private sealed record Input(int M, int N, int Seed, int Exponent);

    [Test]
    public void TheFactorsMultiplyToThePermutedMatrix() => ForAll(Inputs(90), input =>
    {
        (int m, int n, int seed, int exponent) = input;
        T[] a = Matrices.Signed<T>(seed, m, n);
        UnimodularMatrices.Scale(a.AsSpan(), Precision<T>.PowerOfTwo(exponent));
        foreach (LuOptions options in PivotingOptions)
        {
            LuFactorization<T> lu = Lu.Factor<T>(a, m, n, options);
            Assert.That(lu.Info, Is.Zero);
            FactorAssert.IsPivoted(new Factored<T>(
                a, lu.Factors.ToArray(), m, n, m, lu.Pivots.ToArray(), lu.Info, FactorMode.Pivoting));
        }
    });

    [Test]
    public void ExactEliminationIsFollowedExactly() => ForAll(Inputs(60), input =>
    {
        (int m, int n, int seed, int exponent) = input;
        T[] a = UnimodularMatrices.CreateScaled<T>(seed, m, n);
        UnimodularMatrices.Scale(a.AsSpan(), Precision<T>.PowerOfTwo(exponent));
        Assert.That(FollowsTheReference(a, m, n));
    });

    [Test]
    public void SmallIntegersAreEliminatedAsByHand()
    {
        // A random matrix of -1, 0 and 1 may need division by 3; those are not counted.
        int exact = 0;
        ForAll(Inputs(7), input =>
        {
            var random = new Random(input.Seed);
            var a = new T[input.M * input.N];
            for (int i = 0; i < a.Length; i++)
            {
                a[i] = T.CreateChecked(random.Next(-1, 2));
            }

            exact += FollowsTheReference(a, input.M, input.N) ? 1 : 0;
        });
        Assert.That(exact, Is.GreaterThan(30));
    }

    [Test]
    public void MultipliersAreAtMostOne() => ForAll(Inputs(120), input =>
    {
        (int m, int n, int seed, _) = input;
        LuFactorization<T> lu = Lu.Factor<T>(Matrices.Uniform<T>(seed, m, n), m, n);
        double largest = Residual<T, double>.LargestMultiplier(lu.Factors, m, n, m);
        Assert.That(largest, Is.LessThanOrEqualTo(1 + (2 * Precision<T>.UnitRoundoff)));
    });

    [Test]
    public void AZeroColumnIsFound() => ForAll(Inputs(60), input =>
    {
        (int m, int n, int seed, _) = input;
        T[] a = Matrices.Signed<T>(seed, m, n);
        int zero = Matrices.ZeroRandomColumn(a, seed, m, n);
        LuFactorization<T> lu = Lu.Factor<T>(a, m, n);
        Assert.That(lu.Info, Is.EqualTo(zero <= Math.Min(m, n) ? zero : 0));
    });

    /// <summary>Whether elimination needs no rounding; if so, the result must be that of the reference.</summary>
    private static bool FollowsTheReference(T[] a, int m, int n)
    {
        var expected = (T[])a.Clone();
        var pivots = new long[Math.Min(m, n)];
        ReferenceResult reference = ReferenceLu.Factor<T>(expected, m, n, m, pivots, pivoting: true);
        if (!reference.IsExact)
        {
            return false;
        }

        foreach (LuOptions options in PivotingOptions)
        {
            LuFactorization<T> lu = Lu.Factor<T>(a, m, n, options);
            Assert.That(lu.Info, Is.EqualTo(reference.Info));
            Assert.That(lu.Pivots.ToArray(), Is.EqualTo(pivots));
            FactorAssert.AreSameNumbers(lu.Factors, expected, "factors");
        }

        return true;
    }

    private static Arbitrary<Input> Inputs(int largest)
    {
        Gen<Input> inputs =
            from m in Gen.Choose(1, largest)
            from n in Gen.Choose(1, largest)
            from seed in Gen.Choose(0, int.MaxValue)
            from exponent in Gen.Choose(-60, 60)
            select new Input(m, n, seed, exponent);
        return inputs.ToArbitrary();
    }

    private static void ForAll(Arbitrary<Input> inputs, Action<Input> body)
    {
        var replay = new Replay(new Rnd(Seed, Seed | 1), FSharpOption<int>.None);
        Config config = Config.QuickThrowOnFailure.WithMaxTest(150).WithReplay(FSharpOption<Replay>.Some(replay));
        Prop.ForAll(inputs, body).Check(config);
    }
}
