using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace RecursiveLU.Kernels.Vectors;

/// <summary>Vectors of 128 bits: SSE2, NEON, any other 128-bit instruction set, or none at all.</summary>
internal readonly unsafe partial struct Simd128<T> : ISimd<Simd128<T>, T>
    where T : unmanaged
{
    private readonly Vector128<T> _v;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Simd128(Vector128<T> v) => _v = v;

    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector128<T>.Count;
    }

    public static bool IsComplex
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => false;
    }

    public static int TileRows
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => AdvSimd.Arm64.IsSupported ? 8 : 4;
    }

    public static int TilePanels
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Sse2.IsSupported || AdvSimd.Arm64.IsSupported ? 3 : 2;
    }

    public static T SafeMinimum
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => IsDouble ? Unsafe.BitCast<double, T>(2.2250738585072014E-308) : Unsafe.BitCast<float, T>(1.17549435E-38f);
    }

    internal Vector128<T> Vector
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _v;
    }

    /// <summary>Gets the first lane.</summary>
    internal T First
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _v.ToScalar();
    }

    public static Simd128<T> NaN
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => IsDouble ? new(Vector128.Create(double.NaN).As<double, T>()) : new(Vector128.Create(float.NaN).As<float, T>());
    }

    public static Simd128<T> NoMagnitude
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => IsDouble ? new(Vector128.Create(-1.0).As<double, T>()) : new(Vector128.Create(-1.0f).As<float, T>());
    }

    private static bool IsDouble
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => sizeof(T) == sizeof(double);
    }

    /// <summary>A number in the first lane; what is in the others does not matter.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Simd128<T> Scalar(T value) => new(Vector128.CreateScalarUnsafe(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> Load(T* source) => new(Vector128.Load(source));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(T* target) => _v.Store(target);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void StorePassing(T* target) => _v.StoreAlignedNonTemporal(target);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Prefetch(T* source)
    {
        if (Sse.IsSupported)
        {
            Sse.Prefetch0(source);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void PrefetchSecondLevel(T* source)
    {
        if (Sse.IsSupported)
        {
            Sse.Prefetch1(source);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> CopySign(Simd128<T> a, Simd128<T> b) => new(Vector128.CopySign(a._v, b._v));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> LoadFirst(T* source, int lanes)
    {
        if (lanes >= Count)
        {
            return Load(source);
        }

        if (lanes <= 1)
        {
            return lanes == 1 ? new(Vector128.CreateScalar(*source)) : default;
        }

        Vector128<T> two = Vector128.CreateScalar(*(double*)source).As<double, T>();
        return lanes == 2 ? new(two) : InterleaveWideLow(new(two), new(Vector128.CreateScalar(source[2])));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void StoreFirst(T* target, int lanes)
    {
        if (lanes >= Count)
        {
            Store(target);
            return;
        }

        if (lanes > 1)
        {
            *(double*)target = _v.AsDouble().ToScalar();
        }

        if ((lanes & 1) != 0)
        {
            target[lanes - 1] = lanes == 1 ? _v.ToScalar() : _v.GetElement(Count - 2);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> Broadcast(T value) => new(Vector128.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> BroadcastAt(T* value) => Broadcast(*value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> BroadcastIndex(long index) =>
        IsDouble ? new(Vector128.Create(index).As<long, T>()) : new(Vector128.Create((int)index).As<int, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long ReadIndex(T* source) => IsDouble ? *(long*)source : *(uint*)source;

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
    public static Simd128<T> IndexSequence(long first) =>
        IsDouble
            ? new(Vector128.CreateSequence(first, 1L).As<long, T>())
            : new(Vector128.CreateSequence((int)first, 1).As<int, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> SelectEqualIndex(Simd128<T> a, Simd128<T> b, Simd128<T> yes, Simd128<T> no) =>
        IsDouble
            ? new(Vector128.ConditionalSelect(
                Vector128.Equals(a._v.AsInt64(), b._v.AsInt64()), yes._v.AsInt64(), no._v.AsInt64()).As<long, T>())
            : new(Vector128.ConditionalSelect(
                Vector128.Equals(a._v.AsInt32(), b._v.AsInt32()), yes._v.AsInt32(), no._v.AsInt32()).As<int, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> AddIndex(Simd128<T> a, Simd128<T> b) =>
        IsDouble ? new((a._v.AsInt64() + b._v.AsInt64()).As<long, T>()) : new((a._v.AsInt32() + b._v.AsInt32()).As<int, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> Add(Simd128<T> a, Simd128<T> b) => new(a._v + b._v);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> Subtract(Simd128<T> a, Simd128<T> b) => new(a._v - b._v);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> Multiply(Simd128<T> a, Simd128<T> b) => new(a._v * b._v);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Multiply(T a, T b) =>
        IsDouble
            ? Unsafe.BitCast<double, T>(Unsafe.BitCast<T, double>(a) * Unsafe.BitCast<T, double>(b))
            : Unsafe.BitCast<float, T>(Unsafe.BitCast<T, float>(a) * Unsafe.BitCast<T, float>(b));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> Scale(Simd128<T> scale, Simd128<T> a) => new(scale._v * a._v);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> ScaledSum(Simd128<T> scale, Simd128<T> a, Simd128<T> b) => new(scale._v * (a._v + b._v));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> ScaledDifference(Simd128<T> scale, Simd128<T> a, Simd128<T> b) => new(scale._v * (a._v - b._v));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> Divide(Simd128<T> a, Simd128<T> b) => new(a._v / b._v);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Divisor<Simd128<T>> DivisorAt(T* divisor) => new(Broadcast(*divisor), default, default, default);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> Divide(Simd128<T> a, Divisor<Simd128<T>> b) => Divide(a, b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Divide(T a, T b) =>
        IsDouble
            ? Unsafe.BitCast<double, T>(Unsafe.BitCast<T, double>(a) / Unsafe.BitCast<T, double>(b))
            : Unsafe.BitCast<float, T>(Unsafe.BitCast<T, float>(a) / Unsafe.BitCast<T, float>(b));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> NegatedMultiplyAdd(Simd128<T> a, Simd128<T> b, Simd128<T> c)
    {
        if (Fma.IsSupported)
        {
            return IsDouble
                ? new(Fma.MultiplyAddNegated(a._v.AsDouble(), b._v.AsDouble(), c._v.AsDouble()).As<double, T>())
                : new(Fma.MultiplyAddNegated(a._v.AsSingle(), b._v.AsSingle(), c._v.AsSingle()).As<float, T>());
        }

        if (AdvSimd.Arm64.IsSupported)
        {
            return IsDouble
                ? new(AdvSimd.Arm64.FusedMultiplySubtract(c._v.AsDouble(), a._v.AsDouble(), b._v.AsDouble()).As<double, T>())
                : new(AdvSimd.FusedMultiplySubtract(c._v.AsSingle(), a._v.AsSingle(), b._v.AsSingle()).As<float, T>());
        }

        return new(c._v - (a._v * b._v));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T NegatedMultiplyAdd(T a, T b, T c) =>
        IsDouble
            ? Unsafe.BitCast<double, T>(
                Vectors.Scalar.Minus(Unsafe.BitCast<T, double>(c), Unsafe.BitCast<T, double>(a), Unsafe.BitCast<T, double>(b)))
            : Unsafe.BitCast<float, T>(
                Vectors.Scalar.Minus(Unsafe.BitCast<T, float>(c), Unsafe.BitCast<T, float>(a), Unsafe.BitCast<T, float>(b)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Multiplier<Simd128<T>> LeftOf(Simd128<T> l) => new(l, default);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Multiplier<Simd128<T>> LeftAt(T* l) => new(Broadcast(*l), default);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Multiplier<Simd128<T>> RightOf(Simd128<T> u) => new(u, default);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Multiplier<Simd128<T>> Factor(T value) => new(Broadcast(value), default);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Multiplier<Simd128<T>> ReciprocalFactor(T* value, T reciprocal) => Factor(reciprocal);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> Multiply(Simd128<T> a, Multiplier<Simd128<T>> b) => Multiply(a, b.First);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> Minus(Simd128<T> c, Multiplier<Simd128<T>> l, Multiplier<Simd128<T>> u) => NegatedMultiplyAdd(l.First, u.First, c);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> NegatedMultiplyAddAt(Simd128<T> x, byte* a, nint offset, Simd128<T> c) =>
        NegatedMultiplyAdd(x, Load((T*)(a + offset)), c);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> Abs(Simd128<T> a) => new(Vector128.Abs(a._v));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Magnitude(T value) =>
        IsDouble
            ? Unsafe.BitCast<double, T>(double.Abs(Unsafe.BitCast<T, double>(value)))
            : Unsafe.BitCast<float, T>(float.Abs(Unsafe.BitCast<T, float>(value)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsGreater(T a, T b) =>
        IsDouble
            ? Unsafe.BitCast<T, double>(a) > Unsafe.BitCast<T, double>(b)
            : Unsafe.BitCast<T, float>(a) > Unsafe.BitCast<T, float>(b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsNaN(T value) =>
        IsDouble ? double.IsNaN(Unsafe.BitCast<T, double>(value)) : float.IsNaN(Unsafe.BitCast<T, float>(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T ReciprocalMagnitude(T value) =>
        IsDouble
            ? Unsafe.BitCast<double, T>(1 / double.Abs(Unsafe.BitCast<T, double>(value)))
            : Unsafe.BitCast<float, T>(1 / float.Abs(Unsafe.BitCast<T, float>(value)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Reciprocal(T* value, T magnitude) =>
        IsDouble
            ? Unsafe.BitCast<double, T>(double.CopySign(Unsafe.BitCast<T, double>(magnitude), *(double*)value))
            : Unsafe.BitCast<float, T>(float.CopySign(Unsafe.BitCast<T, float>(magnitude), *(float*)value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsZero(T value) => IsDouble ? Unsafe.BitCast<T, double>(value) == 0 : Unsafe.BitCast<T, float>(value) == 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsOne(T value) => IsDouble ? Unsafe.BitCast<T, double>(value) == 1 : Unsafe.BitCast<T, float>(value) == 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool HasNoReciprocal(T value) =>
        IsDouble
            ? double.Abs(Unsafe.BitCast<T, double>(value)) < Unsafe.BitCast<T, double>(SafeMinimum)
            : float.Abs(Unsafe.BitCast<T, float>(value)) < Unsafe.BitCast<T, float>(SafeMinimum);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> MaxOrSecond(Simd128<T> a, Simd128<T> b)
    {
        if (Sse2.IsSupported)
        {
            return IsDouble
                ? new(Sse2.Max(a._v.AsDouble(), b._v.AsDouble()).As<double, T>())
                : new(Sse.Max(a._v.AsSingle(), b._v.AsSingle()).As<float, T>());
        }

        return SelectGreater(a, b, a, b);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> SelectGreater(Simd128<T> a, Simd128<T> b, Simd128<T> yes, Simd128<T> no) =>
        new(Vector128.ConditionalSelect(Vector128.GreaterThan(a._v, b._v), yes._v, no._v));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint EqualBits(Simd128<T> a, Simd128<T> b) => Vector128.Equals(a._v, b._v).ExtractMostSignificantBits();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T MaxAcross(Simd128<T> a)
    {
        if (AdvSimd.Arm64.IsSupported)
        {
            return IsDouble
                ? Unsafe.BitCast<double, T>(AdvSimd.Arm64.MaxPairwiseScalar(a._v.AsDouble()).ToScalar())
                : Unsafe.BitCast<float, T>(AdvSimd.Arm64.MaxAcross(a._v.AsSingle()).ToScalar());
        }

        if (IsDouble)
        {
            Vector128<double> x = a._v.AsDouble();
            return MaxOrSecond(a, new(Vector128.Shuffle(x, Vector128.Create(1L, 0)).As<double, T>()))._v.ToScalar();
        }

        Vector128<float> y = a._v.AsSingle();
        Simd128<T> halves = MaxOrSecond(a, new(Vector128.Shuffle(y, Vector128.Create(2, 3, 0, 1)).As<float, T>()));
        y = halves._v.AsSingle();
        return MaxOrSecond(halves, new(Vector128.Shuffle(y, Vector128.Create(1, 0, 3, 2)).As<float, T>()))._v.ToScalar();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> BroadcastMagnitude(T magnitude) => Broadcast(magnitude);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T SumAcross(Simd128<T> a)
    {
        if (IsDouble)
        {
            Vector128<double> x = a._v.AsDouble();
            return Unsafe.BitCast<double, T>(x[0] + x[1]);
        }

        Vector128<float> y = a._v.AsSingle();
        y += Vector128.Shuffle(y, Vector128.Create(2, 3, 0, 1));
        return Unsafe.BitCast<float, T>(y[0] + y[1]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> Reverse(Simd128<T> a) =>
        IsDouble
            ? new(Vector128.Shuffle(a._v.AsDouble(), Vector128.Create(1L, 0)).As<double, T>())
            : new(Vector128.Shuffle(a._v.AsSingle(), Vector128.Create(3, 2, 1, 0)).As<float, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> InterleaveLow(Simd128<T> a, Simd128<T> b)
    {
        if (Sse2.IsSupported)
        {
            return IsDouble
                ? new(Sse2.UnpackLow(a._v.AsDouble(), b._v.AsDouble()).As<double, T>())
                : new(Sse.UnpackLow(a._v.AsSingle(), b._v.AsSingle()).As<float, T>());
        }

        if (AdvSimd.Arm64.IsSupported)
        {
            return IsDouble
                ? InterleaveWideLow(a, b)
                : new(AdvSimd.Arm64.ZipLow(a._v.AsSingle(), b._v.AsSingle()).As<float, T>());
        }

        return IsDouble
            ? new(Vector128.Create(a._v.AsInt64()[0], b._v.AsInt64()[0]).As<long, T>())
            : new(Vector128.Create(
                a._v.AsInt32()[0], b._v.AsInt32()[0], a._v.AsInt32()[1], b._v.AsInt32()[1]).As<int, T>());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> InterleaveHigh(Simd128<T> a, Simd128<T> b)
    {
        if (Sse2.IsSupported)
        {
            return IsDouble
                ? new(Sse2.UnpackHigh(a._v.AsDouble(), b._v.AsDouble()).As<double, T>())
                : new(Sse.UnpackHigh(a._v.AsSingle(), b._v.AsSingle()).As<float, T>());
        }

        if (AdvSimd.Arm64.IsSupported)
        {
            return IsDouble
                ? InterleaveWideHigh(a, b)
                : new(AdvSimd.Arm64.ZipHigh(a._v.AsSingle(), b._v.AsSingle()).As<float, T>());
        }

        return IsDouble
            ? new(Vector128.Create(a._v.AsInt64()[1], b._v.AsInt64()[1]).As<long, T>())
            : new(Vector128.Create(
                a._v.AsInt32()[2], b._v.AsInt32()[2], a._v.AsInt32()[3], b._v.AsInt32()[3]).As<int, T>());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> InterleaveWideLow(Simd128<T> a, Simd128<T> b) =>
        Sse2.IsSupported
            ? new(Sse2.UnpackLow(a._v.AsDouble(), b._v.AsDouble()).As<double, T>())
            : AdvSimd.Arm64.IsSupported
            ? new(AdvSimd.Arm64.ZipLow(a._v.AsDouble(), b._v.AsDouble()).As<double, T>())
            : new(Vector128.Create(a._v.AsDouble().GetLower(), b._v.AsDouble().GetLower()).As<double, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> InterleaveWideHigh(Simd128<T> a, Simd128<T> b) =>
        Sse2.IsSupported
            ? new(Sse2.UnpackHigh(a._v.AsDouble(), b._v.AsDouble()).As<double, T>())
            : AdvSimd.Arm64.IsSupported
            ? new(AdvSimd.Arm64.ZipHigh(a._v.AsDouble(), b._v.AsDouble()).As<double, T>())
            : new(Vector128.Create(a._v.AsDouble().GetUpper(), b._v.AsDouble().GetUpper()).As<double, T>());

    /// <summary>One block: the even one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> EvenBlocks(Simd128<T> a, Simd128<T> b) => a;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> OddBlocks(Simd128<T> a, Simd128<T> b) => b;
}
