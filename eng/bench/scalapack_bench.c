/* scalapack_bench P Q N NB RUNS: times pdgetrf of an N x N matrix of random numbers in blocks of NB on a grid
   of P x Q processes, and what it calls: this program's own names stand before those of ScaLAPACK and of
   whatever is put in front of it. Prints for the fastest run seconds of the whole, and of panels, row
   exchanges, solutions and updates, which are means over the processes; and the residual |Ax - b| / (|A| |x|
   N epsilon), in the largest norm. */
#include <dlfcn.h>
#include <float.h>
#include <math.h>
#include <mpi.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void Cblacs_pinfo(int *rank, int *ranks);
void Cblacs_get(int context, int what, int *value);
void Cblacs_gridinit(int *context, const char *order, int rows, int columns);
void Cblacs_gridinfo(int context, int *rows, int *columns, int *row, int *column);
int numroc_(const int *n, const int *nb, const int *process, const int *source, const int *processes);
void descinit_(int *descriptor, const int *m, const int *n, const int *mb, const int *nb, const int *rsrc,
               const int *csrc, const int *context, const int *lld, int *info);
void pdgetrf_(const int *m, const int *n, double *a, const int *ia, const int *ja, const int *desca,
              int *ipiv, int *info);
void pdgetrs_(const char *trans, const int *n, const int *nrhs, const double *a, const int *ia, const int *ja,
              const int *desca, const int *ipiv, double *b, const int *ib, const int *jb, const int *descb,
              int *info, size_t);

enum { panels, exchanges, solutions, updates, parts };
static double seconds[parts];
static const char *const part_names[parts] = {"getf2", "laswp", "trsm", "gemm"};

static int processes[2], here[2], context;

static int owns(int ja, const int *desca) {
    return (ja - 1) / desca[5] % processes[1] == here[1];
}

/* Times what stands behind a name of this program, where a condition holds. */
#define TIMED(name, part, condition, parameters, arguments)                                                  \
    void name parameters;                                                                                    \
    void name parameters {                                                                                   \
        static void(*next) parameters;                                                                       \
        if (next == NULL) {                                                                                  \
            *(void **)&next = dlsym(RTLD_NEXT, #name);                                                       \
        }                                                                                                    \
        double begin = MPI_Wtime();                                                                          \
        next arguments;                                                                                      \
        seconds[part] += (condition) ? MPI_Wtime() - begin : 0;                                              \
    }
TIMED(pdgetf2_, panels, owns(*ja, desca),
      (const int *m, const int *n, double *a, const int *ia, const int *ja, const int *desca, int *ipiv,
       int *info),
      (m, n, a, ia, ja, desca, ipiv, info))
TIMED(pdlaswp_, exchanges, 1,
      (const char *direc, const char *rowcol, const int *n, double *a, const int *ia, const int *ja,
       const int *desca, const int *k1, const int *k2, const int *ipiv, size_t direc_length,
       size_t rowcol_length),
      (direc, rowcol, n, a, ia, ja, desca, k1, k2, ipiv, direc_length, rowcol_length))
TIMED(pdtrsm_, solutions, 1,
      (const char *side, const char *uplo, const char *trans, const char *diag, const int *m, const int *n,
       const double *alpha, const double *a, const int *ia, const int *ja, const int *desca, double *b,
       const int *ib, const int *jb, const int *descb),
      (side, uplo, trans, diag, m, n, alpha, a, ia, ja, desca, b, ib, jb, descb))
TIMED(pdgemm_, updates, 1,
      (const char *transa, const char *transb, const int *m, const int *n, const int *k, const double *alpha,
       const double *a, const int *ia, const int *ja, const int *desca, const double *b, const int *ib,
       const int *jb, const int *descb, const double *beta, double *c, const int *ic, const int *jc,
       const int *descc),
      (transa, transb, m, n, k, alpha, a, ia, ja, desca, b, ib, jb, descb, beta, c, ic, jc, descc))

static double element(int i, int j) {
    uint64_t x = ((uint64_t)i << 32 | (uint32_t)j) + 1;
    x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
    x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
    return (double)(int64_t)(x ^ (x >> 31)) * 0x1p-63;
}

static int global_of(int local, int nb, int dimension) {
    return (local / nb * processes[dimension] + here[dimension]) * nb + local % nb;
}

/* Solves for b(i) = sum of row i, whose solution is ones, and gives the residual. */
static double residual(int n, int nb, const double *a, const int *desca, const int *ipiv, int rows,
                       int columns) {
    const int zero = 0, one = 1;
    int descb[9], info, lld = rows > 1 ? rows : 1, owns = here[1] == 0;
    double *sums = calloc((size_t)n, sizeof *sums), *x = calloc((size_t)n, sizeof *x),
           *b = calloc((size_t)rows + 1, sizeof *b);
    double largest = 0, norm_x = 0;
    for (int j = 0; j < columns; j++) {
        for (int i = 0; i < rows; i++) {
            sums[global_of(i, nb, 0)] += element(global_of(i, nb, 0), global_of(j, nb, 1));
        }
    }
    MPI_Allreduce(MPI_IN_PLACE, sums, n, MPI_DOUBLE, MPI_SUM, MPI_COMM_WORLD);
    for (int i = 0; i < rows; i++) {
        b[i] = sums[global_of(i, nb, 0)];
    }
    descinit_(descb, &n, &one, &nb, &nb, &zero, &zero, &context, &lld, &info);
    pdgetrs_("N", &n, &one, a, &one, &one, desca, ipiv, b, &one, &one, descb, &info, 1);
    for (int i = 0; owns && i < rows; i++) {
        x[global_of(i, nb, 0)] = b[i];
    }
    MPI_Allreduce(MPI_IN_PLACE, x, n, MPI_DOUBLE, MPI_SUM, MPI_COMM_WORLD);
    double *products = calloc((size_t)n, sizeof *products);
    for (int j = 0; j < columns; j++) {
        for (int i = 0; i < rows; i++) {
            products[global_of(i, nb, 0)] +=
                element(global_of(i, nb, 0), global_of(j, nb, 1)) * x[global_of(j, nb, 1)];
        }
    }
    MPI_Allreduce(MPI_IN_PLACE, products, n, MPI_DOUBLE, MPI_SUM, MPI_COMM_WORLD);
    for (int i = 0; i < n; i++) {
        largest = fmax(largest, fabs(products[i] - sums[i]));
        norm_x = fmax(norm_x, fabs(x[i]));
    }
    free(sums);
    free(x);
    free(b);
    free(products);
    /* The sum of a row's magnitudes is about n / 2. */
    return largest / (norm_x * n / 2 * n * DBL_EPSILON);
}

int main(int argc, char **argv) {
    MPI_Init(&argc, &argv);
    int rank, ranks, given[5];
    Cblacs_pinfo(&rank, &ranks);
    for (int i = 0; i < 5; i++) {
        given[i] = argc == 6 ? atoi(argv[i + 1]) : 0;
    }
    const int n = given[2], nb = given[3], zero = 0, one = 1;
    if (n < 1 || nb < 1 || given[4] < 1 || given[0] * given[1] != ranks) {
        fprintf(stderr, "usage: scalapack_bench P Q N NB RUNS, with P * Q processes\n");
        MPI_Abort(MPI_COMM_WORLD, 2);
    }
    Cblacs_get(0, 0, &context);
    Cblacs_gridinit(&context, "Row", given[0], given[1]);
    Cblacs_gridinfo(context, &processes[0], &processes[1], &here[0], &here[1]);
    const int rows = numroc_(&n, &nb, &here[0], &zero, &processes[0]);
    const int columns = numroc_(&n, &nb, &here[1], &zero, &processes[1]), lld = rows > 1 ? rows : 1;
    int desca[9], info = 0, *ipiv = malloc(sizeof *ipiv * ((size_t)rows + nb));
    descinit_(desca, &n, &n, &nb, &nb, &zero, &zero, &context, &lld, &info);
    double *a = malloc(sizeof *a * (size_t)lld * (columns + 1)), best = INFINITY, times[parts] = {0},
           accuracy = 0;
    for (int run = 0; run < given[4]; run++) {
        for (int j = 0; j < columns; j++) {
            for (int i = 0; i < rows; i++) {
                a[i + (size_t)j * lld] = element(global_of(i, nb, 0), global_of(j, nb, 1));
            }
        }
        memset(seconds, 0, sizeof seconds);
        MPI_Barrier(MPI_COMM_WORLD);
        double begin = MPI_Wtime();
        pdgetrf_(&n, &n, a, &one, &one, desca, ipiv, &info);
        MPI_Barrier(MPI_COMM_WORLD);
        double all = MPI_Wtime() - begin;
        MPI_Bcast(&all, 1, MPI_DOUBLE, 0, MPI_COMM_WORLD);
        if (all < best) {
            best = all;
            MPI_Reduce(seconds, times, parts, MPI_DOUBLE, MPI_SUM, 0, MPI_COMM_WORLD);
        }
    }
    accuracy = info == 0 ? residual(n, nb, a, desca, ipiv, rows, columns) : INFINITY;
    if (rank == 0) {
        printf("all %.6f", best);
        for (int i = 0; i < parts; i++) {
            printf(" %s %.6f", part_names[i], times[i] / (i == panels ? processes[0] : ranks));
        }
        printf(" residual %.3g\n", accuracy);
    }
    free(a);
    free(ipiv);
    MPI_Finalize();
    return accuracy < 1 ? 0 : 1;
}
