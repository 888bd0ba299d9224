/* A process whose addresses are used up: functions that need scratch memory say so or do without. */
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "process.h"
#include "ratio.h"
#include "recursive_lu.h"
#include "threads.h"
#include "variant.h"

enum { order = 1500, few = 40, seconds_for_a_child = 100 };

typedef struct system_data {
    matrix a, lu, b, x;
    int64_t *ipiv;
} system_data;

/* Two matrices of twice the columns that there has been memory for. */
static void check_batch(const family *f, const matrix *both, matrix *work, int64_t *ipiv) {
    int64_t infos[2] = {7, 7};
    int64_t info =
        f->batched(work->data, order, 2 * order, order, 2 * order * order, ipiv, order, 2, infos, 0);
    CHECK(info == RECURSIVE_LU_OUT_OF_MEMORY, "batched: %ld", (long)info);
    CHECK(infos[0] == info && infos[1] == info, "batched: infos %ld, %ld", (long)infos[0], (long)infos[1]);
    CHECK(matrix_identical(both, work), "batched: wrote to a matrix");
}

/* A new workspace and a large system need memory that cannot be had; the workspace that there is needs none
   to factor, and solves or says so. Gives info of that solution. */
static int64_t check_butterflies(const family *f, void *workspace, const system_data *s, const matrix *both,
                                 void *x) {
    int64_t iter = 7;
    void *none = &iter;
    int64_t info = f->butterfly_create(2 * order, &none);
    CHECK(info == RECURSIVE_LU_OUT_OF_MEMORY && none == NULL, "butterfly_workspace_create: %ld", (long)info);
    info = f->butterfly_gesv(2 * order, 1, both->data, 2 * order, 1, s->b.data, 2 * order, x, 2 * order,
                             &iter, 0);
    CHECK(info == RECURSIVE_LU_OUT_OF_MEMORY, "butterfly_gesv: %ld", (long)info);
    info = f->butterfly_factor(workspace, order, s->a.data, order, 1, &iter, 0);
    CHECK(info == 0 && iter == 0, "butterfly_factor: info %ld, iter %ld", (long)info, (long)iter);
    info = f->butterfly_solve(workspace, few, s->a.data, order, s->b.data, order, x, order, &iter, 0);
    CHECK(info == 0 || info == RECURSIVE_LU_OUT_OF_MEMORY, "butterfly_solve: %ld", (long)info);
    return info;
}

static void check_family(void *argument) {
    const family *f = argument;
    random_source source = random_new(7);
    system_data s = {.a = matrix_new(f->type, order, order, order),
                     .b = matrix_new(f->type, order, few, order),
                     .ipiv = allocate(order * sizeof(int64_t))};
    matrix_fill_dominant(&s.a, &source);
    matrix_fill_uniform(&s.b, &source);
    s.lu = matrix_copy(&s.a);
    s.x = matrix_copy(&s.b);
    CHECK(f->strided(s.lu.data, order, order, order, s.ipiv, 0) == 0, "factors");
    matrix a = matrix_copy(&s.a), lu = matrix_copy(&s.lu);
    matrix both = matrix_new(f->type, order, 4 * order, order), work = matrix_copy(&both);
    matrix by_butterflies = matrix_copy(&s.b);
    int64_t *ipiv = allocate(2 * order * sizeof(int64_t)), iter = 7;
    void *workspace = NULL;
    CHECK(f->butterfly_create(order, &workspace) == 0, "butterfly_workspace_create");

    /* The block that the factorization's thread has kept is given up for a larger one, which cannot be had.
     */
    addresses_limit();
    check_batch(f, &both, &work, ipiv);
    int64_t info = f->inverse(order, lu.data, order, s.ipiv, 0);
    CHECK(info == RECURSIVE_LU_OUT_OF_MEMORY, "inverse: info is %ld", (long)info);
    CHECK(matrix_identical(&lu, &s.lu), "inverse: wrote to the factors");
    info = f->mixed_gesv(order, few, a.data, order, ipiv, s.b.data, order, s.x.data, order, &iter, 0);
    CHECK(info == 0 ? iter == -1 : info == RECURSIVE_LU_OUT_OF_MEMORY, "mixed_gesv: info %ld, iter %ld",
          (long)info, (long)iter);
    memcpy(s.x.data, s.b.data, matrix_bytes(&s.b));
    info = f->solve('N', order, few, s.lu.data, order, s.ipiv, s.x.data, order);
    int64_t butterfly_info = check_butterflies(f, workspace, &s, &both, by_butterflies.data);
    addresses_unlimit();
    double ratio = solve_ratio(&s.a, 'N', &s.x, &s.b);
    CHECK(info == 0 && ratio < RATIO_LIMIT, "solve: info %ld, ratio %g", (long)info, ratio);
    ratio = solve_ratio(&s.a, 'N', &by_butterflies, &s.b);
    CHECK(butterfly_info != 0 || ratio < RATIO_LIMIT, "butterfly_solve: ratio %g", ratio);
    info = f->butterfly_solve(workspace, few, s.a.data, order, s.b.data, order, s.x.data, order, &iter, 0);
    CHECK(info == 0 && f->butterfly_destroy(workspace) == 0, "butterfly_solve with memory again: %ld",
          (long)info);
    info = f->inverse(order, lu.data, order, s.ipiv, 0);
    CHECK(info == 0, "inverse with memory again: info is %ld", (long)info);
    matrix_free(&a);
    matrix_free(&lu);
    matrix_free(&both);
    matrix_free(&work);
    matrix_free(&by_butterflies);
    matrix_free(&s.a);
    matrix_free(&s.lu);
    matrix_free(&s.b);
    matrix_free(&s.x);
    free(s.ipiv);
    free(ipiv);
}

int main(int argc, char **argv) {
    library lib = library_open(argc, argv);
    for (int f = 0; f < family_count; f += real_family_count) {
        run_in_child(seconds_for_a_child, check_family, &lib.families[f]); /* f64, c128 */
    }
    return check_report();
}
