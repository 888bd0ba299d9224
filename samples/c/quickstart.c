/* Solves a 3 x 3 system: factor once, then solve. */
#include <stdio.h>

#include "recursive_lu.h"

int main(void) {
    double A[] = {2, 4, 8, 1, 3, 7, 1, 3, 9}; /* by columns: the rows are 2 1 1, 4 3 3, 8 7 9 */
    double b[] = {7, 19, 49};
    int64_t ipiv[3];
    int64_t info = recursive_lu_f64(A, 3, 3, ipiv);
    if (info == 0) {
        info = recursive_lu_f64_solve('N', 3, 1, A, 3, ipiv, b, 3);
    }
    if (info != 0) {
        fprintf(stderr, "info = %lld\n", (long long)info);
        return 1;
    }
    printf("x = %g %g %g\n", b[0], b[1], b[2]); /* 1 2 3 */
    return 0;
}
