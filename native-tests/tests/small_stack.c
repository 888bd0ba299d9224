/* Calls from threads with a stack of 128 KiB, the process's first call among them. */
#include <stdlib.h>

#include "check.h"
#include "ratio.h"
#include "threads.h"
#include "workload.h"

enum { order = 200, columns = 40 };

/* Everything that takes factors. The argument is a family. */
static void *use_factors(void *argument) {
    const family *f = argument;
    random_source source = random_new(3);
    matrix a = matrix_new(f->type, order, order, order), b = matrix_new(f->type, order, columns, order);
    matrix_fill_dominant(&a, &source);
    matrix_fill_uniform(&b, &source);
    matrix lu = matrix_copy(&a), x = matrix_copy(&b);
    int64_t *ipiv = allocate(order * sizeof(int64_t)), iter = 0;
    double result[2] = {0}, sign[2] = {0};
    CHECK(f->gesv(order, columns, lu.data, order, ipiv, x.data, order, 0) == 0, "gesv");
    CHECK(f->refine('T', order, 1, a.data, order, lu.data, order, ipiv, b.data, order, x.data, order, result,
                    sign) == 0,
          "refine");
    CHECK(f->det(order, lu.data, order, ipiv, result) == 0, "det");
    CHECK(f->logdet(order, lu.data, order, ipiv, sign, result) == 0, "logdet");
    CHECK(family_rcond(f, '1', order, lu.data, order, matrix_norm(&a, false), result) == 0, "rcond");
    if (f->mixed_gesv != NULL) {
        int64_t *pivots = allocate(order * sizeof(int64_t));
        CHECK(f->mixed_gesv(order, columns, a.data, order, pivots, b.data, order, x.data, order, &iter, 0) ==
                  0,
              "mixed_gesv");
        free(pivots);
    }
    CHECK(f->butterfly_gesv(order, columns, a.data, order, 1, b.data, order, x.data, order, &iter, 0) == 0,
          "butterfly_gesv");
    CHECK(f->inverse(order, lu.data, order, ipiv, 0) == 0, "inverse");
    double ratio = inverse_ratio(&lu, &a);
    CHECK(ratio < RATIO_LIMIT, "inverse: ratio %g", ratio);
    matrix_free(&a);
    matrix_free(&b);
    matrix_free(&lu);
    matrix_free(&x);
    free(ipiv);
    return NULL;
}

int main(int argc, char **argv) {
    static const int64_t orders[] = {1, 10, 300, 1000};
    library lib = library_open(argc, argv);
    for (int s = 0; s < 4; s++) {
        workload work = {.lib = &lib, .n = orders[s], .seed = 5};
        run_in_thread(128 * 1024, workload_run, &work);
    }
    for (int f = 0; f < family_count; f++) {
        run_in_thread(128 * 1024, use_factors, &lib.families[f]);
    }
    return check_report();
}
