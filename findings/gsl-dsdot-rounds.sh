#!/usr/bin/env bash
# GSL's CBLAS 2.7.1 (Debian 12, libgslcblas0 2.7.1+dfsg-5+deb12u1): cblas_dsdot, which is there to add the products of vectors in
# single precision in double precision, forms the products in single precision, so that they overflow, underflow or lose half of
# their digits. OpenBLAS 0.3.21 (libopenblas0-pthread 0.3.21+ds-4) has them exactly.
#
# Guess (implied, not written down): 1e60 for 1e30 times 1e30.
# Seen: infinity; 0 for 1e-30 times 1e-30; 1 + 2^-22 for the square of 1 + 2^-23, from which 2^-46 is missing. OpenBLAS has 1e60,
# 1e-60 and 1 + 2^-22 + 2^-46. cblas_sdsdot, whose result is in single precision, cancels 1e60 in OpenBLAS and has NaN in GSL.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
cd "$work"
apt-get download -qq libgslcblas0=2.7.1+dfsg-5+deb12u1 libopenblas0-pthread=0.3.21+ds-4 2>/dev/null
for package in *.deb; do dpkg -x "$package" .; done
cat >dot.py <<'PY'
import ctypes
import sys

blas = ctypes.CDLL(sys.argv[1])
blas.cblas_dsdot.restype = ctypes.c_double
blas.cblas_sdsdot.restype = ctypes.c_float


def floats(*values):
    return (ctypes.c_float * len(values))(*values)


for number in (1e30, 1e-30, 1 + 2**-23):
    x = floats(number)
    product = blas.cblas_dsdot(1, x, 1, x, 1)
    print("exact" if product == x[0] * x[0] else f"{product:.4g}", end=" ")
print(blas.cblas_dsdot(1, x, 1, x, 1) == 1 + 2**-22, blas.cblas_sdsdot(3, ctypes.c_float(1), floats(1e30, 1e30, 2), 1,
                                                                         floats(1e30, -1e30, 3), 1))
PY
libraries=$work/usr/lib/x86_64-linux-gnu
gsl=$(/usr/bin/python3 dot.py "$libraries/libgslcblas.so.0")
openblas=$(OPENBLAS_NUM_THREADS=1 /usr/bin/python3 dot.py "$libraries/openblas-pthread/libopenblas.so.0")
echo "GSL: $gsl; OpenBLAS: $openblas"
[[ $gsl == "inf 0 1 True nan" && $openblas == "exact exact exact False 7.0" ]]
