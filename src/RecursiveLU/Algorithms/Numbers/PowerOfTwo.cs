using System.Numerics;

namespace RecursiveLU.Algorithms.Numbers;

/// <summary>Multiplication by powers of two of any size.</summary>
internal static class PowerOfTwo
{
    /// <summary>Takes every number of every type beyond its range.</summary>
    private const long Most = 5000;

    /// <summary>x * 2^power.</summary>
    public static T Scale<T>(T x, long power)
        where T : IFloatingPointIeee754<T> => T.ScaleB(x, (int)Math.Clamp(power, -Most, Most));
}
