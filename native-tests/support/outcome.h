/* Results of factorizations, compared to the last bit. */
#ifndef OUTCOME_H
#define OUTCOME_H

#include "matrix.h"
#include "variant.h"

typedef struct outcome {
    matrix lu;
    int64_t *ipiv;
    int64_t info;
} outcome;

/* Factors a copy of the matrix. */
outcome outcome_new(const family *functions, const variant *how, const matrix *a);

/* The same into an outcome made before from a matrix with no fewer elements, rows and columns. */
void outcome_renew(outcome *result, const family *functions, const variant *how, const matrix *a);

/* Every byte of factors, exchanges and info. */
bool outcome_equal(const outcome *x, const outcome *y);

void outcome_free(outcome *result);

/* A random matrix and what serial calls make of it. */
typedef struct sample {
    const family *functions;
    matrix a;
    outcome serial[2]; /* without pivoting, with pivoting */
} sample;

sample sample_new(const family *functions, int64_t m, int64_t n, uint64_t seed);
void sample_free(sample *made);

/* Factors by the given variant and checks that this gives the bytes of the serial call. Thread-safe. */
bool sample_check(const sample *expected, const variant *how);

/* The same on threads, with pivoting and without. */
void sample_check_threaded(const sample *expected);

#endif
