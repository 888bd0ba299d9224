/* What the parts of the benchmark's driver share. */
#ifndef LU_BENCH_H
#define LU_BENCH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "element.h"

/* Seconds on a clock that only goes forward. */
double now(void);

/* The middle one of some numbers, which get sorted. */
double median(double *values, size_t count);

/* Zeroed memory at the start of a page; ends the program if there is none. */
void *allocate(size_t bytes);

/* Measures the rate of fused multiply-adds in registers with all of some threads, in GFLOP/s: those of an
 * element's parts. */
double fma_peak(element_type type, int threads);

/* The instructions that fma_peak measures. */
const char *fma_peak_instructions(void);

/*
 * How far P*A - L*U is from zero, in units that rounding explains: |P*A*x - L*(U*x)| / (eps * |L|*(|U|*x)),
 * the largest of the components, for a random x > 0, |z| of complex numbers being |re| + |im|. Infinite if a
 * pivot is out of range, a multiplier is larger than one can be or a number is not finite. The matrices are n
 * by n without gaps, the pivots count from 1.
 */
double factorization_error(element_type type, int64_t n, const void *a, const void *lu, const int64_t *ipiv);

/* The largest factorization_error that rounding can explain. */
double factorization_tolerance(int64_t n);

/* normInf(b - A*x) / (n * eps * normInf(A) * normInf(x)) for an n by n matrix without gaps: about 1 or less
 * is usual, 30 is wrong. Sums are those of double. */
double solution_error(element_type type, int64_t n, const void *a, const number *x, const number *b);

#endif
