using System.Buffers.Binary;

namespace RecursiveLU.Protocol;

/// <summary>A factorization in place in a POSIX shared-memory object that the client made with mode 0600.</summary>
/// <remarks>
/// <code>
///     request   0x11 u8, command u8, m i64, n i64, lda i64, length u32, name u8[length], offset of A i64, offset of ipiv i64
///     response  info i64
/// </code>
/// The offsets are in bytes and multiples of the element's size, of 8 for ipiv. Element (i, j) is at A[i + j*lda]. The two
/// ranges must lie inside the object and apart from each other; those of an empty matrix are not looked at.
/// <para>An illegal field is <see cref="ResponseInfo.BadArgument"/> of 1 command, 2 m, 3 n, 4 lda, 5 name (or the object: not
/// there, not the server's user's, not of mode 0600), 6 offset of A, 7 offset of ipiv. The conversation goes on, unless the
/// length is 0 or more than <see cref="Limits.NameBytes"/>.</para>
/// <para>The server keeps the object open until <see cref="Command.Drop"/> or the end of the conversation, the last eight of
/// them, or fewer where the process may open few files. It sees that an object has grown, or that its name now belongs to
/// another one. The highest bit of the command's byte says that it need not look.</para>
/// </remarks>
public readonly ref struct SharedRequest
{
    /// <summary>The length of what precedes the name, its length included.</summary>
    public const int HeadBytes = 2 + (3 * sizeof(long)) + sizeof(uint);

    /// <summary>The length of what follows the name.</summary>
    public const int TailBytes = 2 * sizeof(long);

    /// <summary>The length of the longest request.</summary>
    public const int MaxBytes = HeadBytes + Limits.NameBytes + TailBytes;

    /// <summary>The bit of the command's byte that is <see cref="IsMapped"/>.</summary>
    private const byte MappedBit = 0x80;

    /// <summary>Gets a factorization.</summary>
    public required Command Base { get; init; }

    /// <summary>Gets a value indicating whether the object is the one that the server has open by this name, whatever the name
    /// means by now. Then the server does not look for it, which takes longer than a small factorization.</summary>
    public bool IsMapped { get; init; }

    /// <summary>Gets the rows.</summary>
    public required long M { get; init; }

    /// <summary>Gets the columns.</summary>
    public required long N { get; init; }

    /// <summary>Gets the distance between columns in elements.</summary>
    public required long Lda { get; init; }

    /// <summary>Gets the object's name, with its first '/'.</summary>
    public required ReadOnlySpan<byte> Name { get; init; }

    /// <summary>Gets the place of the matrix in the object, in bytes.</summary>
    public required long MatrixOffset { get; init; }

    /// <summary>Gets the place of ipiv in the object, in bytes.</summary>
    public required long PivotOffset { get; init; }

    /// <summary>Gets the length of the request.</summary>
    public int Bytes => HeadBytes + Name.Length + TailBytes;

    /// <summary>Gets where a matrix that is not empty ends in the object, if it lies in it.</summary>
    public long MatrixEnd => MatrixOffset + (((Lda * (N - 1)) + M) * Base.ElementBytes());

    /// <summary>The length of the name of a request whose head this is.</summary>
    public static uint NameLength(ReadOnlySpan<byte> head) =>
        BinaryPrimitives.ReadUInt32LittleEndian(head[(HeadBytes - sizeof(uint))..]);

    /// <summary>Reads a request whose name's length is legal. The name stays where it is.</summary>
    public static SharedRequest Read(ReadOnlySpan<byte> frame)
    {
        int name = (int)NameLength(frame);
        ReadOnlySpan<byte> tail = frame[(HeadBytes + name)..];
        return new SharedRequest
        {
            Base = (Command)(frame[1] & ~MappedBit),
            IsMapped = (frame[1] & MappedBit) != 0,
            M = BinaryPrimitives.ReadInt64LittleEndian(frame[2..]),
            N = BinaryPrimitives.ReadInt64LittleEndian(frame[10..]),
            Lda = BinaryPrimitives.ReadInt64LittleEndian(frame[18..]),
            Name = frame.Slice(HeadBytes, name),
            MatrixOffset = BinaryPrimitives.ReadInt64LittleEndian(tail),
            PivotOffset = BinaryPrimitives.ReadInt64LittleEndian(tail[sizeof(long)..]),
        };
    }

    /// <summary>Writes the request.</summary>
    public void Write(Span<byte> frame)
    {
        frame[0] = (byte)Command.Shared;
        frame[1] = (byte)((byte)Base | (IsMapped ? MappedBit : 0));
        BinaryPrimitives.WriteInt64LittleEndian(frame[2..], M);
        BinaryPrimitives.WriteInt64LittleEndian(frame[10..], N);
        BinaryPrimitives.WriteInt64LittleEndian(frame[18..], Lda);
        BinaryPrimitives.WriteUInt32LittleEndian(frame[26..], (uint)Name.Length);
        Name.CopyTo(frame[HeadBytes..]);
        Span<byte> tail = frame[(HeadBytes + Name.Length)..];
        BinaryPrimitives.WriteInt64LittleEndian(tail, MatrixOffset);
        BinaryPrimitives.WriteInt64LittleEndian(tail[sizeof(long)..], PivotOffset);
    }

    /// <summary>Gives 0, or what the server must answer.</summary>
    /// <param name="maxBytes">The largest matrix allowed, m*n elements.</param>
    public long Check(long maxBytes)
    {
        long info = new FactorRequest(Base, M, N).Check(maxBytes);
        if (info != 0)
        {
            return info;
        }

        if (Lda < Math.Max(1, M))
        {
            return ResponseInfo.BadArgument(4);
        }

        return Limits.IsSharedName(Name) ? 0 : ResponseInfo.BadArgument(5);
    }

    /// <summary>Gives 0, or what the server must answer to a request whose ranges do not fit into the object.</summary>
    /// <param name="objectBytes">The object's size.</param>
    public long CheckRanges(long objectBytes)
    {
        if (M == 0 || N == 0)
        {
            return 0;
        }

        int element = Base.ElementBytes();
        Int128 matrixEnd = MatrixOffset + ((((Int128)Lda * (N - 1)) + M) * element);
        if (MatrixOffset < 0 || MatrixOffset % element != 0 || matrixEnd > objectBytes)
        {
            return ResponseInfo.BadArgument(6);
        }

        Int128 pivotEnd = PivotOffset + ((Int128)Math.Min(M, N) * sizeof(long));
        bool apart = pivotEnd <= MatrixOffset || matrixEnd <= PivotOffset;
        bool inside = PivotOffset >= 0 && PivotOffset % sizeof(long) == 0 && pivotEnd <= objectBytes;
        return inside && apart ? 0 : ResponseInfo.BadArgument(7);
    }
}
