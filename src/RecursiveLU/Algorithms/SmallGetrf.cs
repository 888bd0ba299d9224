using System.Runtime.CompilerServices;
using RecursiveLU.Kernels;

namespace RecursiveLU.Algorithms;

/// <summary>Matrices that are factored in registers. No other code than this runs between a caller and the
/// kernels: for the smallest, every nanosecond counts.</summary>
internal static unsafe class SmallGetrf
{
    /// <summary>Whether a matrix that has rows and columns is factored without vectors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsTiny<T>(long m, long n)
        where T : unmanaged =>
        (typeof(T) == typeof(double) || typeof(T) == typeof(float)) && m == n && n <= TinyLu.MaximumOrder;

    /// <summary>Factors without vectors; gives the first zero pivot, 1-based, or 0.</summary>
    /// <param name="a">The matrix, column-major.</param>
    /// <param name="n">Its order.</param>
    /// <param name="lda">Elements from a column to the next.</param>
    /// <param name="ipiv">Receives the row exchanges, 1-based; null for no exchanges.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long FactorTiny<T>(T* a, int n, nint lda, long* ipiv)
        where T : unmanaged =>
        typeof(T) == typeof(double)
            ? TinyLu.Factor((double*)a, n, lda, ipiv)
            : TinyLu.Factor((float*)a, n, lda, ipiv);
}
