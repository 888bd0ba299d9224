using System.Numerics;
using System.Runtime.CompilerServices;
using RecursiveLU.Algorithms.Numbers;

namespace RecursiveLU.Algorithms.Blas;

/// <summary>Vectors of any increment.</summary>
internal static unsafe class Strided
{
    /// <summary>The sign of the second of two floats, which are one number for the processor: what is put together of two would go through
    /// memory.</summary>
    private const ulong SecondSign = 1UL << 63;

    /// <summary>Copies n elements, or their conjugates.</summary>
    /// <param name="n">Elements.</param>
    /// <param name="source">The first one.</param>
    /// <param name="increment">Elements of memory from one to the next.</param>
    /// <param name="conjugate">Whether their conjugates are copied.</param>
    /// <param name="target">Where the first one goes; may be where it is.</param>
    /// <param name="targetIncrement">Elements of memory from one to the next.</param>
    public static void Copy<T>(nint n, T* source, nint increment, bool conjugate, T* target, nint targetIncrement)
        where T : unmanaged, INumberBase<T>
    {
        for (nint i = 0; i < n; i++)
        {
            *target = conjugate ? Conjugate(*source) : *source;
            source += increment;
            target += targetIncrement;
        }
    }

    /// <summary>The conjugate; a real number as it is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Conjugate<T>(T x)
        where T : unmanaged, INumberBase<T> =>
        typeof(T) == typeof(Complex) ? Element<T, double>.Conjugate(x)
        : typeof(T) == typeof(Complex64) ? Unsafe.BitCast<ulong, T>(Unsafe.BitCast<T, ulong>(x) ^ SecondSign)
        : x;

    /// <summary>The number with the other sign.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Negate<T>(T x)
        where T : unmanaged, INumberBase<T> =>
        typeof(T) == typeof(Complex64) ? Unsafe.BitCast<ulong, T>(Unsafe.BitCast<T, ulong>(x) ^ (SecondSign | (SecondSign >> 32))) : -x;
}
