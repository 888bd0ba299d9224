using System.Buffers.Binary;

namespace RecursiveLU.Protocol;

/// <summary>The head of a request to solve op(A) * X = B with the factors that the previous factorization of this conversation
/// left, which must be square; B follows it, column-major without gaps.</summary>
/// <remarks>
/// <code>
///     request   0x13 u8, trans u8, nrhs i64, B T[n*nrhs]
///     response  info i64, X T[n*nrhs]
/// </code>
/// n and T are those of the factorization. info is k if U(k,k) is exactly zero; X is B then. An illegal field is
/// <see cref="ResponseInfo.BadArgument"/> of 1 trans, 2 n (there are no factors, or they are not square), 3 nrhs (or B is too
/// large), and the server ends the conversation.
/// </remarks>
/// <param name="Trans">'N', 'T' or 'C', or the same in lower case.</param>
/// <param name="RightHandSides">The columns of B.</param>
public readonly record struct SolveRequest(byte Trans, long RightHandSides)
{
    /// <summary>The length of the head.</summary>
    public const int HeadBytes = 2 + sizeof(long);

    /// <summary>Reads a head.</summary>
    public static SolveRequest Read(ReadOnlySpan<byte> head) =>
        new(head[1], BinaryPrimitives.ReadInt64LittleEndian(head[2..]));

    /// <summary>Writes the head.</summary>
    public void Write(Span<byte> head)
    {
        head[0] = (byte)Command.Solve;
        head[1] = Trans;
        BinaryPrimitives.WriteInt64LittleEndian(head[2..], RightHandSides);
    }

    /// <summary>Gives 0, or what the server must answer.</summary>
    /// <param name="n">The order of the factors, or -1 if there are none.</param>
    /// <param name="elementBytes">The size of an element.</param>
    /// <param name="maxBytes">The largest B allowed.</param>
    public long Check(long n, int elementBytes, long maxBytes)
    {
        if ((Trans & ~0x20) is not ('N' or 'T' or 'C'))
        {
            return ResponseInfo.BadArgument(1);
        }

        if (n < 0)
        {
            return ResponseInfo.BadArgument(2);
        }

        return RightHandSides < 0 || Limits.ArrayBytes(n, RightHandSides, elementBytes, maxBytes) < 0
            ? ResponseInfo.BadArgument(3)
            : 0;
    }
}
