using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace RecursiveLU.Kernels.SmallOrders;

/// <summary>Masks of rows of a small matrix, read from tables: computing them would take more instructions.</summary>
internal static unsafe class ColumnMasks<T>
    where T : unmanaged
{
    /// <summary>The most rows.</summary>
    private const int MaximumRows = 64;

    private static ReadOnlySpan<int> Steps => [0, 0, 0, 0, -1, -1, -1, -1];

    private static ReadOnlySpan<int> Peaks32 =>
    [
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        -1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0,
    ];

    private static ReadOnlySpan<long> Peaks64 =>
    [
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        -1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0,
    ];

    /// <summary>The lanes of a vector from one on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> From(nint lane) =>
        Vector128.Load((T*)Unsafe.AsPointer(ref MemoryMarshal.GetReference(Steps)) + Vector128<T>.Count - lane);

    /// <summary>The lane that has a row in a vector of the rows from another one on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> At(nint row, nint first) => Vector128.Load(Of(row) + first);

    /// <summary>A column of all rows in which one is set.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T* Of(nint row) => Peaks - row;

    private static T* Peaks
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => MaximumRows + (sizeof(T) == sizeof(double)
            ? (T*)Unsafe.AsPointer(ref MemoryMarshal.GetReference(Peaks64))
            : (T*)Unsafe.AsPointer(ref MemoryMarshal.GetReference(Peaks32)));
    }
}
