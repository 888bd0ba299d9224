using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using static System.Runtime.CompilerServices.Unsafe;

namespace RecursiveLU.Kernels.Vectors;

/// <content>What kernels need that hold whole columns in registers.</content>
/// <remarks>The compiler inlines calls until a method has many variables. So the results are cast, not constructed, and what
/// kernels do most is written out.</remarks>
internal readonly unsafe partial struct Simd512<T> : IColumnSimd<Simd512<T>, T>
{
    /// <summary>(a and b) or c.</summary>
    internal const byte AndOr = 0xEA;

    /// <summary>The larger magnitude, with the sign of the first number.</summary>
    internal const byte LargerMagnitude = 3;

    private const byte SwapHalves = 0b01_00_11_10;
    private const byte SwapPairs = 0b10_11_00_01;

    public static bool CanPermute
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector512.IsHardwareAccelerated;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> Permute(Simd512<T> a, Simd512<T> index) =>
        IsDouble
            ? BitCast<Vector512<long>, Simd512<T>>(Avx512F.PermuteVar8x64(a._v.AsInt64(), index._v.AsInt64()))
            : BitCast<Vector512<int>, Simd512<T>>(Avx512F.PermuteVar16x32(a._v.AsInt32(), index._v.AsInt32()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> Permute(Simd512<T> a, Simd512<T> b, Simd512<T> index) =>
        IsDouble
            ? BitCast<Vector512<long>, Simd512<T>>(
                Avx512F.PermuteVar8x64x2(a._v.AsInt64(), index._v.AsInt64(), b._v.AsInt64()))
            : BitCast<Vector512<int>, Simd512<T>>(
                Avx512F.PermuteVar16x32x2(a._v.AsInt32(), index._v.AsInt32(), b._v.AsInt32()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> And(Simd512<T> a, Simd512<T> b) => BitCast<Vector512<T>, Simd512<T>>(a._v & b._v);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> Or(Simd512<T> a, Simd512<T> b) => BitCast<Vector512<T>, Simd512<T>>(a._v | b._v);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> Key(Simd512<T> value, Simd512<T> mask, Simd512<T> otherMask, Simd512<T> number) =>
        BitCast<Vector512<long>, Simd512<T>>(
            Avx512F.TernaryLogic(value._v.AsInt64(), (mask._v & otherMask._v).AsInt64(), number._v.AsInt64(), AndOr));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> Select(Simd512<T> mask, Simd512<T> yes, Simd512<T> no) =>
        BitCast<Vector512<T>, Simd512<T>>(Vector512.ConditionalSelect(mask._v, yes._v, no._v));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> LessIndexMask(Simd512<T> index, Simd512<T> bound) =>
        IsDouble
            ? BitCast<Vector512<long>, Simd512<T>>(Vector512.LessThan(index._v.AsInt64(), bound._v.AsInt64()))
            : BitCast<Vector512<int>, Simd512<T>>(Vector512.LessThan(index._v.AsInt32(), bound._v.AsInt32()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> ClearEqualIndex(Simd512<T> mask, Simd512<T> a, Simd512<T> b) =>
        IsDouble
            ? BitCast<Vector512<long>, Simd512<T>>(
                Vector512.ConditionalSelect(
                    Vector512.Equals(a._v.AsInt64(), b._v.AsInt64()), Vector512<long>.Zero, mask._v.AsInt64()))
            : BitCast<Vector512<int>, Simd512<T>>(
                Vector512.ConditionalSelect(
                    Vector512.Equals(a._v.AsInt32(), b._v.AsInt32()), Vector512<int>.Zero, mask._v.AsInt32()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> MaxIndex(Simd512<T> a, Simd512<T> b) =>
        IsDouble
            ? BitCast<Vector512<long>, Simd512<T>>(Vector512.Max(a._v.AsInt64(), b._v.AsInt64()))
            : BitCast<Vector512<int>, Simd512<T>>(Vector512.Max(a._v.AsInt32(), b._v.AsInt32()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> MinIndex(Simd512<T> a, Simd512<T> b) =>
        IsDouble
            ? BitCast<Vector512<long>, Simd512<T>>(Vector512.Min(a._v.AsInt64(), b._v.AsInt64()))
            : BitCast<Vector512<int>, Simd512<T>>(Vector512.Min(a._v.AsInt32(), b._v.AsInt32()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> MaxKey(Simd512<T> a, Simd512<T> b) => MaxIndex(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> MaxKeyAcross(Simd512<T> a)
    {
        // Four quarters at once: fetching one takes longer than comparing two.
        if (IsDouble)
        {
            Vector512<long> x = a._v.AsInt64();
            Vector128<long> lower = Vector128.Max(x.GetLower().GetLower(), Avx512F.ExtractVector128(x, 1));
            Vector128<long> upper = Vector128.Max(Avx512F.ExtractVector128(x, 2), Avx512F.ExtractVector128(x, 3));
            lower = Vector128.Max(lower, upper);
            lower = Vector128.Max(lower, Sse2.Shuffle(lower.AsInt32(), SwapHalves).AsInt64());
            return BitCast<Vector512<long>, Simd512<T>>(Avx512F.BroadcastScalarToVector512(lower));
        }

        Vector512<int> y = a._v.AsInt32();
        Vector128<int> low = Vector128.Max(y.GetLower().GetLower(), Avx512F.ExtractVector128(y, 1));
        Vector128<int> high = Vector128.Max(Avx512F.ExtractVector128(y, 2), Avx512F.ExtractVector128(y, 3));
        low = Vector128.Max(low, high);
        low = Vector128.Max(low, Sse2.Shuffle(low, SwapHalves));
        low = Vector128.Max(low, Sse2.Shuffle(low, SwapPairs));
        return BitCast<Vector512<int>, Simd512<T>>(Avx512F.BroadcastScalarToVector512(low));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> FirstKey(Simd512<T> a) => a;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint GreaterIndexBits(Simd512<T> a, Simd512<T> b) =>
        (uint)(IsDouble
            ? Vector512.GreaterThan(a._v.AsInt64(), b._v.AsInt64()).ExtractMostSignificantBits()
            : Vector512.GreaterThan(a._v.AsInt32(), b._v.AsInt32()).ExtractMostSignificantBits());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint EqualIndexBits(Simd512<T> a, Simd512<T> b) =>
        (uint)(IsDouble
            ? Vector512.Equals(a._v.AsInt64(), b._v.AsInt64()).ExtractMostSignificantBits()
            : Vector512.Equals(a._v.AsInt32(), b._v.AsInt32()).ExtractMostSignificantBits());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long FirstIndex(Simd512<T> a) => IsDouble ? a._v.AsInt64().ToScalar() : a._v.AsInt32().ToScalar();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> Reciprocal(Simd512<T> a)
    {
        Simd512<T> least = Broadcast(SafeMinimum);
        return IsDouble
            ? BitCast<Vector512<double>, Simd512<T>>(
                Vector512<double>.One / Avx512DQ.Range(a._v.AsDouble(), least._v.AsDouble(), LargerMagnitude))
            : BitCast<Vector512<float>, Simd512<T>>(
                Vector512<float>.One / Avx512DQ.Range(a._v.AsSingle(), least._v.AsSingle(), LargerMagnitude));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> Update(Simd512<T> mask, Simd512<T> a, Simd512<T> b, Simd512<T> c) =>
        IsDouble
            ? BitCast<Vector512<double>, Simd512<T>>(
                Vector512.ConditionalSelect(
                    mask._v.AsDouble(),
                    Avx512F.FusedMultiplyAddNegated(a._v.AsDouble(), b._v.AsDouble(), c._v.AsDouble()),
                    c._v.AsDouble()))
            : BitCast<Vector512<float>, Simd512<T>>(
                Vector512.ConditionalSelect(
                    mask._v.AsSingle(),
                    Avx512F.FusedMultiplyAddNegated(a._v.AsSingle(), b._v.AsSingle(), c._v.AsSingle()),
                    c._v.AsSingle()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void UpdateInPlace(Simd512<T> mask, Simd512<T> a, Simd512<T> b, T* c)
    {
        if (IsDouble)
        {
            Vector512<double> old = Vector512.Load((double*)c);
            Vector512<double> updated = Avx512F.FusedMultiplyAddNegated(a._v.AsDouble(), b._v.AsDouble(), old);
            Vector512.ConditionalSelect(mask._v.AsDouble(), updated, old).Store((double*)c);
        }
        else
        {
            Vector512<float> old = Vector512.Load((float*)c);
            Vector512<float> updated = Avx512F.FusedMultiplyAddNegated(a._v.AsSingle(), b._v.AsSingle(), old);
            Vector512.ConditionalSelect(mask._v.AsSingle(), updated, old).Store((float*)c);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreSelected(Simd512<T> mask, Simd512<T> yes, Simd512<T> no, T* target) =>
        Vector512.ConditionalSelect(mask._v, yes._v, no._v).Store(target);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> MultiplyAdd(Simd512<T> a, Simd512<T> b, Simd512<T> c) =>
        IsDouble
            ? BitCast<Vector512<double>, Simd512<T>>(
                Avx512F.FusedMultiplyAdd(a._v.AsDouble(), b._v.AsDouble(), c._v.AsDouble()))
            : BitCast<Vector512<float>, Simd512<T>>(
                Avx512F.FusedMultiplyAdd(a._v.AsSingle(), b._v.AsSingle(), c._v.AsSingle()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> UpdateComplex(
        Simd512<T> mask, Simd512<T> aRe, Simd512<T> aIm, Simd512<T> bRe, Simd512<T> bIm, Simd512<T> re, ref Simd512<T> im)
    {
        if (IsDouble)
        {
            Vector512<double> newRe = Avx512F.FusedMultiplyAddNegated(aRe._v.AsDouble(), bRe._v.AsDouble(), re._v.AsDouble());
            Vector512<double> newIm = Avx512F.FusedMultiplyAddNegated(aRe._v.AsDouble(), bIm._v.AsDouble(), im._v.AsDouble());
            newRe = Avx512F.FusedMultiplyAdd(aIm._v.AsDouble(), bIm._v.AsDouble(), newRe);
            newIm = Avx512F.FusedMultiplyAddNegated(aIm._v.AsDouble(), bRe._v.AsDouble(), newIm);
            im = BitCast<Vector512<double>, Simd512<T>>(Vector512.ConditionalSelect(mask._v.AsDouble(), newIm, im._v.AsDouble()));
            return BitCast<Vector512<double>, Simd512<T>>(Vector512.ConditionalSelect(mask._v.AsDouble(), newRe, re._v.AsDouble()));
        }
        else
        {
            Vector512<float> newRe = Avx512F.FusedMultiplyAddNegated(aRe._v.AsSingle(), bRe._v.AsSingle(), re._v.AsSingle());
            Vector512<float> newIm = Avx512F.FusedMultiplyAddNegated(aRe._v.AsSingle(), bIm._v.AsSingle(), im._v.AsSingle());
            newRe = Avx512F.FusedMultiplyAdd(aIm._v.AsSingle(), bIm._v.AsSingle(), newRe);
            newIm = Avx512F.FusedMultiplyAddNegated(aIm._v.AsSingle(), bRe._v.AsSingle(), newIm);
            im = BitCast<Vector512<float>, Simd512<T>>(Vector512.ConditionalSelect(mask._v.AsSingle(), newIm, im._v.AsSingle()));
            return BitCast<Vector512<float>, Simd512<T>>(Vector512.ConditionalSelect(mask._v.AsSingle(), newRe, re._v.AsSingle()));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> Firsts(Simd512<T> a, Simd512<T> b) =>
        Permute(a, b, IsDouble
            ? BitCast<Vector512<long>, Simd512<T>>(Vector512.Create(0L, 2, 4, 6, 8, 10, 12, 14))
            : BitCast<Vector512<int>, Simd512<T>>(
                Vector512.Create(0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> Seconds(Simd512<T> a, Simd512<T> b) =>
        Permute(a, b, IsDouble
            ? BitCast<Vector512<long>, Simd512<T>>(Vector512.Create(1L, 3, 5, 7, 9, 11, 13, 15))
            : BitCast<Vector512<int>, Simd512<T>>(
                Vector512.Create(1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23, 25, 27, 29, 31)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> LowerPairs(Simd512<T> a, Simd512<T> b) =>
        Permute(a, b, IsDouble
            ? BitCast<Vector512<long>, Simd512<T>>(Vector512.Create(0L, 8, 1, 9, 2, 10, 3, 11))
            : BitCast<Vector512<int>, Simd512<T>>(
                Vector512.Create(0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> UpperPairs(Simd512<T> a, Simd512<T> b) =>
        Permute(a, b, IsDouble
            ? BitCast<Vector512<long>, Simd512<T>>(Vector512.Create(4L, 12, 5, 13, 6, 14, 7, 15))
            : BitCast<Vector512<int>, Simd512<T>>(
                Vector512.Create(8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> LoadEnds(T* source, int n) =>
        n == Count
            ? Load(source)
            : BitCast<Vector512<T>, Simd512<T>>(
                Vector512.Create(Vector256.Load(source), Vector256.Load(source + n - Vector256<T>.Count)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void StoreEnds(T* target, int n)
    {
        if (n == Count)
        {
            Store(target);
            return;
        }

        _v.GetLower().Store(target);
        _v.GetUpper().Store(target + n - Vector256<T>.Count);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void StoreOne(T* target) => *target = _v.ToScalar();
}
