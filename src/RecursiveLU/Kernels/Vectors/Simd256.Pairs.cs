using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace RecursiveLU.Kernels.Vectors;

/// <summary>Pairs of lanes.</summary>
internal readonly unsafe partial struct Simd256<T> : IPairSimd<Simd256<T>, T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> BroadcastPair(T* pair) =>
        IsDouble
            ? new(Avx.BroadcastVector128ToVector256((double*)pair).As<double, T>())
            : new(Vector256.Create(*(double*)pair).As<double, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> BroadcastPair(T first, T second)
    {
        Vector128<T> pair = Simd128<T>.BroadcastPair(first, second).Vector;
        return new(Vector256.Create(pair, pair));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> BroadcastPair(Vector128<T> pair) =>
        IsDouble
            ? new(Vector256.Create(pair, pair))
            : new(Vector256.Create(pair.AsDouble().ToScalar()).As<double, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> ExchangeInPairs(Simd256<T> a) =>
        IsDouble
            ? new(Avx.Permute(a._v.AsDouble(), 0b0101).As<double, T>())
            : new(Avx.Permute(a._v.AsSingle(), 0b10_11_00_01).As<float, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> Turned(Simd256<T> a) => NegateFirst(ExchangeInPairs(a));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> FirstTwice(Simd256<T> a) =>
        IsDouble
            ? new(Avx.DuplicateEvenIndexed(a._v.AsDouble()).As<double, T>())
            : new(Avx.DuplicateEvenIndexed(a._v.AsSingle()).As<float, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> SecondTwice(Simd256<T> a) =>
        IsDouble
            ? new(Avx.Permute(a._v.AsDouble(), 0b1111).As<double, T>())
            : new(Avx.DuplicateOddIndexed(a._v.AsSingle()).As<float, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> NegateFirst(Simd256<T> a) =>
        new(a._v ^ (IsDouble ? Vector256.Create(1UL << 63, 0, 1UL << 63, 0) : Vector256.Create(1UL << 31)).As<ulong, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> NegateSecond(Simd256<T> a) =>
        new(a._v ^ (IsDouble ? Vector256.Create(0, 1UL << 63, 0, 1UL << 63) : Vector256.Create(1UL << 63)).As<ulong, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> PairIndexSequence(long first) =>
        IsDouble
            ? new((Vector256.Create(0L, 0, 1, 1) + Vector256.Create(first)).As<long, T>())
            : new((Vector256.Create(0, 0, 1, 1, 2, 2, 3, 3) + Vector256.Create((int)first)).As<int, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint EqualPairBits(Simd256<T> a, Simd256<T> b)
    {
        Vector256<double> equal = Vector256.Equals(a._v, b._v).AsDouble();
        if (!IsDouble)
        {
            return Avx.DuplicateEvenIndexed(equal.AsSingle()).AsDouble().ExtractMostSignificantBits();
        }

        uint bits = equal.ExtractMostSignificantBits();
        return (bits & 1) | ((bits >> 1) & 2);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> SumPairs(Simd256<T> a) => Simd128<T>.SumPairs(new(a._v.GetLower() + a._v.GetUpper()));
}
