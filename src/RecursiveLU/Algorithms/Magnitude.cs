using System.Numerics;

namespace RecursiveLU.Algorithms;

/// <summary>A magnitude with an exponent of any size: products and sums neither overflow nor underflow.</summary>
internal readonly struct Magnitude
{
    /// <summary>From 1 to below 2; or zero, infinity or NaN.</summary>
    private readonly double _significand;
    private readonly long _exponent;

    private Magnitude(double number, long exponent)
    {
        bool usual = double.IsFinite(number) && number != 0;
        int power = usual ? Math.ILogB(number) : 0;
        _significand = Math.ScaleB(number, -power);
        _exponent = usual ? exponent + power : 0;
    }

    private bool IsFinite => double.IsFinite(_significand);

    /// <summary>The magnitude of x.</summary>
    public static Magnitude Of<T>(T x)
        where T : IFloatingPointIeee754<T> => new(double.CreateTruncating(T.Abs(x)), 0);

    /// <summary>The magnitude of x * 2^exponent.</summary>
    public static Magnitude Scaled(double x, long exponent) => new(Math.Abs(x), exponent);

    public static Magnitude operator *(Magnitude x, Magnitude y) =>
        new(x._significand * y._significand, x._exponent + y._exponent);

    public static Magnitude operator +(Magnitude x, Magnitude y)
    {
        if (x._significand == 0 || y._significand == 0)
        {
            return x._significand == 0 ? y : x;
        }

        long exponent = Math.Max(x._exponent, y._exponent);
        return new(x.SignificandFor(exponent) + y.SignificandFor(exponent), exponent);
    }

    /// <summary>The larger one; one that is not finite if there is one.</summary>
    public static Magnitude Max(Magnitude x, Magnitude y) => !x.IsFinite || (y.IsFinite && y.IsAtMost(x)) ? x : y;

    /// <summary>Whether this magnitude and the limit are finite, and this one does not exceed the limit.</summary>
    public bool IsAtMost(Magnitude limit) =>
        IsFinite && limit.IsFinite
        && (_significand == 0
            || (limit._significand != 0
                && (_exponent == limit._exponent ? _significand <= limit._significand : _exponent < limit._exponent)));

    private double SignificandFor(long exponent) => Math.ScaleB(_significand, (int)Math.Max(_exponent - exponent, -2000));
}
