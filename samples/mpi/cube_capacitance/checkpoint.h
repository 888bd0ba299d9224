/* A half-finished factorization in a file, from which it goes on after its end.
 *
 * The file begins with a head, which says what is factored, how, and how far it is, and has checksums of
 * itself and of what follows: each rank's part of the matrix and its pivots, in the order of ranks. It is
 * written beside its name, as FILE.new, and renamed when all of it is on the disk: FILE is at all times a
 * whole checkpoint. All ranks write into one file, so its folder must be one that all nodes share. */
#ifndef CHECKPOINT_H
#define CHECKPOINT_H

#include "grid.h"

/* A matrix whose first `done` columns are factored, and the others updated with them. */
typedef struct factorization {
    const grid *on;
    const part *of;
    int64_t slab, done;
    double seconds; /* spent on it so far */
    double *A;      /* of->m x of->n */
    int *ipiv;      /* of->m + of->block */
} factorization;

/* Collective. A checksum of the matrix, as it is now, and the pivots of all ranks. Gives 0, or -1 after
   saying that there is no memory. */
int factorization_checksum(const factorization *of, uint64_t *sum);

/* The size in bytes of a checkpoint of a matrix of this order. */
int64_t checkpoint_size(const grid *on, int64_t order, int64_t block);

/* Collective. Whether a checkpoint of that size can be written there: the folder is there, all ranks see it,
   and it has room. Gives 0; prints what is wrong and gives -1. */
int checkpoint_prepare(const char *path, int64_t size);

/* Collective. Replaces the checkpoint. Gives 0; prints what went wrong and gives -1, and then the checkpoint
   of before is still there. */
int checkpoint_write(const char *path, const factorization *of);

/* Collective. Reads the head alone and compares it with what is to be factored. Gives the columns that are
   done; prints what does not fit and gives -1. */
int64_t checkpoint_open(const char *path, const grid *on, int64_t order, int64_t block, int64_t slab);

/* Collective. Reads all of a checkpoint that checkpoint_open accepts. Gives 0; prints what is wrong and gives
 * -1. */
int checkpoint_read(const char *path, factorization *of);

#endif
