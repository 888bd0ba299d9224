#!/usr/bin/env bash
# ScaLAPACK 2.2.1 (Debian 12, libscalapack-mpich2.2 2.2.1-2+b1 on mpich and libmpich12 4.0.2-3+b1, liblapack3 and libblas3
# 3.11.0-2): pdgeequ, which makes scales that equilibrate a matrix, compares the scales of the columns within each column of
# processes only. COLCND and INFO, documented as global, differ from process to process and from dgeequ's, and pdlaqge, which
# goes by COLCND, takes the columns for scaled on one process and not on another.
#
# Guess before the run: INFO is the same on every process, as for a row of zeros. COLCND as from dgeequ was implied, not written
# down.
# Seen: [1, 1e-5; 1, 2e-5] has COLCND 2e-5 and EQUED C in dgeequ and on the grids 1 x 1 and 2 x 1, and 1 and N on 1 x 2, where
# each process has a column. If the second column is zero, dgeequ and 2 x 1 have INFO 4; on 1 x 2 it is 0 on the first process
# and 4 on the second. If the third column of four is small, the first process of 1 x 2 has 4e-5 and EQUED C, the second 1 and N.
# A row of zeros has the same INFO on all.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
cd "$work"
apt-get download -qq libscalapack-mpich2.2=2.2.1-2+b1 mpich=4.0.2-3+b1 libmpich12=4.0.2-3+b1 libmpich-dev=4.0.2-3+b1 \
    libslurm38=22.05.8-4+deb12u3 libucx0=1.13.1-1 libnuma1=2.0.16-1 libhwloc15=2.9.0-1 liblapack3=3.11.0-2 libblas3=3.11.0-2 \
    libgfortran5=12.2.0-14+deb12u1 libquadmath0=12.2.0-14+deb12u1 2>/dev/null
for package in *.deb; do dpkg -x "$package" .; done
cat >scales.c <<'C'
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

void Cblacs_pinfo(int *rank, int *processes);
void Cblacs_get(int context, int what, int *value);
void Cblacs_gridinit(int *context, const char *order, int rows, int columns);
void Cblacs_exit(int go_on);
void descinit_(int *descriptor, const int *m, const int *n, const int *mb, const int *nb, const int *row, const int *column,
               const int *context, const int *lld, int *info);
void pdelset_(double *a, const int *i, const int *j, const int *descriptor, const double *element);
void pdgeequ_(const int *m, const int *n, const double *a, const int *i, const int *j, const int *descriptor, double *r,
              double *c, double *rowcnd, double *colcnd, double *amax, int *info);
void pdlaqge_(const int *m, const int *n, double *a, const int *i, const int *j, const int *descriptor, const double *r,
              const double *c, const double *rowcnd, const double *colcnd, const double *amax, char *equed, size_t length);
void dgeequ_(const int *m, const int *n, const double *a, const int *lda, double *r, double *c, double *rowcnd, double *colcnd,
             double *amax, int *info);

static int rank, context;
static FILE *told;

/* Of a matrix that is stored by columns, in blocks of 1. */
static void equilibrate(int n, const double *elements, bool good) {
    const int one = 1, zero = 0;
    int descriptor[9], info;
    double a[16], r[4], c[4], rowcnd, colcnd, amax;
    char equed;
    if (rank == 0) {
        dgeequ_(&n, &n, elements, &n, r, c, &rowcnd, &colcnd, &amax, &info);
        fprintf(told, "dgeequ %d", info);
        fprintf(told, info ? "; " : " %g; ", colcnd);
    }
    descinit_(descriptor, &n, &n, &one, &one, &zero, &zero, &context, &n, &info);
    for (int i = 1; i <= n; i++) {
        for (int j = 1; j <= n; j++) {
            pdelset_(a, &i, &j, descriptor, &elements[i - 1 + (j - 1) * n]);
        }
    }
    pdgeequ_(&n, &n, a, &one, &one, descriptor, r, c, &rowcnd, &colcnd, &amax, &info);
    fprintf(told, "pdgeequ %d", info);
    if (good) {
        pdlaqge_(&n, &n, a, &one, &one, descriptor, r, c, &rowcnd, &colcnd, &amax, &equed, 1);
        fprintf(told, " %g %c", colcnd, equed);
    }
    fprintf(told, "; ");
}

int main(int argc, char **argv) {
    int processes;
    char name[20];
    Cblacs_pinfo(&rank, &processes);
    Cblacs_get(0, 0, &context);
    Cblacs_gridinit(&context, "Row", atoi(argv[1]), processes / atoi(argv[1]));
    snprintf(name, sizeof name, "told.%d", rank);
    told = fopen(name, "w");
    equilibrate(2, (double[]){1, 1, 1e-5, 2e-5}, true);
    equilibrate(2, (double[]){1, 2, 0, 0}, false);
    equilibrate(4, (double[]){4, 1, 1, 1, 1, 4, 1, 1, 1e-5, 1e-5, 4e-5, 1e-5, 1, 1, 1, 4}, true);
    equilibrate(2, (double[]){1, 0, 2, 0}, false);
    fprintf(told, "\n");
    fclose(told);
    Cblacs_exit(0);
    return 0;
}
C
libraries=$work/usr/lib/x86_64-linux-gnu
export LD_LIBRARY_PATH=$libraries:$libraries/lapack:$libraries/blas
gcc -w -isystem usr/include/x86_64-linux-gnu/mpich scales.c -o scales "$libraries/libscalapack-mpich.so.2.2" \
    "$libraries/libmpich.so.12" "$libraries/lapack/liblapack.so.3" -Wl,--allow-shlib-undefined
seen=
for grid in "1 x 1" "2 x 1" "1 x 2"; do
    usr/bin/mpiexec.hydra -n $((${grid/x/*})) ./scales "${grid%% *}"
    seen+="$grid"$'\n'"$(cat told.*)"$'\n'
    rm told.*
done
echo "$seen"
[[ $seen == "1 x 1
dgeequ 0 2e-05; pdgeequ 0 2e-05 C; dgeequ 4; pdgeequ 4; dgeequ 0 4e-05; pdgeequ 0 4e-05 C; dgeequ 2; pdgeequ 2; 
2 x 1
dgeequ 0 2e-05; pdgeequ 0 2e-05 C; dgeequ 4; pdgeequ 4; dgeequ 0 4e-05; pdgeequ 0 4e-05 C; dgeequ 2; pdgeequ 2; 
pdgeequ 0 2e-05 C; pdgeequ 4; pdgeequ 0 4e-05 C; pdgeequ 2; 
1 x 2
dgeequ 0 2e-05; pdgeequ 0 1 N; dgeequ 4; pdgeequ 0; dgeequ 0 4e-05; pdgeequ 0 4e-05 C; dgeequ 2; pdgeequ 2; 
pdgeequ 0 1 N; pdgeequ 4; pdgeequ 0 1 N; pdgeequ 2; 
" ]]
