using System.Numerics;
using System.Runtime.InteropServices;
using NUnit.Framework;

namespace RecursiveLU.Tests;

/// <summary>Determinants by their logarithms, for types without kernels; those with are in DeterminantTests.</summary>
[TestFixture]
internal sealed class LogDeterminantTests
{
    private const double Tolerance = 1e-14;

    [Test]
    public void OfComplexMatricesHavePhaseAndModulus()
    {
        // Its determinant is (3 + 4i) * 2i * -1 = 8 - 6i: the rows are exchanged once, so the product of the pivots has the other sign.
        Complex[] a = [0, new(3, 4), 0, new(0, 2), 5, 0, 1, 1, 1];
        LuFactorization<Complex> lu = Lu.Factor<Complex>(a, 3, 3);

        (Complex phase, double logModulus) = lu.LogDeterminant();

        Assert.That(Complex.Abs(phase - new Complex(0.8, -0.6)), Is.LessThan(Tolerance));
        Assert.That(logModulus, Is.EqualTo(Math.Log(10)).Within(Tolerance));
        Assert.That(Complex.Abs(lu.Determinant() - new Complex(8, -6)), Is.LessThan(10 * Tolerance));
    }

    [TestCase(1000)]
    [TestCase(-1060)]
    [TestCase(1023)]
    public void OfComplexMatricesDoNotOverflow(int power)
    {
        // Both parts are as large as can be at 2^1023: the modulus of an element alone overflows.
        double large = Math.ScaleB(1.75, power);
        Complex z = new(large, -large);
        LuFactorization<Complex> lu = Lu.Factor<Complex>([z, 0, 0, 0, z, 0, 0, 0, z], 3, 3);

        (Complex phase, double logModulus) = lu.LogDeterminant();

        // (1 - i)^3 = -2 - 2i.
        Assert.That(Complex.Abs(phase - new Complex(-Math.Sqrt(0.5), -Math.Sqrt(0.5))), Is.LessThan(Tolerance));
        double expected = 3 * (Math.Log(1.75) + Math.Log(Math.Sqrt(2)) + (power * Math.Log(2)));
        Assert.That(logModulus, Is.EqualTo(expected).Within(Tolerance * Math.Abs(expected)));
    }

    [Test]
    public void OfComplexMatricesDoNotOverflowOnTheWay()
    {
        Complex large = new(0, 1e300);
        Complex small = new(1e-300, 0);
        Complex[] a = [large, 0, 0, 0, 0, large, 0, 0, 0, 0, small, 0, 0, 0, 0, small];

        Complex determinant = Lu.Factor<Complex>(a, 4, 4).Determinant();

        Assert.That(Complex.Abs(determinant + 1), Is.LessThan(Tolerance));
    }

    [Test]
    public void OfSingularMatricesAreZero()
    {
        Assert.That(Lu.Factor<Complex>(new Complex[4], 2, 2).LogDeterminant(), Is.EqualTo((Complex.Zero, double.NegativeInfinity)));
        Assert.That(Lu.Factor<decimal>(new decimal[4], 2, 2).LogDeterminant(), Is.EqualTo((0m, double.NegativeInfinity)));
        Assert.That(Lu.Factor<Half>(new Half[4], 2, 2).LogDeterminant(), Is.EqualTo((Half.Zero, Half.NegativeInfinity)));
        Assert.That(Lu.Factor<NFloat>(new NFloat[4], 2, 2).LogDeterminant(), Is.EqualTo(((NFloat)0, NFloat.NegativeInfinity)));
    }

    [Test]
    public void OfEmptyMatricesAreOne()
    {
        Assert.That(Lu.Factor<Complex>([], 0, 0).LogDeterminant(), Is.EqualTo((Complex.One, 0.0)));
        Assert.That(Lu.Factor<decimal>([], 0, 0).LogDeterminant(), Is.EqualTo((1m, 0.0)));
        Assert.That(Lu.Factor<Half>([], 0, 0).LogDeterminant(), Is.EqualTo((Half.One, Half.Zero)));
        Assert.That(Lu.Factor<NFloat>([], 0, 0).LogDeterminant(), Is.EqualTo(((NFloat)1, (NFloat)0)));
    }

    [Test]
    public void OfDecimalMatricesDoNotOverflow()
    {
        // The product of the pivots, -6e40 with its exchange, is no decimal.
        decimal[] a = [0, 3e20m, 2e20m, 7];

        (decimal sign, double logMagnitude) = Lu.Factor<decimal>(a, 2, 2).LogDeterminant();

        Assert.That(sign, Is.EqualTo(-1m));
        Assert.That(logMagnitude, Is.EqualTo(Math.Log(6e40)).Within(1e-12));
    }

    [Test]
    public void OfHalfMatricesAreRoundedOnce()
    {
        // Far too small for a Half, and so is the product of any two pivots; of 400 roundings of a sum there is no trace.
        const int n = 400;
        var a = new Half[n * n];
        for (int i = 0; i < n; i++)
        {
            a[i * (n + 1)] = (Half)(-0.0001);
        }

        (Half sign, Half logMagnitude) = Lu.Factor<Half>(a, n, n).LogDeterminant();

        Assert.That(sign, Is.EqualTo(Half.One));
        Assert.That(logMagnitude, Is.EqualTo((Half)(n * Math.Log(-(double)a[0]))));
    }

    [Test]
    public void OfOtherTypesWithLogarithmsAreSums()
    {
        // NFloat has no code of its own here: a user's type.
        var large = (NFloat)1e200;
        NFloat[] a = [0, large, 0, large, 0, 0, 0, 0, -large];

        (NFloat sign, NFloat logMagnitude) = Lu.Factor<NFloat>(a, 3, 3).LogDeterminant();

        Assert.That(sign, Is.EqualTo((NFloat)1));
        Assert.That(logMagnitude.Value, Is.EqualTo(600 * Math.Log(10)).Within(1e-11));
    }

    [Test]
    public void NeedSquareMatrices()
    {
        Assert.That(() => Lu.Factor<Complex>(new Complex[6], 2, 3).LogDeterminant(), Throws.InvalidOperationException);
        Assert.That(() => Lu.Factor<decimal>(new decimal[6], 2, 3).LogDeterminant(), Throws.InvalidOperationException);
        Assert.That(
            () => LuFactorizationExtensions.LogDeterminant((LuFactorization<Complex>)null!), Throws.ArgumentNullException);
        Assert.That(
            () => LuFactorizationExtensions.LogDeterminant((LuFactorization<decimal>)null!), Throws.ArgumentNullException);
    }
}
