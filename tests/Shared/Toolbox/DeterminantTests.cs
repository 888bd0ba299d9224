using System.Numerics;
using NUnit.Framework;

namespace RecursiveLU.Testing;

/// <summary>Determinants and their logarithms.</summary>
[TestFixtureSource(typeof(Engines), nameof(Engines.Toolboxes))]
internal sealed class DeterminantTests<T>(ToolboxSource source)
    where T : unmanaged, INumberBase<T>
{
    private readonly ILuToolbox _toolbox = source.Open();

    private static bool IsComplex => Precision.IsComplex<T>();

    [Test]
    public void IsExactIfTheFactorsAre()
    {
        // Pivots 4, 2 and 8, the first two rows exchanged.
        T[] a = [.. new[] { 2, 4, 1, 3, 2, 1.5, 8, 8, 12 }.Select(x => T.CreateChecked(x))];

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
        Complex[] factors = Array.ConvertAll(a, Complex.CreateChecked);
        var pivots = new long[n];
        ReferenceLu.Factor<Complex>(factors, n, n, n, pivots, pivoting: true);
        double log = 0;
        Complex phase = 1;
        for (int i = 0; i < n; i++)
        {
            double modulus = Complex.Abs(factors[i * (n + 1)]);
            log += Math.Log(modulus);
            phase *= factors[i * (n + 1)] / (pivots[i] != i + 1 ? -modulus : modulus);
        }

        (T foundPhase, double foundLog) = _toolbox.LogDeterminant<T>(a, n);

        double rounding = 1000 * n * Precision.UnitRoundoff<T>();
        Assert.That(Complex.Abs(Complex.CreateChecked(foundPhase) - phase), Is.LessThanOrEqualTo(IsComplex ? rounding : 1e-9));
        Assert.That(foundLog, Is.EqualTo(log).Within(rounding + (rounding * Math.Abs(log))));
        Complex determinant = Complex.CreateChecked(_toolbox.Determinant<T>(a, n));
        Complex expected = phase * Math.Exp(log);
        if (Complex.Abs(expected) > 2 * Precision.Largest<T>())
        {
            Assert.That(Complex.IsInfinity(determinant), $"{determinant}, should be {expected}");
            Assert.That(IsComplex || determinant.Real > 0 == expected.Real > 0, $"{determinant}, should be {expected}");
        }
        else
        {
            Assert.That(Complex.Abs(determinant - expected), Is.LessThanOrEqualTo(rounding * Complex.Abs(expected)));
        }
    }

    [Test]
    public void OverflowsOnlyWithItsValue()
    {
        // Partial products leave the range on both sides.
        int range = Precision.LargestExponent<T>() - 1;
        T large = Precision.ScaleB(T.One, range);
        T small = Precision.ScaleB(T.One, -range);
        Check(Diagonal(large, large, large, small, small, small), 6, 1);
        Check(Diagonal(small, small, small, large, large, -large), 6, -1);

        (T sign, double log) = _toolbox.LogDeterminant<T>(Diagonal(large, large, -large), 3);
        Assert.That(sign, Is.EqualTo(-T.One));
        Assert.That(log, Is.EqualTo(3 * range * Math.Log(2)).Within(1e-5).Percent);
        T infinite = _toolbox.Determinant<T>(Diagonal(large, large, -large), 3);
        Assert.That(T.IsInfinity(infinite) && Complex.CreateTruncating(infinite).Real < 0);
        Assert.That(_toolbox.Determinant<T>(Diagonal(small, small, small), 3), Is.EqualTo(T.Zero));
    }

    /// <summary>So that the modulus of one alone overflows, in parts of either sign; of real types the sizes themselves.</summary>
    [Test]
    public void HasPivotsFromEndToEndOfTheRange()
    {
        double large = Precision.Largest<T>();
        double small = Precision.ScaleB(1.0, Precision.SmallestNormalExponent<T>());
        T[] pivots =
        [
            Precision.Of<T>(large, large), Precision.Of<T>(-large, large), Precision.Of<T>(large, 0),
            Precision.Of<T>(small, -small), Precision.Of<T>(small, 0), Precision.Of<T>(-small, small),
        ];
        DyadicComplex exact = pivots.Aggregate(DyadicComplex.One, (product, x) => product * DyadicComplex.Of(x));

        T found = _toolbox.Determinant<T>(Diagonal(pivots), 6);
        (T phase, double log) = _toolbox.LogDeterminant<T>(Diagonal(pivots[..3]), 3);

        Dyadic rounding = Dyadic.Of(20 * Precision.UnitRoundoff<T>());
        Assert.That((DyadicComplex.Of(found) - exact).Magnitude <= rounding * exact.Magnitude, $"{found}, should be {exact}");
        DyadicComplex three = pivots[..3].Aggregate(DyadicComplex.One, (product, x) => product * DyadicComplex.Of(x));
        Dyadic modulus = three.Modulus;
        Assert.That(((DyadicComplex.Of(phase) * modulus) - three).Magnitude <= rounding * modulus, $"phase {phase}");
        Assert.That(log, Is.EqualTo(modulus.Log2 * Math.Log(2)).Within(2000 * Precision.UnitRoundoff<T>()));
        Assert.That(T.IsInfinity(_toolbox.Determinant<T>(Diagonal(pivots[..3]), 3)));
        Assert.That(_toolbox.Determinant<T>(Diagonal(pivots[3..]), 3), Is.EqualTo(T.Zero));
    }

    [Test]
    public void KeepsTheDigitsOfALogarithmNearZero()
    {
        // 1 + 2^-k, and a bit below 1: both far from the next power of two.
        double tiny = Math.ScaleB(1.0, -12);
        foreach (double value in new[] { 1 + tiny, 1 - tiny })
        {
            (T _, double log) = _toolbox.LogDeterminant<T>(Diagonal(T.CreateChecked(value), T.One), 2);
            Assert.That(log, Is.EqualTo(Math.Log(value)).Within(1e-4).Percent);
        }
    }

    [Test]
    public void IsZeroForASingularMatrix([Values(1, 2, 6, 40)] int n)
    {
        T[] a = Matrices.Dominant<T>(n, n, n);
        Array.Clear(a, (n - 1) * n, n);

        Assert.That(_toolbox.Determinant<T>(a, n), Is.EqualTo(T.Zero));
        Assert.That(_toolbox.LogDeterminant<T>(a, n), Is.EqualTo((T.Zero, double.NegativeInfinity)));
    }

    [Test]
    public void IsOneForNothing() => Check([], 0, 1);

    [Test]
    public void IsNaNForNaN([Values] bool imaginary)
    {
        T[] a = Diagonal(T.One, imaginary && IsComplex ? Precision.Of<T>(1, double.NaN) : Precision.NaN<T>(), T.Zero);

        Assert.That(T.IsNaN(_toolbox.Determinant<T>(a, 3)));
        (T sign, double log) = _toolbox.LogDeterminant<T>(a, 3);
        Assert.That(T.IsNaN(sign) && double.IsNaN(log));
    }

    /// <summary>An infinite complex number has no phase, and its product with another may be NaN.</summary>
    [Test]
    public void IsInfiniteForInfinity([Values] bool imaginary)
    {
        T infinity = imaginary && IsComplex
            ? Precision.Of<T>(0, double.NegativeInfinity)
            : T.CreateChecked(double.NegativeInfinity);
        T[] a = IsComplex ? [infinity] : Diagonal(T.One, infinity, T.One);
        int n = IsComplex ? 1 : 3;

        (T sign, double log) = _toolbox.LogDeterminant<T>(a, n);

        Assert.That(T.IsInfinity(_toolbox.Determinant<T>(a, n)));
        Assert.That(IsComplex ? T.IsNaN(sign) : sign == -T.One);
        Assert.That(log, Is.EqualTo(double.PositiveInfinity));
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
        (T sign, double log) = _toolbox.LogDeterminant<T>(a, n);
        Assert.That(sign, Is.EqualTo(T.CreateChecked(Math.Sign(expected))));
        Assert.That(log, Is.EqualTo(Math.Log(Math.Abs(expected))).Within(4 * Precision.UnitRoundoff<T>()));
    }
}
