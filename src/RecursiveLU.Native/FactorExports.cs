using System.Numerics;
using RecursiveLU.Conventions;

namespace RecursiveLU.Native;

/// <summary>The origin's six factorizations, each under its own name with '!' and under a plain one.</summary>
internal static unsafe partial class FactorExports
{
    /// <summary>
    /// Factors the m x n {element} matrix A = P * L * U in place, with partial pivoting<first>.</first><others>; otherwise as
    /// recursive_lu_f64.</others><complex> The pivot is the first element of the largest |re| + |im|, as in LAPACK.</complex>
    /// </summary>
    /// <param name="A">Column-major, element (i, j) at A[i + j*m]<first>. On return L below the diagonal (its unit diagonal not
    /// stored) and U on and above it. Aligned to its element; must not overlap ipiv.</first><others>; overwritten by L and
    /// U.</others></param>
    /// <param name="m">Rows, at least 0.</param>
    /// <param name="n">Columns, at least 0.</param>
    /// <param name="ipiv">Length min(m, n), written: <first>row i was swapped with row ipiv[i-1], 1-based, in
    /// order.</first><others>1-based row exchanges.</others></param>
    /// <returns><first>0; or k greater than 0: U(k,k) is exactly zero, the first such k, the factorization was completed; or
    /// RECURSIVE_LU_BAD_ARGUMENT(i), RECURSIVE_LU_OUT_OF_MEMORY, RECURSIVE_LU_INTERNAL.</first><others>As
    /// recursive_lu_f64.</others></returns>
    /// <remarks><first>Thread-safe for distinct matrices. An empty matrix gives 0 and its pointers may be NULL. Algorithm:
    /// Toledo, SIAM J. Matrix Anal. Appl. 18(4), 1997.</first></remarks>
    [Export("recursive_lu_{type}", "recursive_lu_{type}!")]
    private static long Factor<T>(T* A, long m, long n, long* ipiv)
        where T : unmanaged, INumberBase<T> =>
        Entry.Factor(A, m, n, ipiv, 0);

    /// <summary>
    /// As recursive_lu_{type}, on the threads of recursive_lu_get_num_threads. The result is bitwise that of one thread.
    /// </summary>
    /// <param name="A">Column-major, element (i, j) at A[i + j*m]; overwritten by L and U.</param>
    /// <param name="m">Rows, at least 0.</param>
    /// <param name="n">Columns, at least 0.</param>
    /// <param name="ipiv">Length min(m, n), written: 1-based row exchanges.</param>
    /// <returns>As recursive_lu_f64.</returns>
    /// <remarks>Small matrices are factored by the caller alone, and so is everything in a forked child.</remarks>
    [Export("recursive_lu_{type}_threaded", "recursive_lu_{type}_threaded!")]
    private static long FactorThreaded<T>(T* A, long m, long n, long* ipiv)
        where T : unmanaged, INumberBase<T> =>
        Entry.Factor(A, m, n, ipiv, LuFlags.Threaded);

    /// <summary>
    /// Factors the m x n {element} matrix A = L * U in place, without row exchanges<first>: for matrices known not to need them,
    /// such as diagonally dominant ones.</first><others>; otherwise as recursive_lu_f64_nopiv.</others>
    /// </summary>
    /// <param name="A">Column-major, element (i, j) at A[i + j*m]; overwritten by L and U.</param>
    /// <param name="m">Rows, at least 0.</param>
    /// <param name="n">Columns, at least 0.</param>
    /// <param name="ipiv">Length min(m, n), filled with 1, 2, 3 and so on; or NULL.</param>
    /// <returns><first>0; or -k, k from 1 to min(m, n): pivot k is exactly zero, the first such k, the factorization was
    /// completed without dividing by it; or an error as of recursive_lu_f64.</first><others>As
    /// recursive_lu_f64_nopiv.</others></returns>
    [Export("recursive_lu_{type}_nopiv", "recursive_lu_{type}_nopiv!")]
    private static long FactorNoPivot<T>(T* A, long m, long n, long* ipiv)
        where T : unmanaged, INumberBase<T> =>
        Entry.Factor(A, m, n, ipiv, LuFlags.NoPivot);

    /// <summary>
    /// Factors an m x n {element} matrix inside a larger one<first>, with every choice by flag.</first><others>; otherwise as
    /// recursive_lu_f64_strided.</others>
    /// </summary>
    /// <param name="A">Column-major, element (i, j) at A[i + j*lda], or with RECURSIVE_LU_ROW_MAJOR at A[i*lda + j]; overwritten
    /// by L and U. <first>The gaps that lda leaves are neither read nor written. Must not overlap ipiv.</first></param>
    /// <param name="m">Rows, at least 0.</param>
    /// <param name="n">Columns, at least 0.</param>
    /// <param name="lda">Distance between columns in elements, at least max(1, m); with RECURSIVE_LU_ROW_MAJOR between rows, at
    /// least max(1, n).</param>
    /// <param name="ipiv">Length min(m, n), as in recursive_lu_f64 or recursive_lu_f64_nopiv.</param>
    /// <param name="flags">Any of RECURSIVE_LU_THREADED, RECURSIVE_LU_NO_PIVOT and RECURSIVE_LU_ROW_MAJOR, or 0. <first>Any other
    /// bit is an illegal argument.</first></param>
    /// <returns><first>As recursive_lu_f64 or recursive_lu_f64_nopiv.</first><others>As recursive_lu_f64_strided.</others></returns>
    /// <remarks><first>The factors of a row-major matrix have the bits of those of a column-major one. It needs no more scratch
    /// memory, but for a copy if it is tall with up to 16 columns. recursive_lu_f64_solve and the other functions that take
    /// factors want them column-major: to solve A * X = B for a row-major A, factor it without RECURSIVE_LU_ROW_MAJOR, which is
    /// to factor A transposed, and solve with trans 'T'.</first></remarks>
    [Export("recursive_lu_{type}_strided")]
    private static long FactorStrided<T>(T* A, long m, long n, long lda, long* ipiv, uint flags)
        where T : unmanaged, INumberBase<T> =>
        Entry.FactorStrided(A, m, n, lda, ipiv, flags);
}
