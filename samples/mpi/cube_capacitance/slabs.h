/* LU by slabs of columns: a pdgetrf that says how far it is, and can be taken up again in the middle. */
#ifndef SLABS_H
#define SLABS_H

#include "checkpoint.h"

/* Collective. Goes on from of->done until all columns are factored. Rank 0 prints a line after each slab.
   With a path, replaces the checkpoint there when at least `every` seconds have passed since the last one;
   that one cannot be written is said, and no reason to end. Gives ScaLAPACK's info, the column of a zero
   pivot counted from 1. */
int slabs_factor(factorization *of, const char *path, double every);

#endif
