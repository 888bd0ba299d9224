using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;

namespace RecursiveLU;

/// <summary>A complex number of two <see cref="float"/>s, real part first: C's <c>float _Complex</c>, Fortran's <c>COMPLEX</c>, NumPy's
/// <c>complex64</c>.</summary>
/// <remarks>Sums, differences and products are computed in float; quotients and all that is not arithmetic go through
/// <see cref="Complex"/> and are rounded once more. Texts and tests of kind are those of <see cref="Complex"/>.</remarks>
/// <param name="real">The real part.</param>
/// <param name="imaginary">The imaginary part.</param>
[StructLayout(LayoutKind.Sequential)]
public readonly struct Complex64(float real, float imaginary)
    : INumberBase<Complex64>, ISignedNumber<Complex64>, IUtf8SpanFormattable
{
    /// <summary>Gets 1.</summary>
    public static Complex64 One => new(1, 0);

    /// <summary>Gets 0.</summary>
    public static Complex64 Zero => default;

    /// <summary>Gets the square root of -1.</summary>
    public static Complex64 ImaginaryOne => new(0, 1);

    /// <summary>Gets NaN in both parts.</summary>
    public static Complex64 NaN => new(float.NaN, float.NaN);

    /// <summary>Gets infinity in both parts.</summary>
    public static Complex64 Infinity => new(float.PositiveInfinity, float.PositiveInfinity);

    /// <summary>Gets the real part.</summary>
    public float Real { get; } = real;

    /// <summary>Gets the imaginary part.</summary>
    public float Imaginary { get; } = imaginary;

    /// <summary>Gets the absolute value; it does not overflow on the way.</summary>
    public float Magnitude => (float)Complex.Abs(this);

    /// <summary>Gets the angle, from -pi to pi.</summary>
    public float Phase => (float)((Complex)this).Phase;

    static int INumberBase<Complex64>.Radix => 2;

    static Complex64 IAdditiveIdentity<Complex64, Complex64>.AdditiveIdentity => Zero;

    static Complex64 IMultiplicativeIdentity<Complex64, Complex64>.MultiplicativeIdentity => One;

    static Complex64 ISignedNumber<Complex64>.NegativeOne => new(-1, 0);

    /// <summary>A real number as a complex one.</summary>
    public static implicit operator Complex64(float value) => new(value, 0);

    /// <summary>The same number in double.</summary>
    public static implicit operator Complex(Complex64 value) => new(value.Real, value.Imaginary);

    /// <summary>The nearest number; parts that are too large become infinite.</summary>
    public static explicit operator Complex64(Complex value) => new((float)value.Real, (float)value.Imaginary);

    /// <summary>The number itself.</summary>
    public static Complex64 operator +(Complex64 value) => value;

    /// <summary>The sum.</summary>
    public static Complex64 operator +(Complex64 left, Complex64 right) =>
        new(left.Real + right.Real, left.Imaginary + right.Imaginary);

    /// <summary>The number and 1.</summary>
    public static Complex64 operator ++(Complex64 value) => value + One;

    /// <summary>The number with the other sign.</summary>
    public static Complex64 operator -(Complex64 value) => new(-value.Real, -value.Imaginary);

    /// <summary>The difference.</summary>
    public static Complex64 operator -(Complex64 left, Complex64 right) =>
        new(left.Real - right.Real, left.Imaginary - right.Imaginary);

    /// <summary>The number less 1.</summary>
    public static Complex64 operator --(Complex64 value) => value - One;

    /// <summary>The product, each part from two products that are rounded.</summary>
    public static Complex64 operator *(Complex64 left, Complex64 right) => new(
        (left.Real * right.Real) - (left.Imaginary * right.Imaginary),
        (left.Imaginary * right.Real) + (left.Real * right.Imaginary));

    /// <summary>The quotient; it does not overflow or underflow on the way.</summary>
    public static Complex64 operator /(Complex64 left, Complex64 right) => (Complex64)((Complex)left / right);

    /// <summary>Whether both parts are equal.</summary>
    public static bool operator ==(Complex64 left, Complex64 right) =>
        left.Real == right.Real && left.Imaginary == right.Imaginary;

    /// <summary>Whether a part is not equal.</summary>
    public static bool operator !=(Complex64 left, Complex64 right) => !(left == right);

    /// <summary>The absolute value; it does not overflow on the way.</summary>
    public static float Abs(Complex64 value) => value.Magnitude;

    /// <summary>The number with the other sign in the imaginary part.</summary>
    public static Complex64 Conjugate(Complex64 value) => new(value.Real, -value.Imaginary);

    /// <summary>Whether both parts are finite.</summary>
    public static bool IsFinite(Complex64 value) => float.IsFinite(value.Real) && float.IsFinite(value.Imaginary);

    /// <summary>Whether a part is infinite.</summary>
    public static bool IsInfinity(Complex64 value) => float.IsInfinity(value.Real) || float.IsInfinity(value.Imaginary);

    /// <summary>Whether the number is neither finite nor infinite.</summary>
    public static bool IsNaN(Complex64 value) => !IsFinite(value) && !IsInfinity(value);

    /// <summary>Reads a text as <see cref="Complex"/> writes it.</summary>
    public static Complex64 Parse(string s, IFormatProvider? provider) => (Complex64)Complex.Parse(s, provider);

    /// <summary>Reads a text as <see cref="Complex"/> writes it.</summary>
    public static Complex64 Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => (Complex64)Complex.Parse(s, provider);

    /// <summary>Reads a text as <see cref="Complex"/> writes it.</summary>
    public static Complex64 Parse(string s, NumberStyles style, IFormatProvider? provider) =>
        (Complex64)Complex.Parse(s, style, provider);

    /// <summary>Reads a text as <see cref="Complex"/> writes it.</summary>
    public static Complex64 Parse(ReadOnlySpan<char> s, NumberStyles style, IFormatProvider? provider) =>
        (Complex64)Complex.Parse(s, style, provider);

    /// <summary>Reads a text as <see cref="Complex"/> writes it, if it is one.</summary>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Complex64 result) =>
        Narrowed(Complex.TryParse(s, provider, out Complex value), value, out result);

    /// <summary>Reads a text as <see cref="Complex"/> writes it, if it is one.</summary>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out Complex64 result) =>
        Narrowed(Complex.TryParse(s, provider, out Complex value), value, out result);

    /// <summary>Reads a text as <see cref="Complex"/> writes it, if it is one.</summary>
    public static bool TryParse(
        [NotNullWhen(true)] string? s, NumberStyles style, IFormatProvider? provider, out Complex64 result) =>
        Narrowed(Complex.TryParse(s, style, provider, out Complex value), value, out result);

    /// <summary>Reads a text as <see cref="Complex"/> writes it, if it is one.</summary>
    public static bool TryParse(ReadOnlySpan<char> s, NumberStyles style, IFormatProvider? provider, out Complex64 result) =>
        Narrowed(Complex.TryParse(s, style, provider, out Complex value), value, out result);

    /// <inheritdoc/>
    public bool Equals(Complex64 other) => Real.Equals(other.Real) && Imaginary.Equals(other.Imaginary);

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is Complex64 other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Real, Imaginary);

    /// <inheritdoc/>
    public override string ToString() => ToString(null, null);

    /// <summary>The number as <c>&lt;real; imaginary&gt;</c>.</summary>
    public string ToString(string? format, IFormatProvider? formatProvider)
    {
        NumberFormatInfo numbers = NumberFormatInfo.GetInstance(formatProvider);
        return $"<{Real.ToString(format, numbers)}; {Imaginary.ToString(format, numbers)}>";
    }

    /// <inheritdoc/>
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
    {
        string text = ToString(format.ToString(), provider);
        bool fits = text.TryCopyTo(destination);
        charsWritten = fits ? text.Length : 0;
        return fits;
    }

    /// <inheritdoc/>
    public bool TryFormat(Span<byte> utf8Destination, out int bytesWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
    {
        string text = ToString(format.ToString(), provider);
        bool fits = System.Text.Encoding.UTF8.TryGetBytes(text, utf8Destination, out bytesWritten);
        bytesWritten = fits ? bytesWritten : 0;
        return fits;
    }

    static Complex64 INumberBase<Complex64>.Abs(Complex64 value) => value.Magnitude;

    static bool INumberBase<Complex64>.IsCanonical(Complex64 value) => true;

    static bool INumberBase<Complex64>.IsComplexNumber(Complex64 value) => Complex.IsComplexNumber(value);

    static bool INumberBase<Complex64>.IsEvenInteger(Complex64 value) => Complex.IsEvenInteger(value);

    static bool INumberBase<Complex64>.IsImaginaryNumber(Complex64 value) => Complex.IsImaginaryNumber(value);

    static bool INumberBase<Complex64>.IsInteger(Complex64 value) => Complex.IsInteger(value);

    static bool INumberBase<Complex64>.IsNegative(Complex64 value) => Complex.IsNegative(value);

    static bool INumberBase<Complex64>.IsNegativeInfinity(Complex64 value) => Complex.IsNegativeInfinity(value);

    static bool INumberBase<Complex64>.IsNormal(Complex64 value) =>
        float.IsNormal(value.Real) && (value.Imaginary == 0 || float.IsNormal(value.Imaginary));

    static bool INumberBase<Complex64>.IsOddInteger(Complex64 value) => Complex.IsOddInteger(value);

    static bool INumberBase<Complex64>.IsPositive(Complex64 value) => Complex.IsPositive(value);

    static bool INumberBase<Complex64>.IsPositiveInfinity(Complex64 value) => Complex.IsPositiveInfinity(value);

    static bool INumberBase<Complex64>.IsRealNumber(Complex64 value) => Complex.IsRealNumber(value);

    static bool INumberBase<Complex64>.IsSubnormal(Complex64 value) =>
        float.IsSubnormal(value.Real) || float.IsSubnormal(value.Imaginary);

    static bool INumberBase<Complex64>.IsZero(Complex64 value) => value == Zero;

    static Complex64 INumberBase<Complex64>.MaxMagnitude(Complex64 x, Complex64 y) => (Complex64)Complex.MaxMagnitude(x, y);

    static Complex64 INumberBase<Complex64>.MaxMagnitudeNumber(Complex64 x, Complex64 y) =>
        IsNaN(x) ? y : IsNaN(y) ? x : (Complex64)Complex.MaxMagnitude(x, y);

    static Complex64 INumberBase<Complex64>.MinMagnitude(Complex64 x, Complex64 y) => (Complex64)Complex.MinMagnitude(x, y);

    static Complex64 INumberBase<Complex64>.MinMagnitudeNumber(Complex64 x, Complex64 y) =>
        IsNaN(x) ? y : IsNaN(y) ? x : (Complex64)Complex.MinMagnitude(x, y);

    static bool INumberBase<Complex64>.TryConvertFromChecked<TOther>(TOther value, out Complex64 result) =>
        TryConvertFrom(value, out result);

    static bool INumberBase<Complex64>.TryConvertFromSaturating<TOther>(TOther value, out Complex64 result) =>
        TryConvertFrom(value, out result);

    static bool INumberBase<Complex64>.TryConvertFromTruncating<TOther>(TOther value, out Complex64 result) =>
        TryConvertFrom(value, out result);

    static bool INumberBase<Complex64>.TryConvertToChecked<TOther>(Complex64 value, [MaybeNullWhen(false)] out TOther result)
    {
        if (TryConvertTo(value, out result))
        {
            return true;
        }

        if (!IsReal<TOther>())
        {
            return false;
        }

        result = value.Imaginary == 0
            ? TOther.CreateChecked(value.Real)
            : throw new OverflowException($"{value} has an imaginary part.");
        return true;
    }

    static bool INumberBase<Complex64>.TryConvertToSaturating<TOther>(Complex64 value, [MaybeNullWhen(false)] out TOther result)
    {
        bool isReal = !TryConvertTo(value, out result) && IsReal<TOther>();
        result = isReal ? TOther.CreateSaturating(value.Real) : result;
        return isReal || typeof(TOther) == typeof(Complex);
    }

    static bool INumberBase<Complex64>.TryConvertToTruncating<TOther>(Complex64 value, [MaybeNullWhen(false)] out TOther result)
    {
        bool isReal = !TryConvertTo(value, out result) && IsReal<TOther>();
        result = isReal ? TOther.CreateTruncating(value.Real) : result;
        return isReal || typeof(TOther) == typeof(Complex);
    }

    private static bool Narrowed(bool isNumber, Complex value, out Complex64 result)
    {
        result = isNumber ? (Complex64)value : default;
        return isNumber;
    }

    private static bool TryConvertFrom<TOther>(TOther value, out Complex64 result)
        where TOther : INumberBase<TOther>
    {
        bool isComplex = typeof(TOther) == typeof(Complex);
        bool isReal = IsReal<TOther>();
        result = isComplex ? (Complex64)(Complex)(object)value : isReal ? float.CreateSaturating(value) : default;
        return isComplex || isReal;
    }

    private static bool TryConvertTo<TOther>(Complex64 value, [MaybeNullWhen(false)] out TOther result)
    {
        bool isComplex = typeof(TOther) == typeof(Complex);
        result = isComplex ? (TOther)(object)(Complex)value : default;
        return isComplex;
    }

    /// <summary>Whether a type is one of the runtime's real numbers.</summary>
    private static bool IsReal<TOther>() =>
        typeof(TOther) == typeof(double) || typeof(TOther) == typeof(float) || typeof(TOther) == typeof(Half)
        || typeof(TOther) == typeof(decimal) || typeof(TOther) == typeof(byte) || typeof(TOther) == typeof(sbyte)
        || typeof(TOther) == typeof(short) || typeof(TOther) == typeof(ushort) || typeof(TOther) == typeof(int)
        || typeof(TOther) == typeof(uint) || typeof(TOther) == typeof(long) || typeof(TOther) == typeof(ulong)
        || typeof(TOther) == typeof(nint) || typeof(TOther) == typeof(nuint) || typeof(TOther) == typeof(Int128)
        || typeof(TOther) == typeof(UInt128) || typeof(TOther) == typeof(BigInteger) || typeof(TOther) == typeof(char);
}
