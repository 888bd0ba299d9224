/*
 * The electrostatic capacitance of the unit cube, by the method of moments.
 *
 * The surface is cut into n rectangles, each with a uniform charge. That the potential be 1 at every
 * rectangle's centre is a dense linear system for the charges; their sum is the capacitance. No closed form
 * is known. The accepted value is that of J. Helsing and K.-M. Perfekt, On the polarizability and capacitance
 * of the cube, Applied and Computational Harmonic Analysis 34 (2013).
 *
 *     cube_capacitance [--density FILE.csv]
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "density.h"
#include "mesh.h"
#include "recursive_lu.h"
#include "system.h"

enum { mesh_count = 5 };

static const int64_t panels_per_edge[mesh_count] = {4, 8, 12, 16, 20};
static const double accepted = 0.6606782;
static const double tolerance = 1e-4;
static const double residual_limit = 16;

/* (1/k3^p - 1/k2^p) / (1/k2^p - 1/k1^p) for the last three meshes. */
static double difference_ratio(double p) {
    const int64_t *k = panels_per_edge + mesh_count - 3;
    double h1 = pow((double)k[0], -p), h2 = pow((double)k[1], -p), h3 = pow((double)k[2], -p);
    return (h3 - h2) / (h2 - h1);
}

/* Richardson's extrapolation with the order taken from the data: C(k) = C - c/k^p through the last three
   meshes, p by bisection between 1/2 and 8. */
static double extrapolate(const double capacitance[mesh_count], double *order) {
    const double *C = capacitance + mesh_count - 3;
    double ratio = (C[2] - C[1]) / (C[1] - C[0]);
    double low = 0.5, high = 8;
    for (int step = 0; step < 60; step++) {
        double middle = (low + high) / 2;
        if (difference_ratio(middle) > ratio) {
            low = middle;
        } else {
            high = middle;
        }
    }
    *order = low;
    double finer = (double)panels_per_edge[mesh_count - 1], coarser = (double)panels_per_edge[mesh_count - 2];
    return C[2] + (C[2] - C[1]) / (pow(finer / coarser, *order) - 1);
}

/* Solves on one mesh and prints its line; the density too if a path is given. Gives the capacitance; NaN on
   failure, after printing it. */
static double run(int64_t k, const char *density_path) {
    mesh of;
    solution result;
    double capacitance = NAN;
    if (mesh_new(&of, k) != 0) {
        fprintf(stderr, "no memory for the mesh\n");
        return NAN;
    }
    if (system_solve(&of, &result) == 0) {
        printf("%6lld %13.6f %12.3f %10.3f %9.2f %10.2e\n", (long long)of.n, result.capacitance,
               result.assembly_seconds, result.lu_seconds, result.gflops, result.residual);
        fflush(stdout);
        if (!(result.residual < residual_limit)) {
            fprintf(stderr, "the residual is not below %g\n", residual_limit);
        } else if (density_path == NULL || density_write(density_path, &of, &result) == 0) {
            capacitance = result.capacitance;
        }
        free(result.charges);
    }
    mesh_free(&of);
    return capacitance;
}

int main(int argc, char **argv) {
    if (argc != 1 && !(argc == 3 && strcmp(argv[1], "--density") == 0)) {
        fprintf(stderr, "usage: %s [--density FILE.csv]\n", argv[0]);
        return 2;
    }
    printf("capacitance of the unit cube, RecursiveLU %s, %s kernels, %d threads\n", recursive_lu_version(),
           recursive_lu_isa(), (int)recursive_lu_get_num_threads());
    printf("%6s %13s %12s %10s %9s %10s\n", "n", "capacitance", "assembly s", "LU s", "GFLOP/s", "residual");
    double capacitance[mesh_count];
    for (int i = 0; i < mesh_count; i++) {
        capacitance[i] = run(panels_per_edge[i], i + 1 == mesh_count && argc == 3 ? argv[2] : NULL);
        if (isnan(capacitance[i])) {
            return 1;
        }
    }
    double order;
    double extrapolated = extrapolate(capacitance, &order);
    double difference = extrapolated - accepted;
    int agrees = fabs(difference) < tolerance;
    printf("extrapolated %.6f (order %.2f in the panel size, from the last three)\n", extrapolated, order);
    printf("accepted     %.7f (units of 4 pi eps0 a)\n", accepted);
    printf("difference   %.1e: %s %.0e\n", difference, agrees ? "within" : "NOT within", tolerance);
    return agrees ? 0 : 1;
}
