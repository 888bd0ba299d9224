/*
 * LAPACK's names for its LU family, as librecursivelu_lapack.so exports them beside those of
 * recursive_lu.h. A program that calls LAPACK needs no header from here: it gets these functions by the
 * order in which it is linked or by LD_PRELOAD. This one is for programs without LAPACK's headers; do not
 * include it together with them.
 *
 *   getrf_, getrf2_, getf2_   A = P * L * U; the three names are one function
 *   getrs_                    op(A) * X = B from the factors
 *   gesv_                     A * X = B in one call
 *   getri_                    the inverse from the factors
 *   gecon_                    the reciprocal condition number, estimated
 *   gerfs_                    better solutions, and bounds of their errors
 *   geequ_, geequb_           scale factors of rows and columns; as powers of two
 *   laqge_                    the scaling, where it is worth it
 *   gesvx_                    op(A) * X = B scaled, refined, with condition, growth and error bounds
 *   laswp_                    row exchanges
 *
 * each with d, s, z or c before it, for double, float, and complex numbers of these; and
 *
 *   dsgesv_, zcgesv_          A * X = B by factors in single precision, refined
 *   LAPACKE_                  before all of these but laqge, without and with _work
 *   LAPACKE_?ge_trans         a copy of a matrix in the other layout
 *   LAPACKE_?ge_nancheck      1 if a matrix has a NaN, 0 if not
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
 *   - Pivots and scale factors of complex matrices go by |re| + |im|.
 *   - gesvx gives n + 1 if the matrix is singular to working precision (X and the bounds are there), and the
 *     reciprocal growth of the pivots in work[0], of complex matrices in rwork[0].
 *   - LAPACKE looks for NaN in its matrices unless LAPACKE_get_nancheck() of the process says 0 or, without
 *     that function, LAPACKE_NANCHECK=0 is in the environment; the _work forms do not look. Row-major
 *     matrices are copied. -1010 and -1011 tell of a lack of memory for workspace and copies.
 *   - LAPACKE_?ge_trans reads the m x n matrix a in the given layout and writes t in the other one. Of a row
 *     or column that is longer than lda or ldt it copies, and ge_nancheck looks at, no more than that. NaN
 *     counts in either part of a complex number. For NULL and other layouts: no copy, and 0.
 * Beyond them
 *   - NULL for an array that is not empty, row exchanges that are not from 1 to n, and distances between
 *     columns so large that addresses overflow are illegal arguments. laswp and laqge check nothing.
 *   - Workspaces are hardly used: getri asks for n elements.
 *   - Residuals and estimates that would overflow or underflow on the way are computed with a scale for each
 *     number. dsgesv and zcgesv give in iter what recursive_lu_f64_mixed_gesv does.
 *   - LAPACKE_?gesvx by rows gives back B as it has scaled it, as by columns, and writes X only if there is
 *     one.
 *   - For want of memory a call is only slower. If what the library needs to start cannot be had, the next
 *     definition of the name in the process is called, that of a LAPACK behind this one. Where there is none,
 *     or if even a few vectors cannot be had, info is RECURSIVE_LU_LAPACK_OUT_OF_MEMORY, and -1010 from
 *     LAPACKE; laswp, laqge, ge_trans and ge_nancheck, which have no info, do their work. A defect of the
 *     library is RECURSIVE_LU_LAPACK_INTERNAL.
 *   - Where the next definition of dgetrf_ is in a library whose file name tells of 64-bit integers under the
 *     plain names (lapack64, lapacke64, blas64, blis64 or ilp64 in it), plain names are left to that library.
 *   - getrf, gesv, getri, gesvx, dsgesv and zcgesv use threads as recursive_lu_set_num_threads,
 *     RECURSIVE_LU_NUM_THREADS or, if neither speaks, OMP_NUM_THREADS say; the result is bitwise that of one
 *     thread.
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
/* more_work is iwork, of integers, for real types, and rwork, of real numbers, for complex ones. */
#define RECURSIVE_LU_DECLARE_LAPACK(p, suffix, number, real, integer, more) \
    void p##getrf##suffix(const integer *m, const integer *n, number *a, const integer *lda, integer *ipiv, \
                          integer *info); \
    void p##getrf2##suffix(const integer *m, const integer *n, number *a, const integer *lda, integer *ipiv, \
                           integer *info); \
    void p##getf2##suffix(const integer *m, const integer *n, number *a, const integer *lda, integer *ipiv, \
                          integer *info); \
    void p##getrs##suffix(const char *trans, const integer *n, const integer *nrhs, const number *a, \
                          const integer *lda, const integer *ipiv, number *b, const integer *ldb, \
                          integer *info); \
    void p##gesv##suffix(const integer *n, const integer *nrhs, number *a, const integer *lda, integer *ipiv, \
                         number *b, const integer *ldb, integer *info); \
    void p##getri##suffix(const integer *n, number *a, const integer *lda, const integer *ipiv, number *work, \
                          const integer *lwork, integer *info); \
    void p##gecon##suffix(const char *norm, const integer *n, const number *a, const integer *lda, \
                          const real *anorm, real *rcond, number *work, more *more_work, integer *info); \
    void p##gerfs##suffix(const char *trans, const integer *n, const integer *nrhs, const number *a, \
                          const integer *lda, const number *af, const integer *ldaf, const integer *ipiv, \
                          const number *b, const integer *ldb, number *x, const integer *ldx, real *ferr, \
                          real *berr, number *work, more *more_work, integer *info); \
    void p##geequ##suffix(const integer *m, const integer *n, const number *a, const integer *lda, real *r, \
                          real *c, real *rowcnd, real *colcnd, real *amax, integer *info); \
    void p##geequb##suffix(const integer *m, const integer *n, const number *a, const integer *lda, real *r, \
                           real *c, real *rowcnd, real *colcnd, real *amax, integer *info); \
    void p##laqge##suffix(const integer *m, const integer *n, number *a, const integer *lda, const real *r, \
                          const real *c, const real *rowcnd, const real *colcnd, const real *amax, char *equed); \
    void p##gesvx##suffix(const char *fact, const char *trans, const integer *n, const integer *nrhs, number *a, \
                          const integer *lda, number *af, const integer *ldaf, integer *ipiv, char *equed, \
                          real *r, real *c, number *b, const integer *ldb, number *x, const integer *ldx, \
                          real *rcond, real *ferr, real *berr, number *work, more *more_work, integer *info); \
    void p##laswp##suffix(const integer *n, number *a, const integer *lda, const integer *k1, const integer *k2, \
                          const integer *ipiv, const integer *incx);

#define RECURSIVE_LU_DECLARE_MIXED(suffix, integer) \
    void dsgesv##suffix(const integer *n, const integer *nrhs, double *a, const integer *lda, integer *ipiv, \
                        const double *b, const integer *ldb, double *x, const integer *ldx, double *work, \
                        float *swork, integer *iter, integer *info); \
    void zcgesv##suffix(const integer *n, const integer *nrhs, recursive_lu_complex128 *a, const integer *lda, \
                        integer *ipiv, const recursive_lu_complex128 *b, const integer *ldb, \
                        recursive_lu_complex128 *x, const integer *ldx, recursive_lu_complex128 *work, \
                        recursive_lu_complex64 *swork, double *rwork, integer *iter, integer *info);

#define RECURSIVE_LU_DECLARE_LAPACKE(p, suffix, number, real, integer, more) \
    integer LAPACKE_##p##getrf##suffix(int layout, integer m, integer n, number *a, integer lda, integer *ipiv); \
    integer LAPACKE_##p##getrf_work##suffix(int layout, integer m, integer n, number *a, integer lda, \
                                            integer *ipiv); \
    integer LAPACKE_##p##getrf2##suffix(int layout, integer m, integer n, number *a, integer lda, \
                                        integer *ipiv); \
    integer LAPACKE_##p##getrf2_work##suffix(int layout, integer m, integer n, number *a, integer lda, \
                                             integer *ipiv); \
    integer LAPACKE_##p##getf2##suffix(int layout, integer m, integer n, number *a, integer lda, integer *ipiv); \
    integer LAPACKE_##p##getf2_work##suffix(int layout, integer m, integer n, number *a, integer lda, \
                                            integer *ipiv); \
    integer LAPACKE_##p##getrs##suffix(int layout, char trans, integer n, integer nrhs, const number *a, \
                                       integer lda, const integer *ipiv, number *b, integer ldb); \
    integer LAPACKE_##p##getrs_work##suffix(int layout, char trans, integer n, integer nrhs, const number *a, \
                                            integer lda, const integer *ipiv, number *b, integer ldb); \
    integer LAPACKE_##p##gesv##suffix(int layout, integer n, integer nrhs, number *a, integer lda, \
                                      integer *ipiv, number *b, integer ldb); \
    integer LAPACKE_##p##gesv_work##suffix(int layout, integer n, integer nrhs, number *a, integer lda, \
                                           integer *ipiv, number *b, integer ldb); \
    integer LAPACKE_##p##getri##suffix(int layout, integer n, number *a, integer lda, const integer *ipiv); \
    integer LAPACKE_##p##getri_work##suffix(int layout, integer n, number *a, integer lda, const integer *ipiv, \
                                            number *work, integer lwork); \
    integer LAPACKE_##p##gecon##suffix(int layout, char norm, integer n, const number *a, integer lda, \
                                       real anorm, real *rcond); \
    integer LAPACKE_##p##gecon_work##suffix(int layout, char norm, integer n, const number *a, integer lda, \
                                            real anorm, real *rcond, number *work, more *more_work); \
    integer LAPACKE_##p##gerfs##suffix(int layout, char trans, integer n, integer nrhs, const number *a, \
                                       integer lda, const number *af, integer ldaf, const integer *ipiv, \
                                       const number *b, integer ldb, number *x, integer ldx, real *ferr, \
                                       real *berr); \
    integer LAPACKE_##p##gerfs_work##suffix(int layout, char trans, integer n, integer nrhs, const number *a, \
                                            integer lda, const number *af, integer ldaf, const integer *ipiv, \
                                            const number *b, integer ldb, number *x, integer ldx, real *ferr, \
                                            real *berr, number *work, more *more_work); \
    integer LAPACKE_##p##geequ##suffix(int layout, integer m, integer n, const number *a, integer lda, real *r, \
                                       real *c, real *rowcnd, real *colcnd, real *amax); \
    integer LAPACKE_##p##geequ_work##suffix(int layout, integer m, integer n, const number *a, integer lda, \
                                            real *r, real *c, real *rowcnd, real *colcnd, real *amax); \
    integer LAPACKE_##p##geequb##suffix(int layout, integer m, integer n, const number *a, integer lda, real *r, \
                                        real *c, real *rowcnd, real *colcnd, real *amax); \
    integer LAPACKE_##p##geequb_work##suffix(int layout, integer m, integer n, const number *a, integer lda, \
                                             real *r, real *c, real *rowcnd, real *colcnd, real *amax); \
    integer LAPACKE_##p##gesvx##suffix(int layout, char fact, char trans, integer n, integer nrhs, number *a, \
                                       integer lda, number *af, integer ldaf, integer *ipiv, char *equed, \
                                       real *r, real *c, number *b, integer ldb, number *x, integer ldx, \
                                       real *rcond, real *ferr, real *berr, real *rpivot); \
    integer LAPACKE_##p##gesvx_work##suffix(int layout, char fact, char trans, integer n, integer nrhs, \
                                            number *a, integer lda, number *af, integer ldaf, integer *ipiv, \
                                            char *equed, real *r, real *c, number *b, integer ldb, number *x, \
                                            integer ldx, real *rcond, real *ferr, real *berr, number *work, \
                                            more *more_work); \
    integer LAPACKE_##p##laswp##suffix(int layout, integer n, number *a, integer lda, integer k1, integer k2, \
                                       const integer *ipiv, integer incx); \
    integer LAPACKE_##p##laswp_work##suffix(int layout, integer n, number *a, integer lda, integer k1, \
                                            integer k2, const integer *ipiv, integer incx); \
    void LAPACKE_##p##ge_trans##suffix(int layout, integer m, integer n, const number *a, integer lda, number *t, \
                                       integer ldt); \
    integer LAPACKE_##p##ge_nancheck##suffix(int layout, integer m, integer n, const number *a, integer lda);

#define RECURSIVE_LU_DECLARE_LAPACKE_MIXED(suffix, integer) \
    integer LAPACKE_dsgesv##suffix(int layout, integer n, integer nrhs, double *a, integer lda, integer *ipiv, \
                                   const double *b, integer ldb, double *x, integer ldx, integer *iter); \
    integer LAPACKE_dsgesv_work##suffix(int layout, integer n, integer nrhs, double *a, integer lda, \
                                        integer *ipiv, const double *b, integer ldb, double *x, integer ldx, \
                                        double *work, float *swork, integer *iter); \
    integer LAPACKE_zcgesv##suffix(int layout, integer n, integer nrhs, recursive_lu_complex128 *a, integer lda, \
                                   integer *ipiv, const recursive_lu_complex128 *b, integer ldb, \
                                   recursive_lu_complex128 *x, integer ldx, integer *iter); \
    integer LAPACKE_zcgesv_work##suffix(int layout, integer n, integer nrhs, recursive_lu_complex128 *a, \
                                        integer lda, integer *ipiv, const recursive_lu_complex128 *b, \
                                        integer ldb, recursive_lu_complex128 *x, integer ldx, \
                                        recursive_lu_complex128 *work, recursive_lu_complex64 *swork, \
                                        double *rwork, integer *iter);
/* clang-format on */

RECURSIVE_LU_DECLARE_LAPACK(d, _, double, double, int32_t, int32_t)
RECURSIVE_LU_DECLARE_LAPACK(s, _, float, float, int32_t, int32_t)
RECURSIVE_LU_DECLARE_LAPACK(z, _, recursive_lu_complex128, double, int32_t, double)
RECURSIVE_LU_DECLARE_LAPACK(c, _, recursive_lu_complex64, float, int32_t, float)
RECURSIVE_LU_DECLARE_LAPACK(d, _64_, double, double, int64_t, int64_t)
RECURSIVE_LU_DECLARE_LAPACK(s, _64_, float, float, int64_t, int64_t)
RECURSIVE_LU_DECLARE_LAPACK(z, _64_, recursive_lu_complex128, double, int64_t, double)
RECURSIVE_LU_DECLARE_LAPACK(c, _64_, recursive_lu_complex64, float, int64_t, float)

RECURSIVE_LU_DECLARE_LAPACKE(d, , double, double, int32_t, int32_t)
RECURSIVE_LU_DECLARE_LAPACKE(s, , float, float, int32_t, int32_t)
RECURSIVE_LU_DECLARE_LAPACKE(z, , recursive_lu_complex128, double, int32_t, double)
RECURSIVE_LU_DECLARE_LAPACKE(c, , recursive_lu_complex64, float, int32_t, float)
RECURSIVE_LU_DECLARE_LAPACKE(d, _64, double, double, int64_t, int64_t)
RECURSIVE_LU_DECLARE_LAPACKE(s, _64, float, float, int64_t, int64_t)
RECURSIVE_LU_DECLARE_LAPACKE(z, _64, recursive_lu_complex128, double, int64_t, double)
RECURSIVE_LU_DECLARE_LAPACKE(c, _64, recursive_lu_complex64, float, int64_t, float)

RECURSIVE_LU_DECLARE_MIXED(_, int32_t)
RECURSIVE_LU_DECLARE_MIXED(_64_, int64_t)
RECURSIVE_LU_DECLARE_LAPACKE_MIXED(, int32_t)
RECURSIVE_LU_DECLARE_LAPACKE_MIXED(_64, int64_t)

#undef RECURSIVE_LU_DECLARE_LAPACK
#undef RECURSIVE_LU_DECLARE_LAPACKE
#undef RECURSIVE_LU_DECLARE_MIXED
#undef RECURSIVE_LU_DECLARE_LAPACKE_MIXED

#ifdef __cplusplus
}
#endif

#endif
