namespace RecursiveLU.Conventions;

/// <summary>The values of info that are not LAPACK's: errors. The low 32 bits of each are a negative number, too, so that a
/// caller who reads only those takes no error for a zero pivot.</summary>
internal static class InfoCode
{
    /// <summary>The least number of 64 bits, and in the low half that of 32 bits. Each error lies a little above.</summary>
    private const long Base = long.MinValue + (1L << 31);

    /// <summary>Scratch memory could not be had.</summary>
    public const long OutOfMemory = Base + 100;

    /// <summary>A defect of the library.</summary>
    public const long Internal = Base + 101;

    /// <summary>No solution with an acceptable residual was found; or U or a solution is not finite.</summary>
    public const long Inaccurate = Base + 102;

    // The library gives none of the next three: recursive_lu_server does, and no number has two meanings.

    /// <summary>The server has no memory for the request while others use it.</summary>
    public const long Busy = Base + 103;

    /// <summary>The bytes of a request did not reach the server in time.</summary>
    public const long TimedOut = Base + 104;

    /// <summary>The server has given up the factors of the conversation for want of memory.</summary>
    public const long FactorsGivenUp = Base + 105;

    // Errors lie below this one, real values of info above: -k is at least -2^60.
    private const long End = Base + 1000;

    /// <summary>Argument <paramref name="position"/> (1-based) is illegal.</summary>
    public static long BadArgument(int position) => Base + position;

    /// <summary>Whether info is an error, and not LAPACK's.</summary>
    public static bool IsError(long info) => info < End;

    /// <summary>The position in <see cref="BadArgument"/>, or 0 if info is something else.</summary>
    public static int BadArgumentPosition(long info) => info > Base && info < OutOfMemory ? (int)(info - Base) : 0;
}
