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

typedef int64_t gecon_f64_lapacke(int layout, char norm, int64_t n, const void *a, int64_t lda, double anorm,
                                  double *rcond, void *work, void *more_work);
typedef int64_t gecon_f32_lapacke(int layout, char norm, int64_t n, const void *a, int64_t lda, float anorm,
                                  float *rcond, void *work, void *more_work);
typedef int64_t geequ_lapacke(int layout, int64_t m, int64_t n, const void *a, int64_t lda, void *r, void *c,
                              void *rowcnd, void *colcnd, void *amax);
typedef int64_t gerfs_lapacke(int layout, char trans, int64_t n, int64_t nrhs, const void *a, int64_t lda,
                              const void *af, int64_t ldaf, const void *ipiv, const void *b, int64_t ldb,
                              void *x, int64_t ldx, void *ferr, void *berr, void *work, void *more_work);
typedef int64_t laswp_lapacke(int layout, int64_t n, void *a, int64_t lda, int64_t k1, int64_t k2,
                              const void *ipiv, int64_t incx);

/* Real types have iwork where complex ones have rwork; gesvx of a complex type gives the growth there. */
typedef void gesvx_routine(const char *fact, const char *trans, const int64_t *n, const int64_t *nrhs,
                           void *a, const int64_t *lda, void *af, const int64_t *ldaf, void *ipiv,
                           char *equed, void *r, void *c, void *b, const int64_t *ldb, void *x,
                           const int64_t *ldx, void *rcond, void *ferr, void *berr, void *work,
                           void *more_work, int64_t *info, size_t fact_length, size_t trans_length,
                           size_t equed_length);
/* Without _work the growth is where work is. */
typedef int64_t gesvx_lapacke(int layout, char fact, char trans, int64_t n, int64_t nrhs, void *a,
                              int64_t lda, void *af, int64_t ldaf, void *ipiv, char *equed, void *r, void *c,
                              void *b, int64_t ldb, void *x, int64_t ldx, void *rcond, void *ferr, void *berr,
                              void *work, void *more_work);

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
                  void *rcond, void *work, void *more_work, int64_t *info, size_t norm_length);
    void (*laswp)(const int64_t *n, void *a, const int64_t *lda, const int64_t *k1, const int64_t *k2,
                  const void *ipiv, const int64_t *incx);
    void (*geequ[2])(const int64_t *m, const int64_t *n, const void *a, const int64_t *lda, void *r, void *c,
                     void *rowcnd, void *colcnd, void *amax, int64_t *info); /* geequ, geequb */
    void (*laqge)(const int64_t *m, const int64_t *n, void *a, const int64_t *lda, const void *r,
                  const void *c, const void *rowcnd, const void *colcnd, const void *amax, char *equed,
                  size_t equed_length);
    void (*gerfs)(const char *trans, const int64_t *n, const int64_t *nrhs, const void *a, const int64_t *lda,
                  const void *af, const int64_t *ldaf, const void *ipiv, const void *b, const int64_t *ldb,
                  void *x, const int64_t *ldx, void *ferr, void *berr, void *work, void *more_work,
                  int64_t *info, size_t trans_length);
    gesvx_routine *gesvx;
    /* dsgesv; and zcgesv, which has an argument more. NULL for other types. */
    void (*dsgesv)(const int64_t *n, const int64_t *nrhs, void *a, const int64_t *lda, void *ipiv,
                   const void *b, const int64_t *ldb, void *x, const int64_t *ldx, void *work, void *swork,
                   int64_t *iter, int64_t *info);
    void (*zcgesv)(const int64_t *n, const int64_t *nrhs, void *a, const int64_t *lda, void *ipiv,
                   const void *b, const int64_t *ldb, void *x, const int64_t *ldx, void *work, void *swork,
                   void *rwork, int64_t *iter, int64_t *info);
} lapack;

/* Without and with _work. */
typedef struct lapacke {
    const element *type;
    bool wide;
    char label[16];
    factor_lapacke *getrf[2], *getrf2[2], *getf2[2];
    solve_lapacke *getrs[2];
    gesv_lapacke *gesv[2];
    int64_t (*getri)(int layout, int64_t n, void *a, int64_t lda, const void *ipiv);
    int64_t (*getri_work)(int layout, int64_t n, void *a, int64_t lda, const void *ipiv, void *work,
                          int64_t lwork);
    gecon_f64_lapacke *gecon_f64[2]; /* the one that the type does not have is NULL */
    gecon_f32_lapacke *gecon_f32[2];
    laswp_lapacke *laswp[2];
    geequ_lapacke *geequ[2], *geequb[2];
    gerfs_lapacke *gerfs[2];
    gesvx_lapacke *gesvx[2];
    /* LAPACKE_dsgesv or LAPACKE_zcgesv; NULL for other types. */
    int64_t (*mixed_gesv)(int layout, int64_t n, int64_t nrhs, void *a, int64_t lda, void *ipiv,
                          const void *b, int64_t ldb, void *x, int64_t ldx, void *iter);
    int64_t (*dsgesv_work)(int layout, int64_t n, int64_t nrhs, void *a, int64_t lda, void *ipiv,
                           const void *b, int64_t ldb, void *x, int64_t ldx, void *work, void *swork,
                           void *iter);
    int64_t (*zcgesv_work)(int layout, int64_t n, int64_t nrhs, void *a, int64_t lda, void *ipiv,
                           const void *b, int64_t ldb, void *x, int64_t ldx, void *work, void *swork,
                           void *rwork, void *iter);
    void (*trans)(int layout, int64_t m, int64_t n, const void *a, int64_t lda, void *t, int64_t ldt);
    int64_t (*nancheck)(int layout, int64_t m, int64_t n, const void *a, int64_t lda);
} lapacke;

enum { row_major = 101, column_major = 102 };

/* The most kinds of names: d, s, z, c, with 32-bit and then with 64-bit integers. */
enum { lapack_kinds = 8 };

/* dlopen of the path in argv[1]. */
void *lapack_open(int argc, char **argv);

/* All element types and widths that the library has; a missing function of one that it has ends the process.
   Gives their number, 4 or 8. */
int lapack_bind(void *handle, lapack bound[lapack_kinds]);
int lapacke_bind(void *handle, lapacke bound[lapack_kinds]);

/* An integer that a function wrote or returned. */
int64_t integer_value(bool wide, int64_t raw);

/* Row exchanges as the function's integers, with a guard behind them; the caller frees them. */
void *integers_new(bool wide, const int64_t *values, int64_t count);

/* The same back; checks the guard. */
void integers_read(bool wide, const void *integers, int64_t *values, int64_t count);

/* The functions, called with numbers instead of addresses; they give info. getri asks for the workspace's
   size and allocates it; gecon allocates what is documented. */
int64_t call_factor(const lapack *l, int name, int64_t m, int64_t n, void *a, int64_t lda, int64_t *ipiv);
int64_t call_getrs(const lapack *l, char trans, int64_t n, int64_t nrhs, const void *a, int64_t lda,
                   const int64_t *ipiv, void *b, int64_t ldb);
int64_t call_gesv(const lapack *l, int64_t n, int64_t nrhs, void *a, int64_t lda, int64_t *ipiv, void *b,
                  int64_t ldb);
int64_t call_getri(const lapack *l, int64_t n, void *a, int64_t lda, const int64_t *ipiv);
int64_t call_gecon(const lapack *l, char norm, int64_t n, const void *a, int64_t lda, double anorm,
                   double *rcond);

#endif
