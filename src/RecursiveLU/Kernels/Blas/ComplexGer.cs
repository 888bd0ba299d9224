using System.Runtime.CompilerServices;
using RecursiveLU.Kernels.Vectors;

namespace RecursiveLU.Kernels.Blas;

/// <summary>A := A - x * y^T for two columns of complex numbers, on vectors of parts.</summary>
/// <typeparam name="T">The type of the parts; distances, too, are in parts.</typeparam>
/// <typeparam name="TVector">A vector of pairs of them.</typeparam>
/// <remarks>A product is as in <see cref="ComplexScal{T, TVector}"/>.</remarks>
internal static unsafe class ComplexGer<T, TVector>
    where T : unmanaged
    where TVector : struct, IPairSimd<TVector, T>
{
    private static int N => TVector.Count;

    /// <summary>Subtracts from two columns.</summary>
    /// <param name="rows">Parts in a column, at least a vector of them.</param>
    /// <param name="x">As many.</param>
    /// <param name="y">Two numbers.</param>
    /// <param name="a">The first column.</param>
    /// <param name="lda">Parts from a column to the next.</param>
    public static void Minus2(nint rows, T* x, T* y, T* a, nint lda)
    {
        TVector re0 = TVector.Broadcast(y[0]);
        TVector im0 = TVector.NegateFirst(TVector.Broadcast(y[1]));
        TVector re1 = TVector.Broadcast(y[2]);
        TVector im1 = TVector.NegateFirst(TVector.Broadcast(y[3]));
        T* a1 = a + lda;

        // The last vectors may overlap those before them, so they are read before anything is written.
        nint end = rows - N;
        TVector v = TVector.Load(x + end);
        TVector w = TVector.ExchangeInPairs(v);
        TVector l0 = Minus(TVector.Load(a + end), v, w, re0, im0);
        TVector l1 = Minus(TVector.Load(a1 + end), v, w, re1, im1);
        for (nint i = 0; i < end; i += N)
        {
            v = TVector.Load(x + i);
            w = TVector.ExchangeInPairs(v);
            Minus(TVector.Load(a + i), v, w, re0, im0).Store(a + i);
            Minus(TVector.Load(a1 + i), v, w, re1, im1).Store(a1 + i);
        }

        l0.Store(a + end);
        l1.Store(a1 + end);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Minus(TVector c, TVector x, TVector exchanged, TVector re, TVector im) =>
        TVector.NegatedMultiplyAdd(exchanged, im, TVector.NegatedMultiplyAdd(x, re, c));
}
