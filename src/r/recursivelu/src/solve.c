/* Solutions of systems, and inverses. */
#include "rlu.h"

/* Element i of x's dimnames, or NULL. */
static SEXP names_of(SEXP x, int i) {
    SEXP all = Rf_getAttrib(x, R_DimNamesSymbol);
    return Rf_isNull(all) || i >= XLENGTH(all) ? R_NilValue : VECTOR_ELT(all, i);
}

/*
 * The right-hand sides, copied to where the solutions will be, with the dimensions of b. Their names are
 * those that base::solve gives: rows have those of the columns of the matrix, the rest those of b; systems
 * without names in b have those in a, if any.
 */
static SEXP right_hand_sides(SEXP b, SEXPTYPE type, SEXP columns, SEXP systems) {
    SEXP x = PROTECT(Rf_allocVector(type, XLENGTH(b))), dim = Rf_getAttrib(b, R_DimSymbol);
    int rank = Rf_length(dim);
    copy_elements(b, type, elements(x));
    if (rank < 2) {
        if (columns != R_NilValue) {
            Rf_setAttrib(x, R_NamesSymbol, columns);
        }
        UNPROTECT(1);
        return x;
    }
    Rf_setAttrib(x, R_DimSymbol, dim);
    SEXP names = PROTECT(Rf_allocVector(VECSXP, rank));
    int any = columns != R_NilValue;
    SET_VECTOR_ELT(names, 0, columns);
    for (int i = 1; i < rank; i++) {
        SEXP own = names_of(b, i);
        if (own == R_NilValue && i == rank - 1) {
            own = systems;
        }
        SET_VECTOR_ELT(names, i, own);
        any = any || own != R_NilValue;
    }
    if (any) {
        Rf_setAttrib(x, R_DimNamesSymbol, names);
    }
    UNPROTECT(2);
    return x;
}

/* The number of right-hand sides in b for one matrix of order n: a vector, or an array with n rows. */
static R_xlen_t count_right_hand_sides(SEXP b, int n) {
    SEXP dim = Rf_getAttrib(b, R_DimSymbol);
    R_xlen_t rows = Rf_length(dim) < 2 ? XLENGTH(b) : INTEGER_RO(dim)[0], count = 1;
    if (rows != n) {
        Rf_error(Rf_length(dim) < 2 ? "'b' must have %d elements, one for each row of the matrix, not %lld"
                                    : "'b' must have %d rows, as many as the matrix, not %lld",
                 n, (long long)rows);
    }
    for (int i = 1; i < Rf_length(dim); i++) {
        count *= INTEGER_RO(dim)[i];
    }
    return count;
}

/* The number of right-hand sides in b for each of many matrices of order n: a column, or a matrix, for each.
 */
static R_xlen_t count_right_hand_sides_each(SEXP b, int n, int batch) {
    SEXP dim = Rf_getAttrib(b, R_DimSymbol);
    int rank = Rf_length(dim);
    if ((rank != 2 && rank != 3) || INTEGER_RO(dim)[0] != n || INTEGER_RO(dim)[rank - 1] != batch) {
        Rf_error("'b' must be a matrix with %d rows and %d columns, one for each matrix in 'a', or an array "
                 "of %d x any x %d",
                 n, batch, n, batch);
    }
    return rank == 2 ? 1 : INTEGER_RO(dim)[1];
}

/* Solves one system, or those of an array, from the matrices themselves. */
SEXP rlu_solve_system(SEXP a, SEXP b, SEXP pivot, SEXP threads) {
    static const char *shape = "matrix, or a three-dimensional array of matrices";
    require_numbers(a, "a", shape);
    SEXP dim = Rf_getAttrib(a, R_DimSymbol);
    int rank = Rf_length(dim);
    if (rank != 2 && rank != 3) {
        Rf_error("'a' must be a numeric or complex %s", shape);
    }
    const int n = INTEGER_RO(dim)[0], batch = rank == 3 ? INTEGER_RO(dim)[2] : 1;
    if (INTEGER_RO(dim)[1] != n) {
        Rf_error("'a' must be square, not %d x %d", n, INTEGER_RO(dim)[1]);
    }
    require_numbers(b, "b", "vector or array");
    R_xlen_t nrhs = rank == 2 ? count_right_hand_sides(b, n) : count_right_hand_sides_each(b, n, batch);
    struct threads limit = read_threads(threads);
    uint32_t flags = read_pivot(pivot) | limit.flags;

    SEXPTYPE type = TYPEOF(a) == CPLXSXP ? CPLXSXP : element_type(b);
    SEXP x = PROTECT(right_hand_sides(b, type, names_of(a, 1), names_of(a, 2)));
    void *lu = scratch(type, XLENGTH(a));
    copy_elements(a, type, lu);
    int64_t *ipiv = scratch_integers((R_xlen_t)n * batch), *infos = scratch_integers(batch);
    int64_t lda = n > 0 ? n : 1, stride_a = (int64_t)n * n, stride_b = (int64_t)n * nrhs, info;
    begin_threads(limit);
    if (type == CPLXSXP) {
        info = recursive_lu_c128_batched_gesv(n, nrhs, lu, lda, stride_a, ipiv, n, COMPLEX(x), lda, stride_b,
                                              batch, infos, flags);
    } else {
        info = recursive_lu_f64_batched_gesv(n, nrhs, lu, lda, stride_a, ipiv, n, REAL(x), lda, stride_b,
                                             batch, infos, flags);
    }
    end_threads(limit);
    SEXP result = info < 0 ? with_status(x, &info, 1) : with_status(x, infos, batch);
    UNPROTECT(1);
    return result;
}

/* Solves a system from the factors of its matrix, by batches of one: these tell of numbers that are not
 * finite. */
SEXP rlu_solve_factored(SEXP factors, SEXP b, SEXP trans, SEXP threads) {
    struct factors f = read_factors(factors, 1);
    require_numbers(b, "b", "vector or array");
    R_xlen_t nrhs = count_right_hand_sides(b, f.n);
    struct threads limit = read_threads(threads);
    char op = CHAR(STRING_ELT(trans, 0))[0];
    SEXPTYPE type = TYPEOF(f.lu) == CPLXSXP ? CPLXSXP : element_type(b);
    SEXP columns = f.dimnames == R_NilValue ? R_NilValue : VECTOR_ELT(f.dimnames, op == 'N' ? 1 : 0);
    SEXP x = PROTECT(right_hand_sides(b, type, columns, R_NilValue));
    void *lu;
    if (type == element_type(f.lu)) {
        lu = elements(f.lu);
    } else {
        lu = scratch(type, XLENGTH(f.lu));
        copy_elements(f.lu, type, lu);
    }
    int64_t *ipiv = wide_pivots(f.pivots), lda = f.n > 0 ? f.n : 1, status = 0, info;
    begin_threads(limit);
    if (type == CPLXSXP) {
        info = recursive_lu_c128_batched_solve(op, f.n, nrhs, lu, lda, 0, ipiv, 0, COMPLEX(x), lda, 0, 1,
                                               &status, limit.flags);
    } else {
        info = recursive_lu_f64_batched_solve(op, f.n, nrhs, lu, lda, 0, ipiv, 0, REAL(x), lda, 0, 1, &status,
                                              limit.flags);
    }
    end_threads(limit);
    SEXP result = with_status(x, info < 0 ? &info : &status, 1);
    UNPROTECT(1);
    return result;
}

/* Inverts the factors in x, in place. */
static int64_t invert(SEXP x, int n, const int64_t *ipiv, uint32_t flags) {
    int64_t lda = n > 0 ? n : 1;
    return TYPEOF(x) == CPLXSXP ? recursive_lu_c128_inverse(n, COMPLEX(x), lda, ipiv, flags)
                                : recursive_lu_f64_inverse(n, REAL(x), lda, ipiv, flags);
}

/* Gives an inverse the names that base::solve gives it: rows those of columns, and columns those of rows. */
static void name_inverse(SEXP x, SEXP dimnames) {
    if (dimnames == R_NilValue) {
        return;
    }
    SEXP names = PROTECT(Rf_allocVector(VECSXP, 2));
    SET_VECTOR_ELT(names, 0, VECTOR_ELT(dimnames, 1));
    SET_VECTOR_ELT(names, 1, VECTOR_ELT(dimnames, 0));
    Rf_setAttrib(x, R_DimNamesSymbol, names);
    UNPROTECT(1);
}

/* The inverse of a matrix, which is factored where its inverse will be. */
SEXP rlu_invert_matrix(SEXP x, SEXP threads) {
    const int *dim = read_matrix(x, "x"), n = dim[0];
    if (dim[1] != n) {
        Rf_error("'x' must be square, not %d x %d", n, dim[1]);
    }
    struct threads limit = read_threads(threads);
    SEXPTYPE type = element_type(x);
    SEXP result = PROTECT(Rf_allocMatrix(type, n, n));
    name_inverse(result, Rf_getAttrib(x, R_DimNamesSymbol));
    copy_elements(x, type, elements(result));
    int64_t *ipiv = scratch_integers(n), lda = n > 0 ? n : 1, info;
    begin_threads(limit);
    if (type == CPLXSXP) {
        info = recursive_lu_c128_strided(COMPLEX(result), n, n, lda, ipiv, limit.flags);
    } else {
        info = recursive_lu_f64_strided(REAL(result), n, n, lda, ipiv, limit.flags);
    }
    if (info == 0) {
        info = invert(result, n, ipiv, limit.flags);
    }
    end_threads(limit);
    result = with_status(result, &info, 1);
    UNPROTECT(1);
    return result;
}

/* The inverse from factors. */
SEXP rlu_invert_factored(SEXP factors, SEXP threads) {
    struct factors f = read_factors(factors, 1);
    struct threads limit = read_threads(threads);
    SEXP result = PROTECT(Rf_allocMatrix(TYPEOF(f.lu), f.n, f.n));
    name_inverse(result, f.dimnames);
    copy_elements(f.lu, TYPEOF(f.lu), elements(result));
    const int64_t *ipiv = wide_pivots(f.pivots);
    begin_threads(limit);
    int64_t info = invert(result, f.n, ipiv, limit.flags);
    end_threads(limit);
    result = with_status(result, &info, 1);
    UNPROTECT(1);
    return result;
}
