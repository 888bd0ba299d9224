#!/usr/bin/env bash
# LAPACK 3.11.0 (Debian liblapack3 3.11.0-2 on libblas3 3.11.0-2): dsgesv answers info 0 and ITER 0 with an infinity in X, for finite
# data whose solution is finite.
#
# Guess before the run: right-hand sides near the largest float make it fall back to double, so that ITER is negative and X finite.
# Seen: A = [1, 2; 3, 4], b = (3e38, 3e38); the solution is (-3e38, 3e38). X = (-inf, 3.0000000054977558e+38), ITER 0, INFO 0.
# In float the first unknown overflows; its residual is infinite, and so is what it is compared with, the norm of X.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
apt-get download -q liblapack3=3.11.0-2 libblas3=3.11.0-2 >/dev/null
for package in *.deb; do dpkg -x "$package" .; done
libraries=$work/usr/lib/x86_64-linux-gnu
cat >solve.py <<'PY'
import ctypes
import sys

lapack = ctypes.CDLL(sys.argv[1])
pointer = ctypes.byref
two, one, iterations, info = (ctypes.c_int(value) for value in (2, 1, 77, 77))
a = (ctypes.c_double * 4)(1, 3, 2, 4)
b = (ctypes.c_double * 2)(3e38, 3e38)
x = (ctypes.c_double * 2)()
work = (ctypes.c_double * 2)()
in_float = (ctypes.c_float * 6)()
pivots = (ctypes.c_int * 2)()
lapack.dsgesv_(pointer(two), pointer(one), a, pointer(two), pivots, b, pointer(two), x, pointer(two), work, in_float,
               pointer(iterations), pointer(info))
print(list(x), "ITER", iterations.value, "INFO", info.value)
PY
seen=$(LD_LIBRARY_PATH=$libraries/blas /usr/bin/python3 solve.py "$libraries/lapack/liblapack.so.3")
echo "$seen"
[[ $seen == "[-inf, 3.0000000054977558e+38] ITER 0 INFO 0" ]]
