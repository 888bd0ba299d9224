using System.Numerics;

namespace RecursiveLU.Algorithms.Numbers;

/// <summary>A number as a significand, whose larger part has a magnitude of 1 to 2, times a power of two that neither overflows
/// nor underflows. Zero, infinity and NaN are significands with the exponent 0.</summary>
/// <remarks>Every operation rounds as T does far from the ends of its range. What is lost of the smaller part of a complex
/// number, if its exponent is out of range, is nothing beside the larger one.</remarks>
/// <typeparam name="T">The type of the significand.</typeparam>
/// <typeparam name="TReal">The type of its parts: T itself if it is real.</typeparam>
internal readonly struct Scaled<T, TReal>
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IFloatingPointIeee754<TReal>
{
    /// <summary>Exponents further apart are those of a number and less than half its last bit, in every type.</summary>
    private const int Apart = 64;

    private readonly T _significand;
    private readonly int _exponent;

    private Scaled(T significand, int exponent)
    {
        _significand = significand;
        _exponent = exponent;
    }

    /// <summary>Gets the number in its type: rounded, and infinite or zero if it is out of range.</summary>
    public T Value => _exponent == 0 ? _significand : Element<T, TReal>.ScaleB(_significand, _exponent);

    /// <summary>Gets the exponent.</summary>
    public int Exponent => _exponent;

    public bool IsZero => T.IsZero(_significand);

    public bool IsFinite => T.IsFinite(_significand);

    public bool IsNaN => T.IsNaN(_significand);

    /// <summary>Gets the number without its sign, of a complex one |re| + |im|.</summary>
    public Scaled<TReal, TReal> Magnitude =>
        Scaled<TReal, TReal>.Of(Element<T, TReal>.Magnitude(_significand), _exponent);

    /// <summary>Gets the number with the other sign in the imaginary part.</summary>
    public Scaled<T, TReal> Conjugate => new(Element<T, TReal>.Conjugate(_significand), _exponent);

    public static Scaled<T, TReal> operator -(in Scaled<T, TReal> a) => new(-a._significand, a._exponent);

    public static Scaled<T, TReal> operator +(in Scaled<T, TReal> a, in Scaled<T, TReal> b) => a - (-b);

    public static Scaled<T, TReal> operator -(in Scaled<T, TReal> a, in Scaled<T, TReal> b)
    {
        if (b.IsZero)
        {
            return a;
        }

        if (a.IsZero)
        {
            return -b;
        }

        if (!a.IsFinite || !b.IsFinite)
        {
            return Of(a._significand - b._significand);
        }

        int distance = a._exponent - b._exponent;
        return distance > Apart ? a
            : distance < -Apart ? -b
            : distance >= 0 ? Of(a._significand - Element<T, TReal>.ScaleB(b._significand, -distance), a._exponent)
            : Of(Element<T, TReal>.ScaleB(a._significand, distance) - b._significand, b._exponent);
    }

    public static Scaled<T, TReal> operator *(in Scaled<T, TReal> a, in Scaled<T, TReal> b) =>
        Of(a._significand * b._significand, a._exponent + b._exponent);

    public static Scaled<T, TReal> operator /(in Scaled<T, TReal> a, in Scaled<T, TReal> b) =>
        Of(a._significand / b._significand, a._exponent - b._exponent);

    /// <summary>Whether a magnitude, which is real, is larger than another.</summary>
    public static bool operator >(in Scaled<T, TReal> a, in Scaled<T, TReal> b) =>
        a._exponent == b._exponent || a.IsZero || b.IsZero || !a.IsFinite || !b.IsFinite
            ? Element<T, TReal>.Re(a._significand) > Element<T, TReal>.Re(b._significand)
            : a._exponent > b._exponent;

    /// <summary>Whether a magnitude is smaller than another.</summary>
    public static bool operator <(in Scaled<T, TReal> a, in Scaled<T, TReal> b) => b > a;

    /// <summary>x times a power of two.</summary>
    public static Scaled<T, TReal> Of(T x, int exponent = 0)
    {
        if (!T.IsFinite(x) || T.IsZero(x))
        {
            return new Scaled<T, TReal>(x, 0);
        }

        int power = Element<T, TReal>.Exponent(x);
        return new Scaled<T, TReal>(power == 0 ? x : Element<T, TReal>.ScaleB(x, -power), exponent + power);
    }

    /// <summary>The larger of two magnitudes; NaN if one is.</summary>
    public static Scaled<T, TReal> Max(in Scaled<T, TReal> a, in Scaled<T, TReal> b) =>
        a.IsNaN || (!b.IsNaN && a > b) ? a : b;

    /// <summary>Whether this and the limit, both magnitudes, are finite, and this one does not exceed the limit.</summary>
    public bool IsAtMost(in Scaled<T, TReal> limit) => IsFinite && limit.IsFinite && !(this > limit);

    /// <summary>The same number with a significand of another type that holds it.</summary>
    public Scaled<TOther, TOtherReal> In<TOther, TOtherReal>()
        where TOther : unmanaged, INumberBase<TOther>
        where TOtherReal : unmanaged, IFloatingPointIeee754<TOtherReal> =>
        Scaled<TOther, TOtherReal>.Of(TOther.CreateTruncating(_significand), _exponent);

    /// <summary>This times a real number.</summary>
    public Scaled<T, TReal> Times(in Scaled<TReal, TReal> factor) =>
        Of(Element<T, TReal>.Times(_significand, factor._significand), _exponent + factor._exponent);

    /// <summary>This times a power of two, in its type.</summary>
    public T Times(int power) => Element<T, TReal>.ScaleB(_significand, _exponent + power);
}
