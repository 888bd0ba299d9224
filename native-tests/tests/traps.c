/* A host with floating-point traps enabled, as numerical programs run while being debugged: no call may trap,
   and every call leaves traps, rounding mode and flags as they were. */
#include <fenv.h>
#include <math.h>
#include <stdlib.h>

#include "check.h"
#include "matrix.h"
#include "threads.h"
#include "variant.h"

enum { traps = FE_DIVBYZERO | FE_INVALID | FE_OVERFLOW };

typedef void fill_function(matrix *a);

static void fill_everywhere(matrix *a, double value) {
    for (int64_t j = 0; j < a->n; j++) {
        for (int64_t i = 0; i < a->m; i++) {
            matrix_set(a, i, j, value);
        }
    }
}

static void fill_zero(matrix *a) {
    fill_everywhere(a, 0);
}

static void fill_nan(matrix *a) {
    fill_everywhere(a, NAN);
}

static void fill_infinity(matrix *a) {
    fill_everywhere(a, INFINITY);
}

static void fill_one_infinity(matrix *a) {
    random_source source = random_new(1);
    matrix_fill_uniform(a, &source);
    matrix_set(a, a->m / 2, a->n / 2, INFINITY);
    matrix_set(a, a->m / 2, 0, INFINITY);
}

static void fill_singular(matrix *a) {
    random_source source = random_new(2);
    matrix_fill_uniform(a, &source);
    matrix_zero_column(a, a->n / 2);
}

static void fill_overflowing(matrix *a) {
    random_source source = random_new(3);
    matrix_fill_uniform(a, &source);
    for (int64_t j = 0; j < a->n; j++) {
        for (int64_t i = 0; i < a->m; i++) {
            matrix_set(a, i, j, (matrix_get(a, i, j) < 0 ? -1 : 1) * a->type->overflow);
        }
    }
}

static void fill_subnormal(matrix *a) {
    fill_everywhere(a, a->type->subnormal);
}

static fill_function *const fills[] = {fill_zero,     fill_nan,         fill_infinity, fill_one_infinity,
                                       fill_singular, fill_overflowing, fill_subnormal};

static void check_environment(const char *type, const char *name, int rounding) {
    CHECK(fegetexcept() == traps, "%s %s: traps are %x", type, name, (unsigned)fegetexcept());
    CHECK(fegetround() == rounding, "%s %s: rounding mode is %x", type, name, (unsigned)fegetround());
    CHECK(fetestexcept(traps) == 0, "%s %s: flags raised: %x", type, name, (unsigned)fetestexcept(traps));
}

static void check_factor(const family *functions, const variant *how, fill_function *fill, int64_t n) {
    matrix a = matrix_new(functions->type, n, n, n);
    matrix b = matrix_new(functions->type, n, 2, n);
    int64_t *ipiv = allocate((size_t)n * sizeof(int64_t));
    fill(&a);
    fill(&b);
    int rounding = n % 2 == 0 ? FE_TONEAREST : FE_UPWARD;
    fesetround(rounding);
    feclearexcept(FE_ALL_EXCEPT);
    feenableexcept(traps);
    int64_t info = variant_factor(how, functions, a.data, n, n, n, ipiv);
    int64_t solved = functions->solve('N', n, 2, a.data, n, ipiv, b.data, n);
    check_environment(functions->type->name, how->name, rounding);
    fedisableexcept(traps);
    fesetround(FE_TONEAREST);
    CHECK(info >= -n && info <= n, "%s %s: info is %ld", functions->type->name, how->name, (long)info);
    CHECK(solved >= 0 && solved <= n, "%s: solve gives %ld", functions->type->name, (long)solved);
    free(ipiv);
    matrix_free(&a);
    matrix_free(&b);
}

static void *check_all(void *argument) {
    static const int64_t orders[] = {1, 2, 4, 6, 9, 20, 40, 131, 300};
    const library *lib = argument;
    for (int f = 0; f < family_count; f++) {
        for (int v = 0; v < all_variant_count; v++) {
            for (unsigned k = 0; k < sizeof fills / sizeof fills[0]; k++) {
                for (unsigned s = 0; s < sizeof orders / sizeof orders[0]; s++) {
                    check_factor(&lib->families[f], &all_variants[v], fills[k], orders[s]);
                }
            }
        }
    }
    return NULL;
}

int main(int argc, char **argv) {
    library lib = library_open(argc, argv);
    check_all(&lib);
    run_in_thread(0, check_all, &lib);
    return check_report();
}
