using System.Numerics;
using RecursiveLU.Algorithms.Factorizations;
using RecursiveLU.Kernels.Solves;
using RecursiveLU.Kernels.Vectors;

namespace RecursiveLU.Algorithms.Solves;

/// <summary>op(A) * x = b for one right-hand side: the factors go by once, as fast as memory gives them.</summary>
internal static unsafe class VectorSolve<T, TVector>
    where T : unmanaged, INumberBase<T>
    where TVector : struct, ISimd<TVector, T>
{
    /// <summary>x := op(A)^-1 * x.</summary>
    /// <param name="transposed">Whether op transposes.</param>
    /// <param name="n">The order.</param>
    /// <param name="lu">L and U.</param>
    /// <param name="lda">Elements from a column of them to the next.</param>
    /// <param name="ipiv">The row exchanges, 1-based; null for none.</param>
    /// <param name="x">The right-hand side.</param>
    public static void Run(bool transposed, nint n, T* lu, nint lda, long* ipiv, T* x)
    {
        if (!transposed)
        {
            Exchanges.Apply(x, ipiv, n);
            Trsv<T, TVector>.UnitLower(n, lu, lda, x);
            Trsv<T, TVector>.Upper(n, lu, lda, x);
            return;
        }

        TransposedTrsv<T, TVector>.Upper(n, lu, lda, x);
        TransposedTrsv<T, TVector>.UnitLower(n, lu, lda, x);
        Exchanges.Undo(x, ipiv, n);
    }
}
