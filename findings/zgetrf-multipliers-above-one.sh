#!/usr/bin/env bash
# Reference LAPACK 3.11.0 (Debian liblapack3 3.11.0-2 on libblas3 3.11.0-2), OpenBLAS 0.3.21 (libopenblas0-pthread 0.3.21+ds-4),
# GSL 2.7.1 (libgsl27 and libgslcblas0 2.7.1+dfsg-5+deb12u1) and Eigen 3.4.0 (libeigen3-dev 3.4.0-4): complex LU with partial
# pivoting has multipliers whose modulus is above 1 in all but Eigen, for the pivot is the largest by |re| + |im|.
#
# Guess before the run: each picks the pivot of the largest modulus, so that the factors are the same.
# Seen: in the column (4 + 4i, 7) zgetrf and GSL pick 4 + 4i, of modulus 5.66, and have the multiplier 0.875 - 0.875i, of
# modulus 1.24; Eigen picks 7 and has 0.571 + 0.571i, of modulus 0.81.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
cd "$work"
apt-get download -qq liblapack3=3.11.0-2 libblas3=3.11.0-2 libopenblas0-pthread=0.3.21+ds-4 libeigen3-dev=3.4.0-4 \
    libgsl-dev=2.7.1+dfsg-5+deb12u1 libgsl27=2.7.1+dfsg-5+deb12u1 libgslcblas0=2.7.1+dfsg-5+deb12u1 2>/dev/null
for package in *.deb; do dpkg -x "$package" .; done
cat >zgetrf.py <<'PY'
import ctypes
import sys

lapack = ctypes.CDLL(sys.argv[1])
n, info = ctypes.c_int(2), ctypes.c_int(77)
pointer = ctypes.byref
a, rows = (ctypes.c_double * 8)(4, 4, 7, 0, 1, 0, 1, 0), (ctypes.c_int * 2)()
lapack.zgetrf_(pointer(n), pointer(n), a, pointer(n), rows, pointer(info))
print("row", rows[0], f"multiplier {a[2]:.3f} {a[3]:.3f} info", info.value)
PY
cat >others.cpp <<'CPP'
#include <Eigen/LU>
#include <complex>
#include <cstdio>
#include <gsl/gsl_linalg.h>

int main() {
    double numbers[] = {4, 4, 1, 0, 7, 0, 1, 0};
    gsl_matrix_complex_view view = gsl_matrix_complex_view_array(numbers, 2, 2);
    gsl_permutation *rows = gsl_permutation_alloc(2);
    int sign;
    gsl_linalg_complex_LU_decomp(&view.matrix, rows, &sign);
    std::printf("GSL: row %zu multiplier %.3f %.3f; ", rows->data[0] + 1, numbers[4], numbers[5]);
    gsl_permutation_free(rows);
    Eigen::MatrixXcd matrix(2, 2);
    matrix << std::complex<double>(4, 4), 1, 7, 1;
    const Eigen::PartialPivLU<Eigen::MatrixXcd> lu(matrix);
    const std::complex<double> multiplier = lu.matrixLU()(1, 0);
    const int row = lu.permutationP().indices()(0) == 0 ? 1 : 2;
    std::printf("Eigen: row %d multiplier %.3f %.3f", row, multiplier.real(), multiplier.imag());
}
CPP
libraries=$work/usr/lib/x86_64-linux-gnu
g++ -w -Iusr/include -Iusr/include/eigen3 others.cpp -L"$libraries" -lgsl -lgslcblas -lm -o others
seen="LAPACK: $(LD_LIBRARY_PATH=$libraries/blas /usr/bin/python3 zgetrf.py "$libraries/lapack/liblapack.so.3"); "
seen+="OpenBLAS: $(OPENBLAS_NUM_THREADS=1 /usr/bin/python3 zgetrf.py "$libraries/openblas-pthread/libopenblas.so.0"); "
seen+=$(LD_LIBRARY_PATH=$libraries ./others)
echo "$seen"
[[ $seen == "LAPACK: row 1 multiplier 0.875 -0.875 info 0; OpenBLAS: row 1 multiplier 0.875 -0.875 info 0; \
GSL: row 1 multiplier 0.875 -0.875; Eigen: row 2 multiplier 0.571 0.571" ]]
