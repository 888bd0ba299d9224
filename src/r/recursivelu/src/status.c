/* The library's infos as R's values. */
#include "rlu.h"

SEXP with_status(SEXP x, const int64_t *infos, R_xlen_t count) {
    R_xlen_t first = 0;
    while (first < count && infos[first] == 0) {
        first++;
    }
    if (first == count) {
        return x;
    }
    PROTECT(x);
    SEXP result = PROTECT(Rf_allocVector(VECSXP, 3)), status = PROTECT(Rf_allocVector(INTSXP, count));
    int64_t failure = 0;
    for (R_xlen_t i = 0; i < count; i++) {
        int64_t info = infos[i];
        if (info == RECURSIVE_LU_INACCURATE) {
            INTEGER(status)[i] = NA_INTEGER;
        } else if (info >= -INT32_MAX && info <= INT32_MAX) {
            /* Negative without pivoting. */
            INTEGER(status)[i] = (int)(info < 0 ? -info : info);
        } else {
            INTEGER(status)[i] = -1;
            failure = failure == 0 ? info : failure;
        }
    }
    SET_VECTOR_ELT(result, 0, x);
    SET_VECTOR_ELT(result, 1, status);
    SET_VECTOR_ELT(result, 2, Rf_mkString(recursive_lu_message(failure)));
    UNPROTECT(3);
    return result;
}
