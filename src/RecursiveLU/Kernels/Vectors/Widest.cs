using System.Numerics;
using System.Runtime.CompilerServices;
using RecursiveLU.Sizes;

namespace RecursiveLU.Kernels.Vectors;

/// <summary>Something computed with vectors of any width.</summary>
internal interface IVectorised<T>
    where T : unmanaged
{
    /// <summary>Computes it; gives what the work gives.</summary>
    long Run<TVector>()
        where TVector : struct, ISimd<TVector, T>;
}

/// <summary>Chooses the widest vectors of this machine.</summary>
internal static unsafe class Widest
{
    /// <summary>Whether there are vectors of an element type: float, double, or a complex number of two of them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Takes<T>() => typeof(T) == typeof(double) || typeof(T) == typeof(float) || IsComplex<T>();

    /// <summary>Whether an element type is one of the two complex ones.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsComplex<T>() => typeof(T) == typeof(Complex) || typeof(T) == typeof(Complex64);

    /// <summary>Runs the work with them.</summary>
    /// <typeparam name="T">A type that <see cref="Takes{T}"/>.</typeparam>
    /// <typeparam name="TWork">The work.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long Run<T, TWork>(in TWork work)
        where T : unmanaged
        where TWork : struct, IVectorised<T>
    {
        if (typeof(T) == typeof(double) || typeof(T) == typeof(float))
        {
            return VectorWidth.Bits == 512 ? work.Run<Simd512<T>>()
                : VectorWidth.Bits == 256 ? work.Run<Simd256<T>>()
                : work.Run<Simd128<T>>();
        }

        return sizeof(T) == 2 * sizeof(double) ? RunComplex<T, double, TWork>(work) : RunComplex<T, float, TWork>(work);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static long RunComplex<T, TPart, TWork>(in TWork work)
        where T : unmanaged
        where TPart : unmanaged, IFloatingPointIeee754<TPart>
        where TWork : struct, IVectorised<T> =>
        VectorWidth.Bits == 512 ? work.Run<ComplexSimd<T, TPart, Simd512<TPart>>>()
        : VectorWidth.Bits == 256 ? work.Run<ComplexSimd<T, TPart, Simd256<TPart>>>()
        : work.Run<ComplexSimd<T, TPart, Simd128<TPart>>>();
}
