/* One mesh, assembled, factored, solved and checked. */
#ifndef SYSTEM_H
#define SYSTEM_H

#include "mesh.h"

typedef struct solution {
    double capacitance;      /* the total charge at potential 1, in units of 4 pi eps0 a */
    double assembly_seconds; /* wall clock */
    double lu_seconds;       /* the factorization alone */
    double gflops;           /* 2/3 n^3 over lu_seconds */
    double residual;         /* HPL's, see residual.h */
    double *charges;         /* n of them, to be freed */
} solution;

/* Charges that bring every panel's centre to potential 1. Gives 0; prints what went wrong and gives -1. */
int system_solve(const mesh *of, solution *result);

#endif
