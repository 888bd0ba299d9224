/* One factorization, called and judged. */
#ifndef VERIFY_H
#define VERIFY_H

#include "matrix.h"
#include "variant.h"

typedef struct expectation {
    int64_t info;
    const int64_t *ipiv; /* exact exchanges, or NULL: any that are in range */
    bool no_ratio;       /* the matrix is not finite, or elimination without exchanges is unstable */
} expectation;

/* Factors a copy of the matrix and checks: info; ipiv, written to its length and no further, the identity
   without pivoting; no multiplier above 1 with pivoting; LAPACK's ratio; padding bit-identical. ipiv is
   poisoned before the call. Gives the factors, to be freed, for further checks. */
matrix verify_factor(const family *functions, const variant *how, const matrix *original,
                     expectation expected);

/* The same when the factors are of no further interest. */
void verify(const family *functions, const variant *how, const matrix *original, expectation expected);

/* Expects what reference_factor does, exchanges included. */
void verify_against_reference(const family *functions, const variant *how, const matrix *original);

#endif
