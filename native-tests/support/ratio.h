/* LAPACK's test ratios: backward errors in units in which about 1 is usual and 30 is a defect. Norms are
   1-norms. Anything not finite, and an exchange out of range, gives infinity. A complex number is as large as
   |re| + |im|, but in matrix_norm. */
#ifndef RATIO_H
#define RATIO_H

#include "matrix.h"

#define RATIO_LIMIT 30.0

/* norm(P*A - L*U) / (n * norm(A) * eps). ipiv may be NULL: no exchanges. */
double factor_ratio(const matrix *a, const matrix *lu, const int64_t *ipiv);

/* norm(L*U - A[p,:]) / norm(A), both Frobenius norms, without units. */
double factor_relative_error(const matrix *a, const matrix *lu, const int64_t *ipiv);

/* max over columns of norm(b - op(A)*x) / (norm(op(A)) * norm(x) * eps); op(A) = A for 'N', its transpose for
   'T' and its conjugate transpose for 'C'. */
double solve_ratio(const matrix *a, char trans, const matrix *x, const matrix *b);

/* max over columns of the Euclidean norm of op(A)*x - b. */
double solve_error(const matrix *a, char trans, const matrix *x, const matrix *b);

/* norm(I - x*a) / (n * norm(x) * norm(a) * eps). */
double inverse_ratio(const matrix *x, const matrix *a);

/* The largest column sum of magnitudes, or the largest row sum. */
double matrix_norm(const matrix *a, bool infinity);

/* The largest magnitude strictly below the diagonal, of complex multipliers that of their product with the
   pivot over the pivot's own: at most 1 if the pivots were the maxima. */
double largest_multiplier(const matrix *lu);

#endif
