using System.Runtime.CompilerServices;

namespace RecursiveLU.Kernels.Vectors;

/// <summary>Something computed with vectors of complex numbers' parts.</summary>
internal interface IPairWork
{
    /// <summary>Computes it.</summary>
    void Run<TPart, TParts>()
        where TPart : unmanaged
        where TParts : struct, IPairSimd<TParts, TPart>;
}

/// <summary>Chooses the vectors of parts that vectors of complex numbers are made of.</summary>
internal static unsafe class Pairs
{
    /// <summary>Runs the work with them.</summary>
    /// <typeparam name="T">A complex number.</typeparam>
    /// <typeparam name="TVector">A vector of them.</typeparam>
    /// <typeparam name="TWork">The work.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Run<T, TVector, TWork>(TWork work)
        where T : unmanaged
        where TVector : struct, ISimd<TVector, T>
        where TWork : struct, IPairWork
    {
        if (sizeof(T) == 2 * sizeof(double))
        {
            Run<double, TWork>(work, TVector.Count * sizeof(T));
        }
        else
        {
            Run<float, TWork>(work, TVector.Count * sizeof(T));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Run<TPart, TWork>(TWork work, int bytes)
        where TPart : unmanaged
        where TWork : struct, IPairWork
    {
        if (bytes == 64)
        {
            work.Run<TPart, Simd512<TPart>>();
        }
        else if (bytes == 32)
        {
            work.Run<TPart, Simd256<TPart>>();
        }
        else
        {
            work.Run<TPart, Simd128<TPart>>();
        }
    }
}
