namespace RecursiveLU;

/// <summary>The values of info that are not LAPACK's.</summary>
internal static class InfoCode
{
    /// <summary>Scratch memory could not be had.</summary>
    public const long OutOfMemory = long.MinValue + 100;

    /// <summary>A defect of the library.</summary>
    public const long Internal = long.MinValue + 101;

    /// <summary>No solution with an acceptable residual was found.</summary>
    public const long Inaccurate = long.MinValue + 102;

    /// <summary>Argument <paramref name="position"/> (1-based) is illegal.</summary>
    public static long BadArgument(int position) => long.MinValue + position;
}
