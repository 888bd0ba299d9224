#include "every_call.h"

#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "recursive_lu.h"

enum { refined = 4 };

static void factor(call_data *d, uint32_t flags) {
    d->info = d->functions->strided(d->out.data, d->out.n, d->out.n, d->out.lda, d->out_ipiv, flags);
}

static void run_factor(call_data *d) {
    factor(d, 0);
}

static void run_threaded(call_data *d) {
    factor(d, RECURSIVE_LU_THREADED);
}

static void run_rows(call_data *d) {
    factor(d, RECURSIVE_LU_ROW_MAJOR);
}

static void run_nopiv(call_data *d) {
    factor(d, RECURSIVE_LU_NO_PIVOT);
}

static void run_batched(call_data *d) {
    d->info = d->functions->batched(d->out.data, d->out.n, d->out.n, d->out.lda, 0, d->out_ipiv, 0, 1,
                                    (int64_t *)d->numbers, 0);
}

static void run_solve(call_data *d) {
    d->info = d->functions->solve('N', d->lu.n, d->x.n, d->lu.data, d->lu.lda, d->ipiv, d->x.data, d->x.lda);
}

static void run_transposed(call_data *d) {
    d->info = d->functions->solve('T', d->lu.n, d->x.n, d->lu.data, d->lu.lda, d->ipiv, d->x.data, d->x.lda);
}

static void run_conjugate(call_data *d) {
    d->info = d->functions->solve('C', d->lu.n, d->x.n, d->lu.data, d->lu.lda, d->ipiv, d->x.data, d->x.lda);
}

static void run_one(call_data *d) {
    d->info = d->functions->solve('N', d->lu.n, 1, d->lu.data, d->lu.lda, d->ipiv, d->x.data, d->x.lda);
}

static void run_one_transposed(call_data *d) {
    d->info = d->functions->solve('T', d->lu.n, 1, d->lu.data, d->lu.lda, d->ipiv, d->x.data, d->x.lda);
}

static void run_batched_solve(call_data *d) {
    d->info = d->functions->batched_solve('N', d->lu.n, d->x.n, d->lu.data, d->lu.lda, 0, d->ipiv, 0,
                                          d->x.data, d->x.lda, 0, 1, (int64_t *)d->numbers, 0);
}

static void run_gesv(call_data *d) {
    d->info =
        d->functions->gesv(d->out.n, d->x.n, d->out.data, d->out.lda, d->out_ipiv, d->x.data, d->x.lda, 0);
}

static void run_batched_gesv(call_data *d) {
    d->info = d->functions->batched_gesv(d->out.n, d->x.n, d->out.data, d->out.lda, 0, d->out_ipiv, 0,
                                         d->x.data, d->x.lda, 0, 1, (int64_t *)d->numbers, 0);
}

static void run_mixed(call_data *d) {
    int64_t *iter = (int64_t *)d->numbers;
    if (d->functions->mixed_gesv != NULL) {
        d->info = d->functions->mixed_gesv(d->out.n, d->x.n, d->out.data, d->out.lda, d->out_ipiv, d->b.data,
                                           d->b.lda, d->x.data, d->x.lda, iter, 0);
    }
}

static void run_inverse(call_data *d) {
    d->info = d->functions->inverse(d->out.n, d->out.data, d->out.lda, d->ipiv, 0);
}

static void run_det(call_data *d) {
    d->info = d->functions->det(d->lu.n, d->lu.data, d->lu.lda, d->ipiv, d->numbers);
}

static void run_logdet(call_data *d) {
    d->info = d->functions->logdet(d->lu.n, d->lu.data, d->lu.lda, d->ipiv, d->numbers, d->numbers + 2);
}

static void run_rcond(call_data *d) {
    d->info = family_rcond(d->functions, '1', d->lu.n, d->lu.data, d->lu.lda, 1, d->numbers);
}

static void run_rcond_infinity(call_data *d) {
    d->info = family_rcond(d->functions, 'I', d->lu.n, d->lu.data, d->lu.lda, 1, d->numbers);
}

static void refine(call_data *d, char mode) {
    int64_t nrhs = d->x.n < refined ? d->x.n : refined;
    d->info =
        d->functions->refine(mode, d->lu.n, nrhs, d->a.data, d->a.lda, d->lu.data, d->lu.lda, d->ipiv,
                             d->b.data, d->b.lda, d->x.data, d->x.lda, d->numbers, d->numbers + refined);
}

static void run_refine(call_data *d) {
    refine(d, 'N');
}

static void run_refine_transposed(call_data *d) {
    refine(d, 'T');
}

static void run_refine_conjugate(call_data *d) {
    refine(d, 'C');
}

static void run_butterfly_gesv(call_data *d) {
    d->info = d->functions->butterfly_gesv(d->a.n, d->b.n, d->a.data, d->a.lda, 42, d->b.data, d->b.lda,
                                           d->x.data, d->x.lda, (int64_t *)d->numbers, 0);
}

static void run_butterfly_factor(call_data *d) {
    d->info = d->functions->butterfly_factor(d->workspace, d->a.n, d->a.data, d->a.lda, 42,
                                             (int64_t *)d->numbers, 0);
}

static void run_butterfly_solve(call_data *d) {
    d->info = d->functions->butterfly_solve(d->workspace, d->b.n, d->a.data, d->a.lda, d->b.data, d->b.lda,
                                            d->x.data, d->x.lda, (int64_t *)d->numbers, 0);
}

/* What solves with a workspace follows what factors in it. */
const call all_calls[] = {
    {"factor", false, of_matrix, run_factor},
    {"threaded", false, of_matrix, run_threaded},
    {"row-major", false, of_transpose, run_rows},
    {"nopiv", false, without_exchanges, run_nopiv},
    {"batched", false, of_matrix, run_batched},
    {"solve N", true, of_matrix, run_solve},
    {"solve T", true, of_matrix, run_transposed},
    {"solve C", true, of_matrix, run_conjugate},
    {"solve N, one column", true, of_matrix, run_one},
    {"solve T, one column", true, of_matrix, run_one_transposed},
    {"batched_solve", true, of_matrix, run_batched_solve},
    {"gesv", false, of_matrix, run_gesv},
    {"batched_gesv", false, of_matrix, run_batched_gesv},
    {"mixed_gesv", false, of_matrix, run_mixed},
    {"inverse", true, of_matrix, run_inverse},
    {"det", true, of_matrix, run_det},
    {"logdet", true, of_matrix, run_logdet},
    {"rcond", true, of_matrix, run_rcond},
    {"rcond, infinity norm", true, of_matrix, run_rcond_infinity},
    {"refine N", true, of_matrix, run_refine},
    {"refine T", true, of_matrix, run_refine_transposed},
    {"refine C", true, of_matrix, run_refine_conjugate},
    {"butterfly_gesv", false, of_matrix, run_butterfly_gesv},
    {"butterfly_factor", false, of_matrix, run_butterfly_factor},
    {"butterfly_solve", false, of_matrix, run_butterfly_solve},
};

const int all_call_count = sizeof all_calls / sizeof all_calls[0];

call_data call_data_new(const family *functions, const matrix *a, int64_t nrhs) {
    int64_t n = a->n;
    random_source source = random_new((uint64_t)n);
    call_data d = {.functions = functions,
                   .a = matrix_with_stride(a, n + 1),
                   .ipiv = allocate((size_t)n * sizeof(int64_t)),
                   .b = matrix_new(a->type, n, nrhs, n + 2),
                   .out_ipiv = allocate((size_t)n * sizeof(int64_t))};
    matrix_fill_uniform(&d.b, &source);
    d.lu = matrix_copy(&d.a);
    d.out = matrix_copy(&d.a);
    d.x = matrix_copy(&d.b);
    functions->strided(d.lu.data, n, n, d.lu.lda, d.ipiv, 0);
    REQUIRE(functions->butterfly_create(n, &d.workspace) == 0, "butterfly_workspace_create");
    return d;
}

void call_data_free(call_data *d) {
    matrix_free(&d->a);
    matrix_free(&d->lu);
    matrix_free(&d->b);
    matrix_free(&d->out);
    matrix_free(&d->x);
    free(d->ipiv);
    free(d->out_ipiv);
    d->functions->butterfly_destroy(d->workspace);
}

void call_prepare(call_data *d, const call *which) {
    memcpy(d->out.data, which->on_factors ? d->lu.data : d->a.data, matrix_bytes(&d->out));
    memcpy(d->x.data, d->b.data, matrix_bytes(&d->x));
    memset(d->out_ipiv, 0, (size_t)d->out.n * sizeof(int64_t));
    memset(d->numbers, 0, sizeof d->numbers);
}

bool call_results_equal(const call_data *x, const call_data *y) {
    return x->info == y->info && matrix_identical(&x->out, &y->out) && matrix_identical(&x->x, &y->x) &&
           memcmp(x->out_ipiv, y->out_ipiv, (size_t)x->out.n * sizeof(int64_t)) == 0 &&
           memcmp(x->numbers, y->numbers, sizeof x->numbers) == 0;
}
