using System.Runtime.CompilerServices;
using RecursiveLU.Kernels.Vectors;

namespace RecursiveLU.Kernels.Tiles;

/// <summary>A row of a register tile: one vector of each of 1, 2 or 3 neighbouring panels.</summary>
internal unsafe interface ITileRow<TRow, T, TVector>
    where TRow : struct, ITileRow<TRow, T, TVector>
    where T : unmanaged
    where TVector : struct, ISimd<TVector, T>
{
    /// <summary>Gets the number of panels.</summary>
    static abstract int Panels { get; }

    /// <summary>Reads the row at <paramref name="source"/> in panels <paramref name="stride"/> elements apart.</summary>
    static abstract TRow Load(T* source, nint stride);

    /// <summary>Brings the row at <paramref name="source"/> into the first-level cache.</summary>
    static abstract void Prefetch(T* source, nint stride);

    void Store(T* target, nint stride);

    /// <summary>This row minus l times <paramref name="u"/>.</summary>
    TRow Minus(TVector l, TRow u);

    /// <summary>The row of what an operator makes of its vectors.</summary>
    TRow Each<TOperator>()
        where TOperator : struct, IVectorOperator<TVector>;
}

/// <summary>A row of 1 vector.</summary>
internal readonly unsafe struct TileRow1<T, TVector> : ITileRow<TileRow1<T, TVector>, T, TVector>
    where T : unmanaged
    where TVector : struct, ISimd<TVector, T>
{
    private readonly TVector _a;

    public static int Panels => 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private TileRow1(TVector a)
    {
        _a = a;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TileRow1<T, TVector> Load(T* source, nint stride) =>
        new(TVector.Load(source));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(T* target, nint stride)
    {
        _a.Store(target);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Prefetch(T* source, nint stride)
    {
        TVector.Prefetch(source);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TileRow1<T, TVector> Minus(TVector l, TileRow1<T, TVector> u) =>
        new(TVector.NegatedMultiplyAdd(l, u._a, _a));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TileRow1<T, TVector> Each<TOperator>()
        where TOperator : struct, IVectorOperator<TVector> =>
        new(TOperator.Apply(_a));
}

/// <summary>A row of 2 vectors.</summary>
internal readonly unsafe struct TileRow2<T, TVector> : ITileRow<TileRow2<T, TVector>, T, TVector>
    where T : unmanaged
    where TVector : struct, ISimd<TVector, T>
{
    private readonly TVector _a;
    private readonly TVector _b;

    public static int Panels => 2;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private TileRow2(TVector a, TVector b)
    {
        _a = a;
        _b = b;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TileRow2<T, TVector> Load(T* source, nint stride) =>
        new(TVector.Load(source), TVector.Load(source + stride));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(T* target, nint stride)
    {
        _a.Store(target);
        _b.Store(target + stride);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Prefetch(T* source, nint stride)
    {
        TVector.Prefetch(source);
        TVector.Prefetch(source + stride);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TileRow2<T, TVector> Minus(TVector l, TileRow2<T, TVector> u) =>
        new(TVector.NegatedMultiplyAdd(l, u._a, _a),
            TVector.NegatedMultiplyAdd(l, u._b, _b));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TileRow2<T, TVector> Each<TOperator>()
        where TOperator : struct, IVectorOperator<TVector> =>
        new(TOperator.Apply(_a), TOperator.Apply(_b));
}

/// <summary>A row of 3 vectors.</summary>
internal readonly unsafe struct TileRow3<T, TVector> : ITileRow<TileRow3<T, TVector>, T, TVector>
    where T : unmanaged
    where TVector : struct, ISimd<TVector, T>
{
    private readonly TVector _a;
    private readonly TVector _b;
    private readonly TVector _c;

    public static int Panels => 3;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private TileRow3(TVector a, TVector b, TVector c)
    {
        _a = a;
        _b = b;
        _c = c;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TileRow3<T, TVector> Load(T* source, nint stride) =>
        new(TVector.Load(source), TVector.Load(source + stride), TVector.Load(source + (2 * stride)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(T* target, nint stride)
    {
        _a.Store(target);
        _b.Store(target + stride);
        _c.Store(target + (2 * stride));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Prefetch(T* source, nint stride)
    {
        TVector.Prefetch(source);
        TVector.Prefetch(source + stride);
        TVector.Prefetch(source + (2 * stride));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TileRow3<T, TVector> Minus(TVector l, TileRow3<T, TVector> u) =>
        new(TVector.NegatedMultiplyAdd(l, u._a, _a),
            TVector.NegatedMultiplyAdd(l, u._b, _b),
            TVector.NegatedMultiplyAdd(l, u._c, _c));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TileRow3<T, TVector> Each<TOperator>()
        where TOperator : struct, IVectorOperator<TVector> =>
        new(TOperator.Apply(_a), TOperator.Apply(_b), TOperator.Apply(_c));
}
