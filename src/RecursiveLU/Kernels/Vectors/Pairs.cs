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

/// <summary>Complex numbers times i.</summary>
/// <typeparam name="TParts">A vector of their parts.</typeparam>
/// <typeparam name="TPart">The type of a part.</typeparam>
internal readonly struct TimesI<TParts, TPart> : IVectorOperator<TParts>
    where TParts : struct, IPairSimd<TParts, TPart>
    where TPart : unmanaged
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TParts Apply(TParts a) => TParts.Turned(a);
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

    /// <summary>c - l * u, rounded as <see cref="ComplexSimd{T, TPart, TVector}"/> does.</summary>
    /// <param name="c">Pairs of parts.</param>
    /// <param name="l">The left factor.</param>
    /// <param name="u">The right factor.</param>
    /// <param name="turned">i times it.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TParts Minus<TPart, TParts>(TParts c, TParts l, TParts u, TParts turned)
        where TPart : unmanaged
        where TParts : struct, IPairSimd<TParts, TPart> =>
        TParts.NegatedMultiplyAdd(TParts.SecondTwice(l), turned, TParts.NegatedMultiplyAdd(TParts.FirstTwice(l), u, c));

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
