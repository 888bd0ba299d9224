using System.Runtime.CompilerServices;
using RecursiveLU.Kernels.Vectors;

namespace RecursiveLU.Kernels.Blas;

/// <summary>y := y - alpha * x for complex vectors of unit stride, on vectors of parts.</summary>
/// <typeparam name="T">The type of the parts; distances, too, are in parts.</typeparam>
/// <typeparam name="TVector">A vector of pairs of them.</typeparam>
/// <remarks>A product is as in <see cref="ComplexScal{T, TVector}"/>.</remarks>
internal static unsafe class ComplexAxpy<T, TVector>
    where T : unmanaged
    where TVector : struct, IPairSimd<TVector, T>
{
    private static int N => TVector.Count;

    /// <summary>Subtracts the products of numbers of n parts, at least a vector of them.</summary>
    public static void Minus(nint n, T* alpha, T* x, T* y)
    {
        TVector re = TVector.Broadcast(alpha[0]);
        TVector im = TVector.NegateFirst(TVector.Broadcast(alpha[1]));

        // The last vector may overlap the one before it, so it is read before anything is written.
        nint end = n - N;
        TVector last = Minus(x + end, re, im, y + end);
        nint i = 0;
        for (; i <= end - (3 * N); i += 4 * N)
        {
            TVector y0 = Minus(x + i, re, im, y + i);
            TVector y1 = Minus(x + i + N, re, im, y + i + N);
            TVector y2 = Minus(x + i + (2 * N), re, im, y + i + (2 * N));
            TVector y3 = Minus(x + i + (3 * N), re, im, y + i + (3 * N));
            y0.Store(y + i);
            y1.Store(y + i + N);
            y2.Store(y + i + (2 * N));
            y3.Store(y + i + (3 * N));
        }

        for (; i < end; i += N)
        {
            Minus(x + i, re, im, y + i).Store(y + i);
        }

        last.Store(y + end);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Minus(T* x, TVector re, TVector im, T* y)
    {
        TVector v = TVector.Load(x);
        return TVector.NegatedMultiplyAdd(TVector.ExchangeInPairs(v), im, TVector.NegatedMultiplyAdd(v, re, TVector.Load(y)));
    }
}
