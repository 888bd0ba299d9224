/* Each illegal argument of the functions that take factors or solve in one call, one by one: its code, and
   nothing written. Every call starts from one that is legal. */
#include <float.h>
#include <math.h>
#include <string.h>

#include "check.h"
#include "recursive_lu.h"
#include "variant.h"

enum { order = 3, count = order * order, legal = -1 };

static const int64_t large = INT64_C(1) << 62;

/* Everything that any of the functions takes. */
typedef struct arguments {
    char letter;
    int64_t n, nrhs, lda, ldlu, ldb, ldx;
    void *a, *lu, *b, *x, *first, *second;
    int64_t *ipiv, *iter;
    double anorm;
    uint32_t flags;
} arguments;

typedef struct buffers {
    double a[2 * count], lu[2 * count], b[2 * count], x[2 * count], first[2 * order], second[2 * order];
    int64_t ipiv[order], iter;
} buffers;

typedef int64_t caller(const family *f, const arguments *g);

static int64_t call_gesv(const family *f, const arguments *g) {
    return f->gesv(g->n, g->nrhs, g->a, g->lda, g->ipiv, g->b, g->ldb, g->flags);
}

static int64_t call_mixed(const family *f, const arguments *g) {
    return f->mixed_gesv(g->n, g->nrhs, g->a, g->lda, g->ipiv, g->b, g->ldb, g->x, g->ldx, g->iter, g->flags);
}

static int64_t call_inverse(const family *f, const arguments *g) {
    return f->inverse(g->n, g->lu, g->ldlu, g->ipiv, g->flags);
}

static int64_t call_det(const family *f, const arguments *g) {
    return f->det(g->n, g->lu, g->ldlu, g->ipiv, g->first);
}

static int64_t call_logdet(const family *f, const arguments *g) {
    return f->logdet(g->n, g->lu, g->ldlu, g->ipiv, g->first, g->second);
}

static int64_t call_rcond(const family *f, const arguments *g) {
    return family_rcond(f, g->letter, g->n, g->lu, g->ldlu, g->anorm, g->first);
}

static int64_t call_refine(const family *f, const arguments *g) {
    return f->refine(g->letter, g->n, g->nrhs, g->a, g->lda, g->lu, g->ldlu, g->ipiv, g->b, g->ldb, g->x,
                     g->ldx, g->first, g->second);
}

/* A field that becomes illegal, and the position of its argument in each function's signature; 0 if it has
 * none. */
typedef struct fault {
    const char *what;
    void (*make)(arguments *g);
    int gesv, mixed, inverse, det, logdet, rcond, refine;
} fault;

static void bad_letter(arguments *g) {
    g->letter = 'X';
}
static void negative_n(arguments *g) {
    g->n = -1;
}
static void least_n(arguments *g) {
    g->n = INT64_MIN;
}
static void negative_nrhs(arguments *g) {
    g->nrhs = -1;
}
static void no_a(arguments *g) {
    g->a = NULL;
}
static void short_lda(arguments *g) {
    g->lda = order - 1;
}
static void negative_lda(arguments *g) {
    g->lda = -order;
}
static void large_lda(arguments *g) {
    g->lda = large;
}
static void no_lu(arguments *g) {
    g->lu = NULL;
}
static void short_ldlu(arguments *g) {
    g->ldlu = order - 1;
}
static void large_ldlu(arguments *g) {
    g->ldlu = large;
}
static void low_exchange(arguments *g) {
    g->ipiv[1] = 1;
}
static void zero_exchange(arguments *g) {
    g->ipiv[0] = 0;
}
static void high_exchange(arguments *g) {
    g->ipiv[2] = order + 1;
}
static void wild_exchange(arguments *g) {
    g->ipiv[0] = INT64_MAX;
}
static void no_b(arguments *g) {
    g->b = NULL;
}
static void short_ldb(arguments *g) {
    g->ldb = order - 1;
}
static void large_ldb(arguments *g) {
    g->ldb = large;
}
static void no_x(arguments *g) {
    g->x = NULL;
}
static void short_ldx(arguments *g) {
    g->ldx = 0;
}
static void large_ldx(arguments *g) {
    g->ldx = large;
}
static void no_first(arguments *g) {
    g->first = NULL;
}
static void no_second(arguments *g) {
    g->second = NULL;
}
static void no_iter(arguments *g) {
    g->iter = NULL;
}
static void negative_norm(arguments *g) {
    g->anorm = -FLT_MIN;
}
static void nan_norm(arguments *g) {
    g->anorm = NAN;
}
static void unknown_flag(arguments *g) {
    g->flags = 8;
}
static void highest_flag(arguments *g) {
    g->flags = UINT32_C(1) << 31;
}
static void no_pivot_flag(arguments *g) {
    g->flags = RECURSIVE_LU_NO_PIVOT;
}
static void no_pivots(arguments *g) {
    g->ipiv = NULL;
}

static const fault faults[] = {
    {"letter", bad_letter, .rcond = 1, .refine = 1},
    {"n", negative_n, .gesv = 1, .mixed = 1, .inverse = 1, .det = 1, .logdet = 1, .rcond = 2, .refine = 2},
    {"least n", least_n, .gesv = 1, .mixed = 1, .inverse = 1, .det = 1, .logdet = 1, .rcond = 2, .refine = 2},
    {"nrhs", negative_nrhs, .gesv = 2, .mixed = 2, .refine = 3},
    {"NULL A", no_a, .gesv = 3, .mixed = 3, .refine = 4},
    {"short lda", short_lda, .gesv = 4, .mixed = 4, .refine = 5},
    {"negative lda", negative_lda, .gesv = 4, .mixed = 4, .refine = 5},
    {"large lda", large_lda, .gesv = 4, .mixed = 4, .refine = 5},
    {"NULL LU", no_lu, .inverse = 2, .det = 2, .logdet = 2, .rcond = 3, .refine = 6},
    {"short ldlu", short_ldlu, .inverse = 3, .det = 3, .logdet = 3, .rcond = 4, .refine = 7},
    {"large ldlu", large_ldlu, .inverse = 3, .det = 3, .logdet = 3, .rcond = 4, .refine = 7},
    {"low exchange", low_exchange, .inverse = 4, .det = 4, .logdet = 4, .refine = 8},
    {"zero exchange", zero_exchange, .inverse = 4, .det = 4, .logdet = 4, .refine = 8},
    {"high exchange", high_exchange, .inverse = 4, .det = 4, .logdet = 4, .refine = 8},
    {"wild exchange", wild_exchange, .inverse = 4, .det = 4, .logdet = 4, .refine = 8},
    {"NULL ipiv", no_pivots, .gesv = 5, .mixed = 5},
    {"NULL B", no_b, .gesv = 6, .mixed = 6, .refine = 9},
    {"short ldb", short_ldb, .gesv = 7, .mixed = 7, .refine = 10},
    {"large ldb", large_ldb, .gesv = 7, .mixed = 7, .refine = 10},
    {"NULL X", no_x, .mixed = 8, .refine = 11},
    {"short ldx", short_ldx, .mixed = 9, .refine = 12},
    {"large ldx", large_ldx, .mixed = 9, .refine = 12},
    {"NULL iter", no_iter, .mixed = 10},
    {"NULL result", no_first, .det = 5, .logdet = 5, .rcond = 6},
    {"NULL second result", no_second, .logdet = 6},
    {"negative norm", negative_norm, .rcond = 5},
    {"NaN norm", nan_norm, .rcond = 5},
    {"unknown flag", unknown_flag, .gesv = 8, .mixed = 11, .inverse = 5},
    {"highest flag", highest_flag, .gesv = 8, .mixed = 11, .inverse = 5},
    {"no-pivot flag", no_pivot_flag, .inverse = 5},
};

static buffers fill(const element *type) {
    buffers made;
    memset(&made, 0, sizeof made);
    for (int i = 0; i < count; i++) {
        type->set(made.a, i, i % (order + 1) == 0 ? 4 : 0.25);
        type->set(made.lu, i, i % (order + 1) == 0 ? 4 : 0.25);
        type->set(made.b, i, i + 1);
        type->set(made.x, i, i + 2);
    }
    for (int i = 0; i < order; i++) {
        made.ipiv[i] = i + 1;
    }
    return made;
}

static arguments legal_call(buffers *data, char letter) {
    return (arguments){.letter = letter,
                       .n = order,
                       .nrhs = 2,
                       .lda = order,
                       .ldlu = order,
                       .ldb = order,
                       .ldx = order,
                       .a = data->a,
                       .lu = data->lu,
                       .b = data->b,
                       .x = data->x,
                       .first = data->first,
                       .second = data->second,
                       .ipiv = data->ipiv,
                       .iter = &data->iter,
                       .anorm = 5};
}

static void check(const family *f, const char *name, caller *call, char letter, const fault *wrong,
                  int position) {
    buffers data = fill(f->type);
    arguments g = legal_call(&data, letter);
    CHECK(call(f, &g) == 0, "%s %s: a legal call", f->type->name, name);
    if (position == 0) {
        return;
    }
    data = fill(f->type);
    g = legal_call(&data, letter);
    wrong->make(&g);
    buffers before = data;
    int64_t info = call(f, &g);
    CHECK(info == RECURSIVE_LU_BAD_ARGUMENT(position), "%s %s, %s: info is error %ld, expected %d",
          f->type->name, name, wrong->what, (long)(info - RECURSIVE_LU_BAD_ARGUMENT(0)), position);
    CHECK(memcmp(&before, &data, sizeof data) == 0, "%s %s, %s: wrote to a buffer", f->type->name, name,
          wrong->what);
}

/* Sizes of zero: nothing but results is written, and no array is needed. */
static void check_empty(const family *f) {
    double first[2] = {7, 7}, second[2] = {7, 7}, errors[4] = {7, 7, 7, 7};
    int64_t iter = 7;
    CHECK(f->gesv(0, 2, NULL, 1, NULL, NULL, 1, 0) == 0, "empty gesv");
    CHECK(f->inverse(0, NULL, 1, NULL, 0) == 0, "empty inverse");
    CHECK(f->det(0, NULL, 1, NULL, first) == 0 && f->type->get(first, 0) == 1, "empty det");
    CHECK(f->logdet(0, NULL, 1, NULL, first, second) == 0 && f->type->get(first, 0) == 1 &&
              f->type->get(second, 0) == 0,
          "empty logdet");
    CHECK(family_rcond(f, 'I', 0, NULL, 1, 0, first) == 0 && f->type->get(first, 0) == 1, "empty rcond");
    CHECK(f->refine('N', 0, 2, NULL, 1, NULL, 1, NULL, NULL, 1, NULL, 1, errors, NULL) == 0 &&
              f->type->part->get(errors, 0) == 0 && f->type->part->get(errors, 1) == 0,
          "empty refine");
    CHECK(f->refine('C', 3, 0, NULL, 3, NULL, 3, NULL, NULL, 3, NULL, 3, NULL, NULL) == 0,
          "refine of nothing");
    if (f->mixed_gesv != NULL) {
        CHECK(f->mixed_gesv(0, 2, NULL, 1, NULL, NULL, 1, NULL, 1, &iter, 0) == 0 && iter == 0,
              "empty mixed");
        CHECK(f->mixed_gesv(2, 0, NULL, 2, NULL, NULL, 2, NULL, 2, &iter, 0) == 0 && iter == 0,
              "mixed of nothing");
    }
}

int main(int argc, char **argv) {
    library lib = library_open(argc, argv);
    for (int i = 0; i < family_count; i++) {
        const family *f = &lib.families[i];
        for (unsigned k = 0; k < sizeof faults / sizeof faults[0]; k++) {
            const fault *wrong = &faults[k];
            check(f, "gesv", call_gesv, 'N', wrong, wrong->gesv);
            check(f, "inverse", call_inverse, 'N', wrong, wrong->inverse);
            check(f, "det", call_det, 'N', wrong, wrong->det);
            check(f, "logdet", call_logdet, 'N', wrong, wrong->logdet);
            check(f, "rcond", call_rcond, '1', wrong, wrong->rcond);
            check(f, "refine", call_refine, 'T', wrong, wrong->refine);
            if (f->mixed_gesv != NULL) {
                check(f, "mixed_gesv", call_mixed, 'N', wrong, wrong->mixed);
            }
        }
        check_empty(f);
    }
    return check_report();
}
