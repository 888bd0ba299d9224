#!/usr/bin/env bash
# BLIS 0.9.0 (Debian libblis4-pthread 0.9.0-1), ATLAS 3.10.3 (libatlas3-base 3.10.3-13) and OpenBLAS 0.3.21
# (libopenblas0-pthread 0.3.21+ds-4): drotg leaves the range in all three, each in its way, where the reference (libblas3
# 3.11.0-2) is right. Of (4, 3) BLIS and ATLAS do not get 5.
#
# Guess before the run (implied, not written down): the rotation of equal numbers is by 45 degrees, at either end of the range.
# Seen: of (1e308, 1e308), whose r is 1.4e308, BLIS and ATLAS have NaN for r and c, OpenBLAS r = inf and c = 0; of (1e-320,
# 1e-320) OpenBLAS has r = 0 and c = inf. r of (4, 3) is 4.999999999999999 in BLIS and ATLAS. dnrm2 of (inf, inf) is NaN in
# BLIS.
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


for numbers in (1e308, 1e308), (1e-320, 1e-320), (4, 3):
    a, b, c, s = (doubles(number) for number in (*numbers, 9, 9))
    blas.drotg_(a, b, c, s)
    print(f" r {a[0]:.16g} c {c[0]:.4f}", end=";")
blas.dnrm2_.restype = ctypes.c_double
print(" dnrm2", blas.dnrm2_(integer(2), doubles(float("inf"), float("inf")), integer(1)))
PY
libraries=$work/usr/lib/x86_64-linux-gnu
seen=
for library in blas/libblas.so.3 openblas-pthread/libopenblas.so.0 blis-pthread/libblas.so.3 atlas/libblas.so.3; do
    seen+=${library%%/*}:$(OPENBLAS_NUM_THREADS=1 LD_LIBRARY_PATH=$libraries /usr/bin/python3 probe.py "$libraries/$library")$'\n'
done
echo "$seen"
[[ $seen == "blas: r 1.414213562373095e+308 c 0.7071; r 1.414015878397648e-320 c 0.7072; r 5 c 0.8000; dnrm2 inf
openblas-pthread: r inf c 0.0000; r 0 c inf; r 5 c 0.8000; dnrm2 inf
blis-pthread: r nan c nan; r 1.414015878397648e-320 c 0.7072; r 4.999999999999999 c 0.8000; dnrm2 nan
atlas: r nan c nan; r 1.414015878397648e-320 c 0.7072; r 4.999999999999999 c 0.8000; dnrm2 inf
" ]]
