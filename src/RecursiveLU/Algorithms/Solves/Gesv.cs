using System.Numerics;
using RecursiveLU.Algorithms.Factorizations;
using RecursiveLU.Conventions;
using RecursiveLU.Threading;

namespace RecursiveLU.Algorithms.Solves;

/// <summary>A * X = B in one call. The arguments are valid.</summary>
internal static unsafe class Gesv
{
    /// <summary>Overwrites A with its factors and B with X; gives info as the C ABI documents it:
    /// <see cref="InfoCode.Inaccurate"/> if U or X is not finite.</summary>
    public static long Solve<T>(long n, long nrhs, T* a, long lda, long* ipiv, T* b, long ldb, uint flags)
        where T : unmanaged, INumberBase<T>
    {
        long info = Getrf.Factor(a, n, n, lda, ipiv, flags);
        if (info != 0)
        {
            return info;
        }

        bool pivoting = (flags & LuFlags.NoPivot) == 0;
        var factors = new Factors<T> { N = n, Lu = a, Lda = lda, Ipiv = pivoting ? ipiv : null };
        info = Getrs.Solve((byte)'N', factors, nrhs, b, ldb, ThreadCount.Of(flags));
        return info != 0 || factors.AreFiniteWith(nrhs, b, ldb) ? info : InfoCode.Inaccurate;
    }
}
