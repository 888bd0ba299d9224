/*
 * RecursiveLU: LU factorizations of dense matrices, real and complex, and solutions from them, in
 * double and single precision. A shared library with a C interface; it brings all it needs with it.
 *
 * Generated from the library's exports by eng/HeaderGenerator: edits are lost.
 *
 * Matrices
 *   Column-major: with rows and columns counted from 0, element (i, j) is A[i + j*lda]. A function
 *   without a parameter lda takes lda = m. Sizes are int64_t; where one is 0, pointers to what is
 *   empty then may be NULL. Data needs the alignment of its element, no more.
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
 *   RECURSIVE_LU_OUT_OF_MEMORY    Memory could not be had; output may be partly written. If it is
 *                                 what the library needs to begin, nothing was touched, and
 *                                 the next call tries again.
 *   RECURSIVE_LU_INTERNAL         A defect of the library; output may be partly written.
 *   recursive_lu_message gives a sentence for each, recursive_lu_argument the name of an argument.
 *   No function aborts, exits or throws over the sizes and numbers it is given.
 *
 * Threads
 *   Every function may be called from any thread and from several at once, as long as no call
 *   writes what another one reads or writes. Only functions named _threaded, and those given
 *   RECURSIVE_LU_THREADED, compute on other threads than the caller's; their result is bitwise that
 *   of one thread.
 *
 * The process that a call is made in
 *   Signal actions, signal masks and alternate signal stacks stay as they are, and so do rounding
 *   mode and traps, and status flags but for FE_INEXACT; the factorization of a square matrix of
 *   order 8 or less may raise those that plain elimination of it raises.
 *   A child of fork() may call, whatever the parent's threads did at that moment; it computes on
 *   one thread. (A child of vfork(), _Fork() or the bare system call may not.)
 *   Settings for .NET in the environment are not read. A program that has more rights than its
 *   caller (set-user-ID) reads no environment variable.
 *
 * What a host must not do
 *   - Leave a call by longjmp, a C++ exception or a Lisp throw from a signal handler: the thread's
 *     next call would end the process. A handler that returns is fine, and so is one that throws
 *     while no call is active.
 *   - Cancel a thread asynchronously (PTHREAD_CANCEL_ASYNCHRONOUS) in a call. Deferred cancellation
 *     waits for the call's end.
 *   - End the main thread by pthread_exit and expect the process to end with the last of its own
 *     threads: the library's sleep for ever. exit() ends it.
 *   - Link a program statically and load the library all the same.
 *   - Put librecursivelu_lapack.so before a LAPACK with 64-bit integers under the plain names, such
 *     as Debian's liblapack64: where the next LAPACK is seen to be one, plain names go there.
 *   - Load the library into more than 11 namespaces (dlmopen): glibc has no more.
 *
 * Numbers
 *   - Real square matrices of order 4 or less are factored without fused multiply-add, by every
 *     function and in every library file: singular ones of small integers are found as
 *     reference LAPACK finds them. In larger ones, in complex ones, and in other shapes, a pivot
 *     of 1e-17 may stand where LAPACK finds zero.
 *   - A multiplier may be 1 + 2^-52 (float: 1 + 2^-23) in magnitude: columns are multiplied by the
 *     rounded reciprocal of their pivot. It has two digits less, and a multiplier may be
 *     1 + 3 * 2^-52 (1 + 3 * 2^-23), if the pivot exceeds 2^1022 (2^126).
 *   - The sign of a zero in a solution may differ from LAPACK's.
 *   - The kernels for AVX2 and for AVX-512 have given the same bits in everything tried; those of
 *     any processor round differently from order 5 on, as they have no fused multiply-add.
 *
 * Not promised
 *   - The same bits from another version of the library, or from other kernels on another
 *     processor.
 *   - A warning of nearly singular matrices: info reports only pivots that are exactly zero. The
 *     condition number that recursive_lu_f64_rcond estimates tells more.
 *   - A search for NaN and infinity: they are computed with as any number. Factorizations, and
 *     solutions from factors but those in batches, do not tell of them; where a function solves
 *     in one call or in batches, RECURSIVE_LU_INACCURATE does, if U or X is not finite.
 *   - A check that arrays are as long as they must be and do not overlap.
 *   - Unloading: once used, the library stays in the process, whatever dlclose is told.
 *
 * Names for dlsym, ccall and their like
 *   These functions have a second name with '!' at its end, which C cannot spell:
 *     recursive_lu_f64!, recursive_lu_f32!, recursive_lu_c128!, recursive_lu_c64!,
 *     recursive_lu_f64_threaded!, recursive_lu_f32_threaded!, recursive_lu_c128_threaded!,
 *     recursive_lu_c64_threaded!, recursive_lu_f64_nopiv!, recursive_lu_f32_nopiv!,
 *     recursive_lu_c128_nopiv!, recursive_lu_c64_nopiv!
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

/**
 * Flag: the matrix is row-major, element (i, j) at A[i*lda + j], as C and NumPy arrays are. Its
 * factors are, too, and have the same bits; ipiv means the same. Functions that also solve say what
 * they factor.
 */
#define RECURSIVE_LU_ROW_MAJOR 4u

/** info: scratch memory could not be had; A may be partly factored. */
#define RECURSIVE_LU_OUT_OF_MEMORY (INT64_MIN + 2147483648 + 100)

/** info: a defect of the library; A may be partly factored. */
#define RECURSIVE_LU_INTERNAL (INT64_MIN + 2147483648 + 101)

/**
 * info: no acceptable solution was found. Of random butterflies: by their residuals; of the other
 * functions that tell it: U or X is not finite, because the data is not or because numbers
 * overflowed.
 */
#define RECURSIVE_LU_INACCURATE (INT64_MIN + 2147483648 + 102)

/* Complex numbers: the real part, then the imaginary part. To have other types of the same layout,
   define these names as macros before this file is included. */
#ifndef recursive_lu_complex128
#ifdef __cplusplus
extern "C++" {
#include <complex>
}
#define recursive_lu_complex128 std::complex<double>
#elif defined(__STDC_NO_COMPLEX__) || defined(_MSC_VER)
#define recursive_lu_complex128 struct recursive_lu_pair_of_doubles
struct recursive_lu_pair_of_doubles {
    double real, imag;
};
#else
#define recursive_lu_complex128 double _Complex
#endif
#endif
#ifndef recursive_lu_complex64
#ifdef __cplusplus
extern "C++" {
#include <complex>
}
#define recursive_lu_complex64 std::complex<float>
#elif defined(__STDC_NO_COMPLEX__) || defined(_MSC_VER)
#define recursive_lu_complex64 struct recursive_lu_pair_of_floats
struct recursive_lu_pair_of_floats {
    float real, imag;
};
#else
#define recursive_lu_complex64 float _Complex
#endif
#endif

/* Argument i (1-based) is illegal; nothing was read or written through any pointer.
   The low 32 bits of this and of each error above are a negative number, too: read as int, none looks like
   a zero pivot. */
#define RECURSIVE_LU_BAD_ARGUMENT(i) (INT64_MIN + 2147483648 + (i))

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Factors many m x n double matrices in place, so many elements apart: each as
 * recursive_lu_f64_strided would, bit for bit.
 *
 * @param A        The first matrix; matrix k, from 0 on, begins at A + k*stride_a. Column-major
 *                 with lda, or row-major with RECURSIVE_LU_ROW_MAJOR; overwritten by L and U.
 * @param m        Rows of each matrix, at least 0.
 * @param n        Columns of each matrix, at least 0.
 * @param lda      Distance between columns in elements, at least max(1, m); with
 *                 RECURSIVE_LU_ROW_MAJOR between rows, at least max(1, n).
 * @param stride_a Distance between matrices in elements. They must not overlap: abs(stride_a) is at
 *                 least lda*(n-1) + m; or it is at least m and all matrices lie side by side within
 *                 lda, abs(stride_a)*(batch-1) + m at most lda (m and n exchanged if row-major).
 *                 Not looked at if batch is 1.
 * @param ipiv     The first matrix's row exchanges, min(m, n), written; those of matrix k begin at
 *                 ipiv + k*stride_p. NULL is allowed with RECURSIVE_LU_NO_PIVOT. Must not overlap A
 *                 or infos.
 * @param stride_p Distance between the row exchanges of matrices, abs(stride_p) at least min(m, n).
 *                 Not looked at if batch is 1 or ipiv is NULL.
 * @param batch    The number of matrices, at least 0.
 * @param infos    Length batch, written: what recursive_lu_f64_strided gives for each matrix, which
 *                 may also be RECURSIVE_LU_OUT_OF_MEMORY, with that matrix untouched. NULL is
 *                 allowed.
 * @param flags    Any of RECURSIVE_LU_THREADED, RECURSIVE_LU_NO_PIVOT and RECURSIVE_LU_ROW_MAJOR,
 *                 or 0. Any other bit is an illegal argument.
 * @return 0; or k greater than 0: matrix k, counted from 1, has an info that is not 0, the first
 *         such one, and all have been factored; or RECURSIVE_LU_BAD_ARGUMENT(i); or
 *         RECURSIVE_LU_OUT_OF_MEMORY if that is the info of one of them; or RECURSIVE_LU_INTERNAL.
 *
 * Thread-safe for distinct matrices. With RECURSIVE_LU_THREADED threads have some of the matrices
 * each, or work together on each if it is large; order 4 and less is left to the caller's.
 */
int64_t recursive_lu_f64_batched(double *A, int64_t m, int64_t n, int64_t lda, int64_t stride_a,
                                 int64_t *ipiv, int64_t stride_p, int64_t batch, int64_t *infos,
                                 uint32_t flags);

/**
 * Factors many m x n float matrices in place, so many elements apart; otherwise as
 * recursive_lu_f64_batched.
 *
 * @param A        The first matrix; matrix k, from 0 on, begins at A + k*stride_a; overwritten by L
 *                 and U.
 * @param m        Rows of each matrix, at least 0.
 * @param n        Columns of each matrix, at least 0.
 * @param lda      Distance between columns (rows if row-major) in elements.
 * @param stride_a Distance between matrices in elements. They must not overlap.
 * @param ipiv     The first matrix's row exchanges, min(m, n), written; those of matrix k begin at
 *                 ipiv + k*stride_p.
 * @param stride_p Distance between the row exchanges of matrices.
 * @param batch    The number of matrices, at least 0.
 * @param infos    Length batch, written: the info of each matrix. NULL is allowed.
 * @param flags    Any of RECURSIVE_LU_THREADED, RECURSIVE_LU_NO_PIVOT and RECURSIVE_LU_ROW_MAJOR,
 *                 or 0.
 * @return As recursive_lu_f64_batched.
 */
int64_t recursive_lu_f32_batched(float *A, int64_t m, int64_t n, int64_t lda, int64_t stride_a, int64_t *ipiv,
                                 int64_t stride_p, int64_t batch, int64_t *infos, uint32_t flags);

/**
 * Factors many m x n double complex matrices in place, so many elements apart; otherwise as
 * recursive_lu_f64_batched.
 *
 * @param A        The first matrix; matrix k, from 0 on, begins at A + k*stride_a; overwritten by L
 *                 and U.
 * @param m        Rows of each matrix, at least 0.
 * @param n        Columns of each matrix, at least 0.
 * @param lda      Distance between columns (rows if row-major) in elements.
 * @param stride_a Distance between matrices in elements. They must not overlap.
 * @param ipiv     The first matrix's row exchanges, min(m, n), written; those of matrix k begin at
 *                 ipiv + k*stride_p.
 * @param stride_p Distance between the row exchanges of matrices.
 * @param batch    The number of matrices, at least 0.
 * @param infos    Length batch, written: the info of each matrix. NULL is allowed.
 * @param flags    Any of RECURSIVE_LU_THREADED, RECURSIVE_LU_NO_PIVOT and RECURSIVE_LU_ROW_MAJOR,
 *                 or 0.
 * @return As recursive_lu_f64_batched.
 */
int64_t recursive_lu_c128_batched(recursive_lu_complex128 *A, int64_t m, int64_t n, int64_t lda,
                                  int64_t stride_a, int64_t *ipiv, int64_t stride_p, int64_t batch,
                                  int64_t *infos, uint32_t flags);

/**
 * Factors many m x n float complex matrices in place, so many elements apart; otherwise as
 * recursive_lu_f64_batched.
 *
 * @param A        The first matrix; matrix k, from 0 on, begins at A + k*stride_a; overwritten by L
 *                 and U.
 * @param m        Rows of each matrix, at least 0.
 * @param n        Columns of each matrix, at least 0.
 * @param lda      Distance between columns (rows if row-major) in elements.
 * @param stride_a Distance between matrices in elements. They must not overlap.
 * @param ipiv     The first matrix's row exchanges, min(m, n), written; those of matrix k begin at
 *                 ipiv + k*stride_p.
 * @param stride_p Distance between the row exchanges of matrices.
 * @param batch    The number of matrices, at least 0.
 * @param infos    Length batch, written: the info of each matrix. NULL is allowed.
 * @param flags    Any of RECURSIVE_LU_THREADED, RECURSIVE_LU_NO_PIVOT and RECURSIVE_LU_ROW_MAJOR,
 *                 or 0.
 * @return As recursive_lu_f64_batched.
 */
int64_t recursive_lu_c64_batched(recursive_lu_complex64 *A, int64_t m, int64_t n, int64_t lda,
                                 int64_t stride_a, int64_t *ipiv, int64_t stride_p, int64_t batch,
                                 int64_t *infos, uint32_t flags);

/**
 * Factors many m x n double matrices in place, each wherever a pointer says; otherwise as
 * recursive_lu_f64_batched.
 *
 * @param A     Length batch: the matrices, none NULL, column-major with lda, or row-major with
 *              RECURSIVE_LU_ROW_MAJOR; overwritten by L and U. They must not overlap one another,
 *              ipiv or infos.
 * @param m     Rows of each matrix, at least 0.
 * @param n     Columns of each matrix, at least 0.
 * @param lda   Distance between columns in elements, at least max(1, m); with
 *              RECURSIVE_LU_ROW_MAJOR between rows, at least max(1, n).
 * @param ipiv  Length batch: where the min(m, n) row exchanges of each matrix go. With
 *              RECURSIVE_LU_NO_PIVOT it and any of its elements may be NULL.
 * @param batch The number of matrices, at least 0.
 * @param infos Length batch, written: the info of each matrix. NULL is allowed.
 * @param flags Any of RECURSIVE_LU_THREADED, RECURSIVE_LU_NO_PIVOT and RECURSIVE_LU_ROW_MAJOR, or
 *              0. Any other bit is an illegal argument.
 * @return As recursive_lu_f64_batched; a NULL among the pointers makes their array an illegal
 *         argument.
 */
int64_t recursive_lu_f64_batched_pointers(double *const *A, int64_t m, int64_t n, int64_t lda,
                                          int64_t *const *ipiv, int64_t batch, int64_t *infos,
                                          uint32_t flags);

/**
 * Factors many m x n float matrices in place, each wherever a pointer says; otherwise as
 * recursive_lu_f64_batched.
 *
 * @param A     Length batch: the matrices, none NULL, column-major with lda, or row-major with
 *              RECURSIVE_LU_ROW_MAJOR; overwritten by L and U. They must not overlap one another,
 *              ipiv or infos.
 * @param m     Rows of each matrix, at least 0.
 * @param n     Columns of each matrix, at least 0.
 * @param lda   Distance between columns in elements, at least max(1, m); with
 *              RECURSIVE_LU_ROW_MAJOR between rows, at least max(1, n).
 * @param ipiv  Length batch: where the min(m, n) row exchanges of each matrix go. With
 *              RECURSIVE_LU_NO_PIVOT it and any of its elements may be NULL.
 * @param batch The number of matrices, at least 0.
 * @param infos Length batch, written: the info of each matrix. NULL is allowed.
 * @param flags Any of RECURSIVE_LU_THREADED, RECURSIVE_LU_NO_PIVOT and RECURSIVE_LU_ROW_MAJOR, or
 *              0. Any other bit is an illegal argument.
 * @return As recursive_lu_f64_batched; a NULL among the pointers makes their array an illegal
 *         argument.
 */
int64_t recursive_lu_f32_batched_pointers(float *const *A, int64_t m, int64_t n, int64_t lda,
                                          int64_t *const *ipiv, int64_t batch, int64_t *infos,
                                          uint32_t flags);

/**
 * Factors many m x n double complex matrices in place, each wherever a pointer says; otherwise as
 * recursive_lu_f64_batched.
 *
 * @param A     Length batch: the matrices, none NULL, column-major with lda, or row-major with
 *              RECURSIVE_LU_ROW_MAJOR; overwritten by L and U. They must not overlap one another,
 *              ipiv or infos.
 * @param m     Rows of each matrix, at least 0.
 * @param n     Columns of each matrix, at least 0.
 * @param lda   Distance between columns in elements, at least max(1, m); with
 *              RECURSIVE_LU_ROW_MAJOR between rows, at least max(1, n).
 * @param ipiv  Length batch: where the min(m, n) row exchanges of each matrix go. With
 *              RECURSIVE_LU_NO_PIVOT it and any of its elements may be NULL.
 * @param batch The number of matrices, at least 0.
 * @param infos Length batch, written: the info of each matrix. NULL is allowed.
 * @param flags Any of RECURSIVE_LU_THREADED, RECURSIVE_LU_NO_PIVOT and RECURSIVE_LU_ROW_MAJOR, or
 *              0. Any other bit is an illegal argument.
 * @return As recursive_lu_f64_batched; a NULL among the pointers makes their array an illegal
 *         argument.
 */
int64_t recursive_lu_c128_batched_pointers(recursive_lu_complex128 *const *A, int64_t m, int64_t n,
                                           int64_t lda, int64_t *const *ipiv, int64_t batch, int64_t *infos,
                                           uint32_t flags);

/**
 * Factors many m x n float complex matrices in place, each wherever a pointer says; otherwise as
 * recursive_lu_f64_batched.
 *
 * @param A     Length batch: the matrices, none NULL, column-major with lda, or row-major with
 *              RECURSIVE_LU_ROW_MAJOR; overwritten by L and U. They must not overlap one another,
 *              ipiv or infos.
 * @param m     Rows of each matrix, at least 0.
 * @param n     Columns of each matrix, at least 0.
 * @param lda   Distance between columns in elements, at least max(1, m); with
 *              RECURSIVE_LU_ROW_MAJOR between rows, at least max(1, n).
 * @param ipiv  Length batch: where the min(m, n) row exchanges of each matrix go. With
 *              RECURSIVE_LU_NO_PIVOT it and any of its elements may be NULL.
 * @param batch The number of matrices, at least 0.
 * @param infos Length batch, written: the info of each matrix. NULL is allowed.
 * @param flags Any of RECURSIVE_LU_THREADED, RECURSIVE_LU_NO_PIVOT and RECURSIVE_LU_ROW_MAJOR, or
 *              0. Any other bit is an illegal argument.
 * @return As recursive_lu_f64_batched; a NULL among the pointers makes their array an illegal
 *         argument.
 */
int64_t recursive_lu_c64_batched_pointers(recursive_lu_complex64 *const *A, int64_t m, int64_t n, int64_t lda,
                                          int64_t *const *ipiv, int64_t batch, int64_t *infos,
                                          uint32_t flags);

/**
 * Solves op(A) * X = B for many double matrices of one order from their factors, so many elements
 * apart: each system as recursive_lu_f64_solve would, bit for bit.
 *
 * @param trans    'N' or 'n': op(A) = A; 'T', 't', 'C' or 'c': op(A) = A transposed.
 * @param n        Order of each matrix, at least 0.
 * @param nrhs     Right-hand sides for each matrix, at least 0.
 * @param LU       The first matrix's n x n factors, column-major, only read; those of matrix k,
 *                 from 0 on, begin at LU + k*stride_a.
 * @param lda      Distance between columns of factors in elements, at least max(1, n).
 * @param stride_a Distance between factors in elements, any; 0 if all systems have the same.
 * @param ipiv     The first matrix's n row exchanges, each from its own row to n, only read; those
 *                 of matrix k begin at ipiv + k*stride_p. NULL if there were none.
 * @param stride_p Distance between the row exchanges of matrices, any. Not looked at if ipiv is
 *                 NULL.
 * @param B        The first matrix's right-hand sides, n x nrhs, column-major; those of matrix k
 *                 begin at B + k*stride_b. Overwritten by X. Must not overlap the other arrays.
 * @param ldb      Distance between columns of right-hand sides in elements, at least max(1, n).
 * @param stride_b Distance between the right-hand sides of matrices. They must not overlap:
 *                 abs(stride_b) is at least ldb*(nrhs-1) + n; or it is at least n and all lie side
 *                 by side within ldb, abs(stride_b)*(batch-1) + n at most ldb. Not looked at if
 *                 batch is 1.
 * @param batch    The number of matrices, at least 0.
 * @param infos    Length batch, written: for each matrix 0, or k greater than 0: its U(k,k) is
 *                 exactly zero, the first such k, its B is untouched; or RECURSIVE_LU_INACCURATE: X
 *                 is written, but U or X is not finite, which recursive_lu_f64_solve does not tell.
 *                 NULL is allowed.
 * @param flags    RECURSIVE_LU_THREADED or 0. Any other bit is an illegal argument.
 * @return 0; or k greater than 0: matrix k, counted from 1, has an info that is not 0, the first
 *         such one, and the other systems have been solved; or RECURSIVE_LU_BAD_ARGUMENT(i) (also
 *         for a row exchange out of range in any matrix), RECURSIVE_LU_INTERNAL.
 *
 * Thread-safe for distinct B; factors and row exchanges may be shared. With RECURSIVE_LU_THREADED
 * threads have some of the systems each.
 */
int64_t recursive_lu_f64_batched_solve(char trans, int64_t n, int64_t nrhs, const double *LU, int64_t lda,
                                       int64_t stride_a, const int64_t *ipiv, int64_t stride_p, double *B,
                                       int64_t ldb, int64_t stride_b, int64_t batch, int64_t *infos,
                                       uint32_t flags);

/**
 * Solves op(A) * X = B for many float matrices of one order from their factors, so many elements
 * apart; otherwise as recursive_lu_f64_batched_solve.
 *
 * @param trans    'N' or 'n': op(A) = A; 'T', 't', 'C' or 'c': op(A) = A transposed.
 * @param n        Order of each matrix, at least 0.
 * @param nrhs     Right-hand sides for each matrix, at least 0.
 * @param LU       The first matrix's n x n factors, column-major, only read.
 * @param lda      Distance between columns of factors in elements, at least max(1, n).
 * @param stride_a Distance between factors in elements, any; 0 if all systems have the same.
 * @param ipiv     The first matrix's n row exchanges, only read; NULL if there were none.
 * @param stride_p Distance between the row exchanges of matrices, any.
 * @param B        The first matrix's right-hand sides, n x nrhs, column-major; overwritten by X.
 * @param ldb      Distance between columns of right-hand sides in elements, at least max(1, n).
 * @param stride_b Distance between the right-hand sides of matrices. They must not overlap.
 * @param batch    The number of matrices, at least 0.
 * @param infos    Length batch, written: the info of each system. NULL is allowed.
 * @param flags    RECURSIVE_LU_THREADED or 0.
 * @return As recursive_lu_f64_batched_solve.
 */
int64_t recursive_lu_f32_batched_solve(char trans, int64_t n, int64_t nrhs, const float *LU, int64_t lda,
                                       int64_t stride_a, const int64_t *ipiv, int64_t stride_p, float *B,
                                       int64_t ldb, int64_t stride_b, int64_t batch, int64_t *infos,
                                       uint32_t flags);

/**
 * Solves op(A) * X = B for many double complex matrices of one order from their factors, so many
 * elements apart; otherwise as recursive_lu_f64_batched_solve.
 *
 * @param trans    'N' or 'n': op(A) = A; 'T' or 't': op(A) = A transposed; 'C' or 'c': op(A) = A
 *                 transposed and conjugated.
 * @param n        Order of each matrix, at least 0.
 * @param nrhs     Right-hand sides for each matrix, at least 0.
 * @param LU       The first matrix's n x n factors, column-major, only read.
 * @param lda      Distance between columns of factors in elements, at least max(1, n).
 * @param stride_a Distance between factors in elements, any; 0 if all systems have the same.
 * @param ipiv     The first matrix's n row exchanges, only read; NULL if there were none.
 * @param stride_p Distance between the row exchanges of matrices, any.
 * @param B        The first matrix's right-hand sides, n x nrhs, column-major; overwritten by X.
 * @param ldb      Distance between columns of right-hand sides in elements, at least max(1, n).
 * @param stride_b Distance between the right-hand sides of matrices. They must not overlap.
 * @param batch    The number of matrices, at least 0.
 * @param infos    Length batch, written: the info of each system. NULL is allowed.
 * @param flags    RECURSIVE_LU_THREADED or 0.
 * @return As recursive_lu_f64_batched_solve.
 */
int64_t recursive_lu_c128_batched_solve(char trans, int64_t n, int64_t nrhs,
                                        const recursive_lu_complex128 *LU, int64_t lda, int64_t stride_a,
                                        const int64_t *ipiv, int64_t stride_p, recursive_lu_complex128 *B,
                                        int64_t ldb, int64_t stride_b, int64_t batch, int64_t *infos,
                                        uint32_t flags);

/**
 * Solves op(A) * X = B for many float complex matrices of one order from their factors, so many
 * elements apart; otherwise as recursive_lu_f64_batched_solve.
 *
 * @param trans    'N' or 'n': op(A) = A; 'T' or 't': op(A) = A transposed; 'C' or 'c': op(A) = A
 *                 transposed and conjugated.
 * @param n        Order of each matrix, at least 0.
 * @param nrhs     Right-hand sides for each matrix, at least 0.
 * @param LU       The first matrix's n x n factors, column-major, only read.
 * @param lda      Distance between columns of factors in elements, at least max(1, n).
 * @param stride_a Distance between factors in elements, any; 0 if all systems have the same.
 * @param ipiv     The first matrix's n row exchanges, only read; NULL if there were none.
 * @param stride_p Distance between the row exchanges of matrices, any.
 * @param B        The first matrix's right-hand sides, n x nrhs, column-major; overwritten by X.
 * @param ldb      Distance between columns of right-hand sides in elements, at least max(1, n).
 * @param stride_b Distance between the right-hand sides of matrices. They must not overlap.
 * @param batch    The number of matrices, at least 0.
 * @param infos    Length batch, written: the info of each system. NULL is allowed.
 * @param flags    RECURSIVE_LU_THREADED or 0.
 * @return As recursive_lu_f64_batched_solve.
 */
int64_t recursive_lu_c64_batched_solve(char trans, int64_t n, int64_t nrhs, const recursive_lu_complex64 *LU,
                                       int64_t lda, int64_t stride_a, const int64_t *ipiv, int64_t stride_p,
                                       recursive_lu_complex64 *B, int64_t ldb, int64_t stride_b,
                                       int64_t batch, int64_t *infos, uint32_t flags);

/**
 * Solves op(A) * X = B for many double matrices of one order from their factors, each wherever a
 * pointer says; otherwise as recursive_lu_f64_batched_solve.
 *
 * @param trans 'N' or 'n': op(A) = A; 'T', 't', 'C' or 'c': op(A) = A transposed.
 * @param n     Order of each matrix, at least 0.
 * @param nrhs  Right-hand sides for each matrix, at least 0.
 * @param LU    Length batch: the n x n factors, column-major, only read; none NULL, several may be
 *              the same.
 * @param lda   Distance between columns of factors in elements, at least max(1, n).
 * @param ipiv  Length batch: the n row exchanges of each matrix, only read. It, or any of its
 *              elements, is NULL if there were none.
 * @param B     Length batch: the right-hand sides for each matrix, n x nrhs, column-major, none
 *              NULL; overwritten by X. They must not overlap one another or the other arrays.
 * @param ldb   Distance between columns of right-hand sides in elements, at least max(1, n).
 * @param batch The number of matrices, at least 0.
 * @param infos Length batch, written: the info of each system. NULL is allowed.
 * @param flags RECURSIVE_LU_THREADED or 0. Any other bit is an illegal argument.
 * @return As recursive_lu_f64_batched_solve; a NULL among the pointers to factors or right-hand
 *         sides makes their array an illegal argument.
 */
int64_t recursive_lu_f64_batched_solve_pointers(char trans, int64_t n, int64_t nrhs, const double *const *LU,
                                                int64_t lda, const int64_t *const *ipiv, double *const *B,
                                                int64_t ldb, int64_t batch, int64_t *infos, uint32_t flags);

/**
 * Solves op(A) * X = B for many float matrices of one order from their factors, each wherever a
 * pointer says; otherwise as recursive_lu_f64_batched_solve.
 *
 * @param trans 'N' or 'n': op(A) = A; 'T', 't', 'C' or 'c': op(A) = A transposed.
 * @param n     Order of each matrix, at least 0.
 * @param nrhs  Right-hand sides for each matrix, at least 0.
 * @param LU    Length batch: the n x n factors, column-major, only read; none NULL, several may be
 *              the same.
 * @param lda   Distance between columns of factors in elements, at least max(1, n).
 * @param ipiv  Length batch: the n row exchanges of each matrix, only read. It, or any of its
 *              elements, is NULL if there were none.
 * @param B     Length batch: the right-hand sides for each matrix, n x nrhs, column-major, none
 *              NULL; overwritten by X. They must not overlap one another or the other arrays.
 * @param ldb   Distance between columns of right-hand sides in elements, at least max(1, n).
 * @param batch The number of matrices, at least 0.
 * @param infos Length batch, written: the info of each system. NULL is allowed.
 * @param flags RECURSIVE_LU_THREADED or 0. Any other bit is an illegal argument.
 * @return As recursive_lu_f64_batched_solve; a NULL among the pointers to factors or right-hand
 *         sides makes their array an illegal argument.
 */
int64_t recursive_lu_f32_batched_solve_pointers(char trans, int64_t n, int64_t nrhs, const float *const *LU,
                                                int64_t lda, const int64_t *const *ipiv, float *const *B,
                                                int64_t ldb, int64_t batch, int64_t *infos, uint32_t flags);

/**
 * Solves op(A) * X = B for many double complex matrices of one order from their factors, each
 * wherever a pointer says; otherwise as recursive_lu_f64_batched_solve.
 *
 * @param trans 'N' or 'n': op(A) = A; 'T' or 't': op(A) = A transposed; 'C' or 'c': op(A) = A
 *              transposed and conjugated.
 * @param n     Order of each matrix, at least 0.
 * @param nrhs  Right-hand sides for each matrix, at least 0.
 * @param LU    Length batch: the n x n factors, column-major, only read; none NULL, several may be
 *              the same.
 * @param lda   Distance between columns of factors in elements, at least max(1, n).
 * @param ipiv  Length batch: the n row exchanges of each matrix, only read. It, or any of its
 *              elements, is NULL if there were none.
 * @param B     Length batch: the right-hand sides for each matrix, n x nrhs, column-major, none
 *              NULL; overwritten by X. They must not overlap one another or the other arrays.
 * @param ldb   Distance between columns of right-hand sides in elements, at least max(1, n).
 * @param batch The number of matrices, at least 0.
 * @param infos Length batch, written: the info of each system. NULL is allowed.
 * @param flags RECURSIVE_LU_THREADED or 0. Any other bit is an illegal argument.
 * @return As recursive_lu_f64_batched_solve; a NULL among the pointers to factors or right-hand
 *         sides makes their array an illegal argument.
 */
int64_t recursive_lu_c128_batched_solve_pointers(char trans, int64_t n, int64_t nrhs,
                                                 const recursive_lu_complex128 *const *LU, int64_t lda,
                                                 const int64_t *const *ipiv,
                                                 recursive_lu_complex128 *const *B, int64_t ldb,
                                                 int64_t batch, int64_t *infos, uint32_t flags);

/**
 * Solves op(A) * X = B for many float complex matrices of one order from their factors, each
 * wherever a pointer says; otherwise as recursive_lu_f64_batched_solve.
 *
 * @param trans 'N' or 'n': op(A) = A; 'T' or 't': op(A) = A transposed; 'C' or 'c': op(A) = A
 *              transposed and conjugated.
 * @param n     Order of each matrix, at least 0.
 * @param nrhs  Right-hand sides for each matrix, at least 0.
 * @param LU    Length batch: the n x n factors, column-major, only read; none NULL, several may be
 *              the same.
 * @param lda   Distance between columns of factors in elements, at least max(1, n).
 * @param ipiv  Length batch: the n row exchanges of each matrix, only read. It, or any of its
 *              elements, is NULL if there were none.
 * @param B     Length batch: the right-hand sides for each matrix, n x nrhs, column-major, none
 *              NULL; overwritten by X. They must not overlap one another or the other arrays.
 * @param ldb   Distance between columns of right-hand sides in elements, at least max(1, n).
 * @param batch The number of matrices, at least 0.
 * @param infos Length batch, written: the info of each system. NULL is allowed.
 * @param flags RECURSIVE_LU_THREADED or 0. Any other bit is an illegal argument.
 * @return As recursive_lu_f64_batched_solve; a NULL among the pointers to factors or right-hand
 *         sides makes their array an illegal argument.
 */
int64_t recursive_lu_c64_batched_solve_pointers(char trans, int64_t n, int64_t nrhs,
                                                const recursive_lu_complex64 *const *LU, int64_t lda,
                                                const int64_t *const *ipiv, recursive_lu_complex64 *const *B,
                                                int64_t ldb, int64_t batch, int64_t *infos, uint32_t flags);

/**
 * Solves A * X = B for many double systems of one order, so many elements apart: each as
 * recursive_lu_f64_gesv would, bit for bit. Faster than the factorization of all and then their
 * solution: each matrix goes through the cache once.
 *
 * @param n        Order of each matrix, at least 0.
 * @param nrhs     Right-hand sides for each matrix, at least 0; if 0, the matrices are factored all
 *                 the same.
 * @param A        The first matrix, n x n, column-major, or row-major with RECURSIVE_LU_ROW_MAJOR;
 *                 matrix k, from 0 on, begins at A + k*stride_a. Overwritten by L and U: of its
 *                 transpose if it is row-major, as in recursive_lu_f64_gesv.
 * @param lda      Distance between columns of a matrix (rows if row-major) in elements, at least
 *                 max(1, n).
 * @param stride_a Distance between matrices in elements, as in recursive_lu_f64_batched.
 * @param ipiv     The first matrix's n row exchanges, written; those of matrix k begin at ipiv +
 *                 k*stride_p. NULL is allowed with RECURSIVE_LU_NO_PIVOT.
 * @param stride_p Distance between the row exchanges of matrices, abs(stride_p) at least n. Not
 *                 looked at if batch is 1 or ipiv is NULL.
 * @param B        The first matrix's right-hand sides, n x nrhs, always column-major; those of
 *                 matrix k begin at B + k*stride_b. Overwritten by X. Must not overlap the other
 *                 arrays.
 * @param ldb      Distance between columns of right-hand sides in elements, at least max(1, n).
 * @param stride_b Distance between the right-hand sides of matrices, as in
 *                 recursive_lu_f64_batched_solve.
 * @param batch    The number of systems, at least 0.
 * @param infos    Length batch, written: what recursive_lu_f64_gesv gives for each system, which
 *                 may also be RECURSIVE_LU_OUT_OF_MEMORY, with that system untouched. NULL is
 *                 allowed.
 * @param flags    Any of RECURSIVE_LU_THREADED, RECURSIVE_LU_NO_PIVOT and RECURSIVE_LU_ROW_MAJOR,
 *                 or 0. Any other bit is an illegal argument.
 * @return 0; or k greater than 0: system k, counted from 1, has an info that is not 0, the first
 *         such one, and the others have been solved; or RECURSIVE_LU_BAD_ARGUMENT(i); or
 *         RECURSIVE_LU_OUT_OF_MEMORY if that is the info of one of them; or RECURSIVE_LU_INTERNAL.
 *
 * Thread-safe for distinct systems. With RECURSIVE_LU_THREADED threads have some of the systems
 * each, or work together on each if it is large.
 */
int64_t recursive_lu_f64_batched_gesv(int64_t n, int64_t nrhs, double *A, int64_t lda, int64_t stride_a,
                                      int64_t *ipiv, int64_t stride_p, double *B, int64_t ldb,
                                      int64_t stride_b, int64_t batch, int64_t *infos, uint32_t flags);

/**
 * Solves A * X = B for many float systems of one order, so many elements apart; otherwise as
 * recursive_lu_f64_batched_gesv.
 *
 * @param n        Order of each matrix, at least 0.
 * @param nrhs     Right-hand sides for each matrix, at least 0; if 0, the matrices are factored all
 *                 the same.
 * @param A        The first matrix, n x n, column-major, or row-major with RECURSIVE_LU_ROW_MAJOR;
 *                 matrix k, from 0 on, begins at A + k*stride_a. Overwritten by L and U.
 * @param lda      Distance between columns of a matrix (rows if row-major) in elements, at least
 *                 max(1, n).
 * @param stride_a Distance between matrices in elements. They must not overlap.
 * @param ipiv     The first matrix's n row exchanges, written; those of matrix k begin at ipiv +
 *                 k*stride_p. NULL is allowed with RECURSIVE_LU_NO_PIVOT.
 * @param stride_p Distance between the row exchanges of matrices.
 * @param B        The first matrix's right-hand sides, n x nrhs, always column-major; those of
 *                 matrix k begin at B + k*stride_b. Overwritten by X. Must not overlap the other
 *                 arrays.
 * @param ldb      Distance between columns of right-hand sides in elements, at least max(1, n).
 * @param stride_b Distance between the right-hand sides of matrices. They must not overlap.
 * @param batch    The number of systems, at least 0.
 * @param infos    Length batch, written: the info of each system. NULL is allowed.
 * @param flags    Any of RECURSIVE_LU_THREADED, RECURSIVE_LU_NO_PIVOT and RECURSIVE_LU_ROW_MAJOR,
 *                 or 0.
 * @return As recursive_lu_f64_batched_gesv.
 */
int64_t recursive_lu_f32_batched_gesv(int64_t n, int64_t nrhs, float *A, int64_t lda, int64_t stride_a,
                                      int64_t *ipiv, int64_t stride_p, float *B, int64_t ldb,
                                      int64_t stride_b, int64_t batch, int64_t *infos, uint32_t flags);

/**
 * Solves A * X = B for many double complex systems of one order, so many elements apart; otherwise
 * as recursive_lu_f64_batched_gesv.
 *
 * @param n        Order of each matrix, at least 0.
 * @param nrhs     Right-hand sides for each matrix, at least 0; if 0, the matrices are factored all
 *                 the same.
 * @param A        The first matrix, n x n, column-major, or row-major with RECURSIVE_LU_ROW_MAJOR;
 *                 matrix k, from 0 on, begins at A + k*stride_a. Overwritten by L and U.
 * @param lda      Distance between columns of a matrix (rows if row-major) in elements, at least
 *                 max(1, n).
 * @param stride_a Distance between matrices in elements. They must not overlap.
 * @param ipiv     The first matrix's n row exchanges, written; those of matrix k begin at ipiv +
 *                 k*stride_p. NULL is allowed with RECURSIVE_LU_NO_PIVOT.
 * @param stride_p Distance between the row exchanges of matrices.
 * @param B        The first matrix's right-hand sides, n x nrhs, always column-major; those of
 *                 matrix k begin at B + k*stride_b. Overwritten by X. Must not overlap the other
 *                 arrays.
 * @param ldb      Distance between columns of right-hand sides in elements, at least max(1, n).
 * @param stride_b Distance between the right-hand sides of matrices. They must not overlap.
 * @param batch    The number of systems, at least 0.
 * @param infos    Length batch, written: the info of each system. NULL is allowed.
 * @param flags    Any of RECURSIVE_LU_THREADED, RECURSIVE_LU_NO_PIVOT and RECURSIVE_LU_ROW_MAJOR,
 *                 or 0.
 * @return As recursive_lu_f64_batched_gesv.
 */
int64_t recursive_lu_c128_batched_gesv(int64_t n, int64_t nrhs, recursive_lu_complex128 *A, int64_t lda,
                                       int64_t stride_a, int64_t *ipiv, int64_t stride_p,
                                       recursive_lu_complex128 *B, int64_t ldb, int64_t stride_b,
                                       int64_t batch, int64_t *infos, uint32_t flags);

/**
 * Solves A * X = B for many float complex systems of one order, so many elements apart; otherwise
 * as recursive_lu_f64_batched_gesv.
 *
 * @param n        Order of each matrix, at least 0.
 * @param nrhs     Right-hand sides for each matrix, at least 0; if 0, the matrices are factored all
 *                 the same.
 * @param A        The first matrix, n x n, column-major, or row-major with RECURSIVE_LU_ROW_MAJOR;
 *                 matrix k, from 0 on, begins at A + k*stride_a. Overwritten by L and U.
 * @param lda      Distance between columns of a matrix (rows if row-major) in elements, at least
 *                 max(1, n).
 * @param stride_a Distance between matrices in elements. They must not overlap.
 * @param ipiv     The first matrix's n row exchanges, written; those of matrix k begin at ipiv +
 *                 k*stride_p. NULL is allowed with RECURSIVE_LU_NO_PIVOT.
 * @param stride_p Distance between the row exchanges of matrices.
 * @param B        The first matrix's right-hand sides, n x nrhs, always column-major; those of
 *                 matrix k begin at B + k*stride_b. Overwritten by X. Must not overlap the other
 *                 arrays.
 * @param ldb      Distance between columns of right-hand sides in elements, at least max(1, n).
 * @param stride_b Distance between the right-hand sides of matrices. They must not overlap.
 * @param batch    The number of systems, at least 0.
 * @param infos    Length batch, written: the info of each system. NULL is allowed.
 * @param flags    Any of RECURSIVE_LU_THREADED, RECURSIVE_LU_NO_PIVOT and RECURSIVE_LU_ROW_MAJOR,
 *                 or 0.
 * @return As recursive_lu_f64_batched_gesv.
 */
int64_t recursive_lu_c64_batched_gesv(int64_t n, int64_t nrhs, recursive_lu_complex64 *A, int64_t lda,
                                      int64_t stride_a, int64_t *ipiv, int64_t stride_p,
                                      recursive_lu_complex64 *B, int64_t ldb, int64_t stride_b, int64_t batch,
                                      int64_t *infos, uint32_t flags);

/**
 * Makes a workspace for solving double systems by random butterflies.
 *
 * @param n         The order up to which matrices can be factored in it, at least 0. It takes the
 *                  memory of one such matrix and a little more.
 * @param workspace Written: a handle, not an address; NULL if there was not enough memory. Not
 *                  NULL.
 * @return 0; or RECURSIVE_LU_BAD_ARGUMENT(i), RECURSIVE_LU_OUT_OF_MEMORY, RECURSIVE_LU_INTERNAL.
 *
 * Thread-safe. Calls that use the same workspace at the same time wait for each other. For the
 * functions of double only: to the others, and once destroyed to all, the handle is an illegal
 * argument, as any other value is. A child of fork has copies of all workspaces; one that another
 * thread was using at that moment has no factors there.
 */
int64_t recursive_lu_f64_butterfly_workspace_create(int64_t n, void **workspace);

/**
 * Makes a workspace for solving float systems by random butterflies.
 *
 * @param n         The order up to which matrices can be factored in it, at least 0. It takes the
 *                  memory of one such matrix and a little more.
 * @param workspace Written: a handle, not an address; NULL if there was not enough memory. Not
 *                  NULL.
 * @return 0; or RECURSIVE_LU_BAD_ARGUMENT(i), RECURSIVE_LU_OUT_OF_MEMORY, RECURSIVE_LU_INTERNAL.
 *
 * Thread-safe. Calls that use the same workspace at the same time wait for each other. For the
 * functions of float only: to the others, and once destroyed to all, the handle is an illegal
 * argument, as any other value is. A child of fork has copies of all workspaces; one that another
 * thread was using at that moment has no factors there.
 */
int64_t recursive_lu_f32_butterfly_workspace_create(int64_t n, void **workspace);

/**
 * Makes a workspace for solving double complex systems by random butterflies.
 *
 * @param n         The order up to which matrices can be factored in it, at least 0. It takes the
 *                  memory of one such matrix and a little more.
 * @param workspace Written: a handle, not an address; NULL if there was not enough memory. Not
 *                  NULL.
 * @return 0; or RECURSIVE_LU_BAD_ARGUMENT(i), RECURSIVE_LU_OUT_OF_MEMORY, RECURSIVE_LU_INTERNAL.
 *
 * Thread-safe. Calls that use the same workspace at the same time wait for each other. For the
 * functions of double complex only: to the others, and once destroyed to all, the handle is an
 * illegal argument, as any other value is. A child of fork has copies of all workspaces; one that
 * another thread was using at that moment has no factors there.
 */
int64_t recursive_lu_c128_butterfly_workspace_create(int64_t n, void **workspace);

/**
 * Makes a workspace for solving float complex systems by random butterflies.
 *
 * @param n         The order up to which matrices can be factored in it, at least 0. It takes the
 *                  memory of one such matrix and a little more.
 * @param workspace Written: a handle, not an address; NULL if there was not enough memory. Not
 *                  NULL.
 * @return 0; or RECURSIVE_LU_BAD_ARGUMENT(i), RECURSIVE_LU_OUT_OF_MEMORY, RECURSIVE_LU_INTERNAL.
 *
 * Thread-safe. Calls that use the same workspace at the same time wait for each other. For the
 * functions of float complex only: to the others, and once destroyed to all, the handle is an
 * illegal argument, as any other value is. A child of fork has copies of all workspaces; one that
 * another thread was using at that moment has no factors there.
 */
int64_t recursive_lu_c64_butterfly_workspace_create(int64_t n, void **workspace);

/**
 * Ends a workspace of recursive_lu_f64_butterfly_workspace_create and gives its memory back.
 *
 * @param workspace Its handle.
 * @return 0; or RECURSIVE_LU_BAD_ARGUMENT(1) if it is no handle, or one destroyed before; or
 *         RECURSIVE_LU_INTERNAL.
 *
 * Thread-safe: waits until no other call uses the workspace.
 */
int64_t recursive_lu_f64_butterfly_workspace_destroy(void *workspace);

/**
 * Ends a workspace of recursive_lu_f32_butterfly_workspace_create and gives its memory back.
 *
 * @param workspace Its handle.
 * @return 0; or RECURSIVE_LU_BAD_ARGUMENT(1) if it is no handle, or one destroyed before; or
 *         RECURSIVE_LU_INTERNAL.
 *
 * Thread-safe: waits until no other call uses the workspace.
 */
int64_t recursive_lu_f32_butterfly_workspace_destroy(void *workspace);

/**
 * Ends a workspace of recursive_lu_c128_butterfly_workspace_create and gives its memory back.
 *
 * @param workspace Its handle.
 * @return 0; or RECURSIVE_LU_BAD_ARGUMENT(1) if it is no handle, or one destroyed before; or
 *         RECURSIVE_LU_INTERNAL.
 *
 * Thread-safe: waits until no other call uses the workspace.
 */
int64_t recursive_lu_c128_butterfly_workspace_destroy(void *workspace);

/**
 * Ends a workspace of recursive_lu_c64_butterfly_workspace_create and gives its memory back.
 *
 * @param workspace Its handle.
 * @return 0; or RECURSIVE_LU_BAD_ARGUMENT(1) if it is no handle, or one destroyed before; or
 *         RECURSIVE_LU_INTERNAL.
 *
 * Thread-safe: waits until no other call uses the workspace.
 */
int64_t recursive_lu_c64_butterfly_workspace_destroy(void *workspace);

/**
 * Factors a double matrix A into a workspace: U^T * A * V with random butterflies U and V of depth
 * two, without row exchanges.
 *
 * @param workspace A handle of recursive_lu_f64_butterfly_workspace_create; what it held is
 *                  forgotten.
 * @param n         Order of A, from 0 to that of the workspace.
 * @param A         n x n, column-major, only read.
 * @param lda       Distance between columns of A in elements, at least max(1, n).
 * @param seed      What the random numbers depend on, any number.
 * @param iter      Written unless an argument is illegal; not NULL. 0; or -1: the randomised matrix
 *                  has a pivot that is zero or not finite, and A was factored with row exchanges.
 * @param flags     RECURSIVE_LU_THREADED or 0. Any other bit is an illegal argument.
 * @return 0; or k greater than 0: A is singular, U(k,k) of its factors with row exchanges is
 *         exactly zero, the first such k; or RECURSIVE_LU_BAD_ARGUMENT(i) (also for a handle that
 *         is none), RECURSIVE_LU_OUT_OF_MEMORY, RECURSIVE_LU_INTERNAL.
 *
 * Thread-safe for distinct workspaces; for the same one, calls wait for each other. The same seed
 * gives the same bits on any number of threads: of the randomised matrix with all kernels, of its
 * factors and of solutions with all kernels that have fused multiply-add (all but "baseline").
 * Butterflies add rows and columns that are n/4 and n/2 apart: matrices of many zeros in a pattern,
 * such as permutations, may keep zero pivots, and those are factored with row exchanges. Algorithm:
 * D. S. Parker, UCLA report CSD-950023, 1995; M. Baboulin, J. Dongarra, J. Herrmann, S. Tomov, ACM
 * TOMS 39(2), 2013.
 */
int64_t recursive_lu_f64_butterfly_factor(void *workspace, int64_t n, const double *A, int64_t lda,
                                          uint64_t seed, int64_t *iter, uint32_t flags);

/**
 * Factors a float matrix A into a workspace: U^T * A * V with random butterflies U and V of depth
 * two, without row exchanges but some among eight rows that follow each other.
 *
 * @param workspace A handle of recursive_lu_f32_butterfly_workspace_create; what it held is
 *                  forgotten.
 * @param n         Order of A, from 0 to that of the workspace.
 * @param A         n x n, column-major, only read.
 * @param lda       Distance between columns of A in elements, at least max(1, n).
 * @param seed      What the random numbers depend on, any number.
 * @param iter      Written unless an argument is illegal; not NULL. 0; or -1: the randomised matrix
 *                  has a pivot that is zero or not finite, and A was factored with row exchanges.
 * @param flags     RECURSIVE_LU_THREADED or 0. Any other bit is an illegal argument.
 * @return 0; or k greater than 0: A is singular, U(k,k) of its factors with row exchanges is
 *         exactly zero, the first such k; or RECURSIVE_LU_BAD_ARGUMENT(i) (also for a handle that
 *         is none), RECURSIVE_LU_OUT_OF_MEMORY, RECURSIVE_LU_INTERNAL.
 *
 * Thread-safe for distinct workspaces; for the same one, calls wait for each other. The same seed
 * gives the same bits on any number of threads: of the randomised matrix with all kernels, of its
 * factors and of solutions with all kernels that have fused multiply-add (all but "baseline").
 * Algorithm: D. S. Parker, UCLA report CSD-950023, 1995; M. Baboulin, J. Dongarra, J. Herrmann, S.
 * Tomov, ACM TOMS 39(2), 2013.
 */
int64_t recursive_lu_f32_butterfly_factor(void *workspace, int64_t n, const float *A, int64_t lda,
                                          uint64_t seed, int64_t *iter, uint32_t flags);

/**
 * Factors a double complex matrix A into a workspace: U^T * A * V with random butterflies U and V
 * of depth two, without row exchanges.
 *
 * @param workspace A handle of recursive_lu_c128_butterfly_workspace_create; what it held is
 *                  forgotten.
 * @param n         Order of A, from 0 to that of the workspace.
 * @param A         n x n, column-major, only read.
 * @param lda       Distance between columns of A in elements, at least max(1, n).
 * @param seed      What the random numbers depend on, any number.
 * @param iter      Written unless an argument is illegal; not NULL. 0; or -1: the randomised matrix
 *                  has a pivot that is zero or not finite, and A was factored with row exchanges.
 * @param flags     RECURSIVE_LU_THREADED or 0. Any other bit is an illegal argument.
 * @return 0; or k greater than 0: A is singular, U(k,k) of its factors with row exchanges is
 *         exactly zero, the first such k; or RECURSIVE_LU_BAD_ARGUMENT(i) (also for a handle that
 *         is none), RECURSIVE_LU_OUT_OF_MEMORY, RECURSIVE_LU_INTERNAL.
 *
 * Thread-safe for distinct workspaces; for the same one, calls wait for each other. The same seed
 * gives the same bits on any number of threads: of the randomised matrix with all kernels, of its
 * factors and of solutions with all kernels that have fused multiply-add (all but "baseline").
 * Algorithm: D. S. Parker, UCLA report CSD-950023, 1995; M. Baboulin, J. Dongarra, J. Herrmann, S.
 * Tomov, ACM TOMS 39(2), 2013.
 */
int64_t recursive_lu_c128_butterfly_factor(void *workspace, int64_t n, const recursive_lu_complex128 *A,
                                           int64_t lda, uint64_t seed, int64_t *iter, uint32_t flags);

/**
 * Factors a float complex matrix A into a workspace: U^T * A * V with random butterflies U and V of
 * depth two, without row exchanges but some among eight rows that follow each other.
 *
 * @param workspace A handle of recursive_lu_c64_butterfly_workspace_create; what it held is
 *                  forgotten.
 * @param n         Order of A, from 0 to that of the workspace.
 * @param A         n x n, column-major, only read.
 * @param lda       Distance between columns of A in elements, at least max(1, n).
 * @param seed      What the random numbers depend on, any number.
 * @param iter      Written unless an argument is illegal; not NULL. 0; or -1: the randomised matrix
 *                  has a pivot that is zero or not finite, and A was factored with row exchanges.
 * @param flags     RECURSIVE_LU_THREADED or 0. Any other bit is an illegal argument.
 * @return 0; or k greater than 0: A is singular, U(k,k) of its factors with row exchanges is
 *         exactly zero, the first such k; or RECURSIVE_LU_BAD_ARGUMENT(i) (also for a handle that
 *         is none), RECURSIVE_LU_OUT_OF_MEMORY, RECURSIVE_LU_INTERNAL.
 *
 * Thread-safe for distinct workspaces; for the same one, calls wait for each other. The same seed
 * gives the same bits on any number of threads: of the randomised matrix with all kernels, of its
 * factors and of solutions with all kernels that have fused multiply-add (all but "baseline").
 * Algorithm: D. S. Parker, UCLA report CSD-950023, 1995; M. Baboulin, J. Dongarra, J. Herrmann, S.
 * Tomov, ACM TOMS 39(2), 2013.
 */
int64_t recursive_lu_c64_butterfly_factor(void *workspace, int64_t n, const recursive_lu_complex64 *A,
                                          int64_t lda, uint64_t seed, int64_t *iter, uint32_t flags);

/**
 * Solves A * X = B for the double matrix that recursive_lu_f64_butterfly_factor factored last in a
 * workspace.
 *
 * @param workspace The workspace. One without factors is an illegal argument.
 * @param nrhs      Right-hand sides, columns of B, at least 0.
 * @param A         The n x n matrix A itself, for the residuals, column-major, only read.
 * @param lda       Distance between columns of A in elements, at least max(1, n).
 * @param B         n x nrhs, column-major, only read.
 * @param ldb       Distance between columns of B in elements, at least max(1, n).
 * @param X         n x nrhs, column-major, written. Must not overlap A or B.
 * @param ldx       Distance between columns of X in elements, at least max(1, n).
 * @param iter      Written unless an argument is illegal; not NULL. At least 0: the steps of
 *                  refinement of the column that needed most. Negative: the solution is from
 *                  factors with row exchanges, which the workspace holds from now on. -1:
 *                  recursive_lu_f64_butterfly_factor has made them; -2: a residual was not
 *                  acceptable.
 * @param flags     RECURSIVE_LU_THREADED or 0. Any other bit is an illegal argument.
 * @return 0; or k greater than 0: A is singular, U(k,k) of its factors with row exchanges is
 *         exactly zero, the first such k; or RECURSIVE_LU_INACCURATE: no acceptable solution was
 *         found; or RECURSIVE_LU_BAD_ARGUMENT(i) (also for a handle that is none),
 *         RECURSIVE_LU_OUT_OF_MEMORY, RECURSIVE_LU_INTERNAL. If it is not 0, X may hold anything.
 *
 * Thread-safe for distinct workspaces; for the same one, calls wait for each other. Columns of X
 * are refined until the componentwise backward error max |r| / (|A| |x| + |b|), r = b - A*x, is at
 * most (2 sqrt(n) + 4) * 2^-53, or at most (n + 16) * 2^-53 and no longer halves, or after 10
 * steps; it is acceptable if it is at most (n + 16) * 2^-53; with factors from row exchanges also
 * if normInf(r) / (normInf(A) normInf(x) + normInf(b)) is. No residual counts that has underflowed
 * or overflowed: for numbers near the ends of the range row exchanges come in, and where those fail
 * A, B and X scaled by powers of two. Rounding of X to multiples of the smallest number is no
 * error. A column of X has the same bits whatever nrhs is, as long as all columns get the same
 * factors. Threads change nothing.
 */
int64_t recursive_lu_f64_butterfly_solve(void *workspace, int64_t nrhs, const double *A, int64_t lda,
                                         const double *B, int64_t ldb, double *X, int64_t ldx, int64_t *iter,
                                         uint32_t flags);

/**
 * Solves A * X = B for the float matrix that recursive_lu_f32_butterfly_factor factored last in a
 * workspace.
 *
 * @param workspace The workspace. One without factors is an illegal argument.
 * @param nrhs      Right-hand sides, columns of B, at least 0.
 * @param A         The n x n matrix A itself, for the residuals, column-major, only read.
 * @param lda       Distance between columns of A in elements, at least max(1, n).
 * @param B         n x nrhs, column-major, only read.
 * @param ldb       Distance between columns of B in elements, at least max(1, n).
 * @param X         n x nrhs, column-major, written. Must not overlap A or B.
 * @param ldx       Distance between columns of X in elements, at least max(1, n).
 * @param iter      Written unless an argument is illegal; not NULL. At least 0: the steps of
 *                  refinement of the column that needed most. Negative: the solution is from
 *                  factors with row exchanges, which the workspace holds from now on. -1:
 *                  recursive_lu_f32_butterfly_factor has made them; -2: a residual was not
 *                  acceptable.
 * @param flags     RECURSIVE_LU_THREADED or 0. Any other bit is an illegal argument.
 * @return 0; or k greater than 0: A is singular, U(k,k) of its factors with row exchanges is
 *         exactly zero, the first such k; or RECURSIVE_LU_INACCURATE: no acceptable solution was
 *         found; or RECURSIVE_LU_BAD_ARGUMENT(i) (also for a handle that is none),
 *         RECURSIVE_LU_OUT_OF_MEMORY, RECURSIVE_LU_INTERNAL. If it is not 0, X may hold anything.
 *
 * Thread-safe for distinct workspaces; for the same one, calls wait for each other. Columns of X
 * are refined until the componentwise backward error max |r| / (|A| |x| + |b|), r = b - A*x, is at
 * most (2 sqrt(n) + 4) * 2^-24, or at most (n + 16) * 2^-24 and no longer halves, or after 10
 * steps; it is acceptable if it is at most (n + 16) * 2^-24; with factors from row exchanges also
 * if normInf(r) / (normInf(A) normInf(x) + normInf(b)) is. No residual counts that has underflowed
 * or overflowed: for numbers near the ends of the range row exchanges come in, and where those fail
 * A, B and X scaled by powers of two. Rounding of X to multiples of the smallest number is no
 * error. A column of X has the same bits whatever nrhs is, as long as all columns get the same
 * factors. Threads change nothing.
 */
int64_t recursive_lu_f32_butterfly_solve(void *workspace, int64_t nrhs, const float *A, int64_t lda,
                                         const float *B, int64_t ldb, float *X, int64_t ldx, int64_t *iter,
                                         uint32_t flags);

/**
 * Solves A * X = B for the double complex matrix that recursive_lu_c128_butterfly_factor factored
 * last in a workspace.
 *
 * @param workspace The workspace. One without factors is an illegal argument.
 * @param nrhs      Right-hand sides, columns of B, at least 0.
 * @param A         The n x n matrix A itself, for the residuals, column-major, only read.
 * @param lda       Distance between columns of A in elements, at least max(1, n).
 * @param B         n x nrhs, column-major, only read.
 * @param ldb       Distance between columns of B in elements, at least max(1, n).
 * @param X         n x nrhs, column-major, written. Must not overlap A or B.
 * @param ldx       Distance between columns of X in elements, at least max(1, n).
 * @param iter      Written unless an argument is illegal; not NULL. At least 0: the steps of
 *                  refinement of the column that needed most. Negative: the solution is from
 *                  factors with row exchanges, which the workspace holds from now on. -1:
 *                  recursive_lu_c128_butterfly_factor has made them; -2: a residual was not
 *                  acceptable.
 * @param flags     RECURSIVE_LU_THREADED or 0. Any other bit is an illegal argument.
 * @return 0; or k greater than 0: A is singular, U(k,k) of its factors with row exchanges is
 *         exactly zero, the first such k; or RECURSIVE_LU_INACCURATE: no acceptable solution was
 *         found; or RECURSIVE_LU_BAD_ARGUMENT(i) (also for a handle that is none),
 *         RECURSIVE_LU_OUT_OF_MEMORY, RECURSIVE_LU_INTERNAL. If it is not 0, X may hold anything.
 *
 * Thread-safe for distinct workspaces; for the same one, calls wait for each other. Columns of X
 * are refined until the componentwise backward error max |r| / (|A| |x| + |b|), r = b - A*x,
 * magnitudes |re| + |im|, is at most (2 sqrt(n) + 4) * 2^-53, or at most (n + 16) * 2^-53 and no
 * longer halves, or after 10 steps; it is acceptable if it is at most (n + 16) * 2^-53; with
 * factors from row exchanges also if normInf(r) / (normInf(A) normInf(x) + normInf(b)) is. No
 * residual counts that has underflowed or overflowed: for numbers near the ends of the range row
 * exchanges come in, and where those fail A, B and X scaled by powers of two. Rounding of X to
 * multiples of the smallest number is no error. A column of X has the same bits whatever nrhs is,
 * as long as all columns get the same factors. Threads change nothing.
 */
int64_t recursive_lu_c128_butterfly_solve(void *workspace, int64_t nrhs, const recursive_lu_complex128 *A,
                                          int64_t lda, const recursive_lu_complex128 *B, int64_t ldb,
                                          recursive_lu_complex128 *X, int64_t ldx, int64_t *iter,
                                          uint32_t flags);

/**
 * Solves A * X = B for the float complex matrix that recursive_lu_c64_butterfly_factor factored
 * last in a workspace.
 *
 * @param workspace The workspace. One without factors is an illegal argument.
 * @param nrhs      Right-hand sides, columns of B, at least 0.
 * @param A         The n x n matrix A itself, for the residuals, column-major, only read.
 * @param lda       Distance between columns of A in elements, at least max(1, n).
 * @param B         n x nrhs, column-major, only read.
 * @param ldb       Distance between columns of B in elements, at least max(1, n).
 * @param X         n x nrhs, column-major, written. Must not overlap A or B.
 * @param ldx       Distance between columns of X in elements, at least max(1, n).
 * @param iter      Written unless an argument is illegal; not NULL. At least 0: the steps of
 *                  refinement of the column that needed most. Negative: the solution is from
 *                  factors with row exchanges, which the workspace holds from now on. -1:
 *                  recursive_lu_c64_butterfly_factor has made them; -2: a residual was not
 *                  acceptable.
 * @param flags     RECURSIVE_LU_THREADED or 0. Any other bit is an illegal argument.
 * @return 0; or k greater than 0: A is singular, U(k,k) of its factors with row exchanges is
 *         exactly zero, the first such k; or RECURSIVE_LU_INACCURATE: no acceptable solution was
 *         found; or RECURSIVE_LU_BAD_ARGUMENT(i) (also for a handle that is none),
 *         RECURSIVE_LU_OUT_OF_MEMORY, RECURSIVE_LU_INTERNAL. If it is not 0, X may hold anything.
 *
 * Thread-safe for distinct workspaces; for the same one, calls wait for each other. Columns of X
 * are refined until the componentwise backward error max |r| / (|A| |x| + |b|), r = b - A*x,
 * magnitudes |re| + |im|, is at most (2 sqrt(n) + 4) * 2^-24, or at most (n + 16) * 2^-24 and no
 * longer halves, or after 10 steps; it is acceptable if it is at most (n + 16) * 2^-24; with
 * factors from row exchanges also if normInf(r) / (normInf(A) normInf(x) + normInf(b)) is. No
 * residual counts that has underflowed or overflowed: for numbers near the ends of the range row
 * exchanges come in, and where those fail A, B and X scaled by powers of two. Rounding of X to
 * multiples of the smallest number is no error. A column of X has the same bits whatever nrhs is,
 * as long as all columns get the same factors. Threads change nothing.
 */
int64_t recursive_lu_c64_butterfly_solve(void *workspace, int64_t nrhs, const recursive_lu_complex64 *A,
                                         int64_t lda, const recursive_lu_complex64 *B, int64_t ldb,
                                         recursive_lu_complex64 *X, int64_t ldx, int64_t *iter,
                                         uint32_t flags);

/**
 * Solves A * X = B for double matrices by random butterflies in one call: without row exchanges,
 * refined, and where that does not lead to an acceptable residual, with all of them.
 *
 * @param n     Order of A, at least 0.
 * @param nrhs  Right-hand sides, columns of B, at least 0; if 0, nothing is done.
 * @param A     n x n, column-major, only read.
 * @param lda   Distance between columns of A in elements, at least max(1, n).
 * @param seed  What the random numbers depend on, any number.
 * @param B     n x nrhs, column-major, only read.
 * @param ldb   Distance between columns of B in elements, at least max(1, n).
 * @param X     n x nrhs, column-major, written. Must not overlap A or B.
 * @param ldx   Distance between columns of X in elements, at least max(1, n).
 * @param iter  Written unless an argument is illegal; not NULL. At least 0: the steps of refinement
 *              of the column that needed most. Negative: why the solution is from factors with row
 *              exchanges. -1: the randomised matrix has a pivot that is zero or not finite; -2: a
 *              residual was not acceptable.
 * @param flags RECURSIVE_LU_THREADED or 0. Any other bit is an illegal argument.
 * @return As recursive_lu_f64_butterfly_solve.
 *
 * Thread-safe for distinct X. Accuracy and bits are those of recursive_lu_f64_butterfly_factor and
 * recursive_lu_f64_butterfly_solve.
 */
int64_t recursive_lu_f64_butterfly_gesv(int64_t n, int64_t nrhs, const double *A, int64_t lda, uint64_t seed,
                                        const double *B, int64_t ldb, double *X, int64_t ldx, int64_t *iter,
                                        uint32_t flags);

/**
 * Solves A * X = B for float matrices by random butterflies in one call: without row exchanges but
 * some among eight rows that follow each other, refined, and where that does not lead to an
 * acceptable residual, with all of them.
 *
 * @param n     Order of A, at least 0.
 * @param nrhs  Right-hand sides, columns of B, at least 0; if 0, nothing is done.
 * @param A     n x n, column-major, only read.
 * @param lda   Distance between columns of A in elements, at least max(1, n).
 * @param seed  What the random numbers depend on, any number.
 * @param B     n x nrhs, column-major, only read.
 * @param ldb   Distance between columns of B in elements, at least max(1, n).
 * @param X     n x nrhs, column-major, written. Must not overlap A or B.
 * @param ldx   Distance between columns of X in elements, at least max(1, n).
 * @param iter  Written unless an argument is illegal; not NULL. At least 0: the steps of refinement
 *              of the column that needed most. Negative: why the solution is from factors with row
 *              exchanges. -1: the randomised matrix has a pivot that is zero or not finite; -2: a
 *              residual was not acceptable.
 * @param flags RECURSIVE_LU_THREADED or 0. Any other bit is an illegal argument.
 * @return As recursive_lu_f32_butterfly_solve.
 *
 * Thread-safe for distinct X. Accuracy and bits are those of recursive_lu_f32_butterfly_factor and
 * recursive_lu_f32_butterfly_solve.
 */
int64_t recursive_lu_f32_butterfly_gesv(int64_t n, int64_t nrhs, const float *A, int64_t lda, uint64_t seed,
                                        const float *B, int64_t ldb, float *X, int64_t ldx, int64_t *iter,
                                        uint32_t flags);

/**
 * Solves A * X = B for double complex matrices by random butterflies in one call: without row
 * exchanges, refined, and where that does not lead to an acceptable residual, with all of them.
 *
 * @param n     Order of A, at least 0.
 * @param nrhs  Right-hand sides, columns of B, at least 0; if 0, nothing is done.
 * @param A     n x n, column-major, only read.
 * @param lda   Distance between columns of A in elements, at least max(1, n).
 * @param seed  What the random numbers depend on, any number.
 * @param B     n x nrhs, column-major, only read.
 * @param ldb   Distance between columns of B in elements, at least max(1, n).
 * @param X     n x nrhs, column-major, written. Must not overlap A or B.
 * @param ldx   Distance between columns of X in elements, at least max(1, n).
 * @param iter  Written unless an argument is illegal; not NULL. At least 0: the steps of refinement
 *              of the column that needed most. Negative: why the solution is from factors with row
 *              exchanges. -1: the randomised matrix has a pivot that is zero or not finite; -2: a
 *              residual was not acceptable.
 * @param flags RECURSIVE_LU_THREADED or 0. Any other bit is an illegal argument.
 * @return As recursive_lu_c128_butterfly_solve.
 *
 * Thread-safe for distinct X. Accuracy and bits are those of recursive_lu_c128_butterfly_factor and
 * recursive_lu_c128_butterfly_solve.
 */
int64_t recursive_lu_c128_butterfly_gesv(int64_t n, int64_t nrhs, const recursive_lu_complex128 *A,
                                         int64_t lda, uint64_t seed, const recursive_lu_complex128 *B,
                                         int64_t ldb, recursive_lu_complex128 *X, int64_t ldx, int64_t *iter,
                                         uint32_t flags);

/**
 * Solves A * X = B for float complex matrices by random butterflies in one call: without row
 * exchanges but some among eight rows that follow each other, refined, and where that does not lead
 * to an acceptable residual, with all of them.
 *
 * @param n     Order of A, at least 0.
 * @param nrhs  Right-hand sides, columns of B, at least 0; if 0, nothing is done.
 * @param A     n x n, column-major, only read.
 * @param lda   Distance between columns of A in elements, at least max(1, n).
 * @param seed  What the random numbers depend on, any number.
 * @param B     n x nrhs, column-major, only read.
 * @param ldb   Distance between columns of B in elements, at least max(1, n).
 * @param X     n x nrhs, column-major, written. Must not overlap A or B.
 * @param ldx   Distance between columns of X in elements, at least max(1, n).
 * @param iter  Written unless an argument is illegal; not NULL. At least 0: the steps of refinement
 *              of the column that needed most. Negative: why the solution is from factors with row
 *              exchanges. -1: the randomised matrix has a pivot that is zero or not finite; -2: a
 *              residual was not acceptable.
 * @param flags RECURSIVE_LU_THREADED or 0. Any other bit is an illegal argument.
 * @return As recursive_lu_c64_butterfly_solve.
 *
 * Thread-safe for distinct X. Accuracy and bits are those of recursive_lu_c64_butterfly_factor and
 * recursive_lu_c64_butterfly_solve.
 */
int64_t recursive_lu_c64_butterfly_gesv(int64_t n, int64_t nrhs, const recursive_lu_complex64 *A, int64_t lda,
                                        uint64_t seed, const recursive_lu_complex64 *B, int64_t ldb,
                                        recursive_lu_complex64 *X, int64_t ldx, int64_t *iter,
                                        uint32_t flags);

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
 * Factors the m x n double complex matrix A = P * L * U in place, with partial pivoting; otherwise
 * as recursive_lu_f64. The pivot is the first element of the largest |re| + |im|, as in LAPACK.
 *
 * @param A    Column-major, element (i, j) at A[i + j*m]; overwritten by L and U.
 * @param m    Rows, at least 0.
 * @param n    Columns, at least 0.
 * @param ipiv Length min(m, n), written: 1-based row exchanges.
 * @return As recursive_lu_f64.
 *
 * Also exported as recursive_lu_c128!
 */
int64_t recursive_lu_c128(recursive_lu_complex128 *A, int64_t m, int64_t n, int64_t *ipiv);

/**
 * Factors the m x n float complex matrix A = P * L * U in place, with partial pivoting; otherwise
 * as recursive_lu_f64. The pivot is the first element of the largest |re| + |im|, as in LAPACK.
 *
 * @param A    Column-major, element (i, j) at A[i + j*m]; overwritten by L and U.
 * @param m    Rows, at least 0.
 * @param n    Columns, at least 0.
 * @param ipiv Length min(m, n), written: 1-based row exchanges.
 * @return As recursive_lu_f64.
 *
 * Also exported as recursive_lu_c64!
 */
int64_t recursive_lu_c64(recursive_lu_complex64 *A, int64_t m, int64_t n, int64_t *ipiv);

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
 * As recursive_lu_c128, on the threads of recursive_lu_get_num_threads. The result is bitwise that
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
 * Also exported as recursive_lu_c128_threaded!
 */
int64_t recursive_lu_c128_threaded(recursive_lu_complex128 *A, int64_t m, int64_t n, int64_t *ipiv);

/**
 * As recursive_lu_c64, on the threads of recursive_lu_get_num_threads. The result is bitwise that
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
 * Also exported as recursive_lu_c64_threaded!
 */
int64_t recursive_lu_c64_threaded(recursive_lu_complex64 *A, int64_t m, int64_t n, int64_t *ipiv);

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
 * Factors the m x n double complex matrix A = L * U in place, without row exchanges; otherwise as
 * recursive_lu_f64_nopiv.
 *
 * @param A    Column-major, element (i, j) at A[i + j*m]; overwritten by L and U.
 * @param m    Rows, at least 0.
 * @param n    Columns, at least 0.
 * @param ipiv Length min(m, n), filled with 1, 2, 3 and so on; or NULL.
 * @return As recursive_lu_f64_nopiv.
 *
 * Also exported as recursive_lu_c128_nopiv!
 */
int64_t recursive_lu_c128_nopiv(recursive_lu_complex128 *A, int64_t m, int64_t n, int64_t *ipiv);

/**
 * Factors the m x n float complex matrix A = L * U in place, without row exchanges; otherwise as
 * recursive_lu_f64_nopiv.
 *
 * @param A    Column-major, element (i, j) at A[i + j*m]; overwritten by L and U.
 * @param m    Rows, at least 0.
 * @param n    Columns, at least 0.
 * @param ipiv Length min(m, n), filled with 1, 2, 3 and so on; or NULL.
 * @return As recursive_lu_f64_nopiv.
 *
 * Also exported as recursive_lu_c64_nopiv!
 */
int64_t recursive_lu_c64_nopiv(recursive_lu_complex64 *A, int64_t m, int64_t n, int64_t *ipiv);

/**
 * Factors an m x n double matrix inside a larger one, with every choice by flag.
 *
 * @param A     Column-major, element (i, j) at A[i + j*lda], or with RECURSIVE_LU_ROW_MAJOR at
 *              A[i*lda + j]; overwritten by L and U. The gaps that lda leaves are neither read nor
 *              written. Must not overlap ipiv.
 * @param m     Rows, at least 0.
 * @param n     Columns, at least 0.
 * @param lda   Distance between columns in elements, at least max(1, m); with
 *              RECURSIVE_LU_ROW_MAJOR between rows, at least max(1, n).
 * @param ipiv  Length min(m, n), as in recursive_lu_f64 or recursive_lu_f64_nopiv.
 * @param flags Any of RECURSIVE_LU_THREADED, RECURSIVE_LU_NO_PIVOT and RECURSIVE_LU_ROW_MAJOR, or
 *              0. Any other bit is an illegal argument.
 * @return As recursive_lu_f64 or recursive_lu_f64_nopiv.
 *
 * The factors of a row-major matrix have the bits of those of a column-major one. It needs no more
 * scratch memory, but for a copy if it is tall with up to 16 columns. recursive_lu_f64_solve and
 * the other functions that take factors want them column-major: to solve A * X = B for a row-major
 * A, factor it without RECURSIVE_LU_ROW_MAJOR, which is to factor A transposed, and solve with
 * trans 'T'.
 */
int64_t recursive_lu_f64_strided(double *A, int64_t m, int64_t n, int64_t lda, int64_t *ipiv, uint32_t flags);

/**
 * Factors an m x n float matrix inside a larger one; otherwise as recursive_lu_f64_strided.
 *
 * @param A     Column-major, element (i, j) at A[i + j*lda], or with RECURSIVE_LU_ROW_MAJOR at
 *              A[i*lda + j]; overwritten by L and U.
 * @param m     Rows, at least 0.
 * @param n     Columns, at least 0.
 * @param lda   Distance between columns in elements, at least max(1, m); with
 *              RECURSIVE_LU_ROW_MAJOR between rows, at least max(1, n).
 * @param ipiv  Length min(m, n), as in recursive_lu_f64 or recursive_lu_f64_nopiv.
 * @param flags Any of RECURSIVE_LU_THREADED, RECURSIVE_LU_NO_PIVOT and RECURSIVE_LU_ROW_MAJOR, or
 *              0.
 * @return As recursive_lu_f64_strided.
 */
int64_t recursive_lu_f32_strided(float *A, int64_t m, int64_t n, int64_t lda, int64_t *ipiv, uint32_t flags);

/**
 * Factors an m x n double complex matrix inside a larger one; otherwise as
 * recursive_lu_f64_strided.
 *
 * @param A     Column-major, element (i, j) at A[i + j*lda], or with RECURSIVE_LU_ROW_MAJOR at
 *              A[i*lda + j]; overwritten by L and U.
 * @param m     Rows, at least 0.
 * @param n     Columns, at least 0.
 * @param lda   Distance between columns in elements, at least max(1, m); with
 *              RECURSIVE_LU_ROW_MAJOR between rows, at least max(1, n).
 * @param ipiv  Length min(m, n), as in recursive_lu_f64 or recursive_lu_f64_nopiv.
 * @param flags Any of RECURSIVE_LU_THREADED, RECURSIVE_LU_NO_PIVOT and RECURSIVE_LU_ROW_MAJOR, or
 *              0.
 * @return As recursive_lu_f64_strided.
 */
int64_t recursive_lu_c128_strided(recursive_lu_complex128 *A, int64_t m, int64_t n, int64_t lda,
                                  int64_t *ipiv, uint32_t flags);

/**
 * Factors an m x n float complex matrix inside a larger one; otherwise as recursive_lu_f64_strided.
 *
 * @param A     Column-major, element (i, j) at A[i + j*lda], or with RECURSIVE_LU_ROW_MAJOR at
 *              A[i*lda + j]; overwritten by L and U.
 * @param m     Rows, at least 0.
 * @param n     Columns, at least 0.
 * @param lda   Distance between columns in elements, at least max(1, m); with
 *              RECURSIVE_LU_ROW_MAJOR between rows, at least max(1, n).
 * @param ipiv  Length min(m, n), as in recursive_lu_f64 or recursive_lu_f64_nopiv.
 * @param flags Any of RECURSIVE_LU_THREADED, RECURSIVE_LU_NO_PIVOT and RECURSIVE_LU_ROW_MAJOR, or
 *              0.
 * @return As recursive_lu_f64_strided.
 */
int64_t recursive_lu_c64_strided(recursive_lu_complex64 *A, int64_t m, int64_t n, int64_t lda, int64_t *ipiv,
                                 uint32_t flags);

/**
 * The number of threads that a threaded call may use, the caller's own included.
 *
 * @return What recursive_lu_set_num_threads last set; or else RECURSIVE_LU_NUM_THREADS of the
 *         environment; or else the processors that this process may use (affinity mask and cgroup
 *         quota). 1 if there is too little memory to begin.
 */
int32_t recursive_lu_get_num_threads(void);

/**
 * Sets the number of threads of later threaded calls of the whole process. Thread-safe.
 *
 * @param threads 1 to 1024; larger counts as 1024; 0 goes back to the default.
 * @return 0; or RECURSIVE_LU_BAD_ARGUMENT(1) if threads is negative, or RECURSIVE_LU_OUT_OF_MEMORY,
 *         and nothing is changed.
 */
int64_t recursive_lu_set_num_threads(int32_t threads);

/**
 * Frees the scratch memory that the library keeps for the next call of the calling thread: the size
 * of the largest matrix that it has factored, up to 256 MiB, and more that the system may take.
 *
 * @return 0, or an error if the library cannot be started at all.
 *
 * For threads that will call no more for a while; when a thread ends, its memory is freed without
 * being asked. The next call gets fresh memory, which takes it longer.
 */
int64_t recursive_lu_thread_free_buffers(void);

/**
 * The library's version, such as "1.2.3".
 *
 * @return A static string; do not free it.
 */
const char *recursive_lu_version(void);

/**
 * The kernels in use: "baseline", "x86-64-v3" or "x86-64-v4"; "aarch64-neon" on arm64.
 *
 * @return A static string; do not free it.
 *
 * On x86-64, RECURSIVE_LU_ISA=baseline, v3 or v4 in the environment, read at the first call, limits
 * the choice; a program with more rights than its caller (set-user-ID) does not read it.
 */
const char *recursive_lu_isa(void);

/**
 * A sentence for a value of info.
 *
 * @param info What a function of this library gave; any other number, too.
 * @return A static string in English, without a stop at its end; never NULL. Do not free it.
 *
 * Thread-safe. Which argument RECURSIVE_LU_BAD_ARGUMENT(i) means by name, recursive_lu_argument
 * tells.
 */
const char *recursive_lu_message(int64_t info);

/**
 * The name of an argument, as the header has it.
 *
 * @param function A function's name, for example "recursive_lu_f64_strided".
 * @param i        The argument's position, from 1.
 * @return A static string; the empty string if there is no such function or argument. Never NULL;
 *         do not free it.
 *
 * Thread-safe.
 */
const char *recursive_lu_argument(const char *function, int32_t i);

/**
 * Inverts a double matrix from the factors that recursive_lu_f64 and its like left: LAPACK's
 * dgetri.
 *
 * @param n     Order of A, at least 0.
 * @param LU    The n x n factors, column-major; overwritten by the inverse of A. Must not overlap
 *              ipiv.
 * @param lda   Distance between columns of LU in elements, at least max(1, n).
 * @param ipiv  The n row exchanges of the factorization, each from its own row to n; or NULL if
 *              there were none.
 * @param flags RECURSIVE_LU_THREADED or 0. Any other bit is an illegal argument.
 * @return 0; or k greater than 0: U(k,k) is exactly zero, the first such k, LU is untouched; or
 *         RECURSIVE_LU_BAD_ARGUMENT(i); or RECURSIVE_LU_OUT_OF_MEMORY, with LU untouched; or
 *         RECURSIVE_LU_INTERNAL.
 *
 * Thread-safe for distinct LU; ipiv may be shared. On threads the result is bitwise that of one. X
 * * A - I is as small as rounding allows; A * X - I, too, unless A is very ill-conditioned. To
 * solve a system, recursive_lu_f64_solve is faster and more accurate.
 */
int64_t recursive_lu_f64_inverse(int64_t n, double *LU, int64_t lda, const int64_t *ipiv, uint32_t flags);

/**
 * Inverts a float matrix from the factors that recursive_lu_f32 and its like left: LAPACK's sgetri.
 *
 * @param n     Order of A, at least 0.
 * @param LU    The n x n factors, column-major; overwritten by the inverse of A. Must not overlap
 *              ipiv.
 * @param lda   Distance between columns of LU in elements, at least max(1, n).
 * @param ipiv  The n row exchanges of the factorization, each from its own row to n; or NULL if
 *              there were none.
 * @param flags RECURSIVE_LU_THREADED or 0. Any other bit is an illegal argument.
 * @return As recursive_lu_f64_inverse.
 */
int64_t recursive_lu_f32_inverse(int64_t n, float *LU, int64_t lda, const int64_t *ipiv, uint32_t flags);

/**
 * Inverts a double complex matrix from the factors that recursive_lu_c128 and its like left:
 * LAPACK's zgetri.
 *
 * @param n     Order of A, at least 0.
 * @param LU    The n x n factors, column-major; overwritten by the inverse of A. Must not overlap
 *              ipiv.
 * @param lda   Distance between columns of LU in elements, at least max(1, n).
 * @param ipiv  The n row exchanges of the factorization, each from its own row to n; or NULL if
 *              there were none.
 * @param flags RECURSIVE_LU_THREADED or 0. Any other bit is an illegal argument.
 * @return As recursive_lu_f64_inverse.
 */
int64_t recursive_lu_c128_inverse(int64_t n, recursive_lu_complex128 *LU, int64_t lda, const int64_t *ipiv,
                                  uint32_t flags);

/**
 * Inverts a float complex matrix from the factors that recursive_lu_c64 and its like left: LAPACK's
 * cgetri.
 *
 * @param n     Order of A, at least 0.
 * @param LU    The n x n factors, column-major; overwritten by the inverse of A. Must not overlap
 *              ipiv.
 * @param lda   Distance between columns of LU in elements, at least max(1, n).
 * @param ipiv  The n row exchanges of the factorization, each from its own row to n; or NULL if
 *              there were none.
 * @param flags RECURSIVE_LU_THREADED or 0. Any other bit is an illegal argument.
 * @return As recursive_lu_f64_inverse.
 */
int64_t recursive_lu_c64_inverse(int64_t n, recursive_lu_complex64 *LU, int64_t lda, const int64_t *ipiv,
                                 uint32_t flags);

/**
 * The determinant of a double matrix from the factors that recursive_lu_f64 and its like left.
 *
 * @param n    Order of A, at least 0.
 * @param LU   The n x n factors, column-major, only read.
 * @param lda  Distance between columns of LU in elements, at least max(1, n).
 * @param ipiv The n row exchanges of the factorization, each from its own row to n; or NULL if
 *             there were none.
 * @param det  Written: the determinant, 1 if n is 0. Infinite or 0 if it, not a partial product,
 *             overflows or underflows. Not NULL.
 * @return 0, also for a singular matrix, whose determinant is 0; or RECURSIVE_LU_BAD_ARGUMENT(i) or
 *         RECURSIVE_LU_INTERNAL, with *det untouched.
 *
 * Thread-safe.
 */
int64_t recursive_lu_f64_det(int64_t n, const double *LU, int64_t lda, const int64_t *ipiv, double *det);

/**
 * The determinant of a float matrix from the factors that recursive_lu_f32 and its like left.
 *
 * @param n    Order of A, at least 0.
 * @param LU   The n x n factors, column-major, only read.
 * @param lda  Distance between columns of LU in elements, at least max(1, n).
 * @param ipiv The n row exchanges of the factorization, each from its own row to n; or NULL if
 *             there were none.
 * @param det  Written: the determinant, 1 if n is 0. Infinite or 0 if it, not a partial product,
 *             overflows or underflows. Not NULL.
 * @return As recursive_lu_f64_det.
 */
int64_t recursive_lu_f32_det(int64_t n, const float *LU, int64_t lda, const int64_t *ipiv, float *det);

/**
 * The determinant of a double complex matrix from the factors that recursive_lu_c128 and its like
 * left.
 *
 * @param n    Order of A, at least 0.
 * @param LU   The n x n factors, column-major, only read.
 * @param lda  Distance between columns of LU in elements, at least max(1, n).
 * @param ipiv The n row exchanges of the factorization, each from its own row to n; or NULL if
 *             there were none.
 * @param det  Written: the determinant, 1 if n is 0. Infinite or 0 if it, not a partial product,
 *             overflows or underflows. Not NULL.
 * @return As recursive_lu_f64_det.
 */
int64_t recursive_lu_c128_det(int64_t n, const recursive_lu_complex128 *LU, int64_t lda, const int64_t *ipiv,
                              recursive_lu_complex128 *det);

/**
 * The determinant of a float complex matrix from the factors that recursive_lu_c64 and its like
 * left.
 *
 * @param n    Order of A, at least 0.
 * @param LU   The n x n factors, column-major, only read.
 * @param lda  Distance between columns of LU in elements, at least max(1, n).
 * @param ipiv The n row exchanges of the factorization, each from its own row to n; or NULL if
 *             there were none.
 * @param det  Written: the determinant, 1 if n is 0. Infinite or 0 if it, not a partial product,
 *             overflows or underflows. Not NULL.
 * @return As recursive_lu_f64_det.
 */
int64_t recursive_lu_c64_det(int64_t n, const recursive_lu_complex64 *LU, int64_t lda, const int64_t *ipiv,
                             recursive_lu_complex64 *det);

/**
 * Sign and logarithm of the determinant of a double matrix from the factors that recursive_lu_f64
 * and its like left: neither overflows.
 *
 * @param n      Order of A, at least 0.
 * @param LU     The n x n factors, column-major, only read.
 * @param lda    Distance between columns of LU in elements, at least max(1, n).
 * @param ipiv   The n row exchanges of the factorization, each from its own row to n; or NULL if
 *               there were none.
 * @param sign   Written: -1, 0 or 1; NaN if the determinant is NaN. Not NULL.
 * @param logabs Written: the natural logarithm of the determinant's absolute value, minus infinity
 *               if it is 0. Not NULL.
 * @return 0, also for a singular matrix; or RECURSIVE_LU_BAD_ARGUMENT(i) or RECURSIVE_LU_INTERNAL,
 *         with *sign and *logabs untouched.
 *
 * Thread-safe.
 */
int64_t recursive_lu_f64_logdet(int64_t n, const double *LU, int64_t lda, const int64_t *ipiv, double *sign,
                                double *logabs);

/**
 * Sign and logarithm of the determinant of a float matrix from the factors that recursive_lu_f32
 * and its like left: neither overflows.
 *
 * @param n      Order of A, at least 0.
 * @param LU     The n x n factors, column-major, only read.
 * @param lda    Distance between columns of LU in elements, at least max(1, n).
 * @param ipiv   The n row exchanges of the factorization, each from its own row to n; or NULL if
 *               there were none.
 * @param sign   Written: -1, 0 or 1; NaN if the determinant is NaN. Not NULL.
 * @param logabs Written: the natural logarithm of the determinant's absolute value, minus infinity
 *               if it is 0. Not NULL.
 * @return As recursive_lu_f64_logdet.
 */
int64_t recursive_lu_f32_logdet(int64_t n, const float *LU, int64_t lda, const int64_t *ipiv, float *sign,
                                float *logabs);

/**
 * Sign, that is the phase, and logarithm of the determinant of a double complex matrix from the
 * factors that recursive_lu_c128 and its like left: neither overflows.
 *
 * @param n      Order of A, at least 0.
 * @param LU     The n x n factors, column-major, only read.
 * @param lda    Distance between columns of LU in elements, at least max(1, n).
 * @param ipiv   The n row exchanges of the factorization, each from its own row to n; or NULL if
 *               there were none.
 * @param sign   Written: real and imaginary part, two numbers, of the determinant divided by its
 *               absolute value; 0 if it is 0, NaN if it is not finite. Not NULL.
 * @param logabs Written: the natural logarithm of the determinant's absolute value, minus infinity
 *               if it is 0, NaN if it is not finite. Not NULL.
 * @return As recursive_lu_f64_logdet.
 */
int64_t recursive_lu_c128_logdet(int64_t n, const recursive_lu_complex128 *LU, int64_t lda,
                                 const int64_t *ipiv, double *sign, double *logabs);

/**
 * Sign, that is the phase, and logarithm of the determinant of a float complex matrix from the
 * factors that recursive_lu_c64 and its like left: neither overflows.
 *
 * @param n      Order of A, at least 0.
 * @param LU     The n x n factors, column-major, only read.
 * @param lda    Distance between columns of LU in elements, at least max(1, n).
 * @param ipiv   The n row exchanges of the factorization, each from its own row to n; or NULL if
 *               there were none.
 * @param sign   Written: real and imaginary part, two numbers, of the determinant divided by its
 *               absolute value; 0 if it is 0, NaN if it is not finite. Not NULL.
 * @param logabs Written: the natural logarithm of the determinant's absolute value, minus infinity
 *               if it is 0, NaN if it is not finite. Not NULL.
 * @return As recursive_lu_f64_logdet.
 */
int64_t recursive_lu_c64_logdet(int64_t n, const recursive_lu_complex64 *LU, int64_t lda, const int64_t *ipiv,
                                float *sign, float *logabs);

/**
 * Estimates the reciprocal condition number 1 / (norm(A) * norm(inverse of A)) of a double matrix
 * from the factors that recursive_lu_f64 and its like left: LAPACK's dgecon.
 *
 * @param norm  '1', 'O' or 'o': the 1-norm, the largest column sum of absolute values; 'I' or 'i':
 *              the infinity norm, the largest row sum.
 * @param n     Order of A, at least 0.
 * @param LU    The n x n factors, column-major, only read.
 * @param lda   Distance between columns of LU in elements, at least max(1, n).
 * @param anorm norm(A), of the matrix before it was factored; not negative, not NaN. Infinity is
 *              allowed, for a finite A whose norm overflows, and gives 0.
 * @param rcond Written: the estimate, from 0 to 1; 1 if n is 0; 0 if U has a zero on its diagonal,
 *              if anorm is 0 or infinite, if the estimate itself underflows, or if the factors have
 *              infinities; NaN if they have NaN. No number on the way overflows or underflows. Not
 *              NULL.
 * @return 0; or RECURSIVE_LU_BAD_ARGUMENT(i), RECURSIVE_LU_OUT_OF_MEMORY or RECURSIVE_LU_INTERNAL,
 *         with *rcond untouched.
 *
 * Thread-safe. The estimate is seldom more than three times the true value, and hardly smaller. But
 * it is an estimate and no bound, and can be off by any factor: for a 9 x 9 matrix of integers it
 * was 5e-13 instead of 2.5e-25, in LAPACK as here. If A is nearly singular, rounding errors of the
 * factors and of the solutions decide. A number below 2^-53 (2^-24 in float) says that A is
 * singular to working precision. Algorithm: Higham, ACM Trans. Math. Softw. 14(4), 1988.
 */
int64_t recursive_lu_f64_rcond(char norm, int64_t n, const double *LU, int64_t lda, double anorm,
                               double *rcond);

/**
 * Estimates the reciprocal condition number 1 / (norm(A) * norm(inverse of A)) of a float matrix
 * from the factors that recursive_lu_f32 and its like left: LAPACK's sgecon.
 *
 * @param norm  '1', 'O' or 'o': the 1-norm, the largest column sum of absolute values; 'I' or 'i':
 *              the infinity norm, the largest row sum.
 * @param n     Order of A, at least 0.
 * @param LU    The n x n factors, column-major, only read.
 * @param lda   Distance between columns of LU in elements, at least max(1, n).
 * @param anorm norm(A), of the matrix before it was factored; not negative, not NaN. Infinity is
 *              allowed, for a finite A whose norm overflows, and gives 0.
 * @param rcond Written: the estimate, from 0 to 1; 1 if n is 0; 0 if U has a zero on its diagonal,
 *              if anorm is 0 or infinite, if the estimate itself underflows, or if the factors have
 *              infinities; NaN if they have NaN. No number on the way overflows or underflows. Not
 *              NULL.
 * @return As recursive_lu_f64_rcond.
 */
int64_t recursive_lu_f32_rcond(char norm, int64_t n, const float *LU, int64_t lda, float anorm, float *rcond);

/**
 * Estimates the reciprocal condition number 1 / (norm(A) * norm(inverse of A)) of a double complex
 * matrix from the factors that recursive_lu_c128 and its like left: LAPACK's zgecon.
 *
 * @param norm  '1', 'O' or 'o': the 1-norm, the largest column sum of absolute values; 'I' or 'i':
 *              the infinity norm, the largest row sum.
 * @param n     Order of A, at least 0.
 * @param LU    The n x n factors, column-major, only read.
 * @param lda   Distance between columns of LU in elements, at least max(1, n).
 * @param anorm norm(A), of the matrix before it was factored; not negative, not NaN. Infinity is
 *              allowed, for a finite A whose norm overflows, and gives 0.
 * @param rcond Written: the estimate, from 0 to 1; 1 if n is 0; 0 if U has a zero on its diagonal,
 *              if anorm is 0 or infinite, if the estimate itself underflows, or if the factors have
 *              infinities; NaN if they have NaN. No number on the way overflows or underflows. Not
 *              NULL.
 * @return As recursive_lu_f64_rcond.
 */
int64_t recursive_lu_c128_rcond(char norm, int64_t n, const recursive_lu_complex128 *LU, int64_t lda,
                                double anorm, double *rcond);

/**
 * Estimates the reciprocal condition number 1 / (norm(A) * norm(inverse of A)) of a float complex
 * matrix from the factors that recursive_lu_c64 and its like left: LAPACK's cgecon.
 *
 * @param norm  '1', 'O' or 'o': the 1-norm, the largest column sum of absolute values; 'I' or 'i':
 *              the infinity norm, the largest row sum.
 * @param n     Order of A, at least 0.
 * @param LU    The n x n factors, column-major, only read.
 * @param lda   Distance between columns of LU in elements, at least max(1, n).
 * @param anorm norm(A), of the matrix before it was factored; not negative, not NaN. Infinity is
 *              allowed, for a finite A whose norm overflows, and gives 0.
 * @param rcond Written: the estimate, from 0 to 1; 1 if n is 0; 0 if U has a zero on its diagonal,
 *              if anorm is 0 or infinite, if the estimate itself underflows, or if the factors have
 *              infinities; NaN if they have NaN. No number on the way overflows or underflows. Not
 *              NULL.
 * @return As recursive_lu_f64_rcond.
 */
int64_t recursive_lu_c64_rcond(char norm, int64_t n, const recursive_lu_complex64 *LU, int64_t lda,
                               float anorm, float *rcond);

/**
 * Solves A * X = B in double by factors in float and iterative refinement, as accurately as
 * recursive_lu_f64_gesv and, if A is large and well-conditioned and nrhs at most about n / 20,
 * faster, up to twice; where that fails, by factors in double. LAPACK's dsgesv.
 *
 * @param n     Order of A, at least 0.
 * @param nrhs  Right-hand sides, columns of B, at least 0; if 0, nothing is done.
 * @param A     n x n, column-major. Unchanged if *iter is not negative; else overwritten by L and
 *              U.
 * @param lda   Distance between columns of A in elements, at least max(1, n).
 * @param ipiv  Length n, written: the row exchanges of the factors in float if *iter is not
 *              negative, else of those in A; NULL is allowed with RECURSIVE_LU_NO_PIVOT.
 * @param B     n x nrhs, column-major, only read.
 * @param ldb   Distance between columns of B in elements, at least max(1, n).
 * @param X     n x nrhs, column-major, written. Must not overlap A, B or ipiv.
 * @param ldx   Distance between columns of X in elements, at least max(1, n).
 * @param iter  Written unless an argument is illegal; not NULL. At least 0: the number of
 *              refinement steps. Negative: why X was computed in double. -1: scratch memory could
 *              not be had; -2: a number is too large for float; -3: the factors in float have a
 *              zero pivot; -31: 30 steps were not enough. If A has a zero pivot in float and B a
 *              number too large for it, it is -3.
 * @param flags RECURSIVE_LU_THREADED, RECURSIVE_LU_NO_PIVOT or both, or 0. Any other bit is an
 *              illegal argument.
 * @return 0; or k greater than 0, without pivoting -k: U(k,k), in double, is exactly zero, the
 *         first such k, A holds the factors and X a copy of B; or RECURSIVE_LU_INACCURATE: *iter is
 *         negative and the factors and X are written, but U or X is not finite; or
 *         RECURSIVE_LU_BAD_ARGUMENT(i); or RECURSIVE_LU_OUT_OF_MEMORY, with A untouched; or
 *         RECURSIVE_LU_INTERNAL.
 *
 * Thread-safe for distinct matrices. Refinement ends when for each column normInf(b - A*x) is at
 * most sqrt(n) * 2^-53 * normInf(A) * normInf(x), all of them finite. A column whose solution
 * overflows on the way, in float or in double, is solved for again times a power of two.
 */
int64_t recursive_lu_f64_mixed_gesv(int64_t n, int64_t nrhs, double *A, int64_t lda, int64_t *ipiv,
                                    const double *B, int64_t ldb, double *X, int64_t ldx, int64_t *iter,
                                    uint32_t flags);

/**
 * Solves A * X = B in double complex by factors in float complex and iterative refinement, or,
 * where that fails, by factors in double complex: otherwise as recursive_lu_f64_mixed_gesv.
 * LAPACK's zcgesv.
 *
 * @param n     Order of A, at least 0.
 * @param nrhs  Right-hand sides, columns of B, at least 0; if 0, nothing is done.
 * @param A     n x n, column-major. Unchanged if *iter is not negative; else overwritten by L and
 *              U.
 * @param lda   Distance between columns of A in elements, at least max(1, n).
 * @param ipiv  Length n, written: the row exchanges of the factors in float if *iter is not
 *              negative, else of those in A; NULL is allowed with RECURSIVE_LU_NO_PIVOT.
 * @param B     n x nrhs, column-major, only read.
 * @param ldb   Distance between columns of B in elements, at least max(1, n).
 * @param X     n x nrhs, column-major, written. Must not overlap A, B or ipiv.
 * @param ldx   Distance between columns of X in elements, at least max(1, n).
 * @param iter  Written unless an argument is illegal; not NULL. As of recursive_lu_f64_mixed_gesv.
 * @param flags RECURSIVE_LU_THREADED, RECURSIVE_LU_NO_PIVOT or both, or 0. Any other bit is an
 *              illegal argument.
 * @return As recursive_lu_f64_mixed_gesv.
 *
 * Norms of vectors are of |re| + |im|, that of A of absolute values.
 */
int64_t recursive_lu_c128_mixed_gesv(int64_t n, int64_t nrhs, recursive_lu_complex128 *A, int64_t lda,
                                     int64_t *ipiv, const recursive_lu_complex128 *B, int64_t ldb,
                                     recursive_lu_complex128 *X, int64_t ldx, int64_t *iter, uint32_t flags);

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
 * Thread-safe for distinct B; LU and ipiv may be shared. With op(A) = A, a column of X has the same
 * bits whatever nrhs is; with the transpose, a few right-hand sides are summed in another order
 * than many. For want of scratch memory it is only slower. As in LAPACK, the result is also 0 if X
 * is not finite, and if U is not: by an infinite pivot X is finite and wrong. [1, 1; -1, 1] times
 * 1.7e308 has one. recursive_lu_f64_gesv and the random butterflies tell, and so does the backward
 * error of recursive_lu_f64_refine.
 */
int64_t recursive_lu_f64_solve(char trans, int64_t n, int64_t nrhs, const double *LU, int64_t lda,
                               const int64_t *ipiv, double *B, int64_t ldb);

/**
 * Solves op(A) * X = B for float matrices from the factors that recursive_lu_f32 and its like left;
 * otherwise as recursive_lu_f64_solve.
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
 * @return As recursive_lu_f64_solve.
 */
int64_t recursive_lu_f32_solve(char trans, int64_t n, int64_t nrhs, const float *LU, int64_t lda,
                               const int64_t *ipiv, float *B, int64_t ldb);

/**
 * Solves op(A) * X = B for double complex matrices from the factors that recursive_lu_c128 and its
 * like left; otherwise as recursive_lu_f64_solve.
 *
 * @param trans 'N' or 'n': op(A) = A; 'T' or 't': op(A) = A transposed; 'C' or 'c': op(A) = A
 *              transposed and conjugated.
 * @param n     Order of A, at least 0.
 * @param nrhs  Right-hand sides, columns of B, at least 0.
 * @param LU    The n x n factors, column-major, only read.
 * @param lda   Distance between columns of LU in elements, at least max(1, n).
 * @param ipiv  The n row exchanges of the factorization, each from its own row to n; or NULL if
 *              there were none.
 * @param B     n x nrhs, column-major; overwritten by X. Must not overlap LU or ipiv.
 * @param ldb   Distance between columns of B in elements, at least max(1, n).
 * @return As recursive_lu_f64_solve.
 *
 * As in LAPACK, a quotient may overflow on the way if its numerator is above half of the largest
 * number.
 */
int64_t recursive_lu_c128_solve(char trans, int64_t n, int64_t nrhs, const recursive_lu_complex128 *LU,
                                int64_t lda, const int64_t *ipiv, recursive_lu_complex128 *B, int64_t ldb);

/**
 * Solves op(A) * X = B for float complex matrices from the factors that recursive_lu_c64 and its
 * like left; otherwise as recursive_lu_f64_solve.
 *
 * @param trans 'N' or 'n': op(A) = A; 'T' or 't': op(A) = A transposed; 'C' or 'c': op(A) = A
 *              transposed and conjugated.
 * @param n     Order of A, at least 0.
 * @param nrhs  Right-hand sides, columns of B, at least 0.
 * @param LU    The n x n factors, column-major, only read.
 * @param lda   Distance between columns of LU in elements, at least max(1, n).
 * @param ipiv  The n row exchanges of the factorization, each from its own row to n; or NULL if
 *              there were none.
 * @param B     n x nrhs, column-major; overwritten by X. Must not overlap LU or ipiv.
 * @param ldb   Distance between columns of B in elements, at least max(1, n).
 * @return As recursive_lu_f64_solve.
 *
 * As in LAPACK, a quotient may overflow on the way if its numerator is above half of the largest
 * number.
 */
int64_t recursive_lu_c64_solve(char trans, int64_t n, int64_t nrhs, const recursive_lu_complex64 *LU,
                               int64_t lda, const int64_t *ipiv, recursive_lu_complex64 *B, int64_t ldb);

/**
 * Solves A * X = B for double matrices in one call: recursive_lu_f64_strided, then
 * recursive_lu_f64_solve.
 *
 * @param n     Order of A, at least 0.
 * @param nrhs  Right-hand sides, columns of B, at least 0; if 0, A is factored all the same.
 * @param A     n x n, column-major, or row-major with RECURSIVE_LU_ROW_MAJOR; overwritten by L and
 *              U.
 * @param lda   Distance between columns of A (rows if row-major) in elements, at least max(1, n).
 * @param ipiv  Length n, written: the row exchanges, as in recursive_lu_f64; NULL is allowed with
 *              RECURSIVE_LU_NO_PIVOT.
 * @param B     n x nrhs, always column-major; overwritten by X. Must not overlap A or ipiv.
 * @param ldb   Distance between columns of B in elements, at least max(1, n).
 * @param flags Any of RECURSIVE_LU_THREADED, RECURSIVE_LU_NO_PIVOT and RECURSIVE_LU_ROW_MAJOR, or
 *              0. Any other bit is an illegal argument.
 * @return 0; or k greater than 0, without pivoting -k: U(k,k) is exactly zero, the first such k, A
 *         holds the factors and B is untouched; or RECURSIVE_LU_INACCURATE: the factors and X are
 *         written, but U or X is not finite, because A or B is not or because numbers overflowed;
 *         or RECURSIVE_LU_BAD_ARGUMENT(i); or RECURSIVE_LU_OUT_OF_MEMORY, with A and B untouched;
 *         or RECURSIVE_LU_INTERNAL.
 *
 * Thread-safe for distinct matrices. The result has the same bits on any number of threads, and for
 * n above 4 those of the two calls. Where numbers overflow, random butterflies, which keep A, may
 * still find X. The factors of a row-major A are those that the other functions want: of A
 * transposed, column-major, for trans 'T'.
 */
int64_t recursive_lu_f64_gesv(int64_t n, int64_t nrhs, double *A, int64_t lda, int64_t *ipiv, double *B,
                              int64_t ldb, uint32_t flags);

/**
 * Solves A * X = B for float matrices in one call: recursive_lu_f32_strided, then
 * recursive_lu_f32_solve.
 *
 * @param n     Order of A, at least 0.
 * @param nrhs  Right-hand sides, columns of B, at least 0; if 0, A is factored all the same.
 * @param A     n x n, column-major, or row-major with RECURSIVE_LU_ROW_MAJOR; overwritten by L and
 *              U.
 * @param lda   Distance between columns of A (rows if row-major) in elements, at least max(1, n).
 * @param ipiv  Length n, written: the row exchanges, as in recursive_lu_f64; NULL is allowed with
 *              RECURSIVE_LU_NO_PIVOT.
 * @param B     n x nrhs, always column-major; overwritten by X. Must not overlap A or ipiv.
 * @param ldb   Distance between columns of B in elements, at least max(1, n).
 * @param flags Any of RECURSIVE_LU_THREADED, RECURSIVE_LU_NO_PIVOT and RECURSIVE_LU_ROW_MAJOR, or
 *              0.
 * @return As recursive_lu_f64_gesv.
 */
int64_t recursive_lu_f32_gesv(int64_t n, int64_t nrhs, float *A, int64_t lda, int64_t *ipiv, float *B,
                              int64_t ldb, uint32_t flags);

/**
 * Solves A * X = B for double complex matrices in one call: recursive_lu_c128_strided, then
 * recursive_lu_c128_solve.
 *
 * @param n     Order of A, at least 0.
 * @param nrhs  Right-hand sides, columns of B, at least 0; if 0, A is factored all the same.
 * @param A     n x n, column-major, or row-major with RECURSIVE_LU_ROW_MAJOR; overwritten by L and
 *              U.
 * @param lda   Distance between columns of A (rows if row-major) in elements, at least max(1, n).
 * @param ipiv  Length n, written: the row exchanges, as in recursive_lu_f64; NULL is allowed with
 *              RECURSIVE_LU_NO_PIVOT.
 * @param B     n x nrhs, always column-major; overwritten by X. Must not overlap A or ipiv.
 * @param ldb   Distance between columns of B in elements, at least max(1, n).
 * @param flags Any of RECURSIVE_LU_THREADED, RECURSIVE_LU_NO_PIVOT and RECURSIVE_LU_ROW_MAJOR, or
 *              0.
 * @return As recursive_lu_f64_gesv.
 */
int64_t recursive_lu_c128_gesv(int64_t n, int64_t nrhs, recursive_lu_complex128 *A, int64_t lda,
                               int64_t *ipiv, recursive_lu_complex128 *B, int64_t ldb, uint32_t flags);

/**
 * Solves A * X = B for float complex matrices in one call: recursive_lu_c64_strided, then
 * recursive_lu_c64_solve.
 *
 * @param n     Order of A, at least 0.
 * @param nrhs  Right-hand sides, columns of B, at least 0; if 0, A is factored all the same.
 * @param A     n x n, column-major, or row-major with RECURSIVE_LU_ROW_MAJOR; overwritten by L and
 *              U.
 * @param lda   Distance between columns of A (rows if row-major) in elements, at least max(1, n).
 * @param ipiv  Length n, written: the row exchanges, as in recursive_lu_f64; NULL is allowed with
 *              RECURSIVE_LU_NO_PIVOT.
 * @param B     n x nrhs, always column-major; overwritten by X. Must not overlap A or ipiv.
 * @param ldb   Distance between columns of B in elements, at least max(1, n).
 * @param flags Any of RECURSIVE_LU_THREADED, RECURSIVE_LU_NO_PIVOT and RECURSIVE_LU_ROW_MAJOR, or
 *              0.
 * @return As recursive_lu_f64_gesv.
 */
int64_t recursive_lu_c64_gesv(int64_t n, int64_t nrhs, recursive_lu_complex64 *A, int64_t lda, int64_t *ipiv,
                              recursive_lu_complex64 *B, int64_t ldb, uint32_t flags);

/**
 * Improves double solutions of op(A) * X = B by iterative refinement and bounds their errors:
 * LAPACK's dgerfs.
 *
 * @param trans 'N' or 'n': op(A) = A; 'T', 't', 'C' or 'c': op(A) = A transposed.
 * @param n     Order of A, at least 0.
 * @param nrhs  Right-hand sides, columns of B and X, at least 0.
 * @param A     The n x n matrix itself, column-major, only read.
 * @param lda   Distance between columns of A in elements, at least max(1, n).
 * @param LU    Its n x n factors, column-major, only read.
 * @param ldlu  Distance between columns of LU in elements, at least max(1, n).
 * @param ipiv  The n row exchanges of the factorization, each from its own row to n; or NULL if
 *              there were none.
 * @param B     n x nrhs, column-major, only read.
 * @param ldb   Distance between columns of B in elements, at least max(1, n).
 * @param X     n x nrhs, column-major: the solutions to improve. Must not overlap the other arrays.
 * @param ldx   Distance between columns of X in elements, at least max(1, n).
 * @param ferr  Length nrhs, written: for each column an estimated bound of normInf(x - true x) /
 *              normInf(x), seldom too small; or NULL, which saves about half of the work.
 * @param berr  Length nrhs, written: for each column the componentwise backward error, the least e
 *              for which x solves a system whose elements differ from those of A and B by at most e
 *              times their size; or NULL.
 * @return 0; or k greater than 0: U(k,k) is exactly zero, the first such k, X is untouched; or
 *         RECURSIVE_LU_BAD_ARGUMENT(i); or RECURSIVE_LU_OUT_OF_MEMORY, with X untouched; or
 *         RECURSIVE_LU_INTERNAL.
 *
 * Thread-safe for distinct X, ferr and berr. Refinement ends when the backward error is a unit
 * round-off, no longer halves, or after 5 steps; a step that raises it, or overflows, is taken
 * back. Numbers on the way neither overflow nor underflow: berr is a number for all finite data, 0
 * for a solution that is exact, and ferr is infinite only if the bound is too large for its type,
 * NaN if the factors are not finite. If x is 0, ferr is a bound of the error itself. ferr is
 * estimated as rcond is, from rounded factors, and no strict bound if A is nearly singular. An
 * empty system has errors 0; NaN or infinity in A, B or X gives NaN errors.
 */
int64_t recursive_lu_f64_refine(char trans, int64_t n, int64_t nrhs, const double *A, int64_t lda,
                                const double *LU, int64_t ldlu, const int64_t *ipiv, const double *B,
                                int64_t ldb, double *X, int64_t ldx, double *ferr, double *berr);

/**
 * Improves float solutions of op(A) * X = B by iterative refinement and bounds their errors:
 * LAPACK's sgerfs.
 *
 * @param trans 'N' or 'n': op(A) = A; 'T', 't', 'C' or 'c': op(A) = A transposed.
 * @param n     Order of A, at least 0.
 * @param nrhs  Right-hand sides, columns of B and X, at least 0.
 * @param A     The n x n matrix itself, column-major, only read.
 * @param lda   Distance between columns of A in elements, at least max(1, n).
 * @param LU    Its n x n factors, column-major, only read.
 * @param ldlu  Distance between columns of LU in elements, at least max(1, n).
 * @param ipiv  The n row exchanges of the factorization, each from its own row to n; or NULL if
 *              there were none.
 * @param B     n x nrhs, column-major, only read.
 * @param ldb   Distance between columns of B in elements, at least max(1, n).
 * @param X     n x nrhs, column-major: the solutions to improve. Must not overlap the other arrays.
 * @param ldx   Distance between columns of X in elements, at least max(1, n).
 * @param ferr  Length nrhs, written: for each column an estimated bound of normInf(x - true x) /
 *              normInf(x), seldom too small; or NULL, which saves about half of the work.
 * @param berr  Length nrhs, written: for each column the componentwise backward error, the least e
 *              for which x solves a system whose elements differ from those of A and B by at most e
 *              times their size; or NULL.
 * @return As recursive_lu_f64_refine.
 */
int64_t recursive_lu_f32_refine(char trans, int64_t n, int64_t nrhs, const float *A, int64_t lda,
                                const float *LU, int64_t ldlu, const int64_t *ipiv, const float *B,
                                int64_t ldb, float *X, int64_t ldx, float *ferr, float *berr);

/**
 * Improves double complex solutions of op(A) * X = B by iterative refinement and bounds their
 * errors: LAPACK's zgerfs.
 *
 * @param trans 'N' or 'n': op(A) = A; 'T' or 't': op(A) = A transposed; 'C' or 'c': op(A) = A
 *              transposed and conjugated.
 * @param n     Order of A, at least 0.
 * @param nrhs  Right-hand sides, columns of B and X, at least 0.
 * @param A     The n x n matrix itself, column-major, only read.
 * @param lda   Distance between columns of A in elements, at least max(1, n).
 * @param LU    Its n x n factors, column-major, only read.
 * @param ldlu  Distance between columns of LU in elements, at least max(1, n).
 * @param ipiv  The n row exchanges of the factorization, each from its own row to n; or NULL if
 *              there were none.
 * @param B     n x nrhs, column-major, only read.
 * @param ldb   Distance between columns of B in elements, at least max(1, n).
 * @param X     n x nrhs, column-major: the solutions to improve. Must not overlap the other arrays.
 * @param ldx   Distance between columns of X in elements, at least max(1, n).
 * @param ferr  Length nrhs, written: for each column an estimated bound of normInf(x - true x) /
 *              normInf(x), seldom too small; or NULL, which saves about half of the work.
 *              Magnitudes are |re| + |im|, here and in berr.
 * @param berr  Length nrhs, written: for each column the componentwise backward error, the least e
 *              for which x solves a system whose elements differ from those of A and B by at most e
 *              times their size; or NULL.
 * @return As recursive_lu_f64_refine.
 */
int64_t recursive_lu_c128_refine(char trans, int64_t n, int64_t nrhs, const recursive_lu_complex128 *A,
                                 int64_t lda, const recursive_lu_complex128 *LU, int64_t ldlu,
                                 const int64_t *ipiv, const recursive_lu_complex128 *B, int64_t ldb,
                                 recursive_lu_complex128 *X, int64_t ldx, double *ferr, double *berr);

/**
 * Improves float complex solutions of op(A) * X = B by iterative refinement and bounds their
 * errors: LAPACK's cgerfs.
 *
 * @param trans 'N' or 'n': op(A) = A; 'T' or 't': op(A) = A transposed; 'C' or 'c': op(A) = A
 *              transposed and conjugated.
 * @param n     Order of A, at least 0.
 * @param nrhs  Right-hand sides, columns of B and X, at least 0.
 * @param A     The n x n matrix itself, column-major, only read.
 * @param lda   Distance between columns of A in elements, at least max(1, n).
 * @param LU    Its n x n factors, column-major, only read.
 * @param ldlu  Distance between columns of LU in elements, at least max(1, n).
 * @param ipiv  The n row exchanges of the factorization, each from its own row to n; or NULL if
 *              there were none.
 * @param B     n x nrhs, column-major, only read.
 * @param ldb   Distance between columns of B in elements, at least max(1, n).
 * @param X     n x nrhs, column-major: the solutions to improve. Must not overlap the other arrays.
 * @param ldx   Distance between columns of X in elements, at least max(1, n).
 * @param ferr  Length nrhs, written: for each column an estimated bound of normInf(x - true x) /
 *              normInf(x), seldom too small; or NULL, which saves about half of the work.
 *              Magnitudes are |re| + |im|, here and in berr.
 * @param berr  Length nrhs, written: for each column the componentwise backward error, the least e
 *              for which x solves a system whose elements differ from those of A and B by at most e
 *              times their size; or NULL.
 * @return As recursive_lu_f64_refine.
 */
int64_t recursive_lu_c64_refine(char trans, int64_t n, int64_t nrhs, const recursive_lu_complex64 *A,
                                int64_t lda, const recursive_lu_complex64 *LU, int64_t ldlu,
                                const int64_t *ipiv, const recursive_lu_complex64 *B, int64_t ldb,
                                recursive_lu_complex64 *X, int64_t ldx, float *ferr, float *berr);

#ifdef __cplusplus
}
#endif

#endif
