/*
 * Times the numerical factorization of a Laplacian in three dimensions by UMFPACK or MUMPS.
 *
 *   sparse_bench umfpack|mumps POINTS SECONDS
 *
 * The matrix is that of seven points on a cube of POINTS^3, with zeros at the border. Its factorization is
 * repeated for SECONDS, twice at least; the analysis is not timed. Prints "result SECONDS ERROR": the
 * shortest time and |b - A x| / (|A| |x|) in norms of the largest element; or a reason on stderr and exits
 * with 1.
 */
#define _GNU_SOURCE
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <dmumps_c.h>
#include <umfpack.h>

/* By columns, rows in order. */
typedef struct {
    int n, count;
    int *starts, *rows;
    double *values;
} sparse;

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + 1e-9 * (double)time.tv_nsec;
}

static void fail(const char *what, int code) {
    fprintf(stderr, "%s: %d\n", what, code);
    exit(EXIT_FAILURE);
}

static void *allocate(size_t bytes) {
    void *memory = malloc(bytes);
    if (memory == NULL) {
        fail("no memory", 0);
    }
    return memory;
}

static void add(sparse *a, int row, double value, int is_there) {
    if (is_there) {
        a->rows[a->count] = row;
        a->values[a->count++] = value;
    }
}

static sparse laplacian(int points) {
    int plane = points * points, n = plane * points;
    sparse a = {.n = n};
    a.starts = allocate(((size_t)n + 1) * sizeof(int));
    a.rows = allocate(7 * (size_t)n * sizeof(int));
    a.values = allocate(7 * (size_t)n * sizeof(double));
    for (int i = 0; i < n; i++) {
        int x = i % points, y = i / points % points, z = i / plane;
        a.starts[i] = a.count;
        add(&a, i - plane, -1, z > 0);
        add(&a, i - points, -1, y > 0);
        add(&a, i - 1, -1, x > 0);
        add(&a, i, 6, 1);
        add(&a, i + 1, -1, x < points - 1);
        add(&a, i + points, -1, y < points - 1);
        add(&a, i + plane, -1, z < points - 1);
    }
    a.starts[n] = a.count;
    return a;
}

static double error(const sparse *a, const double *x, const double *b) {
    double *residual = allocate((size_t)a->n * sizeof(double)), worst = 0, size = 0;
    memcpy(residual, b, (size_t)a->n * sizeof(double));
    for (int j = 0; j < a->n; j++) {
        size = fmax(size, fabs(x[j]));
        for (int p = a->starts[j]; p < a->starts[j + 1]; p++) {
            residual[a->rows[p]] -= a->values[p] * x[j];
        }
    }
    for (int i = 0; i < a->n; i++) {
        worst = fabs(residual[i]) <= worst ? worst : fabs(residual[i]);
    }
    free(residual);
    return worst / (12 * size);
}

static double run_umfpack(const sparse *a, double seconds, const double *b, double *x) {
    void *symbolic, *numeric = NULL;
    double best = INFINITY, start = now();
    int status = umfpack_di_symbolic(a->n, a->n, a->starts, a->rows, a->values, &symbolic, NULL, NULL);
    if (status != UMFPACK_OK) {
        fail("umfpack_di_symbolic", status);
    }
    for (int i = 0; i < 2 || now() - start < seconds; i++) {
        umfpack_di_free_numeric(&numeric);
        double begin = now();
        status = umfpack_di_numeric(a->starts, a->rows, a->values, symbolic, &numeric, NULL, NULL);
        best = fmin(best, now() - begin);
        if (status != UMFPACK_OK) {
            fail("umfpack_di_numeric", status);
        }
    }
    status = umfpack_di_solve(UMFPACK_A, a->starts, a->rows, a->values, x, b, numeric, NULL, NULL);
    if (status != UMFPACK_OK) {
        fail("umfpack_di_solve", status);
    }
    return best;
}

enum { BEGIN = -1, END = -2, ANALYZE = 1, FACTOR = 2, SOLVE = 3, WORLD = -987654 };

static void do_mumps(DMUMPS_STRUC_C *id, int job) {
    id->job = job;
    dmumps_c(id);
    if (id->infog[0] < 0) {
        fail("mumps", id->infog[0]);
    }
}

static double run_mumps(const sparse *a, double seconds, const double *b, double *x) {
    DMUMPS_STRUC_C id = {.par = 1, .sym = 0, .comm_fortran = WORLD};
    do_mumps(&id, BEGIN);
    int *rows = allocate((size_t)a->count * sizeof(int)), *columns = allocate((size_t)a->count * sizeof(int));
    for (int j = 0; j < a->n; j++) {
        for (int p = a->starts[j]; p < a->starts[j + 1]; p++) {
            rows[p] = a->rows[p] + 1;
            columns[p] = j + 1;
        }
    }
    for (int i = 0; i < 4; i++) {
        id.icntl[i] = 0; /* no messages */
    }
    id.n = a->n;
    id.nnz = a->count;
    id.irn = rows;
    id.jcn = columns;
    id.a = a->values;
    memcpy(x, b, (size_t)a->n * sizeof(double));
    id.rhs = x;
    do_mumps(&id, ANALYZE);
    double best = INFINITY, start = now();
    for (int i = 0; i < 2 || now() - start < seconds; i++) {
        double begin = now();
        do_mumps(&id, FACTOR);
        best = fmin(best, now() - begin);
    }
    do_mumps(&id, SOLVE);
    do_mumps(&id, END);
    free(rows);
    free(columns);
    return best;
}

int main(int argc, char **argv) {
    int points = argc == 4 ? atoi(argv[2]) : 0;
    if (points < 1 || (strcmp(argv[1], "umfpack") != 0 && strcmp(argv[1], "mumps") != 0)) {
        fprintf(stderr, "usage: sparse_bench umfpack|mumps POINTS SECONDS\n");
        return 2;
    }
    sparse a = laplacian(points);
    double *b = allocate((size_t)a.n * sizeof(double)), *x = allocate((size_t)a.n * sizeof(double));
    for (int i = 0; i < a.n; i++) {
        b[i] = 1 + i % 7;
    }
    double seconds =
        argv[1][0] == 'u' ? run_umfpack(&a, atof(argv[3]), b, x) : run_mumps(&a, atof(argv[3]), b, x);
    double off = error(&a, x, b);
    if (!(off < 1e-12)) {
        fprintf(stderr, "wrong solution, the error is %.3g\n", off);
        return EXIT_FAILURE;
    }
    printf("result %.6f %.3g\n", seconds, off);
    return EXIT_SUCCESS;
}
