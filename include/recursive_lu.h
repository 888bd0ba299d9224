/*
 * RecursiveLU: LU factorizations of dense matrices and solutions from them, in double and single
 * precision. A shared library with a C interface; it brings all it needs with it.
 *
 * Generated from the library's exports by eng/HeaderGenerator: edits are lost.
 *
 * Matrices
 *   Column-major: with rows and columns counted from 0, element (i, j) is A[i + j*lda]. A function
 *   without a parameter lda takes lda = m. Sizes are int64_t; where one is 0 there is nothing to
 *   do, and the pointers may be NULL. Data needs the alignment of its element, no more.
 *
 * Factors
 *   A = P * L * U, in place of A. L has a unit diagonal, which is not stored.
 *
 * Pivots
 *   As in LAPACK: ipiv has min(m, n) elements, counted from 1, and says that row i was exchanged
 *   with row ipiv[i-1], for i = 1, 2, 3 and so on, in this order.
 *
 * Results of type int64_t ("info" in LAPACK)
 *   0                             Success.
 *   k > 0                         U(k,k) is exactly zero, and k, counted from 1, is the first such.
 *                                 The factorization was completed; a solution was not begun.
 *   -k, k from 1 to min(m, n)     Without pivoting: pivot k is exactly zero, and is the first such.
 *                                 The factorization was completed.
 *   RECURSIVE_LU_BAD_ARGUMENT(i)  Argument i, counted from 1, is the first illegal one. Nothing was
 *                                 written.
 *   RECURSIVE_LU_OUT_OF_MEMORY    Scratch memory could not be had; output may be partly written.
 *   RECURSIVE_LU_INTERNAL         A defect of the library; output may be partly written.
 *   No function aborts, exits or throws over the sizes and numbers it is given.
 *
 * Threads
 *   Every function may be called from any thread and from several at once, as long as no call
 *   writes what another one reads or writes. Only functions named _threaded, and those given
 *   RECURSIVE_LU_THREADED, compute on other threads than the caller's; their result is bitwise that
 *   of one thread.
 *
 * Not promised
 *   - The same bits from another version of the library, or from other kernels on another
 *     processor.
 *   - A warning of nearly singular matrices: only pivots that are exactly zero are reported.
 *   - A search for NaN and infinity: they are computed with as any number, and info does not
 *     tell of them.
 *   - A check that arrays are as long as they must be and do not overlap.
 *   - Unloading: once used, the library stays in the process, whatever dlclose is told.
 *
 * Names for dlsym, ccall and their like
 *   These functions have a second name with '!' at its end, which C cannot spell:
 *     recursive_lu_f64!, recursive_lu_f32!, recursive_lu_f64_threaded!, recursive_lu_f32_threaded!,
 *     recursive_lu_f64_nopiv!, recursive_lu_f32_nopiv!
 */

#ifndef RECURSIVE_LU_H
#define RECURSIVE_LU_H

#include <stdint.h>

/** The version that this header belongs to. */
#define RECURSIVE_LU_VERSION_MAJOR 0
#define RECURSIVE_LU_VERSION_MINOR 1
#define RECURSIVE_LU_VERSION_PATCH 0
#define RECURSIVE_LU_VERSION "0.1.0"

/** Flag: use the processors this process may use; the result is bitwise that of one thread. */
#define RECURSIVE_LU_THREADED 1u

/** Flag: factor without row exchanges. ipiv is filled with the identity, or may be NULL. */
#define RECURSIVE_LU_NO_PIVOT 2u

/** Flag: the matrix is row-major. Not available yet: answered as an illegal argument. */
#define RECURSIVE_LU_ROW_MAJOR 4u

/** info: scratch memory could not be had; A may be partly factored. */
#define RECURSIVE_LU_OUT_OF_MEMORY (INT64_MIN + 100)

/** info: a defect of the library; A may be partly factored. */
#define RECURSIVE_LU_INTERNAL (INT64_MIN + 101)

/* Argument i (1-based) is illegal; nothing was read or written through any pointer. */
#define RECURSIVE_LU_BAD_ARGUMENT(i) (INT64_MIN + (i))

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Factors the m x n double matrix A = P * L * U in place, with partial pivoting.
 *
 * @param A    Column-major, element (i, j) at A[i + j*m]. On return L below the diagonal (its unit
 *             diagonal not stored) and U on and above it. Aligned to its element; must not overlap
 *             ipiv.
 * @param m    Rows, at least 0.
 * @param n    Columns, at least 0.
 * @param ipiv Length min(m, n), written: row i was swapped with row ipiv[i-1], 1-based, in order.
 * @return 0; or k greater than 0: U(k,k) is exactly zero, the first such k, the factorization was
 *         completed; or RECURSIVE_LU_BAD_ARGUMENT(i), RECURSIVE_LU_OUT_OF_MEMORY,
 *         RECURSIVE_LU_INTERNAL.
 *
 * Thread-safe for distinct matrices. An empty matrix gives 0 and its pointers may be NULL.
 * Algorithm: Toledo, SIAM J. Matrix Anal. Appl. 18(4), 1997.
 *
 * Also exported as recursive_lu_f64!
 */
int64_t recursive_lu_f64(double *A, int64_t m, int64_t n, int64_t *ipiv);

/**
 * Factors the m x n float matrix A = P * L * U in place, with partial pivoting; otherwise as
 * recursive_lu_f64.
 *
 * @param A    Column-major, element (i, j) at A[i + j*m]; overwritten by L and U.
 * @param m    Rows, at least 0.
 * @param n    Columns, at least 0.
 * @param ipiv Length min(m, n), written: 1-based row exchanges.
 * @return As recursive_lu_f64.
 *
 * Also exported as recursive_lu_f32!
 */
int64_t recursive_lu_f32(float *A, int64_t m, int64_t n, int64_t *ipiv);

/**
 * As recursive_lu_f64, on the threads of recursive_lu_get_num_threads. The result is bitwise that
 * of one thread.
 *
 * @param A    Column-major, element (i, j) at A[i + j*m]; overwritten by L and U.
 * @param m    Rows, at least 0.
 * @param n    Columns, at least 0.
 * @param ipiv Length min(m, n), written: 1-based row exchanges.
 * @return As recursive_lu_f64.
 *
 * Small matrices are factored by the caller alone, and so is everything in a forked child.
 *
 * Also exported as recursive_lu_f64_threaded!
 */
int64_t recursive_lu_f64_threaded(double *A, int64_t m, int64_t n, int64_t *ipiv);

/**
 * As recursive_lu_f32, on the threads of recursive_lu_get_num_threads. The result is bitwise that
 * of one thread.
 *
 * @param A    Column-major, element (i, j) at A[i + j*m]; overwritten by L and U.
 * @param m    Rows, at least 0.
 * @param n    Columns, at least 0.
 * @param ipiv Length min(m, n), written: 1-based row exchanges.
 * @return As recursive_lu_f64.
 *
 * Small matrices are factored by the caller alone, and so is everything in a forked child.
 *
 * Also exported as recursive_lu_f32_threaded!
 */
int64_t recursive_lu_f32_threaded(float *A, int64_t m, int64_t n, int64_t *ipiv);

/**
 * Factors the m x n double matrix A = L * U in place, without row exchanges: for matrices known not
 * to need them, such as diagonally dominant ones.
 *
 * @param A    Column-major, element (i, j) at A[i + j*m]; overwritten by L and U.
 * @param m    Rows, at least 0.
 * @param n    Columns, at least 0.
 * @param ipiv Length min(m, n), filled with 1, 2, 3 and so on; or NULL.
 * @return 0; or -k, k from 1 to min(m, n): pivot k is exactly zero, the first such k, the
 *         factorization was completed without dividing by it; or an error as of recursive_lu_f64.
 *
 * Also exported as recursive_lu_f64_nopiv!
 */
int64_t recursive_lu_f64_nopiv(double *A, int64_t m, int64_t n, int64_t *ipiv);

/**
 * Factors the m x n float matrix A = L * U in place, without row exchanges; otherwise as
 * recursive_lu_f64_nopiv.
 *
 * @param A    Column-major, element (i, j) at A[i + j*m]; overwritten by L and U.
 * @param m    Rows, at least 0.
 * @param n    Columns, at least 0.
 * @param ipiv Length min(m, n), filled with 1, 2, 3 and so on; or NULL.
 * @return As recursive_lu_f64_nopiv.
 *
 * Also exported as recursive_lu_f32_nopiv!
 */
int64_t recursive_lu_f32_nopiv(float *A, int64_t m, int64_t n, int64_t *ipiv);

/**
 * Factors an m x n double matrix inside a larger one, with every choice by flag.
 *
 * @param A     Column-major, element (i, j) at A[i + j*lda]; overwritten by L and U. Rows m to
 *              lda-1 of a column are neither read nor written.
 * @param m     Rows, at least 0.
 * @param n     Columns, at least 0.
 * @param lda   Distance between columns in elements, at least max(1, m).
 * @param ipiv  Length min(m, n), as in recursive_lu_f64 or recursive_lu_f64_nopiv.
 * @param flags RECURSIVE_LU_THREADED, RECURSIVE_LU_NO_PIVOT or both, or 0. Any other bit is an
 *              illegal argument.
 * @return As recursive_lu_f64 or recursive_lu_f64_nopiv.
 */
int64_t recursive_lu_f64_strided(double *A, int64_t m, int64_t n, int64_t lda, int64_t *ipiv, uint32_t flags);

/**
 * Factors an m x n float matrix inside a larger one; otherwise as recursive_lu_f64_strided.
 *
 * @param A     Column-major, element (i, j) at A[i + j*lda]; overwritten by L and U.
 * @param m     Rows, at least 0.
 * @param n     Columns, at least 0.
 * @param lda   Distance between columns in elements, at least max(1, m).
 * @param ipiv  Length min(m, n), as in recursive_lu_f64 or recursive_lu_f64_nopiv.
 * @param flags RECURSIVE_LU_THREADED, RECURSIVE_LU_NO_PIVOT or both, or 0.
 * @return As recursive_lu_f64_strided.
 */
int64_t recursive_lu_f32_strided(float *A, int64_t m, int64_t n, int64_t lda, int64_t *ipiv, uint32_t flags);

/**
 * The library's version, such as "1.2.3".
 *
 * @return A static string; do not free it.
 */
const char *recursive_lu_version(void);

/**
 * The kernels in use: "baseline", "x86-64-v3" or "x86-64-v4".
 *
 * @return A static string; do not free it.
 *
 * RECURSIVE_LU_ISA=baseline, v3 or v4 in the environment, read at the first call, limits the
 * choice.
 */
const char *recursive_lu_isa(void);

/**
 * The number of threads that a threaded call may use, the caller's own included.
 *
 * @return What recursive_lu_set_num_threads last set; or else RECURSIVE_LU_NUM_THREADS of the
 *         environment; or else the processors that this process may use (affinity mask and cgroup
 *         quota).
 */
int32_t recursive_lu_get_num_threads(void);

/**
 * Sets the number of threads of later threaded calls of the whole process. Thread-safe.
 *
 * @param threads 1 to 1024; larger counts as 1024; 0 goes back to the default.
 * @return 0; or RECURSIVE_LU_BAD_ARGUMENT(1) if threads is negative, and nothing is changed.
 */
int64_t recursive_lu_set_num_threads(int32_t threads);

/**
 * Solves op(A) * X = B for double matrices from the factors that recursive_lu_f64 and its like
 * left.
 *
 * @param trans 'N' or 'n': op(A) = A; 'T', 't', 'C' or 'c': op(A) = A transposed.
 * @param n     Order of A, at least 0.
 * @param nrhs  Right-hand sides, columns of B, at least 0.
 * @param LU    The n x n factors, column-major, only read.
 * @param lda   Distance between columns of LU in elements, at least max(1, n).
 * @param ipiv  The n row exchanges of the factorization, each from its own row to n; or NULL if
 *              there were none.
 * @param B     n x nrhs, column-major; overwritten by X. Must not overlap LU or ipiv.
 * @param ldb   Distance between columns of B in elements, at least max(1, n).
 * @return 0; or k greater than 0: U(k,k) is exactly zero, the first such k, B is untouched; or
 *         RECURSIVE_LU_BAD_ARGUMENT(i) (also for a row exchange out of range),
 *         RECURSIVE_LU_INTERNAL.
 *
 * Thread-safe for distinct B; LU and ipiv may be shared.
 */
int64_t recursive_lu_f64_solve(char trans, int64_t n, int64_t nrhs, const double *LU, int64_t lda,
                               const int64_t *ipiv, double *B, int64_t ldb);

/**
 * Solves op(A) * X = B for float matrices; otherwise as recursive_lu_f64_solve.
 *
 * @param trans 'N' or 'n': op(A) = A; 'T', 't', 'C' or 'c': op(A) = A transposed.
 * @param n     Order of A, at least 0.
 * @param nrhs  Right-hand sides, columns of B, at least 0.
 * @param LU    The n x n factors, column-major, only read.
 * @param lda   Distance between columns of LU in elements, at least max(1, n).
 * @param ipiv  The n row exchanges of the factorization, each from its own row to n; or NULL if
 *              there were none.
 * @param B     n x nrhs, column-major; overwritten by X.
 * @param ldb   Distance between columns of B in elements, at least max(1, n).
 * @return As recursive_lu_f64_solve.
 */
int64_t recursive_lu_f32_solve(char trans, int64_t n, int64_t nrhs, const float *LU, int64_t lda,
                               const int64_t *ipiv, float *B, int64_t ldb);

#ifdef __cplusplus
}
#endif

#endif
