using System.Numerics;
using System.Runtime.CompilerServices;

namespace RecursiveLU.Kernels.Vectors;

/// <summary>64 bytes of partial sums, in as many vectors as it takes: a sum in them does not depend on the vectors'
/// length.</summary>
/// <remarks>The default value is zero.</remarks>
internal unsafe interface ILanes<TLanes, T>
    where TLanes : struct, ILanes<TLanes, T>
    where T : unmanaged
{
    /// <summary>Gets the number of lanes.</summary>
    static abstract int Count { get; }

    static abstract TLanes Load(T* source);

    static abstract TLanes Abs(TLanes a);

    static abstract TLanes Add(TLanes a, TLanes b);

    /// <summary>These lanes minus a * b, rounded once where the processor can.</summary>
    TLanes Minus(TLanes a, TLanes b);

    /// <summary>These lanes minus b * (the lanes <paramref name="offset"/> bytes from a).</summary>
    TLanes MinusAt(TLanes b, byte* a, nint offset);

    void Store(T* target);

    /// <summary>The sum of the lanes: the upper half is added to the lower one until one lane is left.</summary>
    T Sum();
}

/// <summary>One vector.</summary>
internal readonly unsafe struct Lanes<T, TVector> : ILanes<Lanes<T, TVector>, T>
    where T : unmanaged
    where TVector : struct, ISimd<TVector, T>
{
    private readonly TVector _v;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Lanes(TVector v) => _v = v;

    public static int Count => TVector.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes<T, TVector> Load(T* source) => new(TVector.Load(source));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes<T, TVector> Abs(Lanes<T, TVector> a) => new(TVector.Abs(a._v));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes<T, TVector> Add(Lanes<T, TVector> a, Lanes<T, TVector> b) => new(TVector.Add(a._v, b._v));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Lanes<T, TVector> Minus(Lanes<T, TVector> a, Lanes<T, TVector> b) =>
        new(TVector.NegatedMultiplyAdd(a._v, b._v, _v));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Lanes<T, TVector> MinusAt(Lanes<T, TVector> b, byte* a, nint offset) =>
        new(TVector.NegatedMultiplyAddAt(b._v, a, offset, _v));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(T* target) => _v.Store(target);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Sum() => TVector.SumAcross(_v);
}

/// <summary>Twice as many lanes.</summary>
internal readonly unsafe struct LanePair<T, THalf> : ILanes<LanePair<T, THalf>, T>
    where T : unmanaged
    where THalf : struct, ILanes<THalf, T>
{
    private readonly THalf _lower;
    private readonly THalf _upper;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private LanePair(THalf lower, THalf upper)
    {
        _lower = lower;
        _upper = upper;
    }

    public static int Count => 2 * THalf.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanePair<T, THalf> Load(T* source) => new(THalf.Load(source), THalf.Load(source + THalf.Count));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanePair<T, THalf> Abs(LanePair<T, THalf> a) => new(THalf.Abs(a._lower), THalf.Abs(a._upper));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanePair<T, THalf> Add(LanePair<T, THalf> a, LanePair<T, THalf> b) =>
        new(THalf.Add(a._lower, b._lower), THalf.Add(a._upper, b._upper));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public LanePair<T, THalf> Minus(LanePair<T, THalf> a, LanePair<T, THalf> b) =>
        new(_lower.Minus(a._lower, b._lower), _upper.Minus(a._upper, b._upper));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public LanePair<T, THalf> MinusAt(LanePair<T, THalf> b, byte* a, nint offset) =>
        new(_lower.MinusAt(b._lower, a, offset), _upper.MinusAt(b._upper, a, offset + (THalf.Count * sizeof(T))));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(T* target)
    {
        _lower.Store(target);
        _upper.Store(target + THalf.Count);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Sum() => THalf.Add(_lower, _upper).Sum();
}

/// <summary>Adds to numbers the sums of lanes that follow each other.</summary>
internal static unsafe class LaneSums<T, TVector>
    where T : unmanaged, INumberBase<T>
    where TVector : struct, ISimd<TVector, T>
{
    /// <summary>Gets the number of lanes.</summary>
    public static int Count => 64 / sizeof(T);

    /// <summary>Adds the sum of every <see cref="Count"/> lanes to a number.</summary>
    /// <remarks>By itself: in one method with the loops that make the lanes it would be more than the compiler inlines.</remarks>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Add(T* lanes, T* numbers, int count)
    {
        switch (Count / TVector.Count)
        {
            case 1:
                Add<Lanes<T, TVector>>(lanes, numbers, count);
                break;
            case 2:
                Add<LanePair<T, Lanes<T, TVector>>>(lanes, numbers, count);
                break;
            default:
                Add<LanePair<T, LanePair<T, Lanes<T, TVector>>>>(lanes, numbers, count);
                break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add<TLanes>(T* lanes, T* numbers, int count)
        where TLanes : struct, ILanes<TLanes, T>
    {
        for (int i = 0; i < count; i++)
        {
            numbers[i] += TLanes.Load(lanes + (i * TLanes.Count)).Sum();
        }
    }
}
