/* Matrices made from their factors, so that the row exchanges are known before anyone factors them. */
#ifndef PLANTED_H
#define PLANTED_H

#include "matrix.h"

typedef struct planted {
    matrix a;      /* the matrix */
    matrix lu;     /* its factors */
    int64_t *ipiv; /* its exchanges, min(m, n), 1-based */
} planted;

/* Random exchanges, multipliers of at most 1/2 and a well-conditioned U: however the sums are rounded, the
   pivots are the planted ones. */
planted planted_separated(const element *type, int64_t m, int64_t n, random_source *source);

/* Small dyadic numbers on which elimination commits no rounding, with exact ties: elements after the pivot
   often equal it in magnitude, those before it never do, so the first maximum is the planted pivot and the
   last one rarely. zero_pivot, a 0-based column or -1, gets U(k,k) = 0. */
planted planted_ties(const element *type, int64_t m, int64_t n, int64_t zero_pivot, random_source *source);

void planted_free(planted *made);

#endif
