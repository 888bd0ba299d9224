namespace RecursiveLU.Kernels;

/// <summary>exp(r / 10) for the r of a butterfly's diagonals, with the same bits on every machine.</summary>
internal static class RandomExp
{
    /// <summary>The number of a counter: r is uniform in [-1/2, 1/2).</summary>
    public static double Of(ulong seed, ulong counter)
    {
        double r = ((SplitMix64(seed, counter) >> 11) * (1.0 / (1ul << 53))) - 0.5;
        return Exp(r / 10);
    }

    /// <summary>Number <paramref name="counter"/> of Java's SplittableRandom (G. L. Steele, D. Lea, C. H. Flood, OOPSLA
    /// 2014).</summary>
    private static ulong SplitMix64(ulong seed, ulong counter)
    {
        ulong z = unchecked(seed + (counter * 0x9E3779B97F4A7C15));
        z = unchecked((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9);
        z = unchecked((z ^ (z >> 27)) * 0x94D049BB133111EB);
        return z ^ (z >> 31);
    }

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
