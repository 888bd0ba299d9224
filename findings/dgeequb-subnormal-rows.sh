#!/usr/bin/env bash
# Reference LAPACK 3.11.0 (Debian liblapack3 3.11.0-2) and OpenBLAS 0.3.21 (libopenblas0-pthread 0.3.21+ds-4): dgeequb calls a row "exactly
# zero" whose largest element is below 2^-1024, and one that holds an infinity. dgeequ scales both.
#
# Guess before the run: info 0; the scale of the small row is cut off at 2^1022, that of the infinite one is 0.
# Seen: diag(x, 2): info 1 from dgeequb for x = 1e-310 and x = inf, and 0 for x = 1e-308; dgeequ has info 0 for all three. The power of two
# next to the row's largest element is computed first, and overflows or underflows; the bounds are applied to what is left, a zero.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
apt-get download -q liblapack3=3.11.0-2 libblas3=3.11.0-2 libopenblas0-pthread=0.3.21+ds-4 >/dev/null
for package in *.deb; do dpkg -x "$package" .; done
cat >scale.py <<'PY'
import ctypes
import sys

lapack = ctypes.CDLL(sys.argv[1])
pointer = ctypes.byref
n = ctypes.c_int(2)


def info(name, x):
    result = ctypes.c_int(77)
    scales, ratios = (ctypes.c_double * 4)(), (ctypes.c_double * 3)()
    getattr(lapack, name)(pointer(n), pointer(n), (ctypes.c_double * 4)(x, 0, 0, 2), pointer(n), scales, pointer(scales, 16),
                          pointer(ratios), pointer(ratios, 8), pointer(ratios, 16), pointer(result))
    return result.value


for x in (1e-308, 1e-310, float("inf")):
    print(x, "dgeequb", info("dgeequb_", x), "dgeequ", info("dgeequ_", x), end="; ")
PY
libraries=$work/usr/lib/x86_64-linux-gnu
for library in lapack/liblapack.so.3 openblas-pthread/libopenblas.so.0; do
    seen=$(LD_LIBRARY_PATH=$libraries/blas OPENBLAS_NUM_THREADS=1 /usr/bin/python3 scale.py "$libraries/$library")
    echo "$library: $seen"
    [[ $seen == "1e-308 dgeequb 0 dgeequ 0; 1e-310 dgeequb 1 dgeequ 0; inf dgeequb 1 dgeequ 0; " ]]
done
