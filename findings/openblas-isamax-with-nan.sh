#!/usr/bin/env bash
# OpenBLAS 0.3.21 (Debian libopenblas0-pthread 0.3.21+ds-4): idamax and isamax, which choose pivots, return different places for a vector
# with a NaN, and isamax one that is neither the NaN's nor the largest number's. Reference BLAS 3.11.0 (libblas3 3.11.0-2) and ATLAS 3.10.3
# (libatlas3-base 3.10.3-13) pass over a NaN that is not first, BLIS 0.9.0 (libblis4-pthread 0.9.0-1) takes it.
#
# Guess before the run: (1, NaN, 3) gives 3 in all but BLIS, and 2 there.
# Seen: reference and ATLAS 3, BLIS 2; OpenBLAS 2 from idamax and 1 from isamax, where the largest number is 3. In 40 elements with the NaN
# at place 5 and the largest at 30 OpenBLAS gives 30. Its kernels for SSE and those it chooses by itself agree.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
apt-get download -q libblas3=3.11.0-2 libopenblas0-pthread=0.3.21+ds-4 libblis4-pthread=0.9.0-1 libatlas3-base=3.10.3-13 \
    libgfortran5=12.2.0-14+deb12u1 libquadmath0=12.2.0-14+deb12u1 >/dev/null
for package in *.deb; do dpkg -x "$package" .; done
cat >place.py <<'PY'
import ctypes
import sys

blas = ctypes.CDLL(sys.argv[1])
one, nan = ctypes.c_int(1), float("nan")


def places(vector):
    n = ctypes.byref(ctypes.c_int(len(vector)))
    for name, real in (("idamax_", ctypes.c_double), ("isamax_", ctypes.c_float)):
        yield getattr(blas, name)(n, (real * len(vector))(*vector), ctypes.byref(one))


long = [1.0] * 40
long[4], long[29] = nan, 9.0
print(*places([1.0, nan, 3.0]), "|", *places(long))
PY
libraries=$work/usr/lib/x86_64-linux-gnu
export LD_LIBRARY_PATH=$libraries OPENBLAS_NUM_THREADS=1
places() {
    /usr/bin/python3 place.py "$libraries/$1"
}
for library in blas/libblas.so.3 libf77blas.so.3 blis-pthread/libblas.so.3 openblas-pthread/libopenblas.so.0; do
    echo "$library: $(places $library)"
done
[[ $(places blas/libblas.so.3) == "3 3 | 30 30" ]]
[[ $(places libf77blas.so.3) == "3 3 | 30 30" ]]
[[ $(places blis-pthread/libblas.so.3) == "2 2 | 5 5" ]]
[[ $(places openblas-pthread/libopenblas.so.0) == "2 1 | 30 30" ]]
[[ $(OPENBLAS_CORETYPE=Nehalem places openblas-pthread/libopenblas.so.0) == "2 1 | 30 30" ]]
