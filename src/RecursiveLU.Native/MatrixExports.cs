using System.Numerics;
using DNNE;

namespace RecursiveLU.Native;

/// <summary>What factors tell of their matrix.</summary>
internal static unsafe partial class MatrixExports
{
    /// <summary>
    /// Inverts a {element} matrix from the factors that recursive_lu_{type} and its like left: LAPACK's {letter}getri.
    /// </summary>
    /// <param name="n">Order of A, at least 0.</param>
    /// <param name="LU">The n x n factors, column-major; overwritten by the inverse of A. Must not overlap ipiv.</param>
    /// <param name="lda">Distance between columns of LU in elements, at least max(1, n).</param>
    /// <param name="ipiv">The n row exchanges of the factorization, each from its own row to n; or NULL if there were
    /// none.</param>
    /// <param name="flags">RECURSIVE_LU_THREADED or 0. Any other bit is an illegal argument.</param>
    /// <returns><first>0; or k greater than 0: U(k,k) is exactly zero, the first such k, LU is untouched; or
    /// RECURSIVE_LU_BAD_ARGUMENT(i); or RECURSIVE_LU_OUT_OF_MEMORY, with LU untouched; or
    /// RECURSIVE_LU_INTERNAL.</first><others>As recursive_lu_f64_inverse.</others></returns>
    /// <remarks><first>Thread-safe for distinct LU; ipiv may be shared. On threads the result is bitwise that of one. X * A - I
    /// is as small as rounding allows; A * X - I, too, unless A is very ill-conditioned. To solve a system,
    /// recursive_lu_f64_solve is faster and more accurate.</first></remarks>
    [Export("recursive_lu_{type}_inverse")]
    private static long Inverse<T>(
        long n, T* LU, long lda, [C99Type("const int64_t *")] long* ipiv, uint flags)
        where T : unmanaged, INumberBase<T> =>
        Entry.Run(new InverseCall<T>(n, LU, lda, ipiv, flags));

    /// <summary>The determinant of a {element} matrix from the factors that recursive_lu_{type} and its like left.</summary>
    /// <param name="n">Order of A, at least 0.</param>
    /// <param name="LU">The n x n factors, column-major, only read.</param>
    /// <param name="lda">Distance between columns of LU in elements, at least max(1, n).</param>
    /// <param name="ipiv">The n row exchanges of the factorization, each from its own row to n; or NULL if there were
    /// none.</param>
    /// <param name="det">Written: the determinant, 1 if n is 0. Infinite or 0 if it, not a partial product, overflows or
    /// underflows. Not NULL.</param>
    /// <returns><first>0, also for a singular matrix, whose determinant is 0; or RECURSIVE_LU_BAD_ARGUMENT(i) or
    /// RECURSIVE_LU_INTERNAL, with *det untouched.</first><others>As recursive_lu_f64_det.</others></returns>
    /// <remarks><first>Thread-safe.</first></remarks>
    [Export("recursive_lu_{type}_det")]
    private static long Det<T>(
        long n, [C99Type("const {c} *")] T* LU, long lda, [C99Type("const int64_t *")] long* ipiv, T* det)
        where T : unmanaged, INumberBase<T> =>
        Entry.Run(new DetCall<T>(n, LU, lda, ipiv, det));

    /// <summary>
    /// Sign<complex>, that is the phase,</complex> and logarithm of the determinant of a {element} matrix from the factors that
    /// recursive_lu_{type} and its like left: neither overflows.
    /// </summary>
    /// <param name="n">Order of A, at least 0.</param>
    /// <param name="LU">The n x n factors, column-major, only read.</param>
    /// <param name="lda">Distance between columns of LU in elements, at least max(1, n).</param>
    /// <param name="ipiv">The n row exchanges of the factorization, each from its own row to n; or NULL if there were
    /// none.</param>
    /// <param name="sign">Written: <real>-1, 0 or 1; NaN if the determinant is NaN.</real><complex>real and imaginary part, two
    /// numbers, of the determinant divided by its absolute value; 0 if it is 0, NaN if it is not finite.</complex> Not
    /// NULL.</param>
    /// <param name="logabs">Written: the natural logarithm of the determinant's absolute value, minus infinity if it is 0<complex>,
    /// NaN if it is not finite</complex>. Not
    /// NULL.</param>
    /// <returns><first>0, also for a singular matrix; or RECURSIVE_LU_BAD_ARGUMENT(i) or RECURSIVE_LU_INTERNAL, with *sign and
    /// *logabs untouched.</first><others>As recursive_lu_f64_logdet.</others></returns>
    /// <remarks><first>Thread-safe.</first></remarks>
    [Export("recursive_lu_{type}_logdet")]
    private static long Logdet<T, TReal>(
        long n, [C99Type("const {c} *")] T* LU, long lda, [C99Type("const int64_t *")] long* ipiv, TReal* sign, TReal* logabs)
        where T : unmanaged, INumberBase<T>
        where TReal : unmanaged, IFloatingPointIeee754<TReal> =>
        Entry.Run(new LogdetCall<T, TReal>(n, LU, lda, ipiv, sign, logabs));

    /// <summary>
    /// Estimates the reciprocal condition number 1 / (norm(A) * norm(inverse of A)) of a {element} matrix from the factors that
    /// recursive_lu_{type} and its like left: LAPACK's {letter}gecon.
    /// </summary>
    /// <param name="norm">'1', 'O' or 'o': the 1-norm, the largest column sum of absolute values; 'I' or 'i': the infinity
    /// norm, the largest row sum.</param>
    /// <param name="n">Order of A, at least 0.</param>
    /// <param name="LU">The n x n factors, column-major, only read.</param>
    /// <param name="lda">Distance between columns of LU in elements, at least max(1, n).</param>
    /// <param name="anorm">norm(A), of the matrix before it was factored; not negative, not NaN. Infinity is allowed, for a
    /// finite A whose norm overflows, and gives 0.</param>
    /// <param name="rcond">Written: the estimate, from 0 to 1; 1 if n is 0; 0 if U has a zero on its diagonal, if anorm is 0 or
    /// infinite, if the estimate itself underflows, or if the factors have infinities; NaN if they have NaN. No number on the way
    /// overflows or underflows. Not NULL.</param>
    /// <returns><first>0; or RECURSIVE_LU_BAD_ARGUMENT(i), RECURSIVE_LU_OUT_OF_MEMORY or RECURSIVE_LU_INTERNAL, with *rcond
    /// untouched.</first><others>As recursive_lu_f64_rcond.</others></returns>
    /// <remarks><first>Thread-safe. The estimate is seldom more than three times the true value, and hardly smaller. But it is an
    /// estimate and no bound, and can be off by any factor: for a 9 x 9 matrix of integers it was 5e-13 instead of 2.5e-25, in
    /// LAPACK as here. If A is nearly singular, rounding errors of the factors and of the solutions decide. A number below 2^-53
    /// (2^-24 in float) says that A is singular to working precision. Algorithm: Higham, ACM Trans. Math. Softw. 14(4),
    /// 1988.</first></remarks>
    [Export("recursive_lu_{type}_rcond")]
    private static long Rcond<T, TReal>(
        [C99Type("char")] byte norm, long n, [C99Type("const {c} *")] T* LU, long lda, TReal anorm, TReal* rcond)
        where T : unmanaged, INumberBase<T>
        where TReal : unmanaged, IFloatingPointIeee754<TReal> =>
        Entry.Run(new RcondCall<T, TReal>(norm, n, LU, lda, anorm, rcond));
}
