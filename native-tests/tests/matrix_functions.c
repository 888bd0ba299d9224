/* What factors are good for, with matrices inside larger ones: gesv, inverse, determinants, condition number,
   refinement, and solutions in mixed precision. */
#include <complex.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "emulated.h"
#include "planted.h"
#include "ratio.h"
#include "recursive_lu.h"
#include "variant.h"

static const int64_t orders[] = {1, 2, 3, 4, 5, 8, 9, 16, 17, 31, 33, 64, 70, 129, 200};
static const int64_t right_hand_sides[] = {1, 3, 4, 9, 50};

typedef struct factored {
    const family *functions;
    matrix a, lu;
    int64_t *ipiv;
} factored;

static factored factor_new(const family *functions, int64_t n, int64_t gap, random_source *source) {
    planted made = planted_separated(functions->type, n, n, source);
    factored result = {.functions = functions, .a = matrix_with_stride(&made.a, n + gap)};
    planted_free(&made);
    result.lu = matrix_copy(&result.a);
    result.ipiv = allocate((size_t)n * sizeof(int64_t));
    int64_t info = functions->strided(result.lu.data, n, n, n + gap, result.ipiv, 0);
    CHECK(info == 0, "%s n = %ld: info is %ld", functions->type->name, (long)n, (long)info);
    return result;
}

static void factored_free(factored *made) {
    matrix_free(&made->a);
    matrix_free(&made->lu);
    free(made->ipiv);
}

/* The same bytes as from a factorization and a solve, on any number of threads; of the transpose for a
 * row-major matrix. */
static void check_gesv(const factored *made, int64_t nrhs, random_source *source) {
    const family *functions = made->functions;
    int64_t n = made->a.n;
    matrix b = matrix_new(functions->type, n, nrhs, n + 2);
    matrix_fill_uniform(&b, source);
    for (int k = 0; k < 4; k++) {
        bool rows = k >= 2;
        uint32_t flags = (k % 2 == 0 ? 0 : RECURSIVE_LU_THREADED) | (rows ? RECURSIVE_LU_ROW_MAJOR : 0);
        char trans = rows ? 'T' : 'N';
        matrix expected = matrix_copy(&b);
        functions->solve(trans, n, nrhs, made->lu.data, made->lu.lda, made->ipiv, expected.data, n + 2);
        matrix a = matrix_copy(&made->a), x = matrix_copy(&b);
        int64_t *ipiv = allocate((size_t)n * sizeof(int64_t));
        int64_t info = functions->gesv(n, nrhs, a.data, a.lda, ipiv, x.data, x.lda, flags);
        CHECK(info == 0, "%s gesv n = %ld: info is %ld", functions->type->name, (long)n, (long)info);
        CHECK(matrix_identical(&a, &made->lu) && matrix_identical(&x, &expected) &&
                  memcmp(ipiv, made->ipiv, (size_t)n * sizeof(int64_t)) == 0,
              "%s gesv n = %ld nrhs = %ld flags %u: not the bytes of the two calls", functions->type->name,
              (long)n, (long)nrhs, flags);
        double ratio = solve_ratio(&made->a, trans, &x, &b);
        CHECK(ratio < RATIO_LIMIT, "%s gesv n = %ld: ratio %g", functions->type->name, (long)n, ratio);
        matrix_free(&expected);
        matrix_free(&a);
        matrix_free(&x);
        free(ipiv);
    }
    matrix_free(&b);
}

static void check_mixed(const factored *made, int64_t nrhs, random_source *source) {
    const family *functions = made->functions;
    int64_t n = made->a.n, iter = -77;
    matrix b = matrix_new(functions->type, n, nrhs, n + 1), x = matrix_new(functions->type, n, nrhs, n + 3);
    matrix_fill_uniform(&b, source);
    matrix a = matrix_copy(&made->a), given = matrix_copy(&b);
    int64_t *ipiv = allocate((size_t)n * sizeof(int64_t));
    int64_t info =
        functions->mixed_gesv(n, nrhs, a.data, a.lda, ipiv, b.data, b.lda, x.data, x.lda, &iter, 0);
    CHECK(info == 0, "mixed_gesv n = %ld: info is %ld", (long)n, (long)info);
    CHECK(iter >= 0 || n == 1, "mixed_gesv n = %ld: iter is %ld", (long)n, (long)iter);
    CHECK(iter < 0 || matrix_identical(&a, &made->a), "mixed_gesv n = %ld: wrote to A", (long)n);
    CHECK(matrix_identical(&b, &given), "mixed_gesv n = %ld: wrote to B", (long)n);
    CHECK(matrix_padding_intact(&x), "mixed_gesv n = %ld: wrote between the columns of X", (long)n);
    double ratio = solve_ratio(&made->a, 'N', &x, &b);
    CHECK(ratio < RATIO_LIMIT, "mixed_gesv n = %ld nrhs = %ld: ratio %g", (long)n, (long)nrhs, ratio);
    matrix_free(&a);
    matrix_free(&b);
    matrix_free(&x);
    matrix_free(&given);
    free(ipiv);
}

/* Gives the inverse. */
static matrix check_inverse(const factored *made) {
    const family *functions = made->functions;
    int64_t n = made->a.n;
    matrix x = matrix_copy(&made->lu);
    int64_t info = functions->inverse(n, x.data, x.lda, made->ipiv, 0);
    CHECK(info == 0, "%s inverse n = %ld: info is %ld", functions->type->name, (long)n, (long)info);
    CHECK(matrix_padding_intact(&x), "%s inverse n = %ld: wrote between columns", functions->type->name,
          (long)n);
    double left = inverse_ratio(&x, &made->a), right = inverse_ratio(&made->a, &x);
    CHECK(left < RATIO_LIMIT && right < RATIO_LIMIT, "%s inverse n = %ld: ratios %g and %g",
          functions->type->name, (long)n, left, right);
    matrix threaded = matrix_copy(&made->lu);
    functions->inverse(n, threaded.data, threaded.lda, made->ipiv, RECURSIVE_LU_THREADED);
    CHECK(matrix_identical(&x, &threaded), "%s inverse n = %ld: not the same bytes on threads",
          functions->type->name, (long)n);
    matrix_free(&threaded);
    return x;
}

static void check_condition(const factored *made, const matrix *inverse) {
    const element *type = made->functions->type;
    int64_t n = made->a.n;
    for (int infinity = 0; infinity < 2; infinity++) {
        double norm = matrix_norm(&made->a, infinity), rcond = 0;
        int64_t info =
            family_rcond(made->functions, infinity ? 'I' : 'O', n, made->lu.data, made->lu.lda, norm, &rcond);
        double estimate = type->part->get(&rcond, 0), truth = 1 / norm / matrix_norm(inverse, infinity);
        CHECK(info == 0 && estimate > truth * (1 - 1e-3) && estimate < 10 * truth,
              "%s rcond n = %ld: info %ld, estimate %g, truth %g", type->name, (long)n, (long)info, estimate,
              truth);
    }
}

/* The element of the diagonal. */
static double complex number(const matrix *a, int64_t k) {
    return matrix_get_part(a, k, k, 0) + matrix_get_part(a, k, k, 1) * (double complex)I;
}

static void check_determinants(const factored *made) {
    const element *type = made->functions->type;
    int64_t n = made->a.n;
    matrix det = matrix_new(type, 1, 1, 1), sign = matrix_new(type, 1, 1, 1);
    double logabs = 0, log_product = 0;
    double complex expected_sign = 1;
    for (int64_t k = 0; k < n; k++) {
        double complex pivot = number(&made->lu, k);
        log_product += log(cabs(pivot));
        expected_sign *= (made->ipiv[k] == k + 1 ? pivot : -pivot) / cabs(pivot);
    }
    int64_t info = made->functions->det(n, made->lu.data, made->lu.lda, made->ipiv, det.data);
    CHECK(info == 0, "%s det n = %ld: info is %ld", type->name, (long)n, (long)info);
    info = made->functions->logdet(n, made->lu.data, made->lu.lda, made->ipiv, sign.data, &logabs);
    CHECK(info == 0, "%s logdet n = %ld: info is %ld", type->name, (long)n, (long)info);
    double limit = 10 * (double)n * type->eps * (1 + fabs(log_product));
    CHECK(fabs(type->part->get(&logabs, 0) - log_product) <= limit, "%s logdet n = %ld: %g, expected %g",
          type->name, (long)n, type->part->get(&logabs, 0), log_product);
    double off = cabs(number(&sign, 0) - expected_sign);
    CHECK(type->parts == 1 ? off == 0 : off < limit, "%s logdet n = %ld: sign off by %g", type->name, (long)n,
          off);
    double complex expected = expected_sign * exp(log_product), found = number(&det, 0);
    bool overflows = cabs(expected) >= type->overflow;
    CHECK(overflows || cabs(found - expected) <= 10 * limit * cabs(expected),
          "%s det n = %ld: off by %g from %g", type->name, (long)n, cabs(found - expected), cabs(expected));
    matrix_free(&det);
    matrix_free(&sign);
}

static void check_refinement(const factored *made, char mode, int64_t nrhs, random_source *source) {
    const family *functions = made->functions;
    const element *type = functions->type;
    int64_t n = made->a.n;
    matrix b = matrix_new(type, n, nrhs, n + 1), x = matrix_new(type, n, nrhs, n + 2);
    matrix errors = matrix_new(type->part, nrhs, 2, nrhs);
    matrix_fill_uniform(&b, source);
    matrix_fill_uniform(&x, source); /* no digit is right */
    int64_t info = functions->refine(mode, n, nrhs, made->a.data, made->a.lda, made->lu.data, made->lu.lda,
                                     made->ipiv, b.data, b.lda, x.data, x.lda, errors.data,
                                     (char *)errors.data + (size_t)nrhs * type->part->size);
    CHECK(info == 0, "%s refine n = %ld: info is %ld", type->name, (long)n, (long)info);
    CHECK(matrix_padding_intact(&x), "%s refine n = %ld: wrote between the columns of X", type->name,
          (long)n);
    for (int64_t j = 0; j < nrhs; j++) {
        double backward = matrix_get(&errors, j, 1), forward = matrix_get(&errors, j, 0);
        CHECK(backward <= 4 * type->eps, "%s refine %c n = %ld: backward error %g", type->name, mode, (long)n,
              backward);
        CHECK(forward > 0 && forward < 0.1, "%s refine %c n = %ld: forward error %g", type->name, mode,
              (long)n, forward);
    }
    double ratio = solve_ratio(&made->a, mode, &x, &b);
    CHECK(ratio < RATIO_LIMIT, "%s refine %c n = %ld: ratio %g", type->name, mode, (long)n, ratio);
    matrix_free(&b);
    matrix_free(&x);
    matrix_free(&errors);
}

/* A zero on the diagonal of U: nothing is refined, and the numbers are those of a singular matrix. */
static void check_singular(const factored *made) {
    const family *functions = made->functions;
    const element *type = functions->type;
    int64_t n = made->a.n, lda = made->lu.lda;
    matrix lu = matrix_copy(&made->lu), x = matrix_new(type, n, 1, n), found = matrix_new(type, 2, 1, 2);
    matrix_set(&lu, n / 2, n / 2, 0);
    matrix_set(&x, 0, 0, 1);
    matrix before = matrix_copy(&x);
    int64_t info = functions->refine('C', n, 1, made->a.data, lda, lu.data, lda, made->ipiv, before.data, n,
                                     x.data, n, NULL, NULL);
    CHECK(info == n / 2 + 1 && matrix_identical(&x, &before), "%s refine n = %ld: info is %ld", type->name,
          (long)n, (long)info);
    CHECK(functions->det(n, lu.data, lda, made->ipiv, found.data) == 0 && number(&found, 0) == 0, "%s det",
          type->name);
    double rcond = 7, logabs = 7;
    info = functions->logdet(n, lu.data, lda, made->ipiv, found.data, &logabs);
    CHECK(info == 0 && number(&found, 0) == 0 && type->part->get(&logabs, 0) == -INFINITY, "%s logdet",
          type->name);
    info = family_rcond(functions, '1', n, lu.data, lda, 5, &rcond);
    CHECK(info == 0 && type->part->get(&rcond, 0) == 0, "%s rcond", type->name);
    matrix_free(&lu);
    matrix_free(&x);
    matrix_free(&found);
    matrix_free(&before);
}

static void check_order(const family *functions, int64_t n, int64_t gap) {
    random_source source = random_new((uint64_t)(n + 1000 * gap));
    factored made = factor_new(functions, n, gap, &source);
    matrix kept = matrix_copy(&made.lu);
    matrix inverse = check_inverse(&made);
    check_condition(&made, &inverse);
    check_determinants(&made);
    check_singular(&made);
    for (unsigned r = 0; r < sizeof right_hand_sides / sizeof right_hand_sides[0]; r++) {
        check_gesv(&made, right_hand_sides[r], &source);
        if (functions->mixed_gesv != NULL) {
            check_mixed(&made, right_hand_sides[r], &source);
        }
    }
    check_refinement(&made, 'N', 2, &source);
    check_refinement(&made, 'T', 2, &source);
    check_refinement(&made, 'C', 2, &source);
    CHECK(matrix_identical(&made.lu, &kept), "%s n = %ld: wrote to the factors", functions->type->name,
          (long)n);
    matrix_free(&kept);
    matrix_free(&inverse);
    factored_free(&made);
}

int main(int argc, char **argv) {
    library lib = library_open(argc, argv);
    for (int f = 0; f < family_count; f++) {
        for (unsigned s = 0; s < sizeof orders / sizeof orders[0] && orders[s] <= largest_order; s++) {
            check_order(&lib.families[f], orders[s], 0);
            check_order(&lib.families[f], orders[s], 3);
        }
    }
    return check_report();
}
