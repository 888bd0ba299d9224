/* What the files of this package share: the functions that R calls, and how they read R's values and call the
 * library. */
#ifndef RLU_H
#define RLU_H

#include <stdint.h>

#define R_NO_REMAP
#include <R.h>
#include <Rinternals.h>

/* R's complex number is the library's. */
#define recursive_lu_complex128 Rcomplex
#include <recursive_lu.h>

/* The functions for .Call. */
SEXP rlu_factor(SEXP x, SEXP pivot, SEXP threads);
SEXP rlu_lower(SEXP factors);
SEXP rlu_upper(SEXP factors);
SEXP rlu_permutation(SEXP factors);
SEXP rlu_determinant(SEXP factors);
SEXP rlu_log_determinant(SEXP factors);
SEXP rlu_condition(SEXP factors, SEXP norm);
SEXP rlu_solve_system(SEXP a, SEXP b, SEXP pivot, SEXP threads);
SEXP rlu_solve_factored(SEXP factors, SEXP b, SEXP trans, SEXP threads);
SEXP rlu_invert_matrix(SEXP x, SEXP threads);
SEXP rlu_invert_factored(SEXP factors, SEXP threads);
SEXP rlu_get_threads(void);
SEXP rlu_set_threads(SEXP threads);

/* values.c: R's values as the library wants them. All of these leave by an error of R that names the
 * argument. */

/* A number of threads as an argument: flags for the library, and a limit while the call lasts, 0 for none. */
struct threads {
    uint32_t flags;
    int32_t limit;
};

/* An object of class rlu. */
struct factors {
    SEXP lu, pivots, norms, dimnames;
    int m, n;
};

struct threads read_threads(SEXP threads);
uint32_t read_pivot(SEXP pivot);
struct factors read_factors(SEXP factors, int square);
/* The dimensions of a matrix; an error if x is none, or not of numbers. */
const int *read_matrix(SEXP x, const char *name);
/* An error if x is not made of numbers. */
void require_numbers(SEXP x, const char *name, const char *shape);
/* CPLXSXP for complex numbers, REALSXP for all others. */
SEXPTYPE element_type(SEXP x);
/* The first element of a vector of doubles or of complex numbers. */
void *elements(SEXP x);
/* Writes all elements of x as doubles or complex numbers, converted if need be. */
void copy_elements(SEXP x, SEXPTYPE type, void *target);
/* Room for count elements that R takes back when .Call ends. */
void *scratch(SEXPTYPE type, R_xlen_t count);
/* Room for count numbers of 64 bits that R takes back when .Call ends. */
int64_t *scratch_integers(R_xlen_t count);
/* Row exchanges in 64 bits. */
int64_t *wide_pivots(SEXP pivots);

/* threads.c */

/* Makes the limit, if there is one, the process's; end_threads takes it back. Between the two nothing of R is
 * called. */
void begin_threads(struct threads threads);
void end_threads(struct threads threads);

/* status.c */

/*
 * The result x if all of the infos are 0. Otherwise a list, from which R makes a condition: x, an integer for
 * each system (0; k for an exact zero at U[k, k]; NA for numbers that are not finite; -1 for another failure)
 * and the library's sentence.
 */
SEXP with_status(SEXP x, const int64_t *infos, R_xlen_t count);

#endif
