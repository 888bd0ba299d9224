#!/usr/bin/env bash
# NumPy 1.24.2 and SciPy 1.10.1 (Debian 12, python3-numpy 1:1.24.2-1+deb12u1, python3-scipy 1.10.1-2): numpy.linalg.det
# multiplies no pivots of a real matrix but adds their logarithms, and takes the exponential of the sum. Determinants of
# integers that need no rounding at all are not exact; scipy.linalg.det multiplies, and overflows on the way where numpy does
# not.
#
# Guess before the run: the determinant of [[5.]] is 5.
# Seen: it is 4.999999999999999, and scipy's 5; of diag(10, 10, 10) 1000.0000000000007 and 1000. Of the 1 x 1 matrices 1 to 1000
# numpy has some 820 wrong, scipy none. Of diag(1e200, 1e200, 1e-200, 1e-200) numpy has 1, scipy inf.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
cd "$work"
apt-get download -qq python3-scipy=1.10.1-2 python3-numpy=1:1.24.2-1+deb12u1 liblapack3=3.11.0-2 libblas3=3.11.0-2 \
    libgfortran5=12.2.0-14+deb12u1 libquadmath0=12.2.0-14+deb12u1 2>/dev/null
for package in *.deb; do dpkg -x "$package" .; done
cat >determinants.py <<'PY'
import numpy
import scipy
import scipy.linalg

print(numpy.__version__, scipy.__version__)
for diagonal in ([5.0], [10.0] * 3, [1e200, 1e200, 1e-200, 1e-200]):
    print(diagonal, numpy.linalg.det(numpy.diag(diagonal)), scipy.linalg.det(numpy.diag(diagonal)))
for det in (numpy.linalg.det, scipy.linalg.det):
    wrong = sum(det(numpy.array([[float(k)]])) != k for k in range(1, 1001))
    print("most" if wrong > 500 else wrong)
PY
libraries=$work/usr/lib/x86_64-linux-gnu
export LD_LIBRARY_PATH=$libraries:$libraries/lapack:$libraries/blas PYTHONPATH=$work/usr/lib/python3/dist-packages
seen=$(/usr/bin/python3 determinants.py)
echo "$seen"
[[ $seen == "1.24.2 1.10.1
[5.0] 4.999999999999999 5.0
[10.0, 10.0, 10.0] 1000.0000000000007 1000.0
[1e+200, 1e+200, 1e-200, 1e-200] 1.0 inf
most
0" ]]
