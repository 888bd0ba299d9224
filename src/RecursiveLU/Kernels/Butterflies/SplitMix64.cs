namespace RecursiveLU.Kernels.Butterflies;

/// <summary>Random numbers of a counter: Java's SplittableRandom (G. L. Steele, D. Lea, C. H. Flood, OOPSLA 2014).</summary>
internal static class SplitMix64
{
    /// <summary>A number of a seed, all 64 bits random.</summary>
    public static ulong Number(ulong seed, ulong counter)
    {
        ulong z = unchecked(seed + (counter * 0x9E3779B97F4A7C15));
        z = unchecked((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9);
        z = unchecked((z ^ (z >> 27)) * 0x94D049BB133111EB);
        return z ^ (z >> 31);
    }
}
