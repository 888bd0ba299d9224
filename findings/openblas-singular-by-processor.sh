#!/usr/bin/env bash
# OpenBLAS 0.3.21 (Debian libopenblas0-pthread 0.3.21+ds-4): whether dgetrf finds a matrix of small integers singular depends on the
# processor for which it chooses its kernels, and not on whether that one fuses multiplications and additions.
#
# Guess before the run: kernels with fused multiply-add (Haswell) miss the zero pivot that kernels without it find.
# Seen: A = [1, 2, 3; 4, 5, 6; 7, 8, 9]. Nehalem (SSE) info 3 and a last pivot of 0; Sandybridge (AVX, nothing fused) info 0 and a last
# pivot of 1.1102230246251565e-16, as reference LAPACK has it; Haswell (AVX2, fused) info 3 and 0 again.
set -euo pipefail
grep -qw avx2 /proc/cpuinfo || { echo "needs a processor with AVX2" >&2; exit 1; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
apt-get download -q libopenblas0-pthread=0.3.21+ds-4 >/dev/null
dpkg -x ./*.deb .
cat >factor.py <<'PY'
import ctypes
import sys

lapack = ctypes.CDLL(sys.argv[1])
pointer = ctypes.byref
n, info = ctypes.c_int(3), ctypes.c_int(77)
a = (ctypes.c_double * 9)(1, 4, 7, 2, 5, 8, 3, 6, 9)
lapack.dgetrf_(pointer(n), pointer(n), a, pointer(n), (ctypes.c_int * 3)(), pointer(info))
print("info", info.value, "last pivot", a[8])
PY
factor() {
    OPENBLAS_CORETYPE=$1 /usr/bin/python3 factor.py "$work/usr/lib/x86_64-linux-gnu/openblas-pthread/libopenblas.so.0"
}
for processor in Nehalem Sandybridge Haswell; do echo "$processor: $(factor "$processor")"; done
[[ $(factor Nehalem) == "info 3 last pivot 0.0" ]]
[[ $(factor Sandybridge) == "info 0 last pivot 1.1102230246251565e-16" ]]
[[ $(factor Haswell) == "info 3 last pivot 0.0" ]]
