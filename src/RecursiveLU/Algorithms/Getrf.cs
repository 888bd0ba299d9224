using System.Numerics;

namespace RecursiveLU.Algorithms;

/// <summary>Chooses how a matrix is factored. The arguments are valid.</summary>
internal static unsafe class Getrf
{
    /// <summary>Factors; gives info as the C ABI documents it.</summary>
    public static long Factor<T>(T* a, long m, long n, long lda, long* ipiv, uint flags)
        where T : unmanaged, INumberBase<T>
    {
        if (m == 0 || n == 0)
        {
            return 0;
        }

        bool pivoting = (flags & LuFlags.NoPivot) == 0;
        long* p = ipiv != null ? ipiv : (long*)System.Runtime.InteropServices.NativeMemory.Alloc((nuint)Math.Min(m, n), 8);
        long info = GenericLu<T>.Factor(a, m, n, lda, p, pivoting);
        return pivoting ? info : -info;
    }
}
