/* LAPACK's names, bound at run time: element type and width of integers are chosen there, so that every test
   is written once. */
#ifndef LAPACK_H
#define LAPACK_H

#include <stdbool.h>

#include "element.h"

/* Integers are passed as int64_t: of one that is 32 bits wide the low half is the number, both in memory and
   in a register. */
typedef void factor_routine(const int64_t *m, const int64_t *n, void *a, const int64_t *lda, void *ipiv,
                            int64_t *info);
typedef int64_t factor_lapacke(int layout, int64_t m, int64_t n, void *a, int64_t lda, void *ipiv);
typedef int64_t solve_lapacke(int layout, char trans, int64_t n, int64_t nrhs, const void *a, int64_t lda,
                              const void *ipiv, void *b, int64_t ldb);
typedef int64_t gesv_lapacke(int layout, int64_t n, int64_t nrhs, void *a, int64_t lda, void *ipiv, void *b,
                             int64_t ldb);

typedef struct lapack {
    const element *type;
    bool wide;                 /* 64-bit integers */
    char label[16];            /* "d", "s_64" */
    factor_routine *factor[3]; /* getrf, getrf2, getf2 */
    void (*getrs)(const char *trans, const int64_t *n, const int64_t *nrhs, const void *a, const int64_t *lda,
                  const void *ipiv, void *b, const int64_t *ldb, int64_t *info, size_t trans_length);
    void (*gesv)(const int64_t *n, const int64_t *nrhs, void *a, const int64_t *lda, void *ipiv, void *b,
                 const int64_t *ldb, int64_t *info);
    void (*getri)(const int64_t *n, void *a, const int64_t *lda, const void *ipiv, void *work,
                  const int64_t *lwork, int64_t *info);
    void (*gecon)(const char *norm, const int64_t *n, const void *a, const int64_t *lda, const void *anorm,
                  void *rcond, void *work, void *iwork, int64_t *info, size_t norm_length);
    void (*laswp)(const int64_t *n, void *a, const int64_t *lda, const int64_t *k1, const int64_t *k2,
                  const void *ipiv, const int64_t *incx);
} lapack;

/* Without and with _work. */
typedef struct lapacke {
    const element *type;
    bool wide;
    char label[16];
    factor_lapacke *getrf[2];
    solve_lapacke *getrs[2];
    gesv_lapacke *gesv[2];
    int64_t (*getri)(int layout, int64_t n, void *a, int64_t lda, const void *ipiv);
    int64_t (*getri_work)(int layout, int64_t n, void *a, int64_t lda, const void *ipiv, void *work,
                          int64_t lwork);
} lapacke;

enum { row_major = 101, column_major = 102 };

/* dlopen of the path in argv[1]. */
void *lapack_open(int argc, char **argv);

/* All element types and widths that the library has; a missing function of one that it has ends the process.
   Gives their number, 2 or 4. */
int lapack_bind(void *handle, lapack bound[4]);
int lapacke_bind(void *handle, lapacke bound[4]);

/* An integer that a function wrote or returned. */
int64_t integer_value(bool wide, int64_t raw);

/* Row exchanges as the function's integers, with a guard behind them; the caller frees them. */
void *integers_new(bool wide, const int64_t *values, int64_t count);

/* The same back; checks the guard. */
void integers_read(bool wide, const void *integers, int64_t *values, int64_t count);

/* The functions, called with numbers instead of addresses; they give info. getri asks for the workspace's
   size and allocates it; so does gecon. */
int64_t call_factor(const lapack *l, int name, int64_t m, int64_t n, void *a, int64_t lda, int64_t *ipiv);
int64_t call_getrs(const lapack *l, char trans, int64_t n, int64_t nrhs, const void *a, int64_t lda,
                   const int64_t *ipiv, void *b, int64_t ldb);
int64_t call_gesv(const lapack *l, int64_t n, int64_t nrhs, void *a, int64_t lda, int64_t *ipiv, void *b,
                  int64_t ldb);
int64_t call_getri(const lapack *l, int64_t n, void *a, int64_t lda, const int64_t *ipiv);
int64_t call_gecon(const lapack *l, char norm, int64_t n, const void *a, int64_t lda, double anorm,
                   double *rcond);

#endif
