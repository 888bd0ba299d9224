using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace RecursiveLU.Kernels.Tiles;

/// <summary>How one element of an aligned vector in memory comes into every lane by a single instruction.</summary>
internal unsafe interface ISseLanes<T>
    where T : unmanaged
{
    static abstract Vector128<T> First(T* a);

    static abstract Vector128<T> Second(T* a);

    /// <summary>The third of four elements.</summary>
    static abstract Vector128<T> Third(T* a);

    /// <summary>The fourth of four elements.</summary>
    static abstract Vector128<T> Fourth(T* a);
}

/// <summary>By shuffles of integers, which leave their operand as it is: it may be in memory.</summary>
internal readonly unsafe struct ShuffledLanes<T> : ISseLanes<T>
    where T : unmanaged
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> First(T* a) =>
        (sizeof(T) == sizeof(double)
            ? Sse2.Shuffle(Sse2.LoadAlignedVector128((int*)a), 0b01_00_01_00)
            : Sse2.Shuffle(Sse2.LoadAlignedVector128((int*)a), 0b00_00_00_00)).As<int, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Second(T* a) =>
        (sizeof(T) == sizeof(double)
            ? Sse2.Shuffle(Sse2.LoadAlignedVector128((int*)a), 0b11_10_11_10)
            : Sse2.Shuffle(Sse2.LoadAlignedVector128((int*)a), 0b01_01_01_01)).As<int, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Third(T* a) =>
        Sse2.Shuffle(Sse2.LoadAlignedVector128((int*)a), 0b10_10_10_10).As<int, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Fourth(T* a) =>
        Sse2.Shuffle(Sse2.LoadAlignedVector128((int*)a), 0b11_11_11_11).As<int, T>();
}

/// <summary>By SSE3's loads of two equal elements of 64 bits, which need none of the units that compute.</summary>
internal readonly unsafe struct DuplicatedLanes : ISseLanes<double>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> First(double* a) => Sse3.LoadAndDuplicateToVector128(a);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Second(double* a) => Sse3.LoadAndDuplicateToVector128(a + 1);

    /// <summary>There is none.</summary>
    public static Vector128<double> Third(double* a) => default;

    /// <summary>There is none.</summary>
    public static Vector128<double> Fourth(double* a) => default;
}
