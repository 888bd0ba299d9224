using System.Runtime.CompilerServices;

namespace RecursiveLU.Kernels;

/// <summary>Where the vectors are that a transposition reads.</summary>
internal unsafe interface ILines<T>
    where T : unmanaged
{
    /// <summary>Gets a value indicating whether the next block's lines are the next numbers; or else the same ones, further
    /// on.</summary>
    static abstract bool Advances { get; }

    /// <summary>Where a line begins.</summary>
    T* At(long line);
}

/// <summary>Columns of a column-major matrix: every block has the same ones.</summary>
internal readonly unsafe struct ColumnLines<T>(T* first, nint stride) : ILines<T>
    where T : unmanaged
{
    public static bool Advances => false;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T* At(long line) => first + (line * stride);
}

/// <summary>Rows of a panel, in order.</summary>
internal readonly unsafe struct RowLines<T>(T* first, nint stride) : ILines<T>
    where T : unmanaged
{
    public static bool Advances => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T* At(long line) => first + (line * stride);
}

/// <summary>Rows of a panel, in the order of a permutation.</summary>
internal readonly unsafe struct PermutedLines<T>(T* first, nint stride, long* order) : ILines<T>
    where T : unmanaged
{
    public static bool Advances => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T* At(long line) => first + (order[line] * stride);
}
