#!/usr/bin/env bash
# SciPy 1.10.1 (Debian 12, python3-scipy 1.10.1-2, python3-numpy 1:1.24.2-1+deb12u1): mmwrite looks for skew symmetry in the elements'
# own arithmetic. A matrix of unsigned integers, where 200 = -56 modulo 256, is halved, and comes back with other numbers.
#
# Guess before the run: a matrix of small integers is read back as it was written, whatever their type.
# Seen: [0, 200; 56, 0] of uint8 is declared skew-symmetric, and 200 is read as 18446744073709551560; as a sparse matrix it cannot be read
# (UFuncTypeError). The same numbers as int64 come back.
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
numbers = numpy.array([[0, 200], [56, 0]])
for matrix in (numbers, numbers.astype(numpy.uint8), scipy.sparse.coo_matrix(numbers.astype(numpy.uint8))):
    file = io.BytesIO()
    scipy.io.mmwrite(file, matrix)
    kind = " ".join(file.getvalue().decode().splitlines()[0].split()[2:])
    file.seek(0)
    try:
        read = scipy.io.mmread(file)[0, 1]
    except TypeError as error:
        read = type(error).__name__
    print(f"; {kind}: {read}", end="")
PY
libraries=$work/usr/lib/x86_64-linux-gnu
export LD_LIBRARY_PATH=$libraries:$libraries/lapack:$libraries/blas PYTHONPATH=$work/usr/lib/python3/dist-packages
seen=$(/usr/bin/python3 write.py)
echo "$seen"
[[ $seen == "1.10.1; array integer general: 200; array unsigned-integer skew-symmetric: 18446744073709551560; \
coordinate unsigned-integer skew-symmetric: UFuncTypeError" ]]
