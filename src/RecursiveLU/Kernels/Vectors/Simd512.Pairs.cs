using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace RecursiveLU.Kernels.Vectors;

/// <summary>Pairs of lanes.</summary>
internal readonly unsafe partial struct Simd512<T> : IPairSimd<Simd512<T>, T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> BroadcastPair(T* pair) =>
        IsDouble
            ? new(Avx512DQ.BroadcastVector128ToVector512((double*)pair).As<double, T>())
            : new(Vector512.Create(*(double*)pair).As<double, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> BroadcastPair(T first, T second)
    {
        Vector128<T> pair = Simd128<T>.BroadcastPair(first, second).Vector;
        var half = Vector256.Create(pair, pair);
        return new(Vector512.Create(half, half));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> BroadcastPair(Vector128<T> pair) =>
        IsDouble
            ? new(First128(pair.AsDouble().ToVector256Unsafe().ToVector512Unsafe()).As<double, T>())
            : new(Vector512.Create(pair.AsDouble().ToScalar()).As<double, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> ExchangeInPairs(Simd512<T> a) =>
        IsDouble
            ? new(Avx512F.Permute2x64(a._v.AsDouble(), 0b01010101).As<double, T>())
            : new(Avx512F.Permute4x32(a._v.AsSingle(), 0b10_11_00_01).As<float, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> Turned(Simd512<T> a) => NegateFirst(ExchangeInPairs(a));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> FirstTwice(Simd512<T> a) =>
        IsDouble
            ? new(Avx512F.DuplicateEvenIndexed(a._v.AsDouble()).As<double, T>())
            : new(Avx512F.DuplicateEvenIndexed(a._v.AsSingle()).As<float, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> SecondTwice(Simd512<T> a) =>
        IsDouble
            ? new(Avx512F.Permute2x64(a._v.AsDouble(), 0b11111111).As<double, T>())
            : new(Avx512F.DuplicateOddIndexed(a._v.AsSingle()).As<float, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> NegateFirst(Simd512<T> a) =>
        new(a._v ^ (IsDouble ? Vector512.Create(1UL << 63, 0, 1UL << 63, 0, 1UL << 63, 0, 1UL << 63, 0) : Vector512.Create(1UL << 31)).As<ulong, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> NegateSecond(Simd512<T> a) =>
        new(a._v ^ (IsDouble ? Vector512.Create(0, 1UL << 63, 0, 1UL << 63, 0, 1UL << 63, 0, 1UL << 63) : Vector512.Create(1UL << 63)).As<ulong, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> PairIndexSequence(long first) =>
        IsDouble
            ? new((Vector512.Create(0L, 0, 1, 1, 2, 2, 3, 3) + Vector512.Create(first)).As<long, T>())
            : new((Vector512.Create(0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7) + Vector512.Create((int)first)).As<int, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint EqualPairBits(Simd512<T> a, Simd512<T> b)
    {
        if (!IsDouble)
        {
            return (uint)Vector512.Equals(a._v.AsInt64(), b._v.AsInt64()).ExtractMostSignificantBits();
        }

        uint bits = (uint)Vector512.Equals(a._v, b._v).ExtractMostSignificantBits();
        return Bmi2.ParallelBitExtract(bits, 0b01010101);
    }

    /// <summary>The first 128 bits, over and over.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> First128(Vector512<double> a) => Avx512F.Shuffle4x128(a, a, 0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> SumPairs(Simd512<T> a) => Simd256<T>.SumPairs(new(a._v.GetLower() + a._v.GetUpper()));
}
