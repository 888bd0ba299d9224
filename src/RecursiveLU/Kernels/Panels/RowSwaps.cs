using System.Runtime.CompilerServices;
using RecursiveLU.Kernels.Vectors;
using RecursiveLU.Sizes;

namespace RecursiveLU.Kernels.Panels;

/// <summary>LAPACK's laswp on a matrix in panels.</summary>
internal static unsafe class RowSwaps<T, TVector>
    where T : unmanaged
    where TVector : struct, ISimd<TVector, T>
{
    /// <summary>Swaps row i of a panel with row ipiv[i] - 1, for i from <paramref name="first"/> to
    /// <paramref name="end"/>.</summary>
    public static void Run(T* panel, long rows, long* ipiv, long first, long end)
    {
        long fetching = rows * TVector.Count * sizeof(T) > FetchTuning.SwappedBytes ? end - FetchTuning.SwapsAhead : first;
        long i = first;
        for (; i < fetching; i++)
        {
            TVector.Prefetch(panel + ((ipiv[i + FetchTuning.SwapsAhead] - 1) * TVector.Count));
            Swap(panel, i, ipiv[i] - 1);
        }

        for (; i < end; i++)
        {
            Swap(panel, i, ipiv[i] - 1);
        }
    }

    /// <summary>Finds the exchanges that are none of a row with itself; gives how many there are.</summary>
    /// <param name="ipiv">The exchanges.</param>
    /// <param name="first">The first one.</param>
    /// <param name="end">The one after the last.</param>
    /// <param name="swaps">Receives pairs of rows.</param>
    public static int Collect(long* ipiv, long first, long end, long* swaps)
    {
        int count = 0;
        for (long i = first; i < end; i++)
        {
            swaps[2 * count] = i;
            swaps[(2 * count) + 1] = ipiv[i] - 1;
            count += i == ipiv[i] - 1 ? 0 : 1;
        }

        return count;
    }

    /// <summary>Swaps pairs of rows of a panel, one pair after the other.</summary>
    public static void Run(T* panel, long* swaps, int count)
    {
        int fetching = Math.Max(0, count - FetchTuning.SwapsAhead);
        for (int k = 0; k < count; k++)
        {
            if (k < fetching)
            {
                TVector.Prefetch(panel + (swaps[2 * (k + FetchTuning.SwapsAhead)] * TVector.Count));
                TVector.Prefetch(panel + (swaps[(2 * (k + FetchTuning.SwapsAhead)) + 1] * TVector.Count));
            }

            Swap(panel, swaps[2 * k], swaps[(2 * k) + 1]);
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
