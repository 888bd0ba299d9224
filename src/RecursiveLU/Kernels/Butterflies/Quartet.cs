using System.Runtime.CompilerServices;
using RecursiveLU.Kernels.Vectors;

namespace RecursiveLU.Kernels.Butterflies;

/// <summary>Four vectors, one of each quarter: what a butterfly of depth two takes to four others.</summary>
internal readonly struct Quartet<TVector, T>
    where TVector : struct, ISimd<TVector, T>
    where T : unmanaged
{
    public readonly TVector A;
    public readonly TVector B;
    public readonly TVector C;
    public readonly TVector D;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Quartet(TVector a, TVector b, TVector c, TVector d)
    {
        A = a;
        B = b;
        C = c;
        D = d;
    }

    /// <summary>Reads the first lanes of vectors <paramref name="step"/> elements apart; the others become zero.</summary>
    public static unsafe Quartet<TVector, T> LoadFirst(T* source, nint step, int lanes) =>
        new(
            TVector.LoadFirst(source, lanes),
            TVector.LoadFirst(source + step, lanes),
            TVector.LoadFirst(source + (2 * step), lanes),
            TVector.LoadFirst(source + (3 * step), lanes));

    /// <summary>The transposed butterfly of these four, for its inner and its outer diagonal. No operation is fused, so that the bits
    /// are the same on every processor.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Quartet<TVector, T> Transform(Quartet<TVector, T> inner, Quartet<TVector, T> outer)
    {
        TVector a = TVector.Scale(inner.A, TVector.Add(A, B));
        TVector b = TVector.Scale(inner.B, TVector.Subtract(A, B));
        TVector c = TVector.Scale(inner.C, TVector.Add(C, D));
        TVector d = TVector.Scale(inner.D, TVector.Subtract(C, D));
        return new(
            TVector.Scale(outer.A, TVector.Add(a, c)),
            TVector.Scale(outer.B, TVector.Add(b, d)),
            TVector.Scale(outer.C, TVector.Subtract(a, c)),
            TVector.Scale(outer.D, TVector.Subtract(b, d)));
    }

    /// <summary>The butterfly itself of these four.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Quartet<TVector, T> TransformBack(Quartet<TVector, T> inner, Quartet<TVector, T> outer)
    {
        TVector a = TVector.Scale(outer.A, A);
        TVector b = TVector.Scale(outer.B, B);
        TVector c = TVector.Scale(outer.C, C);
        TVector d = TVector.Scale(outer.D, D);
        TVector top0 = TVector.Scale(inner.A, TVector.Add(a, c));
        TVector top1 = TVector.Scale(inner.B, TVector.Add(b, d));
        TVector bottom0 = TVector.Scale(inner.C, TVector.Subtract(a, c));
        TVector bottom1 = TVector.Scale(inner.D, TVector.Subtract(b, d));
        return new(
            TVector.Add(top0, top1),
            TVector.Subtract(top0, top1),
            TVector.Add(bottom0, bottom1),
            TVector.Subtract(bottom0, bottom1));
    }
}
