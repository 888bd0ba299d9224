/* R's values as the library wants them. */
#include <math.h>
#include <string.h>

#include "rlu.h"

struct threads read_threads(SEXP threads) {
    struct threads result = {RECURSIVE_LU_THREADED, 0};
    if (threads == R_NilValue) {
        return result;
    }
    int is_number = Rf_isNumeric(threads) && TYPEOF(threads) != LGLSXP && XLENGTH(threads) == 1;
    double number = is_number ? Rf_asReal(threads) : NA_REAL;
    if (!(number >= 1 && number <= 1024 && number == floor(number))) {
        Rf_error("'threads' must be NULL or a whole number from 1 to 1024");
    }
    if (number == 1) {
        result.flags = 0;
    } else {
        result.limit = (int32_t)number;
    }
    return result;
}

uint32_t read_pivot(SEXP pivot) {
    if (TYPEOF(pivot) != LGLSXP || XLENGTH(pivot) != 1 || LOGICAL_RO(pivot)[0] == NA_LOGICAL) {
        Rf_error("'pivot' must be TRUE or FALSE");
    }
    return LOGICAL_RO(pivot)[0] ? 0 : RECURSIVE_LU_NO_PIVOT;
}

void require_numbers(SEXP x, const char *name, const char *shape) {
    if (!Rf_isNumeric(x) && !Rf_isComplex(x)) {
        Rf_error("'%s' must be a numeric or complex %s", name, shape);
    }
}

const int *read_matrix(SEXP x, const char *name) {
    require_numbers(x, name, "matrix");
    if (!Rf_isMatrix(x)) {
        Rf_error("'%s' must be a numeric or complex matrix", name);
    }
    return INTEGER_RO(Rf_getAttrib(x, R_DimSymbol));
}

struct factors read_factors(SEXP factors, int square) {
    /* The order in which rlu_factor writes them. */
    enum { LU, PIVOTS, ZERO_PIVOT, NORMS, DIMNAMES, COUNT };
    struct factors f;
    int good = Rf_inherits(factors, "rlu") && TYPEOF(factors) == VECSXP && XLENGTH(factors) == COUNT;
    if (good) {
        f.lu = VECTOR_ELT(factors, LU);
        f.pivots = VECTOR_ELT(factors, PIVOTS);
        f.norms = VECTOR_ELT(factors, NORMS);
        f.dimnames = VECTOR_ELT(factors, DIMNAMES);
        good = (TYPEOF(f.lu) == REALSXP || TYPEOF(f.lu) == CPLXSXP) && Rf_isMatrix(f.lu) &&
               TYPEOF(f.pivots) == INTSXP && TYPEOF(f.norms) == REALSXP && XLENGTH(f.norms) == 2 &&
               (f.dimnames == R_NilValue || (TYPEOF(f.dimnames) == VECSXP && XLENGTH(f.dimnames) == 2));
    }
    if (good) {
        f.m = Rf_nrows(f.lu);
        f.n = Rf_ncols(f.lu);
        int steps = f.m < f.n ? f.m : f.n;
        good = XLENGTH(f.pivots) == steps;
        for (int i = 0; good && i < steps; i++) {
            good = INTEGER_RO(f.pivots)[i] > i && INTEGER_RO(f.pivots)[i] <= f.m;
        }
    }
    if (!good) {
        Rf_error("the factorization must be one that rlu() returned, unchanged");
    }
    if (square && f.m != f.n) {
        Rf_error("the factorization must be of a square matrix, not of a %d x %d one", f.m, f.n);
    }
    return f;
}

SEXPTYPE element_type(SEXP x) {
    return TYPEOF(x) == CPLXSXP ? CPLXSXP : REALSXP;
}

void *elements(SEXP x) {
    return TYPEOF(x) == CPLXSXP ? (void *)COMPLEX(x) : (void *)REAL(x);
}

/* Integers and logicals as doubles, NA as NA_real_. */
static void copy_integers(const int *x, R_xlen_t count, double *target) {
    for (R_xlen_t i = 0; i < count; i++) {
        target[i] = x[i] == NA_INTEGER ? NA_REAL : x[i];
    }
}

/* Spreads doubles in the first half of complex numbers, from the last on, over all of them. */
static void spread(Rcomplex *numbers, R_xlen_t count) {
    const double *real = (const double *)numbers;
    for (R_xlen_t i = count; i-- > 0;) {
        Rcomplex number = {.r = real[i], .i = 0};
        numbers[i] = number;
    }
}

void copy_elements(SEXP x, SEXPTYPE type, void *target) {
    R_xlen_t count = XLENGTH(x);
    if (count == 0) {
        return;
    }
    switch (TYPEOF(x)) {
    case CPLXSXP:
        memcpy(target, COMPLEX_RO(x), (size_t)count * sizeof(Rcomplex));
        return;
    case REALSXP:
        memcpy(target, REAL_RO(x), (size_t)count * sizeof(double));
        break;
    default:
        /* A logical is stored as an integer, with the same NA. */
        copy_integers(TYPEOF(x) == LGLSXP ? LOGICAL_RO(x) : INTEGER_RO(x), count, target);
        break;
    }
    if (type == CPLXSXP) {
        spread(target, count);
    }
}

void *scratch(SEXPTYPE type, R_xlen_t count) {
    return R_alloc((size_t)count, type == CPLXSXP ? (int)sizeof(Rcomplex) : (int)sizeof(double));
}

int64_t *scratch_integers(R_xlen_t count) {
    return (int64_t *)R_alloc((size_t)count, (int)sizeof(int64_t));
}

int64_t *wide_pivots(SEXP pivots) {
    R_xlen_t count = XLENGTH(pivots);
    int64_t *wide = scratch_integers(count);
    for (R_xlen_t i = 0; i < count; i++) {
        wide[i] = INTEGER_RO(pivots)[i];
    }
    return wide;
}
