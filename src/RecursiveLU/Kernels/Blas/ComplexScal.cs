using System.Runtime.CompilerServices;
using RecursiveLU.Kernels.Vectors;

namespace RecursiveLU.Kernels.Blas;

/// <summary>x := alpha * x for a complex vector of unit stride, on vectors of parts.</summary>
/// <typeparam name="T">The type of the parts; distances, too, are in parts.</typeparam>
/// <typeparam name="TVector">A vector of pairs of them.</typeparam>
/// <remarks>A product is alpha's real part times x and then its imaginary part times i * x, of which the sign is with
/// alpha.</remarks>
internal static unsafe class ComplexScal<T, TVector>
    where T : unmanaged
    where TVector : struct, IPairSimd<TVector, T>
{
    private static int N => TVector.Count;

    /// <summary>Multiplies the numbers of n parts, at least a vector of them.</summary>
    public static void Run(nint n, T* alpha, T* x)
    {
        TVector re = TVector.Broadcast(alpha[0]);
        TVector im = TVector.NegateSecond(TVector.Broadcast(alpha[1]));

        // The last vector may overlap the one before it, so it is read before anything is written.
        nint end = n - N;
        TVector last = Product(x + end, re, im);
        nint i = 0;
        for (; i <= end - (3 * N); i += 4 * N)
        {
            TVector x0 = Product(x + i, re, im);
            TVector x1 = Product(x + i + N, re, im);
            TVector x2 = Product(x + i + (2 * N), re, im);
            TVector x3 = Product(x + i + (3 * N), re, im);
            x0.Store(x + i);
            x1.Store(x + i + N);
            x2.Store(x + i + (2 * N));
            x3.Store(x + i + (3 * N));
        }

        for (; i < end; i += N)
        {
            Product(x + i, re, im).Store(x + i);
        }

        last.Store(x + end);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Product(T* x, TVector re, TVector im)
    {
        TVector v = TVector.Load(x);
        return TVector.NegatedMultiplyAdd(TVector.ExchangeInPairs(v), im, TVector.Multiply(v, re));
    }
}
