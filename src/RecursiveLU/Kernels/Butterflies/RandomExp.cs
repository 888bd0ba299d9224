using System.Runtime.Intrinsics;

namespace RecursiveLU.Kernels.Butterflies;

/// <summary>exp(r / 10) for the r of a butterfly's diagonals, with the same bits on every machine.</summary>
internal static class RandomExp
{
    /// <summary>How many go by at once: the operations on one number wait for each other.</summary>
    public const int Group = 8;

    /// <summary>1 / k! from the last k to the first.</summary>
    private static ReadOnlySpan<double> Coefficients =>
        [1.0 / 362880, 1.0 / 40320, 1.0 / 5040, 1.0 / 720, 1.0 / 120, 1.0 / 24, 1.0 / 6, 1.0 / 2, 1, 1];

    /// <summary>exp(r / 10) for the r of a counter and those after it.</summary>
    /// <param name="seed">What the random numbers depend on.</param>
    /// <param name="counter">The first counter.</param>
    /// <param name="target">Receives them, a multiple of <see cref="Group"/>.</param>
    public static void Fill(ulong seed, ulong counter, Span<double> target)
    {
        for (int i = 0; i < target.Length; i++)
        {
            target[i] = Uniform(seed, counter + (ulong)i) / 10;
        }

        for (int i = 0; i < target.Length; i += Group)
        {
            Exp(target.Slice(i, Group));
        }
    }

    /// <summary>The r of a counter, uniform in [-1/2, 1/2).</summary>
    public static double Uniform(ulong seed, ulong counter) =>
        ((SplitMix64.Number(seed, counter) >> 11) * (1.0 / (1ul << 53))) - 0.5;

    /// <summary>Taylor's polynomial, exact to rounding for |x| up to 1/20.</summary>
    private static void Exp(Span<double> x)
    {
        Vector128<double> x0 = Vector128.Create<double>(x);
        Vector128<double> x1 = Vector128.Create<double>(x[2..]);
        Vector128<double> x2 = Vector128.Create<double>(x[4..]);
        Vector128<double> x3 = Vector128.Create<double>(x[6..]);
        Vector128<double> sum0 = Vector128<double>.Zero;
        Vector128<double> sum1 = Vector128<double>.Zero;
        Vector128<double> sum2 = Vector128<double>.Zero;
        Vector128<double> sum3 = Vector128<double>.Zero;
        foreach (double coefficient in Coefficients)
        {
            var c = Vector128.Create(coefficient);
            sum0 = c + (x0 * sum0);
            sum1 = c + (x1 * sum1);
            sum2 = c + (x2 * sum2);
            sum3 = c + (x3 * sum3);
        }

        sum0.CopyTo(x);
        sum1.CopyTo(x[2..]);
        sum2.CopyTo(x[4..]);
        sum3.CopyTo(x[6..]);
    }
}
