#include "verify.h"

#include <stdio.h>
#include <stdlib.h>

#include "check.h"
#include "ratio.h"
#include "reference.h"

static const int64_t poison = INT64_C(-0x5a5a5a5a5a5a5a5a);

typedef struct attempt {
    const family *functions;
    const variant *how;
    const matrix *original;
    char label[128];
} attempt;

static void check_exchanges(const attempt *tried, const int64_t *ipiv, const int64_t *expected) {
    int64_t m = tried->original->m, n = tried->original->n;
    for (int64_t k = 0; k < m && k < n; k++) {
        if (!tried->how->pivoted) {
            if (!CHECK(ipiv[k] == k + 1, "%s: ipiv[%ld] is %ld", tried->label, (long)k, (long)ipiv[k])) {
                return;
            }
        } else if (expected != NULL) {
            if (!CHECK(ipiv[k] == expected[k], "%s: ipiv[%ld] is %ld, not %ld", tried->label, (long)k,
                       (long)ipiv[k], (long)expected[k])) {
                return;
            }
        } else if (!CHECK(ipiv[k] > k && ipiv[k] <= m, "%s: ipiv[%ld] is %ld", tried->label, (long)k,
                          (long)ipiv[k])) {
            return;
        }
    }
}

static void check_factors(const attempt *tried, const matrix *lu, const int64_t *ipiv) {
    double eps = lu->type->eps;
    double ratio = factor_ratio(tried->original, lu, ipiv);
    CHECK(ratio < RATIO_LIMIT, "%s: ratio %g", tried->label, ratio);
    if (tried->how->pivoted) {
        double largest = largest_multiplier(lu);
        CHECK(largest <= 1 + 4 * eps * lu->type->parts, "%s: multiplier 1 + %g", tried->label, largest - 1);
    }
}

matrix verify_factor(const family *functions, const variant *how, const matrix *original,
                     expectation expected) {
    int64_t m = original->m, n = original->n, pivots = m < n ? m : n;
    attempt tried = {.functions = functions, .how = how, .original = original};
    snprintf(tried.label, sizeof tried.label, "%s %s %ldx%ld lda %ld", functions->type->name, how->name,
             (long)m, (long)n, (long)original->lda);
    matrix lu = matrix_copy(original);
    int64_t *ipiv = allocate((size_t)(pivots + 1) * sizeof(int64_t));
    for (int64_t k = 0; k <= pivots; k++) {
        ipiv[k] = poison;
    }
    int64_t info = variant_factor(how, functions, lu.data, m, n, lu.lda, ipiv);
    CHECK(info == expected.info, "%s: info is %ld, not %ld", tried.label, (long)info, (long)expected.info);
    CHECK(ipiv[pivots] == poison, "%s: wrote past ipiv", tried.label);
    CHECK(matrix_padding_intact(&lu), "%s: wrote between the columns", tried.label);
    check_exchanges(&tried, ipiv, expected.ipiv);
    if (!expected.no_ratio) {
        check_factors(&tried, &lu, ipiv);
    }
    free(ipiv);
    return lu;
}

void verify(const family *functions, const variant *how, const matrix *original, expectation expected) {
    matrix lu = verify_factor(functions, how, original, expected);
    matrix_free(&lu);
}

void verify_against_reference(const family *functions, const variant *how, const matrix *original) {
    int64_t pivots = original->m < original->n ? original->m : original->n;
    int64_t *ipiv = allocate((size_t)pivots * sizeof(int64_t));
    matrix lu = matrix_copy(original);
    int64_t info = reference_factor(&lu, ipiv, how->pivoted);
    verify(functions, how, original, (expectation){.info = info, .ipiv = ipiv});
    matrix_free(&lu);
    free(ipiv);
}
