using System.Numerics;
using RecursiveLU.Algorithms.Factorizations;
using RecursiveLU.Conventions;

namespace RecursiveLU.Algorithms.Solves;

/// <summary>A * X = B in one call. The arguments are valid. A row-major A is factored as the transpose that it is by columns.</summary>
internal static unsafe class Gesv
{
    /// <summary>Overwrites A with its factors and B with X; gives info as the C ABI documents it:
    /// <see cref="InfoCode.Inaccurate"/> if U or X is not finite.</summary>
    public static long Solve<T>(long n, long nrhs, T* a, long lda, long* ipiv, T* b, long ldb, uint flags)
        where T : unmanaged, INumberBase<T>
    {
        long info = Getrf.Factor(a, n, n, lda, ipiv, FactorFlags(flags));
        return info != 0 ? info : SolveFactored(n, nrhs, a, lda, ipiv, b, ldb, flags);
    }

    /// <summary>The flags of the factorization by columns.</summary>
    public static uint FactorFlags(uint flags) => flags & ~LuFlags.RowMajor;

    /// <summary>Which systems the factors are solved for.</summary>
    public static byte Form(uint flags) => (byte)((flags & LuFlags.RowMajor) == 0 ? 'N' : 'T');

    /// <summary>The same of a matrix that has been factored so, without zero pivots.</summary>
    public static long SolveFactored<T>(long n, long nrhs, T* lu, long lda, long* ipiv, T* b, long ldb, uint flags)
        where T : unmanaged, INumberBase<T>
    {
        bool pivoting = (flags & LuFlags.NoPivot) == 0;
        var factors = new Factors<T> { N = n, Lu = lu, Lda = lda, Ipiv = pivoting ? ipiv : null };
        long info = Getrs.Solve(Form(flags), factors, nrhs, b, ldb, Getrs.ThreadsFor<T>(n, nrhs, flags));
        return info != 0 || factors.AreFiniteWith(nrhs, b, ldb) ? info : InfoCode.Inaccurate;
    }
}
