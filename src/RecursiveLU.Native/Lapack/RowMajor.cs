using RecursiveLU.Memory;

namespace RecursiveLU.Native.Lapack;

/// <summary>A column-major copy of a caller's row-major matrix.</summary>
internal unsafe ref struct RowMajor<T>
    where T : unmanaged
{
    /// <summary>Rows and columns of a block: what is read and what is written stay in the cache together.</summary>
    private const int Block = 16;

    private readonly T* _given;
    private readonly long _stride;
    private readonly long _rows;
    private readonly long _columns;
    private readonly Scratch _scratch;

    /// <param name="given">Element (i, j) is at <c>i * stride + j</c>.</param>
    /// <param name="rows">Rows; none if negative.</param>
    /// <param name="columns">Columns; none if negative.</param>
    /// <param name="stride">Elements from a row to the next.</param>
    /// <param name="more">Columns of another copy that is made while this one is in use, so that its memory, and that of
    /// row exchanges, is kept for the next call with this one's.</param>
    public RowMajor(T* given, long rows, long columns, long stride, long more = 0)
    {
        _given = given;
        _stride = stride;
        _rows = Math.Max(0, rows);
        _columns = Math.Max(0, columns);
        Lda = Math.Max(1, rows);
        Int128 later = ((Int128)Lda * Math.Max(0, more) * sizeof(T)) + (_columns * sizeof(long)) + (2 * Scratch.Alignment);
        if (Scratch.TryRent((Int128)Lda * _columns * sizeof(T), out _scratch, later))
        {
            A = (T*)_scratch.Pointer;
            Transpose(given, _rows, _columns, stride, A, Lda);
        }
    }

    private interface IDirection
    {
        static abstract void Move(T* given, T* copy);
    }

    /// <summary>Gets the copy; null if there is no memory for it.</summary>
    public T* A { get; }

    /// <summary>Gets the elements from a column of the copy to the next.</summary>
    public long Lda { get; }

    /// <summary>Writes the copy back.</summary>
    public readonly void Write() => Copy<Written>(_given, _rows, _columns, _stride, A, Lda);

    /// <summary>Writes the copy back if it is to be.</summary>
    public readonly void WriteIf(bool wanted)
    {
        if (wanted)
        {
            Write();
        }
    }

    /// <summary>Gives the memory back.</summary>
    public readonly void Return()
    {
        if (A != null)
        {
            _scratch.Return();
        }
    }

    /// <summary>Copies a matrix from rows to columns: element (i, j) from <c>i * stride + j</c> to <c>i + j * lda</c>. With the numbers
    /// of rows and columns exchanged, from columns to rows.</summary>
    public static void Transpose(T* from, long rows, long columns, long stride, T* to, long lda) =>
        Copy<Read>(from, rows, columns, stride, to, lda);

    // Also back, a piece of a row after the other: along the columns it is 4% of a factorization slower.
    private static void Copy<TDirection>(T* given, long rows, long columns, long stride, T* copy, long lda)
        where TDirection : struct, IDirection
    {
        for (long column = 0; column < columns; column += Block)
        {
            long lastColumn = Math.Min(column + Block, columns);
            for (long i = 0; i < rows; i++)
            {
                T* row = given + (i * stride);
                for (long j = column; j < lastColumn; j++)
                {
                    TDirection.Move(row + j, copy + i + (j * lda));
                }
            }
        }
    }

    private readonly struct Read : IDirection
    {
        public static void Move(T* given, T* copy) => *copy = *given;
    }

    private readonly struct Written : IDirection
    {
        public static void Move(T* given, T* copy) => *given = *copy;
    }
}
