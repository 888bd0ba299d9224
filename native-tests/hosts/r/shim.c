/* The library's functions for R's .Call, and a recursion that R does not watch. */
#include "recursive_lu.h"

#include <R.h>
#include <Rinternals.h>

SEXP host_solve(SEXP A, SEXP b, SEXP threaded);
SEXP host_overflow(SEXP zero);

/* Info and the solution; A and b stay as they are. */
SEXP host_solve(SEXP A, SEXP b, SEXP threaded) {
    int64_t n = XLENGTH(b), *ipiv = (int64_t *)R_alloc((size_t)n, sizeof *ipiv);
    SEXP LU = PROTECT(duplicate(A)), x = PROTECT(duplicate(b)), result = PROTECT(allocVector(VECSXP, 2));
    int64_t info = (asLogical(threaded) ? recursive_lu_f64_threaded : recursive_lu_f64)(REAL(LU), n, n, ipiv);
    if (info == 0) {
        info = recursive_lu_f64_solve('N', n, 1, REAL(LU), n, ipiv, REAL(x), n);
    }
    SET_VECTOR_ELT(result, 0, ScalarReal((double)info));
    SET_VECTOR_ELT(result, 1, x);
    UNPROTECT(3);
    return result;
}

static int recurse(const volatile int *above) {
    volatile int frame[1000];
    frame[0] = *above;
    return (frame[0] == 0 ? recurse(frame) : 0) + frame[0];
}

/* Overflows the stack. */
SEXP host_overflow(SEXP zero) {
    int start = asInteger(zero);
    return ScalarInteger(recurse(&start));
}
