#!/usr/bin/env bash
# ScaLAPACK 2.2.1 (Debian 12, libscalapack-mpich2.2 2.2.1-2+b1 on mpich and libmpich12 4.0.2-3+b1, liblapack3 and libblas3
# 3.11.0-2): once pdptsv, for tridiagonal definite matrices, or pddtsv, for dominant ones, has returned INFO > 0 on two
# processes, the next calls solve good matrices wrongly, with INFO = 0. A message of the failed call was sent and not received,
# and each later call receives the one before its own.
#
# Guess before the run: a call is not concerned by those before it. That it is was seen in a run with another question. INFO > 0
# for every indefinite matrix was implied, not written down.
# Seen: tridiag(1, 4, 1) of order 6 in two blocks of 3, with the solution (1, 1, 1, 1, 1, 1): right before; after pdptsv of the
# same matrix with -1 for the first pivot, which is INFO 1, (1.02, 0.92, 1.29, 0.92, 1.02, 0.99) and then (1.05, 0.78, 1.81,
# 0.78, 1.06, 0.99), both with INFO 0. After pddtsv of diag(4, 4, 4, 4, 4, 0), which is INFO 2, it is likewise. With -1 for the
# last pivot of the first process pdptsv has INFO 0.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
cd "$work"
apt-get download -qq libscalapack-mpich2.2=2.2.1-2+b1 mpich=4.0.2-3+b1 libmpich12=4.0.2-3+b1 libmpich-dev=4.0.2-3+b1 \
    libslurm38=22.05.8-4+deb12u3 libucx0=1.13.1-1 libnuma1=2.0.16-1 libhwloc15=2.9.0-1 liblapack3=3.11.0-2 libblas3=3.11.0-2 \
    libgfortran5=12.2.0-14+deb12u1 libquadmath0=12.2.0-14+deb12u1 2>/dev/null
for package in *.deb; do dpkg -x "$package" .; done
cat >failure.c <<'C'
#include <mpi.h>
#include <stdio.h>

void Cblacs_pinfo(int *rank, int *processes);
void Cblacs_get(int context, int what, int *value);
void Cblacs_gridinit(int *context, const char *order, int rows, int columns);
void Cblacs_exit(int go_on);
void pddtsv_(const int *n, const int *nrhs, double *dl, double *d, double *du, const int *ja, const int *desca, double *b,
             const int *ib, const int *descb, double *work, const int *lwork, int *info);
void pdptsv_(const int *n, const int *nrhs, double *d, double *e, const int *ja, const int *desca, double *b, const int *ib,
             const int *descb, double *work, const int *lwork, int *info);

enum { n = 6, nb = 3 };

static int rank, context;

/* Solves tridiag(beside, 4, beside) x = b for x of ones, with another element at a place of the diagonal, if it is one. */
static void solve(char kind, double beside, int place, double element) {
    const int one = 1, order = n, lwork = 1000;
    const int desca[] = {501, context, n, nb, 0, 0, 0}, descb[] = {502, context, n, nb, 0, nb, 0};
    double lower[nb], diagonal[nb], upper[nb], b[nb], x[n], work[1000];
    int info;
    for (int i = 0; i < nb; i++) {
        const int row = rank * nb + i;
        lower[i] = upper[i] = beside;
        diagonal[i] = row == place ? element : 4;
        b[i] = diagonal[i] + beside * ((row > 0) + (row < n - 1));
    }
    if (kind == 'p') {
        pdptsv_(&order, &one, diagonal, upper, &one, desca, b, &one, descb, work, &lwork, &info);
    } else {
        pddtsv_(&order, &one, lower, diagonal, upper, &one, desca, b, &one, descb, work, &lwork, &info);
    }
    MPI_Gather(b, nb, MPI_DOUBLE, x, nb, MPI_DOUBLE, 0, MPI_COMM_WORLD);
    if (rank == 0) {
        printf("pd%ctsv info %d", kind, info);
        for (int i = 0; info == 0 && i < n; i++) {
            printf(" %.2f", x[i]);
        }
        puts("");
    }
}

int main(int argc, char **argv) {
    int processes;
    Cblacs_pinfo(&rank, &processes);
    Cblacs_get(0, 0, &context);
    Cblacs_gridinit(&context, "Row", 1, processes);
    solve(*argv[1], 1, -1, 0);
    if (*argv[1] == 'p') {
        solve('p', 1, nb - 1, -1);
        solve('p', 1, 0, -1);
    } else {
        solve('d', 0, n - 1, 0);
    }
    solve(*argv[1], 1, -1, 0);
    solve(*argv[1], 1, -1, 0);
    Cblacs_exit(0);
    return 0;
}
C
libraries=$work/usr/lib/x86_64-linux-gnu
export LD_LIBRARY_PATH=$libraries:$libraries/lapack:$libraries/blas
gcc -w -isystem usr/include/x86_64-linux-gnu/mpich failure.c -o failure "$libraries/libscalapack-mpich.so.2.2" \
    "$libraries/libmpich.so.12" "$libraries/lapack/liblapack.so.3" -Wl,--allow-shlib-undefined
# A message that nobody receives is a warning of the transport beneath, on the output.
export UCX_LOG_LEVEL=error
seen="$(usr/bin/mpiexec.hydra -n 2 ./failure p 2>/dev/null)
$(usr/bin/mpiexec.hydra -n 2 ./failure d 2>/dev/null)"
echo "$seen"
[[ $seen == "pdptsv info 0 1.00 1.00 1.00 1.00 1.00 1.00
pdptsv info 0 1.00 1.00 1.00 1.00 1.00 1.00
pdptsv info 1
pdptsv info 0 1.02 0.92 1.29 0.92 1.02 0.99
pdptsv info 0 1.05 0.78 1.81 0.78 1.06 0.99
pddtsv info 0 1.00 1.00 1.00 1.00 1.00 1.00
pddtsv info 2
pddtsv info 0 1.02 0.93 1.27 1.00 1.00 1.00
pddtsv info 0 0.99 1.02 0.92 1.00 1.00 1.00" ]]
