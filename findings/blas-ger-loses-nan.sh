#!/usr/bin/env bash
# Reference BLAS 3.11.0 (Debian libblas3 3.11.0-2), OpenBLAS 0.3.21 (libopenblas0-pthread 0.3.21+ds-4), BLIS 0.9.0
# (libblis4-pthread 0.9.0-1) and ATLAS 3.10.3 (libatlas3-base 3.10.3-13): dger, which eliminates a column, loses a NaN that
# meets a zero in the reference and ATLAS if the zero is in y, in BLIS if it is in x, and never in OpenBLAS. dgemm of the same
# vectors keeps it in all.
#
# Guess before the run: 1 + NaN * 0 is NaN in all, by dger as by dgemm; a suspicion that the reference passes over zeros of y.
# Seen: with A = (1), x = (NaN), y = (0) A stays 1 in the reference and ATLAS; with x = (0), y = (NaN) in BLIS. dgemm gives NaN
# in each of the four both times.
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
letter = ctypes.c_size_t(1)


def integer(value):
    return ctypes.byref(ctypes.c_int(value))


def doubles(*values):
    return (ctypes.c_double * len(values))(*values)


n, one, letters = integer(1), doubles(1), [letter] * 2
for name, x, y in ("NaN * 0", float("nan"), 0), ("0 * NaN", 0, float("nan")):
    a = doubles(1)
    blas.dger_(n, n, one, doubles(x), n, doubles(y), n, a, n)
    c = doubles(1)
    blas.dgemm_(b"N", b"N", n, n, n, one, doubles(x), n, doubles(y), n, one, c, n, *letters)
    print(f" {name} dger", *a, "dgemm", *c, end=";")
PY
libraries=$work/usr/lib/x86_64-linux-gnu
seen=
for library in blas/libblas.so.3 openblas-pthread/libopenblas.so.0 blis-pthread/libblas.so.3 atlas/libblas.so.3; do
    seen+=${library%%/*}:$(OPENBLAS_NUM_THREADS=1 LD_LIBRARY_PATH=$libraries /usr/bin/python3 probe.py "$libraries/$library")$'\n'
done
echo "$seen"
[[ $seen == "blas: NaN * 0 dger 1.0 dgemm nan; 0 * NaN dger nan dgemm nan;
openblas-pthread: NaN * 0 dger nan dgemm nan; 0 * NaN dger nan dgemm nan;
blis-pthread: NaN * 0 dger nan dgemm nan; 0 * NaN dger 1.0 dgemm nan;
atlas: NaN * 0 dger 1.0 dgemm nan; 0 * NaN dger nan dgemm nan;
" ]]
