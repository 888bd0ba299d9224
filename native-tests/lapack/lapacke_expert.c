/* LAPACKE's forms of the routines for scaled systems and refined solutions, of gecon and of laswp: both
   layouts give the same bytes and leave what is beside a matrix as it is; NaN is looked for; each illegal
   argument is told. The library of LAPACK itself passes, too. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "handlers.h"
#include "lapack.h"
#include "matrix.h"
#include "told.h"

enum { order = 23, sides = 4, gap = 2 };

/* Room for the workspace of any of them. */
static double work[2 * 4 * order * (order + sides)], more_work[4 * order], swork[2 * order * (order + sides)];

/* A matrix, by columns or by rows: the same elements, and the same padding. */
static matrix laid_out(const matrix *a, int layout) {
    return layout == row_major ? matrix_transposed(a, a->n + gap) : matrix_copy(a);
}

/* Whether b, laid out by rows, is what a is by columns, and nothing beside either has been written. */
static bool is_same(const matrix *a, const matrix *b) {
    matrix moved = matrix_transposed(a, a->n + gap);
    bool same = matrix_identical(&moved, b) && matrix_padding_intact(a) && matrix_padding_intact(b);
    matrix_free(&moved);
    return same;
}

typedef struct linear_system {
    matrix a, af, b, x;
    void *ipiv;
    double r[order], c[order], rcond, ferr[sides], berr[sides], growth;
    int64_t info, iter;
    char equed;
} linear_system;

static linear_system system_new(const lapacke *l, int layout) {
    random_source source = random_new(77);
    linear_system s = {.equed = 'N', .iter = 7};
    matrix a = matrix_new(l->type, order, order, order + gap),
           b = matrix_new(l->type, order, sides, order + gap);
    matrix_fill_uniform(&a, &source);
    matrix_fill_uniform(&b, &source);
    for (int64_t j = 0; j < order; j++) {
        for (int part = 0; part < l->type->parts; part++) {
            matrix_set_part(&a, 3, j, part, 64 * matrix_get_part(&a, 3, j, part));
            matrix_set_part(&a, j, 5, part, 64 * matrix_get_part(&a, j, 5, part));
        }
    }
    s.ipiv = integers_new(l->wide, NULL, order);
    matrix af = matrix_copy(&a), x = matrix_copy(&b);
    int64_t info = integer_value(
        l->wide, l->gesv[1](column_major, order, sides, af.data, af.lda, s.ipiv, x.data, x.lda));
    CHECK(info == 0, "%s gesv: info %ld", l->label, (long)info);
    s.a = laid_out(&a, layout);
    s.b = laid_out(&b, layout);
    s.af = laid_out(&af, layout);
    s.x = laid_out(&x, layout);
    matrix_free(&a);
    matrix_free(&b);
    matrix_free(&af);
    matrix_free(&x);
    return s;
}

static void system_free(linear_system *s) {
    matrix_free(&s->a);
    matrix_free(&s->b);
    matrix_free(&s->af);
    matrix_free(&s->x);
    free(s->ipiv);
}

/* Whether two systems, the second one by rows, are the same to the last bit. */
static bool are_same(const lapacke *l, const linear_system *s, const linear_system *t) {
    int64_t rows[order], other[order];
    integers_read(l->wide, s->ipiv, rows, order);
    integers_read(l->wide, t->ipiv, other, order);
    return is_same(&s->a, &t->a) && is_same(&s->af, &t->af) && is_same(&s->x, &t->x) &&
           memcmp(s->r, t->r, sizeof s->r) == 0 && memcmp(s->c, t->c, sizeof s->c) == 0 &&
           s->rcond == t->rcond && memcmp(s->ferr, t->ferr, sizeof s->ferr) == 0 &&
           memcmp(s->berr, t->berr, sizeof s->berr) == 0 && s->growth == t->growth && s->info == t->info &&
           s->iter == t->iter && s->equed == t->equed && memcmp(rows, other, sizeof rows) == 0;
}

static int64_t call_gecon_by(const lapacke *l, int form, int layout, char norm, int64_t n, const void *a,
                             int64_t lda, double anorm, void *rcond) {
    if (l->gecon_f64[form] != NULL) {
        return integer_value(l->wide,
                             l->gecon_f64[form](layout, norm, n, a, lda, anorm, rcond, work, more_work));
    }
    return integer_value(l->wide,
                         l->gecon_f32[form](layout, norm, n, a, lda, (float)anorm, rcond, work, more_work));
}

static int64_t call_gesvx_by(const lapacke *l, int form, int layout, char fact, char trans, int64_t n,
                             int64_t nrhs, linear_system *s) {
    int64_t info =
        l->gesvx[form](layout, fact, trans, n, nrhs, s->a.data, s->a.lda, s->af.data, s->af.lda, s->ipiv,
                       &s->equed, s->r, s->c, s->b.data, s->b.lda, s->x.data, s->x.lda, &s->rcond, s->ferr,
                       s->berr, form == 0 ? (void *)&s->growth : work, more_work);
    if (form == 1) {
        memcpy(&s->growth, l->type->parts == 2 ? more_work : work, l->type->part->size);
    }
    return integer_value(l->wide, info);
}

/* B is left out where LAPACK's own LAPACKE forgets it: by rows, scaled by fact = 'E'. */
static void check_gesvx(const lapacke *l, int form, char fact, char trans, bool itself) {
    linear_system s = system_new(l, column_major), t = system_new(l, row_major);
    s.info = call_gesvx_by(l, form, column_major, fact, trans, order, sides, &s);
    t.info = call_gesvx_by(l, form, row_major, fact, trans, order, sides, &t);
    CHECK(s.info == 0 && are_same(l, &s, &t) && (itself || is_same(&s.b, &t.b)),
          "%s gesvx('%c', '%c') by rows: info %ld and %ld, or others", l->label, fact, trans, (long)s.info,
          (long)t.info);
    CHECK(fact != 'E' || s.equed == 'B', "%s gesvx: equed is '%c'", l->label, s.equed);
    CHECK(fact != 'F' || s.growth > 0, "%s gesvx: growth %g", l->label, s.growth);
    system_free(&s);
    system_free(&t);
}

static void check_gerfs(const lapacke *l, int form, char trans) {
    linear_system s = system_new(l, column_major), t = system_new(l, row_major);
    s.info = integer_value(l->wide, l->gerfs[form](column_major, trans, order, sides, s.a.data, s.a.lda,
                                                   s.af.data, s.af.lda, s.ipiv, s.b.data, s.b.lda, s.x.data,
                                                   s.x.lda, s.ferr, s.berr, work, more_work));
    t.info = integer_value(l->wide, l->gerfs[form](row_major, trans, order, sides, t.a.data, t.a.lda,
                                                   t.af.data, t.af.lda, t.ipiv, t.b.data, t.b.lda, t.x.data,
                                                   t.x.lda, t.ferr, t.berr, work, more_work));
    CHECK(s.info == 0 && are_same(l, &s, &t) && is_same(&s.b, &t.b),
          "%s gerfs('%c') by rows: info %ld and %ld, or others", l->label, trans, (long)s.info, (long)t.info);
    CHECK(l->type->part->get(s.ferr, sides - 1) > 0, "%s gerfs: no bounds", l->label);
    system_free(&s);
    system_free(&t);
}

static void check_gecon(const lapacke *l, int form, char norm) {
    linear_system s = system_new(l, column_major), t = system_new(l, row_major);
    s.info = call_gecon_by(l, form, column_major, norm, order, s.af.data, s.af.lda, 100, &s.rcond);
    t.info = call_gecon_by(l, form, row_major, norm, order, t.af.data, t.af.lda, 100, &t.rcond);
    CHECK(s.info == 0 && are_same(l, &s, &t) && l->type->part->get(&s.rcond, 0) > 0,
          "%s gecon('%c') by rows: info %ld and %ld, %g", l->label, norm, (long)s.info, (long)t.info,
          l->type->part->get(&s.rcond, 0));
    system_free(&s);
    system_free(&t);
}

static void check_geequ(const lapacke *l, geequ_lapacke *function, int64_t n) {
    linear_system s = system_new(l, column_major), t = system_new(l, row_major);
    s.info = integer_value(
        l->wide, function(column_major, order, n, s.a.data, s.a.lda, s.r, s.c, &s.rcond, s.ferr, s.berr));
    t.info = integer_value(
        l->wide, function(row_major, order, n, t.a.data, t.a.lda, t.r, t.c, &t.rcond, t.ferr, t.berr));
    CHECK(s.info == 0 && are_same(l, &s, &t) && l->type->part->get(s.c, n - 1) > 0,
          "%s geequ by rows: info %ld and %ld", l->label, (long)s.info, (long)t.info);
    system_free(&s);
    system_free(&t);
}

static void check_laswp(const lapacke *l, int form, int64_t incx) {
    linear_system s = system_new(l, column_major), t = system_new(l, row_major);
    void *rows = integers_new(l->wide, (int64_t[]){3, 5, 1, 7, 7, 9, 2, order, 4, 1}, 10);
    s.info = integer_value(l->wide, l->laswp[form](column_major, order, s.a.data, s.a.lda, 2, 5, rows, incx));
    t.info = integer_value(l->wide, l->laswp[form](row_major, order, t.a.data, t.a.lda, 2, 5, rows, incx));
    linear_system before = system_new(l, column_major);
    CHECK(s.info == 0 && are_same(l, &s, &t) && matrix_identical(&s.a, &before.a) == (incx == 0),
          "%s laswp by rows, %ld: info %ld and %ld, or others", l->label, (long)incx, (long)s.info,
          (long)t.info);
    free(rows);
    system_free(&s);
    system_free(&t);
    system_free(&before);
}

static int64_t call_mixed_gesv_by(const lapacke *l, int form, int layout, int64_t n, int64_t nrhs,
                                  linear_system *s) {
    int64_t info = form == 0 ? l->mixed_gesv(layout, n, nrhs, s->a.data, s->a.lda, s->ipiv, s->b.data,
                                             s->b.lda, s->x.data, s->x.lda, &s->iter)
                   : l->type->parts == 1
                       ? l->dsgesv_work(layout, n, nrhs, s->a.data, s->a.lda, s->ipiv, s->b.data, s->b.lda,
                                        s->x.data, s->x.lda, work, swork, &s->iter)
                       : l->zcgesv_work(layout, n, nrhs, s->a.data, s->a.lda, s->ipiv, s->b.data, s->b.lda,
                                        s->x.data, s->x.lda, work, swork, more_work, &s->iter);
    return integer_value(l->wide, info);
}

static void check_mixed_gesv(const lapacke *l, int form, double large) {
    linear_system s = system_new(l, column_major), t = system_new(l, row_major);
    matrix_set(&s.a, 1, 2, large);
    matrix_set(&t.a, 2, 1, large);
    s.info = call_mixed_gesv_by(l, form, column_major, order, sides, &s);
    t.info = call_mixed_gesv_by(l, form, row_major, order, sides, &t);
    CHECK(s.info == 0 && are_same(l, &s, &t) && is_same(&s.b, &t.b) &&
              (integer_value(l->wide, s.iter) < 0) == (large > 1e100),
          "%s, mixed precision by rows: info %ld and %ld, iter %ld and %ld, or others", l->label,
          (long)s.info, (long)t.info, (long)s.iter, (long)t.iter);
    system_free(&s);
    system_free(&t);
}

/* What is called, with a 3 x 3 matrix and 2 right-hand sides unless the table says otherwise. */
typedef enum routine { gecon, geequ, geequb, gerfs, gesvx, laswp, sgesv, cgesv } routine;

static const char *const names[] = {"gecon", "geequ", "geequb", "gerfs", "gesvx", "laswp", "sgesv", "cgesv"};

enum { no_nan, nan_a, nan_af, nan_b, nan_x, nan_r, nan_c, nan_norm };

typedef struct arguments {
    routine called;
    int layout;
    int64_t expected;
    char letter; /* norm or trans */
    int64_t n, nrhs, lda, ldaf, ldb, ldx;
    enum told told;
    int nan; /* which has a NaN; only the form without _work looks for it */
    char fact, equed;
} arguments;

static const arguments calls[] = {
    {gecon, 100, -1, '1', 3, 2, 3, 3, 3, 3, .told = told_itself},
    {gecon, column_major, -2, '/', 3, 2, 3, 3, 3, 3, .told = told_fortran},
    {gecon, column_major, -3, '1', -1, 2, 3, 3, 3, 3, .told = told_fortran},
    {gecon, column_major, -5, '1', 3, 2, 2, 3, 3, 3, .told = told_fortran},
    {gecon, row_major, -2, '/', 3, 2, 3, 3, 3, 3, .told = told_fortran},
    {gecon, row_major, -5, '1', 3, 2, 2, 3, 3, 3, .told = told_itself},
    {gecon, column_major, -4, '1', 3, 2, 3, 3, 3, 3, .nan = nan_a},
    {gecon, row_major, -4, '1', 3, 2, 3, 3, 3, 3, .nan = nan_a},
    {gecon, row_major, -6, '1', 3, 2, 3, 3, 3, 3, .nan = nan_norm},
    {geequ, 0, -1, 'N', 3, 2, 3, 3, 3, 3, .told = told_itself},
    {geequ, column_major, -2, 'N', -1, 2, 3, 3, 3, 3, .told = told_fortran},
    {geequ, column_major, -5, 'N', 3, 2, 2, 3, 3, 3, .told = told_fortran},
    {geequ, row_major, -2, 'N', -1, 2, 3, 3, 3, 3, .told = told_fortran},
    {geequ, row_major, -5, 'N', 3, 2, 2, 3, 3, 3, .told = told_itself},
    {geequ, column_major, -4, 'N', 3, 2, 3, 3, 3, 3, .nan = nan_a},
    {geequ, row_major, -4, 'N', 3, 2, 3, 3, 3, 3, .nan = nan_a},
    {geequb, 0, -1, 'N', 3, 2, 3, 3, 3, 3, .told = told_itself},
    {geequb, column_major, -2, 'N', -1, 2, 3, 3, 3, 3, .told = told_fortran},
    {geequb, column_major, -5, 'N', 3, 2, 2, 3, 3, 3, .told = told_fortran},
    {geequb, row_major, -2, 'N', -1, 2, 3, 3, 3, 3, .told = told_fortran},
    {geequb, row_major, -5, 'N', 3, 2, 2, 3, 3, 3, .told = told_itself},
    {geequb, column_major, -4, 'N', 3, 2, 3, 3, 3, 3, .nan = nan_a},
    {geequb, row_major, -4, 'N', 3, 2, 3, 3, 3, 3, .nan = nan_a},
    {gerfs, 103, -1, 'N', 3, 2, 3, 3, 3, 3, .told = told_itself},
    {gerfs, column_major, -2, '/', 3, 2, 3, 3, 3, 3, .told = told_fortran},
    {gerfs, column_major, -3, 'N', -1, 2, 3, 3, 3, 3, .told = told_fortran},
    {gerfs, column_major, -4, 'N', 3, -1, 3, 3, 3, 3, .told = told_fortran},
    {gerfs, column_major, -6, 'N', 3, 2, 2, 3, 3, 3, .told = told_fortran},
    {gerfs, column_major, -8, 'N', 3, 2, 3, 2, 3, 3, .told = told_fortran},
    {gerfs, column_major, -11, 'N', 3, 2, 3, 3, 2, 3, .told = told_fortran},
    {gerfs, column_major, -13, 'N', 3, 2, 3, 3, 3, 2, .told = told_fortran},
    {gerfs, row_major, -2, '/', 3, 2, 3, 3, 3, 3, .told = told_fortran},
    {gerfs, row_major, -6, 'N', 3, 2, 2, 3, 3, 3, .told = told_itself},
    {gerfs, row_major, -8, 'N', 3, 2, 3, 2, 3, 3, .told = told_itself},
    {gerfs, row_major, -11, 'N', 3, 2, 3, 3, 1, 3, .told = told_itself},
    {gerfs, row_major, -13, 'N', 3, 2, 3, 3, 3, 1, .told = told_itself},
    {gerfs, column_major, -5, 'N', 3, 2, 3, 3, 3, 3, .nan = nan_a},
    {gerfs, row_major, -5, 'N', 3, 2, 3, 3, 3, 3, .nan = nan_a},
    {gerfs, column_major, -7, 'N', 3, 2, 3, 3, 3, 3, .nan = nan_af},
    {gerfs, row_major, -7, 'N', 3, 2, 3, 3, 3, 3, .nan = nan_af},
    {gerfs, column_major, -10, 'N', 3, 2, 3, 3, 3, 3, .nan = nan_b},
    {gerfs, row_major, -10, 'N', 3, 2, 3, 3, 3, 3, .nan = nan_b},
    {gerfs, column_major, -12, 'N', 3, 2, 3, 3, 3, 3, .nan = nan_x},
    {gerfs, row_major, -12, 'N', 3, 2, 3, 3, 3, 3, .nan = nan_x},
    {gesvx, -1, -1, 'N', 3, 2, 3, 3, 3, 3, .told = told_itself, .fact = 'N'},
    {gesvx, column_major, -2, 'N', 3, 2, 3, 3, 3, 3, .told = told_fortran, .fact = '/'},
    {gesvx, column_major, -3, '/', 3, 2, 3, 3, 3, 3, .told = told_fortran, .fact = 'N'},
    {gesvx, column_major, -4, 'N', -1, 2, 3, 3, 3, 3, .told = told_fortran, .fact = 'N'},
    {gesvx, column_major, -5, 'N', 3, -1, 3, 3, 3, 3, .told = told_fortran, .fact = 'N'},
    {gesvx, column_major, -7, 'N', 3, 2, 2, 3, 3, 3, .told = told_fortran, .fact = 'N'},
    {gesvx, column_major, -9, 'N', 3, 2, 3, 2, 3, 3, .told = told_fortran, .fact = 'N'},
    {gesvx, column_major, -11, 'N', 3, 2, 3, 3, 3, 3, .told = told_fortran, .fact = 'F', .equed = '/'},
    {gesvx, column_major, -15, 'N', 3, 2, 3, 3, 2, 3, .told = told_fortran, .fact = 'N'},
    {gesvx, column_major, -17, 'N', 3, 2, 3, 3, 3, 2, .told = told_fortran, .fact = 'N'},
    {gesvx, row_major, -2, 'N', 3, 2, 3, 3, 3, 3, .told = told_fortran, .fact = '/'},
    {gesvx, row_major, -7, 'N', 3, 2, 2, 3, 3, 3, .told = told_itself, .fact = 'N'},
    {gesvx, row_major, -9, 'N', 3, 2, 3, 2, 3, 3, .told = told_itself, .fact = 'N'},
    {gesvx, row_major, -15, 'N', 3, 2, 3, 3, 1, 3, .told = told_itself, .fact = 'N'},
    {gesvx, row_major, -17, 'N', 3, 2, 3, 3, 3, 1, .told = told_itself, .fact = 'N'},
    {gesvx, column_major, -6, 'N', 3, 2, 3, 3, 3, 3, .nan = nan_a, .fact = 'N'},
    {gesvx, row_major, -8, 'N', 3, 2, 3, 3, 3, 3, .nan = nan_af, .fact = 'f', .equed = 'N'},
    {gesvx, row_major, -14, 'N', 3, 2, 3, 3, 3, 3, .nan = nan_b, .fact = 'N'},
    {gesvx, column_major, -12, 'N', 3, 2, 3, 3, 3, 3, .nan = nan_r, .fact = 'F', .equed = 'b'},
    {gesvx, column_major, -13, 'N', 3, 2, 3, 3, 3, 3, .nan = nan_c, .fact = 'F', .equed = 'B'},
    {laswp, 104, -1, 'N', 3, 2, 3, 3, 3, 3, .told = told_itself},
    {laswp, row_major, -4, 'N', 3, 2, 2, 3, 3, 3, .told = told_itself},
    {sgesv, 99, -1, 'N', 3, 2, 3, 3, 3, 3, .told = told_itself},
    {sgesv, column_major, -2, 'N', -1, 2, 3, 3, 3, 3, .told = told_fortran},
    {sgesv, column_major, -3, 'N', 3, -1, 3, 3, 3, 3, .told = told_fortran},
    {sgesv, column_major, -5, 'N', 3, 2, 2, 3, 3, 3, .told = told_fortran},
    {sgesv, column_major, -8, 'N', 3, 2, 3, 3, 2, 3, .told = told_fortran},
    {sgesv, column_major, -10, 'N', 3, 2, 3, 3, 3, 2, .told = told_fortran},
    {sgesv, row_major, -2, 'N', -1, 2, 3, 3, 3, 3, .told = told_fortran},
    {sgesv, row_major, -5, 'N', 3, 2, 2, 3, 3, 3, .told = told_itself},
    {sgesv, row_major, -8, 'N', 3, 2, 3, 3, 1, 3, .told = told_itself},
    {sgesv, row_major, -10, 'N', 3, 2, 3, 3, 3, 1, .told = told_itself},
    {sgesv, column_major, -4, 'N', 3, 2, 3, 3, 3, 3, .nan = nan_a},
    {sgesv, row_major, -7, 'N', 3, 2, 3, 3, 3, 3, .nan = nan_b},
    {cgesv, 99, -1, 'N', 3, 2, 3, 3, 3, 3, .told = told_itself},
    {cgesv, column_major, -2, 'N', -1, 2, 3, 3, 3, 3, .told = told_fortran},
    {cgesv, column_major, -3, 'N', 3, -1, 3, 3, 3, 3, .told = told_fortran},
    {cgesv, column_major, -5, 'N', 3, 2, 2, 3, 3, 3, .told = told_fortran},
    {cgesv, column_major, -8, 'N', 3, 2, 3, 3, 2, 3, .told = told_fortran},
    {cgesv, column_major, -10, 'N', 3, 2, 3, 3, 3, 2, .told = told_fortran},
    {cgesv, row_major, -2, 'N', -1, 2, 3, 3, 3, 3, .told = told_fortran},
    {cgesv, row_major, -5, 'N', 3, 2, 2, 3, 3, 3, .told = told_itself},
    {cgesv, row_major, -8, 'N', 3, 2, 3, 3, 1, 3, .told = told_itself},
    {cgesv, row_major, -10, 'N', 3, 2, 3, 3, 3, 1, .told = told_itself},
    {cgesv, column_major, -4, 'N', 3, 2, 3, 3, 3, 3, .nan = nan_a},
    {cgesv, row_major, -7, 'N', 3, 2, 3, 3, 3, 3, .nan = nan_b},
};

/* Whether there is such a function of the type. */
static bool exists(const lapacke *l, routine called) {
    return called == sgesv ? l->dsgesv_work != NULL : called == cgesv ? l->zcgesv_work != NULL : true;
}

static int64_t call(const lapacke *l, const arguments *g, int form, linear_system *s) {
    s->a.lda = g->lda;
    s->af.lda = g->ldaf;
    s->b.lda = g->ldb;
    s->x.lda = g->ldx;
    switch (g->called) {
    case gecon:
        return call_gecon_by(l, form, g->layout, g->letter, g->n, s->a.data, g->lda,
                             g->nan == nan_norm ? NAN : 1, &s->rcond);
    case geequ:
        return l->geequ[form](g->layout, g->n, g->n, s->a.data, g->lda, s->r, s->c, &s->rcond, s->ferr,
                              s->berr);
    case geequb:
        return l->geequb[form](g->layout, g->n, g->n, s->a.data, g->lda, s->r, s->c, &s->rcond, s->ferr,
                               s->berr);
    case gerfs:
        return l->gerfs[form](g->layout, g->letter, g->n, g->nrhs, s->a.data, g->lda, s->af.data, g->ldaf,
                              s->ipiv, s->b.data, g->ldb, s->x.data, g->ldx, s->ferr, s->berr, work,
                              more_work);
    case laswp:
        return l->laswp[form](g->layout, g->n, s->a.data, g->lda, 1, 2, s->ipiv, 1);
    case gesvx:
        return call_gesvx_by(l, form, g->layout, g->fact, g->letter, g->n, g->nrhs, s);
    default:
        return call_mixed_gesv_by(l, form, g->layout, g->n, g->nrhs, s);
    }
}

/* LAPACK's own LAPACKE writes X by rows whatever gesvx says. */
static void check_arguments(const lapacke *l, const arguments *g, int form, bool itself) {
    linear_system s = system_new(l, column_major);
    s.equed = g->equed;
    for (int i = 0; i < 3; i++) {
        l->type->part->set(s.r, i, 1);
        l->type->part->set(s.c, i, 1);
    }
    void *with_nan[] = {NULL, s.a.data, s.af.data, s.b.data, s.x.data, s.r, s.c, NULL};
    if (with_nan[g->nan] != NULL) {
        /* The last part of the second element. */
        int64_t element = g->nan == nan_r || g->nan == nan_c ? 1 : 2 * l->type->parts - 1;
        l->type->part->set(with_nan[g->nan], element, NAN);
    }
    linear_system before = s;
    matrix a = matrix_copy(&s.a), af = matrix_copy(&s.af), b = matrix_copy(&s.b), x = matrix_copy(&s.x);
    char what[128];
    snprintf(what, sizeof what,
             "%s %s%s(%d, '%c', '%c', n %ld, nrhs %ld, lda %ld, ldaf %ld, ldb %ld, ldx %ld)", l->label,
             names[g->called], form == 1 ? "_work" : "", g->layout, g->letter, g->fact, (long)g->n,
             (long)g->nrhs, (long)g->lda, (long)g->ldaf, (long)g->ldb, (long)g->ldx);
    handlers_reset();
    int64_t info = integer_value(l->wide, call(l, g, form, &s));
    CHECK(info == g->expected, "%s: info is %ld instead of %ld", what, (long)info, (long)g->expected);
    /* A wrong layout is told by the form that was called, all else by the one with _work. */
    check_told(g->told, l, names[g->called], form == 1 || g->expected != -1, g->expected, what);
    s.a.lda = a.lda;
    s.af.lda = af.lda;
    s.b.lda = b.lda;
    s.x.lda = x.lda;
    CHECK(matrix_identical(&a, &s.a) && matrix_identical(&af, &s.af) && matrix_identical(&b, &s.b) &&
              (matrix_identical(&x, &s.x) || (itself && g->called == gesvx && g->layout == row_major)) &&
              memcmp(s.r, before.r, sizeof s.r) == 0 && memcmp(s.c, before.c, sizeof s.c) == 0 &&
              memcmp(s.ferr, before.ferr, sizeof s.ferr) == 0,
          "%s: wrote to an array", what);
    matrix_free(&a);
    matrix_free(&af);
    matrix_free(&b);
    matrix_free(&x);
    system_free(&s);
}

static void check_form(const lapacke *l, int form, bool itself) {
    for (const char *trans = "NTC"; *trans != '\0'; trans++) {
        check_gerfs(l, form, *trans);
        for (const char *fact = "NEF"; *fact != '\0'; fact++) {
            check_gesvx(l, form, *fact, *trans, itself);
        }
    }
    for (const char *norm = "1oI"; *norm != '\0'; norm++) {
        check_gecon(l, form, *norm);
    }
    check_geequ(l, l->geequ[form], order);
    check_geequ(l, l->geequb[form], order - 5);
    for (int64_t incx = -2; incx <= 2; incx++) {
        check_laswp(l, form, incx);
    }
    if (l->mixed_gesv != NULL) {
        check_mixed_gesv(l, form, 1);
        check_mixed_gesv(l, form, 1e200);
    }
    for (unsigned c = 0; c < sizeof calls / sizeof calls[0]; c++) {
        if (exists(l, calls[c].called) && (form == 0 || calls[c].nan == no_nan)) {
            check_arguments(l, &calls[c], form, itself);
        }
    }
}

int main(int argc, char **argv) {
    lapacke bound[lapack_kinds];
    int count = lapacke_bind(lapack_open(argc, argv), bound);
    bool itself = argc > 2 && strcmp(argv[2], "LAPACK") == 0;
    for (int i = 0; i < count; i++) {
        check_form(&bound[i], 0, itself);
        check_form(&bound[i], 1, itself);
    }
    return check_report();
}
