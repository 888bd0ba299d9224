#!/usr/bin/env bash
# SuperLU_DIST 8.1.2 (Debian 12, libsuperlu-dist-dev and libsuperlu-dist8 8.1.2+dfsg1-1+b1 on libopenmpi3 4.1.4-3+b1): with the
# default options, which in this build are without a permutation of rows, pdgssvx_ABglobal calls regular matrices singular that
# have a zero on the diagonal. The elimination exchanges no rows. A subnormal pivot gives a wrong solution that counts as exact.
#
# Guess before the run: solved right, or a zero pivot for [1, 1, 0; 1, 1, 1; 0, 1, 1], whose second pivot cancels, as the
# elimination is without pivoting. That a permutation of rows for a large diagonal comes first was implied, not written down.
# Seen: RowPerm is NOROWPERM. That matrix is solved right; [0, 2, 1; 1, 0, 3; 4, 1, 0] has INFO 1 and [0, 1; 1, 1] INFO 2.
# diag(1e-310, 1) x = (1e-310, 1) gives (0, 1), with INFO 0 and the backward error 0.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
cd "$work"
apt-get download -qq libsuperlu-dist-dev=8.1.2+dfsg1-1+b1 libsuperlu-dist8=8.1.2+dfsg1-1+b1 libcombblas1.16.0=1.6.2-8 \
    libptscotch-7.0=7.0.3-2 libmetis5=5.1.0.dfsg-7 libopenmpi3=4.1.4-3+b1 libopenmpi-dev=4.1.4-3+b1 openmpi-bin=4.1.4-3+b1 \
    openmpi-common=4.1.4-3 libpmix2=4.2.2-1+deb12u1 libmunge2=0.5.15-2+deb12u1 libhwloc15=2.9.0-1 \
    libevent-core-2.1-7=2.1.12-stable-8+deb12u1 libevent-pthreads-2.1-7=2.1.12-stable-8+deb12u1 libgomp1=12.2.0-14+deb12u1 \
    liblapack3=3.11.0-2 libblas3=3.11.0-2 libgfortran5=12.2.0-14+deb12u1 libquadmath0=12.2.0-14+deb12u1 2>/dev/null
for package in *.deb; do dpkg -x "$package" .; done
cat >solve.c <<'C'
#include <stdio.h>
#include <superlu-dist/superlu_ddefs.h>

static gridinfo_t grid;

/* Solves A x = b, where A is stored by rows; its solution is printed unless INFO is positive. */
static void solve(int n, const double *rows, const double *right) {
    int_t *starts = intMalloc_dist(n + 1), *places = intMalloc_dist(n * n);
    double *elements = doubleMalloc_dist(n * n), b[3], error = -1;
    int count = 0, info = -1;
    for (int j = 0; j < n; j++) {
        starts[j] = count;
        b[j] = right[j];
        for (int i = 0; i < n; i++) {
            if (rows[i * n + j] != 0) {
                places[count] = i;
                elements[count++] = rows[i * n + j];
            }
        }
    }
    starts[n] = count;
    SuperMatrix a;
    superlu_dist_options_t options;
    dScalePermstruct_t scales;
    dLUstruct_t factors;
    SuperLUStat_t statistics;
    dCreate_CompCol_Matrix_dist(&a, n, n, count, elements, places, starts, SLU_NC, SLU_D, SLU_GE);
    set_default_options_dist(&options);
    options.PrintStat = NO;
    dScalePermstructInit(n, n, &scales);
    dLUstructInit(n, &factors);
    PStatInit(&statistics);
    pdgssvx_ABglobal(&options, &a, &scales, b, n, 1, &grid, &factors, &error, &statistics, &info);
    printf("%s info %d", options.RowPerm == NOROWPERM ? "NOROWPERM" : "?", info);
    for (int i = 0; info == 0 && i < n; i++) {
        printf(" %.4g", b[i]);
    }
    printf(info ? "; " : " berr %.1g; ", error);
}

int main(int argc, char **argv) {
    MPI_Init(&argc, &argv);
    superlu_gridinit(MPI_COMM_WORLD, 1, 1, &grid);
    solve(3, (double[]){1, 1, 0, 1, 1, 1, 0, 1, 1}, (double[]){2, 3, 2});
    solve(3, (double[]){0, 2, 1, 1, 0, 3, 4, 1, 0}, (double[]){3, 4, 5});
    solve(2, (double[]){0, 1, 1, 1}, (double[]){1, 2});
    solve(2, (double[]){1e-310, 0, 0, 1}, (double[]){1e-310, 1});
    puts("");
    MPI_Finalize();
    return 0;
}
C
libraries=$work/usr/lib/x86_64-linux-gnu
export LD_LIBRARY_PATH=$libraries:$libraries/lapack:$libraries/blas OPAL_PREFIX=$work/usr
gcc -w -isystem usr/include -isystem usr/include/superlu-dist -isystem "$libraries/openmpi/include" solve.c -o solve \
    "$libraries/libsuperlu_dist.so.8" "$libraries/libmpi.so.40" -Wl,--allow-shlib-undefined
seen=$(usr/bin/mpiexec.openmpi --allow-run-as-root -n 1 ./solve 2>/dev/null)
echo "$seen"
[[ $seen == "NOROWPERM info 0 1 1 1 berr 0; NOROWPERM info 1; NOROWPERM info 2; NOROWPERM info 0 0 1 berr 0; " ]]
