using System.Numerics;

namespace RecursiveLU.Testing;

/// <summary>What the tests must know of any element type, complex ones included.</summary>
internal static class Precision
{
    /// <summary>The unit round-off u of numbers or of their parts: 2^-53 in double precision, 2^-24 in single.</summary>
    public static double UnitRoundoff<T>()
        where T : INumberBase<T> =>
        T.CreateTruncating(1 + Math.ScaleB(1.0, -52)) == T.One ? Math.ScaleB(1.0, -24) : Math.ScaleB(1.0, -53);

    /// <summary>Whether numbers have an imaginary part.</summary>
    public static bool IsComplex<T>()
        where T : INumberBase<T> => !T.IsZero(T.CreateTruncating(Complex.ImaginaryOne));

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
