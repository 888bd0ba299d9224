using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using FsCheck;
using FsCheck.Fluent;
using NUnit.Framework;

namespace RecursiveLU.Tests;

/// <summary>The complex number of two floats, held against that of two doubles.</summary>
[TestFixture]
internal sealed class Complex64Tests
{
    private static readonly float[] s_special =
        [0, -0f, 1, -2, 0.5f, float.Epsilon, 1e-38f, 3e38f, float.PositiveInfinity, float.NegativeInfinity, float.NaN];

    private static IEnumerable<Complex64> Numbers =>
        from real in s_special from imaginary in s_special select new Complex64(real, imaginary);

    [Test]
    public void ItIsTwoFloatsTheRealPartFirst()
    {
        Complex64[] numbers = [new(1, 2), new(3, 4)];
        Assert.Multiple(() =>
        {
            Assert.That(Unsafe.SizeOf<Complex64>(), Is.EqualTo(8));
            Assert.That(MemoryMarshal.Cast<Complex64, float>(numbers).ToArray(), Is.EqualTo(new float[] { 1, 2, 3, 4 }));
        });
    }

    [Test]
    public void ArithmeticIsThatOfDoubleButForRounding() => Prop.ForAll<(int A, int B), (int A, int B)>((p, q) =>
    {
        // Integers whose products are exact in float.
        var x = new Complex64(p.A % 1000, p.B % 1000);
        var y = new Complex64(q.A % 1000, q.B % 1000);
        return (Complex)(x + y) == (Complex)x + y
            && (Complex)(x - y) == (Complex)x - y
            && (Complex)(x * y) == (Complex)x * y
            && (y == Complex64.Zero || x / y == (Complex64)((Complex)x / y))
            && x == -(-x) && Complex64.Conjugate(Complex64.Conjugate(x)) == x;
    }).QuickCheckThrowOnFailure();

    [Test]
    public void ProductsAreRoundedInFloat()
    {
        var third = new Complex64(1f / 3, 1f / 7);
        float a = 1f / 3, b = 1f / 7, ab = a * b;
        Assert.That(third * third, Is.EqualTo(new Complex64((a * a) - (b * b), ab + ab)));
    }

    [Test]
    public void AQuotientDoesNotOverflowOnTheWay([Values(1e-38f, 1f, 2e38f)] float size)
    {
        var x = new Complex64(size, -size);
        Assert.Multiple(() =>
        {
            Assert.That(x / x, Is.EqualTo(Complex64.One));
            Assert.That(x.Magnitude, Is.EqualTo((float)(size * Math.Sqrt(2))));
        });
    }

    [Test]
    public void KindsAreThoseOfComplex() => Assert.Multiple(() =>
    {
        foreach (Complex64 x in Numbers)
        {
            Complex z = x;
            Assert.That(Complex64.IsFinite(x), Is.EqualTo(Complex.IsFinite(z)), $"{x}");
            Assert.That(Complex64.IsInfinity(x), Is.EqualTo(Complex.IsInfinity(z)), $"{x}");
            Assert.That(Complex64.IsNaN(x), Is.EqualTo(Complex.IsNaN(z)), $"{x}");
            Assert.That(KindsOf(x), Is.EqualTo(KindsOf(z)), $"{x}");
            Assert.That(x.Equals(x) && x.GetHashCode() == new Complex64(x.Real, x.Imaginary).GetHashCode(), $"{x}");
#pragma warning disable CS1718 // Compared with itself: NaN is not equal.
            Assert.That(x == x, Is.EqualTo(z == z), $"{x}");
#pragma warning restore CS1718
        }
    });

    [TestCase("<1.5; -2>", 1.5f, -2f)]
    [TestCase("<NaN; Infinity>", float.NaN, float.PositiveInfinity)]
    public void TextsAreThoseOfComplex(string text, float real, float imaginary)
    {
        var x = new Complex64(real, imaginary);
        Span<byte> bytes = stackalloc byte[64];
        Span<char> letters = stackalloc char[64];
        bool written = x.TryFormat(bytes, out int length, default, CultureInfo.InvariantCulture);
        bool spelt = x.TryFormat(letters, out int count, default, CultureInfo.InvariantCulture);
        string utf8 = System.Text.Encoding.UTF8.GetString(bytes[..length]);
        string utf16 = letters[..count].ToString();
        bool tooLong = x.TryFormat(letters[..3], out int none, default, null);
        Assert.Multiple(() =>
        {
            Assert.That(x.ToString(null, CultureInfo.InvariantCulture), Is.EqualTo(text));
            Assert.That(((Complex)x).ToString(CultureInfo.InvariantCulture), Is.EqualTo(text));
            Assert.That(Complex64.Parse(text, CultureInfo.InvariantCulture), Is.EqualTo(x));
            Assert.That(Complex64.TryParse(text, CultureInfo.InvariantCulture, out Complex64 read) && read.Equals(x));
            Assert.That((written, spelt, utf8, utf16), Is.EqualTo((true, true, text, text)));
            Assert.That((tooLong, none), Is.EqualTo((false, 0)));
            Assert.That(Complex64.TryParse("1 + 2i", CultureInfo.InvariantCulture, out _), Is.False);
        });
    }

    [Test]
    public void NumbersAreConverted() => Assert.Multiple(() =>
    {
        Assert.That(Checked<Complex64, int>(7), Is.EqualTo(new Complex64(7, 0)));
        Assert.That(Checked<Complex64, Complex>(new Complex(1, 2)), Is.EqualTo(new Complex64(1, 2)));
        Assert.That(Truncated<Complex64, double>(0.1), Is.EqualTo(new Complex64(0.1f, 0)));
        Assert.That(double.CreateChecked(new Complex64(3, 0)), Is.EqualTo(3.0));
        Assert.That(() => double.CreateChecked(new Complex64(3, 1)), Throws.TypeOf<OverflowException>());
        Assert.That(double.CreateSaturating(new Complex64(3, 1)), Is.EqualTo(3.0));
        Assert.That(int.CreateTruncating(new Complex64(3.9f, 1)), Is.EqualTo(3));
        Assert.That(Complex.CreateChecked(new Complex64(3, 1)), Is.EqualTo(new Complex(3, 1)));
        Assert.That((Complex64)new Complex(1e300, 1e-300), Is.EqualTo(new Complex64(float.PositiveInfinity, 0)));
    });

    [Test]
    public void MagnitudesAreCompared() => Assert.Multiple(() =>
    {
        foreach (Complex64 x in Numbers)
        {
            foreach (Complex64 y in Numbers)
            {
                Assert.That(Larger(x, y), Is.EqualTo((Complex64)Complex.MaxMagnitude(x, y)), $"{x} {y}");
                Assert.That(Smaller(x, y), Is.EqualTo((Complex64)Complex.MinMagnitude(x, y)), $"{x} {y}");
            }
        }
    });

    private static T Checked<T, TOther>(TOther x)
        where T : INumberBase<T>
        where TOther : INumberBase<TOther> => T.CreateChecked(x);

    private static T Truncated<T, TOther>(TOther x)
        where T : INumberBase<T>
        where TOther : INumberBase<TOther> => T.CreateTruncating(x);

    private static T Larger<T>(T x, T y)
        where T : INumberBase<T> => T.MaxMagnitude(x, y);

    private static T Smaller<T>(T x, T y)
        where T : INumberBase<T> => T.MinMagnitude(x, y);

    private static bool[] KindsOf<T>(T x)
        where T : INumberBase<T> =>
        [
            T.IsZero(x), T.IsRealNumber(x), T.IsImaginaryNumber(x), T.IsComplexNumber(x), T.IsInteger(x), T.IsEvenInteger(x),
            T.IsOddInteger(x), T.IsNegative(x), T.IsPositive(x), T.IsNegativeInfinity(x), T.IsPositiveInfinity(x), T.IsCanonical(x),
        ];
}
