/* Each illegal argument of LAPACK's routines, one by one: info, the call of xerbla_, and nothing written. Run
   on LAPACK itself, too, the table proves to be LAPACK's own; entries that LAPACK would crash on are left out
   then. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "handlers.h"
#include "lapack.h"

enum { order = 3, count = order * order };

typedef enum routine {
    getrf,
    getrf2,
    getf2,
    getrs,
    gesv,
    getri,
    gecon,
    geequ,
    geequb,
    gerfs,
    gesvx,
    dsgesv,
    zcgesv
} routine;

static const char *const names[] = {"GETRF", "GETRF2", "GETF2", "GETRS", "GESV",  "GETRI", "GECON",
                                    "GEEQU", "GEEQUB", "GERFS", "GESVX", "SGESV", "CGESV"};

/* What is not given is 0; the table says all that counts for its routine. */
typedef struct arguments {
    routine called;
    int64_t expected; /* info */
    char letter;
    int64_t m, n, nrhs, lda, ldb, lwork;
    double anorm;
    char fact, equed;
    int64_t ldaf, ldx;
    double r, c;   /* the first scale factors */
    int64_t pivot; /* instead of the first row exchange, if not 0 */
    bool null_a, null_b, null_ipiv, null_af, null_x, null_r, null_c, null_result;
    bool beyond; /* LAPACK does not check this, or not before version 3.12 */
    bool quiet;  /* illegal, and xerbla_ is not called */
} arguments;

static const int64_t large = INT32_MAX;

static const arguments factor_calls[] = {
    {.expected = -1, .m = -1, .n = -1, .lda = 0},
    {.expected = -1, .m = INT32_MIN, .n = 3, .lda = 3},
    {.expected = -2, .m = 3, .n = -1, .lda = 0},
    {.expected = -4, .m = 3, .n = 3, .lda = 2},
    {.expected = -4, .m = 0, .n = 3, .lda = 0},
    {.expected = -4, .m = 3, .n = 0, .lda = -3, .null_a = true, .null_ipiv = true},
    {.expected = -4, .m = 3, .n = 3, .lda = 2, .null_a = true},
    {.expected = 0, .m = 0, .n = 3, .lda = 1, .null_a = true, .null_ipiv = true},
    {.expected = 0, .m = 3, .n = 0, .lda = 3, .null_a = true, .null_ipiv = true},
    {.expected = -3, .m = 3, .n = 3, .lda = 3, .null_a = true, .beyond = true},
    {.expected = -5, .m = 3, .n = 3, .lda = 3, .null_ipiv = true, .beyond = true},
    {.expected = -4, .m = 3, .n = large, .lda = large, .beyond = true},
};

static const arguments other_calls[] = {
    {getrs, .expected = -1, .letter = '/', .n = -1, .nrhs = -1},
    {getrs, .expected = -1, .letter = 'M', .n = 3, .nrhs = 2, .lda = 3, .ldb = 3},
    {getrs, .expected = -2, .letter = 'N', .n = -1, .nrhs = -1},
    {getrs, .expected = -3, .letter = 'T', .n = 3, .nrhs = -1},
    {getrs, .expected = -5, .letter = 'C', .n = 3, .nrhs = 2, .lda = 2, .ldb = 2},
    {getrs, .expected = -5, .letter = 'n', .n = 0, .nrhs = 2, .lda = 0, .ldb = 1},
    {getrs, .expected = -8, .letter = 't', .n = 3, .nrhs = 2, .lda = 3, .ldb = 2},
    {getrs, .expected = -8, .letter = 'c', .n = 0, .nrhs = 0, .lda = 1, .ldb = 0},
    {getrs, .expected = 0, .letter = 'N', .n = 0, .nrhs = 2, .lda = 1, .ldb = 1, .null_a = true,
     .null_b = true},
    {getrs, .expected = 0, .letter = 'N', .n = 3, .nrhs = 0, .lda = 3, .ldb = 3, .null_a = true,
     .null_b = true},
    {getrs, .expected = -4, .letter = 'N', .n = 3, .nrhs = 2, .lda = 3, .ldb = 3, .null_a = true,
     .beyond = true},
    {getrs, .expected = -6, .letter = 'N', .n = 3, .nrhs = 2, .lda = 3, .ldb = 3, .null_ipiv = true,
     .beyond = true},
    {getrs, .expected = -6, .letter = 'N', .n = 3, .nrhs = 2, .lda = 3, .ldb = 3, .pivot = 4, .beyond = true},
    {getrs, .expected = -6, .letter = 'T', .n = 3, .nrhs = 2, .lda = 3, .ldb = 3, .pivot = -1,
     .beyond = true},
    {getrs, .expected = -7, .letter = 'N', .n = 3, .nrhs = 2, .lda = 3, .ldb = 3, .null_b = true,
     .beyond = true},
    {gesv, .expected = -1, .n = -1, .nrhs = -1},
    {gesv, .expected = -2, .n = 3, .nrhs = -1},
    {gesv, .expected = -4, .n = 3, .nrhs = 2, .lda = 2, .ldb = 2},
    {gesv, .expected = -4, .n = 0, .nrhs = 2, .lda = 0, .ldb = 1},
    {gesv, .expected = -7, .n = 3, .nrhs = 2, .lda = 3, .ldb = 2},
    {gesv, .expected = -7, .n = 0, .nrhs = 0, .lda = 1, .ldb = 0},
    {gesv, .expected = 0, .n = 0, .nrhs = 2, .lda = 1, .ldb = 1, .null_a = true, .null_b = true,
     .null_ipiv = true},
    {gesv, .expected = -3, .n = 3, .nrhs = 2, .lda = 3, .ldb = 3, .null_a = true, .beyond = true},
    {gesv, .expected = -5, .n = 3, .nrhs = 2, .lda = 3, .ldb = 3, .null_ipiv = true, .beyond = true},
    {gesv, .expected = -6, .n = 3, .nrhs = 2, .lda = 3, .ldb = 3, .null_b = true, .beyond = true},
    {getri, .expected = -1, .n = -1, .lda = 0, .lwork = 0},
    {getri, .expected = -1, .n = -1, .lda = 3, .lwork = -1},
    {getri, .expected = -3, .n = 3, .lda = 2, .lwork = 0},
    {getri, .expected = -3, .n = 3, .lda = 2, .lwork = -1},
    {getri, .expected = -6, .n = 3, .lda = 3, .lwork = 2},
    {getri, .expected = -6, .n = 3, .lda = 3, .lwork = -2},
    {getri, .expected = -6, .n = 0, .lda = 1, .lwork = 0},
    {getri, .expected = 0, .n = 3, .lda = 3, .lwork = -1},
    {getri, .expected = 0, .n = 0, .lda = 1, .lwork = 1, .null_a = true, .null_ipiv = true},
    {getri, .expected = -2, .n = 3, .lda = 3, .lwork = 9, .null_a = true, .beyond = true},
    {getri, .expected = -4, .n = 3, .lda = 3, .lwork = 9, .null_ipiv = true, .beyond = true},
    {getri, .expected = -4, .n = 3, .lda = 3, .lwork = 9, .pivot = 4, .beyond = true},
    {gecon, .expected = -1, .letter = '/', .n = -1, .anorm = -1},
    {gecon, .expected = -1, .letter = 'E', .n = 3, .lda = 3, .anorm = 1},
    {gecon, .expected = -2, .letter = '1', .n = -1, .anorm = -1},
    {gecon, .expected = -4, .letter = 'O', .n = 3, .lda = 2, .anorm = -1},
    {gecon, .expected = -5, .letter = 'i', .n = 3, .lda = 3, .anorm = -1},
    {gecon, .expected = -5, .letter = 'o', .n = 3, .lda = 3, .anorm = -INFINITY},
    {gecon, .expected = -5, .letter = 'I', .n = 3, .lda = 3, .anorm = NAN, .quiet = true, .beyond = true},
    {gecon, .expected = -5, .letter = '1', .n = 3, .lda = 3, .anorm = INFINITY, .quiet = true,
     .beyond = true},
    {gecon, .expected = -3, .letter = '1', .n = 3, .lda = 3, .anorm = 1, .null_a = true, .beyond = true},
    {geequ, .expected = -1, .m = -1, .n = -1},
    {geequ, .expected = -2, .m = 3, .n = -1},
    {geequ, .expected = -4, .m = 3, .n = 2, .lda = 2},
    {geequ, .expected = -4, .m = 0, .n = 3, .lda = 0},
    {geequ, .expected = -3, .m = 3, .n = 3, .lda = 3, .null_a = true, .beyond = true},
    {geequ, .expected = -5, .m = 3, .n = 3, .lda = 3, .null_r = true, .beyond = true},
    {geequ, .expected = -6, .m = 3, .n = 3, .lda = 3, .null_c = true, .beyond = true},
    {geequ, .expected = -7, .m = 3, .n = 3, .lda = 3, .null_result = true, .beyond = true},
    {geequb, .expected = -1, .m = -1, .n = -1},
    {geequb, .expected = -2, .m = 3, .n = -1},
    {geequb, .expected = -4, .m = 3, .n = 2, .lda = 2},
    {geequb, .expected = -4, .m = 0, .n = 3, .lda = 0},
    {geequb, .expected = -3, .m = 3, .n = 3, .lda = 3, .null_a = true, .beyond = true},
    {geequb, .expected = -5, .m = 3, .n = 3, .lda = 3, .null_r = true, .beyond = true},
    {geequb, .expected = -6, .m = 3, .n = 3, .lda = 3, .null_c = true, .beyond = true},
    {geequb, .expected = -7, .m = 3, .n = 3, .lda = 3, .null_result = true, .beyond = true},
    {gerfs, .expected = -1, .letter = '/', .n = -1, .nrhs = -1, .lda = 3, .ldaf = 3, .ldb = 3, .ldx = 3},
    {gerfs, .expected = -2, .letter = 'N', .n = -1, .nrhs = -1, .lda = 3, .ldaf = 3, .ldb = 3, .ldx = 3},
    {gerfs, .expected = -3, .letter = 'N', .n = 3, .nrhs = -1, .lda = 2, .ldaf = 3, .ldb = 3, .ldx = 3},
    {gerfs, .expected = -5, .letter = 't', .n = 3, .nrhs = 2, .lda = 2, .ldaf = 2, .ldb = 3, .ldx = 3},
    {gerfs, .expected = -7, .letter = 'C', .n = 3, .nrhs = 2, .lda = 3, .ldaf = 2, .ldb = 2, .ldx = 3},
    {gerfs, .expected = -10, .letter = 'N', .n = 3, .nrhs = 2, .lda = 3, .ldaf = 3, .ldb = 2, .ldx = 2},
    {gerfs, .expected = -12, .letter = 'c', .n = 3, .nrhs = 2, .lda = 3, .ldaf = 3, .ldb = 3, .ldx = 2},
    {gerfs, .expected = -12, .letter = 'T', .n = 0, .nrhs = 2, .lda = 3, .ldaf = 3, .ldb = 3, .ldx = 0},
    {gerfs, .expected = -4, .letter = 'N', .n = 3, .nrhs = 2, .lda = 3, .ldaf = 3, .ldb = 3, .ldx = 3,
     .null_a = true, .beyond = true},
    {gerfs, .expected = -6, .letter = 'N', .n = 3, .nrhs = 2, .lda = 3, .ldaf = 3, .ldb = 3, .ldx = 3,
     .null_af = true, .beyond = true},
    {gerfs, .expected = -8, .letter = 'N', .n = 3, .nrhs = 2, .lda = 3, .ldaf = 3, .ldb = 3, .ldx = 3,
     .null_ipiv = true, .beyond = true},
    {gerfs, .expected = -8, .letter = 'N', .n = 3, .nrhs = 2, .lda = 3, .ldaf = 3, .ldb = 3, .ldx = 3,
     .pivot = 4, .beyond = true},
    {gerfs, .expected = -9, .letter = 'N', .n = 3, .nrhs = 2, .lda = 3, .ldaf = 3, .ldb = 3, .ldx = 3,
     .null_b = true, .beyond = true},
    {gerfs, .expected = -11, .letter = 'N', .n = 3, .nrhs = 2, .lda = 3, .ldaf = 3, .ldb = 3, .ldx = 3,
     .null_x = true, .beyond = true},
    {gerfs, .expected = -13, .letter = 'N', .n = 3, .nrhs = 2, .lda = 3, .ldaf = 3, .ldb = 3, .ldx = 3,
     .null_result = true, .beyond = true},
    {gesvx, .expected = -1, .fact = '/', .letter = '/', .n = 3, .nrhs = 2, .lda = 3, .ldaf = 3, .ldb = 3,
     .ldx = 3},
    {gesvx, .expected = -2, .fact = 'f', .letter = '/', .n = -1, .nrhs = 2, .lda = 3, .ldaf = 3, .ldb = 3,
     .ldx = 3},
    {gesvx, .expected = -3, .fact = 'N', .letter = 'N', .n = -1, .nrhs = -1, .lda = 3, .ldaf = 3, .ldb = 3,
     .ldx = 3},
    {gesvx, .expected = -4, .fact = 'N', .letter = 'c', .n = 3, .nrhs = -1, .lda = 3, .ldaf = 3, .ldb = 3,
     .ldx = 3},
    {gesvx, .expected = -6, .fact = 'N', .letter = 'N', .n = 3, .nrhs = 2, .lda = 2, .ldaf = 2, .ldb = 3,
     .ldx = 3},
    {gesvx, .expected = -8, .fact = 'N', .letter = 'T', .n = 3, .nrhs = 2, .lda = 3, .ldaf = 2, .ldb = 2,
     .ldx = 3},
    {gesvx, .expected = -10, .fact = 'F', .letter = 'N', .n = 3, .nrhs = 2, .lda = 3, .ldaf = 3, .ldb = 2,
     .ldx = 3, .equed = '/', .r = 1, .c = 1},
    {gesvx, .expected = -11, .fact = 'F', .letter = 'N', .n = 3, .nrhs = 2, .lda = 3, .ldaf = 3, .ldb = 3,
     .ldx = 3, .equed = 'B', .r = 0, .c = 0},
    {gesvx, .expected = -11, .fact = 'F', .letter = 'N', .n = 3, .nrhs = 2, .lda = 3, .ldaf = 3, .ldb = 3,
     .ldx = 3, .equed = 'r', .r = -1, .c = 1},
    {gesvx, .expected = -12, .fact = 'F', .letter = 'N', .n = 3, .nrhs = 2, .lda = 3, .ldaf = 3, .ldb = 2,
     .ldx = 3, .equed = 'B', .r = 1, .c = 0},
    {gesvx, .expected = -12, .fact = 'F', .letter = 'N', .n = 3, .nrhs = 2, .lda = 3, .ldaf = 3, .ldb = 3,
     .ldx = 3, .equed = 'c', .r = 1, .c = -1},
    {gesvx, .expected = -14, .fact = 'N', .letter = 'N', .n = 3, .nrhs = 2, .lda = 3, .ldaf = 3, .ldb = 2,
     .ldx = 2},
    {gesvx, .expected = -14, .fact = 'F', .letter = 'N', .n = 3, .nrhs = 2, .lda = 3, .ldaf = 3, .ldb = 2,
     .ldx = 3, .equed = 'B', .r = 1, .c = 1},
    {gesvx, .expected = -16, .fact = 'e', .letter = 'N', .n = 3, .nrhs = 2, .lda = 3, .ldaf = 3, .ldb = 3,
     .ldx = 2},
    {gesvx, .expected = -5, .fact = 'N', .letter = 'N', .n = 3, .nrhs = 2, .lda = 3, .ldaf = 3, .ldb = 3,
     .ldx = 3, .null_a = true, .beyond = true},
    {gesvx, .expected = -7, .fact = 'N', .letter = 'N', .n = 3, .nrhs = 2, .lda = 3, .ldaf = 3, .ldb = 3,
     .ldx = 3, .null_af = true, .beyond = true},
    {gesvx, .expected = -9, .fact = 'N', .letter = 'N', .n = 3, .nrhs = 2, .lda = 3, .ldaf = 3, .ldb = 3,
     .ldx = 3, .null_ipiv = true, .beyond = true},
    {gesvx, .expected = -9, .fact = 'F', .letter = 'N', .n = 3, .nrhs = 2, .lda = 3, .ldaf = 3, .ldb = 3,
     .ldx = 3, .equed = 'B', .r = 1, .c = 1, .pivot = 4, .beyond = true},
    {gesvx, .expected = -11, .fact = 'E', .letter = 'N', .n = 3, .nrhs = 2, .lda = 3, .ldaf = 3, .ldb = 3,
     .ldx = 3, .null_r = true, .beyond = true},
    {gesvx, .expected = -12, .fact = 'E', .letter = 'N', .n = 3, .nrhs = 2, .lda = 3, .ldaf = 3, .ldb = 3,
     .ldx = 3, .null_c = true, .beyond = true},
    {gesvx, .expected = -13, .fact = 'N', .letter = 'N', .n = 3, .nrhs = 2, .lda = 3, .ldaf = 3, .ldb = 3,
     .ldx = 3, .null_b = true, .beyond = true},
    {gesvx, .expected = -15, .fact = 'N', .letter = 'N', .n = 3, .nrhs = 2, .lda = 3, .ldaf = 3, .ldb = 3,
     .ldx = 3, .null_x = true, .beyond = true},
    {gesvx, .expected = -17, .fact = 'N', .letter = 'N', .n = 3, .nrhs = 2, .lda = 3, .ldaf = 3, .ldb = 3,
     .ldx = 3, .null_result = true, .beyond = true},
    {dsgesv, .expected = -1, .n = -1, .nrhs = -1, .lda = 3, .ldb = 3, .ldx = 3},
    {dsgesv, .expected = -2, .n = 3, .nrhs = -1, .lda = 2, .ldb = 3, .ldx = 3},
    {dsgesv, .expected = -4, .n = 3, .nrhs = 2, .lda = 2, .ldb = 2, .ldx = 3},
    {dsgesv, .expected = -7, .n = 3, .nrhs = 2, .lda = 3, .ldb = 2, .ldx = 2},
    {dsgesv, .expected = -9, .n = 3, .nrhs = 2, .lda = 3, .ldb = 3, .ldx = 2},
    {dsgesv, .expected = -9, .n = 0, .nrhs = 2, .lda = 3, .ldb = 3, .ldx = 0},
    {dsgesv, .expected = -3, .n = 3, .nrhs = 2, .lda = 3, .ldb = 3, .ldx = 3, .null_a = true, .beyond = true},
    {dsgesv, .expected = -5, .n = 3, .nrhs = 2, .lda = 3, .ldb = 3, .ldx = 3, .null_ipiv = true,
     .beyond = true},
    {dsgesv, .expected = -6, .n = 3, .nrhs = 2, .lda = 3, .ldb = 3, .ldx = 3, .null_b = true, .beyond = true},
    {dsgesv, .expected = -8, .n = 3, .nrhs = 2, .lda = 3, .ldb = 3, .ldx = 3, .null_x = true, .beyond = true},
    {zcgesv, .expected = -1, .n = -1, .nrhs = -1, .lda = 3, .ldb = 3, .ldx = 3},
    {zcgesv, .expected = -2, .n = 3, .nrhs = -1, .lda = 2, .ldb = 3, .ldx = 3},
    {zcgesv, .expected = -4, .n = 3, .nrhs = 2, .lda = 2, .ldb = 2, .ldx = 3},
    {zcgesv, .expected = -7, .n = 3, .nrhs = 2, .lda = 3, .ldb = 2, .ldx = 2},
    {zcgesv, .expected = -9, .n = 3, .nrhs = 2, .lda = 3, .ldb = 3, .ldx = 2},
    {zcgesv, .expected = -9, .n = 0, .nrhs = 2, .lda = 3, .ldb = 3, .ldx = 0},
    {zcgesv, .expected = -3, .n = 3, .nrhs = 2, .lda = 3, .ldb = 3, .ldx = 3, .null_a = true, .beyond = true},
    {zcgesv, .expected = -5, .n = 3, .nrhs = 2, .lda = 3, .ldb = 3, .ldx = 3, .null_ipiv = true,
     .beyond = true},
    {zcgesv, .expected = -6, .n = 3, .nrhs = 2, .lda = 3, .ldb = 3, .ldx = 3, .null_b = true, .beyond = true},
    {zcgesv, .expected = -8, .n = 3, .nrhs = 2, .lda = 3, .ldb = 3, .ldx = 3, .null_x = true, .beyond = true},
};

/* Each element is at most as large as two doubles. */
typedef struct buffers {
    double a[2 * count], b[2 * count], af[2 * count], x[2 * count], work[2 * 4 * order], more_work[2 * order];
    double r[order], c[order], rcond, results[2 * order + 3];
    float swork[2 * (count + 2 * order)];
    int64_t ipiv[order + 1], iter;
    char equed;
} buffers;

static void call(const lapack *l, const arguments *given, buffers *data, int64_t *info) {
    const arguments *g = given;
    void *a = g->null_a ? NULL : data->a, *b = g->null_b ? NULL : data->b;
    void *af = g->null_af ? NULL : data->af, *x = g->null_x ? NULL : data->x;
    void *r = g->null_r ? NULL : data->r, *c = g->null_c ? NULL : data->c;
    void *ipiv = g->null_ipiv ? NULL : data->ipiv, *result = g->null_result ? NULL : data->results;
    double anorm = 0;
    l->type->part->set(&anorm, 0, g->anorm);
    switch (g->called) {
    case getrs:
        l->getrs(&g->letter, &g->n, &g->nrhs, a, &g->lda, ipiv, b, &g->ldb, info, 1);
        return;
    case gesv:
        l->gesv(&g->n, &g->nrhs, a, &g->lda, ipiv, b, &g->ldb, info);
        return;
    case getri:
        l->getri(&g->n, a, &g->lda, ipiv, data->work, &g->lwork, info);
        return;
    case gecon:
        l->gecon(&g->letter, &g->n, a, &g->lda, &anorm, &data->rcond, data->work, data->more_work, info, 1);
        return;
    case geequ:
    case geequb:
        l->geequ[g->called - geequ](&g->m, &g->n, a, &g->lda, r, c, result, data->results + 1,
                                    data->results + 2, info);
        return;
    case gerfs:
        l->gerfs(&g->letter, &g->n, &g->nrhs, a, &g->lda, af, &g->ldaf, ipiv, b, &g->ldb, x, &g->ldx, result,
                 data->results + order, data->work, data->more_work, info, 1);
        return;
    case gesvx:
        l->gesvx(&g->fact, &g->letter, &g->n, &g->nrhs, a, &g->lda, af, &g->ldaf, ipiv, &data->equed, r, c, b,
                 &g->ldb, x, &g->ldx, result, data->results + 1, data->results + 1 + order, data->work,
                 data->more_work, info, 1, 1, 1);
        return;
    case dsgesv:
        l->dsgesv(&g->n, &g->nrhs, a, &g->lda, ipiv, b, &g->ldb, x, &g->ldx, data->work, data->swork,
                  &data->iter, info);
        return;
    case zcgesv:
        l->zcgesv(&g->n, &g->nrhs, a, &g->lda, ipiv, b, &g->ldb, x, &g->ldx, data->work, data->swork,
                  data->more_work, &data->iter, info);
        return;
    default:
        l->factor[g->called](&g->m, &g->n, a, &g->lda, ipiv, info);
    }
}

/* Whether there is such a routine of the type. */
static bool exists(const lapack *l, routine called) {
    return called == dsgesv ? l->dsgesv != NULL : called == zcgesv ? l->zcgesv != NULL : true;
}

static void check_handler(const lapack *l, const arguments *given, const char *what) {
    char name[16];
    snprintf(name, sizeof name, "%c%s", l->label[0] - 'a' + 'A', names[given->called]);
    bool expected = given->expected < 0 && !given->quiet;
    CHECK(handlers_last.calls == expected, "%s: %d calls of %s", what, handlers_last.calls,
          handlers_last.handler);
    if (expected && handlers_last.calls == 1) {
        CHECK(strcmp(handlers_last.handler, l->wide ? "xerbla_64_" : "xerbla_") == 0, "%s: called %s", what,
              handlers_last.handler);
        CHECK(strcmp(handlers_last.name, name) == 0, "%s: names %s", what, handlers_last.name);
        CHECK(handlers_last.number == -given->expected, "%s: position %ld", what, (long)handlers_last.number);
        CHECK(handlers_last.is_string == handlers_read_strings, "%s: no NUL after the name", what);
    }
}

static void check_call(const lapack *l, const arguments *given) {
    buffers data;
    memset(&data, 0, sizeof data);
    for (int i = 0; i < count; i++) {
        l->type->set(data.a, i, i % (order + 1) == 0 ? 4 : 0.25);
        l->type->set(data.af, i, i % (order + 1) == 0 ? 4 : 0.25);
        l->type->set(data.b, i, i + 1);
        l->type->set(data.x, i, i + 1);
    }
    for (int i = 0; i < order; i++) {
        l->type->part->set(data.r, i, i == 0 ? given->r : 1);
        l->type->part->set(data.c, i, i == 0 ? given->c : 1);
    }
    data.equed = given->equed;
    int64_t rows[order] = {given->pivot != 0 ? given->pivot : 1, 2, 3};
    void *ipiv = integers_new(l->wide, rows, order);
    memcpy(data.ipiv, ipiv, (order + 1) * (l->wide ? 8 : 4));
    free(ipiv);
    buffers before = data;
    char what[128];
    snprintf(what, sizeof what, "%s %s, info %ld ('%c', m %ld, n %ld, nrhs %ld, lda %ld, ldb %ld)", l->label,
             names[given->called], (long)given->expected, given->letter != 0 ? given->letter : ' ',
             (long)given->m, (long)given->n, (long)given->nrhs, (long)given->lda, (long)given->ldb);
    int64_t info = 77;
    handlers_reset();
    call(l, given, &data, &info);
    info = integer_value(l->wide, info);
    CHECK(info == given->expected, "%s: info is %ld instead of %ld", what, (long)info, (long)given->expected);
    check_handler(l, given, what);
    /* The workspace's size may be told, and the estimate that a bad norm has. */
    memcpy(data.work, before.work, sizeof data.work);
    data.rcond = before.rcond;
    /* Nothing is scaled, and no step was made, whatever else is wrong. */
    CHECK(given->called != gesvx || data.equed == (strchr("NE", given->fact & ~0x20) ? 'N' : given->equed),
          "%s: equed is '%c'", what, data.equed);
    data.equed = before.equed;
    CHECK(memcmp(&data, &before, sizeof data) == 0, "%s: wrote to an array", what);
}

int main(int argc, char **argv) {
    lapack bound[lapack_kinds];
    int bound_count = lapack_bind(lapack_open(argc, argv), bound);
    bool itself = argc > 2 && strcmp(argv[2], "LAPACK") == 0;
    handlers_read_strings = !itself;
    for (int l = 0; l < bound_count; l++) {
        for (unsigned c = 0; c < sizeof other_calls / sizeof other_calls[0]; c++) {
            if (exists(&bound[l], other_calls[c].called) && (!itself || !other_calls[c].beyond)) {
                check_call(&bound[l], &other_calls[c]);
            }
        }
        for (unsigned c = 0; c < sizeof factor_calls / sizeof factor_calls[0]; c++) {
            for (routine name = getrf; name <= getf2; name++) {
                arguments given = factor_calls[c];
                given.called = name;
                if (!itself || !given.beyond) {
                    check_call(&bound[l], &given);
                }
            }
        }
    }
    return check_report();
}
