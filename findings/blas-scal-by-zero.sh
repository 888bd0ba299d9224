#!/usr/bin/env bash
# Reference BLAS 3.11.0 (Debian libblas3 3.11.0-2), OpenBLAS 0.3.21 (libopenblas0-pthread 0.3.21+ds-4), BLIS 0.9.0
# (libblis4-pthread 0.9.0-1) and ATLAS 3.10.3 (libatlas3-base 3.10.3-13): dscal by zero leaves NaN of NaN and infinities in the
# reference and ATLAS, and makes zeros of them in OpenBLAS and BLIS.
#
# Guess before the run: 0 times NaN is NaN in all; a suspicion that all but the reference store zeros.
# Seen: of (NaN, inf, 1) the reference and ATLAS make (NaN, NaN, 0), OpenBLAS and BLIS (0, 0, 0). By NaN all four scale a vector
# of zeros to NaN.
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


x = doubles(float("nan"), float("inf"), 1)
blas.dscal_(integer(3), doubles(0), x, integer(1))
print(" by 0", *x, end=",")
x = doubles(0, 0, 0)
blas.dscal_(integer(3), doubles(float("nan")), x, integer(1))
print(" by NaN", *x)
PY
libraries=$work/usr/lib/x86_64-linux-gnu
seen=
for library in blas/libblas.so.3 openblas-pthread/libopenblas.so.0 blis-pthread/libblas.so.3 atlas/libblas.so.3; do
    seen+=${library%%/*}:$(OPENBLAS_NUM_THREADS=1 LD_LIBRARY_PATH=$libraries /usr/bin/python3 probe.py "$libraries/$library")$'\n'
done
echo "$seen"
[[ $seen == "blas: by 0 nan nan 0.0, by NaN nan nan nan
openblas-pthread: by 0 0.0 0.0 0.0, by NaN nan nan nan
blis-pthread: by 0 0.0 0.0 0.0, by NaN nan nan nan
atlas: by 0 nan nan 0.0, by NaN nan nan nan
" ]]
