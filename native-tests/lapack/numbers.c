/* LAPACK's routines give the bytes of the library's own functions, whatever the integers: factors, exchanges,
   solutions, inverses, condition numbers. */
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "lapack.h"
#include "library.h"
#include "ratio.h"

typedef int64_t rcond_f64_function(char norm, int64_t n, const void *LU, int64_t lda, double anorm,
                                   double *rcond);
typedef int64_t rcond_f32_function(char norm, int64_t n, const void *LU, int64_t lda, float anorm,
                                   float *rcond);

/* All that go to functions for small matrices, and others. */
enum { all_orders_to = 17 };
static const int64_t orders[] = {32, 33, 64, 70, 129, 200, 511, 512, 513, 600};

/* The library's own functions for an element type. */
typedef struct own {
    strided_function *strided;
    solve_function *solve;
    gesv_function *gesv;
    inverse_function *inverse;
    refine_function *refine;
    mixed_gesv_function *mixed_gesv; /* NULL if the type has none */
    void (*rcond)(void);
} own;

typedef struct factored {
    const lapack *l;
    const own *functions;
    matrix a, lu;
    int64_t *ipiv;
} factored;

static void check_factor(const lapack *l, const own *functions, int64_t m, int64_t n, random_source *source) {
    int64_t count = m < n ? m : n;
    matrix a = matrix_new(l->type, m, n, m + 1);
    matrix_fill_uniform(&a, source);
    matrix expected = matrix_copy(&a);
    int64_t *expected_ipiv = allocate((size_t)count * sizeof(int64_t));
    int64_t expected_info = functions->strided(expected.data, m, n, m + 1, expected_ipiv, 0);
    for (int name = 0; name < 3; name++) {
        matrix lu = matrix_copy(&a);
        int64_t *ipiv = allocate((size_t)count * sizeof(int64_t));
        int64_t info = call_factor(l, name, m, n, lu.data, m + 1, ipiv);
        CHECK(info == expected_info && matrix_identical(&lu, &expected) &&
                  memcmp(ipiv, expected_ipiv, (size_t)count * sizeof(int64_t)) == 0,
              "%s factor %d of %ld x %ld: not the same bytes, info %ld", l->label, name, (long)m, (long)n,
              (long)info);
        matrix_free(&lu);
        free(ipiv);
    }
    matrix_free(&a);
    matrix_free(&expected);
    free(expected_ipiv);
}

static factored factor_new(const lapack *l, const own *functions, int64_t n, random_source *source) {
    factored f = {.l = l, .functions = functions, .a = matrix_new(l->type, n, n, n + 2)};
    matrix_fill_uniform(&f.a, source);
    f.lu = matrix_copy(&f.a);
    f.ipiv = allocate((size_t)n * sizeof(int64_t));
    int64_t info = functions->strided(f.lu.data, n, n, n + 2, f.ipiv, 0);
    CHECK(info == 0, "%s n = %ld: info is %ld", l->label, (long)n, (long)info);
    return f;
}

static void factored_free(factored *f) {
    matrix_free(&f->a);
    matrix_free(&f->lu);
    free(f->ipiv);
}

static void check_solve(const factored *f, char trans, int64_t nrhs, random_source *source) {
    int64_t n = f->a.n;
    matrix b = matrix_new(f->l->type, n, nrhs, n + 3);
    matrix_fill_uniform(&b, source);
    matrix expected = matrix_copy(&b), x = matrix_copy(&b);
    f->functions->solve(trans, n, nrhs, f->lu.data, n + 2, f->ipiv, expected.data, n + 3);
    int64_t info = call_getrs(f->l, trans, n, nrhs, f->lu.data, n + 2, f->ipiv, x.data, n + 3);
    CHECK(info == 0 && matrix_identical(&x, &expected), "%s getrs('%c', %ld, %ld): info %ld or other bytes",
          f->l->label, trans, (long)n, (long)nrhs, (long)info);
    matrix_free(&b);
    matrix_free(&x);
    matrix_free(&expected);
}

static void check_gesv(const factored *f, int64_t nrhs, random_source *source) {
    int64_t n = f->a.n;
    matrix b = matrix_new(f->l->type, n, nrhs, n + 3);
    matrix_fill_uniform(&b, source);
    matrix expected = matrix_copy(&b), x = matrix_copy(&b), a = matrix_copy(&f->a), lu = matrix_copy(&f->a);
    int64_t *ipiv = allocate((size_t)n * sizeof(int64_t)), *own = allocate((size_t)n * sizeof(int64_t));
    f->functions->gesv(n, nrhs, lu.data, n + 2, own, expected.data, n + 3, 0);
    int64_t info = call_gesv(f->l, n, nrhs, a.data, n + 2, ipiv, x.data, n + 3);
    CHECK(info == 0 && matrix_identical(&x, &expected) && matrix_identical(&a, &lu) &&
              memcmp(ipiv, own, (size_t)n * sizeof(int64_t)) == 0,
          "%s gesv(%ld, %ld): info %ld or other bytes", f->l->label, (long)n, (long)nrhs, (long)info);
    free(ipiv);
    free(own);
    matrix_free(&a);
    matrix_free(&b);
    matrix_free(&x);
    matrix_free(&lu);
    matrix_free(&expected);
}

static void check_gerfs(const factored *f, char trans, int64_t nrhs, random_source *source) {
    int64_t n = f->a.n, stride = n + 3, lda = n + 2, info = 7;
    const element *part = f->l->type->part;
    matrix b = matrix_new(f->l->type, n, nrhs, stride), x = matrix_new(f->l->type, n, nrhs, stride);
    matrix_fill_uniform(&b, source);
    memcpy(x.data, b.data, matrix_bytes(&b));
    f->functions->solve(trans, n, nrhs, f->lu.data, lda, f->ipiv, x.data, stride);
    matrix expected = matrix_copy(&x);
    double *errors = allocate((size_t)(4 * nrhs) * sizeof(double));
    double *own_errors = errors + 2 * nrhs, *berr = errors + nrhs, *own_berr = own_errors + nrhs;
    void *work = allocate((size_t)n * 3 * f->l->type->size),
         *more_work = allocate((size_t)n * sizeof(int64_t));
    void *integers = integers_new(f->l->wide, f->ipiv, n);
    f->functions->refine(trans, n, nrhs, f->a.data, lda, f->lu.data, lda, f->ipiv, b.data, stride,
                         expected.data, stride, own_errors, own_berr);
    f->l->gerfs(&trans, &n, &nrhs, f->a.data, &lda, f->lu.data, &lda, integers, b.data, &stride, x.data,
                &stride, errors, berr, work, more_work, &info, 1);
    CHECK(integer_value(f->l->wide, info) == 0 && matrix_identical(&x, &expected) &&
              memcmp(errors, own_errors, (size_t)nrhs * part->size) == 0 &&
              memcmp(berr, own_berr, (size_t)nrhs * part->size) == 0,
          "%s gerfs('%c', %ld, %ld): info %ld or other bytes", f->l->label, trans, (long)n, (long)nrhs,
          (long)info);
    free(integers);
    free(work);
    free(more_work);
    free(errors);
    matrix_free(&b);
    matrix_free(&x);
    matrix_free(&expected);
}

static void check_mixed_gesv(const factored *f, int64_t nrhs, random_source *source) {
    int64_t n = f->a.n, lda = n + 2, stride = n + 3, iter = 7, own_iter = 8, info = 7;
    size_t words = (size_t)n * (size_t)(n + nrhs);
    if (f->functions->mixed_gesv == NULL) {
        return;
    }
    matrix b = matrix_new(f->l->type, n, nrhs, stride), x = matrix_copy(&b);
    matrix_fill_uniform(&b, source);
    matrix expected = matrix_copy(&x), a = matrix_copy(&f->a), own_a = matrix_copy(&f->a);
    void *ipiv = integers_new(f->l->wide, NULL, n), *work = allocate((size_t)(n * nrhs) * f->l->type->size);
    void *swork = allocate(words * f->l->type->size / 2), *rwork = allocate((size_t)n * sizeof(double));
    int64_t *own_ipiv = allocate((size_t)n * sizeof(int64_t)), *rows = allocate((size_t)n * sizeof(int64_t));
    f->functions->mixed_gesv(n, nrhs, own_a.data, lda, own_ipiv, b.data, stride, expected.data, stride,
                             &own_iter, 0);
    if (f->l->dsgesv != NULL) {
        f->l->dsgesv(&n, &nrhs, a.data, &lda, ipiv, b.data, &stride, x.data, &stride, work, swork, &iter,
                     &info);
    } else {
        f->l->zcgesv(&n, &nrhs, a.data, &lda, ipiv, b.data, &stride, x.data, &stride, work, swork, rwork,
                     &iter, &info);
    }
    integers_read(f->l->wide, ipiv, rows, n);
    CHECK(integer_value(f->l->wide, info) == 0 && integer_value(f->l->wide, iter) == own_iter &&
              matrix_identical(&x, &expected) && matrix_identical(&a, &own_a) &&
              memcmp(rows, own_ipiv, (size_t)n * sizeof(int64_t)) == 0,
          "%s, mixed precision(%ld, %ld): info %ld, %ld steps instead of %ld, or other bytes", f->l->label,
          (long)n, (long)nrhs, (long)info, (long)iter, (long)own_iter);
    free(ipiv);
    free(own_ipiv);
    free(rows);
    free(work);
    free(swork);
    free(rwork);
    matrix_free(&a);
    matrix_free(&own_a);
    matrix_free(&b);
    matrix_free(&x);
    matrix_free(&expected);
}

static void call_own_rcond(const factored *f, char norm, double anorm, void *rcond) {
    int64_t n = f->a.n, lda = n + 2;
    if (f->l->type->part == &element_f64) {
        ((rcond_f64_function *)f->functions->rcond)(norm, n, f->lu.data, lda, anorm, rcond);
    } else {
        ((rcond_f32_function *)f->functions->rcond)(norm, n, f->lu.data, lda, (float)anorm, rcond);
    }
}

static void check_matrix_functions(const factored *f) {
    int64_t n = f->a.n;
    matrix expected = matrix_copy(&f->lu), inverse = matrix_copy(&f->lu);
    f->functions->inverse(n, expected.data, n + 2, f->ipiv, 0);
    int64_t info = call_getri(f->l, n, inverse.data, n + 2, f->ipiv);
    CHECK(info == 0 && matrix_identical(&inverse, &expected), "%s getri(%ld): info %ld or other bytes",
          f->l->label, (long)n, (long)info);
    matrix_free(&inverse);
    matrix_free(&expected);

    for (const char *norm = "1oI"; *norm != '\0'; norm++) {
        double anorm = matrix_norm(&f->a, *norm == 'I'), own = 0, rcond = -1;
        call_own_rcond(f, *norm, anorm, &own);
        own = f->l->type->part->get(&own, 0);
        info = call_gecon(f->l, *norm, n, f->lu.data, n + 2, anorm, &rcond);
        CHECK(info == 0 && rcond == own && rcond > 0, "%s gecon('%c', %ld): info %ld, %g instead of %g",
              f->l->label, *norm, (long)n, (long)info, rcond, own);
    }
}

static void check_order(const lapack *l, const own *functions, int64_t n, random_source *source) {
    static const int64_t right_hand_sides[] = {1, 3, 40, 2, 5, 8, 17};
    int count = n <= all_orders_to ? 7 : 3;
    factored f = factor_new(l, functions, n, source);
    check_factor(l, functions, n, n, source);
    check_factor(l, functions, n, n + 3, source);
    check_factor(l, functions, n + 40, n, source);
    for (int i = 0; i < count; i++) {
        for (const char *trans = "NTC"; *trans != '\0'; trans++) {
            check_solve(&f, *trans, right_hand_sides[i], source);
            if (i < 2) {
                check_gerfs(&f, *trans, right_hand_sides[i], source);
            }
        }
        check_mixed_gesv(&f, right_hand_sides[i], source);
        check_gesv(&f, right_hand_sides[i], source);
    }
    check_matrix_functions(&f);
    factored_free(&f);
}

static own own_of(void *handle, const element *type) {
    own functions = {
        .strided = (strided_function *)library_symbol(handle, type->name, "_strided"),
        .solve = (solve_function *)library_symbol(handle, type->name, "_solve"),
        .gesv = (gesv_function *)library_symbol(handle, type->name, "_gesv"),
        .inverse = (inverse_function *)library_symbol(handle, type->name, "_inverse"),
        .refine = (refine_function *)library_symbol(handle, type->name, "_refine"),
        .rcond = library_symbol(handle, type->name, "_rcond"),
    };
    if (type->part == &element_f64) {
        functions.mixed_gesv = (mixed_gesv_function *)library_symbol(handle, type->name, "_mixed_gesv");
    }
    return functions;
}

int main(int argc, char **argv) {
    library lib = library_open(argc, argv);
    lapack bound[lapack_kinds];
    int count = lapack_bind(lib.handle, bound);
    CHECK(count == lapack_kinds, "%d of %d kinds of names", count, lapack_kinds);
    random_source source = random_new(11);
    for (int l = 0; l < count; l++) {
        own functions = own_of(lib.handle, bound[l].type);
        for (int64_t n = 1; n <= all_orders_to; n++) {
            check_order(&bound[l], &functions, n, &source);
        }
        for (unsigned i = 0; i < sizeof orders / sizeof orders[0]; i++) {
            check_order(&bound[l], &functions, orders[i], &source);
        }
    }
    return check_report();
}
