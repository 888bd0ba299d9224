#include "in_process.h"

#include "recursive_lu.h"

int64_t in_process_factor(const library *lib, const command *how, void *A, int64_t m, int64_t n, int64_t lda,
                          int64_t *ipiv) {
    strided_function *factor = (strided_function *)library_symbol(lib->handle, how->type->name, "_strided");
    return factor(A, m, n, lda > 0 ? lda : 1, ipiv, how->pivoted ? 0 : RECURSIVE_LU_NO_PIVOT);
}

int64_t in_process_solve(const library *lib, const element *type, char trans, int64_t n, int64_t nrhs,
                         const void *LU, const int64_t *ipiv, void *B) {
    solve_function *solve = (solve_function *)library_symbol(lib->handle, type->name, "_solve");
    int64_t ld = n > 0 ? n : 1;
    return solve(trans, n, nrhs, LU, ld, ipiv, B, ld);
}
