using System.Runtime.CompilerServices;

namespace RecursiveLU.Algorithms.Numbers;

/// <summary>The caller's rounding mode.</summary>
internal static class Rounding
{
    /// <summary>Less than half of the last digit of one.</summary>
    private const double Tiny = 1e-20;

    /// <summary>Gets whether a number and its negative are rounded alike, which is so but for rounding upward or downward.</summary>
    public static bool IsSymmetric => Leaves(1, Tiny) && Leaves(-1, -Tiny);

    /// <summary>Whether a sum is the first number. By itself, for the compiler would know the answer.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool Leaves(double a, double b) => a + b == a;
}
