using System.Numerics;
using System.Runtime.InteropServices;
using DNNE;

namespace RecursiveLU.Native;

/// <summary>Solutions of linear systems.</summary>
internal static unsafe partial class SolveExports
{
    /// <summary>
    /// Solves op(A) * X = B for {element} matrices from the factors that recursive_lu_{type} and its like
    /// left<first>.</first><others>; otherwise as recursive_lu_f64_solve.</others>
    /// </summary>
    /// <param name="trans">'N' or 'n': op(A) = A; 'T'<real>, 't', 'C' or 'c'</real><complex> or 't'</complex>: op(A) = A
    /// transposed<complex>; 'C' or 'c': op(A) = A transposed and conjugated</complex>.</param>
    /// <param name="n">Order of A, at least 0.</param>
    /// <param name="nrhs">Right-hand sides, columns of B, at least 0.</param>
    /// <param name="LU">The n x n factors, column-major, only read.</param>
    /// <param name="lda">Distance between columns of LU in elements, at least max(1, n).</param>
    /// <param name="ipiv">The n row exchanges of the factorization, each from its own row to n; or NULL if there were
    /// none.</param>
    /// <param name="B">n x nrhs, column-major; overwritten by X. Must not overlap LU or ipiv.</param>
    /// <param name="ldb">Distance between columns of B in elements, at least max(1, n).</param>
    /// <returns><first>0; or k greater than 0: U(k,k) is exactly zero, the first such k, B is untouched; or
    /// RECURSIVE_LU_BAD_ARGUMENT(i) (also for a row exchange out of range), RECURSIVE_LU_INTERNAL.</first><others>As
    /// recursive_lu_f64_solve.</others></returns>
    /// <remarks><first>Thread-safe for distinct B; LU and ipiv may be shared. With op(A) = A, a column of X has the same bits
    /// whatever nrhs is; with the transpose, a few right-hand sides are summed in another order than many. For want of scratch
    /// memory it is only slower. As in LAPACK, the result is also 0 if X is not finite, and if U is not: by an infinite pivot X
    /// is finite and wrong. [1, 1; -1, 1] times 1.7e308 has one. recursive_lu_f64_gesv and the random butterflies tell, and so
    /// does the backward error of recursive_lu_f64_refine.</first><complex>As in LAPACK, a quotient may overflow on the way if its
    /// numerator is above half of the largest number.</complex></remarks>
    [Export("recursive_lu_{type}_solve")]
    private static long Solve<T>(
        [C99Type("char")] byte trans, long n, long nrhs, [C99Type("const {c} *")] T* LU, long lda,
        [C99Type("const int64_t *")] long* ipiv, T* B, long ldb)
        where T : unmanaged, INumberBase<T> =>
        Entry.Run(new SolveCall<T>(trans, n, nrhs, LU, lda, ipiv, B, ldb));

    /// <summary>
    /// Solves A * X = B for {element} matrices in one call: recursive_lu_{type}_strided, then recursive_lu_{type}_solve.
    /// </summary>
    /// <param name="n">Order of A, at least 0.</param>
    /// <param name="nrhs">Right-hand sides, columns of B, at least 0; if 0, A is factored all the same.</param>
    /// <param name="A">n x n, column-major, or row-major with RECURSIVE_LU_ROW_MAJOR; overwritten by L and U.</param>
    /// <param name="lda">Distance between columns of A (rows if row-major) in elements, at least max(1, n).</param>
    /// <param name="ipiv">Length n, written: the row exchanges, as in recursive_lu_f64; NULL is allowed with
    /// RECURSIVE_LU_NO_PIVOT.</param>
    /// <param name="B">n x nrhs, always column-major; overwritten by X. Must not overlap A or ipiv.</param>
    /// <param name="ldb">Distance between columns of B in elements, at least max(1, n).</param>
    /// <param name="flags">Any of RECURSIVE_LU_THREADED, RECURSIVE_LU_NO_PIVOT and RECURSIVE_LU_ROW_MAJOR, or 0. <first>Any other
    /// bit is an illegal argument.</first></param>
    /// <returns><first>0; or k greater than 0, without pivoting -k: U(k,k) is exactly zero, the first such k, A holds the factors
    /// and B is untouched; or RECURSIVE_LU_INACCURATE: the factors and X are written, but U or X is not finite, because A or B is
    /// not or because numbers overflowed; or RECURSIVE_LU_BAD_ARGUMENT(i); or RECURSIVE_LU_OUT_OF_MEMORY, with A and B untouched;
    /// or RECURSIVE_LU_INTERNAL.</first><others>As recursive_lu_f64_gesv.</others></returns>
    /// <remarks><first>Thread-safe for distinct matrices. The result has the same bits on any number of threads, and for n above
    /// 4 those of the two calls. Where numbers overflow, random butterflies, which keep A, may still find X. The factors of
    /// a row-major A are those that the other functions want: of A transposed, column-major, for trans 'T'.</first></remarks>
    [Export("recursive_lu_{type}_gesv")]
    private static long Gesv<T>(
        long n, long nrhs, T* A, long lda, long* ipiv, T* B, long ldb, uint flags)
        where T : unmanaged, INumberBase<T> =>
        Entry.Run(new GesvCall<T>(n, nrhs, A, lda, ipiv, B, ldb, flags));

    /// <summary>
    /// Solves A * X = B in double by factors in float and iterative refinement, as accurately as recursive_lu_f64_gesv
    /// and, if A is large and well-conditioned and nrhs at most about n / 20, faster, up to twice; where that fails, by
    /// factors in double. LAPACK's dsgesv.
    /// </summary>
    /// <param name="n">Order of A, at least 0.</param>
    /// <param name="nrhs">Right-hand sides, columns of B, at least 0; if 0, nothing is done.</param>
    /// <param name="A">n x n, column-major. Unchanged if *iter is not negative; else overwritten by L and U.</param>
    /// <param name="lda">Distance between columns of A in elements, at least max(1, n).</param>
    /// <param name="ipiv">Length n, written: the row exchanges of the factors in float if *iter is not negative, else of
    /// those in A; NULL is allowed with RECURSIVE_LU_NO_PIVOT.</param>
    /// <param name="B">n x nrhs, column-major, only read.</param>
    /// <param name="ldb">Distance between columns of B in elements, at least max(1, n).</param>
    /// <param name="X">n x nrhs, column-major, written. Must not overlap A, B or ipiv.</param>
    /// <param name="ldx">Distance between columns of X in elements, at least max(1, n).</param>
    /// <param name="iter">Written unless an argument is illegal; not NULL. At least 0: the number of refinement steps.
    /// Negative: why X was computed in double. -1: scratch memory could not be had; -2: a number is too large for float;
    /// -3: the factors in float have a zero pivot; -31: 30 steps were not enough. If A has a zero pivot in float and B a number
    /// too large for it, it is -3.</param>
    /// <param name="flags">RECURSIVE_LU_THREADED, RECURSIVE_LU_NO_PIVOT or both, or 0. Any other bit is an illegal
    /// argument.</param>
    /// <returns>0; or k greater than 0, without pivoting -k: U(k,k), in double, is exactly zero, the first such k, A holds
    /// the factors and X a copy of B; or RECURSIVE_LU_INACCURATE: *iter is negative and the factors and X are written, but U
    /// or X is not finite; or RECURSIVE_LU_BAD_ARGUMENT(i); or RECURSIVE_LU_OUT_OF_MEMORY, with A untouched; or
    /// RECURSIVE_LU_INTERNAL.</returns>
    /// <remarks>Thread-safe for distinct matrices. Refinement ends when for each column normInf(b - A*x) is at most sqrt(n)
    /// * 2^-53 * normInf(A) * normInf(x), all of them finite. A column whose solution overflows on the way, in float or in
    /// double, is solved for again times a power of two.</remarks>
    [UnmanagedCallersOnly(EntryPoint = "managed_recursive_lu_f64_mixed_gesv")]
    private static long MixedGesv(
        long n, long nrhs, double* A, long lda, long* ipiv, [C99Type("const double *")] double* B, long ldb, double* X,
        long ldx, long* iter, uint flags) =>
        Entry.Run(new MixedGesvCall<double, float>(n, nrhs, A, lda, ipiv, B, ldb, X, ldx, iter, flags));

    /// <summary>
    /// Solves A * X = B in double complex by factors in float complex and iterative refinement, or, where that fails, by factors
    /// in double complex: otherwise as recursive_lu_f64_mixed_gesv. LAPACK's zcgesv.
    /// </summary>
    /// <param name="n">Order of A, at least 0.</param>
    /// <param name="nrhs">Right-hand sides, columns of B, at least 0; if 0, nothing is done.</param>
    /// <param name="A">n x n, column-major. Unchanged if *iter is not negative; else overwritten by L and U.</param>
    /// <param name="lda">Distance between columns of A in elements, at least max(1, n).</param>
    /// <param name="ipiv">Length n, written: the row exchanges of the factors in float if *iter is not negative, else of
    /// those in A; NULL is allowed with RECURSIVE_LU_NO_PIVOT.</param>
    /// <param name="B">n x nrhs, column-major, only read.</param>
    /// <param name="ldb">Distance between columns of B in elements, at least max(1, n).</param>
    /// <param name="X">n x nrhs, column-major, written. Must not overlap A, B or ipiv.</param>
    /// <param name="ldx">Distance between columns of X in elements, at least max(1, n).</param>
    /// <param name="iter">Written unless an argument is illegal; not NULL. As of recursive_lu_f64_mixed_gesv.</param>
    /// <param name="flags">RECURSIVE_LU_THREADED, RECURSIVE_LU_NO_PIVOT or both, or 0. Any other bit is an illegal
    /// argument.</param>
    /// <returns>As recursive_lu_f64_mixed_gesv.</returns>
    /// <remarks>Norms of vectors are of |re| + |im|, that of A of absolute values.</remarks>
    [UnmanagedCallersOnly(EntryPoint = "managed_recursive_lu_c128_mixed_gesv")]
    private static long MixedGesvComplex(
        long n, long nrhs, [C99Type("recursive_lu_complex128 *")] Complex* A, long lda, long* ipiv,
        [C99Type("const recursive_lu_complex128 *")] Complex* B, long ldb, [C99Type("recursive_lu_complex128 *")] Complex* X,
        long ldx, long* iter, uint flags) =>
        Entry.Run(new MixedGesvCall<Complex, Complex64>(n, nrhs, A, lda, ipiv, B, ldb, X, ldx, iter, flags));

    /// <summary>
    /// Improves {element} solutions of op(A) * X = B by iterative refinement and bounds their errors: LAPACK's {letter}gerfs.
    /// </summary>
    /// <param name="trans">'N' or 'n': op(A) = A; 'T'<real>, 't', 'C' or 'c'</real><complex> or 't'</complex>: op(A) = A
    /// transposed<complex>; 'C' or 'c': op(A) = A transposed and conjugated</complex>.</param>
    /// <param name="n">Order of A, at least 0.</param>
    /// <param name="nrhs">Right-hand sides, columns of B and X, at least 0.</param>
    /// <param name="A">The n x n matrix itself, column-major, only read.</param>
    /// <param name="lda">Distance between columns of A in elements, at least max(1, n).</param>
    /// <param name="LU">Its n x n factors, column-major, only read.</param>
    /// <param name="ldlu">Distance between columns of LU in elements, at least max(1, n).</param>
    /// <param name="ipiv">The n row exchanges of the factorization, each from its own row to n; or NULL if there were
    /// none.</param>
    /// <param name="B">n x nrhs, column-major, only read.</param>
    /// <param name="ldb">Distance between columns of B in elements, at least max(1, n).</param>
    /// <param name="X">n x nrhs, column-major: the solutions to improve. Must not overlap the other arrays.</param>
    /// <param name="ldx">Distance between columns of X in elements, at least max(1, n).</param>
    /// <param name="ferr">Length nrhs, written: for each column an estimated bound of normInf(x - true x) / normInf(x), seldom
    /// too small; or NULL, which saves about half of the work.<complex> Magnitudes are |re| + |im|, here and in
    /// berr.</complex></param>
    /// <param name="berr">Length nrhs, written: for each column the componentwise backward error, the least e for which x solves
    /// a system whose elements differ from those of A and B by at most e times their size; or NULL.</param>
    /// <returns><first>0; or k greater than 0: U(k,k) is exactly zero, the first such k, X is untouched; or
    /// RECURSIVE_LU_BAD_ARGUMENT(i); or RECURSIVE_LU_OUT_OF_MEMORY, with X untouched; or RECURSIVE_LU_INTERNAL.</first><others>As
    /// recursive_lu_f64_refine.</others></returns>
    /// <remarks><first>Thread-safe for distinct X, ferr and berr. Refinement ends when the backward error is a unit round-off, no
    /// longer halves, or after 5 steps; a step that raises it, or overflows, is taken back. Numbers on the way neither overflow
    /// nor underflow: berr is a number for all finite data, 0 for a solution that is exact, and ferr is infinite only if the
    /// bound is too large for its type, NaN if the factors are not finite. If x is 0, ferr is a bound of the error itself. ferr
    /// is estimated as rcond is, from rounded factors, and no strict bound if A is nearly singular. An empty system has errors 0;
    /// NaN or infinity in A, B or X gives NaN errors.</first></remarks>
    [Export("recursive_lu_{type}_refine")]
    private static long Refine<T, TReal>(
        [C99Type("char")] byte trans, long n, long nrhs, [C99Type("const {c} *")] T* A, long lda,
        [C99Type("const {c} *")] T* LU, long ldlu, [C99Type("const int64_t *")] long* ipiv,
        [C99Type("const {c} *")] T* B, long ldb, T* X, long ldx, TReal* ferr, TReal* berr)
        where T : unmanaged, INumberBase<T>
        where TReal : unmanaged, IFloatingPointIeee754<TReal> =>
        Entry.Run(new RefineCall<T, TReal>(
            trans, n, nrhs, A, lda, LU, ldlu, ipiv, B, ldb, X, ldx, ferr, berr));
}
