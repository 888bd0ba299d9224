namespace RecursiveLU.Kernels;

/// <summary>LAPACK's laswp on a matrix in panels.</summary>
internal static unsafe class RowSwaps<T, TVector>
    where T : unmanaged
    where TVector : struct, ISimd<TVector, T>
{
    /// <summary>Swaps row i of a panel with row ipiv[i] - 1, for i from <paramref name="first"/> to
    /// <paramref name="end"/>.</summary>
    public static void Run(T* panel, long* ipiv, long first, long end)
    {
        for (long i = first; i < end; i++)
        {
            T* x = panel + (i * TVector.Count);
            T* y = panel + ((ipiv[i] - 1) * TVector.Count);
            TVector a = TVector.Load(x);
            TVector b = TVector.Load(y);
            b.Store(x);
            a.Store(y);
        }
    }
}
