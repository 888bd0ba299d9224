/* A program whose LAPACK has 64-bit integers under the plain names, with the library before it: plain names
   stay that LAPACK's, and names with 64 are the library's. */
#include "recursive_lu_lapack.h"

#include "check.h"
#include "next.h"

int main(void) {
    int32_t n = 2, info = 7, ipiv[2] = {7, 7};
    int64_t wide_n = 2, wide_info = 7, wide_ipiv[2] = {7, 7};
    double a[] = {2, 4, 6, 8}, wide_a[] = {2, 4, 6, 8};
    for (int call = 1; call <= 3; call++) {
        dgetrf_(&n, &n, a, &n, ipiv, &info);
        CHECK(next_calls == 2 * call - 1, "%d calls were counted", next_calls);
        CHECK(LAPACKE_dgetrf(LAPACK_COL_MAJOR, n, n, a, n, ipiv) == next_info, "LAPACKE_dgetrf");
        CHECK(next_calls == 2 * call, "%d calls were counted", next_calls);
    }
    CHECK(info == 7 && a[0] == 2 && ipiv[0] == 7, "info %d, a %g, ipiv %d", info, a[0], ipiv[0]);
    dgetrf_64_(&wide_n, &wide_n, wide_a, &wide_n, wide_ipiv, &wide_info);
    CHECK(wide_info == 0 && wide_a[0] == 4 && wide_ipiv[0] == 2, "dgetrf_64_: info %ld, a %g, ipiv %ld",
          (long)wide_info, wide_a[0], (long)wide_ipiv[0]);
    return check_report();
}
