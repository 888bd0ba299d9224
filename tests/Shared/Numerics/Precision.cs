using System.Numerics;

namespace RecursiveLU.Testing;

/// <summary>What the tests must know of any element type, complex ones included.</summary>
internal static class Precision
{
    /// <summary>The unit round-off u of numbers or of their parts: 2^-53 in double precision, 2^-24 in single.</summary>
    public static double UnitRoundoff<T>()
        where T : INumberBase<T> =>
        Math.ScaleB(1.0, IsDouble<T>() ? -53 : -24);

    /// <summary>The smallest positive number that a number or its part may be, itself subnormal.</summary>
    public static double Smallest<T>()
        where T : INumberBase<T> => IsDouble<T>() ? double.Epsilon : float.Epsilon;

    /// <summary>The largest finite one.</summary>
    public static double Largest<T>()
        where T : INumberBase<T> => IsDouble<T>() ? double.MaxValue : float.MaxValue;

    /// <summary>The exponent of the smallest one.</summary>
    public static int SmallestExponent<T>()
        where T : INumberBase<T> => Math.ILogB(Smallest<T>());

    /// <summary>The exponent of the smallest normal one.</summary>
    public static int SmallestNormalExponent<T>()
        where T : INumberBase<T> => 1 - LargestExponent<T>();

    /// <summary>The exponent of the largest one.</summary>
    public static int LargestExponent<T>()
        where T : INumberBase<T> => Math.ILogB(Largest<T>());

    /// <summary>Whether numbers or their parts are double, not float.</summary>
    public static bool IsDouble<T>()
        where T : INumberBase<T> => T.CreateTruncating(1 + Math.ScaleB(1.0, -52)) != T.One;

    /// <summary>Whether numbers have an imaginary part.</summary>
    public static bool IsComplex<T>()
        where T : INumberBase<T> => !T.IsZero(T.CreateTruncating(Complex.ImaginaryOne));

    /// <summary>A number of two parts; of a real type the first.</summary>
    public static T Of<T>(double re, double im)
        where T : INumberBase<T> =>
        IsComplex<T>() ? T.CreateTruncating(new Complex(re, im)) : T.CreateTruncating(re);

    /// <summary>x times 2^power, rounded once.</summary>
    public static T ScaleB<T>(T x, int power)
        where T : INumberBase<T>
    {
        Complex z = Complex.CreateTruncating(x);
        return Of<T>(Math.ScaleB(z.Real, power), Math.ScaleB(z.Imaginary, power));
    }

    /// <summary>|re| + |im|, of a real number its magnitude.</summary>
    public static double Magnitude<T>(T x)
        where T : INumberBase<T>
    {
        Complex z = Complex.CreateTruncating(x);
        return Math.Abs(z.Real) + Math.Abs(z.Imaginary);
    }

    /// <summary>A number that is none, in one of its parts if it has two.</summary>
    public static T NaN<T>()
        where T : INumberBase<T> => T.CreateTruncating(double.NaN);
}

/// <summary>What the tests must know of a real element type.</summary>
internal static class Precision<T>
    where T : IBinaryFloatingPointIeee754<T>
{
    /// <summary>The unit round-off u: 2^-53 for double, 2^-24 for float.</summary>
    public static readonly double UnitRoundoff = double.CreateChecked(T.BitIncrement(T.One) - T.One) / 2;

    /// <summary>The exponent of the smallest positive number, itself subnormal.</summary>
    public static readonly int SmallestExponent = T.ILogB(T.Epsilon);

    /// <summary>The exponent of the smallest normal number.</summary>
    public static readonly int SmallestNormalExponent = SmallestExponent - T.ILogB(T.BitIncrement(T.One) - T.One);

    /// <summary>The exponent of the largest finite number.</summary>
    public static readonly int LargestExponent = T.ILogB(T.BitDecrement(T.PositiveInfinity));

    /// <summary>2 to the power <paramref name="exponent"/>.</summary>
    public static T PowerOfTwo(int exponent) => T.ScaleB(T.One, exponent);
}
