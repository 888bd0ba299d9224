using System.Numerics;
using RecursiveLU.Conventions;
using RecursiveLU.Memory;

namespace RecursiveLU.Algorithms.Butterflies;

/// <summary>A * X = B by random butterflies in one call. The arguments are valid.</summary>
internal static unsafe class ButterflyGesv
{
    /// <summary>Solves; gives info as the C ABI documents it, and how it was done.</summary>
    public static long Solve<T>(
        long n, long nrhs, T* a, long lda, ulong seed, T* b, long ldb, T* x, long ldx, long* iter, uint flags)
        where T : unmanaged, INumberBase<T>
    {
        *iter = 0;
        if (n == 0 || nrhs == 0)
        {
            return 0;
        }

        Int128 callees = ButterflyFactors<T>.SolveBytes(n, nrhs);
        if (!Scratch.TryRent(ButterflyFactors<T>.Bytes(n), out Scratch scratch, callees))
        {
            return InfoCode.OutOfMemory;
        }

        var factors = new ButterflyFactors<T>(scratch.Pointer, n);
        long info = factors.Factor(n, a, lda, seed, out *iter, flags);
        if (info == 0)
        {
            info = factors.Solve(nrhs, a, lda, b, ldb, x, ldx, out *iter, flags);
        }

        scratch.Return();
        return info;
    }
}
