using System.Buffers.Binary;

namespace RecursiveLU.Protocol;

/// <summary>A request to close a shared-memory object. One to use an object whose descriptor comes with the request,
/// <see cref="Command.Lend"/>, has the same form.</summary>
/// <remarks>
/// <code>
///     request   0x12 u8, length u32, name u8[length]
///     response  info i64
/// </code>
/// info is 0 whether the object was open or not, or <see cref="ResponseInfo.BadArgument"/>(1) if the name is none. Factors in
/// the object are gone for <see cref="Command.Solve"/>. A length of 0 or more than <see cref="Limits.NameBytes"/> ends the
/// conversation.
/// </remarks>
public static class DropRequest
{
    /// <summary>The length of what precedes the name.</summary>
    public const int HeadBytes = 1 + sizeof(uint);

    /// <summary>The length of the longest request.</summary>
    public const int MaxBytes = HeadBytes + Limits.NameBytes;

    /// <summary>The length of the name of a request whose head this is.</summary>
    public static uint NameLength(ReadOnlySpan<byte> head) => BinaryPrimitives.ReadUInt32LittleEndian(head[1..]);

    /// <summary>Writes a request; gives its length.</summary>
    public static int Write(Span<byte> frame, ReadOnlySpan<byte> name)
    {
        frame[0] = (byte)Command.Drop;
        BinaryPrimitives.WriteUInt32LittleEndian(frame[1..], (uint)name.Length);
        name.CopyTo(frame[HeadBytes..]);
        return HeadBytes + name.Length;
    }
}
