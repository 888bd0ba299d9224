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

typedef enum routine { getrf, getrf2, getf2, getrs, gesv, getri, gecon } routine;

static const char *const names[] = {"GETRF", "GETRF2", "GETF2", "GETRS", "GESV", "GETRI", "GECON"};

/* What is not given is 0; the table says all that counts for its routine. */
typedef struct arguments {
    routine called;
    int64_t expected; /* info */
    char letter;
    int64_t m, n, nrhs, lda, ldb, lwork;
    double anorm;
    int64_t pivot; /* instead of the first row exchange, if not 0 */
    bool null_a, null_b, null_ipiv;
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
};

typedef struct buffers {
    double a[count], b[count], work[4 * order], rcond;
    int64_t iwork[order], ipiv[order + 1];
} buffers;

static void call(const lapack *l, const arguments *given, buffers *data, int64_t *info) {
    const arguments *g = given;
    void *a = g->null_a ? NULL : data->a, *b = g->null_b ? NULL : data->b;
    void *ipiv = g->null_ipiv ? NULL : data->ipiv;
    double anorm = 0;
    l->type->set(&anorm, 0, g->anorm);
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
        l->gecon(&g->letter, &g->n, a, &g->lda, &anorm, &data->rcond, data->work, data->iwork, info, 1);
        return;
    default:
        l->factor[g->called](&g->m, &g->n, a, &g->lda, ipiv, info);
    }
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
        l->type->set(data.b, i, i + 1);
    }
    int64_t rows[order] = {given->pivot != 0 ? given->pivot : 1, 2, 3};
    void *ipiv = integers_new(l->wide, rows, order);
    memcpy(data.ipiv, ipiv, (order + 1) * (l->wide ? 8 : 4));
    free(ipiv);
    buffers before = data;
    char what[96];
    snprintf(what, sizeof what, "%s %s('%c', m %ld, n %ld, nrhs %ld, lda %ld, ldb %ld, lwork %ld)", l->label,
             names[given->called], given->letter != 0 ? given->letter : ' ', (long)given->m, (long)given->n,
             (long)given->nrhs, (long)given->lda, (long)given->ldb, (long)given->lwork);
    int64_t info = 77;
    handlers_reset();
    call(l, given, &data, &info);
    info = integer_value(l->wide, info);
    CHECK(info == given->expected, "%s: info is %ld instead of %ld", what, (long)info, (long)given->expected);
    check_handler(l, given, what);
    /* The workspace's size may be told, and the estimate that a bad norm has. */
    memcpy(data.work, before.work, sizeof data.work);
    data.rcond = before.rcond;
    CHECK(memcmp(&data, &before, sizeof data) == 0, "%s: wrote to an array", what);
}

int main(int argc, char **argv) {
    lapack bound[4];
    int bound_count = lapack_bind(lapack_open(argc, argv), bound);
    bool itself = argc > 2 && strcmp(argv[2], "LAPACK") == 0;
    handlers_read_strings = !itself;
    for (int l = 0; l < bound_count; l++) {
        for (unsigned c = 0; c < sizeof other_calls / sizeof other_calls[0]; c++) {
            if (!itself || !other_calls[c].beyond) {
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
