#!/usr/bin/env bash
# SciPy 1.10.1 (Debian 12, python3-scipy 1.10.1-2, python3-numpy 1:1.24.2-1+deb12u1): hb_read cannot read what hb_write has written if a
# negative element's exponent has three digits. The fixed format leaves no blank before it, and hb_read looks for blanks.
#
# Guess before the run: elements of every size come back from a Harwell-Boeing file exactly, for 17 digits are written.
# Seen: of diag(1, -1e-100) and of a matrix with -5e-324 ValueError; -1e-99 and 1e-100 come back. In Fortran's 3E25.16, which the file
# states, " 1.0000000000000000E+00-1.0000000000000000E-100" is two numbers.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
apt-get download -q python3-scipy=1.10.1-2 python3-numpy=1:1.24.2-1+deb12u1 liblapack3=3.11.0-2 libblas3=3.11.0-2 \
    libgfortran5=12.2.0-14+deb12u1 libquadmath0=12.2.0-14+deb12u1 >/dev/null
for package in *.deb; do dpkg -x "$package" .; done
cat >write.py <<'PY'
import numpy
import scipy.io
import scipy.sparse

print(scipy.__version__, end="")
for element in (1e-100, -1e-99, -1e-100, -5e-324):
    matrix = scipy.sparse.csc_matrix(numpy.diag([1, element]))
    scipy.io.hb_write("matrix.rua", matrix)
    try:
        told = "equal" if (scipy.io.hb_read("matrix.rua") != matrix).nnz == 0 else "different"
    except ValueError as error:
        told = type(error).__name__
    print(";", element, told, end="")
with open("matrix.rua") as file:
    print(";", file.read().splitlines()[3].split()[-1])
PY
libraries=$work/usr/lib/x86_64-linux-gnu
export LD_LIBRARY_PATH=$libraries:$libraries/lapack:$libraries/blas PYTHONPATH=$work/usr/lib/python3/dist-packages
seen=$(/usr/bin/python3 write.py)
echo "$seen"
[[ $seen == "1.10.1; 1e-100 equal; -1e-99 equal; -1e-100 ValueError; -5e-324 ValueError; (3E25.16)" ]]
