#!/usr/bin/env bash
# MUMPS 5.5.1 (Debian 12, libmumps-seq-dev, libmumps-seq-5.5 and libmumps-headers-dev 5.5.1-1): SYM = 1, for positive definite
# matrices, refuses no others. Indefinite and negative definite ones are eliminated without pivoting and INFOG(1) = 0, which can
# give a wrong solution. INFOG(12), the number of negative pivots, alone tells. SYM = 2 is right.
#
# Guess before the run (implied, not written down): an error for an indefinite matrix, as from every Cholesky decomposition.
# Seen: [1, 2; 2, 1] and -I are solved with, INFOG(12) is 1 and 2. [1, 1; 1, 1e-17] x = (1, 2), whose solution is (2, -1), gives
# (2, 0). [0, 1; 1, 0] is singular with SYM = 1, INFOG(1) = -10.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
cd "$work"
apt-get download -qq libmumps-seq-dev=5.5.1-1 libmumps-seq-5.5=5.5.1-1 libmumps-headers-dev=5.5.1-1 libscotch-7.0=7.0.3-2 \
    libmetis5=5.1.0.dfsg-7 liblapack3=3.11.0-2 libblas3=3.11.0-2 libgfortran5=12.2.0-14+deb12u1 libquadmath0=12.2.0-14+deb12u1 \
    2>/dev/null
for package in *.deb; do dpkg -x "$package" .; done
cat >definite.c <<'C'
#include <dmumps_c.h>
#include <stdio.h>
#include <string.h>

/* Solves [a11, a21; a21, a22] x = (1, 2), for which MUMPS wants zeros from the job -1 and places that start at 1. */
static void solve(int symmetry, double a11, double a21, double a22) {
    int rows[] = {1, 2, 2};
    int columns[] = {1, 1, 2};
    double elements[] = {a11, a21, a22};
    double x[] = {1, 2};
    DMUMPS_STRUC_C id;
    memset(&id, 0, sizeof id);
    id.job = -1;
    id.par = 1;
    id.sym = symmetry;
    id.comm_fortran = -987654;
    dmumps_c(&id);
    memset(id.icntl, -1, 3 * sizeof *id.icntl);
    id.icntl[4 - 1] = 0;
    id.n = 2;
    id.nnz = 3;
    id.irn = rows;
    id.jcn = columns;
    id.a = elements;
    id.rhs = x;
    id.job = 6;
    dmumps_c(&id);
    if (id.infog[0] == 0) {
        printf("%.3f %.3f negative %d", x[0], x[1], id.infog[12 - 1]);
    } else {
        printf("infog(1) %d", id.infog[0]);
    }
    id.job = -2;
    dmumps_c(&id);
}

static void show(double a11, double a21, double a22) {
    solve(1, a11, a21, a22);
    printf(" and ");
    solve(2, a11, a21, a22);
    puts("");
}

int main(void) {
    show(1, 2, 1);
    show(-1, 0, -1);
    show(1, 1, 1e-17);
    show(0, 1, 0);
    return 0;
}
C
libraries=$work/usr/lib/x86_64-linux-gnu
export LD_LIBRARY_PATH=$libraries:$libraries/lapack:$libraries/blas
gcc -w -isystem usr/include -isystem usr/include/mumps_seq definite.c -o definite "$libraries/libdmumps_seq-5.5.so" \
    -Wl,--allow-shlib-undefined
seen=$(./definite)
echo "$seen"
[[ $seen == "1.000 0.000 negative 1 and 1.000 0.000 negative 1
-1.000 -2.000 negative 2 and -1.000 -2.000 negative 2
2.000 0.000 negative 1 and 2.000 -1.000 negative 1
infog(1) -10 and 2.000 1.000 negative 1" ]]
