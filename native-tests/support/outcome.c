#include "outcome.h"

#include <stdlib.h>
#include <string.h>

#include "check.h"

static int64_t pivot_count(const matrix *a) {
    return a->m < a->n ? a->m : a->n;
}

outcome outcome_new(const family *functions, const variant *how, const matrix *a) {
    outcome result = {.lu = {.data = allocate(matrix_bytes(a))},
                      .ipiv = allocate((size_t)pivot_count(a) * sizeof(int64_t))};
    outcome_renew(&result, functions, how, a);
    return result;
}

void outcome_renew(outcome *result, const family *functions, const variant *how, const matrix *a) {
    void *data = result->lu.data;
    memcpy(data, a->data, matrix_bytes(a));
    result->lu = *a;
    result->lu.data = data;
    result->info = variant_factor(how, functions, data, a->m, a->n, a->lda, result->ipiv);
}

bool outcome_equal(const outcome *x, const outcome *y) {
    return x->info == y->info && matrix_identical(&x->lu, &y->lu) &&
           memcmp(x->ipiv, y->ipiv, (size_t)pivot_count(&x->lu) * sizeof(int64_t)) == 0;
}

void outcome_free(outcome *result) {
    matrix_free(&result->lu);
    free(result->ipiv);
}

sample sample_new(const family *functions, int64_t m, int64_t n, uint64_t seed) {
    random_source source = random_new(seed);
    sample made = {.functions = functions, .a = matrix_new(functions->type, m, n, m)};
    matrix_fill_uniform(&made.a, &source);
    for (int pivoted = 0; pivoted < 2; pivoted++) {
        made.serial[pivoted] = outcome_new(functions, variant_serial(pivoted), &made.a);
        CHECK(made.serial[pivoted].info == 0, "info is %ld", (long)made.serial[pivoted].info);
    }
    return made;
}

void sample_free(sample *made) {
    matrix_free(&made->a);
    outcome_free(&made->serial[0]);
    outcome_free(&made->serial[1]);
}

bool sample_check(const sample *expected, const variant *how) {
    outcome result = outcome_new(expected->functions, how, &expected->a);
    bool equal = CHECK(outcome_equal(&result, &expected->serial[how->pivoted]),
                       "%s %s %ldx%ld: not the bytes of the serial call", expected->functions->type->name,
                       how->name, (long)expected->a.m, (long)expected->a.n);
    outcome_free(&result);
    return equal;
}

void sample_check_threaded(const sample *expected) {
    sample_check(expected, variant_threaded(true));
    sample_check(expected, variant_threaded(false));
}
