#!/usr/bin/env bash
# ScaLAPACK 2.2.1 (Debian 12, libscalapack-mpich2.2 2.2.1-2+b1 on mpich and libmpich12 4.0.2-3+b1, liblapack3 and libblas3
# 3.11.0-2): pdlange, the norm of a matrix, loses a NaN or not as its place has it, on one process, too. BLACS's dgamx2d, which
# finds the largest number of all processes, returns different ones to them.
#
# Guess before the run: NaN from all four norms, as from LAPACK's dlange, wherever the NaN is, and from dgamx2d the same number
# for all processes.
# Seen: with NaN in the middle of [2, 3, 4; 3, 4, 5; 4, 5, 6] the largest element is 6 and the other two norms 15, with NaN last
# NaN and 12, with NaN first 6 and NaN; the Frobenius norm is always NaN. Of NaN and 2 dgamx2d gives NaN to the process that has
# NaN, and 2 to the other.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
cd "$work"
apt-get download -qq libscalapack-mpich2.2=2.2.1-2+b1 mpich=4.0.2-3+b1 libmpich12=4.0.2-3+b1 libmpich-dev=4.0.2-3+b1 \
    libslurm38=22.05.8-4+deb12u3 libucx0=1.13.1-1 libnuma1=2.0.16-1 libhwloc15=2.9.0-1 liblapack3=3.11.0-2 libblas3=3.11.0-2 \
    libgfortran5=12.2.0-14+deb12u1 libquadmath0=12.2.0-14+deb12u1 2>/dev/null
for package in *.deb; do dpkg -x "$package" .; done
cat >norms.c <<'C'
#include <math.h>
#include <mpi.h>
#include <stdio.h>

void Cblacs_pinfo(int *rank, int *processes);
void Cblacs_get(int context, int what, int *value);
void Cblacs_gridinit(int *context, const char *order, int rows, int columns);
void Cblacs_exit(int go_on);
void Cdgamx2d(int context, const char *scope, const char *topology, int m, int n, double *a, int lda, int *rows, int *columns,
              int ld, int row, int column);
void descinit_(int *descriptor, const int *m, const int *n, const int *mb, const int *nb, const int *row, const int *column,
               const int *context, const int *lld, int *info);
void pdelset_(double *a, const int *i, const int *j, const int *descriptor, const double *element);
double pdlange_(const char *norm, const int *m, const int *n, const double *a, const int *i, const int *j, const int *descriptor,
                double *work);
double dlange_(const char *norm, const int *m, const int *n, const double *a, const int *lda, double *work, size_t length);

int main(void) {
    const int one = 1, zero = 0, n = 3;
    int rank, processes, context, descriptor[9], info, row, column;
    double a[9], whole[9], work[9];
    Cblacs_pinfo(&rank, &processes);
    Cblacs_get(0, 0, &context);
    Cblacs_gridinit(&context, "Row", processes, 1);
    descinit_(descriptor, &n, &n, &one, &one, &zero, &zero, &context, &n, &info);
    for (int place = 1; place <= n; place++) {
        for (int i = 1; i <= n; i++) {
            for (int j = 1; j <= n; j++) {
                const double element = i == place && j == place ? NAN : i + j;
                pdelset_(a, &i, &j, descriptor, &element);
                whole[i - 1 + (j - 1) * n] = element;
            }
        }
        double norms[4];
        for (int k = 0; k < 4; k++) {
            norms[k] = pdlange_(&"M1IF"[k], &n, &n, a, &one, &one, descriptor, work);
        }
        if (rank == 0) {
            printf("NaN at %d: %g %g %g %g, dlange %g %g %g %g; ", place, norms[0], norms[1], norms[2], norms[3],
                   dlange_("M", &n, &n, whole, &n, work, 1), dlange_("1", &n, &n, whole, &n, work, 1),
                   dlange_("I", &n, &n, whole, &n, work, 1), dlange_("F", &n, &n, whole, &n, work, 1));
        }
    }
    if (processes > 1) {
        double largest = rank == 0 ? NAN : 2, each[2];
        Cdgamx2d(context, "All", " ", 1, 1, &largest, 1, &row, &column, 1, -1, -1);
        MPI_Gather(&largest, 1, MPI_DOUBLE, each, 1, MPI_DOUBLE, 0, MPI_COMM_WORLD);
        if (rank == 0) {
            printf("dgamx2d %g %g", each[0], each[1]);
        }
    }
    Cblacs_exit(0);
    return 0;
}
C
libraries=$work/usr/lib/x86_64-linux-gnu
export LD_LIBRARY_PATH=$libraries:$libraries/lapack:$libraries/blas
gcc -w -isystem usr/include/x86_64-linux-gnu/mpich norms.c -o norms "$libraries/libscalapack-mpich.so.2.2" \
    "$libraries/libmpich.so.12" "$libraries/lapack/liblapack.so.3" -Wl,--allow-shlib-undefined
alone=$(usr/bin/mpiexec.hydra -n 1 ./norms)
two=$(usr/bin/mpiexec.hydra -n 2 ./norms)
echo "$two"
expected="NaN at 1: 6 nan nan nan, dlange nan nan nan nan; NaN at 2: 6 15 15 nan, dlange nan nan nan nan; \
NaN at 3: nan 12 12 nan, dlange nan nan nan nan; "
[[ $alone == "$expected" && $two == "${expected}dgamx2d nan 2" ]]
