#!/usr/bin/env bash
# ATLAS 3.10.3 (Debian 12, libatlas3-base 3.10.3-13): dgetrf and sgetrf do not divide by a pivot below the smallest normal number, but
# divide that pivot itself: the column below keeps its elements for multipliers, U gets a 1 or an infinity, and info is 0. The reference
# (liblapack3 and libblas3 3.11.0-2) is right.
#
# Guess before the run: infinite multipliers, for the reciprocal of such a pivot overflows.
# Seen: of [x, 3; x/2, 4] with x = 2.2e-308, whose reciprocal does not overflow, U(1,1) is 1 and L(2,1) 1.1e-308; with x = 2.3e-308 they
# are x and 0.5. In a column of three rows U(1,1) is inf.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
apt-get download -q libatlas3-base=3.10.3-13 liblapack3=3.11.0-2 libblas3=3.11.0-2 libgfortran5=12.2.0-14+deb12u1 \
    libquadmath0=12.2.0-14+deb12u1 >/dev/null
for package in *.deb; do dpkg -x "$package" .; done
cat >factor.py <<'PY'
import ctypes
import sys

lapack = ctypes.CDLL(sys.argv[1])
pointer = ctypes.byref


def column(name, real, *elements):
    """The first column that name leaves, and info; further columns are those of the identity."""
    rows, info = len(elements), ctypes.c_int(77)
    n = ctypes.c_int(rows)
    a = (real * (rows * rows))(*elements)
    for diagonal in range(1, rows):
        a[diagonal * (rows + 1)] = 1
    getattr(lapack, name)(pointer(n), pointer(n), a, pointer(n), (ctypes.c_int * rows)(), pointer(info))
    return " ".join(f"{element:.4g}" for element in a[:rows]) + f" info {info.value}"


print(column("dgetrf_", ctypes.c_double, 2.3e-308, 1.15e-308), column("dgetrf_", ctypes.c_double, 2.2e-308, 1.1e-308),
      column("dgetrf_", ctypes.c_double, 1e-310, 5e-311, 2e-311), column("sgetrf_", ctypes.c_float, 1e-40, 5e-41), sep="; ")
PY
libraries=$work/usr/lib/x86_64-linux-gnu
export LD_LIBRARY_PATH=$libraries:$libraries/blas
atlas=$(/usr/bin/python3 factor.py "$libraries/atlas/liblapack.so.3")
reference=$(/usr/bin/python3 factor.py "$libraries/lapack/liblapack.so.3")
echo "ATLAS: $atlas"
echo "reference: $reference"
[[ $atlas == "2.3e-308 0.5 info 0; 1 1.1e-308 info 0; inf 5e-311 2e-311 info 0; 1 5e-41 info 0" ]]
[[ $reference == "2.3e-308 0.5 info 0; 2.2e-308 0.5 info 0; 1e-310 0.5 0.2 info 0; 1e-40 0.5 info 0" ]]
