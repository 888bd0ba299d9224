#!/usr/bin/env bash
# Reference BLAS 3.11.0 (Debian libblas3 3.11.0-2), OpenBLAS 0.3.21 (libopenblas0-pthread 0.3.21+ds-4), BLIS 0.9.0
# (libblis4-pthread 0.9.0-1) and ATLAS 3.10.3 (libatlas3-base 3.10.3-13): functions of one vector disagree about a negative
# increment, within the reference as between the four. dnrm2 takes it there for a vector stored backwards, dasum and dscal for
# an empty one.
#
# Guess before the run (implied, not written down): 0 from dnrm2 and dasum with the increment -1, and a vector that dscal leaves
# as it was, in all four.
# Seen: dnrm2, dasum and dscal by 2 of (3, 4): 5, 0 and (3, 4) in the reference; 0, 0 and (3, 4) in OpenBLAS; 5, 7 and (6, 8) in
# BLIS and in ATLAS. idamax is 0 in all but ATLAS, where it is 2.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
cd "$work"
apt-get download -qq libblas3=3.11.0-2 libopenblas0-pthread=0.3.21+ds-4 libblis4-pthread=0.9.0-1 \
    libatlas3-base=3.10.3-13 2>/dev/null
for package in *.deb; do dpkg -x "$package" .; done
cat >probe.py <<'PY'
import ctypes
import sys

blas = ctypes.CDLL(sys.argv[1])


def integer(value):
    return ctypes.byref(ctypes.c_int(value))


def doubles(*values):
    return (ctypes.c_double * len(values))(*values)


blas.dnrm2_.restype = blas.dasum_.restype = ctypes.c_double
n, x, back = integer(2), doubles(3, 4), integer(-1)
print(f" dnrm2 {blas.dnrm2_(n, x, back):.0f}, dasum {blas.dasum_(n, x, back):.0f}, idamax {blas.idamax_(n, x, back)}", end=",")
blas.dscal_(n, doubles(2), x, back)
print(" dscal", *x)
PY
libraries=$work/usr/lib/x86_64-linux-gnu
seen=
for library in blas/libblas.so.3 openblas-pthread/libopenblas.so.0 blis-pthread/libblas.so.3 atlas/libblas.so.3; do
    seen+=${library%%/*}:$(OPENBLAS_NUM_THREADS=1 LD_LIBRARY_PATH=$libraries /usr/bin/python3 probe.py "$libraries/$library")$'\n'
done
echo "$seen"
[[ $seen == "blas: dnrm2 5, dasum 0, idamax 0, dscal 3.0 4.0
openblas-pthread: dnrm2 0, dasum 0, idamax 0, dscal 3.0 4.0
blis-pthread: dnrm2 5, dasum 7, idamax 0, dscal 6.0 8.0
atlas: dnrm2 5, dasum 7, idamax 2, dscal 6.0 8.0
" ]]
