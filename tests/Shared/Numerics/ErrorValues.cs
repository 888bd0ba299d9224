namespace RecursiveLU.Testing;

/// <summary>Where the values of info begin that are not LAPACK's.</summary>
internal static class ErrorValues
{
    /// <summary>RECURSIVE_LU_BAD_ARGUMENT(0).</summary>
    public const long Base = long.MinValue + 2147483648;

    /// <summary>RECURSIVE_LU_INACCURATE.</summary>
    public const long Inaccurate = Base + 102;

    /// <summary>RECURSIVE_LU_BAD_ARGUMENT.</summary>
    public static long BadArgument(int position) => Base + position;
}
