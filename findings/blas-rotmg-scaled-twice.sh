#!/usr/bin/env bash
# Reference BLAS 3.11.0 (Debian libblas3 3.11.0-2) and ATLAS 3.10.3 (libatlas3-base 3.10.3-13): drotmg, which makes a modified
# Givens rotation, returns one that does not annihilate the second component if a weight has to be scaled more than once: each
# time it sets an element to 1 or -1 that is scaled already. OpenBLAS 0.3.21 (libopenblas0-pthread 0.3.21+ds-4), BLIS 0.9.0
# (libblis4-pthread 0.9.0-1) and GSL's CBLAS 2.7.1 (libgslcblas0 2.7.1+dfsg-5+deb12u1) are right.
#
# Guess (implied, not written down): the same rotation in all, which annihilates the second component.
# Seen: for the weights 1 and 1e-30 and the vector (1, 1000) the reference and ATLAS have H = [1, 1; -1/4096, 3.55e-15], which
# turns the vector into (1001, -2.4e-4), the others [1, 1e-27; -3.55e-12, 3.55e-15] and (1, 0). With the weight 1e-10, which is
# scaled once, all five are the same.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
cd "$work"
apt-get download -qq libblas3=3.11.0-2 libopenblas0-pthread=0.3.21+ds-4 libblis4-pthread=0.9.0-1 libatlas3-base=3.10.3-13 \
    libgslcblas0=2.7.1+dfsg-5+deb12u1 libgfortran5=12.2.0-14+deb12u1 libquadmath0=12.2.0-14+deb12u1 2>/dev/null
for package in *.deb; do dpkg -x "$package" .; done
cat >rotation.py <<'PY'
import ctypes
import sys

blas = ctypes.CDLL(sys.argv[1])
pointer = ctypes.byref


def rotated(weight):
    """(1, 1000) after the rotation for the weights 1 and weight, whose flag is -1: all four elements of H are stored."""
    h = (ctypes.c_double * 5)()
    first, second, x, y = (ctypes.c_double(value) for value in (1, weight, 1, 1000))
    if hasattr(blas, "drotmg_"):
        blas.drotmg_(pointer(first), pointer(second), pointer(x), pointer(y), h)
    else:
        blas.cblas_drotmg(pointer(first), pointer(second), pointer(x), y, h)
    assert h[0] == -1
    return f"{h[1] + 1000 * h[3]:.4g} {round(h[2] + 1000 * h[4], 9):.3g}"


print(rotated(1e-10), "and", rotated(1e-30))
PY
libraries=$work/usr/lib/x86_64-linux-gnu
export LD_LIBRARY_PATH=$libraries OPENBLAS_NUM_THREADS=1
seen=
for library in blas/libblas.so.3 atlas/libblas.so.3 openblas-pthread/libopenblas.so.0 blis-pthread/libblas.so.3 \
    libgslcblas.so.0; do
    seen+="$library: $(/usr/bin/python3 rotation.py "$libraries/$library")"$'\n'
done
echo "$seen"
[[ $seen == "blas/libblas.so.3: 1 0 and 1001 -0.000244
atlas/libblas.so.3: 1 0 and 1001 -0.000244
openblas-pthread/libopenblas.so.0: 1 0 and 1 0
blis-pthread/libblas.so.3: 1 0 and 1 0
libgslcblas.so.0: 1 0 and 1 0
" ]]
