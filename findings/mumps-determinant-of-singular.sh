#!/usr/bin/env bash
# MUMPS 5.5.1 (Debian 12, libmumps-seq-dev, libmumps-seq-5.5 and libmumps-headers-dev 5.5.1-1): with the detection of null pivots,
# ICNTL(24), the determinant, ICNTL(33), of a singular matrix is the product of the other pivots, and an inconsistent system gets
# a solution, both with INFOG(1) = 0. INFOG(28), the number of null pivots, alone tells.
#
# Guess before the run: the determinant of [1, 2; 2, 4] is 0; a warning for a system without a solution.
# Seen: 4, as of the regular [1, 2; 2, 8], and 0.25 for the second unknown of [1, 2; 2, 4] x = (1, 1), whose equations disagree.
# Without the detection INFOG(1) is -10, and (1, 1) stays where the solution would be.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
cd "$work"
apt-get download -qq libmumps-seq-dev=5.5.1-1 libmumps-seq-5.5=5.5.1-1 libmumps-headers-dev=5.5.1-1 libscotch-7.0=7.0.3-2 \
    libmetis5=5.1.0.dfsg-7 liblapack3=3.11.0-2 libblas3=3.11.0-2 libgfortran5=12.2.0-14+deb12u1 libquadmath0=12.2.0-14+deb12u1 \
    2>/dev/null
for package in *.deb; do dpkg -x "$package" .; done
cat >singular.c <<'C'
#include <dmumps_c.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

/* Solves [1, 2; 2, last] x = (1, 1), for which MUMPS wants zeros from the job -1 and places that start at 1. */
static void show(double last, int detection) {
    int rows[] = {1, 1, 2, 2};
    int columns[] = {1, 2, 1, 2};
    double elements[] = {1, 2, 2, last};
    double x[] = {1, 1};
    DMUMPS_STRUC_C id;
    memset(&id, 0, sizeof id);
    id.job = -1;
    id.par = 1;
    id.comm_fortran = -987654;
    dmumps_c(&id);
    memset(id.icntl, -1, 3 * sizeof *id.icntl);
    id.icntl[4 - 1] = 0;
    id.icntl[24 - 1] = detection;
    id.icntl[33 - 1] = 1;
    id.n = 2;
    id.nnz = 4;
    id.irn = rows;
    id.jcn = columns;
    id.a = elements;
    id.rhs = x;
    id.job = 6;
    dmumps_c(&id);
    printf("infog(1) %d ", id.infog[0]);
    if (id.infog[0] == 0) {
        printf("det %g null pivots %d ", ldexp(id.rinfog[12 - 1], id.infog[34 - 1]), id.infog[28 - 1]);
    }
    printf("x %.4f %.4f, ", x[0], x[1]);
    id.job = -2;
    dmumps_c(&id);
}

int main(void) {
    show(8, 1);
    show(4, 1);
    show(4, 0);
    puts("");
    return 0;
}
C
libraries=$work/usr/lib/x86_64-linux-gnu
export LD_LIBRARY_PATH=$libraries:$libraries/lapack:$libraries/blas
gcc -w -isystem usr/include -isystem usr/include/mumps_seq singular.c -o singular "$libraries/libdmumps_seq-5.5.so" -lm \
    -Wl,--allow-shlib-undefined
seen=$(./singular)
echo "$seen"
[[ $seen == "infog(1) 0 det 4 null pivots 0 x 1.5000 -0.2500, infog(1) 0 det 4 null pivots 1 x 0.0000 0.2500, \
infog(1) -10 x 1.0000 1.0000, " ]]
