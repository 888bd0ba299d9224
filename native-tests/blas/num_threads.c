/* The number of threads after a call of BLAS's: argv[3]. argv[4] is a number that the host sets before it. */
#include <stdlib.h>

#include "blas.h"
#include "check.h"
#include "library.h"

int main(int argc, char **argv) {
    library lib = library_open(argc, argv);
    REQUIRE(argc > 3, "usage: %s LIBRARY OURS EXPECTED [SET]", argv[0]);
    blas bound[blas_kinds];
    blas_open(argc, argv, bound);
    if (argc > 4) {
        CHECK(lib.set_num_threads(atoi(argv[4])) == 0, "set");
    }
    static double a[64 * 64], scalars[2] = {1, 0};
    blas_call call = {.routine = blas_gemm, .transa = 'N', .transb = 'N', .m = 64, .n = 64, .k = 64};
    call.alpha = &scalars[0];
    call.beta = &scalars[1];
    call.a = call.b = a;
    static double c[64 * 64];
    call.c = c;
    call.lda = call.ldb = call.ldc = 64;
    blas_do(&bound[0], blas_fortran, &call);
    CHECK(lib.get_num_threads() == atoi(argv[3]), "%d threads", (int)lib.get_num_threads());
    return check_report();
}
