/* LAPACKE: both layouts give the bytes of LAPACK's routines; NaN is looked for; each illegal argument is
   told, in LAPACKE's positions and words. The library of LAPACK itself passes, too. */
#include "lapack.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "handlers.h"
#include "matrix.h"
#include "told.h"

enum { order = 23, sides = 4, gap = 2 };

static matrix transposed(const matrix *a) {
    return matrix_transposed(a, a->n + gap);
}

/* Whether t is the transpose of a, padding included; frees t. */
static bool is_transposed(matrix *t, const matrix *a) {
    matrix again = transposed(a);
    bool same = matrix_identical(t, &again);
    matrix_free(&again);
    matrix_free(t);
    return same;
}

typedef struct problem {
    const lapacke *l;
    matrix a, b;
} problem;

static problem problem_new(const lapacke *l, int64_t m, int64_t n) {
    random_source source = random_new(21);
    problem p = {
        .l = l, .a = matrix_new(l->type, m, n, m + gap), .b = matrix_new(l->type, m, sides, m + gap)};
    matrix_fill_uniform(&p.a, &source);
    matrix_fill_uniform(&p.b, &source);
    return p;
}

static void problem_free(problem *p) {
    matrix_free(&p->a);
    matrix_free(&p->b);
}

static void check_factor(const lapacke *l, factor_lapacke *factor, int64_t m, int64_t n) {
    problem p = problem_new(l, m, n);
    matrix t = transposed(&p.a);
    int64_t count = m < n ? m : n, ipiv[order], by_rows[order];
    void *integers = integers_new(l->wide, NULL, count);
    int64_t info = integer_value(l->wide, factor(column_major, m, n, p.a.data, m + gap, integers));
    integers_read(l->wide, integers, ipiv, count);
    int64_t info_t = integer_value(l->wide, factor(row_major, m, n, t.data, n + gap, integers));
    integers_read(l->wide, integers, by_rows, count);
    free(integers);
    CHECK(info == 0 && info_t == 0 && memcmp(ipiv, by_rows, (size_t)count * sizeof(int64_t)) == 0,
          "%s getrf %ld x %ld: info %ld and %ld, or other exchanges", l->label, (long)m, (long)n, (long)info,
          (long)info_t);
    CHECK(is_transposed(&t, &p.a), "%s getrf %ld x %ld: other factors by rows", l->label, (long)m, (long)n);
    problem_free(&p);
}

static void check_factors(const lapacke *l, int form, int64_t m, int64_t n) {
    check_factor(l, l->getrf[form], m, n);
    check_factor(l, l->getrf2[form], m, n);
    check_factor(l, l->getf2[form], m, n);
}

static void check_solve(const lapacke *l, int form, char trans) {
    problem p = problem_new(l, order, order);
    matrix x = matrix_copy(&p.b), a = matrix_copy(&p.a), x_t = transposed(&p.b);
    int64_t ipiv[order], n = order, stride = order + gap;
    void *integers = integers_new(l->wide, NULL, n);
    int64_t info = integer_value(
        l->wide, l->gesv[form](column_major, n, sides, a.data, stride, integers, x.data, stride));
    CHECK(info == 0, "%s gesv: info %ld", l->label, (long)info);
    integers_read(l->wide, integers, ipiv, n);
    if (trans == 'V') {
        matrix a_t = transposed(&p.a);
        info = integer_value(
            l->wide, l->gesv[form](row_major, n, sides, a_t.data, stride, integers, x_t.data, sides + gap));
        CHECK(is_transposed(&a_t, &a), "%s gesv by rows: other factors", l->label);
    } else {
        matrix a_t = transposed(&a);
        memcpy(x.data, p.b.data, matrix_bytes(&p.b));
        info = integer_value(
            l->wide, l->getrs[form](column_major, trans, n, sides, a.data, stride, integers, x.data, stride));
        CHECK(info == 0, "%s getrs('%c'): info %ld", l->label, trans, (long)info);
        info = integer_value(l->wide, l->getrs[form](row_major, trans, n, sides, a_t.data, stride, integers,
                                                     x_t.data, sides + gap));
        CHECK(is_transposed(&a_t, &a), "%s getrs by rows: wrote to the factors", l->label);
    }
    CHECK(info == 0, "%s '%c' by rows: info %ld", l->label, trans, (long)info);
    CHECK(is_transposed(&x_t, &x), "%s '%c' by rows: other solution", l->label, trans);
    free(integers);
    matrix_free(&a);
    matrix_free(&x);
    problem_free(&p);
}

static void check_getri(const lapacke *l) {
    problem p = problem_new(l, order, order);
    int64_t n = order, stride = order + gap;
    void *integers = integers_new(l->wide, NULL, n);
    l->getrf[0](column_major, n, n, p.a.data, stride, integers);
    matrix t = transposed(&p.a), work_form = matrix_copy(&p.a), t_work_form = transposed(&p.a);
    int64_t info = integer_value(l->wide, l->getri(column_major, n, p.a.data, stride, integers));
    int64_t info_t = integer_value(l->wide, l->getri(row_major, n, t.data, stride, integers));
    CHECK(info == 0 && info_t == 0, "%s getri: info %ld and %ld", l->label, (long)info, (long)info_t);
    CHECK(is_transposed(&t, &p.a), "%s getri: other inverse by rows", l->label);
    double size = 0;
    for (int layout = row_major; layout <= column_major; layout++) {
        void *data = layout == row_major ? t_work_form.data : work_form.data;
        info = integer_value(l->wide, l->getri_work(layout, n, data, stride, integers, &size, -1));
        int64_t lwork = (int64_t)l->type->get(&size, 0);
        CHECK(info == 0 && lwork >= n, "%s getri_work: info %ld, workspace %ld", l->label, (long)info,
              (long)lwork);
        void *work = allocate((size_t)lwork * l->type->size);
        info = integer_value(l->wide, l->getri_work(layout, n, data, stride, integers, work, lwork));
        CHECK(info == 0, "%s getri_work: info %ld", l->label, (long)info);
        free(work);
    }
    CHECK(matrix_identical(&work_form, &p.a), "%s getri_work: other inverse", l->label);
    CHECK(is_transposed(&t_work_form, &p.a), "%s getri_work: other inverse by rows", l->label);
    matrix_free(&work_form);
    free(integers);
    problem_free(&p);
}

/* What is called, with a 3 x 3 matrix and 2 right-hand sides unless the table says otherwise. */
typedef enum routine { getrf, getrs, gesv, getri } routine;

static const char *const names[] = {"getrf", "getrs", "gesv", "getri"};

typedef struct arguments {
    routine called;
    int layout;
    int64_t expected;
    char trans;
    int64_t m, n, nrhs, lda, ldb;
    bool nan_a, nan_b;
    enum told told;
    bool search; /* only the form without _work looks for NaN */
} arguments;

static const arguments calls[] = {
    {getrf, 100, -1, ' ', 3, 3, 0, 3, 0, .told = told_itself},
    {getrf, column_major, -2, ' ', -1, 3, 0, 3, 0, .told = told_fortran},
    {getrf, column_major, -3, ' ', 3, -1, 0, 3, 0, .told = told_fortran},
    {getrf, column_major, -5, ' ', 3, 3, 0, 2, 0, .told = told_fortran},
    {getrf, row_major, -2, ' ', -1, 3, 0, 3, 0, .told = told_fortran},
    {getrf, row_major, -3, ' ', 3, -1, 0, 3, 0, .told = told_fortran},
    {getrf, row_major, -5, ' ', 3, 3, 0, 2, 0, .told = told_itself},
    {getrf, column_major, -4, ' ', 3, 3, 0, 3, 0, .nan_a = true, .search = true},
    {getrf, row_major, -4, ' ', 3, 3, 0, 3, 0, .nan_a = true, .search = true},
    {getrs, 103, -1, 'N', 0, 3, 2, 3, 3, .told = told_itself},
    {getrs, column_major, -2, 'X', 0, 3, 2, 3, 3, .told = told_fortran},
    {getrs, column_major, -3, 'N', 0, -1, 2, 3, 3, .told = told_fortran},
    {getrs, column_major, -4, 'N', 0, 3, -1, 3, 3, .told = told_fortran},
    {getrs, column_major, -6, 'N', 0, 3, 2, 2, 3, .told = told_fortran},
    {getrs, column_major, -9, 'N', 0, 3, 2, 3, 2, .told = told_fortran},
    {getrs, row_major, -2, 'X', 0, 3, 2, 3, 3, .told = told_fortran},
    {getrs, row_major, -3, 'N', 0, -1, 2, 3, 3, .told = told_fortran},
    {getrs, row_major, -4, 'N', 0, 3, -1, 3, 3, .told = told_fortran},
    {getrs, row_major, -6, 'N', 0, 3, 2, 2, 3, .told = told_itself},
    {getrs, row_major, -9, 'N', 0, 3, 2, 3, 1, .told = told_itself},
    {getrs, column_major, -5, 'N', 0, 3, 2, 3, 3, .nan_a = true, .nan_b = true, .search = true},
    {getrs, row_major, -8, 'N', 0, 3, 2, 3, 3, .nan_b = true, .search = true},
    {gesv, 0, -1, ' ', 0, 3, 2, 3, 3, .told = told_itself},
    {gesv, column_major, -2, ' ', 0, -1, 2, 3, 3, .told = told_fortran},
    {gesv, column_major, -3, ' ', 0, 3, -1, 3, 3, .told = told_fortran},
    {gesv, column_major, -5, ' ', 0, 3, 2, 2, 3, .told = told_fortran},
    {gesv, column_major, -8, ' ', 0, 3, 2, 3, 2, .told = told_fortran},
    {gesv, row_major, -2, ' ', 0, -1, 2, 3, 3, .told = told_fortran},
    {gesv, row_major, -5, ' ', 0, 3, 2, 2, 3, .told = told_itself},
    {gesv, row_major, -8, ' ', 0, 3, 2, 3, 1, .told = told_itself},
    {gesv, row_major, -4, ' ', 0, 3, 2, 3, 3, .nan_a = true, .nan_b = true, .search = true},
    {gesv, column_major, -7, ' ', 0, 3, 2, 3, 3, .nan_b = true, .search = true},
    {getri, -101, -1, ' ', 0, 3, 0, 3, 0, .told = told_itself},
    {getri, column_major, -2, ' ', 0, -1, 0, 3, 0, .told = told_fortran},
    {getri, column_major, -4, ' ', 0, 3, 0, 2, 0, .told = told_fortran},
    {getri, row_major, -2, ' ', 0, -1, 0, 3, 0, .told = told_fortran},
    {getri, row_major, -4, ' ', 0, 3, 0, 2, 0, .told = told_itself},
    {getri, column_major, -3, ' ', 0, 3, 0, 3, 0, .nan_a = true, .search = true},
    {getri, row_major, -3, ' ', 0, 3, 0, 3, 0, .nan_a = true, .search = true},
};

static int64_t call(const lapacke *l, const arguments *g, int form, void *a, void *b, void *ipiv,
                    void *space) {
    switch (g->called) {
    case getrf:
        return l->getrf[form](g->layout, g->m, g->n, a, g->lda, ipiv);
    case getrs:
        return l->getrs[form](g->layout, g->trans, g->n, g->nrhs, a, g->lda, ipiv, b, g->ldb);
    case gesv:
        return l->gesv[form](g->layout, g->n, g->nrhs, a, g->lda, ipiv, b, g->ldb);
    default:
        return form == 0 ? l->getri(g->layout, g->n, a, g->lda, ipiv)
                         : l->getri_work(g->layout, g->n, a, g->lda, ipiv, space, 3);
    }
}

static void check_arguments(const lapacke *l, const arguments *g, int form) {
    enum { count = 12 };
    double a[2 * count] = {0}, b[2 * count] = {0}, space[2 * count] = {0};
    double a_before[2 * count], b_before[2 * count];
    for (int i = 0; i < count; i++) {
        l->type->set(a, i, i % 4 == 0 ? 4 : 0.25);
        l->type->set(b, i, i);
    }
    /* The last part of an element. */
    if (g->nan_a) {
        l->type->part->set(a, 6 * l->type->parts - 1, NAN);
    }
    if (g->nan_b) {
        l->type->part->set(b, 5 * l->type->parts - 1, NAN);
    }
    memcpy(a_before, a, sizeof a);
    memcpy(b_before, b, sizeof b);
    void *ipiv = integers_new(l->wide, (int64_t[]){1, 2, 3}, 3);
    char what[96];
    snprintf(what, sizeof what, "%s %s%s(%d, '%c', m %ld, n %ld, nrhs %ld, lda %ld, ldb %ld)", l->label,
             names[g->called], form == 1 ? "_work" : "", g->layout, g->trans, (long)g->m, (long)g->n,
             (long)g->nrhs, (long)g->lda, (long)g->ldb);
    handlers_reset();
    int64_t info = integer_value(l->wide, call(l, g, form, a, b, ipiv, space));
    CHECK(info == g->expected, "%s: info is %ld instead of %ld", what, (long)info, (long)g->expected);
    /* A wrong layout is told by the form that was called, all else by the one with _work. */
    check_told(g->told, l, names[g->called], form == 1 || g->expected != -1, g->expected, what);
    CHECK(memcmp(a, a_before, sizeof a) == 0 && memcmp(b, b_before, sizeof b) == 0, "%s: wrote to an array",
          what);
    free(ipiv);
}

/* The process says that NaN is welcome. */
static void check_nan_allowed(const lapacke *l) {
    double a[2] = {0, 0};
    l->type->set(a, 0, NAN);
    void *ipiv = integers_new(l->wide, NULL, 1);
    handlers_nancheck = 0;
    int64_t info = integer_value(l->wide, l->getrf[0](row_major, 1, 1, a, 1, ipiv));
    CHECK(info == 0, "%s getrf of NaN that is allowed: info %ld", l->label, (long)info);
    handlers_nancheck = 1;
    free(ipiv);
}

int main(int argc, char **argv) {
    lapacke bound[lapack_kinds];
    int count = lapacke_bind(lapack_open(argc, argv), bound);
    for (int l = 0; l < count; l++) {
        for (int form = 0; form < 2; form++) {
            check_factors(&bound[l], form, order, order);
            check_factors(&bound[l], form, order, order - 5);
            check_factors(&bound[l], form, order - 5, order);
            for (const char *trans = "VNTC"; *trans != '\0'; trans++) {
                check_solve(&bound[l], form, *trans);
            }
            for (unsigned c = 0; c < sizeof calls / sizeof calls[0]; c++) {
                if (form == 0 || !calls[c].search) {
                    check_arguments(&bound[l], &calls[c], form);
                }
            }
        }
        check_getri(&bound[l]);
        check_nan_allowed(&bound[l]);
    }
    return check_report();
}
