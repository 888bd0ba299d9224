#!/usr/bin/env bash
# LAPACKE 3.11.0 (Debian 12, liblapacke, liblapack3 and libblas3 3.11.0-2): LAPACKE_dlangb, the norm of a band matrix, is wrong
# for one that is stored by rows. It reads each row of the array as a row of the matrix, where LAPACKE_dgbtrf and
# LAPACKE_dgbcon have diagonals in them, so that the identity has the norm 3, and with it a wrong condition number, with INFO 0.
# Of rows of the matrix it has the norm of the transpose. Or the norm is an error's number.
#
# Guess before the run: the norms are those of the matrix by columns; a suspicion that the matrix is taken for its transpose.
# That one form goes for all functions of band matrices was implied, not written down.
# Seen: the identity of order 3 with a diagonal of zeros on either side: norm 1 and reciprocal condition 1 by columns, 3 and
# 0.333 by rows, of the same factors. [100, 2, 0; 3, 4, 5; 0, 6, 7] has the norm 103, as the whole matrix, and by rows 111, or
# 102 with the rows of the matrix beside each other, which is the transpose's. Of [1, 2; 3, 4] by rows the norm is -7, a wrong
# seventh argument, where LAPACKE_dgbtrf has INFO 0.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
cd "$work"
apt-get download -qq liblapacke=3.11.0-2 liblapack3=3.11.0-2 libblas3=3.11.0-2 libtmglib3=3.11.0-2 \
    libgfortran5=12.2.0-14+deb12u1 libquadmath0=12.2.0-14+deb12u1 2>/dev/null
for package in *.deb; do dpkg -x "$package" .; done
cat >band.py <<'PY'
import ctypes
import sys

lapacke = ctypes.CDLL(sys.argv[1])
lapacke.LAPACKE_dlangb.restype = lapacke.LAPACKE_dlange.restype = ctypes.c_double
rows, columns = 101, 102
one = ctypes.c_char(b"1")


def stored(order, diagonals):
    lines = diagonals if order == rows else zip(*diagonals)
    elements = [element for line in lines for element in line]
    return (ctypes.c_double * len(elements))(*elements)


def norm(order, diagonals):
    """Of a tridiagonal matrix, whose diagonals are lines with a place for each column."""
    n = len(diagonals[0])
    return lapacke.LAPACKE_dlangb(order, one, n, 1, 1, stored(order, diagonals), n if order == rows else 3)


def condition(order, diagonals):
    """INFO of the factors and of the condition, and the reciprocal condition."""
    n = len(diagonals[0])
    factors = stored(order, [[0] * n] + diagonals)
    pivots = (ctypes.c_int * n)()
    told = ctypes.c_double()
    width = n if order == rows else 4
    info = lapacke.LAPACKE_dgbtrf(order, n, n, 1, 1, factors, width, pivots)
    info_too = lapacke.LAPACKE_dgbcon(order, one, n, 1, 1, factors, width, pivots, ctypes.c_double(norm(order, diagonals)),
                                      ctypes.byref(told))
    return f"{info} {info_too} {told.value:.3f}"


identity = [[0, 0, 0], [1, 1, 1], [0, 0, 0]]
general = [[0, 2, 5], [100, 4, 7], [3, 6, 0]]
for name, order in ("columns", columns), ("rows", rows):
    print(f"{name}: identity {norm(order, identity):g}, {condition(order, identity)}; general {norm(order, general):g}")
beside = (ctypes.c_double * 9)(0, 100, 2, 3, 4, 5, 6, 7, 0)
whole = (ctypes.c_double * 9)(100, 2, 0, 3, 4, 5, 0, 6, 7)
print(f"beside each other: {lapacke.LAPACKE_dlangb(rows, one, 3, 1, 1, beside, 3):g}; "
      f"whole: {lapacke.LAPACKE_dlange(rows, one, 3, 3, whole, 3):g}")
small = (ctypes.c_double * 8)(0, 0, 0, 2, 1, 4, 3, 0)
info = lapacke.LAPACKE_dgbtrf(rows, 2, 2, 1, 1, small, 2, (ctypes.c_int * 2)())
print(f"order 2: {info}, {norm(rows, [[0, 2], [1, 4], [3, 0]]):g}")
PY
libraries=$work/usr/lib/x86_64-linux-gnu
export LD_LIBRARY_PATH=$libraries:$libraries/lapack:$libraries/blas
# That an argument is wrong is told on the output, too.
seen=$(/usr/bin/python3 band.py "$libraries/liblapacke.so.3" | grep -v "^Wrong")
echo "$seen"
[[ $seen == "columns: identity 1, 0 0 1.000; general 103
rows: identity 3, 0 0 0.333; general 111
beside each other: 102; whole: 103
order 2: 0, -7" ]]
