/* Zero, NaN, infinite, subnormal and extremely scaled matrices. */
#include <math.h>
#include <stdlib.h>

#include "check.h"
#include "reference.h"
#include "verify.h"

static const int64_t orders[] = {1, 2, 3, 5, 8, 13, 33, 70, 150};

/* Of complex numbers only whether they are finite: which of the others come of a quotient is for the way in
   which it is computed. */
static int kind(const matrix *a, int64_t i, int64_t j) {
    double x = matrix_get(a, i, j);
    if (a->type->parts == 2) {
        return !isfinite(x) || !isfinite(matrix_get_part(a, i, j, 1));
    }
    return isnan(x) ? 2 : isinf(x) ? 1 : 0;
}

/* info, exchanges and the places of NaN and infinity are the reference's. */
static void check_like_reference(const family *functions, const matrix *a, const char *what) {
    for (int v = 0; v < main_variant_count; v++) {
        const variant *how = &all_variants[v];
        matrix expected = matrix_copy(a);
        int64_t *ipiv = allocate((size_t)(a->m < a->n ? a->m : a->n) * sizeof(int64_t));
        int64_t info = reference_factor(&expected, ipiv, how->pivoted);
        matrix lu =
            verify_factor(functions, how, a, (expectation){.info = info, .ipiv = ipiv, .no_ratio = true});
        int64_t different = 0;
        for (int64_t j = 0; j < a->n; j++) {
            for (int64_t i = 0; i < a->m; i++) {
                different += kind(&lu, i, j) != kind(&expected, i, j);
            }
        }
        CHECK(different == 0, "%s, %s %s %ldx%ld: %ld elements differ in being NaN or infinite", what,
              functions->type->name, how->name, (long)a->m, (long)a->n, (long)different);
        matrix_free(&lu);
        matrix_free(&expected);
        free(ipiv);
    }
}

static void check_uniform_values(const family *functions, int64_t n) {
    matrix a = matrix_new(functions->type, n, n, n);
    check_like_reference(functions, &a, "zero matrix");
    for (int v = 0; v < main_variant_count; v++) {
        int64_t info = all_variants[v].pivoted ? 1 : -1;
        verify(functions, &all_variants[v], &a, (expectation){.info = info});
    }
    static const double values[] = {NAN, INFINITY, -INFINITY};
    for (int k = 0; k < 3; k++) {
        for (int64_t j = 0; j < n; j++) {
            for (int64_t i = 0; i < n; i++) {
                matrix_set(&a, i, j, values[k]);
            }
        }
        check_like_reference(functions, &a, "the same value everywhere");
        for (int v = 0; v < main_variant_count; v++) {
            verify(functions, &all_variants[v], &a, (expectation){.info = 0, .no_ratio = true});
        }
    }
    matrix_free(&a);
}

/* The given value in one place of a matrix whose pivots are far apart, or in a few. */
static void check_planted_value(const family *functions, int64_t n, double value, int places, uint64_t seed) {
    random_source source = random_new(seed);
    matrix a = matrix_new(functions->type, n, n, n + 1);
    matrix_fill_dominant(&a, &source);
    for (int p = 0; p < places; p++) {
        int64_t i = random_integer(&source, 0, n - 1);
        matrix_set_part(&a, i, random_integer(&source, 0, n - 1), p % a.type->parts, value);
    }
    check_like_reference(functions, &a, isnan(value) ? "NaN" : "infinity");
    matrix_free(&a);
}

/* [0 a; a 0] with subnormal a, of complex ones also an imaginary one: the reciprocal of a overflows, the
   quotient does not. */
static void check_subnormal(const family *functions, int part) {
    double a = functions->type->subnormal;
    for (int v = 0; v < all_variant_count; v++) {
        const variant *how = &all_variants[v];
        if (!how->pivoted) {
            continue;
        }
        for (int scale = 0; scale < 6; scale++, a = -a / 2) {
            matrix original = matrix_new(functions->type, 2, 2, 2);
            matrix_set_part(&original, 0, 1, part, a);
            matrix_set_part(&original, 1, 0, part, a);
            matrix lu = verify_factor(functions, how, &original, (expectation){.ipiv = (int64_t[]){2, 2}});
            bool exact = true;
            for (int p = 0; p < 2; p++) {
                double diagonal = p == part ? a : 0;
                exact = exact && matrix_get_part(&lu, 0, 0, p) == diagonal &&
                        matrix_get_part(&lu, 1, 1, p) == diagonal && matrix_get_part(&lu, 1, 0, p) == 0 &&
                        matrix_get_part(&lu, 0, 1, p) == 0;
            }
            CHECK(exact, "%s %s: [0 a; a 0] with a = %a is not exact", functions->type->name, how->name, a);
            matrix_free(&lu);
            matrix_free(&original);
        }
        a = functions->type->subnormal;
    }
}

/* A subnormal column in a longer matrix: multipliers are exact quotients of powers of two. */
static void check_subnormal_column(const family *functions, int64_t m) {
    matrix a = matrix_new(functions->type, m, 2, m);
    for (int64_t i = 0; i < m; i++) {
        double value = functions->type->safe_min / (double)(INT64_C(16) << i % 3);
        matrix_set(&a, i, 0, i == m / 2 ? functions->type->safe_min / 4 : value);
        matrix_set(&a, i, 1, 1 + (double)(i % 5));
    }
    verify_against_reference(functions, variant_serial(true), &a);
    matrix lu = verify_factor(functions, variant_serial(true), &a, (expectation){.info = 0});
    for (int64_t i = 1; i < m; i++) {
        double multiplier = matrix_get(&lu, i, 0);
        CHECK(multiplier == 0.25 || multiplier == 0.125 || multiplier == 0.0625,
              "%s: multiplier %a of row %ld", functions->type->name, multiplier, (long)i);
    }
    matrix_free(&lu);
    matrix_free(&a);
}

static void check_scaled(const family *functions, int64_t n, bool huge) {
    random_source source = random_new((uint64_t)n);
    double scale = huge ? functions->type->overflow / 0x1p16 : functions->type->safe_min * 0x1p12;
    matrix a = matrix_new(functions->type, n, n, n);
    matrix dominant = matrix_new(functions->type, n, n, n);
    matrix_fill_uniform(&a, &source);
    matrix_fill_dominant(&dominant, &source);
    matrix_scale(&a, scale);
    matrix_scale(&dominant, scale);
    for (int v = 0; v < main_variant_count; v++) {
        const variant *how = &all_variants[v];
        verify(functions, how, how->pivoted ? &a : &dominant, (expectation){.info = 0});
    }
    matrix_free(&a);
    matrix_free(&dominant);
}

int main(int argc, char **argv) {
    library lib = library_open(argc, argv);
    for (int f = 0; f < family_count; f++) {
        const family *functions = &lib.families[f];
        for (int part = 0; part < functions->type->parts; part++) {
            check_subnormal(functions, part);
        }
        for (unsigned s = 0; s < sizeof orders / sizeof orders[0]; s++) {
            int64_t n = orders[s];
            check_uniform_values(functions, n);
            for (int places = 1; places <= 4; places++) {
                check_planted_value(functions, n, NAN, places, (uint64_t)(n * 10 + places));
                check_planted_value(functions, n, INFINITY, places, (uint64_t)(n * 10 + places));
            }
            check_scaled(functions, n, false);
            check_scaled(functions, n, true);
            check_subnormal_column(functions, n + 1);
        }
    }
    return check_report();
}
