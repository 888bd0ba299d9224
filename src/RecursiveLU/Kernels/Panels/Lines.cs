using System.Runtime.CompilerServices;
using RecursiveLU.Kernels.Vectors;

namespace RecursiveLU.Kernels.Panels;

/// <summary>Where the lines of the blocks of a transposition are, one vector each.</summary>
/// <remarks>A block is N rows of a matrix of N columns, N the vector's length.</remarks>
internal unsafe interface ILines<T>
    where T : unmanaged
{
    /// <summary>Gets a value indicating whether lines are written past the caches; then each is aligned to its length.</summary>
    static virtual bool PassCache => false;

    /// <summary>Where a line of the block begins whose first row is <paramref name="row"/>.</summary>
    T* At(long row, int line);
}

/// <summary>Columns of a column-major matrix.</summary>
internal readonly unsafe struct ColumnLines<T>(T* first, nint stride) : ILines<T>
    where T : unmanaged
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T* At(long row, int line) => first + row + (line * stride);
}

/// <summary>The first columns of a column-major matrix; the others are one line somewhere else.</summary>
internal readonly unsafe struct FirstColumnLines<T>(T* first, nint stride, int columns, T* other) : ILines<T>
    where T : unmanaged
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T* At(long row, int line) => line < columns ? first + row + (line * stride) : other;
}

/// <summary>Rows of a row-major matrix, of a panel for example.</summary>
internal readonly unsafe struct RowLines<T>(T* first, nint stride) : ILines<T>
    where T : unmanaged
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T* At(long row, int line) => first + ((row + line) * stride);
}

/// <summary>The same, written past the caches.</summary>
internal readonly unsafe struct PassingRowLines<T>(T* first, nint stride) : ILines<T>
    where T : unmanaged
{
    public static bool PassCache
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T* At(long row, int line) => first + ((row + line) * stride);
}

/// <summary>Rows of a panel, in the order of a permutation.</summary>
internal readonly unsafe struct PermutedLines<T, TVector>(T* panel, long* order) : ILines<T>
    where T : unmanaged
    where TVector : struct, ISimd<TVector, T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T* At(long row, int line) => panel + (order[row + line] * TVector.Count);
}

/// <summary>The same, written past the caches.</summary>
internal readonly unsafe struct PassingPermutedLines<T, TVector>(T* panel, long* order) : ILines<T>
    where T : unmanaged
    where TVector : struct, ISimd<TVector, T>
{
    public static bool PassCache
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T* At(long row, int line) => panel + (order[row + line] * TVector.Count);
}
