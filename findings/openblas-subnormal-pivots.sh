#!/usr/bin/env bash
# OpenBLAS 0.3.21 (Debian libopenblas0-pthread 0.3.21+ds-4): a pivot whose reciprocal overflows, below 5.6e-309, makes infinite
# multipliers in dgetrf, with info 0, and the number of right-hand sides decides whether dgetrs divides by it. Reference LAPACK 3.11.0
# (liblapack3 3.11.0-2) is right in all.
#
# Guess before the run: the two libraries agree on the factors of [p, 3; p/2, 4]; of dgetrs, that one right-hand side is divided right, and
# two are not.
# Seen: p = 1e-310: L(2,1) is inf instead of 0.5, info 0. With U = diag(p, 1) and every b = (p, 1) the first unknown is 1 for one right-hand
# side and inf for two. dgesv of diag(p, 1) gives NaN for both unknowns, with info 0.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
apt-get download -q liblapack3=3.11.0-2 libblas3=3.11.0-2 libopenblas0-pthread=0.3.21+ds-4 >/dev/null
for package in *.deb; do dpkg -x "$package" .; done
cat >factor.py <<'PY'
import ctypes
import sys

lapack = ctypes.CDLL(sys.argv[1])
pointer = ctypes.byref
n, info, p = ctypes.c_int(2), ctypes.c_int(77), 1e-310


def doubles(*values):
    return (ctypes.c_double * len(values))(*values)


a, pivots = doubles(p, p / 2, 3, 4), (ctypes.c_int * 2)()
lapack.dgetrf_(pointer(n), pointer(n), a, pointer(n), pivots, pointer(info))
print("L(2,1)", round(a[1], 12), "info", info.value, end="")
for columns in 1, 2:
    b = doubles(p, 1, p, 1)
    lapack.dgetrs_(b"N", pointer(n), pointer(ctypes.c_int(columns)), doubles(p, 0, 0, 1), pointer(n), (ctypes.c_int * 2)(1, 2), b,
                   pointer(n), pointer(info), ctypes.c_size_t(1))
    print(f"; {columns}: x", b[0], b[1], end="")
b = doubles(p, 1)
lapack.dgesv_(pointer(n), pointer(ctypes.c_int(1)), doubles(p, 0, 0, 1), pointer(n), pivots, b, pointer(n), pointer(info))
print("; dgesv x", b[0], b[1], "info", info.value)
PY
libraries=$work/usr/lib/x86_64-linux-gnu
factor() {
    LD_LIBRARY_PATH=$libraries/blas OPENBLAS_NUM_THREADS=1 /usr/bin/python3 factor.py "$libraries/$1"
}
reference=$(factor lapack/liblapack.so.3) openblas=$(factor openblas-pthread/libopenblas.so.0)
echo "reference: $reference"
echo "OpenBLAS: $openblas"
[[ $reference == "L(2,1) 0.5 info 0; 1: x 1.0 1.0; 2: x 1.0 1.0; dgesv x 1.0 1.0 info 0" ]]
[[ $openblas == "L(2,1) inf info 0; 1: x 1.0 1.0; 2: x inf 1.0; dgesv x nan nan info 0" ]]
