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
    public static void Run(bool transposed, in Factors<T> f, T* x)
    {
        var n = (nint)f.N;
        var lda = (nint)f.Lda;
        if (!transposed)
        {
            Exchanges.Apply(x, f.Ipiv, n);
            Trsv<T, TVector>.UnitLower(n, f.Lu, lda, x);
            Trsv<T, TVector>.Upper(n, f.Lu, lda, x);
            return;
        }

        TransposedTrsv<T, TVector>.Upper(n, f.Lu, lda, x);
        TransposedTrsv<T, TVector>.UnitLower(n, f.Lu, lda, x);
        Exchanges.Undo(x, f.Ipiv, n);
    }
}
