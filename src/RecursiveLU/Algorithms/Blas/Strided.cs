using System.Numerics;
using System.Runtime.CompilerServices;
using RecursiveLU.Algorithms.Numbers;

namespace RecursiveLU.Algorithms.Blas;

/// <summary>A vector of any increment, and a contiguous copy of a part of it.</summary>
internal static unsafe class Strided
{
    /// <summary>Copies n elements, or their conjugates, side by side.</summary>
    public static void Gather<T>(nint n, T* source, nint increment, bool conjugate, T* target)
        where T : unmanaged, INumberBase<T>
    {
        for (nint i = 0; i < n; i++)
        {
            target[i] = conjugate ? Conjugate(*source) : *source;
            source += increment;
        }
    }

    /// <summary>Copies n elements, or their conjugates, back.</summary>
    public static void Scatter<T>(nint n, T* source, bool conjugate, T* target, nint increment)
        where T : unmanaged, INumberBase<T>
    {
        for (nint i = 0; i < n; i++)
        {
            *target = conjugate ? Conjugate(source[i]) : source[i];
            target += increment;
        }
    }

    /// <summary>The conjugate; a real number as it is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Conjugate<T>(T x)
        where T : unmanaged, INumberBase<T> =>
        typeof(T) == typeof(Complex) ? Element<T, double>.Conjugate(x)
        : typeof(T) == typeof(Complex64) ? Element<T, float>.Conjugate(x)
        : x;
}
