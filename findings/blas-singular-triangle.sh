#!/usr/bin/env bash
# Reference BLAS 3.11.0 (Debian libblas3 3.11.0-2), OpenBLAS 0.3.21 (libopenblas0-pthread 0.3.21+ds-4), BLIS 0.9.0
# (libblis4-pthread 0.9.0-1) and ATLAS 3.10.3 (libatlas3-base 3.10.3-13): a triangular system whose zero pivot meets a zero has
# a finite solution in the reference alone, and there only from one side and without a transposition. The others divide 0 by 0.
#
# Guess before the run: NaN in all, for 0 / 0 is NaN; a suspicion that the reference passes over zeros of the right-hand side.
# Seen: U = [1, 1; 0, 0] with b = (1, 0): the reference's dtrsm and dtrsv give (1, 0), the others (NaN, NaN). x U = (0, 1) of U
# = [0, 0; 0, 1] from the right is (NaN, 1) in the reference: that one divides, too. A singular, consistent system is so solved
# or not as the library and the side have it.
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


one = ctypes.byref(ctypes.c_double(1))
letters = [letter] * 4
b = doubles(1, 0)
blas.dtrsm_(b"L", b"U", b"N", b"N", integer(2), integer(1), one, doubles(1, 0, 1, 0), integer(2), b, integer(2), *letters)
print(" dtrsm", *b, end=",")
b = doubles(1, 0)
blas.dtrsv_(b"U", b"N", b"N", integer(2), doubles(1, 0, 1, 0), integer(2), b, integer(1), *letters[:3])
print(" dtrsv", *b, end=",")
b = doubles(0, 1)
blas.dtrsm_(b"R", b"U", b"N", b"N", integer(1), integer(2), one, doubles(0, 0, 0, 1), integer(2), b, integer(1), *letters)
print(" from the right", *b)
PY
libraries=$work/usr/lib/x86_64-linux-gnu
seen=
for library in blas/libblas.so.3 openblas-pthread/libopenblas.so.0 blis-pthread/libblas.so.3 atlas/libblas.so.3; do
    seen+=${library%%/*}:$(OPENBLAS_NUM_THREADS=1 LD_LIBRARY_PATH=$libraries /usr/bin/python3 probe.py "$libraries/$library")$'\n'
done
echo "$seen"
[[ $seen == "blas: dtrsm 1.0 0.0, dtrsv 1.0 0.0, from the right nan 1.0
openblas-pthread: dtrsm nan nan, dtrsv nan nan, from the right nan nan
blis-pthread: dtrsm nan nan, dtrsv nan nan, from the right nan nan
atlas: dtrsm nan nan, dtrsv nan nan, from the right nan nan
" ]]
