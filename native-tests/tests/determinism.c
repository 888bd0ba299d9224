/* The same input gives the same bytes: again, and with any number of threads. */
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "variant.h"
#include "verify.h"

static const int64_t shapes[][2] = {{64, 64},   {129, 129}, {257, 255}, {300, 300},
                                    {513, 513}, {600, 200}, {200, 600}, {1000, 64}};

typedef struct outcome {
    matrix lu;
    int64_t *ipiv;
    int64_t info;
} outcome;

static outcome run(const family *functions, const variant *how, const matrix *a) {
    int64_t pivots = a->m < a->n ? a->m : a->n;
    outcome result = {.lu = matrix_copy(a), .ipiv = allocate((size_t)pivots * sizeof(int64_t))};
    result.info = variant_factor(how, functions, result.lu.data, a->m, a->n, a->lda, result.ipiv);
    return result;
}

static void outcome_free(outcome *result) {
    matrix_free(&result->lu);
    free(result->ipiv);
}

static void check_equal(const family *functions, const variant *how, const matrix *a, const outcome *expected,
                        int threads) {
    size_t pivot_bytes = (size_t)(a->m < a->n ? a->m : a->n) * sizeof(int64_t);
    outcome result = run(functions, how, a);
    bool equal = result.info == expected->info && memcmp(result.ipiv, expected->ipiv, pivot_bytes) == 0 &&
                 matrix_identical(&result.lu, &expected->lu);
    CHECK(equal, "%s %s %ldx%ld: not the bytes of the first serial call, %d threads set",
          functions->type->name, how->name, (long)a->m, (long)a->n, threads);
    outcome_free(&result);
}

static void check_shape(const library *lib, const family *functions, int64_t m, int64_t n) {
    static const int thread_counts[] = {1, 2, 3, 7};
    random_source source = random_new((uint64_t)(m + 3 * n));
    matrix a = matrix_new(functions->type, m, n, m);
    matrix_fill_uniform(&a, &source);
    for (int pivoted = 0; pivoted < 2; pivoted++) {
        outcome expected = run(functions, variant_serial(pivoted), &a);
        CHECK(expected.info == 0, "info is %ld", (long)expected.info);
        check_equal(functions, variant_serial(pivoted), &a, &expected, 0);
        for (int t = 0; t < 4; t++) {
            CHECK(lib->set_num_threads(thread_counts[t]) == 0, "set_num_threads(%d)", thread_counts[t]);
            for (int v = 0; v < all_variant_count; v++) {
                const variant *how = &all_variants[v];
                if (how->threaded && how->pivoted == pivoted) {
                    check_equal(functions, how, &a, &expected, thread_counts[t]);
                }
            }
        }
        outcome_free(&expected);
    }
    lib->set_num_threads(0);
    matrix_free(&a);
}

int main(int argc, char **argv) {
    library lib = library_open(argc, argv);
    for (int f = 0; f < family_count; f++) {
        for (unsigned s = 0; s < sizeof shapes / sizeof shapes[0]; s++) {
            check_shape(&lib, &lib.families[f], shapes[s][0], shapes[s][1]);
        }
    }
    return check_report();
}
