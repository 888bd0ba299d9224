#!/usr/bin/env bash
# MUMPS 5.5.1 (Debian 12, libmumps-seq-dev, libmumps-seq-5.5 and libmumps-headers-dev 5.5.1-1): the Matrix Market file that
# WRITE_PROBLEM makes begins with a blank before %%MatrixMarket. CHOLMOD 3.0.14 (libcholmod3 and libsuitesparse-dev
# 1:5.12.0+dfsg-2) and SciPy 1.10.1 (python3-scipy 1.10.1-2 with python3-numpy 1:1.24.2-1+deb12u1) do not read it, GSL 2.7.1
# (libgsl27 and libgsl-dev 2.7.1+dfsg-5+deb12u1) does.
#
# Guess before the run: all three read the elements back exactly. That the file begins in its first column was implied, not
# written down.
# Seen: CHOLMOD has no matrix and status -4, which is invalid; SciPy raises ValueError, "Header line not of length 3"; GSL has
# the matrix. Without the blank all three have it, with every digit.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
cd "$work"
apt-get download -qq libmumps-seq-dev=5.5.1-1 libmumps-seq-5.5=5.5.1-1 libmumps-headers-dev=5.5.1-1 libscotch-7.0=7.0.3-2 \
    libmetis5=5.1.0.dfsg-7 libsuitesparse-dev=1:5.12.0+dfsg-2 libcholmod3=1:5.12.0+dfsg-2 libamd2=1:5.12.0+dfsg-2 \
    libcamd2=1:5.12.0+dfsg-2 libcolamd2=1:5.12.0+dfsg-2 libccolamd2=1:5.12.0+dfsg-2 libsuitesparseconfig5=1:5.12.0+dfsg-2 \
    libgsl-dev=2.7.1+dfsg-5+deb12u1 libgsl27=2.7.1+dfsg-5+deb12u1 libgslcblas0=2.7.1+dfsg-5+deb12u1 libgomp1=12.2.0-14+deb12u1 \
    python3-scipy=1.10.1-2 python3-numpy=1:1.24.2-1+deb12u1 liblapack3=3.11.0-2 libblas3=3.11.0-2 \
    libgfortran5=12.2.0-14+deb12u1 libquadmath0=12.2.0-14+deb12u1 2>/dev/null
for package in *.deb; do dpkg -x "$package" .; done
cat >write.c <<'C'
#include <dmumps_c.h>
#include <string.h>

/* MUMPS wants zeros from the job -1, and places that start at 1. */
int main(void) {
    int rows[] = {1, 1, 2, 2}, columns[] = {1, 2, 1, 2};
    double elements[] = {1.0 / 3, 2e-300, 7, 1e22};
    DMUMPS_STRUC_C id;
    memset(&id, 0, sizeof id);
    id.job = -1;
    id.par = 1;
    id.comm_fortran = -987654;
    dmumps_c(&id);
    memset(id.icntl, -1, 3 * sizeof *id.icntl);
    id.icntl[4 - 1] = 0;
    id.n = 2;
    id.nnz = 4;
    id.irn = rows;
    id.jcn = columns;
    id.a = elements;
    strcpy(id.write_problem, "written.mtx");
    id.job = 1;
    dmumps_c(&id);
    id.job = -2;
    dmumps_c(&id);
    return 0;
}
C
cat >read.c <<'C'
#include <stdio.h>
#include <suitesparse/cholmod.h>

#include <gsl/gsl_spmatrix.h>

int main(int argc, char **argv) {
    FILE *file = fopen(argv[1], "r");
    cholmod_common common;
    cholmod_start(&common);
    common.print = 0;
    cholmod_sparse *sparse = cholmod_read_sparse(file, &common);
    printf("CHOLMOD %d %s, ", common.status, !sparse ? "nothing" : ((double *)sparse->x)[0] == 1.0 / 3 ? "1/3" : "?");
    rewind(file);
    gsl_spmatrix *matrix = gsl_spmatrix_fscanf(file);
    printf("GSL %s, ", !matrix ? "nothing" : gsl_spmatrix_get(matrix, 0, 0) == 1.0 / 3 ? "1/3" : "?");
    fclose(file);
    return 0;
}
C
cat >read.py <<'PY'
import sys

import scipy.io

try:
    print("SciPy", "1/3" if scipy.io.mmread(sys.argv[1]).toarray()[0, 0] == 1 / 3 else "?")
except ValueError as error:
    print("SciPy", str(error).split(":")[0])
PY
libraries=$work/usr/lib/x86_64-linux-gnu
export LD_LIBRARY_PATH=$libraries:$libraries/lapack:$libraries/blas PYTHONPATH=$work/usr/lib/python3/dist-packages
gcc -w -isystem usr/include -isystem usr/include/mumps_seq write.c -o write "$libraries/libdmumps_seq-5.5.so" \
    -Wl,--allow-shlib-undefined
gcc -w -isystem usr/include read.c -o read "$libraries/libcholmod.so.3" "$libraries/libgsl.so.27" "$libraries/libgslcblas.so.0" \
    -Wl,--allow-shlib-undefined
./write
seen="$(head -n 1 written.mtx | cut -c 1-20)|"
sed '1s/^ *//' written.mtx >clean.mtx
for file in written.mtx clean.mtx; do seen+=" $(./read $file)$(/usr/bin/python3 read.py $file);"; done
echo "$seen"
[[ $seen == " %%MatrixMarket matr| CHOLMOD -4 nothing, GSL 1/3, SciPy Header line not of length 3; \
CHOLMOD 0 1/3, GSL 1/3, SciPy 1/3;" ]]
