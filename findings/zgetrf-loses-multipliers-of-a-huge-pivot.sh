#!/usr/bin/env bash
# Reference LAPACK 3.11.0 (Debian liblapack3 3.11.0-2) and OpenBLAS 0.3.21 (libopenblas0-pthread 0.3.21+ds-4): zgetrf of a finite,
# well-conditioned matrix, no modulus of which overflows, can give factors that are not its own, with info 0, where dgetrf of the same
# numbers is right.
#
# Guess before the run: dividing by a pivot near the end of the range overflows on the way in both, and the multiplier becomes NaN.
# Seen: it becomes 0, so that nothing shows it. A = [x, 0; x/2, 1] with x = 1.2e308 (1 + i): L(2,1) is 0 instead of 0.5 in both, info 0.
# With x = 1.2e308 dgetrf gives 0.5; with x = 1e300 (1 + i), where nothing overflows, so does zgetrf.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
apt-get download -q liblapack3=3.11.0-2 libblas3=3.11.0-2 libopenblas0-pthread=0.3.21+ds-4 >/dev/null
for package in ./*.deb; do dpkg -x "$package" .; done
cat >factor.py <<'PY'
import ctypes
import sys

lapack = ctypes.CDLL(sys.argv[1])
x = float(sys.argv[2])
n, info = ctypes.c_int(2), ctypes.c_int(77)


def multiplier(name, a, step):
    function = getattr(lapack, name)
    function(ctypes.byref(n), ctypes.byref(n), a, ctypes.byref(n), (ctypes.c_int * 2)(), ctypes.byref(info))
    return f"{name} info {info.value} L(2,1) {round(a[step], 12)}"


pairs = (ctypes.c_double * 8)(x, x, x / 2, x / 2, 0, 0, 1, 0)
reals = (ctypes.c_double * 4)(x, x / 2, 0, 1)
print(multiplier("zgetrf_", pairs, 2), "|", multiplier("dgetrf_", reals, 1))
PY
libraries=$work/usr/lib/x86_64-linux-gnu
factor() {
    LD_LIBRARY_PATH=$libraries/blas OPENBLAS_NUM_THREADS=1 /usr/bin/python3 factor.py "$libraries/$1" "$2"
}
for library in lapack/liblapack.so.3 openblas-pthread/libopenblas.so.0; do
    huge=$(factor $library 1.2e308) less=$(factor $library 1e300)
    echo "$library: 1.2e308: $huge; 1e300: $less"
    [[ $huge == "zgetrf_ info 0 L(2,1) 0.0 | dgetrf_ info 0 L(2,1) 0.5" ]]
    [[ $less == "zgetrf_ info 0 L(2,1) 0.5 | dgetrf_ info 0 L(2,1) 0.5" ]]
done
