using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using static System.Runtime.CompilerServices.Unsafe;

namespace RecursiveLU.Kernels.Vectors;

/// <content>What kernels need that hold whole columns in registers.</content>
/// <remarks>The compiler inlines calls until a method has many variables. So the results are cast, not constructed, and what
/// kernels do most is written out.</remarks>
internal readonly unsafe partial struct Simd256<T> : IColumnSimd<Simd256<T>, T>
{
    private const byte EvenTwice = 0b10_10_00_00;
    private const byte SwapHalves = 0b01_00_11_10;
    private const byte SwapNeighbours = 0b0101;
    private const byte SwapPairs = 0b10_11_00_01;

    public static bool CanPermute
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Avx2.IsSupported && Fma.IsSupported;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> Permute(Simd256<T> a, Simd256<T> index)
    {
        // The numbers of the two halves of a lane, from that of the lane.
        Vector256<int> twice = Avx2.Add(index._v.AsInt32(), index._v.AsInt32());
        Vector256<int> halves = Avx2.Shuffle(twice, EvenTwice) | Vector256.Create(0, 1, 0, 1, 0, 1, 0, 1);
        return BitCast<Vector256<int>, Simd256<T>>(
            Avx2.PermuteVar8x32(a._v.AsInt32(), IsDouble ? halves : index._v.AsInt32()));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> Permute(Simd256<T> a, Simd256<T> b, Simd256<T> index)
    {
        // The bit that tells b from a becomes the sign.
        Simd256<T> fromA = Permute(a, index);
        Simd256<T> fromB = Permute(b, index);
        return IsDouble
            ? BitCast<Vector256<double>, Simd256<T>>(Avx.BlendVariable(
                fromA._v.AsDouble(), fromB._v.AsDouble(), Avx2.ShiftLeftLogical(index._v.AsInt64(), 61).AsDouble()))
            : BitCast<Vector256<float>, Simd256<T>>(Avx.BlendVariable(
                fromA._v.AsSingle(), fromB._v.AsSingle(), Avx2.ShiftLeftLogical(index._v.AsInt32(), 28).AsSingle()));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> And(Simd256<T> a, Simd256<T> b) => BitCast<Vector256<T>, Simd256<T>>(a._v & b._v);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> Or(Simd256<T> a, Simd256<T> b) => BitCast<Vector256<T>, Simd256<T>>(a._v | b._v);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> Key(Simd256<T> value, Simd256<T> mask, Simd256<T> otherMask, Simd256<T> number) =>
        Avx512F.VL.IsSupported
            ? BitCast<Vector256<long>, Simd256<T>>(
                Avx512F.VL.TernaryLogic(
                    value._v.AsInt64(), (mask._v & otherMask._v).AsInt64(), number._v.AsInt64(), Simd512<T>.AndOr))
            : BitCast<Vector256<T>, Simd256<T>>((value._v & (mask._v & otherMask._v)) | number._v);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> Select(Simd256<T> mask, Simd256<T> yes, Simd256<T> no) =>
        IsDouble
            ? BitCast<Vector256<double>, Simd256<T>>(
                Avx.BlendVariable(no._v.AsDouble(), yes._v.AsDouble(), mask._v.AsDouble()))
            : BitCast<Vector256<float>, Simd256<T>>(
                Avx.BlendVariable(no._v.AsSingle(), yes._v.AsSingle(), mask._v.AsSingle()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> LessIndexMask(Simd256<T> index, Simd256<T> bound) =>
        IsDouble
            ? BitCast<Vector256<long>, Simd256<T>>(Vector256.LessThan(index._v.AsInt64(), bound._v.AsInt64()))
            : BitCast<Vector256<int>, Simd256<T>>(Vector256.LessThan(index._v.AsInt32(), bound._v.AsInt32()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> ClearEqualIndex(Simd256<T> mask, Simd256<T> a, Simd256<T> b) =>
        IsDouble
            ? BitCast<Vector256<long>, Simd256<T>>(
                Vector256.ConditionalSelect(
                    Vector256.Equals(a._v.AsInt64(), b._v.AsInt64()), Vector256<long>.Zero, mask._v.AsInt64()))
            : BitCast<Vector256<int>, Simd256<T>>(
                Vector256.ConditionalSelect(
                    Vector256.Equals(a._v.AsInt32(), b._v.AsInt32()), Vector256<int>.Zero, mask._v.AsInt32()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> MaxIndex(Simd256<T> a, Simd256<T> b) =>
        IsDouble
            ? BitCast<Vector256<long>, Simd256<T>>(Vector256.Max(a._v.AsInt64(), b._v.AsInt64()))
            : BitCast<Vector256<int>, Simd256<T>>(Vector256.Max(a._v.AsInt32(), b._v.AsInt32()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> MinIndex(Simd256<T> a, Simd256<T> b) =>
        IsDouble
            ? BitCast<Vector256<long>, Simd256<T>>(Vector256.Min(a._v.AsInt64(), b._v.AsInt64()))
            : BitCast<Vector256<int>, Simd256<T>>(Vector256.Min(a._v.AsInt32(), b._v.AsInt32()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> MaxKey(Simd256<T> a, Simd256<T> b) =>
        IsDouble
            ? BitCast<Vector256<double>, Simd256<T>>(Avx.Max(a._v.AsDouble(), b._v.AsDouble()))
            : MaxIndex(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> MaxKeyAcross(Simd256<T> a)
    {
        if (IsDouble)
        {
            Vector256<double> x = a._v.AsDouble();
            x = Avx.Max(x, Avx.Permute2x128(x, x, 1));
            return BitCast<Vector256<double>, Simd256<T>>(Avx.Max(x, Avx.Permute(x, SwapNeighbours)));
        }

        Vector256<int> y = a._v.AsInt32();
        y = Vector256.Max(y, Avx2.Permute2x128(y, y, 1));
        y = Vector256.Max(y, Avx2.Shuffle(y, SwapHalves));
        return BitCast<Vector256<int>, Simd256<T>>(Vector256.Max(y, Avx2.Shuffle(y, SwapPairs)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> FirstKey(Simd256<T> a) =>
        IsDouble
            ? BitCast<Vector256<double>, Simd256<T>>(Avx2.BroadcastScalarToVector256(a._v.AsDouble().GetLower()))
            : a;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint GreaterIndexBits(Simd256<T> a, Simd256<T> b) =>
        IsDouble
            ? Vector256.GreaterThan(a._v.AsInt64(), b._v.AsInt64()).ExtractMostSignificantBits()
            : Vector256.GreaterThan(a._v.AsInt32(), b._v.AsInt32()).ExtractMostSignificantBits();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint EqualIndexBits(Simd256<T> a, Simd256<T> b) =>
        IsDouble
            ? Vector256.Equals(a._v.AsInt64(), b._v.AsInt64()).ExtractMostSignificantBits()
            : Vector256.Equals(a._v.AsInt32(), b._v.AsInt32()).ExtractMostSignificantBits();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long FirstIndex(Simd256<T> a) => IsDouble ? a._v.AsInt64().ToScalar() : a._v.AsInt32().ToScalar();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> Reciprocal(Simd256<T> a)
    {
        // The sign comes last: nothing waits for it.
        Simd256<T> least = Broadcast(SafeMinimum);
        return IsDouble
            ? BitCast<Vector256<double>, Simd256<T>>(
                Vector256.CopySign(
                    Vector256<double>.One / Avx.Max(Vector256.Abs(a._v.AsDouble()), least._v.AsDouble()), a._v.AsDouble()))
            : BitCast<Vector256<float>, Simd256<T>>(
                Avx512DQ.VL.IsSupported
                    ? Vector256<float>.One / Avx512DQ.VL.Range(a._v.AsSingle(), least._v.AsSingle(), Simd512<T>.LargerMagnitude)
                    : Vector256.CopySign(
                        Vector256<float>.One / Avx.Max(Vector256.Abs(a._v.AsSingle()), least._v.AsSingle()), a._v.AsSingle()));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> Update(Simd256<T> mask, Simd256<T> a, Simd256<T> b, Simd256<T> c) =>
        IsDouble
            ? BitCast<Vector256<double>, Simd256<T>>(
                Avx.BlendVariable(
                    c._v.AsDouble(),
                    Fma.MultiplyAddNegated(a._v.AsDouble(), b._v.AsDouble(), c._v.AsDouble()),
                    mask._v.AsDouble()))
            : BitCast<Vector256<float>, Simd256<T>>(
                Avx.BlendVariable(
                    c._v.AsSingle(),
                    Fma.MultiplyAddNegated(a._v.AsSingle(), b._v.AsSingle(), c._v.AsSingle()),
                    mask._v.AsSingle()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void UpdateInPlace(Simd256<T> mask, Simd256<T> a, Simd256<T> b, T* c)
    {
        if (IsDouble)
        {
            Vector256<double> old = Vector256.Load((double*)c);
            Vector256<double> updated = Fma.MultiplyAddNegated(a._v.AsDouble(), b._v.AsDouble(), old);
            Avx.BlendVariable(old, updated, mask._v.AsDouble()).Store((double*)c);
        }
        else
        {
            Vector256<float> old = Vector256.Load((float*)c);
            Vector256<float> updated = Fma.MultiplyAddNegated(a._v.AsSingle(), b._v.AsSingle(), old);
            Avx.BlendVariable(old, updated, mask._v.AsSingle()).Store((float*)c);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreSelected(Simd256<T> mask, Simd256<T> yes, Simd256<T> no, T* target)
    {
        if (IsDouble)
        {
            Avx.BlendVariable(no._v.AsDouble(), yes._v.AsDouble(), mask._v.AsDouble()).Store((double*)target);
        }
        else
        {
            Avx.BlendVariable(no._v.AsSingle(), yes._v.AsSingle(), mask._v.AsSingle()).Store((float*)target);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> MultiplyAdd(Simd256<T> a, Simd256<T> b, Simd256<T> c) =>
        IsDouble
            ? BitCast<Vector256<double>, Simd256<T>>(
                Fma.MultiplyAdd(a._v.AsDouble(), b._v.AsDouble(), c._v.AsDouble()))
            : BitCast<Vector256<float>, Simd256<T>>(
                Fma.MultiplyAdd(a._v.AsSingle(), b._v.AsSingle(), c._v.AsSingle()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> UpdateComplex(
        Simd256<T> mask, Simd256<T> aRe, Simd256<T> aIm, Simd256<T> bRe, Simd256<T> bIm, Simd256<T> re, ref Simd256<T> im)
    {
        if (IsDouble)
        {
            Vector256<double> newRe = Fma.MultiplyAddNegated(aRe._v.AsDouble(), bRe._v.AsDouble(), re._v.AsDouble());
            Vector256<double> newIm = Fma.MultiplyAddNegated(aRe._v.AsDouble(), bIm._v.AsDouble(), im._v.AsDouble());
            newRe = Fma.MultiplyAdd(aIm._v.AsDouble(), bIm._v.AsDouble(), newRe);
            newIm = Fma.MultiplyAddNegated(aIm._v.AsDouble(), bRe._v.AsDouble(), newIm);
            im = BitCast<Vector256<double>, Simd256<T>>(Avx.BlendVariable(im._v.AsDouble(), newIm, mask._v.AsDouble()));
            return BitCast<Vector256<double>, Simd256<T>>(Avx.BlendVariable(re._v.AsDouble(), newRe, mask._v.AsDouble()));
        }
        else
        {
            Vector256<float> newRe = Fma.MultiplyAddNegated(aRe._v.AsSingle(), bRe._v.AsSingle(), re._v.AsSingle());
            Vector256<float> newIm = Fma.MultiplyAddNegated(aRe._v.AsSingle(), bIm._v.AsSingle(), im._v.AsSingle());
            newRe = Fma.MultiplyAdd(aIm._v.AsSingle(), bIm._v.AsSingle(), newRe);
            newIm = Fma.MultiplyAddNegated(aIm._v.AsSingle(), bRe._v.AsSingle(), newIm);
            im = BitCast<Vector256<float>, Simd256<T>>(Avx.BlendVariable(im._v.AsSingle(), newIm, mask._v.AsSingle()));
            return BitCast<Vector256<float>, Simd256<T>>(Avx.BlendVariable(re._v.AsSingle(), newRe, mask._v.AsSingle()));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> Firsts(Simd256<T> a, Simd256<T> b) =>
        InnerQuartersSwapped(
            IsDouble
                ? Avx.UnpackLow(a._v.AsDouble(), b._v.AsDouble())
                : Avx.Shuffle(a._v.AsSingle(), b._v.AsSingle(), 0b10_00_10_00).AsDouble());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> Seconds(Simd256<T> a, Simd256<T> b) =>
        InnerQuartersSwapped(
            IsDouble
                ? Avx.UnpackHigh(a._v.AsDouble(), b._v.AsDouble())
                : Avx.Shuffle(a._v.AsSingle(), b._v.AsSingle(), 0b11_01_11_01).AsDouble());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> LowerPairs(Simd256<T> a, Simd256<T> b) =>
        BitCast<Vector256<int>, Simd256<T>>(
            Avx2.Permute2x128(InterleaveLow(a, b)._v.AsInt32(), InterleaveHigh(a, b)._v.AsInt32(), 0x20));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> UpperPairs(Simd256<T> a, Simd256<T> b) =>
        BitCast<Vector256<int>, Simd256<T>>(
            Avx2.Permute2x128(InterleaveLow(a, b)._v.AsInt32(), InterleaveHigh(a, b)._v.AsInt32(), 0x31));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Simd256<T> InnerQuartersSwapped(Vector256<double> a) =>
        BitCast<Vector256<double>, Simd256<T>>(Avx2.Permute4x64(a, 0b11_01_10_00));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> LoadEnds(T* source, int n) =>
        n == Count
            ? Load(source)
            : BitCast<Vector256<T>, Simd256<T>>(
                Vector256.Create(Vector128.Load(source), Vector128.Load(source + n - Vector128<T>.Count)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void StoreEnds(T* target, int n)
    {
        if (n == Count)
        {
            Store(target);
            return;
        }

        _v.GetLower().Store(target);
        _v.GetUpper().Store(target + n - Vector128<T>.Count);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void StoreOne(T* target) => *target = _v.ToScalar();
}
