#include "in_process.h"

#include "recursive_lu.h"

int64_t in_process_factor(const library *lib, const command *how, void *A, int64_t m, int64_t n, int64_t lda,
                          int64_t *ipiv) {
    return library_family(lib, how->type)
        ->strided(A, m, n, lda > 0 ? lda : 1, ipiv, how->pivoted ? 0 : RECURSIVE_LU_NO_PIVOT);
}

int64_t in_process_solve(const library *lib, const element *type, char trans, int64_t n, int64_t nrhs,
                         const void *LU, const int64_t *ipiv, void *B) {
    int64_t ld = n > 0 ? n : 1;
    return library_family(lib, type)->solve(trans, n, nrhs, LU, ld, ipiv, B, ld);
}
