/* The printed table: a line for each mesh, and what its refinement tends to. */
#ifndef TABLE_H
#define TABLE_H

#include "system.h"

void table_head(void);

/* Prints a mesh's line. Gives 0, or -1 after saying that the residual is too large. */
int table_line(const mesh *of, const solution *result);

/* Prints the extrapolation of three meshes or more, in order of refinement, beside the accepted value. Gives
   0 if they agree, or -1. */
int table_verdict(int64_t meshes, const int64_t *panels_per_edge, const double *capacitance);

#endif
