using System.Numerics;
using System.Runtime.CompilerServices;
using RecursiveLU.Kernels.Vectors;
using Kernel = RecursiveLU.Kernels.Blas;

namespace RecursiveLU.Algorithms.Blas;

/// <summary>BLAS' i?amax: where the largest magnitude is, of complex numbers |re| + |im|.</summary>
internal static unsafe class Iamax
{
    /// <summary>The 1-based index of the first element that is larger than all before it and not less than any behind it; 0 if n or
    /// incx is not positive. An element that is NaN is larger than none, and none is larger than a first one that is NaN.</summary>
    /// <param name="n">Elements.</param>
    /// <param name="x">The vector.</param>
    /// <param name="incx">Elements of memory from one to the next.</param>
    public static long Run<T>(long n, T* x, long incx)
        where T : unmanaged, INumberBase<T> =>
        n <= 0 || incx <= 0 ? 0 : Widest.Run<T, Work<T>>(new Work<T>((nint)n, x, (nint)incx)) + 1;

    /// <summary>Gives the 0-based index.</summary>
    private readonly struct Work<T>(nint n, T* x, nint incx) : IVectorised<T>
        where T : unmanaged
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public long Run<TVector>()
            where TVector : struct, ISimd<TVector, T> =>
            incx == 1 ? Kernel.Iamax<T, TVector>.Run(n, x) : Kernel.Iamax<T, TVector>.RunStrided(n, x, incx);
    }
}
