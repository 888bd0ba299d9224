/*
 * LAPACK's names for its LU family, as librecursivelu_lapack.so exports them beside those of
 * recursive_lu.h. A program that calls LAPACK needs no header from here: it gets these functions by the
 * order in which it is linked or by LD_PRELOAD. This one is for programs without LAPACK's headers; do not
 * include it together with them.
 *
 *   {d,s}{getrf,getrf2,getf2}_   A = P * L * U; the three names are one function
 *   {d,s}getrs_                  op(A) * X = B from the factors
 *   {d,s}gesv_                   A * X = B in one call
 *   {d,s}getri_                  the inverse from the factors
 *   {d,s}gecon_                  the reciprocal condition number, estimated
 *   {d,s}laswp_                  row exchanges
 *   LAPACKE_{d,s}{getrf,getrs,gesv,getri}, and the same with _work
 *
 * Integers are int32_t; in names that end in _64_, and in _64 for LAPACKE, int64_t. The lengths of strings
 * that Fortran compilers pass behind the other arguments may be passed or left out.
 *
 * Semantics are those of LAPACK 3.12
 *   - info: 0; k > 0 if U(k,k) is exactly zero; -i if argument i is the first illegal one, in the order in
 *     which LAPACK looks. Then xerbla_(name, &i, length) of the process is called, for _64_ names xerbla_64_
 *     if there is one; LAPACKE's functions call LAPACKE_xerbla or LAPACKE_xerbla_64. The library has none
 *     of these; if the process has none, info alone tells. A NUL follows the name, which length leaves out.
 *   - getrs divides by zeros on U's diagonal. gecon gives -5 without a call of xerbla_ if anorm is NaN or
 *     infinite, and 1 if the estimate is.
 *   - LAPACKE looks for NaN in its matrices unless LAPACKE_get_nancheck() of the process says 0 or, without
 *     that function, LAPACKE_NANCHECK=0 is in the environment; the _work forms do not look. Row-major
 *     matrices are copied. -1010 and -1011 tell of a lack of memory for workspace and copies.
 * Beyond them
 *   - NULL for an array that is not empty, row exchanges of getrs and getri that are not from 1 to n, and
 *     distances between columns so large that addresses overflow are illegal arguments. laswp checks nothing.
 *   - The workspace of getri and gecon is hardly used: getri asks for n elements.
 *   - For want of memory a call is only slower. If what the library needs to start cannot be had, the next
 *     definition of the name in the process is called, that of a LAPACK behind this one. Where there is none,
 *     or if even n integers cannot be had, info is RECURSIVE_LU_LAPACK_OUT_OF_MEMORY, and -1010 from LAPACKE;
 *     laswp, which has no info, exchanges the rows. A defect of the library is RECURSIVE_LU_LAPACK_INTERNAL.
 *   - Where the next definition of dgetrf_ is in a library whose file name tells of 64-bit integers under the
 *     plain names (lapack64, lapacke64, blas64, blis64 or ilp64 in it), plain names are left to that library.
 *   - getrf, gesv and getri use threads as recursive_lu_set_num_threads, RECURSIVE_LU_NUM_THREADS or, if
 *     neither speaks, OMP_NUM_THREADS say; the result is bitwise that of one thread.
 *   - Arrays must not overlap each other. Infinity and, but for LAPACKE, NaN are computed with.
 *   - RECURSIVE_LU_COUNT_CALLS=FILE in the environment: at exit the process appends to FILE a line with the
 *     name of each function that was called here and the number of its calls.
 */

#ifndef RECURSIVE_LU_LAPACK_H
#define RECURSIVE_LU_LAPACK_H

#include "recursive_lu.h"

/** The layouts of LAPACKE. */
#ifndef LAPACK_ROW_MAJOR
#define LAPACK_ROW_MAJOR 101
#define LAPACK_COL_MAJOR 102
#endif

/**
 * info: there was no memory, and matrices and row exchanges have not been touched; nothing has been touched
 * if the library could not start. Those that end in _64 are the info of names that end in _64_.
 */
#define RECURSIVE_LU_LAPACK_OUT_OF_MEMORY (INT32_MIN + 100)
#define RECURSIVE_LU_LAPACK_OUT_OF_MEMORY_64 RECURSIVE_LU_OUT_OF_MEMORY

/** info: a defect of the library; output may be partly written. */
#define RECURSIVE_LU_LAPACK_INTERNAL (INT32_MIN + 101)
#define RECURSIVE_LU_LAPACK_INTERNAL_64 RECURSIVE_LU_INTERNAL

#ifdef __cplusplus
extern "C" {
#endif

/* clang-format off */
#define RECURSIVE_LU_DECLARE_LAPACK(p, suffix, real, integer) \
    void p##getrf##suffix(const integer *m, const integer *n, real *a, const integer *lda, integer *ipiv, \
                          integer *info); \
    void p##getrf2##suffix(const integer *m, const integer *n, real *a, const integer *lda, integer *ipiv, \
                           integer *info); \
    void p##getf2##suffix(const integer *m, const integer *n, real *a, const integer *lda, integer *ipiv, \
                          integer *info); \
    void p##getrs##suffix(const char *trans, const integer *n, const integer *nrhs, const real *a, \
                          const integer *lda, const integer *ipiv, real *b, const integer *ldb, integer *info); \
    void p##gesv##suffix(const integer *n, const integer *nrhs, real *a, const integer *lda, integer *ipiv, \
                         real *b, const integer *ldb, integer *info); \
    void p##getri##suffix(const integer *n, real *a, const integer *lda, const integer *ipiv, real *work, \
                          const integer *lwork, integer *info); \
    void p##gecon##suffix(const char *norm, const integer *n, const real *a, const integer *lda, \
                          const real *anorm, real *rcond, real *work, integer *iwork, integer *info); \
    void p##laswp##suffix(const integer *n, real *a, const integer *lda, const integer *k1, const integer *k2, \
                          const integer *ipiv, const integer *incx);

#define RECURSIVE_LU_DECLARE_LAPACKE(p, suffix, real, integer) \
    integer LAPACKE_##p##getrf##suffix(int layout, integer m, integer n, real *a, integer lda, integer *ipiv); \
    integer LAPACKE_##p##getrs##suffix(int layout, char trans, integer n, integer nrhs, const real *a, \
                                       integer lda, const integer *ipiv, real *b, integer ldb); \
    integer LAPACKE_##p##gesv##suffix(int layout, integer n, integer nrhs, real *a, integer lda, \
                                      integer *ipiv, real *b, integer ldb); \
    integer LAPACKE_##p##getri##suffix(int layout, integer n, real *a, integer lda, const integer *ipiv); \
    integer LAPACKE_##p##getrf_work##suffix(int layout, integer m, integer n, real *a, integer lda, \
                                            integer *ipiv); \
    integer LAPACKE_##p##getrs_work##suffix(int layout, char trans, integer n, integer nrhs, const real *a, \
                                            integer lda, const integer *ipiv, real *b, integer ldb); \
    integer LAPACKE_##p##gesv_work##suffix(int layout, integer n, integer nrhs, real *a, integer lda, \
                                           integer *ipiv, real *b, integer ldb); \
    integer LAPACKE_##p##getri_work##suffix(int layout, integer n, real *a, integer lda, const integer *ipiv, \
                                            real *work, integer lwork);
/* clang-format on */

RECURSIVE_LU_DECLARE_LAPACK(d, _, double, int32_t)
RECURSIVE_LU_DECLARE_LAPACK(s, _, float, int32_t)
RECURSIVE_LU_DECLARE_LAPACK(d, _64_, double, int64_t)
RECURSIVE_LU_DECLARE_LAPACK(s, _64_, float, int64_t)

RECURSIVE_LU_DECLARE_LAPACKE(d, , double, int32_t)
RECURSIVE_LU_DECLARE_LAPACKE(s, , float, int32_t)
RECURSIVE_LU_DECLARE_LAPACKE(d, _64, double, int64_t)
RECURSIVE_LU_DECLARE_LAPACKE(s, _64, float, int64_t)

#undef RECURSIVE_LU_DECLARE_LAPACK
#undef RECURSIVE_LU_DECLARE_LAPACKE

#ifdef __cplusplus
}
#endif

#endif
