/* Solves a system under LAPACK's name. */
#include <recursive_lu_lapack.h>
#include <stdio.h>

int main(void) {
    double a[] = {2, 4, 8, 1, 3, 7, 1, 3, 9}, b[] = {7, 19, 49};
    int32_t n = 3, one = 1, ipiv[3], info = 7;
    dgesv_(&n, &one, a, &n, ipiv, b, &n, &info);
    printf("info %d, x = %g %g %g by %s\n", info, b[0], b[1], b[2], recursive_lu_isa());
    return 0;
}
