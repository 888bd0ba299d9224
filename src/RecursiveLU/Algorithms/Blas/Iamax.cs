using System.Numerics;
using System.Runtime.CompilerServices;
using RecursiveLU.Kernels.Vectors;
using Kernel = RecursiveLU.Kernels.Blas;

namespace RecursiveLU.Algorithms.Blas;

/// <summary>BLAS' i?amax: where the largest magnitude is, of complex numbers |re| + |im|.</summary>
internal static unsafe class Iamax
{
    private const int GatheredElements = 127;

    /// <summary>The 1-based index of the first element that is larger than all before it and not less than any behind it; 0 if n or
    /// incx is not positive. An element that is NaN is larger than none, and none is larger than a first one that is NaN.</summary>
    /// <param name="n">Elements.</param>
    /// <param name="x">The vector.</param>
    /// <param name="incx">Elements of memory from one to the next.</param>
    public static long Run<T>(long n, T* x, long incx)
        where T : unmanaged, INumberBase<T> =>
        n <= 0 || incx <= 0 ? 0 : Widest.Run<T, Work<T>>(new Work<T>((nint)n, x, (nint)incx)) + 1;

    /// <summary>The same for an increment above 1: some elements at a time are put side by side.</summary>
    private static nint Strided<T, TVector>(nint n, T* x, nint incx)
        where T : unmanaged
        where TVector : struct, ISimd<TVector, T>
    {
        // In front of them the largest one so far.
        T* some = stackalloc T[GatheredElements + 1];
        some[0] = *x;
        nint index = 0;
        for (nint first = 1; first < n; first += GatheredElements)
        {
            nint count = Math.Min(GatheredElements, n - first);
            for (nint i = 1; i <= count; i++)
            {
                x += incx;
                some[i] = *x;
            }

            nint at = Kernel.Iamax<T, TVector>.Run(count + 1, some);
            index = at == 0 ? index : first + at - 1;
            some[0] = some[at];
        }

        return index;
    }

    /// <summary>Gives the 0-based index.</summary>
    private readonly struct Work<T>(nint n, T* x, nint incx) : IVectorised<T>
        where T : unmanaged
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public long Run<TVector>()
            where TVector : struct, ISimd<TVector, T> =>
            incx == 1 ? Kernel.Iamax<T, TVector>.Run(n, x) : Strided<T, TVector>(n, x, incx);
    }
}
