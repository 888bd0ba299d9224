using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using RecursiveLU.Kernels.Vectors;
using Kernel = RecursiveLU.Kernels.Blas;

namespace RecursiveLU.Algorithms.Blas;

/// <summary>BLAS' copy: y := x.</summary>
internal static unsafe class Copy
{
    /// <summary>Copies; does nothing if n is not positive.</summary>
    /// <param name="n">Elements.</param>
    /// <param name="x">The vector that is read.</param>
    /// <param name="incx">Elements of memory from one to the next, of any sign.</param>
    /// <param name="y">The vector that is written; does not overlap x.</param>
    /// <param name="incy">Elements of memory from one to the next, of any sign.</param>
    public static void Run<T>(long n, T* x, long incx, T* y, long incy)
        where T : unmanaged, INumberBase<T>
    {
        if (n > 0)
        {
            Widest.Run<T, Work<T>>(new Work<T>(new(n, x, incx, y, incy)));
        }
    }

    /// <summary>Complex numbers are moved as a whole, not part by part.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void MoveStrided<T>(nint n, T* x, nint incx, T* y, nint incy)
        where T : unmanaged
    {
        if (sizeof(T) == 16)
        {
            Strided(n, (Vector128<byte>*)x, incx, (Vector128<byte>*)y, incy);
        }
        else if (sizeof(T) == sizeof(double))
        {
            Strided(n, (double*)x, incx, (double*)y, incy);
        }
        else
        {
            Strided(n, x, incx, y, incy);
        }
    }

    private static void Strided<T>(nint n, T* x, nint incx, T* y, nint incy)
        where T : unmanaged
    {
        for (; n > 0; n--)
        {
            *y = *x;
            x += incx;
            y += incy;
        }
    }

    private readonly struct Work<T>(VectorPair<T> pair) : IVectorised<T>
        where T : unmanaged
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public long Run<TVector>()
            where TVector : struct, ISimd<TVector, T>
        {
            if (pair.IsContiguous)
            {
                Kernel.Copy<T, TVector>.Run(pair.N, pair.X, pair.Y);
            }
            else
            {
                MoveStrided(pair.N, pair.X, pair.IncX, pair.Y, pair.IncY);
            }

            return 0;
        }
    }
}
