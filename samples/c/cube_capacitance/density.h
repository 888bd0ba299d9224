/* The charge density as a table for plotting. */
#ifndef DENSITY_H
#define DENSITY_H

#include "system.h"

/* Writes CSV: a line `# n capacitance`, a header, and for every panel its face, its limits in that face's two
   coordinates and its charge per area. Gives 0; prints what went wrong and gives -1. */
int density_write(const char *path, const mesh *of, const solution *result);

#endif
