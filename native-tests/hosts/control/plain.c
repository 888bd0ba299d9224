/* Plain elimination under the library's names: a host that fails with it, too, is not failed by the library.
 */
#include "recursive_lu.h"

#include <math.h>
#include <stddef.h>

static void exchange(double *x, double *y) {
    double kept = *x;
    *x = *y;
    *y = kept;
}

int64_t recursive_lu_f64(double *A, int64_t m, int64_t n, int64_t *ipiv) {
    if (m < 0 || n < 0) {
        return RECURSIVE_LU_BAD_ARGUMENT(m < 0 ? 2 : 3);
    }
    int64_t info = 0;
    for (int64_t k = 0; k < m && k < n; k++) {
        int64_t p = k;
        for (int64_t i = k + 1; i < m; i++) {
            p = fabs(A[i + k * m]) > fabs(A[p + k * m]) ? i : p;
        }
        ipiv[k] = p + 1;
        if (A[p + k * m] == 0) {
            info = info == 0 ? k + 1 : info;
            continue;
        }
        for (int64_t j = 0; j < n; j++) {
            exchange(&A[k + j * m], &A[p + j * m]);
        }
        for (int64_t i = k + 1; i < m; i++) {
            A[i + k * m] /= A[k + k * m];
            for (int64_t j = k + 1; j < n; j++) {
                A[i + j * m] -= A[i + k * m] * A[k + j * m];
            }
        }
    }
    return info;
}

int64_t recursive_lu_f64_threaded(double *A, int64_t m, int64_t n, int64_t *ipiv) {
    return recursive_lu_f64(A, m, n, ipiv);
}

/* Of the arguments that the hosts give: trans is 'N'. */
int64_t recursive_lu_f64_solve(char trans, int64_t n, int64_t nrhs, const double *LU, int64_t lda,
                               const int64_t *ipiv, double *B, int64_t ldb) {
    if (trans != 'N') {
        return RECURSIVE_LU_BAD_ARGUMENT(1);
    }
    for (double *b = B; b < B + nrhs * ldb; b += ldb) {
        for (int64_t k = 0; k < n; k++) {
            exchange(&b[k], &b[ipiv[k] - 1]);
        }
        for (int64_t k = 0; k < n; k++) {
            for (int64_t i = k + 1; i < n; i++) {
                b[i] -= LU[i + k * lda] * b[k];
            }
        }
        for (int64_t k = n - 1; k >= 0; k--) {
            b[k] /= LU[k + k * lda];
            for (int64_t i = 0; i < k; i++) {
                b[i] -= LU[i + k * lda] * b[k];
            }
        }
    }
    return 0;
}
