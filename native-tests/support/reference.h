/* LU as the textbook writes it, in the arithmetic of the matrix's own type: what the library must agree with.
 */
#ifndef REFERENCE_H
#define REFERENCE_H

#include "matrix.h"

/* Factors in place, right-looking, one column after another. Partial pivoting chooses as the reference BLAS
   does: the first element of largest magnitude; a NaN at the top is chosen, a NaN elsewhere never. A zero
   pivot is passed over. Gives info as the library does: 0; k; without pivoting -k. ipiv has length min(m, n),
   1-based. */
int64_t reference_factor(matrix *a, int64_t *ipiv, bool pivoted);

#endif
