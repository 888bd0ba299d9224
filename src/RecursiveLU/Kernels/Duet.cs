using System.Runtime.CompilerServices;

namespace RecursiveLU.Kernels;

/// <summary>Half of what a transposed butterfly of depth two takes four vectors to: its first and third results, or its second and
/// fourth.</summary>
internal readonly struct Duet<TVector, T>
    where TVector : struct, ISimd<TVector, T>
    where T : unmanaged
{
    public readonly TVector First;
    public readonly TVector Second;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Duet(TVector first, TVector second)
    {
        First = first;
        Second = second;
    }

    /// <summary>Reads two vectors <paramref name="step"/> elements apart.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe Duet<TVector, T> Load(T* source, nint step) =>
        new(TVector.Load(source), TVector.Load(source + step));

    /// <summary>The half of <see cref="Quartet{TVector, T}.Transform"/>, in the same operations.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Duet<TVector, T> Transform<THalf>(
        Quartet<TVector, T> four, Duet<TVector, T> inner, Duet<TVector, T> outer)
        where THalf : struct, IHalf
    {
        TVector top = THalf.IsSecond ? TVector.Subtract(four.A, four.B) : TVector.Add(four.A, four.B);
        TVector bottom = THalf.IsSecond ? TVector.Subtract(four.C, four.D) : TVector.Add(four.C, four.D);
        top = TVector.Multiply(inner.First, top);
        bottom = TVector.Multiply(inner.Second, bottom);
        return new(
            TVector.Multiply(outer.First, TVector.Add(top, bottom)),
            TVector.Multiply(outer.Second, TVector.Subtract(top, bottom)));
    }
}
