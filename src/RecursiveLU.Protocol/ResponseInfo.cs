namespace RecursiveLU.Protocol;

/// <summary>The values of info, the first eight bytes of every response but that to <see cref="Command.Hello"/>.</summary>
/// <remarks>0; or k greater than 0, or -k without pivoting: U(k,k) is exactly zero; or one of the errors here.</remarks>
public static class ResponseInfo
{
    /// <summary>The server had no memory for the request. It goes on with the next one.</summary>
    public const long OutOfMemory = InfoCode.OutOfMemory;

    /// <summary>A defect of the server. It goes on with the next request.</summary>
    public const long Internal = InfoCode.Internal;

    // Errors lie below this one, real values of info above: -k is at least -2^60.
    private const long ErrorsEnd = long.MinValue + 1000;

    /// <summary>A field of the request is illegal; each request's type says how the fields are counted.</summary>
    /// <param name="position">The field's position, from 1.</param>
    public static long BadArgument(int position) => InfoCode.BadArgument(position);

    /// <summary>Whether info is an error. Then it is the whole response: nothing follows it.</summary>
    public static bool IsError(long info) => info < ErrorsEnd;

    /// <summary>The position in <see cref="BadArgument"/>, or 0 if info is something else.</summary>
    public static int BadArgumentPosition(long info) =>
        info > long.MinValue && info < OutOfMemory ? (int)(info - long.MinValue) : 0;
}
