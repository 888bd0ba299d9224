#!/usr/bin/env bash
# ScaLAPACK 2.2.1 (Debian 12, libscalapack-mpich2.2 2.2.1-2+b1 on mpich and libmpich12 4.0.2-3+b1, liblapack3 and libblas3
# 3.11.0-2): which of several elements of equal magnitude pdgetrf takes for a pivot depends on the grid of processes. The
# reciprocal of a pivot is formed without a look at its size, and whether INFO tells of the NaN that come of it depends on the
# grid, too.
#
# Guess before the run: the first of equals on every grid, as in dgetrf, so that the factors are the same; an infinite multiplier
# below a subnormal pivot. That INFO is the same on every grid was implied, not written down.
# Seen: in the column (0, -1, 1, -1) with blocks of 1 the grids 1 x 1 and 1 x 2 take row 2, and 2 x 1 takes row 3, whose process
# comes first. Of diag(1e-310, 1) U(2,2) is NaN, INFO 0 on 1 x 1 and 1 x 2, and 2 on 2 x 1. dgetrf takes row 2 and factors the
# diagonal.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
cd "$work"
apt-get download -qq libscalapack-mpich2.2=2.2.1-2+b1 mpich=4.0.2-3+b1 libmpich12=4.0.2-3+b1 libmpich-dev=4.0.2-3+b1 \
    libslurm38=22.05.8-4+deb12u3 libucx0=1.13.1-1 libnuma1=2.0.16-1 libhwloc15=2.9.0-1 liblapack3=3.11.0-2 libblas3=3.11.0-2 \
    libgfortran5=12.2.0-14+deb12u1 libquadmath0=12.2.0-14+deb12u1 2>/dev/null
for package in *.deb; do dpkg -x "$package" .; done
cat >pivots.c <<'C'
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

void Cblacs_pinfo(int *rank, int *processes);
void Cblacs_get(int context, int what, int *value);
void Cblacs_gridinit(int *context, const char *order, int rows, int columns);
void Cblacs_exit(int go_on);
void descinit_(int *descriptor, const int *m, const int *n, const int *mb, const int *nb, const int *row, const int *column,
               const int *context, const int *lld, int *info);
void pdelset_(double *a, const int *i, const int *j, const int *descriptor, const double *element);
void pdelget_(const char *scope, const char *topology, double *element, const double *a, const int *i, const int *j,
              const int *descriptor);
void pdgetrf_(const int *m, const int *n, double *a, const int *i, const int *j, const int *descriptor, int *pivots, int *info);
void dgetrf_(const int *m, const int *n, double *a, const int *lda, int *pivots, int *info);

static int rank, context;

/* Prints the first pivot's row, the last pivot and INFO of a matrix that is stored by columns. */
static void factor(int n, const double *elements) {
    const int one = 1, zero = 0;
    int descriptor[9], pivots[9], info;
    double a[16], last;
    descinit_(descriptor, &n, &n, &one, &one, &zero, &zero, &context, &n, &info);
    for (int i = 1; i <= n; i++) {
        for (int j = 1; j <= n; j++) {
            pdelset_(a, &i, &j, descriptor, &elements[i - 1 + (j - 1) * n]);
        }
    }
    pdgetrf_(&n, &n, a, &one, &one, descriptor, pivots, &info);
    pdelget_("All", " ", &last, a, &n, &n, descriptor);
    if (rank == 0) {
        double whole[16];
        int rows[4], told;
        for (int i = 0; i < n * n; i++) {
            whole[i] = elements[i];
        }
        dgetrf_(&n, &n, whole, &n, rows, &told);
        printf("row %d last %g info %d, dgetrf row %d last %g info %d; ", pivots[0], isnan(last) ? NAN : last, info, rows[0],
               whole[n * n - 1], told);
    }
}

int main(int argc, char **argv) {
    int processes;
    Cblacs_pinfo(&rank, &processes);
    Cblacs_get(0, 0, &context);
    Cblacs_gridinit(&context, "Row", atoi(argv[1]), processes / atoi(argv[1]));
    factor(4, (double[]){0, -1, 1, -1, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 1});
    factor(2, (double[]){1e-310, 0, 0, 1});
    Cblacs_exit(0);
    return 0;
}
C
libraries=$work/usr/lib/x86_64-linux-gnu
export LD_LIBRARY_PATH=$libraries:$libraries/lapack:$libraries/blas
gcc -w -isystem usr/include/x86_64-linux-gnu/mpich pivots.c -o pivots "$libraries/libscalapack-mpich.so.2.2" \
    "$libraries/libmpich.so.12" "$libraries/lapack/liblapack.so.3" -Wl,--allow-shlib-undefined
seen="$(usr/bin/mpiexec.hydra -n 1 ./pivots 1)
$(usr/bin/mpiexec.hydra -n 2 ./pivots 1)
$(usr/bin/mpiexec.hydra -n 2 ./pivots 2)"
echo "$seen"
[[ $seen == "row 2 last 2 info 0, dgetrf row 2 last 2 info 0; row 1 last nan info 0, dgetrf row 1 last 1 info 0; 
row 2 last 2 info 0, dgetrf row 2 last 2 info 0; row 1 last nan info 0, dgetrf row 1 last 1 info 0; 
row 3 last 2 info 0, dgetrf row 2 last 2 info 0; row 1 last nan info 2, dgetrf row 1 last 1 info 0; " ]]
