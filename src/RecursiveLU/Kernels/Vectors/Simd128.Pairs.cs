using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RecursiveLU.Kernels.Vectors;

/// <summary>Pairs of lanes.</summary>
internal readonly unsafe partial struct Simd128<T> : IPairSimd<Simd128<T>, T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> BroadcastPair(T* pair) =>
        IsDouble ? Load(pair) : new(Vector128.Create(*(double*)pair).As<double, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> BroadcastPair(T first, T second)
    {
        if (IsDouble)
        {
            return new(Vector128.Create(Unsafe.BitCast<T, double>(first), Unsafe.BitCast<T, double>(second)).As<double, T>());
        }

        Simd128<T> pair = InterleaveLow(Scalar(first), Scalar(second));
        return InterleaveWideLow(pair, pair);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> BroadcastPair(Vector128<T> pair) =>
        IsDouble ? new(pair) : new(Vector128.Create(pair.AsDouble().ToScalar()).As<double, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> ExchangeInPairs(Simd128<T> a) =>
        IsDouble
            ? new(Vector128.Shuffle(a._v.AsDouble(), Vector128.Create(1L, 0)).As<double, T>())
            : new(Vector128.Shuffle(a._v.AsSingle(), Vector128.Create(1, 0, 3, 2)).As<float, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> Turned(Simd128<T> a) => NegateFirst(ExchangeInPairs(a));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> FirstTwice(Simd128<T> a) =>
        IsDouble
            ? new(Vector128.Shuffle(a._v.AsDouble(), Vector128.Create(0L, 0)).As<double, T>())
            : new(Vector128.Shuffle(a._v.AsSingle(), Vector128.Create(0, 0, 2, 2)).As<float, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> SecondTwice(Simd128<T> a) =>
        IsDouble
            ? new(Vector128.Shuffle(a._v.AsDouble(), Vector128.Create(1L, 1)).As<double, T>())
            : new(Vector128.Shuffle(a._v.AsSingle(), Vector128.Create(1, 1, 3, 3)).As<float, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> NegateFirst(Simd128<T> a) =>
        new(a._v ^ (IsDouble ? Vector128.Create(1UL << 63, 0) : Vector128.Create(1UL << 31)).As<ulong, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> NegateSecond(Simd128<T> a) =>
        new(a._v ^ (IsDouble ? Vector128.Create(0, 1UL << 63) : Vector128.Create(1UL << 63)).As<ulong, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> PairIndexSequence(long first) =>
        IsDouble
            ? new(Vector128.Create(first).As<long, T>())
            : new((Vector128.Create(0, 0, 1, 1) + Vector128.Create((int)first)).As<int, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint EqualPairBits(Simd128<T> a, Simd128<T> b)
    {
        Vector128<T> equal = Vector128.Equals(a._v, b._v);
        uint bits = equal.ExtractMostSignificantBits();
        return IsDouble ? bits & 1 : (bits & 1) | ((bits >> 1) & 2);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> SumPairs(Simd128<T> a) => IsDouble ? a._v : a._v + InterleaveWideHigh(a, a)._v;
}
