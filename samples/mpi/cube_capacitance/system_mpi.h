/* One mesh, assembled, factored, solved and checked by all ranks. */
#ifndef SYSTEM_MPI_H
#define SYSTEM_MPI_H

#include "grid.h"
#include "options.h"
#include "system.h"

/* The bytes that a rank takes for a mesh, at most, with what MPI and ScaLAPACK take. */
int64_t system_bytes(const grid *on, const options *with, int64_t k);

/* Collective. Charges that bring every panel's centre to potential 1, on all ranks. Gives 0; prints what went
   wrong and gives -1 on all of them. result->charges is to be freed. */
int system_solve_mpi(const grid *on, const options *with, const mesh *of, solution *result);

#endif
