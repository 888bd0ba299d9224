using System.Numerics;
using System.Runtime.CompilerServices;
using RecursiveLU.Kernels.Vectors;
using Kernel = RecursiveLU.Kernels.Blas;

namespace RecursiveLU.Algorithms.Blas;

/// <summary>BLAS' axpy: y := alpha * x + y.</summary>
internal static unsafe class Axpy
{
    /// <summary>Adds; does nothing, and reads nothing, if n is not positive or alpha is zero.</summary>
    /// <param name="n">Elements.</param>
    /// <param name="alpha">The factor.</param>
    /// <param name="x">The vector that is read.</param>
    /// <param name="incx">Elements of memory from one to the next, of any sign.</param>
    /// <param name="y">The vector that is added to; does not overlap x, but may be it.</param>
    /// <param name="incy">Elements of memory from one to the next, of any sign.</param>
    public static void Run<T>(long n, T alpha, T* x, long incx, T* y, long incy)
        where T : unmanaged, INumberBase<T>
    {
        if (n > 0 && !T.IsZero(alpha))
        {
            Widest.Run<T, Work<T>>(new Work<T>(Strided.Negate(alpha), new(n, x, incx, y, incy)));
        }
    }

    /// <summary>y := y - alpha * x.</summary>
    private readonly struct Work<T>(T alpha, VectorPair<T> pair) : IVectorised<T>
        where T : unmanaged
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public long Run<TVector>()
            where TVector : struct, ISimd<TVector, T>
        {
            if (pair.IsContiguous)
            {
                Kernel.Axpy<T, TVector>.Minus(pair.N, alpha, pair.X, pair.Y);
            }
            else
            {
                Kernel.Axpy<T, TVector>.MinusStrided(pair.N, alpha, pair.X, pair.IncX, pair.Y, pair.IncY);
            }

            return 0;
        }
    }
}
