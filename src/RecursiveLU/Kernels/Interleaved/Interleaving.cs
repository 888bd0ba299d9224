using System.Numerics;
using System.Runtime.CompilerServices;
using RecursiveLU.Kernels.Panels;
using RecursiveLU.Kernels.Vectors;

namespace RecursiveLU.Kernels.Interleaved;

/// <summary>Copies between arrays that lie side by side in memory, as many as a vector has lanes, and vectors of their elements.</summary>
internal static unsafe class Interleaving<T, TVector>
    where T : unmanaged, IFloatingPointIeee754<T>
    where TVector : struct, IColumnSimd<TVector, T>
{
    private static int N
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TVector.Count;
    }

    /// <summary>Makes a vector of the elements of each place.</summary>
    /// <param name="a">The first array's first element.</param>
    /// <param name="distance">Elements from an array to the next.</param>
    /// <param name="length">Elements of an array.</param>
    /// <param name="vectors">Receives the vectors.</param>
    public static void In(T* a, nint distance, nint length, T* vectors) =>
        PanelCopy<T, TVector>.FromColumns(a, distance, length, N, vectors);

    /// <summary>The reverse.</summary>
    public static void Out(T* vectors, nint length, T* a, nint distance) =>
        PanelCopy<T, TVector>.ToColumns(vectors, a, distance, length, N);

    /// <summary>Makes vectors of integers of the element's size.</summary>
    /// <param name="a">The first array's first integer.</param>
    /// <param name="distance">Integers from an array to the next.</param>
    /// <param name="length">Integers of an array.</param>
    /// <param name="vectors">Receives the vectors.</param>
    public static void IntegersIn(long* a, nint distance, nint length, T* vectors)
    {
        if (sizeof(T) == sizeof(long) && length >= N)
        {
            In((T*)a, distance, length, vectors);
            return;
        }

        for (nint i = 0; i < length; i++)
        {
            for (nint lane = 0; lane < N; lane++)
            {
                TVector.WriteIndex(vectors + (i * N) + lane, a[i + (lane * distance)]);
            }
        }
    }

    /// <summary>The reverse.</summary>
    public static void IntegersOut(T* vectors, nint length, long* a, nint distance)
    {
        if (sizeof(T) == sizeof(long) && length >= N)
        {
            Out(vectors, length, (T*)a, distance);
            return;
        }

        for (nint lane = 0; lane < N; lane++)
        {
            for (nint i = 0; i < length; i++)
            {
                a[i + (lane * distance)] = TVector.ReadIndex(vectors + (i * N) + lane);
            }
        }
    }
}
