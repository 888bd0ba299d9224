#!/usr/bin/env bash
# SciPy 1.10.1 (Debian 12, python3-scipy 1.10.1-2, python3-numpy 1:1.24.2-1+deb12u1): mmwrite of a dense, complex, skew-symmetric matrix
# writes a Matrix Market file that breaks the format, and that mmread of the same SciPy cannot read. Of a real or a sparse one it is right.
#
# Guess before the run: what mmwrite writes, mmread reads; the second Pauli matrix is declared Hermitian.
# Seen: [0, -i; i, 0] is declared skew-symmetric and written with its diagonal, three elements where the format has one; mmread raises an
# IndexError. The real [0, -1; 1, 0] is written as one element, and the sparse complex matrix comes back.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
apt-get download -q python3-scipy=1.10.1-2 python3-numpy=1:1.24.2-1+deb12u1 liblapack3=3.11.0-2 libblas3=3.11.0-2 \
    libgfortran5=12.2.0-14+deb12u1 libquadmath0=12.2.0-14+deb12u1 >/dev/null
for package in *.deb; do dpkg -x "$package" .; done
cat >write.py <<'PY'
import io

import numpy
import scipy.io
import scipy.sparse

print(scipy.__version__, end="")
pauli = numpy.array([[0, -1j], [1j, 0]])
for matrix in (pauli, scipy.sparse.coo_matrix(pauli), pauli.imag):
    file = io.BytesIO()
    scipy.io.mmwrite(file, matrix)
    lines = file.getvalue().decode().splitlines()
    file.seek(0)
    try:
        read = scipy.io.mmread(file)
        told = "equal" if abs(read - matrix).max() == 0 else "different"
    except IndexError as error:
        told = type(error).__name__
    print(";", " ".join(lines[0].split()[2:]), "lines", len(lines) - 3, told, end="")
PY
libraries=$work/usr/lib/x86_64-linux-gnu
export LD_LIBRARY_PATH=$libraries:$libraries/lapack:$libraries/blas PYTHONPATH=$work/usr/lib/python3/dist-packages
seen=$(/usr/bin/python3 write.py)
echo "$seen"
[[ $seen == "1.10.1; array complex skew-symmetric lines 3 IndexError; coordinate complex skew-symmetric lines 1 equal; \
array real skew-symmetric lines 1 equal" ]]
