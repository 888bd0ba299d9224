#!/usr/bin/env bash
# BLIS 0.9.0 (Debian 12, libblis4-pthread 0.9.0-1), GSL's CBLAS 2.7.1 (libgslcblas0 2.7.1+dfsg-5+deb12u1) and PBLAS of ScaLAPACK
# 2.2.1 (libscalapack-mpich2.2 2.2.1-2+b1 on libmpich12 4.0.2-3+b1): the norm of a vector with one infinity is infinite, that of
# a vector with two is NaN, for the second is divided by the first. Reference BLAS 3.11.0 (libblas3 3.11.0-2), OpenBLAS 0.3.21
# (libopenblas0-pthread 0.3.21+ds-4) and ATLAS 3.10.3 (libatlas3-base 3.10.3-13) have infinity for both.
#
# Guess before the run: infinity in all for every vector that holds one and no NaN.
# Seen: of (inf, inf) and of the complex number inf + inf i NaN in BLIS and GSL, of (inf, inf) in pdnrm2 on a single process; of
# (inf, 1) infinity in all.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
cd "$work"
apt-get download -qq libblas3=3.11.0-2 libopenblas0-pthread=0.3.21+ds-4 libblis4-pthread=0.9.0-1 libatlas3-base=3.10.3-13 \
    libgslcblas0=2.7.1+dfsg-5+deb12u1 libscalapack-mpich2.2=2.2.1-2+b1 libmpich12=4.0.2-3+b1 libucx0=1.13.1-1 \
    libnuma1=2.0.16-1 libhwloc15=2.9.0-1 liblapack3=3.11.0-2 libgfortran5=12.2.0-14+deb12u1 libquadmath0=12.2.0-14+deb12u1 \
    2>/dev/null
for package in *.deb; do dpkg -x "$package" .; done
cat >norm.py <<'PY'
import ctypes
import sys

blas = ctypes.CDLL(sys.argv[1])
inf = float("inf")
integer, pointer = ctypes.c_int, ctypes.byref


def doubles(*values):
    return (ctypes.c_double * len(values))(*values)


def norms(x, y):
    """The norms of the vector of two elements and of the complex number that they make."""
    vector = doubles(x, y)
    if sys.argv[2] == "pblas":
        context, rank, processes, norm = integer(), integer(), integer(), ctypes.c_double()
        blas.Cblacs_pinfo(pointer(rank), pointer(processes))
        blas.Cblacs_get(0, 0, pointer(context))
        blas.Cblacs_gridinit(pointer(context), b"Row", 1, 1)
        one = pointer(integer(1))
        descriptor = (integer * 9)(1, context.value, 2, 1, 2, 1, 0, 0, 2)
        blas.pdnrm2_(pointer(integer(2)), pointer(norm), vector, one, one, descriptor, one)
        yield norm.value
        return
    for name, elements in (("dnrm2", 2), ("dznrm2", 1)):
        function = getattr(blas, "cblas_" + name if sys.argv[2] == "cblas" else name + "_")
        function.restype = ctypes.c_double
        yield function(elements, vector, 1) if sys.argv[2] == "cblas" else function(
            pointer(integer(elements)), vector, pointer(integer(1)))


print(*norms(inf, 1), *norms(inf, inf))
PY
libraries=$work/usr/lib/x86_64-linux-gnu
export LD_LIBRARY_PATH=$libraries:$libraries/lapack:$libraries/blas OPENBLAS_NUM_THREADS=1
seen=
while read -r library kind; do
    seen+="$library: $(/usr/bin/python3 norm.py "$libraries/$library" "$kind")"$'\n'
done <<'LIST'
blas/libblas.so.3 fortran
openblas-pthread/libopenblas.so.0 fortran
atlas/libblas.so.3 fortran
blis-pthread/libblas.so.3 fortran
libgslcblas.so.0 cblas
libscalapack-mpich.so.2.2 pblas
LIST
echo "$seen"
[[ $seen == "blas/libblas.so.3: inf inf inf inf
openblas-pthread/libopenblas.so.0: inf inf inf inf
atlas/libblas.so.3: inf inf inf inf
blis-pthread/libblas.so.3: inf inf nan nan
libgslcblas.so.0: inf inf nan nan
libscalapack-mpich.so.2.2: inf nan
" ]]
