using System.Numerics;
using NUnit.Framework;

namespace RecursiveLU.Testing;

/// <summary>Determinants and their logarithms.</summary>
[TestFixtureSource(typeof(Engines), nameof(Engines.Toolboxes))]
internal sealed class DeterminantTests<T>(ToolboxSource source)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly ILuToolbox _toolbox = source.Open();

    [Test]
    public void IsExactIfTheFactorsAre()
    {
        // Pivots 4, 2 and 8, the first two rows exchanged.
        T[] a = [.. new[] { 2, 4, 1, 3, 2, 1.5, 8, 8, 12 }.Select(T.CreateChecked)];

        Check(a, 3, -64);
    }

    [Test]
    public void KnowsTheSignOfAPermutation([Values(1, 2, 3, 8, 33)] int n)
    {
        var order = Enumerable.Range(0, n).ToArray();
        new Random(n).Shuffle(order);
        var a = new T[n * n];
        int inversions = 0;
        for (int i = 0; i < n; i++)
        {
            a[order[i] + (i * n)] = T.One;
            inversions += order.Take(i).Count(before => before > order[i]);
        }

        Check(a, n, inversions % 2 == 0 ? 1 : -1);
    }

    [Test]
    public void AgreesWithAReference([Orders(1, 2, 5, 20, 60, 150)] int n)
    {
        T[] a = Matrices.Signed<T>(n, n, n);
        double[] factors = Array.ConvertAll(a, double.CreateChecked);
        var pivots = new long[n];
        ReferenceLu.Factor<double>(factors, n, n, n, pivots, pivoting: true);
        double log = 0;
        int sign = 1;
        for (int i = 0; i < n; i++)
        {
            log += Math.Log(Math.Abs(factors[i * (n + 1)]));
            sign *= (factors[i * (n + 1)] < 0) ^ (pivots[i] != i + 1) ? -1 : 1;
        }

        (T foundSign, T foundLog) = _toolbox.LogDeterminant<T>(a, n);

        Assert.That(double.CreateChecked(foundSign), Is.EqualTo(sign));
        double rounding = 1000 * n * Precision<T>.UnitRoundoff;
        Assert.That(double.CreateChecked(foundLog), Is.EqualTo(log).Within(rounding + (rounding * Math.Abs(log))));
        double determinant = double.CreateChecked(_toolbox.Determinant<T>(a, n));
        double expected = sign * Math.Exp(log);
        bool overflows = Math.Abs(expected) > double.CreateChecked(T.BitDecrement(T.PositiveInfinity));
        Assert.That(determinant, overflows
            ? Is.EqualTo(sign * double.PositiveInfinity)
            : Is.EqualTo(expected).Within(100 * rounding).Percent);
    }

    [Test]
    public void OverflowsOnlyWithItsValue()
    {
        // Partial products leave the range on both sides.
        int range = Precision<T>.LargestExponent - 1;
        T large = Precision<T>.PowerOfTwo(range);
        T small = Precision<T>.PowerOfTwo(-range);
        Check(Diagonal(large, large, large, small, small, small), 6, 1);
        Check(Diagonal(small, small, small, large, large, -large), 6, -1);

        (T sign, T log) = _toolbox.LogDeterminant<T>(Diagonal(large, large, -large), 3);
        Assert.That(sign, Is.EqualTo(T.NegativeOne));
        Assert.That(double.CreateChecked(log), Is.EqualTo(3 * range * Math.Log(2)).Within(1e-5).Percent);
        Assert.That(_toolbox.Determinant<T>(Diagonal(large, large, -large), 3), Is.EqualTo(T.NegativeInfinity));
        Assert.That(_toolbox.Determinant<T>(Diagonal(small, small, small), 3), Is.EqualTo(T.Zero));
    }

    [Test]
    public void KeepsTheDigitsOfALogarithmNearZero()
    {
        // 1 + 2^-k, and a bit below 1: both far from the next power of two.
        T tiny = Precision<T>.PowerOfTwo(-12);
        foreach (T value in new[] { T.One + tiny, T.One - tiny })
        {
            (T _, T log) = _toolbox.LogDeterminant<T>(Diagonal(value, T.One), 2);
            double expected = Math.Log(double.CreateChecked(value));
            Assert.That(double.CreateChecked(log), Is.EqualTo(expected).Within(1e-4).Percent);
        }
    }

    [Test]
    public void IsZeroForASingularMatrix([Values(1, 2, 6, 40)] int n)
    {
        T[] a = Matrices.Dominant<T>(n, n, n);
        Array.Clear(a, (n - 1) * n, n);

        Assert.That(_toolbox.Determinant<T>(a, n), Is.EqualTo(T.Zero));
        Assert.That(_toolbox.LogDeterminant<T>(a, n), Is.EqualTo((T.Zero, T.NegativeInfinity)));
    }

    [Test]
    public void IsOneForNothing() => Check([], 0, 1);

    [Test]
    public void IsNaNForNaN()
    {
        T[] a = Diagonal(T.One, T.NaN, T.Zero);

        Assert.That(T.IsNaN(_toolbox.Determinant<T>(a, 3)));
        (T sign, T log) = _toolbox.LogDeterminant<T>(a, 3);
        Assert.That(T.IsNaN(sign) && T.IsNaN(log));
    }

    [Test]
    public void IsInfiniteForInfinity()
    {
        T[] a = Diagonal(T.One, -T.PositiveInfinity, T.One);

        Assert.That(_toolbox.Determinant<T>(a, 3), Is.EqualTo(T.NegativeInfinity));
        Assert.That(_toolbox.LogDeterminant<T>(a, 3), Is.EqualTo((T.NegativeOne, T.PositiveInfinity)));
    }

    private static T[] Diagonal(params T[] diagonal)
    {
        var a = new T[diagonal.Length * diagonal.Length];
        for (int i = 0; i < diagonal.Length; i++)
        {
            a[i * (diagonal.Length + 1)] = diagonal[i];
        }

        return a;
    }

    /// <summary>Exactly this determinant, and its logarithm.</summary>
    private void Check(T[] a, int n, int expected)
    {
        Assert.That(_toolbox.Determinant<T>(a, n), Is.EqualTo(T.CreateChecked(expected)));
        (T sign, T log) = _toolbox.LogDeterminant<T>(a, n);
        Assert.That(sign, Is.EqualTo(T.CreateChecked(Math.Sign(expected))));
        Assert.That(double.CreateChecked(log), Is.EqualTo(Math.Log(Math.Abs(expected))).Within(4 * Precision<T>.UnitRoundoff));
    }
}
