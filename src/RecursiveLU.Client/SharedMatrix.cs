using System.Numerics;

namespace RecursiveLU.Client;

/// <summary>A column-major matrix in memory that a server works on itself: <see cref="ServerLu"/> need not copy it there and
/// back.</summary>
/// <typeparam name="T">double, float, <see cref="Complex"/> or <see cref="Complex64"/>.</typeparam>
/// <remarks>Not thread-safe. It may be given to one client after the other. Where shared memory cannot be had, it is ordinary
/// memory, and everything works as with that. A server may keep the memory of a matrix that was disposed of until it is asked
/// the next time.</remarks>
public sealed unsafe class SharedMatrix<T> : IDisposable
    where T : unmanaged, INumberBase<T>
{
    private readonly SharedBlock _block;

    /// <summary>Initializes a new instance of the <see cref="SharedMatrix{T}"/> class, full of zeros.</summary>
    /// <param name="rows">Rows m, at least 0.</param>
    /// <param name="columns">Columns n, at least 0.</param>
    /// <param name="expendable">By default a copy is made of the matrix before the server begins, for the case that it fails.
    /// Of an expendable matrix none is made; if a server fails while it works on it, it is lost, and the call throws
    /// <see cref="MatrixLostException"/>.</param>
    /// <exception cref="NotSupportedException">T is none of those types.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A size is negative, or there are more elements than a span may
    /// have.</exception>
    public SharedMatrix(int rows, int columns, bool expendable = false)
    {
        if (ServerElements.Of<T>() is null)
        {
            throw new NotSupportedException("Only matrices of double, float, Complex and Complex64 can be shared with a server.");
        }

        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        ArgumentOutOfRangeException.ThrowIfNegative(columns);
        ArgumentOutOfRangeException.ThrowIfGreaterThan((long)rows * columns, Array.MaxLength, nameof(columns));
        Rows = rows;
        Columns = columns;
        _block = new SharedBlock((long)rows * columns * sizeof(T), Math.Min(rows, columns) * (long)sizeof(long), expendable);
    }

    /// <summary>Gets the rows.</summary>
    public int Rows { get; }

    /// <summary>Gets the columns.</summary>
    public int Columns { get; }

    /// <summary>Gets a value indicating whether the memory can be shared at all.</summary>
    public bool IsShared => _block.Region is not null;

    /// <summary>Gets the elements: (i, j) is at <c>i + j * Rows</c>. They stay where they are until this object is disposed
    /// of; then they must not be touched any more.</summary>
    public Span<T> Elements => new(Block.Matrix, Rows * Columns);

    /// <summary>Gets the row exchanges of the last factorization, as <see cref="LuFactorization{T}.Pivots"/>.</summary>
    public ReadOnlySpan<long> Pivots => new(Block.Pivots, Math.Min(Rows, Columns));

    /// <summary>Gets the memory.</summary>
    internal SharedBlock Block
    {
        get
        {
            ObjectDisposedException.ThrowIf(_block.IsClosed, this);
            return _block;
        }
    }

    /// <summary>Gets element (i, j), both counted from 0.</summary>
    public ref T this[int i, int j]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)i, (uint)Rows, nameof(i));
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)j, (uint)Columns, nameof(j));
            return ref Elements[i + (j * Rows)];
        }
    }

    /// <summary>Gives the memory back, after a call that uses it.</summary>
    public void Dispose() => _block.Dispose();
}
