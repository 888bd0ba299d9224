using System.Numerics;
using System.Runtime.CompilerServices;
using RecursiveLU.Kernels.Vectors;

namespace RecursiveLU.Kernels.Interleaved;

/// <summary>Real elements.</summary>
internal readonly unsafe struct InterleavedReal<T, TVector> : IInterleavedNumber<InterleavedReal<T, TVector>, T, TVector>
    where T : unmanaged, IFloatingPointIeee754<T>
    where TVector : struct, IColumnSimd<TVector, T>
{
    private readonly TVector _v;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private InterleavedReal(TVector v) => _v = v;

    public static bool IsComplex
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => false;
    }

    public TVector Magnitude
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TVector.Abs(_v);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static InterleavedReal<T, TVector> Load(T* source) => new(TVector.Load(source));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(T* target) => _v.Store(target);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static InterleavedReal<T, TVector> Select(
        TVector mask, InterleavedReal<T, TVector> yes, InterleavedReal<T, TVector> no) => new(TVector.Select(mask, yes._v, no._v));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public InterleavedReal<T, TVector> Reciprocal() => new(TVector.Divide(TVector.Broadcast(T.One), _v));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public InterleavedReal<T, TVector> Times(InterleavedReal<T, TVector> reciprocal) => new(TVector.Multiply(_v, reciprocal._v));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public InterleavedReal<T, TVector> Minus(InterleavedReal<T, TVector> l, InterleavedReal<T, TVector> u) =>
        new(TVector.NegatedMultiplyAdd(l._v, u._v, _v));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AreUsual(TVector magnitudes) => InterleavedLu.AreUsual<T, TVector>(magnitudes);
}
