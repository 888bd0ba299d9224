/* The electrostatic potential of uniformly charged rectangles, in units in which a charge q at distance r has
   the potential q/r. */
#ifndef POTENTIAL_H
#define POTENTIAL_H

#include "mesh.h"

/* Fills A, m x n and column-major with leading dimension lda: A(i, j) is the potential at the centre of panel
   rows[i] of a unit charge spread over panel columns[j]. The columns ascend. Gives 0, or -1 without memory.
 */
int potential_matrix(const mesh *of, int64_t m, const int64_t *rows, int64_t n, const int64_t *columns,
                     double *A, int64_t lda);

#endif
