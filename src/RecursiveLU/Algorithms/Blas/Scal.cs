using System.Numerics;
using System.Runtime.CompilerServices;
using RecursiveLU.Kernels.Vectors;
using Kernel = RecursiveLU.Kernels.Blas;

namespace RecursiveLU.Algorithms.Blas;

/// <summary>BLAS' scal: x := alpha * x.</summary>
internal static unsafe class Scal
{
    /// <summary>Multiplies, by zero, too, so that NaN stays NaN; does nothing if n or incx is not positive.</summary>
    /// <param name="n">Elements.</param>
    /// <param name="alpha">The factor.</param>
    /// <param name="x">The vector.</param>
    /// <param name="incx">Elements of memory from one to the next.</param>
    public static void Run<T>(long n, T alpha, T* x, long incx)
        where T : unmanaged, INumberBase<T>
    {
        if (n > 0 && incx > 0 && alpha != T.One)
        {
            Widest.Run<T, Work<T>>(new Work<T>((nint)n, alpha, x, (nint)incx));
        }
    }

    /// <summary>Multiplies the parts of complex numbers by a real one: BLAS' csscal and zdscal.</summary>
    /// <typeparam name="T">The complex type.</typeparam>
    /// <typeparam name="TReal">The type of its parts.</typeparam>
    /// <param name="n">Elements.</param>
    /// <param name="alpha">The factor.</param>
    /// <param name="x">The vector.</param>
    /// <param name="incx">Elements of memory from one to the next.</param>
    public static void RunReal<T, TReal>(long n, TReal alpha, T* x, long incx)
        where T : unmanaged, INumberBase<T>
        where TReal : unmanaged, INumberBase<TReal>
    {
        var parts = (TReal*)x;
        if (incx == 1)
        {
            Run(2 * n, alpha, parts, 1);
            return;
        }

        for (long i = 0; i < n && incx > 0 && alpha != TReal.One; i++)
        {
            parts[0] *= alpha;
            parts[1] *= alpha;
            parts += 2 * incx;
        }
    }

    private readonly struct Work<T>(nint n, T alpha, T* x, nint incx) : IVectorised<T>
        where T : unmanaged
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public long Run<TVector>()
            where TVector : struct, ISimd<TVector, T>
        {
            if (incx == 1)
            {
                Kernel.Scal<T, TVector>.Run(n, alpha, x);
            }
            else
            {
                Kernel.Scal<T, TVector>.RunStrided(n, alpha, x, incx);
            }

            return 0;
        }
    }
}
