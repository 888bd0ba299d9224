/* LAPACK's routines give the bytes of the library's own functions, whatever the integers: factors, exchanges,
   solutions, inverses, condition numbers. */
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "lapack.h"
#include "planted.h"
#include "ratio.h"
#include "variant.h"

static const int64_t orders[] = {1, 2, 3, 4, 5, 8, 9, 16, 17, 32, 33, 64, 70, 129, 200, 511, 512, 513, 600};

typedef struct factored {
    const lapack *l;
    const family *functions;
    matrix a, lu;
    int64_t *ipiv;
} factored;

static void check_factor(const lapack *l, const family *functions, int64_t m, int64_t n,
                         random_source *source) {
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

static factored factor_new(const lapack *l, const family *functions, int64_t n, random_source *source) {
    planted made = planted_separated(l->type, n, n, source);
    factored f = {.l = l, .functions = functions, .a = matrix_with_stride(&made.a, n + 2)};
    planted_free(&made);
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
        family_rcond(f->functions, *norm, n, f->lu.data, n + 2, anorm, &own);
        own = f->l->type->get(&own, 0);
        info = call_gecon(f->l, *norm, n, f->lu.data, n + 2, anorm, &rcond);
        CHECK(info == 0 && rcond == own && rcond > 0, "%s gecon('%c', %ld): info %ld, %g instead of %g",
              f->l->label, *norm, (long)n, (long)info, rcond, own);
    }
}

static void check_order(const lapack *l, const family *functions, int64_t n, random_source *source) {
    static const int64_t right_hand_sides[] = {1, 3, 40};
    factored f = factor_new(l, functions, n, source);
    check_factor(l, functions, n, n, source);
    check_factor(l, functions, n, n + 3, source);
    check_factor(l, functions, n + 40, n, source);
    for (int i = 0; i < 3; i++) {
        for (const char *trans = "NTC"; *trans != '\0'; trans++) {
            check_solve(&f, *trans, right_hand_sides[i], source);
        }
        check_gesv(&f, right_hand_sides[i], source);
    }
    check_matrix_functions(&f);
    factored_free(&f);
}

int main(int argc, char **argv) {
    library lib = library_open(argc, argv);
    lapack bound[4];
    int count = lapack_bind(lib.handle, bound);
    CHECK(count == 4, "%d of 4 kinds of names", count);
    random_source source = random_new(11);
    for (int l = 0; l < count; l++) {
        const family *functions = &lib.families[bound[l].type == &element_f64 ? 0 : 1];
        for (unsigned i = 0; i < sizeof orders / sizeof orders[0]; i++) {
            check_order(&bound[l], functions, orders[i], &source);
        }
    }
    return check_report();
}
