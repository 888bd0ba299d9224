using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace RecursiveLU.Kernels.Vectors;

/// <summary>Vectors of 256 bits (AVX2 with FMA).</summary>
internal readonly unsafe partial struct Simd256<T> : ISimd<Simd256<T>, T>
    where T : unmanaged
{
    private readonly Vector256<T> _v;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Simd256(Vector256<T> v) => _v = v;

    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector256<T>.Count;
    }

    public static bool IsComplex
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => false;
    }

    public static int TileRows
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 4;
    }

    public static int TilePanels
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 3;
    }

    public static T SafeMinimum
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Simd128<T>.SafeMinimum;
    }

    /// <summary>Gets the vector.</summary>
    internal Vector256<T> Value => _v;

    public static Simd256<T> NaN
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => IsDouble ? new(Vector256.Create(double.NaN).As<double, T>()) : new(Vector256.Create(float.NaN).As<float, T>());
    }

    public static Simd256<T> NoMagnitude
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => IsDouble ? new(Vector256.Create(-1.0).As<double, T>()) : new(Vector256.Create(-1.0f).As<float, T>());
    }

    private static bool IsDouble
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => sizeof(T) == sizeof(double);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> Load(T* source) => new(Vector256.Load(source));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(T* target) => _v.Store(target);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void StorePassing(T* target) => _v.StoreAlignedNonTemporal(target);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Prefetch(T* source) => Sse.Prefetch0(source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void PrefetchSecondLevel(T* source) => Sse.Prefetch1(source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> CopySign(Simd256<T> a, Simd256<T> b) => new(Vector256.CopySign(a._v, b._v));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> LoadFirst(T* source, int lanes) =>
        IsDouble
            ? new(Avx.MaskLoad((double*)source, First(lanes).AsDouble()).As<double, T>())
            : new(Avx.MaskLoad((float*)source, First(lanes).AsSingle()).As<float, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void StoreFirst(T* target, int lanes)
    {
        int half = Simd128<T>.Count;
        if (lanes < half)
        {
            new Simd128<T>(_v.GetLower()).StoreFirst(target, lanes);
            return;
        }

        // As with 512 bits.
        _v.GetLower().Store(target);
        Vector256<int> index = Vector256.CreateSequence((lanes - half) * sizeof(T) / sizeof(int), 1);
        Avx2.PermuteVar8x32(_v.AsInt32(), index).GetLower().As<int, T>().Store(target + lanes - half);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> Broadcast(T value) => new(Vector256.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> BroadcastAt(T* value) => Broadcast(*value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> BroadcastIndex(long index) =>
        IsDouble ? new(Vector256.Create(index).As<long, T>()) : new(Vector256.Create((int)index).As<int, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long ReadIndex(T* source) => Simd128<T>.ReadIndex(source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void WriteIndex(T* target, long index) => Simd128<T>.WriteIndex(target, index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> IndexSequence(long first) =>
        IsDouble
            ? new(Vector256.CreateSequence(first, 1L).As<long, T>())
            : new(Vector256.CreateSequence((int)first, 1).As<int, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> SelectEqualIndex(Simd256<T> a, Simd256<T> b, Simd256<T> yes, Simd256<T> no) =>
        IsDouble
            ? new(Vector256.ConditionalSelect(
                Vector256.Equals(a._v.AsInt64(), b._v.AsInt64()), yes._v.AsInt64(), no._v.AsInt64()).As<long, T>())
            : new(Vector256.ConditionalSelect(
                Vector256.Equals(a._v.AsInt32(), b._v.AsInt32()), yes._v.AsInt32(), no._v.AsInt32()).As<int, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> AddIndex(Simd256<T> a, Simd256<T> b) =>
        IsDouble ? new((a._v.AsInt64() + b._v.AsInt64()).As<long, T>()) : new((a._v.AsInt32() + b._v.AsInt32()).As<int, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> Add(Simd256<T> a, Simd256<T> b) => new(a._v + b._v);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> Subtract(Simd256<T> a, Simd256<T> b) => new(a._v - b._v);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> Multiply(Simd256<T> a, Simd256<T> b) => new(a._v * b._v);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Multiply(T a, T b) => Simd128<T>.Multiply(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> Scale(Simd256<T> scale, Simd256<T> a) => new(scale._v * a._v);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> ScaledSum(Simd256<T> scale, Simd256<T> a, Simd256<T> b) => new(scale._v * (a._v + b._v));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> ScaledDifference(Simd256<T> scale, Simd256<T> a, Simd256<T> b) => new(scale._v * (a._v - b._v));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> Divide(Simd256<T> a, Simd256<T> b) => new(a._v / b._v);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Divisor<Simd256<T>> DivisorAt(T* divisor) => new(Broadcast(*divisor), default, default, default);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> Divide(Simd256<T> a, Divisor<Simd256<T>> b) => Divide(a, b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Divide(T a, T b) => Simd128<T>.Divide(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> NegatedMultiplyAdd(Simd256<T> a, Simd256<T> b, Simd256<T> c) =>
        IsDouble
            ? new(Fma.MultiplyAddNegated(a._v.AsDouble(), b._v.AsDouble(), c._v.AsDouble()).As<double, T>())
            : new(Fma.MultiplyAddNegated(a._v.AsSingle(), b._v.AsSingle(), c._v.AsSingle()).As<float, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T NegatedMultiplyAdd(T a, T b, T c) => Simd128<T>.NegatedMultiplyAdd(a, b, c);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Multiplier<Simd256<T>> LeftOf(Simd256<T> l) => new(l, default);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Multiplier<Simd256<T>> LeftAt(T* l) => new(Broadcast(*l), default);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Multiplier<Simd256<T>> RightOf(Simd256<T> u) => new(u, default);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Multiplier<Simd256<T>> Factor(T value) => new(Broadcast(value), default);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Multiplier<Simd256<T>> ReciprocalFactor(T* value, T reciprocal) => Factor(reciprocal);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> Multiply(Simd256<T> a, Multiplier<Simd256<T>> b) => Multiply(a, b.First);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> Minus(Simd256<T> c, Multiplier<Simd256<T>> l, Multiplier<Simd256<T>> u) => NegatedMultiplyAdd(l.First, u.First, c);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> NegatedMultiplyAddAt(Simd256<T> x, byte* a, nint offset, Simd256<T> c) =>
        IsDouble
            ? new(Fma.MultiplyAddNegated(x._v.AsDouble(), *(Vector256<double>*)(a + offset), c._v.AsDouble()).As<double, T>())
            : new(Fma.MultiplyAddNegated(x._v.AsSingle(), *(Vector256<float>*)(a + offset), c._v.AsSingle()).As<float, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> Abs(Simd256<T> a) => new(Vector256.Abs(a._v));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Magnitude(T value) => Simd128<T>.Magnitude(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsGreater(T a, T b) => Simd128<T>.IsGreater(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsNaN(T value) => Simd128<T>.IsNaN(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T ReciprocalMagnitude(T value) => Simd128<T>.ReciprocalMagnitude(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Reciprocal(T* value, T magnitude) => Simd128<T>.Reciprocal(value, magnitude);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsZero(T value) => Simd128<T>.IsZero(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsOne(T value) => Simd128<T>.IsOne(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool HasNoReciprocal(T value) => Simd128<T>.HasNoReciprocal(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> MaxOrSecond(Simd256<T> a, Simd256<T> b) =>
        IsDouble
            ? new(Avx.Max(a._v.AsDouble(), b._v.AsDouble()).As<double, T>())
            : new(Avx.Max(a._v.AsSingle(), b._v.AsSingle()).As<float, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> SelectGreater(Simd256<T> a, Simd256<T> b, Simd256<T> yes, Simd256<T> no) =>
        new(Vector256.ConditionalSelect(Vector256.GreaterThan(a._v, b._v), yes._v, no._v));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint EqualBits(Simd256<T> a, Simd256<T> b) => Vector256.Equals(a._v, b._v).ExtractMostSignificantBits();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T MaxAcross(Simd256<T> a) =>
        Simd128<T>.MaxAcross(Simd128<T>.MaxOrSecond(new(a._v.GetLower()), new(a._v.GetUpper())));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> BroadcastMagnitude(T magnitude) => Broadcast(magnitude);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T SumAcross(Simd256<T> a) => Simd128<T>.SumAcross(new(a._v.GetLower() + a._v.GetUpper()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> Reverse(Simd256<T> a) =>
        IsDouble
            ? new(Vector256.Shuffle(a._v.AsDouble(), Vector256.Create(3L, 2, 1, 0)).As<double, T>())
            : new(Vector256.Shuffle(a._v.AsSingle(), Vector256.Create(7, 6, 5, 4, 3, 2, 1, 0)).As<float, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> InterleaveLow(Simd256<T> a, Simd256<T> b) =>
        IsDouble
            ? InterleaveWideLow(a, b)
            : new(Avx.UnpackLow(a._v.AsSingle(), b._v.AsSingle()).As<float, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> InterleaveHigh(Simd256<T> a, Simd256<T> b) =>
        IsDouble
            ? InterleaveWideHigh(a, b)
            : new(Avx.UnpackHigh(a._v.AsSingle(), b._v.AsSingle()).As<float, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> InterleaveWideLow(Simd256<T> a, Simd256<T> b) =>
        new(Avx.UnpackLow(a._v.AsDouble(), b._v.AsDouble()).As<double, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> InterleaveWideHigh(Simd256<T> a, Simd256<T> b) =>
        new(Avx.UnpackHigh(a._v.AsDouble(), b._v.AsDouble()).As<double, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> EvenBlocks(Simd256<T> a, Simd256<T> b) =>
        new(Avx.Permute2x128(a._v.AsDouble(), b._v.AsDouble(), 0x20).As<double, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> OddBlocks(Simd256<T> a, Simd256<T> b) =>
        new(Avx.Permute2x128(a._v.AsDouble(), b._v.AsDouble(), 0x31).As<double, T>());

    /// <summary>Every bit of the first lanes set.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> First(int lanes) =>
        LessIndexMask(IndexSequence(0), BroadcastIndex(lanes))._v.AsByte();
}
