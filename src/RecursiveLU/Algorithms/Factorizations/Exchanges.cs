using System.Runtime.CompilerServices;

namespace RecursiveLU.Algorithms.Factorizations;

/// <summary>Row exchanges of one column; null stands for none.</summary>
internal static unsafe class Exchanges
{
    /// <summary>x := P^T * x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Apply<T>(T* x, long* ipiv, long n)
        where T : unmanaged => Apply(x, ipiv, 0, n);

    /// <summary>The exchanges from <paramref name="first"/> to <paramref name="end"/> of those.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Apply<T>(T* x, long* ipiv, long first, long end)
        where T : unmanaged
    {
        for (long i = first; ipiv != null && i < end; i++)
        {
            long other = ipiv[i] - 1;
            (x[i], x[other]) = (x[other], x[i]);
        }
    }

    /// <summary>Receives the numbers of the first elements, from 0.</summary>
    public static void Number(long* order, long n)
    {
        for (long i = 0; i < n; i++)
        {
            order[i] = i;
        }
    }

    /// <summary>x := P * x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Undo<T>(T* x, long* ipiv, long n)
        where T : unmanaged
    {
        for (long i = n - 1; ipiv != null && i >= 0; i--)
        {
            long other = ipiv[i] - 1;
            (x[i], x[other]) = (x[other], x[i]);
        }
    }
}
