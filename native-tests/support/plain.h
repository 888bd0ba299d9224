/* Elimination in the type's own arithmetic, operation by operation as LAPACK's dgetf2 writes it down: none is
   fused with another, and those that raise status flags are those of the matrix. */
#ifndef PLAIN_H
#define PLAIN_H

#include <stdbool.h>

#include "matrix.h"

/* Factors a matrix in place; its exchanges, without pivoting the identity, go to ipiv. Gives info: the first
   zero pivot, 1-based, negative without pivoting; or 0. */
int64_t plain_factor(matrix *a, int64_t *ipiv, bool pivoted);

#endif
