/*
 * What a rank of ScaLAPACK's pdgetrf does and how fast, for eng/bench/cluster_model.py.
 *
 *     mpiexec -n RANKS cluster_rates NB N
 *
 * All ranks measure at once, each in a matrix of N x N/2. Prints lines "NAME VALUE". gemm, trsm, panel and
 * columns are GFLOP/s at the depth NB, swap is ns for a pair of elements of exchanged rows, call is us for
 * one of the PBLAS that does nothing. Of the first two of several ranks: latency (us) and bandwidth (GB/s)
 * are BLACS' for what lies together in memory, pack is ns for an element of a row, beyond that.
 */
#include <math.h>
#include <mpi.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "grid.h"
#include "scalapack.h"

int Csys2blacs_handle(MPI_Comm of);
void Cdgesd2d(int context, int m, int n, double *A, int lda, int row, int column);
void Cdgerv2d(int context, int m, int n, double *A, int lda, int row, int column);
void pdgetf2_(const int *m, const int *n, double *A, const int *ia, const int *ja, const int *desca,
              int *ipiv, int *info);
void pdscal_(const int *n, const double *alpha, double *x, const int *ix, const int *jx, const int *descx,
             const int *incx);
void dgemm_(const char *transa, const char *transb, const int *m, const int *n, const int *k,
            const double *alpha, const double *A, const int *lda, const double *B, const int *ldb,
            const double *beta, double *C, const int *ldc, size_t transa_length, size_t transb_length);
void dtrsm_(const char *side, const char *uplo, const char *transa, const char *diag, const int *m,
            const int *n, const double *alpha, const double *A, const int *lda, double *B, const int *ldb,
            size_t side_length, size_t uplo_length, size_t transa_length, size_t diag_length);
void dger_(const int *m, const int *n, const double *alpha, const double *x, const int *incx, const double *y,
           const int *incy, double *A, const int *lda);
void dswap_(const int *n, double *x, const int *incx, double *y, const int *incy);
void dscal_(const int *n, const double *alpha, double *x, const int *incx);
int idamax_(const int *n, const double *x, const int *incx);

enum { passes = 7, calls = 200, messages = 200, exchanges = 50, large = 1 << 17 };

static const int one_int = 1;
static const double one = 1, minus_one = -1;

static void fill(double *A, size_t count, uint64_t seed) {
    uint64_t state = seed * 2 + 1;
    for (size_t i = 0; i < count; i++) {
        state = state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
        A[i] = (double)(state >> 11) / (double)(UINT64_C(1) << 53) - 0.5;
    }
}

static void *allocate(size_t count, size_t bytes) {
    void *made = calloc(count, bytes);
    if (made == NULL) {
        fprintf(stderr, "cluster_rates: no memory\n");
        MPI_Abort(MPI_COMM_WORLD, 1);
    }
    return made;
}

/* What the rates are measured with: a rank alone on a grid of its own, and a matrix. */
typedef struct bench {
    int nb, rows, columns;
    double *A, *B, *C;
    int *ipiv, of_A[9];
} bench;

static void run_gemm(bench *b) {
    const int m = b->rows * 3 / 4;
    dgemm_("N", "N", &m, &b->columns, &b->nb, &minus_one, b->A, &b->rows, b->B, &b->nb, &one, b->C, &b->rows,
           1, 1);
}

static void run_trsm(bench *b) {
    dtrsm_("L", "L", "N", "U", &b->nb, &b->columns, &one, b->A, &b->rows, b->B, &b->nb, 1, 1, 1, 1);
}

static void run_panel(bench *b) {
    int info;
    pdgetf2_(&b->rows, &b->nb, b->A, &one_int, &one_int, b->of_A, b->ipiv, &info);
}

/* A panel by BLAS alone, as pdgetf2 goes through it. */
static void run_columns(bench *b) {
    const int lda = b->rows;
    for (int j = 0; j < b->nb; j++) {
        double *column = b->A + (size_t)j * (size_t)lda, *diagonal = column + j;
        const int m = lda - j, below = m - 1, right = b->nb - j - 1;
        int pivot = idamax_(&m, diagonal, &one_int) - 1 + j;
        dswap_(&b->nb, b->A + j, &lda, b->A + pivot, &lda);
        const double factor = 1 / *diagonal;
        dscal_(&below, &factor, diagonal + 1, &one_int);
        dger_(&below, &right, &minus_one, diagonal + 1, &one_int, diagonal + lda, &lda, diagonal + lda + 1,
              &lda);
    }
}

static void run_swap(bench *b) {
    pdlaswp_("Forward", "Rowwise", &b->columns, b->A, &one_int, &one_int, b->of_A, &one_int, &b->nb, b->ipiv,
             7, 7);
}

static void run_calls(bench *b) {
    for (int i = 0; i < calls; i++) {
        pdscal_(&one_int, &one, b->A, &one_int, &one_int, b->of_A, &one_int);
    }
}

/* Collective. The least of several times, all ranks at once; the mean of the ranks. */
static double seconds(bench *b, void (*run)(bench *)) {
    double least = INFINITY, sum;
    int ranks;
    MPI_Comm_size(MPI_COMM_WORLD, &ranks);
    for (int pass = 0; pass < passes; pass++) {
        fill(b->A, (size_t)b->rows * (size_t)b->columns, 1);
        fill(b->B, (size_t)b->nb * (size_t)b->columns, 2);
        for (int i = 0; i < b->nb; i++) {
            b->ipiv[i] = i + 1 + (int)((int64_t)i * 7919 % (b->rows - i));
        }
        MPI_Barrier(MPI_COMM_WORLD);
        double start = MPI_Wtime();
        run(b);
        double time = MPI_Wtime() - start;
        least = time < least ? time : least;
    }
    MPI_Allreduce(&least, &sum, 1, MPI_DOUBLE, MPI_SUM, MPI_COMM_WORLD);
    return sum / ranks;
}

/* Sends and receives in turn. */
static void message(const grid *on, double *A, int count) {
    if (on->rank == 0) {
        Cdgesd2d(on->context, count, 1, A, count, 0, 1);
        Cdgerv2d(on->context, count, 1, A, count, 0, 1);
    } else {
        Cdgerv2d(on->context, count, 1, A, count, 0, 0);
        Cdgesd2d(on->context, count, 1, A, count, 0, 0);
    }
}

/* Collective. The least time of a message of so many doubles between the first two ranks. */
static double message_seconds(const grid *on, double *A, int count) {
    double least = INFINITY;
    MPI_Barrier(MPI_COMM_WORLD);
    for (int i = 0; i < messages && on->rank < 2; i++) {
        double start = MPI_Wtime();
        message(on, A, count);
        least = fmin(least, (MPI_Wtime() - start) / 2);
    }
    MPI_Barrier(MPI_COMM_WORLD);
    return least;
}

/* Collective. The time in which the first two ranks exchange a row of A, as pdswap does: the mean of several
   rows, the least of several times. */
static double exchange_seconds(const grid *on, bench *b) {
    double least = INFINITY;
    MPI_Barrier(MPI_COMM_WORLD);
    for (int pass = 0, row = 0; pass < passes && on->rank < 2; pass++) {
        double start = MPI_Wtime();
        for (int i = 0; i < exchanges; i++, row = (row + 7919) % b->rows) {
            Cdgesd2d(on->context, 1, b->columns, b->A + row, b->rows, 0, 1 - on->rank);
            Cdgerv2d(on->context, 1, b->columns, b->A + row, b->rows, 0, 1 - on->rank);
        }
        least = fmin(least, (MPI_Wtime() - start) / exchanges);
    }
    MPI_Barrier(MPI_COMM_WORLD);
    return least;
}

static void print_first(int rank, const char *name, double value) {
    if (rank == 0) {
        printf("%s %.4g\n", name, value);
    }
}

static void print_network(int rank, int ranks, bench *b) {
    grid on;
    grid_open(&on, 1, ranks);
    const double latency = message_seconds(&on, b->A, 1), of_large = message_seconds(&on, b->A, large);
    const double byte = of_large / (large * 8.0), exchange = exchange_seconds(&on, b);
    print_first(rank, "latency", latency * 1e6);
    print_first(rank, "bandwidth", 1e-9 / byte);
    print_first(rank, "pack", fmax(0, exchange - latency - byte * 8 * b->columns) / b->columns * 1e9);
    Cblacs_gridexit(on.context);
}

static void print_rates(int nb, int order) {
    bench b = {.nb = nb, .rows = order, .columns = order / 2};
    const size_t elements = (size_t)b.rows * (size_t)b.columns;
    int rank, ranks, context = Csys2blacs_handle(MPI_COMM_SELF);
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &ranks);
    Cblacs_gridinit(&context, "Row", 1, 1);
    const int descriptor[9] = {1, context, b.rows, b.columns, nb, nb, 0, 0, b.rows};
    memcpy(b.of_A, descriptor, sizeof descriptor);
    b.A = allocate(elements + large, sizeof(double));
    b.C = allocate(elements, sizeof(double));
    b.B = allocate((size_t)nb * (size_t)b.columns, sizeof(double));
    b.ipiv = allocate((size_t)(b.rows + nb), sizeof(int));
    const double panel_flops = (double)nb * nb * (b.rows - nb / 3.0), n = b.columns;
    print_first(rank, "gemm", 2.0 * (b.rows * 3 / 4) * n * nb / seconds(&b, run_gemm) * 1e-9);
    print_first(rank, "trsm", n * nb * nb / seconds(&b, run_trsm) * 1e-9);
    print_first(rank, "panel", panel_flops / seconds(&b, run_panel) * 1e-9);
    print_first(rank, "columns", panel_flops / seconds(&b, run_columns) * 1e-9);
    print_first(rank, "swap", seconds(&b, run_swap) / (n * nb) * 1e9);
    print_first(rank, "call", seconds(&b, run_calls) / calls * 1e6);
    if (ranks > 1) {
        print_network(rank, ranks, &b);
    }
    Cblacs_gridexit(context);
    free(b.A);
    free(b.C);
    free(b.B);
    free(b.ipiv);
}

int main(int argc, char **argv) {
    MPI_Init(&argc, &argv);
    const int nb = argc == 3 ? atoi(argv[1]) : 0, order = argc == 3 ? atoi(argv[2]) : 0;
    const int is_good = nb > 0 && 2 * (int64_t)nb <= order;
    if (is_good) {
        print_rates(nb, order);
    } else {
        fprintf(stderr, "usage: mpiexec -n RANKS cluster_rates NB N, 2 NB <= N\n");
    }
    Cblacs_exit(1);
    MPI_Finalize();
    return is_good ? 0 : 2;
}
