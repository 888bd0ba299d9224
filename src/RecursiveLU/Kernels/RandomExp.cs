namespace RecursiveLU.Kernels;

/// <summary>exp(r / 10) for the r of a butterfly's diagonals, with the same bits on every machine.</summary>
internal static class RandomExp
{
    /// <summary>exp(r / 10) for the r of a counter.</summary>
    public static double Of(ulong seed, ulong counter) => Exp(Uniform(seed, counter) / 10);

    /// <summary>The r of a counter, uniform in [-1/2, 1/2).</summary>
    public static double Uniform(ulong seed, ulong counter) =>
        ((SplitMix64.Number(seed, counter) >> 11) * (1.0 / (1ul << 53))) - 0.5;

    /// <summary>Taylor's polynomial, exact to rounding for |x| up to 1/20.</summary>
    private static double Exp(double x)
    {
        double sum = 1;
        for (int k = 10; k > 0; k--)
        {
            sum = 1 + (x * sum / k);
        }

        return sum;
    }
}
