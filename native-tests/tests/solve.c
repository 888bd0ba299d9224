/* Solutions with A, its transpose, one and several right-hand sides, with and without row exchanges. */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "planted.h"
#include "ratio.h"
#include "variant.h"

static const int64_t orders[] = {1, 2, 3, 5, 8, 17, 64, 200, 300};
static const char modes[] = {'N', 'T', 'C', 'n', 't', 'c'};

/* Uniform matrices exchange rows and may be ill-conditioned by chance; planted ones exchange rows and are
 * not. */
typedef enum source_kind { kind_uniform, kind_planted, kind_dominant } source_kind;

typedef struct factored {
    const family *functions;
    source_kind kind;
    matrix a, lu;
    int64_t *ipiv;
    char label[64];
} factored;

static matrix fill(const element *type, int64_t n, int64_t lda, source_kind kind, random_source *source) {
    if (kind == kind_planted) {
        planted made = planted_separated(type, n, n, source);
        matrix a = matrix_with_stride(&made.a, lda);
        planted_free(&made);
        return a;
    }
    matrix a = matrix_new(type, n, n, lda);
    (kind == kind_uniform ? matrix_fill_uniform : matrix_fill_dominant)(&a, source);
    return a;
}

static factored factor_new(const family *functions, int64_t n, int64_t lda, source_kind kind,
                           random_source *source) {
    static const char *const kinds[] = {"uniform", "planted", "dominant, nopiv"};
    bool pivoted = kind != kind_dominant;
    factored made = {.functions = functions, .kind = kind, .a = fill(functions->type, n, lda, kind, source)};
    snprintf(made.label, sizeof made.label, "%s n = %ld %s", functions->type->name, (long)n, kinds[kind]);
    made.lu = matrix_copy(&made.a);
    made.ipiv = allocate((size_t)n * sizeof(int64_t));
    memset(made.ipiv, 0x77, (size_t)n * sizeof(int64_t));
    int64_t info = variant_factor(variant_serial(pivoted), functions, made.lu.data, n, n, lda, made.ipiv);
    CHECK(info == 0, "%s: info is %ld", made.label, (long)info);
    for (int64_t k = 0; k < n && !pivoted; k++) {
        CHECK(made.ipiv[k] == k + 1, "%s: ipiv[%ld] is %ld", made.label, (long)k, (long)made.ipiv[k]);
    }
    return made;
}

static void factor_free(factored *made) {
    matrix_free(&made->a);
    matrix_free(&made->lu);
    free(made->ipiv);
}

static void check_solve(const factored *made, char mode, int64_t nrhs, int64_t ldb, bool with_ipiv,
                        random_source *source) {
    int64_t n = made->a.n;
    matrix b = matrix_new(made->a.type, n, nrhs, ldb);
    matrix_fill_uniform(&b, source);
    matrix x = matrix_copy(&b);
    matrix before = matrix_copy(&made->lu);
    const int64_t *ipiv = with_ipiv ? made->ipiv : NULL;
    int64_t info = made->functions->solve(mode, n, nrhs, made->lu.data, made->lu.lda, ipiv, x.data, ldb);
    char op = (char)toupper(mode);
    CHECK(info == 0, "%s %c: info is %ld", made->label, mode, (long)info);
    CHECK(matrix_identical(&before, &made->lu), "%s %c: wrote to the factors", made->label, mode);
    CHECK(matrix_padding_intact(&x), "%s %c: wrote between the columns of B", made->label, mode);
    double ratio = solve_ratio(&made->a, op, &x, &b);
    CHECK(ratio < RATIO_LIMIT, "%s %c nrhs = %ld: ratio %g", made->label, mode, (long)nrhs, ratio);
    double error = solve_error(&made->a, op, &x, &b);
    double limit = 1000 * (double)n * 2 * made->a.type->eps;
    CHECK(error < limit || made->kind == kind_uniform, "%s %c nrhs = %ld: norm(A*x - b) = %g", made->label,
          mode, (long)nrhs, error);
    matrix_free(&b);
    matrix_free(&x);
    matrix_free(&before);
}

static void check_order(const family *functions, int64_t n) {
    random_source source = random_new((uint64_t)n + 4711);
    for (int kind = kind_uniform; kind <= kind_dominant; kind++) {
        for (int64_t gap = 0; gap <= 3; gap += 3) {
            factored made = factor_new(functions, n, n + gap, kind, &source);
            for (unsigned k = 0; k < sizeof modes; k++) {
                check_solve(&made, modes[k], 1, n, true, &source);
                check_solve(&made, modes[k], 3, n, true, &source);
                check_solve(&made, modes[k], 3, n + 2, true, &source);
            }
            for (unsigned k = 0; k < 3 && kind == kind_dominant; k++) {
                check_solve(&made, modes[k], 3, n, false, &source);
            }
            factor_free(&made);
        }
    }
}

static void check_many_right_hand_sides(const family *functions) {
    random_source source = random_new(99);
    factored made = factor_new(functions, 70, 70, kind_uniform, &source);
    for (int64_t nrhs = 2; nrhs <= 40; nrhs++) {
        check_solve(&made, 'N', nrhs, 70, true, &source);
        check_solve(&made, 'T', nrhs, 71, true, &source);
        check_solve(&made, 'C', nrhs, 70, true, &source);
    }
    factor_free(&made);
}

/* A zero on the diagonal of U is reported, and B comes back as it was. */
static void check_singular(const family *functions, int64_t n) {
    random_source source = random_new((uint64_t)n);
    factored made = factor_new(functions, n, n, kind_planted, &source);
    int64_t k = n / 2;
    matrix_set(&made.lu, k, k, 0);
    matrix_set(&made.lu, n - 1, n - 1, 0);
    matrix b = matrix_new(functions->type, n, 3, n);
    matrix_fill_uniform(&b, &source);
    matrix before = matrix_copy(&b);
    for (unsigned c = 0; c < sizeof modes; c++) {
        int64_t info = functions->solve(modes[c], n, 3, made.lu.data, n, made.ipiv, b.data, n);
        CHECK(info == k + 1, "%s singular: info is %ld", made.label, (long)info);
        CHECK(matrix_identical(&b, &before), "%s singular: wrote to B", made.label);
    }
    matrix_free(&before);
    matrix_free(&b);
    factor_free(&made);
}

int main(int argc, char **argv) {
    library lib = library_open(argc, argv);
    for (int f = 0; f < family_count; f++) {
        for (unsigned s = 0; s < sizeof orders / sizeof orders[0]; s++) {
            check_order(&lib.families[f], orders[s]);
            check_singular(&lib.families[f], orders[s]);
        }
        check_many_right_hand_sides(&lib.families[f]);
    }
    return check_report();
}
