/* LAPACK's routines for scaled systems and refined solutions, against plain code: scale factors to the last
   bit, solutions that are known, error bounds that hold, growth and condition. LAPACK itself passes, too. */
#include <complex.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "lapack.h"
#include "matrix.h"

enum { order = 21, sides = 3, gap = 2, stride = order + gap };

static double complex at(const matrix *a, int64_t i, int64_t j) {
    return matrix_get_part(a, i, j, 0) + matrix_get_part(a, i, j, 1) * I;
}

static void put(matrix *a, int64_t i, int64_t j, double complex x) {
    matrix_set_part(a, i, j, 0, creal(x));
    if (a->type->parts == 2) {
        matrix_set_part(a, i, j, 1, cimag(x));
    }
}

/* op(A)(i, j). */
static double complex form(const matrix *a, char trans, int64_t i, int64_t j) {
    return trans == 'N' ? at(a, i, j) : trans == 'T' ? at(a, j, i) : conj(at(a, j, i));
}

/* Arithmetic of the real type that goes with an element type: rounded to it. */
static double rounded(const lapack *l, double x) {
    double kept = 0;
    l->type->part->set(&kept, 0, x);
    return l->type->part->get(&kept, 0);
}

static double get(const lapack *l, const void *reals, int64_t i) {
    return l->type->part->get(reals, i);
}

/* |x|, or |re| + |im|. */
static double size_of(const lapack *l, double complex x) {
    return rounded(l, fabs(creal(x)) + fabs(cimag(x)));
}

/* A vector of so many real numbers, all the same. */
static void *reals_new(const lapack *l, int64_t count, double value) {
    void *reals = allocate((size_t)count * sizeof(double));
    for (int64_t i = 0; i < count; i++) {
        l->type->part->set(reals, i, value);
    }
    return reals;
}

/* Rows and columns of sizes that differ by powers of two. */
static matrix scaled_matrix(const lapack *l, int64_t m, int64_t n, int exponents, random_source *source) {
    matrix a = matrix_new(l->type, m, n, m + gap);
    int rows[order], columns[order];
    for (int i = 0; i < order; i++) {
        rows[i] = (int)random_integer(source, -exponents, exponents);
        columns[i] = (int)random_integer(source, -exponents, exponents);
    }
    matrix_fill_uniform(&a, source);
    for (int64_t j = 0; j < n; j++) {
        for (int64_t i = 0; i < m; i++) {
            double factor = ldexp(1, rows[i] + columns[j]);
            put(&a, i, j, factor * at(&a, i, j));
        }
    }
    return a;
}

typedef struct scaling {
    void *r, *c;
    double rowcnd, colcnd, amax;
    int64_t info;
} scaling;

static scaling call_geequ(const lapack *l, int name, const matrix *a) {
    scaling s = {.r = reals_new(l, a->m + 1, -7), .c = reals_new(l, a->n + 1, -7), .info = 7};
    void *rowcnd = reals_new(l, 1, -7), *colcnd = reals_new(l, 1, -7), *amax = reals_new(l, 1, -7);
    l->geequ[name](&a->m, &a->n, a->data, &a->lda, s.r, s.c, rowcnd, colcnd, amax, &s.info);
    s.info = integer_value(l->wide, s.info);
    s.rowcnd = get(l, rowcnd, 0);
    s.colcnd = get(l, colcnd, 0);
    s.amax = get(l, amax, 0);
    CHECK(get(l, s.r, a->m) == -7 && get(l, s.c, a->n) == -7, "%s geequ: wrote behind a vector", l->label);
    free(rowcnd);
    free(colcnd);
    free(amax);
    return s;
}

static void scaling_free(scaling *s) {
    free(s->r);
    free(s->c);
}

/* The power of two that geequb takes for a size: the exponent is cut off towards zero. */
static double power_of(double size) {
    int exponent;
    double fraction = frexp(size, &exponent);
    return size == 0 ? 0 : ldexp(1, exponent - 1 < 0 && fraction != 0.5 ? exponent : exponent - 1);
}

static double clamp(const lapack *l, double size) {
    return fmin(fmax(size, l->type->safe_min), 1 / l->type->safe_min);
}

static void check_geequ(const lapack *l, int name, int64_t m, int64_t n, random_source *source) {
    int most = l->type->part == &element_f64 ? 40 : 8;
    matrix a = scaled_matrix(l, m, n, most, source);
    scaling s = call_geequ(l, name, &a);
    double least = INFINITY, largest = 0, r[order];
    bool equal = s.info == 0;
    for (int64_t i = 0; i < m; i++) {
        double size = 0;
        for (int64_t j = 0; j < n; j++) {
            size = fmax(size, size_of(l, at(&a, i, j)));
        }
        size = name == 1 ? power_of(size) : size;
        least = fmin(least, size);
        largest = fmax(largest, size);
        r[i] = rounded(l, 1 / clamp(l, size));
        equal = equal && get(l, s.r, i) == r[i];
    }
    CHECK(equal && s.amax == largest && s.rowcnd == rounded(l, least / largest),
          "%s geequ, %d: info %ld, or other factors of rows, amax %g, rowcnd %g", l->label, name,
          (long)s.info, s.amax, s.rowcnd);
    least = INFINITY;
    largest = 0;
    for (int64_t j = 0; j < n; j++) {
        double size = 0;
        for (int64_t i = 0; i < m; i++) {
            size = fmax(size, rounded(l, size_of(l, at(&a, i, j)) * r[i]));
        }
        size = name == 1 ? power_of(size) : size;
        least = fmin(least, size);
        largest = fmax(largest, size);
        equal = equal && get(l, s.c, j) == rounded(l, 1 / clamp(l, size));
    }
    CHECK(equal && s.colcnd == rounded(l, least / largest),
          "%s geequ, %d: other factors of columns, colcnd %g", l->label, name, s.colcnd);
    scaling_free(&s);

    /* Zeros tell by info; the row before the column. */
    matrix_zero_column(&a, n - 1);
    s = call_geequ(l, name, &a);
    CHECK(s.info == m + n, "%s geequ, %d, of a zero column: info %ld", l->label, name, (long)s.info);
    scaling_free(&s);
    for (int64_t j = 0; j < n; j++) {
        put(&a, m - 2, j, 0);
        put(&a, m - 1, j, 0);
    }
    s = call_geequ(l, name, &a);
    CHECK(s.info == m - 1, "%s geequ, %d, of zero rows: info %ld", l->label, name, (long)s.info);
    scaling_free(&s);
    matrix_free(&a);
}

/* Numbers whose reciprocals overflow or are subnormal. */
static void check_geequ_ends(const lapack *l, int name) {
    double overflow = l->type->overflow, safe_min = l->type->safe_min;
    matrix a = matrix_new(l->type, 2, 2, 2);
    put(&a, 0, 0, overflow);
    put(&a, 1, 1, l->type->subnormal);
    scaling s = call_geequ(l, name, &a);
    CHECK(s.info == 0 && get(l, s.r, 0) == safe_min && get(l, s.r, 1) == 1 / safe_min,
          "%s geequ, %d, near the ends: info %ld, %g and %g", l->label, name, (long)s.info, get(l, s.r, 0),
          get(l, s.r, 1));
    CHECK(s.rowcnd == safe_min / (1 / safe_min) || s.rowcnd == 0, "%s geequ, %d, near the ends: rowcnd %g",
          l->label, name, s.rowcnd);
    scaling_free(&s);
    matrix_free(&a);
    matrix none = matrix_new(l->type, 0, 1, 1);
    s = call_geequ(l, name, &none);
    CHECK(s.info == 0 && s.rowcnd == 1 && s.colcnd == 1 && s.amax == 0, "%s geequ of nothing: %g, %g, %g",
          l->label, s.rowcnd, s.colcnd, s.amax);
    scaling_free(&s);
    matrix_free(&none);
}

static char call_laqge(const lapack *l, matrix *a, const scaling *s) {
    void *rowcnd = reals_new(l, 1, s->rowcnd), *colcnd = reals_new(l, 1, s->colcnd),
         *amax = reals_new(l, 1, s->amax);
    char equed = '?';
    l->laqge(&a->m, &a->n, a->data, &a->lda, s->r, s->c, rowcnd, colcnd, amax, &equed, 1);
    free(rowcnd);
    free(colcnd);
    free(amax);
    return equed;
}

static void check_laqge(const lapack *l, double rowcnd, double colcnd, double amax, char expected,
                        random_source *source) {
    enum { m = 9, n = 19 };
    matrix a = matrix_new(l->type, m, n, m + gap);
    matrix_fill_uniform(&a, source);
    scaling s = {reals_new(l, m, 1), reals_new(l, n, 1), rowcnd, colcnd, amax, 0};
    for (int64_t i = 0; i < m; i++) {
        l->type->part->set(s.r, i, random_uniform(source, 0.5, 2));
    }
    for (int64_t j = 0; j < n; j++) {
        l->type->part->set(s.c, j, random_uniform(source, 0.5, 2));
    }
    matrix scaled = matrix_copy(&a);
    bool rows = expected == 'R' || expected == 'B', columns = expected == 'C' || expected == 'B';
    for (int64_t j = 0; j < n; j++) {
        for (int64_t i = 0; i < m; i++) {
            double factor = rounded(l, (columns ? get(l, s.c, j) : 1) * (rows ? get(l, s.r, i) : 1));
            put(&scaled, i, j, factor * at(&a, i, j));
        }
    }
    char equed = call_laqge(l, &a, &s);
    CHECK(equed == expected && matrix_identical(&a, &scaled),
          "%s laqge(%g, %g, %g): '%c' instead of '%c', or others", l->label, rowcnd, colcnd, amax, equed,
          expected);
    int64_t none = 0;
    double one[1];
    l->type->part->set(one, 0, 0.01);
    l->laqge(&a.m, &none, a.data, &a.lda, s.r, s.c, one, one, one, &equed, 1);
    CHECK(equed == 'N' && matrix_identical(&a, &scaled), "%s laqge of nothing: '%c', or it wrote", l->label,
          equed);
    scaling_free(&s);
    matrix_free(&a);
    matrix_free(&scaled);
}

static void check_thresholds(const lapack *l, random_source *source) {
    double small = l->type->safe_min / (2 * l->type->eps), tenth = rounded(l, 0.1),
           below = rounded(l, 0.09999);
    check_laqge(l, tenth, tenth, 1, 'N', source);
    check_laqge(l, tenth, tenth, small, 'N', source);
    check_laqge(l, tenth, tenth, 1 / small, 'N', source);
    check_laqge(l, below, tenth, 1, 'R', source);
    check_laqge(l, tenth, tenth, small / 2, 'R', source);
    check_laqge(l, tenth, tenth, 2 / small, 'R', source);
    check_laqge(l, tenth, below, 1, 'C', source);
    check_laqge(l, below, below, 1, 'B', source);
    check_laqge(l, 1, below, 2 / small, 'B', source);
}

/* A system of integers, of which the solution is known, and what is left of its factors. */
typedef struct known {
    matrix a, b, x, af;
    int64_t ipiv[order];
} known;

static known known_new(const lapack *l, char trans, random_source *source) {
    known k = {.a = matrix_new(l->type, order, order, stride),
               .b = matrix_new(l->type, order, sides, stride + 1),
               .x = matrix_new(l->type, order, sides, stride + 2)};
    for (int64_t j = 0; j < order; j++) {
        for (int64_t i = 0; i < order; i++) {
            double re = (double)random_integer(source, -9, 9), im = (double)random_integer(source, -9, 9);
            put(&k.a, i, j, re + im * I);
            put(&k.x, i, j % sides, im + re * I);
        }
    }
    for (int64_t j = 0; j < sides; j++) {
        for (int64_t i = 0; i < order; i++) {
            double complex sum = 0;
            for (int64_t t = 0; t < order; t++) {
                sum += form(&k.a, trans, i, t) * at(&k.x, t, j);
            }
            put(&k.b, i, j, sum);
        }
    }
    k.af = matrix_copy(&k.a);
    CHECK(call_factor(l, 0, order, order, k.af.data, stride, k.ipiv) == 0, "%s getrf", l->label);
    return k;
}

static void known_free(known *k) {
    matrix_free(&k->a);
    matrix_free(&k->b);
    matrix_free(&k->x);
    matrix_free(&k->af);
}

/* max |b - op(A) x| / (|op(A)| |x| + |b|) of a column: rows and columns may be scaled as they like. */
static double backward_error(const matrix *a, char trans, const matrix *x, const matrix *b, int64_t j) {
    double worst = 0;
    for (int64_t i = 0; i < a->n; i++) {
        double complex residual = at(b, i, j);
        double size = cabs(residual);
        for (int64_t t = 0; t < a->n; t++) {
            residual -= form(a, trans, i, t) * at(x, t, j);
            size += cabs(form(a, trans, i, t)) * cabs(at(x, t, j));
        }
        double error = size == 0 ? 0 : cabs(residual) / size;
        worst = isnan(error) ? INFINITY : fmax(worst, error);
    }
    return worst;
}

/* max |x - expected| / max |x| of a column, both divided by factors if there are any: in the norm of the
 * scaled system. */
static double forward_error(const lapack *l, const matrix *x, const matrix *expected, int64_t j,
                            const void *factors) {
    double error = 0, size = 0;
    for (int64_t i = 0; i < x->m; i++) {
        double factor = factors != NULL ? get(l, factors, i) : 1;
        error = fmax(error, cabs(at(x, i, j) - at(expected, i, j)) / factor);
        size = fmax(size, cabs(at(x, i, j)) / factor);
    }
    return error / size;
}

static void check_gerfs(const lapack *l, char trans, random_source *source) {
    known k = known_new(l, trans, source);
    double eps = l->type->eps;
    int64_t n = order, nrhs = sides, lda = stride, ldb = stride + 1, ldx = stride + 2, info = 7;
    matrix x = matrix_copy(&k.x);
    for (int64_t j = 0; j < sides; j++) {
        for (int64_t i = 0; i < order; i++) {
            put(&x, i, j, at(&x, i, j) * (1 + 1e-3 * random_uniform(source, -1, 1)));
        }
    }
    void *ferr = reals_new(l, sides + 1, -7), *berr = reals_new(l, sides + 1, -7);
    void *work = allocate(3 * order * l->type->size), *more_work = allocate(order * sizeof(double));
    void *ipiv = integers_new(l->wide, k.ipiv, order);
    l->gerfs(&trans, &n, &nrhs, k.a.data, &lda, k.af.data, &lda, ipiv, k.b.data, &ldb, x.data, &ldx, ferr,
             berr, work, more_work, &info, 1);
    info = integer_value(l->wide, info);
    for (int64_t j = 0; j < sides; j++) {
        double told = get(l, berr, j), bound = get(l, ferr, j), error = forward_error(l, &x, &k.x, j, NULL);
        CHECK(info == 0 && told >= 0 && told <= 8 * eps &&
                  backward_error(&k.a, trans, &x, &k.b, j) <= 4 * order * eps,
              "%s gerfs('%c'): info %ld, berr %g", l->label, trans, (long)info, told);
        CHECK(error <= bound && bound >= eps && bound < 1e5 * eps, "%s gerfs('%c'): error %g, ferr %g",
              l->label, trans, error, bound);
    }
    CHECK(get(l, ferr, sides) == -7 && get(l, berr, sides) == -7 && matrix_padding_intact(&x),
          "%s gerfs('%c'): wrote beside an array", l->label, trans);
    n = 0;
    l->gerfs(&trans, &n, &nrhs, k.a.data, &lda, k.af.data, &lda, ipiv, k.b.data, &ldb, x.data, &ldx, ferr,
             berr, work, more_work, &info, 1);
    CHECK(integer_value(l->wide, info) == 0 && get(l, ferr, sides - 1) == 0 && get(l, berr, 0) == 0,
          "%s gerfs of nothing: info %ld, %g, %g", l->label, (long)info, get(l, ferr, sides - 1),
          get(l, berr, 0));
    free(ferr);
    free(berr);
    free(work);
    free(more_work);
    free(ipiv);
    matrix_free(&x);
    known_free(&k);
}

/* Factors with a zero pivot: X is judged as it is, and nothing bounds its error. LAPACK divides by the zero.
 */
static void check_singular_gerfs(const lapack *l, random_source *source) {
    for (const char *trans = "NTC"; *trans != '\0'; trans++) {
        known k = known_new(l, *trans, source);
        int64_t n = order, nrhs = sides, lda = stride, ldb = stride + 1, ldx = stride + 2, info = 7;
        put(&k.af, 4, 4, 0);
        put(&k.x, 0, 1, 2 + at(&k.x, 0, 1));
        matrix x = matrix_copy(&k.x);
        void *ferr = reals_new(l, sides, -7), *berr = reals_new(l, sides, -7);
        void *work = allocate(3 * order * l->type->size), *more_work = allocate(order * sizeof(double));
        void *ipiv = integers_new(l->wide, k.ipiv, order);
        l->gerfs(trans, &n, &nrhs, k.a.data, &lda, k.af.data, &lda, ipiv, k.b.data, &ldb, x.data, &ldx, ferr,
                 berr, work, more_work, &info, 1);
        double expected = backward_error(&k.a, *trans, &x, &k.b, 1), told = get(l, berr, 1);
        CHECK(integer_value(l->wide, info) == 0 && matrix_identical(&x, &k.x) && get(l, berr, 0) == 0 &&
                  told > expected / 2 && told < 2 * expected && isinf(get(l, ferr, 0)) &&
                  isinf(get(l, ferr, 1)),
              "%s gerfs('%c') of singular factors: info %ld, berr %g instead of %g, ferr %g", l->label,
              *trans, (long)info, told, expected, get(l, ferr, 1));
        free(ferr);
        free(berr);
        free(work);
        free(more_work);
        free(ipiv);
        matrix_free(&x);
        known_free(&k);
    }
}

/* The factors of a matrix whose rows stand in another order: exchanges that no factorization would have made.
 */
static void check_any_exchanges(const lapack *l, random_source *source) {
    for (const char *trans = "NTC"; *trans != '\0'; trans++) {
        known k = known_new(l, *trans, source);
        int64_t n = order, nrhs = sides, lda = stride, ldb = stride + 1, ldx = stride + 2, info = 7,
                others[order];
        matrix a = matrix_copy(&k.a);
        for (int64_t i = 0; i < order; i++) {
            for (int64_t j = 0; j < order; j++) {
                matrix_swap(&a, i, j, k.ipiv[i] - 1, j);
            }
        }
        for (int64_t i = order - 1; i >= 0; i--) {
            others[i] = random_integer(source, 1, order);
            for (int64_t j = 0; j < order; j++) {
                matrix_swap(&a, i, j, others[i] - 1, j);
            }
        }
        matrix x = matrix_copy(&k.x), b = matrix_copy(&k.b);
        for (int64_t j = 0; j < sides; j++) {
            for (int64_t i = 0; i < order; i++) {
                double complex sum = 0;
                for (int64_t t = 0; t < order; t++) {
                    sum += form(&a, *trans, i, t) * at(&k.x, t, j);
                }
                put(&b, i, j, sum);
                put(&x, i, j, 1.001 * at(&k.x, i, j));
            }
        }
        void *ferr = reals_new(l, sides, -7), *berr = reals_new(l, sides, -7);
        void *work = allocate(3 * order * l->type->size), *more_work = allocate(order * sizeof(double));
        void *ipiv = integers_new(l->wide, others, order);
        l->gerfs(trans, &n, &nrhs, a.data, &lda, k.af.data, &lda, ipiv, b.data, &ldb, x.data, &ldx, ferr,
                 berr, work, more_work, &info, 1);
        double error = forward_error(l, &x, &k.x, 0, NULL);
        CHECK(integer_value(l->wide, info) == 0 && get(l, berr, 0) <= 8 * l->type->eps &&
                  error <= get(l, ferr, 0),
              "%s gerfs('%c'), any exchanges: info %ld, berr %g, error %g, ferr %g", l->label, *trans,
              (long)info, get(l, berr, 0), error, get(l, ferr, 0));
        free(ferr);
        free(berr);
        free(work);
        free(more_work);
        free(ipiv);
        matrix_free(&a);
        matrix_free(&b);
        matrix_free(&x);
        known_free(&k);
    }
}

/* A call of gesvx: its arguments and its results. */
typedef struct expert {
    matrix a, af, b, x;
    int64_t ipiv[order];
    void *r, *c, *ferr, *berr;
    double rcond, growth;
    char equed;
    int64_t info;
} expert;

static expert expert_new(const lapack *l, const matrix *a, const matrix *b) {
    return (expert){.a = matrix_copy(a),
                    .af = matrix_new(l->type, a->n, a->n, a->n + 3),
                    .b = matrix_copy(b),
                    .x = matrix_new(l->type, a->n, b->n, a->n + 4),
                    .r = reals_new(l, a->n + 1, -7),
                    .c = reals_new(l, a->n + 1, -7),
                    .ferr = reals_new(l, b->n + 1, -7),
                    .berr = reals_new(l, b->n + 1, -7),
                    .equed = '?'};
}

static void expert_free(expert *e) {
    matrix_free(&e->a);
    matrix_free(&e->af);
    matrix_free(&e->b);
    matrix_free(&e->x);
    free(e->r);
    free(e->c);
    free(e->ferr);
    free(e->berr);
}

static void call_gesvx(const lapack *l, char fact, char trans, expert *e) {
    int64_t n = e->a.n, nrhs = e->b.n;
    void *work = allocate((size_t)(4 * n + 1) * l->type->size),
         *more_work = allocate((size_t)(2 * n + 1) * sizeof(double));
    void *rcond = reals_new(l, 1, -7), *ipiv = integers_new(l->wide, fact == 'F' ? e->ipiv : NULL, n);
    l->gesvx(&fact, &trans, &n, &nrhs, e->a.data, &e->a.lda, e->af.data, &e->af.lda, ipiv, &e->equed, e->r,
             e->c, e->b.data, &e->b.lda, e->x.data, &e->x.lda, rcond, e->ferr, e->berr, work, more_work,
             &e->info, 1, 1, 1);
    integers_read(l->wide, ipiv, e->ipiv, n);
    e->info = integer_value(l->wide, e->info);
    e->rcond = get(l, rcond, 0);
    e->growth = get(l, l->type->parts == 2 ? more_work : work, 0);
    CHECK(matrix_padding_intact(&e->a) && matrix_padding_intact(&e->af) && matrix_padding_intact(&e->b) &&
              matrix_padding_intact(&e->x),
          "%s gesvx('%c', '%c'): wrote beside a matrix", l->label, fact, trans);
    CHECK(get(l, e->r, n) == -7 && get(l, e->c, n) == -7 && get(l, e->ferr, nrhs) == -7 &&
              get(l, e->berr, nrhs) == -7,
          "%s gesvx('%c', '%c'): wrote behind a vector", l->label, fact, trans);
    free(work);
    free(more_work);
    free(rcond);
    free(ipiv);
}

/* The largest absolute value in the first columns of A over that in their U. */
static double growth_of(const matrix *a, const matrix *af, int64_t columns) {
    double in_a = 0, in_u = 0;
    for (int64_t j = 0; j < columns; j++) {
        for (int64_t i = 0; i < a->m; i++) {
            in_a = fmax(in_a, cabs(at(a, i, j)));
            in_u = i <= j ? fmax(in_u, cabs(at(af, i, j))) : in_u;
        }
    }
    return in_u == 0 ? 1 : in_a / in_u;
}

static bool is_near(double x, double expected, double relative) {
    return fabs(x - expected) <= relative * fabs(expected);
}

/* What a call has found of the system k, scaled by it or before it. */
static void check_found(const lapack *l, char fact, char trans, const known *k, const expert *e) {
    double eps = l->type->eps, rcond = -1;
    bool columns = e->equed == 'C' || e->equed == 'B', rows = e->equed == 'R' || e->equed == 'B';
    const void *factors = trans == 'N' ? (columns ? e->c : NULL) : rows ? e->r : NULL;
    double spread = 1;
    if (factors != NULL) {
        double least = INFINITY, most = 0;
        for (int64_t i = 0; i < order; i++) {
            least = fmin(least, get(l, factors, i));
            most = fmax(most, get(l, factors, i));
        }
        spread = least / most;
    }
    for (int64_t j = 0; j < sides; j++) {
        double told = get(l, e->berr, j), bound = get(l, e->ferr, j) * spread;
        double error = forward_error(l, &e->x, &k->x, j, factors);
        CHECK(told >= 0 && told <= 8 * eps &&
                  backward_error(&k->a, trans, &e->x, &k->b, j) <= 4 * order * eps,
              "%s gesvx('%c', '%c'): berr %g", l->label, fact, trans, told);
        CHECK(error <= bound && bound >= eps && bound < 1e6 * eps, "%s gesvx('%c', '%c'): error %g, ferr %g",
              l->label, fact, trans, error, bound);
    }
    double growth = growth_of(&e->a, &e->af, order);
    CHECK(is_near(e->growth, growth, 4 * eps), "%s gesvx('%c', '%c'): growth %g instead of %g", l->label,
          fact, trans, e->growth, growth);
    double norm = 0;
    for (int64_t j = 0; j < order; j++) {
        double sum = 0;
        for (int64_t i = 0; i < order; i++) {
            sum += cabs(trans == 'N' ? at(&e->a, i, j) : at(&e->a, j, i));
        }
        norm = fmax(norm, sum);
    }
    int64_t info = call_gecon(l, trans == 'N' ? '1' : 'I', order, e->af.data, e->af.lda, norm, &rcond);
    CHECK(info == 0 && e->rcond > 0 && is_near(e->rcond, rcond, 1e-3),
          "%s gesvx('%c', '%c'): rcond %g instead of %g", l->label, fact, trans, e->rcond, rcond);
}

/* B as gesvx leaves it. */
static void check_right_sides(const lapack *l, char fact, char trans, const known *k, const expert *e) {
    bool columns = e->equed == 'C' || e->equed == 'B', rows = e->equed == 'R' || e->equed == 'B';
    const void *factors = trans == 'N' ? (rows ? e->r : NULL) : columns ? e->c : NULL;
    bool same = true;
    for (int64_t j = 0; j < sides; j++) {
        for (int64_t i = 0; i < order; i++) {
            double factor = factors != NULL ? get(l, factors, i) : 1;
            double complex b = at(&k->b, i, j);
            same =
                same && at(&e->b, i, j) == rounded(l, factor * creal(b)) + rounded(l, factor * cimag(b)) * I;
        }
    }
    CHECK(same, "%s gesvx('%c', '%c'), '%c': other right-hand sides", l->label, fact, trans, e->equed);
}

/* Without scaling, with it if that is worth it, and with the factors of that. */
static void check_gesvx(const lapack *l, char trans, int rows, int columns, char equed,
                        random_source *source) {
    known k = known_new(l, trans, source);
    for (int64_t j = 0; j < order; j++) {
        for (int64_t i = 0; i < order; i++) {
            put(&k.a, i, j, at(&k.a, i, j) * ldexp(1, (int)(i % 4) * rows + (int)(j % 3) * columns));
        }
        /* The same solution: by powers of two as the rows of op(A) have them. */
        int of_row = (int)(j % 4) * rows, of_column = (int)(j % 3) * columns;
        for (int64_t c = 0; c < sides; c++) {
            put(&k.b, j, c, at(&k.b, j, c) * ldexp(1, trans == 'N' ? of_row : of_column));
            put(&k.x, j, c, at(&k.x, j, c) * ldexp(1, trans == 'N' ? -of_column : -of_row));
        }
    }
    expert plain = expert_new(l, &k.a, &k.b), scaled = expert_new(l, &k.a, &k.b);
    call_gesvx(l, 'N', trans, &plain);
    /* As it is, the matrix may be singular to working precision. */
    int64_t info = equed != 'N' && plain.rcond < l->type->eps ? order + 1 : 0;
    CHECK(plain.info == info && plain.equed == 'N' && matrix_identical(&plain.a, &k.a),
          "%s gesvx('N', '%c'): info %ld, '%c', or A is changed", l->label, trans, (long)plain.info,
          plain.equed);
    check_right_sides(l, 'N', trans, &k, &plain);
    if (equed == 'N') {
        check_found(l, 'N', trans, &k, &plain);
    }

    call_gesvx(l, 'E', trans, &scaled);
    matrix expected = matrix_copy(&k.a);
    scaling s = call_geequ(l, 0, &k.a);
    char expected_equed = call_laqge(l, &expected, &s);
    CHECK(scaled.info == 0 && scaled.equed == equed && expected_equed == equed &&
              matrix_identical(&scaled.a, &expected),
          "%s gesvx('E', '%c'): info %ld, '%c' instead of '%c', or another matrix", l->label, trans,
          (long)scaled.info, scaled.equed, equed);
    check_right_sides(l, 'E', trans, &k, &scaled);
    check_found(l, 'E', trans, &k, &scaled);

    expert again = expert_new(l, &scaled.a, &k.b);
    memcpy(again.af.data, scaled.af.data, matrix_bytes(&scaled.af));
    memcpy(again.r, scaled.r, order * sizeof(double));
    memcpy(again.c, scaled.c, order * sizeof(double));
    memcpy(again.ipiv, scaled.ipiv, sizeof again.ipiv);
    again.equed = (char)(scaled.equed | 0x20);
    call_gesvx(l, 'F', trans, &again);
    CHECK(again.info == 0 && again.equed == (scaled.equed | 0x20) && matrix_identical(&again.a, &scaled.a) &&
              matrix_identical(&again.af, &scaled.af) && matrix_identical(&again.b, &scaled.b) &&
              memcmp(again.ipiv, scaled.ipiv, sizeof again.ipiv) == 0,
          "%s gesvx('F', '%c'): info %ld, '%c', or what is given is changed", l->label, trans,
          (long)again.info, again.equed);
    again.equed = scaled.equed;
    check_found(l, 'F', trans, &k, &again);
    scaling_free(&s);
    matrix_free(&expected);
    expert_free(&plain);
    expert_free(&scaled);
    expert_free(&again);
    known_free(&k);
}

static void check_singular_gesvx(const lapack *l, random_source *source) {
    for (const char *fact = "NE"; *fact != '\0'; fact++) {
        known k = known_new(l, 'N', source);
        matrix_zero_column(&k.a, 6);
        expert e = expert_new(l, &k.a, &k.b);
        call_gesvx(l, *fact, 'N', &e);
        double growth = growth_of(&k.a, &e.af, 7);
        bool untouched = true;
        for (int64_t i = 0; i < order; i++) {
            untouched = untouched && at(&e.x, i, 0) == 0;
        }
        CHECK(e.info == 7 && e.rcond == 0 && e.equed == 'N' && untouched &&
                  is_near(e.growth, growth, 4 * l->type->eps),
              "%s gesvx('%c') of a singular matrix: info %ld, rcond %g, '%c', growth %g instead of %g, or X "
              "is changed",
              l->label, *fact, (long)e.info, e.rcond, e.equed, e.growth, growth);
        expert_free(&e);
        known_free(&k);
    }
}

/* Two rows that differ by a unit of the last place: solved, and told. */
static void check_nearly_singular(const lapack *l) {
    double eps = l->type->eps;
    matrix a = matrix_new(l->type, 2, 2, 2), b = matrix_new(l->type, 2, 1, 2);
    put(&a, 0, 0, 1);
    put(&a, 1, 0, 1);
    put(&a, 0, 1, 1);
    put(&a, 1, 1, 1 + 2 * eps);
    put(&b, 0, 0, 1);
    put(&b, 1, 0, 1 + 2 * eps);
    expert e = expert_new(l, &a, &b);
    call_gesvx(l, 'N', 'N', &e);
    CHECK(e.info == 3 && is_near(e.rcond, eps / 2, 0.5) && at(&e.x, 1, 0) != 0,
          "%s gesvx, nearly singular: info %ld, rcond %g", l->label, (long)e.info, e.rcond);
    expert_free(&e);
    matrix_free(&a);
    matrix_free(&b);
}

static void check_empty_gesvx(const lapack *l) {
    matrix a = matrix_new(l->type, 0, 0, 1), b = matrix_new(l->type, 0, 1, 1);
    expert e = expert_new(l, &a, &b);
    call_gesvx(l, 'E', 'T', &e);
    CHECK(e.info == 0 && e.equed == 'N' && e.rcond == 1 && e.growth == 1 && get(l, e.ferr, 0) == 0 &&
              get(l, e.berr, 0) == 0,
          "%s gesvx of nothing: info %ld, '%c', rcond %g, growth %g", l->label, (long)e.info, e.equed,
          e.rcond, e.growth);
    expert_free(&e);
    matrix_free(&a);
    matrix_free(&b);
}

/* dsgesv or zcgesv; gives info. */
static int64_t call_mixed_gesv(const lapack *l, matrix *a, const matrix *b, matrix *x, int64_t *rows,
                               int64_t *iter) {
    int64_t n = a->n, nrhs = b->n, info = 7;
    /* LAPACK's dsgesv puts sums of n rows into work even if nrhs is 0. */
    void *work = allocate((size_t)(n * (nrhs > 0 ? nrhs : 1)) * l->type->size);
    void *swork = allocate((size_t)(n * (n + nrhs)) * l->type->size / 2),
         *rwork = allocate((size_t)n * sizeof(double));
    void *ipiv = integers_new(l->wide, NULL, n);
    if (l->dsgesv != NULL) {
        l->dsgesv(&n, &nrhs, a->data, &a->lda, ipiv, b->data, &b->lda, x->data, &x->lda, work, swork, iter,
                  &info);
    } else {
        l->zcgesv(&n, &nrhs, a->data, &a->lda, ipiv, b->data, &b->lda, x->data, &x->lda, work, swork, rwork,
                  iter, &info);
    }
    integers_read(l->wide, ipiv, rows, n);
    *iter = integer_value(l->wide, *iter);
    free(work);
    free(swork);
    free(rwork);
    free(ipiv);
    return integer_value(l->wide, info);
}

static void check_mixed_gesv(const lapack *l, random_source *source) {
    if (l->dsgesv == NULL && l->zcgesv == NULL) {
        return;
    }
    double eps = l->type->eps;
    known k = known_new(l, 'N', source);
    matrix a = matrix_copy(&k.a), b = matrix_copy(&k.b), x = matrix_new(l->type, order, sides, stride);
    int64_t rows[order], iter = 77, info = call_mixed_gesv(l, &a, &k.b, &x, rows, &iter);
    CHECK(info == 0 && iter >= 0 && iter <= 10 && matrix_identical(&a, &k.a) && matrix_identical(&b, &k.b) &&
              forward_error(l, &x, &k.x, 0, NULL) < 1e5 * eps,
          "%s, mixed precision: info %ld, %ld steps, or A or B is changed, or another solution", l->label,
          (long)info, (long)iter);
    /* No right-hand sides: the factors' exchanges are written all the same. */
    matrix none = k.b;
    none.n = 0;
    int64_t alone[order];
    info = call_mixed_gesv(l, &a, &none, &x, alone, &iter);
    CHECK(info == 0 && iter == 0 && memcmp(alone, rows, sizeof rows) == 0 && matrix_identical(&a, &k.a),
          "%s, mixed precision for nothing: info %ld, iter %ld, or other exchanges, or A is changed",
          l->label, (long)info, (long)iter);
    /* Too large for the smaller type. */
    put(&a, 3, 4, 1e200);
    put(&k.a, 3, 4, 1e200);
    info = call_mixed_gesv(l, &a, &k.b, &x, rows, &iter);
    CHECK(info == 0 && iter == -2 && backward_error(&k.a, 'N', &x, &k.b, 2) <= 1e3 * eps,
          "%s, mixed precision of large numbers: info %ld, iter %ld, or another solution", l->label,
          (long)info, (long)iter);
    put(&k.a, 3, 4, 1);
    matrix_zero_column(&k.a, 8);
    memcpy(a.data, k.a.data, matrix_bytes(&a));
    info = call_mixed_gesv(l, &a, &k.b, &x, rows, &iter);
    CHECK(info == 9 && iter == -3, "%s, mixed precision of a singular matrix: info %ld, iter %ld", l->label,
          (long)info, (long)iter);
    memcpy(a.data, k.a.data, matrix_bytes(&a));
    info = call_mixed_gesv(l, &a, &none, &x, rows, &iter);
    CHECK(info == 9 && iter == -3, "%s, mixed precision of a singular matrix for nothing: info %ld, iter %ld",
          l->label, (long)info, (long)iter);
    matrix_free(&a);
    matrix_free(&b);
    matrix_free(&x);
    known_free(&k);
}

int main(int argc, char **argv) {
    lapack bound[lapack_kinds];
    int count = lapack_bind(lapack_open(argc, argv), bound);
    bool itself = argc > 2 && strcmp(argv[2], "LAPACK") == 0;
    random_source source = random_new(31);
    for (int i = 0; i < count; i++) {
        const lapack *l = &bound[i];
        for (int name = 0; name < 2; name++) {
            check_geequ(l, name, order, order, &source);
            check_geequ(l, name, 11, order, &source);
            check_geequ(l, name, order, 2, &source);
            /* LAPACK's geequb has no power of two for a subnormal number. */
            if (name == 0 || !itself) {
                check_geequ_ends(l, name);
            }
        }
        check_thresholds(l, &source);
        for (const char *trans = "NTC"; *trans != '\0'; trans++) {
            check_gerfs(l, *trans, &source);
            check_gesvx(l, *trans, 0, 0, 'N', &source);
            check_gesvx(l, *trans, 6, 0, 'R', &source);
            check_gesvx(l, *trans, 0, 6, 'C', &source);
            check_gesvx(l, *trans, 6, 5, 'B', &source);
        }
        if (!itself) {
            check_singular_gerfs(l, &source);
        }
        check_any_exchanges(l, &source);
        check_singular_gesvx(l, &source);
        check_nearly_singular(l);
        check_empty_gesvx(l);
        check_mixed_gesv(l, &source);
    }
    return check_report();
}
