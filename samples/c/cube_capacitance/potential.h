/* The electrostatic potential of uniformly charged rectangles, in units in which a charge q at distance r has
   the potential q/r. */
#ifndef POTENTIAL_H
#define POTENTIAL_H

#include "mesh.h"

/* Fills A, n x n and column-major: A(i, j) is the potential at the centre of panel i of a unit charge spread
   over panel j. Gives 0, or -1 without memory. */
int potential_matrix(const mesh *of, double *A);

#endif
