using System.Numerics;
using System.Runtime.CompilerServices;
using RecursiveLU.Kernels.SmallOrders;
using RecursiveLU.Kernels.Vectors;

namespace RecursiveLU.Kernels.Interleaved;

/// <summary>Complex elements: a vector of their real parts, and one of their imaginary parts.</summary>
internal readonly unsafe struct InterleavedComplex<T, TVector> : IInterleavedNumber<InterleavedComplex<T, TVector>, T, TVector>
    where T : unmanaged, IFloatingPointIeee754<T>
    where TVector : struct, IColumnSimd<TVector, T>
{
    private readonly TVector _re;
    private readonly TVector _im;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private InterleavedComplex(TVector re, TVector im)
    {
        _re = re;
        _im = im;
    }

    public static bool IsComplex
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => true;
    }

    public TVector Magnitude
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TVector.Add(TVector.Abs(_re), TVector.Abs(_im));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static InterleavedComplex<T, TVector> Load(T* source) =>
        new(TVector.Load(source), TVector.Load(source + TVector.Count));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(T* target)
    {
        _re.Store(target);
        _im.Store(target + TVector.Count);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static InterleavedComplex<T, TVector> Select(
        TVector mask, InterleavedComplex<T, TVector> yes, InterleavedComplex<T, TVector> no) =>
        new(TVector.Select(mask, yes._re, no._re), TVector.Select(mask, yes._im, no._im));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public InterleavedComplex<T, TVector> Reciprocal()
    {
        TVector re = ComplexReciprocal<T, TVector>.Of(_re, _im, out TVector im);
        return new(re, im);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public InterleavedComplex<T, TVector> Times(InterleavedComplex<T, TVector> reciprocal) => new(
        TVector.NegatedMultiplyAdd(_im, reciprocal._im, TVector.Multiply(_re, reciprocal._re)),
        TVector.MultiplyAdd(_im, reciprocal._re, TVector.Multiply(_re, reciprocal._im)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public InterleavedComplex<T, TVector> Minus(InterleavedComplex<T, TVector> l, InterleavedComplex<T, TVector> u) => new(
        TVector.MultiplyAdd(l._im, u._im, TVector.NegatedMultiplyAdd(l._re, u._re, _re)),
        TVector.NegatedMultiplyAdd(l._im, u._re, TVector.NegatedMultiplyAdd(l._re, u._im, _im)));

    /// <summary>Whether all have a reciprocal for certain, and none is a number of magnitude 1, by which nothing may be
    /// divided.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AreUsual(TVector magnitudes) =>
        InterleavedLu.AreWithin<T, TVector>(
            magnitudes, ComplexReciprocal<T, TVector>.Least, ComplexReciprocal<T, TVector>.End)
        && TVector.EqualIndexBits(magnitudes, TVector.BroadcastIndex(FloatBits<T>.One)) == 0;
}
