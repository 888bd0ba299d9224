namespace RecursiveLU.Algorithms.Solves;

/// <summary>Row exchanges of one column; null stands for none.</summary>
internal static unsafe class RowExchanges
{
    /// <summary>x := P^T * x.</summary>
    public static void Apply<T>(T* x, long* ipiv, long n)
        where T : unmanaged
    {
        for (long i = 0; ipiv != null && i < n; i++)
        {
            (x[i], x[ipiv[i] - 1]) = (x[ipiv[i] - 1], x[i]);
        }
    }

    /// <summary>x := P * x.</summary>
    public static void Undo<T>(T* x, long* ipiv, long n)
        where T : unmanaged
    {
        for (long i = n - 1; ipiv != null && i >= 0; i--)
        {
            (x[i], x[ipiv[i] - 1]) = (x[ipiv[i] - 1], x[i]);
        }
    }
}
