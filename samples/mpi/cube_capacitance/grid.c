#include "grid.h"

#include <mpi.h>
#include <stdlib.h>

#include "scalapack.h"

void grid_shape(int ranks, int *P, int *Q) {
    *P = 1;
    for (int p = 1; (int64_t)p * p <= ranks; p++) {
        if (ranks % p == 0) {
            *P = p;
        }
    }
    *Q = ranks / *P;
}

void grid_open(grid *made, int P, int Q) {
    MPI_Comm_rank(MPI_COMM_WORLD, &made->rank);
    made->P = P;
    made->Q = Q;
    Cblacs_get(-1, 0, &made->context);
    Cblacs_gridinit(&made->context, "Row", P, Q);
    made->row = made->rank / Q;
    made->column = made->rank % Q;
}

void grid_close(grid *made) {
    Cblacs_gridexit(made->context);
    Cblacs_exit(1); /* MPI goes on */
}

int64_t grid_share(int64_t order, int64_t block, int which, int count) {
    int64_t blocks = order / block, mine = blocks / count * block, extra = blocks % count;
    return mine + (which < extra ? block : which == extra ? order % block : 0);
}

/* The numbers of the rows or columns that `which` of `count` has. */
static int64_t *numbers(int64_t length, int64_t block, int which, int count) {
    int64_t *made = malloc((size_t)(length > 0 ? length : 1) * sizeof(int64_t));
    for (int64_t i = 0; made != NULL && i < length; i++) {
        made[i] = (i / block * count + which) * block + i % block;
    }
    return made;
}

int part_new(part *made, const grid *on, int64_t order, int64_t block) {
    made->order = order;
    made->block = block;
    made->m = grid_share(order, block, on->row, on->P);
    made->n = grid_share(order, block, on->column, on->Q);
    made->lda = made->m > 0 ? made->m : 1;
    made->rows = numbers(made->m, block, on->row, on->P);
    made->columns = numbers(made->n, block, on->column, on->Q);
    const int descriptor[9] = {1,          on->context, (int)order, (int)order,    (int)block,
                               (int)block, 0,           0,          (int)made->lda};
    for (int i = 0; i < 9; i++) {
        made->descriptor[i] = descriptor[i];
    }
    if (made->rows == NULL || made->columns == NULL) {
        part_free(made);
        return -1;
    }
    return 0;
}

void part_free(part *made) {
    free(made->rows);
    free(made->columns);
    made->rows = NULL;
    made->columns = NULL;
}
