/*
 * The electrostatic capacitance of the unit cube, by the method of moments, on as many machines as MPI spans.
 *
 * The problem, its matrix and the table are those of samples/c/cube_capacitance. The matrix is dealt out in
 * blocks to a grid of ranks, each of which assembles its own part; ScaLAPACK factors and solves.
 *
 *     mpiexec -n RANKS cube_capacitance_mpi [OPTION VALUE]...
 *
 * Ends with 0 if the results are right, 1 if not, 2 for a wrong command line, 3 if what it needs is not
 * there: then nothing has been allocated yet. All ranks end with the same.
 */
#include <math.h>
#include <mpi.h>
#include <stdio.h>
#include <stdlib.h>

#include "agree.h"
#include "checkpoint.h"
#include "density.h"
#include "grid.h"
#include "libraries.h"
#include "memory.h"
#include "options.h"
#include "system_mpi.h"
#include "table.h"

enum { status_wrong = 1, status_usage = 2, status_refused = 3 };

static int64_t largest_order(const options *with) {
    int64_t k = with->panels_per_edge[with->mesh_count - 1];
    return cube_faces * k * k;
}

/* Whether the ranks fill a grid and each has something to do. Completes the options. */
static int check_grid(options *with) {
    const int64_t n = largest_order(with), blocks = (n + with->block - 1) / with->block;
    int ranks;
    MPI_Comm_size(MPI_COMM_WORLD, &ranks);
    if (with->P == 0) {
        grid_shape(ranks, &with->P, &with->Q);
    }
    if ((int64_t)with->P * with->Q != ranks) {
        say("a grid of %d x %d is %lld ranks, and there are %d", with->P, with->Q,
            (long long)with->P * with->Q, ranks);
        return -1;
    }
    if (with->P > blocks || with->Q > blocks) {
        say("n = %lld has %lld blocks of %lld rows: on a grid of %d x %d ranks some have nothing to do",
            (long long)n, (long long)blocks, (long long)with->block, with->P, with->Q);
        return -1;
    }
    int64_t m = grid_share(n, with->block, 0, with->P), columns = grid_share(n, with->block, 0, with->Q);
    if (m * columns > INT32_MAX) {
        say("a rank has %lld x %lld elements, more than ScaLAPACK counts: more ranks are needed",
            (long long)m, (long long)columns);
        return -1;
    }
    return 0;
}

/* Collective. Whether the libraries asked for are there. */
static int check_libraries(const options *with) {
    char complaint[complaint_length] = "";
    for (int i = 0; i < with->library_count && complaint[0] == '\0'; i++) {
        library_is_under(with->libraries[i], complaint, sizeof complaint);
    }
    return agree(complaint);
}

/* Collective. Whether there is all that the largest mesh takes. */
static int check_needs(const grid *on, const options *with) {
    const int64_t n = largest_order(with);
    if (with->resume != NULL) {
        int64_t done = checkpoint_open(with->resume, on, n, with->block, with->slab);
        if (done < 0) {
            return -1;
        }
        say("%s: goes on after %lld of %lld columns", with->resume, (long long)done, (long long)n);
    }
    if (with->checkpoint != NULL &&
        checkpoint_prepare(with->checkpoint, checkpoint_size(on, n, with->block)) != 0) {
        return -1;
    }
    return memory_check(system_bytes(on, with, with->panels_per_edge[with->mesh_count - 1]), with->memory);
}

/* Collective. Solves on one mesh and prints its line; the density too if a path is given. Gives 0 and the
   capacitance, or -1 on all ranks. */
static int run(const grid *on, const options *with, int64_t k, const char *density_path,
               double *capacitance) {
    mesh of;
    solution result;
    int status = agree(mesh_new(&of, k) == 0 ? "" : "no memory for the mesh");
    if (status == 0) {
        status = system_solve_mpi(on, with, &of, &result);
    }
    if (status == 0) {
        *capacitance = result.capacitance;
        if (on->rank == 0) {
            status = table_line(&of, &result);
            if (status == 0 && density_path != NULL) {
                status = density_write(density_path, &of, &result);
            }
        }
        MPI_Bcast(&status, 1, MPI_INT, 0, MPI_COMM_WORLD);
        free(result.charges);
    }
    mesh_free(&of);
    return status;
}

static void say_peak(int64_t told) {
    int64_t peak = memory_peak(), most;
    MPI_Reduce(&peak, &most, 1, MPI_INT64_T, MPI_MAX, 0, MPI_COMM_WORLD);
    say("a rank had at most %.2f GiB of memory of the %.2f it asked for", (double)most / (1 << 30),
        (double)told / (1 << 30));
}

/* Collective. All meshes and what they tend to. */
static int run_all(const grid *on, const options *with) {
    double capacitance[most_meshes];
    if (on->rank == 0) {
        char blas[256], panel[256];
        library_of("dgemm_", blas, sizeof blas);
        library_of("pdgetf2_", panel, sizeof panel);
        printf("capacitance of the unit cube, %d x %d ranks, blocks of %lld, dgemm of %s, pdgetf2 of %s\n",
               on->P, on->Q, (long long)with->block, blas, panel);
        table_head();
    }
    for (int i = 0; i < with->mesh_count; i++) {
        int is_last = i + 1 == with->mesh_count;
        if (run(on, with, with->panels_per_edge[i], is_last ? with->density : NULL, &capacitance[i]) != 0) {
            return -1;
        }
    }
    int status = 0;
    if (on->rank == 0 && with->mesh_count >= 3) {
        status = table_verdict(with->mesh_count, with->panels_per_edge, capacitance);
    }
    MPI_Bcast(&status, 1, MPI_INT, 0, MPI_COMM_WORLD);
    say_peak(system_bytes(on, with, with->panels_per_edge[with->mesh_count - 1]));
    return status;
}

int main(int argc, char **argv) {
    MPI_Init(&argc, &argv);
    options with;
    int status = 0;
    if (options_parse(argc, argv, &with) != 0) {
        status = status_usage;
    } else if (check_grid(&with) != 0 || check_libraries(&with) != 0) {
        status = status_refused;
    } else {
        grid on;
        grid_open(&on, with.P, with.Q);
        status = check_needs(&on, &with) != 0 ? status_refused : run_all(&on, &with) != 0 ? status_wrong : 0;
        grid_close(&on);
    }
    MPI_Finalize();
    return status;
}
