using System.Runtime.CompilerServices;
using RecursiveLU.Kernels.Vectors;

namespace RecursiveLU.Kernels.Tiles;

/// <summary>A row of a register tile of complex numbers: one vector of each of 1, 2 or 3 neighbouring panels.</summary>
internal unsafe interface IComplexRow<TRow, T, TVector>
    where TRow : struct, IComplexRow<TRow, T, TVector>
    where T : unmanaged
    where TVector : struct, IPairSimd<TVector, T>
{
    /// <summary>Reads the row at <paramref name="source"/> in panels <paramref name="stride"/> parts apart.</summary>
    static abstract TRow Load(T* source, nint stride);

    /// <summary>Brings the row at <paramref name="source"/> into the first-level cache.</summary>
    static abstract void Prefetch(T* source, nint stride);

    void Store(T* target, nint stride);

    /// <summary>The row times i.</summary>
    TRow Turned();

    /// <summary>This row minus the number at l times <paramref name="u"/>, of which <paramref name="turned"/> is i times.</summary>
    TRow Minus(T* l, TRow u, TRow turned);
}

/// <summary>A row of 1 vector.</summary>
internal readonly unsafe struct ComplexRow1<T, TVector> : IComplexRow<ComplexRow1<T, TVector>, T, TVector>
    where T : unmanaged
    where TVector : struct, IPairSimd<TVector, T>
{
    private readonly TVector _a;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ComplexRow1(TVector a)
    {
        _a = a;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ComplexRow1<T, TVector> Load(T* source, nint stride) =>
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
    public ComplexRow1<T, TVector> Turned() =>
        new(TVector.Turned(_a));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ComplexRow1<T, TVector> Minus(T* l, ComplexRow1<T, TVector> u, ComplexRow1<T, TVector> turned)
    {
        TVector re = TVector.Broadcast(l[0]);
        TVector im = TVector.Broadcast(l[1]);
        return new(
            TVector.NegatedMultiplyAdd(im, turned._a, TVector.NegatedMultiplyAdd(re, u._a, _a)));
    }
}

/// <summary>A row of 2 vectors.</summary>
internal readonly unsafe struct ComplexRow2<T, TVector> : IComplexRow<ComplexRow2<T, TVector>, T, TVector>
    where T : unmanaged
    where TVector : struct, IPairSimd<TVector, T>
{
    private readonly TVector _a;
    private readonly TVector _b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ComplexRow2(TVector a, TVector b)
    {
        _a = a;
        _b = b;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ComplexRow2<T, TVector> Load(T* source, nint stride) =>
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
    public ComplexRow2<T, TVector> Turned() =>
        new(TVector.Turned(_a), TVector.Turned(_b));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ComplexRow2<T, TVector> Minus(T* l, ComplexRow2<T, TVector> u, ComplexRow2<T, TVector> turned)
    {
        TVector re = TVector.Broadcast(l[0]);
        TVector im = TVector.Broadcast(l[1]);
        return new(
            TVector.NegatedMultiplyAdd(im, turned._a, TVector.NegatedMultiplyAdd(re, u._a, _a)),
            TVector.NegatedMultiplyAdd(im, turned._b, TVector.NegatedMultiplyAdd(re, u._b, _b)));
    }
}

/// <summary>A row of 3 vectors.</summary>
internal readonly unsafe struct ComplexRow3<T, TVector> : IComplexRow<ComplexRow3<T, TVector>, T, TVector>
    where T : unmanaged
    where TVector : struct, IPairSimd<TVector, T>
{
    private readonly TVector _a;
    private readonly TVector _b;
    private readonly TVector _c;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ComplexRow3(TVector a, TVector b, TVector c)
    {
        _a = a;
        _b = b;
        _c = c;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ComplexRow3<T, TVector> Load(T* source, nint stride) =>
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
    public ComplexRow3<T, TVector> Turned() =>
        new(TVector.Turned(_a), TVector.Turned(_b), TVector.Turned(_c));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ComplexRow3<T, TVector> Minus(T* l, ComplexRow3<T, TVector> u, ComplexRow3<T, TVector> turned)
    {
        TVector re = TVector.Broadcast(l[0]);
        TVector im = TVector.Broadcast(l[1]);
        return new(
            TVector.NegatedMultiplyAdd(im, turned._a, TVector.NegatedMultiplyAdd(re, u._a, _a)),
            TVector.NegatedMultiplyAdd(im, turned._b, TVector.NegatedMultiplyAdd(re, u._b, _b)),
            TVector.NegatedMultiplyAdd(im, turned._c, TVector.NegatedMultiplyAdd(re, u._c, _c)));
    }
}
