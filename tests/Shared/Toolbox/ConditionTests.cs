using System.Numerics;
using NUnit.Framework;

namespace RecursiveLU.Testing;

/// <summary>Condition estimates: against the condition number computed from the inverse.</summary>
[TestFixtureSource(typeof(Engines), nameof(Engines.Toolboxes))]
internal sealed class ConditionTests<T>(ToolboxSource source)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly ILuToolbox _toolbox = source.Open();

    private static bool IsDouble => typeof(T) == typeof(double);

    [Test]
    public void IsCloseToTheTruthAndNeverBelowIt(
        [Values(1, 2, 3, 4, 5, 10, 33, 64, 130)] int n, [Values(1.0, 10.0, 1e3, 1e6, 1e10)] double condition)
    {
        if (!IsDouble)
        {
            condition = Math.Sqrt(condition);
        }

        for (int seed = 0; seed < 3; seed++)
        {
            Check(MatrixTypes.WithCondition<T>(condition, seed, n), n, condition);
        }
    }

    [Test]
    public void IsCloseForRandomMatrices([Range(1, 40)] int n)
    {
        T[] a = Matrices.Signed<T>(n, n, n);

        Check(a, n, 1 / ReferenceInverse.ReciprocalCondition<T>(a, n, infinity: false));
    }

    [Test]
    public void IsCloseAtTheEndsOfTheRange(
        [Values(MatrixType.NearUnderflow, MatrixType.NearOverflow)] MatrixType type, [Values(1, 2, 5, 30)] int n)
    {
        T[] a = MatrixTypes.Create<T>(type, 17, n, n, out _);
        T[] scaled = Array.ConvertAll(a, x => T.ScaleB(x, -T.ILogB(a[0])));
        foreach (bool infinity in new[] { false, true })
        {
            double truth = ReferenceInverse.ReciprocalCondition<T>(scaled, n, infinity);
            double estimate = double.CreateChecked(_toolbox.ReciprocalCondition<T>(a, n, infinity));
            Assert.That(estimate, Is.InRange(0.999 * truth, 10 * truth));
        }
    }

    [Test]
    public void IsOneForTheIdentity([Values(0, 1, 2, 5, 33)] int n, [Values] bool infinity)
    {
        var a = new T[n * n];
        for (int i = 0; i < n; i++)
        {
            a[i * (n + 1)] = T.One;
        }

        Assert.That(_toolbox.ReciprocalCondition<T>(a, n, infinity), Is.EqualTo(T.One));
    }

    [Test]
    public void IsZeroForASingularMatrix([Values(1, 2, 5, 33)] int n, [Values] bool infinity)
    {
        T[] a = Matrices.Dominant<T>(n, n, n);
        Array.Clear(a, (n - 1) * n, n);

        Assert.That(_toolbox.ReciprocalCondition<T>(a, n, infinity), Is.EqualTo(T.Zero));
    }

    [Test]
    public void OverflowsNowhereOnTheWay([Values] bool infinity)
    {
        // [u u; 0 1/u]: the inverse's elements are at most u, but u times the second unknown is out of range.
        int half = (Precision<T>.LargestExponent / 2) + 1;
        T u = Precision<T>.PowerOfTwo(half);
        T[] a = [u, T.Zero, u, T.One / u];

        // Column sums: u and 2 u; row sums: 2 u and u. A subnormal number.
        T expected = Precision<T>.PowerOfTwo(-(2 * half) - 1);
        Assert.That(_toolbox.ReciprocalCondition<T>(a, 2, infinity), Is.EqualTo(expected));
    }

    [Test]
    public void IsZeroIfTheInverseOverflows()
    {
        T tiny = T.Epsilon;

        Assert.That(_toolbox.ReciprocalCondition<T>([T.One, T.Zero, T.One, tiny], 2, infinity: false), Is.EqualTo(T.Zero));
    }

    [Test]
    public void PassesNaNOn([Values(1, 2, 9)] int n)
    {
        T[] a = Matrices.Dominant<T>(n, n, n);
        a[0] = T.NaN;

        Assert.That(T.IsNaN(_toolbox.ReciprocalCondition<T>(a, n, infinity: false)));
    }

    [Test]
    public void IsZeroForAnInfiniteNorm()
    {
        T[] a = [T.PositiveInfinity, T.Zero, T.Zero, T.One];

        Assert.That(_toolbox.ReciprocalCondition<T>(a, 2, infinity: false), Is.EqualTo(T.Zero));
    }

    private void Check(T[] a, int n, double condition)
    {
        double rounding = 10 * n * condition * Precision<T>.UnitRoundoff;
        foreach (bool infinity in new[] { false, true })
        {
            double truth = ReferenceInverse.ReciprocalCondition<T>(a, n, infinity);
            double estimate = double.CreateChecked(_toolbox.ReciprocalCondition<T>(a, n, infinity));
            Assert.That(estimate, Is.InRange(truth * (1 - rounding), 10 * truth), $"{n} x {n}, condition {condition}");
        }
    }
}
