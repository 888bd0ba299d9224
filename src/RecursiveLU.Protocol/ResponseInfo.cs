using RecursiveLU.Conventions;

namespace RecursiveLU.Protocol;

/// <summary>The values of info, the first eight bytes of every response but that to <see cref="Command.Hello"/>.</summary>
/// <remarks>0; or k greater than 0, or -k without pivoting: U(k,k) is exactly zero; or one of the errors here.</remarks>
public static class ResponseInfo
{
    /// <summary>The server had no memory for the request. It goes on with the next one.</summary>
    public const long OutOfMemory = InfoCode.OutOfMemory;

    /// <summary>A defect of the server. It goes on with the next request.</summary>
    public const long Internal = InfoCode.Internal;

    /// <summary>The server has no memory for the request while others use it, though it would fit. The conversation goes on:
    /// the same request may succeed later.</summary>
    public const long Busy = InfoCode.Busy;

    /// <summary>The bytes of the request did not come in time. The server ends the conversation.</summary>
    public const long TimedOut = InfoCode.TimedOut;

    /// <summary>The factors for <see cref="Command.Solve"/> were given up when memory was short. The conversation goes on: factor
    /// again.</summary>
    public const long FactorsGivenUp = InfoCode.FactorsGivenUp;

    // In version 1 of the protocol errors were so much less, and their low 32 bits positive.
    private const long FirstVersionDistance = 1L << 31;
    private const long FirstVersionEnd = long.MinValue + 1000;

    /// <summary>A field of the request is illegal; each request's type says how the fields are counted.</summary>
    /// <param name="position">The field's position, from 1.</param>
    public static long BadArgument(int position) => InfoCode.BadArgument(position);

    /// <summary>Whether info is an error, of any version of the protocol. Then it is the whole response: nothing follows
    /// it.</summary>
    public static bool IsError(long info) => InfoCode.IsError(info);

    /// <summary>The position in <see cref="BadArgument"/>, or 0 if info is something else.</summary>
    public static int BadArgumentPosition(long info) => InfoCode.BadArgumentPosition(info);

    /// <summary>The info of a server of any version as that of <see cref="Limits.Version"/>.</summary>
    public static long FromAnyVersion(long info) => info < FirstVersionEnd ? info + FirstVersionDistance : info;
}
