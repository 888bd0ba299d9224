using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace RecursiveLU.Kernels.Vectors;

/// <summary>Vectors of 512 bits (AVX-512).</summary>
/// <remarks>What <see cref="Simd256{T}"/> says of <see cref="Vector256{T}"/>, this says of <see cref="Vector512{T}"/>: the
/// runtime's vector types have no interface in common that others may use, and from shuffles, masks and multiply-adds on their
/// instructions differ, too. What does not differ is taken from the halves.</remarks>
internal readonly unsafe partial struct Simd512<T> : ISimd<Simd512<T>, T>
    where T : unmanaged
{
    private readonly Vector512<T> _v;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Simd512(Vector512<T> v) => _v = v;

    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector512<T>.Count;
    }

    public static bool IsComplex
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => false;
    }

    public static int TileRows
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 8;
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

    public static Simd512<T> NaN
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => IsDouble ? new(Vector512.Create(double.NaN).As<double, T>()) : new(Vector512.Create(float.NaN).As<float, T>());
    }

    public static Simd512<T> NoMagnitude
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => IsDouble ? new(Vector512.Create(-1.0).As<double, T>()) : new(Vector512.Create(-1.0f).As<float, T>());
    }

    private static bool IsDouble
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => sizeof(T) == sizeof(double);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> Load(T* source) => new(Vector512.Load(source));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(T* target) => _v.Store(target);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void StorePassing(T* target) => _v.StoreAlignedNonTemporal(target);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Prefetch(T* source) => Sse.Prefetch0(source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void PrefetchSecondLevel(T* source) => Sse.Prefetch1(source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> CopySign(Simd512<T> a, Simd512<T> b) => new(Vector512.CopySign(a._v, b._v));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> LoadFirst(T* source, int lanes)
    {
        int half = Simd256<T>.Count;
        Vector256<T> lower = Simd256<T>.LoadFirst(source, Math.Min(lanes, half)).Value;
        Vector256<T> upper = Simd256<T>.LoadFirst(source + half, Math.Max(lanes - half, 0)).Value;
        return new(Vector512.Create(lower, upper));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void StoreFirst(T* target, int lanes)
    {
        int half = Simd256<T>.Count;
        if (lanes < half)
        {
            new Simd256<T>(_v.GetLower()).StoreFirst(target, lanes);
            return;
        }

        // Two halves that overlap: some processors take dozens of cycles to store under a mask.
        _v.GetLower().Store(target);
        Vector512<int> index = Vector512.CreateSequence((lanes - half) * sizeof(T) / sizeof(int), 1);
        Avx512F.PermuteVar16x32(_v.AsInt32(), index).GetLower().As<int, T>().Store(target + lanes - half);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> Broadcast(T value) => new(Vector512.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> BroadcastAt(T* value) => Broadcast(*value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> BroadcastIndex(long index) =>
        IsDouble ? new(Vector512.Create(index).As<long, T>()) : new(Vector512.Create((int)index).As<int, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long ReadIndex(T* source) => Simd128<T>.ReadIndex(source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void WriteIndex(T* target, long index) => Simd128<T>.WriteIndex(target, index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> IndexSequence(long first) =>
        IsDouble
            ? new(Vector512.CreateSequence(first, 1L).As<long, T>())
            : new(Vector512.CreateSequence((int)first, 1).As<int, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> SelectEqualIndex(Simd512<T> a, Simd512<T> b, Simd512<T> yes, Simd512<T> no) =>
        IsDouble
            ? new(Vector512.ConditionalSelect(
                Vector512.Equals(a._v.AsInt64(), b._v.AsInt64()), yes._v.AsInt64(), no._v.AsInt64()).As<long, T>())
            : new(Vector512.ConditionalSelect(
                Vector512.Equals(a._v.AsInt32(), b._v.AsInt32()), yes._v.AsInt32(), no._v.AsInt32()).As<int, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> AddIndex(Simd512<T> a, Simd512<T> b) =>
        IsDouble ? new((a._v.AsInt64() + b._v.AsInt64()).As<long, T>()) : new((a._v.AsInt32() + b._v.AsInt32()).As<int, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> Add(Simd512<T> a, Simd512<T> b) => new(a._v + b._v);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> Subtract(Simd512<T> a, Simd512<T> b) => new(a._v - b._v);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> Multiply(Simd512<T> a, Simd512<T> b) => new(a._v * b._v);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Multiply(T a, T b) => Simd128<T>.Multiply(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> Scale(Simd512<T> scale, Simd512<T> a) => new(scale._v * a._v);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> ScaledSum(Simd512<T> scale, Simd512<T> a, Simd512<T> b) => new(scale._v * (a._v + b._v));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> ScaledDifference(Simd512<T> scale, Simd512<T> a, Simd512<T> b) => new(scale._v * (a._v - b._v));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> Divide(Simd512<T> a, Simd512<T> b) => new(a._v / b._v);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Divisor<Simd512<T>> DivisorAt(T* divisor) => new(Broadcast(*divisor), default, default, default);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> Divide(Simd512<T> a, Divisor<Simd512<T>> b) => Divide(a, b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Divide(T a, T b) => Simd128<T>.Divide(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> NegatedMultiplyAdd(Simd512<T> a, Simd512<T> b, Simd512<T> c) =>
        IsDouble
            ? new(Avx512F.FusedMultiplyAddNegated(a._v.AsDouble(), b._v.AsDouble(), c._v.AsDouble()).As<double, T>())
            : new(Avx512F.FusedMultiplyAddNegated(a._v.AsSingle(), b._v.AsSingle(), c._v.AsSingle()).As<float, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T NegatedMultiplyAdd(T a, T b, T c) => Simd128<T>.NegatedMultiplyAdd(a, b, c);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Multiplier<Simd512<T>> LeftOf(Simd512<T> l) => new(l, default);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Multiplier<Simd512<T>> LeftAt(T* l) => new(Broadcast(*l), default);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Multiplier<Simd512<T>> RightOf(Simd512<T> u) => new(u, default);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Multiplier<Simd512<T>> Factor(T value) => new(Broadcast(value), default);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Multiplier<Simd512<T>> ReciprocalFactor(T* value, T reciprocal) => Factor(reciprocal);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> Multiply(Simd512<T> a, Multiplier<Simd512<T>> b) => Multiply(a, b.First);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> Minus(Simd512<T> c, Multiplier<Simd512<T>> l, Multiplier<Simd512<T>> u) => NegatedMultiplyAdd(l.First, u.First, c);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> NegatedMultiplyAddAt(Simd512<T> x, byte* a, nint offset, Simd512<T> c) =>
        IsDouble
            ? new(Avx512F.FusedMultiplyAddNegated(x._v.AsDouble(), *(Vector512<double>*)(a + offset), c._v.AsDouble()).As<double, T>())
            : new(Avx512F.FusedMultiplyAddNegated(x._v.AsSingle(), *(Vector512<float>*)(a + offset), c._v.AsSingle()).As<float, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> Abs(Simd512<T> a) => new(Vector512.Abs(a._v));

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
    public static Simd512<T> MaxOrSecond(Simd512<T> a, Simd512<T> b) =>
        IsDouble
            ? new(Avx512F.Max(a._v.AsDouble(), b._v.AsDouble()).As<double, T>())
            : new(Avx512F.Max(a._v.AsSingle(), b._v.AsSingle()).As<float, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> SelectGreater(Simd512<T> a, Simd512<T> b, Simd512<T> yes, Simd512<T> no) =>
        new(Vector512.ConditionalSelect(Vector512.GreaterThan(a._v, b._v), yes._v, no._v));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint EqualBits(Simd512<T> a, Simd512<T> b) =>
        (uint)Vector512.Equals(a._v, b._v).ExtractMostSignificantBits();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T MaxAcross(Simd512<T> a) =>
        Simd256<T>.MaxAcross(Simd256<T>.MaxOrSecond(new(a._v.GetLower()), new(a._v.GetUpper())));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> BroadcastMagnitude(T magnitude) => Broadcast(magnitude);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T SumAcross(Simd512<T> a) => Simd256<T>.SumAcross(new(a._v.GetLower() + a._v.GetUpper()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> Reverse(Simd512<T> a) =>
        IsDouble
            ? new(Vector512.Shuffle(a._v.AsDouble(), Vector512.Create(7L, 6, 5, 4, 3, 2, 1, 0)).As<double, T>())
            : new(Vector512.Shuffle(
                a._v.AsSingle(), Vector512.Create(15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0)).As<float, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> InterleaveLow(Simd512<T> a, Simd512<T> b) =>
        IsDouble
            ? InterleaveWideLow(a, b)
            : new(Avx512F.UnpackLow(a._v.AsSingle(), b._v.AsSingle()).As<float, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> InterleaveHigh(Simd512<T> a, Simd512<T> b) =>
        IsDouble
            ? InterleaveWideHigh(a, b)
            : new(Avx512F.UnpackHigh(a._v.AsSingle(), b._v.AsSingle()).As<float, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> InterleaveWideLow(Simd512<T> a, Simd512<T> b) =>
        new(Avx512F.UnpackLow(a._v.AsDouble(), b._v.AsDouble()).As<double, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> InterleaveWideHigh(Simd512<T> a, Simd512<T> b) =>
        new(Avx512F.UnpackHigh(a._v.AsDouble(), b._v.AsDouble()).As<double, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> EvenBlocks(Simd512<T> a, Simd512<T> b) =>
        new(Avx512F.Shuffle4x128(a._v.AsDouble(), b._v.AsDouble(), 0b10_00_10_00).As<double, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> OddBlocks(Simd512<T> a, Simd512<T> b) =>
        new(Avx512F.Shuffle4x128(a._v.AsDouble(), b._v.AsDouble(), 0b11_01_11_01).As<double, T>());
}
