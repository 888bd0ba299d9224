#!/usr/bin/env bash
# OpenTURNS 1.20 (Debian 12, python3-openturns and libopenturns0.21 1.20-9): computeLogAbsoluteDeterminant, whose result is
# there to keep the range, says of a matrix whose determinant underflows that it is singular. SquareMatrix.solveLinearSystem
# leaves a small pivot out, without an error, and SymmetricMatrix does not.
#
# Guess before the run (implied, not written down): the logarithm for 1e-200 times the identity of order 2 is 2 log(1e-200),
# -921.03, and the solution of diag(1, 1e-20) x = (1, 2) is (1, 2e20) by either class.
# Seen: the logarithm is -1.797e308 and the sign 0, though the system is solved; of 1e-20 I it is -92.1034 and 1. SquareMatrix
# has (1, 0) for the second system, SymmetricMatrix (1, 2e20).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
apt-get download -qq \
    coinor-libbonmin4=1.8.9-1 coinor-libcbc3=2.10.8+ds1-1 coinor-libcgl1=0.60.3+repack1-4 coinor-libclp1=1.17.6-3 \
    coinor-libcoinutils3v5=2.11.4+repack1-2 coinor-libipopt1v5=3.11.9-2.3+b1 coinor-libosi1v5=0.108.6+repack1-2 \
    libboost-serialization1.74.0=1.74.0+ds1-21 libcminpack1=1.3.6-5 libdlib19.1=19.24+dfsg-1 libgflags2.2=2.2.2-2 \
    libgoogle-glog0v6=0.6.0-2 libhmat-oss3=1.8.1-2 libmumps-seq-5.5=5.5.1-1 libmuparser2v5=2.3.3-0.1 \
    libnlopt-cxx0=2.7.1-5 libopenturns0.21=1.20-9 libpagmo8=2.18.0-2+b1 libprimesieve11=11.0+ds-2 \
    libtbb12=2021.8.0-2+deb12u1 openturns-common=1.20-9 python3-openturns=1.20-9 2>/dev/null
for package in *.deb; do dpkg -x "$package" .; done
libraries=$work/usr/lib/x86_64-linux-gnu
export LD_LIBRARY_PATH=$libraries:$work/usr/lib PYTHONPATH=$work/usr/lib/python3/dist-packages OPENBLAS_NUM_THREADS=1
# What these need in turn is the system's.
if ldd "$libraries/libOT.so.0.21" | grep -q 'not found'; then apt-get install -y -qq libopenturns0.21=1.20-9 >/dev/null; fi
cat >seen.py <<'PY'
import openturns as ot

for rows in [[1e-20, 0], [0, 1e-20]], [[1e-200, 0], [0, 1e-200]]:
    logarithm, sign = ot.SquareMatrix(rows).computeLogAbsoluteDeterminant()
    print(f"log {logarithm:.6g} sign {sign:g} solved {ot.SquareMatrix(rows).solveLinearSystem(ot.Point([1, 2]))}")
rows = [[1, 0], [0, 1e-20]]
for kind in ot.SquareMatrix, ot.SymmetricMatrix:
    print(kind.__name__, kind(rows).solveLinearSystem(ot.Point([1, 2])))
PY
seen=$(/usr/bin/python3 seen.py)
echo "$seen"
[[ $seen == "log -92.1034 sign 1 solved [1e+20,2e+20]
log -1.79769e+308 sign 0 solved [1e+200,2e+200]
SquareMatrix [1,0]
SymmetricMatrix [1,2e+20]" ]]
