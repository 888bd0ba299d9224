#!/usr/bin/env bash
# Global Arrays 5.8.2 (Debian 12, libglobalarrays-dev 5.8.2-1 with libarmci-mpi-dev 0.3.1~beta-7, on libscalapack-openmpi2.2
# 2.2.1-2+b1 and libopenmpi3 4.1.4-3+b1): GA_Solve, for any square matrix, tries a Cholesky decomposition first, and does not
# look whether the matrix is symmetric. The solution is that of the symmetric matrix with the same half. GA_Lu_solve solves with
# the transposed matrix from C, where arrays are stored by rows, and the right-hand side has to be a row.
#
# Guess before the run: the right solution, by a suspicion that of the matrix's half. From C the system is A x = b.
# Seen: [4, 1; 0, 3] x = (5, 3), whose solution is (1, 1): GA_Solve (1.0909, 0.6364), as for [4, 1; 1, 3], and returns 0, which
# means success; GA_Lu_solve (1.25, 0.5833), the solution for [4, 0; 1, 3]. For [1, 2; 2, 1], which is indefinite, GA_Solve has
# the right solution and returns 2.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
cd "$work"
apt-get download -qq libglobalarrays-dev=5.8.2-1 libarmci-mpi-dev=0.3.1~beta-7 libscalapack-openmpi2.2=2.2.1-2+b1 \
    libopenmpi3=4.1.4-3+b1 libopenmpi-dev=4.1.4-3+b1 openmpi-bin=4.1.4-3+b1 openmpi-common=4.1.4-3 libhwloc15=2.9.0-1 \
    libpmix2=4.2.2-1+deb12u1 libmunge2=0.5.15-2+deb12u1 libevent-core-2.1-7=2.1.12-stable-8+deb12u1 \
    libevent-pthreads-2.1-7=2.1.12-stable-8+deb12u1 liblapack3=3.11.0-2 libblas3=3.11.0-2 \
    libgfortran5=12.2.0-14+deb12u1 libquadmath0=12.2.0-14+deb12u1 2>/dev/null
for package in *.deb; do dpkg -x "$package" .; done
cat >solve.c <<'C'
#include <ga.h>
#include <macdecls.h>
#include <mpi.h>
#include <stdio.h>

/* A global array of two columns with these elements. */
static int array(int rows, double *elements) {
    int sizes[] = {rows, 2}, first[] = {0, 0}, last[] = {rows - 1, 1}, row = 2;
    const int handle = NGA_Create(C_DBL, 2, sizes, "array", NULL);
    NGA_Put(handle, first, last, elements, &row);
    GA_Sync();
    return handle;
}

static void show(const char *name, int returned, int b) {
    int first[] = {0, 0}, last[] = {0, 1}, row = 2;
    double x[2];
    NGA_Get(b, first, last, x, &row);
    printf("%s %d: %.4f %.4f; ", name, returned, x[0], x[1]);
}

static void solve(double a11, double a12, double a21, double a22) {
    double elements[] = {a11, a12, a21, a22}, sums[] = {a11 + a12, a21 + a22};
    int b = array(1, sums);
    show("GA_Solve", GA_Solve(array(2, elements), b), b);
    b = array(1, sums);
    GA_Lu_solve('N', array(2, elements), b);
    show("GA_Lu_solve", 0, b);
}

int main(int argc, char **argv) {
    MPI_Init(&argc, &argv);
    GA_Initialize();
    MA_init(C_DBL, 100000, 100000);
    solve(4, 1, 1, 3);
    solve(4, 1, 0, 3);
    solve(1, 2, 2, 1);
    puts("");
    GA_Terminate();
    MPI_Finalize();
    return 0;
}
C
libraries=$work/usr/lib/x86_64-linux-gnu
export LD_LIBRARY_PATH=$libraries:$libraries/lapack:$libraries/blas OPAL_PREFIX=$work/usr
gcc -w -isystem "$libraries/openmpi/include" -isystem usr/include solve.c -o solve "$libraries/libga-openmpi.a" \
    "$libraries/libarmci-openmpi.a" "$libraries/libscalapack-openmpi.so.2.2" "$libraries/lapack/liblapack.so.3" \
    "$libraries/blas/libblas.so.3" "$libraries/libmpi.so.40" "$libraries/libgfortran.so.5" -lm -Wl,--allow-shlib-undefined
seen=$(usr/bin/mpiexec.openmpi --allow-run-as-root -n 1 ./solve 2>/dev/null)
echo "$seen"
[[ $seen == "GA_Solve 0: 1.0000 1.0000; GA_Lu_solve 0: 1.0000 1.0000; GA_Solve 0: 1.0909 0.6364; GA_Lu_solve 0: 1.2500 0.5833; \
GA_Solve 2: 1.0000 1.0000; GA_Lu_solve 0: 1.0000 1.0000; " ]]
