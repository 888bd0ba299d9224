using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using static System.Runtime.CompilerServices.Unsafe;

namespace RecursiveLU.Kernels;

/// <content>What kernels need that hold whole columns in registers.</content>
/// <remarks>The compiler inlines calls until a method has many variables. So the results are cast, not constructed, and what
/// kernels do most is written out.</remarks>
internal readonly unsafe partial struct Simd128<T> : IColumnSimd<Simd128<T>, T>
{
    public static bool CanPermute
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => !IsDouble && Fma.IsSupported;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> Permute(Simd128<T> a, Simd128<T> index) =>
        CanPermute
            ? BitCast<Vector128<float>, Simd128<T>>(Avx.PermuteVar(a._v.AsSingle(), index._v.AsInt32()))
            : throw new NotSupportedException();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> Permute(Simd128<T> a, Simd128<T> b, Simd128<T> index) => throw new NotSupportedException();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> And(Simd128<T> a, Simd128<T> b) => BitCast<Vector128<T>, Simd128<T>>(a._v & b._v);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> Or(Simd128<T> a, Simd128<T> b) => BitCast<Vector128<T>, Simd128<T>>(a._v | b._v);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> Key(Simd128<T> value, Simd128<T> mask, Simd128<T> otherMask, Simd128<T> number) =>
        BitCast<Vector128<T>, Simd128<T>>((value._v & (mask._v & otherMask._v)) | number._v);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> Select(Simd128<T> mask, Simd128<T> yes, Simd128<T> no) =>
        Fma.IsSupported && !IsDouble
            ? BitCast<Vector128<float>, Simd128<T>>(
                Sse41.BlendVariable(no._v.AsSingle(), yes._v.AsSingle(), mask._v.AsSingle()))
            : BitCast<Vector128<T>, Simd128<T>>(Vector128.ConditionalSelect(mask._v, yes._v, no._v));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> LessIndexMask(Simd128<T> index, Simd128<T> bound) =>
        IsDouble
            ? BitCast<Vector128<long>, Simd128<T>>(Vector128.LessThan(index._v.AsInt64(), bound._v.AsInt64()))
            : BitCast<Vector128<int>, Simd128<T>>(Vector128.LessThan(index._v.AsInt32(), bound._v.AsInt32()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> ClearEqualIndex(Simd128<T> mask, Simd128<T> a, Simd128<T> b) =>
        IsDouble
            ? BitCast<Vector128<long>, Simd128<T>>(
                Vector128.ConditionalSelect(
                    Vector128.Equals(a._v.AsInt64(), b._v.AsInt64()), Vector128<long>.Zero, mask._v.AsInt64()))
            : BitCast<Vector128<int>, Simd128<T>>(
                Vector128.ConditionalSelect(
                    Vector128.Equals(a._v.AsInt32(), b._v.AsInt32()), Vector128<int>.Zero, mask._v.AsInt32()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> MaxIndex(Simd128<T> a, Simd128<T> b) =>
        IsDouble
            ? BitCast<Vector128<long>, Simd128<T>>(Vector128.Max(a._v.AsInt64(), b._v.AsInt64()))
            : BitCast<Vector128<int>, Simd128<T>>(Vector128.Max(a._v.AsInt32(), b._v.AsInt32()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> MinIndex(Simd128<T> a, Simd128<T> b) =>
        IsDouble
            ? BitCast<Vector128<long>, Simd128<T>>(Vector128.Min(a._v.AsInt64(), b._v.AsInt64()))
            : BitCast<Vector128<int>, Simd128<T>>(Vector128.Min(a._v.AsInt32(), b._v.AsInt32()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> MaxKey(Simd128<T> a, Simd128<T> b) => MaxIndex(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> MaxKeyAcross(Simd128<T> a)
    {
        if (IsDouble)
        {
            Vector128<long> x = a._v.AsInt64();
            return BitCast<Vector128<long>, Simd128<T>>(
                Vector128.Max(x, Vector128.Shuffle(x, Vector128.Create(1L, 0))));
        }

        Vector128<int> y = a._v.AsInt32();
        y = Vector128.Max(y, Vector128.Shuffle(y, Vector128.Create(2, 3, 0, 1)));
        return BitCast<Vector128<int>, Simd128<T>>(
            Vector128.Max(y, Vector128.Shuffle(y, Vector128.Create(1, 0, 3, 2))));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint GreaterIndexBits(Simd128<T> a, Simd128<T> b) =>
        IsDouble
            ? Vector128.GreaterThan(a._v.AsInt64(), b._v.AsInt64()).ExtractMostSignificantBits()
            : Vector128.GreaterThan(a._v.AsInt32(), b._v.AsInt32()).ExtractMostSignificantBits();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint EqualIndexBits(Simd128<T> a, Simd128<T> b) =>
        IsDouble
            ? Vector128.Equals(a._v.AsInt64(), b._v.AsInt64()).ExtractMostSignificantBits()
            : Vector128.Equals(a._v.AsInt32(), b._v.AsInt32()).ExtractMostSignificantBits();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long FirstIndex(Simd128<T> a) => IsDouble ? a._v.AsInt64().ToScalar() : a._v.AsInt32().ToScalar();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void WriteIndex(T* target, long index)
    {
        if (IsDouble)
        {
            *(long*)target = index;
        }
        else
        {
            *(int*)target = (int)index;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> Reciprocal(Simd128<T> a)
    {
        Simd128<T> least = Broadcast(SafeMinimum);
        if (!Avx512DQ.VL.IsSupported)
        {
            return IsDouble
                ? BitCast<Vector128<double>, Simd128<T>>(
                    Vector128<double>.One / CopySign(MaxOrSecond(Abs(a), least), a)._v.AsDouble())
                : BitCast<Vector128<float>, Simd128<T>>(
                    Vector128<float>.One / CopySign(MaxOrSecond(Abs(a), least), a)._v.AsSingle());
        }

        return IsDouble
            ? BitCast<Vector128<double>, Simd128<T>>(
                Vector128<double>.One / Avx512DQ.VL.Range(a._v.AsDouble(), least._v.AsDouble(), Simd512<T>.LargerMagnitude))
            : BitCast<Vector128<float>, Simd128<T>>(
                Vector128<float>.One / Avx512DQ.VL.Range(a._v.AsSingle(), least._v.AsSingle(), Simd512<T>.LargerMagnitude));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> Update(Simd128<T> mask, Simd128<T> a, Simd128<T> b, Simd128<T> c) =>
        Select(mask, NegatedMultiplyAdd(a, b, c), c);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void UpdateInPlace(Simd128<T> mask, Simd128<T> a, Simd128<T> b, T* c) =>
        Update(mask, a, b, Load(c)).Store(c);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreSelected(Simd128<T> mask, Simd128<T> yes, Simd128<T> no, T* target) =>
        Select(mask, yes, no).Store(target);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> LoadEnds(T* source, int n) =>
        n == Count
            ? Load(source)
            : BitCast<Vector128<T>, Simd128<T>>(
                Vector128.Create(Vector64.Load(source), Vector64.Load(source + n - Vector64<T>.Count)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void StoreEnds(T* target, int n)
    {
        if (n == Count)
        {
            Store(target);
            return;
        }

        _v.GetLower().Store(target);
        _v.GetUpper().Store(target + n - Vector64<T>.Count);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void StoreOne(T* target) => *target = _v.ToScalar();
}
