/* accidents killed: of two processes in the middle of pdgetrf one is killed: this program does not come to
   its end by itself. accidents blocks: blocks that are not square, and blocks that are not the same on all
   processes: all get the same error. accidents panel:  a panel in blocks that are not square, for which
   ScaLAPACK ends all processes. */
#include <dlfcn.h>
#include <mpi.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "scalapack.h"

enum { n = 400, nb = 20, fatal_call = 9 };

static int my_rank, is_to_be_killed;

/* Stands before all others, which are called by it. */
void pdlaswp_(const char *direc, const char *rowcol, const int *columns, void *a, const int *ia,
              const int *ja, const int *desca, const int *k1, const int *k2, const int *ipiv, size_t first,
              size_t second) {
    static void (*next)(const char *, const char *, const int *, void *, const int *, const int *,
                        const int *, const int *, const int *, const int *, size_t, size_t);
    static int calls;
    if (++calls == fatal_call && is_to_be_killed && my_rank == 1) {
        raise(SIGKILL);
    }
    if (next == NULL) {
        *(void **)&next = dlsym(RTLD_NEXT, "pdlaswp_");
    }
    next(direc, rowcol, columns, a, ia, ja, desca, k1, k2, ipiv, first, second);
}

/* The same info, which is an error, on all processes. */
static int all_have_error(int info) {
    int least, largest;
    MPI_Allreduce(&info, &least, 1, MPI_INT, MPI_MIN, MPI_COMM_WORLD);
    MPI_Allreduce(&info, &largest, 1, MPI_INT, MPI_MAX, MPI_COMM_WORLD);
    if (my_rank == 0) {
        printf("info %d to %d\n", least, largest);
    }
    return least == largest && largest < 0;
}

int main(int argc, char **argv) {
    MPI_Init(&argc, &argv);
    int ranks, context, info = 0, good = 1;
    Cblacs_pinfo(&my_rank, &ranks);
    if (argc != 2 || ranks != 2) {
        fprintf(stderr, "usage: accidents killed|blocks|panel, with 2 processes\n");
        MPI_Abort(MPI_COMM_WORLD, 2);
    }
    Cblacs_get(0, 0, &context);
    Cblacs_gridinit(&context, "Row", 1, 2);
    const element_type *type = &types[1];
    const int one = 1, size = n, columns = nb;
    double *a = malloc(sizeof *a * n * n);
    int *ipiv = calloc(2 * n, sizeof *ipiv);
    for (int i = 0; i < n * n; i++) {
        a[i] = (double)(i * 7919 % 10007) / 10007 + (i % (n + 1) == 0);
    }
    int descriptor[descriptor_length] = {1, context, n, n, nb, nb, 0, 0, n};
    if (strcmp(argv[1], "killed") == 0) {
        is_to_be_killed = 1;
        type->getrf(&size, &size, a, &one, &one, descriptor, ipiv, &info);
        printf("process %d has ended its factorization\n", my_rank);
        good = 0;
    } else if (strcmp(argv[1], "blocks") == 0) {
        descriptor[mb_] = nb / 2;
        type->getrf(&size, &size, a, &one, &one, descriptor, ipiv, &info);
        good = all_have_error(info);
        descriptor[mb_] = descriptor[nb_] = nb / (1 + my_rank);
        type->getrf(&size, &size, a, &one, &one, descriptor, ipiv, &info);
        good = all_have_error(info) && good;
    } else {
        descriptor[mb_] = nb / 2;
        type->getf2(&size, &columns, a, &one, &one, descriptor, ipiv, &info);
        printf("process %d has factored a panel\n", my_rank);
    }
    free(a);
    free(ipiv);
    MPI_Finalize();
    return good ? 0 : 1;
}
