/* How well charges x bring every panel to potential 1: HPL's scaled residual of A x = b for b all ones,
   normInf(A x - b) / (eps * (normInf(x)*normInf(A) + normInf(b)) * n). */
#ifndef RESIDUAL_H
#define RESIDUAL_H

#include <stdint.h>

/* Adds what m x n elements of A give to the sums of its rows, of which sums has 2N for order N: of A*x, then
   of |A|. A is column-major with leading dimension lda and has the rows `rows` and the columns `columns` of
   the whole; x is whole. */
void residual_add(int64_t m, const int64_t *rows, int64_t n, const int64_t *columns, const double *A,
                  int64_t lda, const double *x, int64_t order, double *sums);

/* The residual, from sums over all of A. */
double residual_scaled(int64_t n, const double *sums, const double *x);

#endif
