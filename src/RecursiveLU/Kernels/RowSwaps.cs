using System.Runtime.CompilerServices;

namespace RecursiveLU.Kernels;

/// <summary>LAPACK's laswp on a matrix in panels.</summary>
internal static unsafe class RowSwaps<T, TVector>
    where T : unmanaged
    where TVector : struct, ISimd<TVector, T>
{
    /// <summary>How many exchanges ahead rows are fetched.</summary>
    private const int Ahead = 16;

    /// <summary>Panels above this size, half a first-level cache, have rows that are further away.</summary>
    private const int NearBytes = 16 << 10;

    /// <summary>Swaps row i of a panel with row ipiv[i] - 1, for i from <paramref name="first"/> to
    /// <paramref name="end"/>.</summary>
    public static void Run(T* panel, long rows, long* ipiv, long first, long end)
    {
        long fetching = rows * TVector.Count * sizeof(T) > NearBytes ? end - Ahead : first;
        long i = first;
        for (; i < fetching; i++)
        {
            TVector.Prefetch(panel + ((ipiv[i + Ahead] - 1) * TVector.Count));
            Swap(panel, i, ipiv[i] - 1);
        }

        for (; i < end; i++)
        {
            Swap(panel, i, ipiv[i] - 1);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Swap(T* panel, long i, long j)
    {
        T* x = panel + (i * TVector.Count);
        T* y = panel + (j * TVector.Count);
        TVector a = TVector.Load(x);
        TVector b = TVector.Load(y);
        b.Store(x);
        a.Store(y);
    }
}
