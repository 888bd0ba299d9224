using System.Buffers.Binary;

namespace RecursiveLU.Protocol;

/// <summary>The head of a factorization by pipe or socket; the column-major matrix without gaps follows it.</summary>
/// <remarks>
/// <code>
///     request   command u8, m i64, n i64, A T[m*n]
///     response  info i64, A T[m*n] (L and U), ipiv i64[min(m,n)]
/// </code>
/// An illegal command, m or n is <see cref="ResponseInfo.BadArgument"/> of 1, 2 or 3; too large a product is 3. The length of
/// what follows is unknown then: the server ends the conversation.
/// </remarks>
/// <param name="Command">A factorization.</param>
/// <param name="M">Rows.</param>
/// <param name="N">Columns.</param>
public readonly record struct FactorRequest(Command Command, long M, long N)
{
    /// <summary>The length of the head.</summary>
    public const int HeadBytes = 1 + (2 * sizeof(long));

    /// <summary>Gets the bytes of a legal request's matrix.</summary>
    public long MatrixBytes => M * N * Command.ElementBytes();

    /// <summary>Gets the length of ipiv.</summary>
    public long PivotCount => Math.Min(M, N);

    /// <summary>Reads a head.</summary>
    public static FactorRequest Read(ReadOnlySpan<byte> head) => new(
        (Command)head[0],
        BinaryPrimitives.ReadInt64LittleEndian(head[1..]),
        BinaryPrimitives.ReadInt64LittleEndian(head[9..]));

    /// <summary>Writes the head.</summary>
    public void Write(Span<byte> head)
    {
        head[0] = (byte)Command;
        BinaryPrimitives.WriteInt64LittleEndian(head[1..], M);
        BinaryPrimitives.WriteInt64LittleEndian(head[9..], N);
    }

    /// <summary>Gives 0, or what the server must answer.</summary>
    /// <param name="maxBytes">The largest matrix allowed.</param>
    public long Check(long maxBytes)
    {
        if (!Command.IsFactor())
        {
            return ResponseInfo.BadArgument(1);
        }

        if (M < 0)
        {
            return ResponseInfo.BadArgument(2);
        }

        return N < 0 || Limits.ArrayBytes(M, N, Command.ElementBytes(), maxBytes) < 0 ? ResponseInfo.BadArgument(3) : 0;
    }
}
