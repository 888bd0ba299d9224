using System.Runtime.CompilerServices;

namespace RecursiveLU.Kernels.Solves;

/// <summary>Some columns of a column-major matrix.</summary>
/// <param name="first">The first one.</param>
/// <param name="stride">Elements from a column to the next.</param>
/// <param name="count">How many there are.</param>
internal readonly unsafe struct ColumnSet<T>(T* first, long stride, long count)
    where T : unmanaged
{
    public long Count => count;

    public long Stride => stride;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T* At(long column) => first + (column * stride);

    /// <summary>The same columns from a row on.</summary>
    public ColumnSet<T> From(long row) => new(first + row, stride, count);

    /// <summary>Some of the columns.</summary>
    public ColumnSet<T> Slice(long column, long length) => new(first + (column * stride), stride, length);
}
