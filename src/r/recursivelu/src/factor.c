/* Factorizations, and what can be read from them. */
#include <math.h>

#include "rlu.h"

/* Writes the 1-norm and the infinity norm of a column-major matrix; both are NaN if an element is. */
static void compute_norms(SEXPTYPE type, const void *a, int m, int n, double *norms) {
    double *rows = (double *)R_alloc((size_t)m, (int)sizeof(double)), one = 0, infinity = 0;
    for (int i = 0; i < m; i++) {
        rows[i] = 0;
    }
    for (int j = 0; j < n; j++) {
        double sum = 0;
        R_xlen_t start = (R_xlen_t)j * m;
        for (int i = 0; i < m; i++) {
            double size;
            if (type == CPLXSXP) {
                Rcomplex element = ((const Rcomplex *)a)[start + i];
                /* hypot(Inf, NaN) is Inf. */
                size = ISNAN(element.r) || ISNAN(element.i) ? R_NaN : hypot(element.r, element.i);
            } else {
                size = fabs(((const double *)a)[start + i]);
            }
            sum += size;
            rows[i] += size;
        }
        one = sum > one || ISNAN(sum) ? sum : one;
        if (ISNAN(sum)) {
            norms[0] = norms[1] = R_NaN;
            return;
        }
    }
    for (int i = 0; i < m; i++) {
        infinity = rows[i] > infinity ? rows[i] : infinity;
    }
    norms[0] = one;
    norms[1] = infinity;
}

/* The object of class rlu, but for its class attribute, of a matrix. */
SEXP rlu_factor(SEXP x, SEXP pivot, SEXP threads) {
    static const char *names[] = {"lu", "pivots", "zero_pivot", "norms", "dimnames", ""};
    const int *dim = read_matrix(x, "x");
    int m = dim[0], n = dim[1], steps = m < n ? m : n;
    struct threads limit = read_threads(threads);
    uint32_t flags = read_pivot(pivot) | limit.flags;
    SEXPTYPE type = element_type(x);

    SEXP result = PROTECT(Rf_mkNamed(VECSXP, names));
    SEXP lu = Rf_allocMatrix(type, m, n);
    SET_VECTOR_ELT(result, 0, lu);
    SEXP pivots = Rf_allocVector(INTSXP, steps);
    SET_VECTOR_ELT(result, 1, pivots);
    SEXP norms = Rf_allocVector(REALSXP, 2);
    SET_VECTOR_ELT(result, 3, norms);
    SET_VECTOR_ELT(result, 4, Rf_getAttrib(x, R_DimNamesSymbol));
    Rf_setAttrib(result, R_ClassSymbol, Rf_mkString("rlu"));
    copy_elements(x, type, elements(lu));
    compute_norms(type, elements(lu), m, n, REAL(norms));

    int64_t *ipiv = scratch_integers(steps), lda = m > 0 ? m : 1, info;
    begin_threads(limit);
    if (type == CPLXSXP) {
        info = recursive_lu_c128_strided(COMPLEX(lu), m, n, lda, ipiv, flags);
    } else {
        info = recursive_lu_f64_strided(REAL(lu), m, n, lda, ipiv, flags);
    }
    end_threads(limit);
    if (info < -INT32_MAX) {
        Rf_error("%s", recursive_lu_message(info));
    }
    /* An order is an int in R, and so all row exchanges are. */
    for (int i = 0; i < steps; i++) {
        INTEGER(pivots)[i] = (int)ipiv[i];
    }
    SET_VECTOR_ELT(result, 2, Rf_ScalarInteger((int)(info < 0 ? -info : info)));
    UNPROTECT(1);
    return result;
}

/* The columns [0, n) of rows [0, m) of the packed factors, on one side of the diagonal; zeros on the other.
 */
static SEXP triangle(struct factors f, int m, int n, int lower) {
    SEXPTYPE type = TYPEOF(f.lu);
    SEXP result = PROTECT(Rf_allocMatrix(type, m, n));
    for (int j = 0; j < n; j++) {
        for (int i = 0; i < m; i++) {
            R_xlen_t to = (R_xlen_t)j * m + i, from = (R_xlen_t)j * f.m + i;
            int stored = lower ? i > j : i <= j;
            double otherwise = lower && i == j;
            if (type == CPLXSXP) {
                Rcomplex constant = {.r = otherwise, .i = 0};
                COMPLEX(result)[to] = stored ? COMPLEX_RO(f.lu)[from] : constant;
            } else {
                REAL(result)[to] = stored ? REAL_RO(f.lu)[from] : otherwise;
            }
        }
    }
    UNPROTECT(1);
    return result;
}

/* L, m x min(m, n). */
SEXP rlu_lower(SEXP factors) {
    struct factors f = read_factors(factors, 0);
    return triangle(f, f.m, f.m < f.n ? f.m : f.n, 1);
}

/* U, min(m, n) x n. */
SEXP rlu_upper(SEXP factors) {
    struct factors f = read_factors(factors, 0);
    return triangle(f, f.m < f.n ? f.m : f.n, f.n, 0);
}

/* The permutation p for which x[p, ] is L U, from the row exchanges. */
SEXP rlu_permutation(SEXP factors) {
    struct factors f = read_factors(factors, 0);
    SEXP result = PROTECT(Rf_allocVector(INTSXP, f.m));
    int *p = INTEGER(result);
    for (int i = 0; i < f.m; i++) {
        p[i] = i + 1;
    }
    for (R_xlen_t i = 0; i < XLENGTH(f.pivots); i++) {
        int other = INTEGER_RO(f.pivots)[i] - 1, row = p[i];
        p[i] = p[other];
        p[other] = row;
    }
    UNPROTECT(1);
    return result;
}

/* The determinant, a double or a complex number. */
SEXP rlu_determinant(SEXP factors) {
    struct factors f = read_factors(factors, 1);
    int64_t *ipiv = wide_pivots(f.pivots), lda = f.n > 0 ? f.n : 1, info;
    SEXP result = PROTECT(Rf_allocVector(TYPEOF(f.lu), 1));
    if (TYPEOF(f.lu) == CPLXSXP) {
        info = recursive_lu_c128_det(f.n, COMPLEX_RO(f.lu), lda, ipiv, COMPLEX(result));
    } else {
        info = recursive_lu_f64_det(f.n, REAL_RO(f.lu), lda, ipiv, REAL(result));
    }
    UNPROTECT(1);
    if (info != 0) {
        Rf_error("%s", recursive_lu_message(info));
    }
    return result;
}

/* The logarithm of the determinant's absolute value, and the sign: one double, or the two of a complex
 * number. */
SEXP rlu_log_determinant(SEXP factors) {
    struct factors f = read_factors(factors, 1);
    int64_t *ipiv = wide_pivots(f.pivots), lda = f.n > 0 ? f.n : 1, info;
    double sign[2] = {0, 0}, logarithm = 0;
    int parts = TYPEOF(f.lu) == CPLXSXP ? 2 : 1;
    if (parts == 2) {
        info = recursive_lu_c128_logdet(f.n, COMPLEX_RO(f.lu), lda, ipiv, sign, &logarithm);
    } else {
        info = recursive_lu_f64_logdet(f.n, REAL_RO(f.lu), lda, ipiv, sign, &logarithm);
    }
    if (info != 0) {
        Rf_error("%s", recursive_lu_message(info));
    }
    SEXP result = Rf_allocVector(REALSXP, 1 + parts);
    REAL(result)[0] = logarithm;
    for (int i = 0; i < parts; i++) {
        REAL(result)[1 + i] = sign[i];
    }
    return result;
}

/* The estimated reciprocal condition number in the norm "O" or "I"; NaN if the matrix has one. */
SEXP rlu_condition(SEXP factors, SEXP norm) {
    struct factors f = read_factors(factors, 1);
    char name = CHAR(STRING_ELT(norm, 0))[0];
    double size = REAL_RO(f.norms)[name == 'I'], result = R_NaN;
    if (ISNAN(size)) {
        return Rf_ScalarReal(result);
    }
    int64_t lda = f.n > 0 ? f.n : 1, info;
    if (TYPEOF(f.lu) == CPLXSXP) {
        info = recursive_lu_c128_rcond(name, f.n, COMPLEX_RO(f.lu), lda, size, &result);
    } else {
        info = recursive_lu_f64_rcond(name, f.n, REAL_RO(f.lu), lda, size, &result);
    }
    if (info != 0) {
        Rf_error("%s", recursive_lu_message(info));
    }
    return Rf_ScalarReal(result);
}
