using RecursiveLU.Protocol;

namespace RecursiveLU.Client;

/// <summary>A valid matrix to factor, not empty, and where the factors go.</summary>
internal readonly unsafe struct FactorCall
{
    /// <summary>Gets what to do.</summary>
    public required Command Command { get; init; }

    /// <summary>Gets the rows.</summary>
    public required long M { get; init; }

    /// <summary>Gets the columns.</summary>
    public required long N { get; init; }

    /// <summary>Gets the matrix, which is only read.</summary>
    public required byte* Source { get; init; }

    /// <summary>Gets where L and U go once all of them are there; may be <see cref="Source"/>.</summary>
    public required byte* Target { get; init; }

    /// <summary>Gets the elements from a column to the next, in both.</summary>
    public required long Lda { get; init; }

    /// <summary>Gets where the row exchanges go; may be null without pivoting.</summary>
    public required long* Pivots { get; init; }

    /// <summary>Gets the shared memory that all of this is in, or null.</summary>
    public SharedBlock? Shared { get; init; }

    /// <summary>Gets the bytes of the matrix without gaps.</summary>
    public long Bytes => M * N * Command.ElementBytes();

    /// <summary>Gets the number of row exchanges.</summary>
    public long PivotCount => Math.Min(M, N);

    /// <summary>Gets the bytes of the row exchanges.</summary>
    public long PivotBytes => PivotCount * sizeof(long);

    /// <summary>Gets a value indicating whether no memory lies between the columns.</summary>
    public bool IsDense => Lda == M || N == 1;

    /// <summary>Copies the matrix to memory without gaps.</summary>
    public void Pack(byte* dense) => CopyColumns(Source, Lda, dense, M);

    /// <summary>Takes over a complete answer.</summary>
    /// <param name="factors">L and U, without gaps.</param>
    /// <param name="pivots">The row exchanges.</param>
    public void Complete(byte* factors, long* pivots)
    {
        CopyColumns(factors, M, Target, Lda);
        if (Pivots != null)
        {
            Buffer.MemoryCopy(pivots, Pivots, PivotBytes, PivotBytes);
        }
    }

    /// <summary>Throws if info or a row exchange is none that such a matrix can have.</summary>
    /// <exception cref="ServerFailureException">The answer is nonsense.</exception>
    public void Check(long info, long* pivots)
    {
        bool exchanges = Command.Pivots();
        bool sound = exchanges ? info >= 0 && info <= PivotCount : info <= 0 && info >= -PivotCount;
        for (long i = 1; sound && i <= PivotCount; i++)
        {
            long pivot = pivots[i - 1];
            sound = exchanges ? pivot >= i && pivot <= M : pivot == i;
        }

        if (!sound)
        {
            throw new ServerFailureException(ServerEvent.Nonsense, "The server's answer is not that of a factorization.");
        }
    }

    private void CopyColumns(byte* from, long fromLda, byte* to, long toLda)
    {
        int element = Command.ElementBytes();
        bool whole = IsDense;
        long bytes = whole ? Bytes : M * element;
        for (long j = 0; j < (whole ? 1 : N); j++)
        {
            Buffer.MemoryCopy(from + (j * fromLda * element), to + (j * toLda * element), bytes, bytes);
        }
    }
}
