using System.Numerics;

namespace RecursiveLU.Testing;

/// <summary>What the tests must know of an element type.</summary>
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
