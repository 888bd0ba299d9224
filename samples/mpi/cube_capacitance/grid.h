/* The P x Q grid of ranks, and a rank's part of a matrix that is dealt out in square blocks. */
#ifndef GRID_H
#define GRID_H

#include <stdint.h>

typedef struct grid {
    int rank, P, Q;
    int row, column; /* of this rank, which is row*Q + column */
    int context;     /* BLACS' */
} grid;

/* P x Q = ranks with P <= Q, as near to a square as can be. */
void grid_shape(int ranks, int *P, int *Q);

/* Collective. The number of ranks is P*Q. */
void grid_open(grid *made, int P, int Q);
void grid_close(grid *made);

/* How many of `order` rows or columns in blocks of `block` the process row or column `which` of `count` has.
 */
int64_t grid_share(int64_t order, int64_t block, int which, int count);

/* This rank's m x n part of a square matrix, with the numbers that its rows and columns have in the whole. */
typedef struct part {
    int64_t order, block;
    int64_t m, n, lda; /* lda is at least 1 */
    int64_t *rows, *columns;
    int descriptor[9]; /* ScaLAPACK's */
} part;

/* Gives 0, or -1 without memory. */
int part_new(part *made, const grid *on, int64_t order, int64_t block);
void part_free(part *made);

#endif
