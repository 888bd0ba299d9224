#include "system_mpi.h"

#include <mpi.h>
#include <stdio.h>
#include <stdlib.h>

#include "agree.h"
#include "potential.h"
#include "residual.h"
#include "scalapack.h"
#include "slabs.h"

/* What a system is made of. */
typedef struct parts {
    part local;
    double *A, *b, *sums; /* b is this rank's part of the right-hand side, sums is of length 4n */
    int *ipiv;
} parts;

int64_t system_bytes(const grid *on, const options *with, int64_t k) {
    const int64_t n = cube_faces * k * k, base = INT64_C(96) << 20;
    const int64_t m = grid_share(n, with->block, on->row, on->P),
                  columns = grid_share(n, with->block, on->column, on->Q);
    const int64_t depth = with->slab > with->block ? with->slab : with->block;
    int64_t elements = m * columns + 2 * depth * (m + columns) + 2 * m + columns + 5 * n + 8 * k * k;
    return elements * (int64_t)sizeof(double) + base;
}

static void parts_free(parts *made) {
    part_free(&made->local);
    free(made->A);
    free(made->b);
    free(made->sums);
    free(made->ipiv);
}

/* Collective. */
static int parts_new(parts *made, const grid *on, int64_t n, int64_t block, solution *result) {
    *made = (parts){.A = NULL};
    result->charges = calloc((size_t)n, sizeof(double));
    int is_made = part_new(&made->local, on, n, block) == 0 && result->charges != NULL;
    if (is_made) {
        size_t m = (size_t)made->local.lda, columns = (size_t)made->local.n + 1;
        made->A = malloc(m * columns * sizeof(double));
        made->b = malloc(m * sizeof(double));
        made->sums = calloc(4 * (size_t)n, sizeof(double));
        made->ipiv = calloc(m + (size_t)block, sizeof(int));
        is_made = made->A != NULL && made->b != NULL && made->sums != NULL && made->ipiv != NULL;
    }
    return agree(is_made ? "" : "no memory");
}

/* Collective. */
static int assemble(const mesh *of, parts *with) {
    const part *local = &with->local;
    int status = potential_matrix(of, local->m, local->rows, local->n, local->columns, with->A, local->lda);
    return agree(status == 0 ? "" : "no memory for the corners");
}

/* Collective. Assembles or reads a checkpoint, and factors. */
static int factor(const grid *on, const options *with, const mesh *of, parts *system, solution *result) {
    factorization lu = {
        .on = on, .of = &system->local, .slab = with->slab, .A = system->A, .ipiv = system->ipiv};
    const int n = (int)of->n, first = 1;
    int info = 0;
    double start = MPI_Wtime();
    if ((with->resume != NULL ? checkpoint_read(with->resume, &lu) : assemble(of, system)) != 0) {
        return -1;
    }
    result->assembly_seconds = MPI_Wtime() - start;
    MPI_Barrier(MPI_COMM_WORLD);
    if (with->slab > 0) {
        info = slabs_factor(&lu, with->checkpoint, with->every);
    } else {
        start = MPI_Wtime();
        pdgetrf_(&n, &n, system->A, &first, &first, system->local.descriptor, system->ipiv, &info);
        lu.seconds = MPI_Wtime() - start;
    }
    result->lu_seconds = lu.seconds;
    result->gflops = 2.0 / 3 * (double)n * (double)n * (double)n / lu.seconds * 1e-9;
    if (info != 0) {
        say("n = %d: pdgetrf gives info = %d", n, info);
        return -1;
    }
    uint64_t sum;
    if (with->slab > 0 && factorization_checksum(&lu, &sum) == 0) {
        say("n = %d: the checksum of the factors is %016llx", n, (unsigned long long)sum);
    }
    return 0;
}

/* Collective. The solution for a right-hand side of ones, on all ranks. */
static int solve(const grid *on, parts *with, double *x) {
    const part *local = &with->local;
    const int n = (int)local->order, first = 1, *d = local->descriptor;
    const int of_b[9] = {d[0], d[1], n, 1, d[4], d[5], 0, 0, d[8]};
    int info;
    for (int64_t i = 0; i < local->m; i++) {
        with->b[i] = 1;
    }
    pdgetrs_("N", &n, &first, with->A, &first, &first, d, with->ipiv, with->b, &first, &first, of_b, &info,
             1);
    if (info != 0) {
        say("n = %d: pdgetrs gives info = %d", n, info);
        return -1;
    }
    for (int64_t i = 0; on->column == 0 && i < local->m; i++) {
        x[local->rows[i]] = with->b[i];
    }
    MPI_Allreduce(MPI_IN_PLACE, x, n, MPI_DOUBLE, MPI_SUM, MPI_COMM_WORLD);
    return 0;
}

/* Collective. Assembles the matrix again in the place of its factors. */
static int check(const mesh *of, parts *with, solution *result) {
    const part *local = &with->local;
    double *mine = with->sums, *all = mine + 2 * of->n;
    if (assemble(of, with) != 0) {
        return -1;
    }
    residual_add(local->m, local->rows, local->n, local->columns, with->A, local->lda, result->charges, of->n,
                 mine);
    MPI_Allreduce(mine, all, (int)(2 * of->n), MPI_DOUBLE, MPI_SUM, MPI_COMM_WORLD);
    result->residual = residual_scaled(of->n, all, result->charges);
    return 0;
}

int system_solve_mpi(const grid *on, const options *with, const mesh *of, solution *result) {
    parts system;
    int status = parts_new(&system, on, of->n, with->block, result);
    if (status == 0) {
        status = factor(on, with, of, &system, result);
    }
    if (status == 0) {
        status = solve(on, &system, result->charges);
    }
    if (status == 0) {
        status = check(of, &system, result);
    }
    result->capacitance = 0;
    for (int64_t j = 0; status == 0 && j < of->n; j++) {
        result->capacitance += result->charges[j];
    }
    parts_free(&system);
    if (status != 0) {
        free(result->charges);
        result->charges = NULL;
    }
    return status;
}
