#!/usr/bin/env bash
# LAPACKE 3.11.0 (Debian liblapacke 3.11.0-2 on liblapack3 and libblas3 3.11.0-2): LAPACKE_dgesvx of a matrix stored by rows gives the
# equilibrated A back, but not the scaled B that goes with it. By columns it gives both.
#
# Guess before the run: on exit B is diag(R) B, as documented, for either order of storage.
# Seen: A = [1, 2000; 3, 4], b = (10000, 8), fact 'E': equed 'R' and r = (0.0005, 0.25) in both; A's first row is (0.0005, 1) x c in both;
# b = (5, 2) by columns, and (10000, 8), as it was, by rows. The solution is the same. A next call with fact 'F' has to scale b itself.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
apt-get download -q liblapacke=3.11.0-2 liblapack3=3.11.0-2 libblas3=3.11.0-2 libtmglib3=3.11.0-2 >/dev/null
for package in *.deb; do dpkg -x "$package" .; done
libraries=$work/usr/lib/x86_64-linux-gnu
cat >solve.py <<'PY'
import ctypes
import sys

lapacke = ctypes.CDLL(sys.argv[1])
pointer = ctypes.byref
letter = ctypes.c_char


def doubles(*values):
    return (ctypes.c_double * len(values))(*values)


for name, order, a, ldb in (("columns", 102, doubles(1, 3, 2000, 4), 2), ("rows", 101, doubles(1, 2000, 3, 4), 1)):
    b, x, r, c, af, four = (doubles(*[0] * 4) for _ in range(6))
    b[:2] = 10000, 8
    equed = letter(b"N")
    info = lapacke.LAPACKE_dgesvx(order, letter(b"E"), letter(b"N"), 2, 1, a, 2, af, 2, (ctypes.c_int * 2)(), pointer(equed), r, c, b,
                                  ldb, x, ldb, pointer(four, 0), pointer(four, 8), pointer(four, 16), pointer(four, 24))
    print(name, "info", info, "equed", equed.value.decode(), "A(1,1)", a[0], "b", b[:2], "x", round(x[0], 4), round(x[1], 4))
PY
seen=$(LD_LIBRARY_PATH=$libraries:$libraries/lapack:$libraries/blas /usr/bin/python3 solve.py "$libraries/liblapacke.so.3")
echo "$seen"
[[ $seen == "columns info 0 equed R A(1,1) 0.0005 b [5.0, 2.0] x -4.0027 5.002
rows info 0 equed R A(1,1) 0.0005 b [10000.0, 8.0] x -4.0027 5.002" ]]
