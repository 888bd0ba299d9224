namespace RecursiveLU.Protocol;

/// <summary>What bounds a request before anything is allocated for it.</summary>
public static class Limits
{
    /// <summary>The version in the response to <see cref="Command.Hello"/>.</summary>
    public const uint Version = 2;

    /// <summary>The first version, with other errors: see <see cref="ResponseInfo.FromAnyVersion"/>. Clients speak it, too.</summary>
    public const uint FirstVersion = 1;

    /// <summary>The longest name of a shared-memory object, its first '/' included.</summary>
    public const int NameBytes = 255;

    /// <summary>The longest version string in the response to <see cref="Command.Hello"/>.</summary>
    public const int VersionBytes = 255;

    /// <summary>The bytes of rows x columns elements, or -1 if they are more than a limit or than a 64-bit integer.</summary>
    /// <param name="rows">At least 0.</param>
    /// <param name="columns">At least 0.</param>
    /// <param name="elementBytes">The size of an element.</param>
    /// <param name="limit">The most bytes.</param>
    public static long ArrayBytes(long rows, long columns, int elementBytes, long limit = long.MaxValue)
    {
        Int128 bytes = (Int128)rows * columns;
        return bytes <= long.MaxValue / elementBytes && bytes * elementBytes <= limit ? (long)bytes * elementBytes : -1;
    }

    /// <summary>Whether a name may be that of a shared-memory object: '/', then up to 254 bytes, none of them '/' or 0, and
    /// neither "." nor "..".</summary>
    public static bool IsSharedName(ReadOnlySpan<byte> name) =>
        name.Length is > 1 and <= NameBytes && name[0] == '/' && !name[1..].ContainsAny((byte)'/', (byte)0)
        && !name.SequenceEqual("/."u8) && !name.SequenceEqual("/.."u8);
}
