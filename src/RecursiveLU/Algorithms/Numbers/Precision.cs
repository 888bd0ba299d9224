using System.Numerics;

namespace RecursiveLU.Algorithms.Numbers;

/// <summary>What is special of a type of real numbers.</summary>
/// <remarks>Constants: what computes them from the smallest number takes longer than a system of order 4.</remarks>
/// <typeparam name="TReal"><see cref="double"/> or <see cref="float"/>.</typeparam>
internal static class Precision<TReal>
    where TReal : unmanaged, IFloatingPointIeee754<TReal>
{
    /// <summary>Gets half the distance from one to the next number.</summary>
    public static TReal UnitRoundoff =>
        IsDouble ? TReal.CreateTruncating(1.1102230246251565E-16) : TReal.CreateTruncating(5.9604645E-08F);

    /// <summary>Gets the smallest number that has all its digits.</summary>
    public static TReal SmallestNormal =>
        IsDouble ? TReal.CreateTruncating(2.2250738585072014E-308) : TReal.CreateTruncating(1.17549435E-38F);

    /// <summary>Gets the largest number.</summary>
    public static TReal Largest => IsDouble ? TReal.CreateTruncating(double.MaxValue) : TReal.CreateTruncating(float.MaxValue);

    private static bool IsDouble => typeof(TReal) == typeof(double);
}
