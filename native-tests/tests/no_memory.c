/* A process whose addresses are used up: functions that need scratch memory say so or do without. */
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "process.h"
#include "ratio.h"
#include "recursive_lu.h"
#include "variant.h"

enum { order = 1500, few = 40 };

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

int main(int argc, char **argv) {
    library lib = library_open(argc, argv);
    const family *f = &lib.families[0];
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
    int64_t *ipiv = allocate(2 * order * sizeof(int64_t)), iter = 7;

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
    addresses_unlimit();
    double ratio = solve_ratio(&s.a, 'N', &s.x, &s.b);
    CHECK(info == 0 && ratio < RATIO_LIMIT, "solve: info %ld, ratio %g", (long)info, ratio);
    info = f->inverse(order, lu.data, order, s.ipiv, 0);
    CHECK(info == 0, "inverse with memory again: info is %ld", (long)info);
    matrix_free(&a);
    matrix_free(&lu);
    matrix_free(&both);
    matrix_free(&work);
    matrix_free(&s.a);
    matrix_free(&s.lu);
    matrix_free(&s.b);
    matrix_free(&s.x);
    free(s.ipiv);
    free(ipiv);
    return check_report();
}
