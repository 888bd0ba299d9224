using System.Buffers.Binary;

namespace RecursiveLU.Protocol;

/// <summary>What a server can do beyond factoring real matrices.</summary>
[Flags]
public enum Features
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary><see cref="Command.Shared"/> and <see cref="Command.Drop"/>.</summary>
    SharedMemory = 1,

    /// <summary><see cref="Command.Solve"/>.</summary>
    Solve = 2,

    /// <summary><see cref="SharedRequest.IsMapped"/>.</summary>
    MappedObjects = 4,

    /// <summary><see cref="Command.Status"/>.</summary>
    Status = 8,

    /// <summary><see cref="Command.Lend"/>.</summary>
    LentObjects = 16,

    /// <summary><see cref="Command.FactorC128"/> and all commands up to <see cref="Command.FactorC64NoPivot"/>.</summary>
    ComplexMatrices = 32,
}

/// <summary>The head of the response to <see cref="Command.Hello"/>, a request of that byte alone; the version of the server,
/// UTF-8 without an end mark, follows it.</summary>
/// <remarks>
/// <code>
///     response  version u32, features u32, length u32, text u8[length]
/// </code>
/// Servers older than this command end the conversation instead.
/// </remarks>
/// <param name="Version">The version of the protocol, <see cref="Limits.Version"/>.</param>
/// <param name="Features">What the server can do.</param>
/// <param name="TextBytes">The length of the text, at most <see cref="Limits.VersionBytes"/>.</param>
public readonly record struct HelloResponse(uint Version, Features Features, uint TextBytes)
{
    /// <summary>The length of the head.</summary>
    public const int HeadBytes = 3 * sizeof(uint);

    /// <summary>Reads a head.</summary>
    public static HelloResponse Read(ReadOnlySpan<byte> head) => new(
        BinaryPrimitives.ReadUInt32LittleEndian(head),
        (Features)BinaryPrimitives.ReadUInt32LittleEndian(head[4..]),
        BinaryPrimitives.ReadUInt32LittleEndian(head[8..]));

    /// <summary>Writes the head.</summary>
    public void Write(Span<byte> head)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(head, Version);
        BinaryPrimitives.WriteUInt32LittleEndian(head[4..], (uint)Features);
        BinaryPrimitives.WriteUInt32LittleEndian(head[8..], TextBytes);
    }
}
