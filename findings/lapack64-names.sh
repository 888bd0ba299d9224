#!/usr/bin/env bash
# Debian 12's LAPACK and BLAS with 64-bit indices (liblapack64-3 and libblas64-3 3.11.0-2, libopenblas64-0-pthread 0.3.21+ds-4) export the
# same names as those with 32-bit indices. Nothing but the name of the file tells the two apart; one process cannot hold both in the global
# scope.
#
# Guess before the run: names with the suffix 64_, as dgetrf_64_, which OpenBLAS's and LAPACK's makefiles offer for this purpose.
# Seen: dgetrf_ and dgemm_, no dgetrf_64_ and no dgemm_64_, in either implementation; dgetrf_ of both factors with 64-bit integers.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
apt-get download -q liblapack64-3=3.11.0-2 libblas64-3=3.11.0-2 libopenblas64-0-pthread=0.3.21+ds-4 libgfortran5=12.2.0-14+deb12u1 \
    libquadmath0=12.2.0-14+deb12u1 >/dev/null
for package in *.deb; do dpkg -x "$package" .; done
cat >names.py <<'PY'
import ctypes
import sys

lapack = ctypes.CDLL(sys.argv[1])
pointer = ctypes.byref
names = [name for name in ("dgetrf_", "dgetrf_64_", "dgetrf64_", "dgemm_", "dgemm_64_", "dgemm64_") if hasattr(lapack, name)]
n, info = ctypes.c_int64(2), ctypes.c_int64(-1)
pivots = (ctypes.c_int64 * 2)()
lapack.dgetrf_(pointer(n), pointer(n), (ctypes.c_double * 4)(1, 3, 2, 4), pointer(n), pivots, pointer(info))
print(*names, "info", info.value, "pivots", *pivots)
PY
libraries=$work/usr/lib/x86_64-linux-gnu
for library in lapack64/liblapack64.so.3 openblas64-pthread/libopenblas64.so.0; do
    seen=$(LD_LIBRARY_PATH=$libraries:$libraries/blas64 OPENBLAS_NUM_THREADS=1 /usr/bin/python3 names.py "$libraries/$library")
    echo "$library: $seen"
    [[ $seen == "dgetrf_ dgemm_ info 0 pivots 2 2" ]]
done
