/*
 * The electrostatic capacitance of the unit cube, by the method of moments.
 *
 * The surface is cut into n rectangles, each with a uniform charge. That the potential be 1 at every
 * rectangle's centre is a dense linear system for the charges; their sum is the capacitance.
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
#include "table.h"

enum { mesh_count = 5 };

static const int64_t panels_per_edge[mesh_count] = {4, 8, 12, 16, 20};

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
        if (table_line(&of, &result) == 0 &&
            (density_path == NULL || density_write(density_path, &of, &result) == 0)) {
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
    table_head();
    double capacitance[mesh_count];
    for (int i = 0; i < mesh_count; i++) {
        capacitance[i] = run(panels_per_edge[i], i + 1 == mesh_count && argc == 3 ? argv[2] : NULL);
        if (isnan(capacitance[i])) {
            return 1;
        }
    }
    return table_verdict(mesh_count, panels_per_edge, capacitance) == 0 ? 0 : 1;
}
