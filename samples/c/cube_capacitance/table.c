#include "table.h"

#include <math.h>
#include <stdio.h>

/* No closed form is known. The value of J. Helsing and K.-M. Perfekt, On the polarizability and capacitance
   of the cube, Applied and Computational Harmonic Analysis 34 (2013). */
static const double accepted = 0.6606782;
static const double tolerance = 1e-4;
static const double residual_limit = 16;

void table_head(void) {
    printf("%6s %13s %12s %10s %9s %10s\n", "n", "capacitance", "assembly s", "LU s", "GFLOP/s", "residual");
    fflush(stdout);
}

int table_line(const mesh *of, const solution *result) {
    printf("%6lld %13.6f %12.3f %10.3f %9.2f %10.2e\n", (long long)of->n, result->capacitance,
           result->assembly_seconds, result->lu_seconds, result->gflops, result->residual);
    fflush(stdout);
    if (!(result->residual < residual_limit)) {
        fprintf(stderr, "the residual is not below %g\n", residual_limit);
        return -1;
    }
    return 0;
}

/* (1/k3^p - 1/k2^p) / (1/k2^p - 1/k1^p) for three meshes. */
static double difference_ratio(const int64_t k[3], double p) {
    double h1 = pow((double)k[0], -p), h2 = pow((double)k[1], -p), h3 = pow((double)k[2], -p);
    return (h3 - h2) / (h2 - h1);
}

/* Richardson's extrapolation with the order taken from the data: C(k) = C - c/k^p through three meshes, p by
   bisection between 1/2 and 8. */
static double extrapolate(const int64_t k[3], const double C[3], double *order) {
    double ratio = (C[2] - C[1]) / (C[1] - C[0]);
    double low = 0.5, high = 8;
    for (int step = 0; step < 60; step++) {
        double middle = (low + high) / 2;
        if (difference_ratio(k, middle) > ratio) {
            low = middle;
        } else {
            high = middle;
        }
    }
    *order = low;
    return C[2] + (C[2] - C[1]) / (pow((double)k[2] / (double)k[1], *order) - 1);
}

int table_verdict(int64_t meshes, const int64_t *panels_per_edge, const double *capacitance) {
    double order;
    double extrapolated = extrapolate(panels_per_edge + meshes - 3, capacitance + meshes - 3, &order);
    double difference = extrapolated - accepted;
    int agrees = fabs(difference) < tolerance;
    printf("extrapolated %.6f (order %.2f in the panel size, from the last three)\n", extrapolated, order);
    printf("accepted     %.7f (units of 4 pi eps0 a)\n", accepted);
    printf("difference   %.1e: %s %.0e\n", difference, agrees ? "within" : "NOT within", tolerance);
    return agrees ? 0 : -1;
}
