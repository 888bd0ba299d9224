using System.Numerics;

namespace RecursiveLU.Algorithms.Numbers;

/// <summary>A number as a significand of magnitude 1 to 2 times a power of two that neither overflows nor underflows. Zero, infinity
/// and NaN are significands with the exponent 0.</summary>
/// <remarks>Every operation rounds once, as T does far from the ends of its range.</remarks>
/// <typeparam name="T">The type of the significand.</typeparam>
internal readonly struct Scaled<T>
    where T : unmanaged, IFloatingPointIeee754<T>
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
    public T Value => _exponent == 0 ? _significand : T.ScaleB(_significand, _exponent);

    /// <summary>Gets the exponent.</summary>
    public int Exponent => _exponent;

    public bool IsZero => T.IsZero(_significand);

    public bool IsFinite => T.IsFinite(_significand);

    public bool IsNaN => T.IsNaN(_significand);

    /// <summary>Gets the number without its sign.</summary>
    public Scaled<T> Magnitude => new(T.Abs(_significand), _exponent);

    public static Scaled<T> operator -(in Scaled<T> a) => new(-a._significand, a._exponent);

    public static Scaled<T> operator +(in Scaled<T> a, in Scaled<T> b) => a - (-b);

    public static Scaled<T> operator -(in Scaled<T> a, in Scaled<T> b)
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
            : distance >= 0 ? Of(a._significand - T.ScaleB(b._significand, -distance), a._exponent)
            : Of(T.ScaleB(a._significand, distance) - b._significand, b._exponent);
    }

    public static Scaled<T> operator *(in Scaled<T> a, in Scaled<T> b) =>
        Of(a._significand * b._significand, a._exponent + b._exponent);

    public static Scaled<T> operator /(in Scaled<T> a, in Scaled<T> b) =>
        Of(a._significand / b._significand, a._exponent - b._exponent);

    /// <summary>Whether a magnitude is larger than another.</summary>
    public static bool operator >(in Scaled<T> a, in Scaled<T> b) =>
        a._exponent == b._exponent || a.IsZero || b.IsZero || !a.IsFinite || !b.IsFinite
            ? a._significand > b._significand
            : a._exponent > b._exponent;

    /// <summary>Whether a magnitude is smaller than another.</summary>
    public static bool operator <(in Scaled<T> a, in Scaled<T> b) => b > a;

    /// <summary>x times a power of two.</summary>
    public static Scaled<T> Of(T x, int exponent = 0)
    {
        if (!T.IsFinite(x) || T.IsZero(x))
        {
            return new Scaled<T>(x, 0);
        }

        int power = T.ILogB(x);
        return new Scaled<T>(power == 0 ? x : T.ScaleB(x, -power), exponent + power);
    }

    /// <summary>The larger of two magnitudes; NaN if one is.</summary>
    public static Scaled<T> Max(in Scaled<T> a, in Scaled<T> b) => a.IsNaN || (!b.IsNaN && a > b) ? a : b;

    /// <summary>Whether this and the limit, both magnitudes, are finite, and this one does not exceed the limit.</summary>
    public bool IsAtMost(in Scaled<T> limit) => IsFinite && limit.IsFinite && !(this > limit);

    /// <summary>The same number with a significand of double.</summary>
    public Scaled<double> InDouble() => Scaled<double>.Of(double.CreateTruncating(_significand), _exponent);

    /// <summary>This times a power of two, in its type.</summary>
    public T Times(int power) => T.ScaleB(_significand, _exponent + power);
}
