#define _POSIX_C_SOURCE 199309L
#include "system.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "potential.h"
#include "recursive_lu.h"
#include "residual.h"

static double seconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

/* Factors a copy of A in LU and replaces the ones in x by the solution. Gives the library's info. */
static int64_t factor_and_solve(int64_t n, const double *A, double *LU, int64_t *ipiv, double *x,
                                double *lu_seconds) {
    memcpy(LU, A, (size_t)(n * n) * sizeof(double));
    for (int64_t i = 0; i < n; i++) {
        x[i] = 1;
    }
    double start = seconds();
    int64_t info = recursive_lu_f64_threaded(LU, n, n, ipiv);
    *lu_seconds = seconds() - start;
    if (info != 0) {
        fprintf(stderr, "n = %lld: recursive_lu_f64_threaded gives info = %lld\n", (long long)n,
                (long long)info);
        return info;
    }
    info = recursive_lu_f64_solve('N', n, 1, LU, n, ipiv, x, n);
    if (info != 0) {
        fprintf(stderr, "n = %lld: recursive_lu_f64_solve gives info = %lld\n", (long long)n,
                (long long)info);
    }
    return info;
}

/* panels: the numbers of all panels, n of them; sums: 2n zeros. */
static int solve_with(const mesh *of, const int64_t *panels, double *A, double *LU, int64_t *ipiv,
                      double *sums, solution *result) {
    int64_t n = of->n;
    double start = seconds();
    if (potential_matrix(of, n, panels, n, panels, A, n) != 0) {
        fprintf(stderr, "no memory for the corners\n");
        return -1;
    }
    result->assembly_seconds = seconds() - start;
    if (factor_and_solve(n, A, LU, ipiv, result->charges, &result->lu_seconds) != 0) {
        return -1;
    }
    result->gflops = 2.0 / 3 * (double)n * (double)n * (double)n / result->lu_seconds * 1e-9;
    residual_add(n, panels, n, panels, A, n, result->charges, n, sums);
    result->residual = residual_scaled(n, sums, result->charges);
    result->capacitance = 0;
    for (int64_t j = 0; j < n; j++) {
        result->capacitance += result->charges[j];
    }
    return 0;
}

int system_solve(const mesh *of, solution *result) {
    size_t n = (size_t)of->n;
    double *A = malloc(n * n * sizeof(double));
    double *LU = malloc(n * n * sizeof(double));
    double *sums = calloc(2 * n, sizeof(double));
    int64_t *ipiv = malloc(n * sizeof(int64_t));
    int64_t *panels = malloc(n * sizeof(int64_t));
    result->charges = malloc(n * sizeof(double));
    int status = -1;
    if (A == NULL || LU == NULL || sums == NULL || ipiv == NULL || panels == NULL ||
        result->charges == NULL) {
        fprintf(stderr, "no memory for n = %zu\n", n);
    } else {
        for (size_t panel = 0; panel < n; panel++) {
            panels[panel] = (int64_t)panel;
        }
        status = solve_with(of, panels, A, LU, ipiv, sums, result);
    }
    free(A);
    free(LU);
    free(sums);
    free(ipiv);
    free(panels);
    if (status != 0) {
        free(result->charges);
        result->charges = NULL;
    }
    return status;
}
