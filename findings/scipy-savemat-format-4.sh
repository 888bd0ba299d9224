#!/usr/bin/env bash
# SciPy 1.10.1 (Debian 12, python3-scipy 1.10.1-2, python3-numpy 1:1.24.2-1+deb12u1): savemat with format="4" makes doubles of
# 64-bit integers, without a warning, and of complex numbers in extended precision a file that loadmat cannot read. Format "5"
# keeps the former, and refuses to write the latter.
#
# Guess before the run: an integer that no double holds is refused in format 4, or kept; what savemat writes, loadmat reads.
# Seen: 2^53 + 1 is read as 9007199254740992.0; of the extended 1 + 2i loadmat raises a TypeError, "buffer is too small". With
# format 5 the integer comes back, and savemat raises a KeyError. Extended real numbers are written as doubles in both.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
cd "$work"
apt-get download -qq python3-scipy=1.10.1-2 python3-numpy=1:1.24.2-1+deb12u1 liblapack3=3.11.0-2 libblas3=3.11.0-2 \
    libgfortran5=12.2.0-14+deb12u1 libquadmath0=12.2.0-14+deb12u1 2>/dev/null
for package in *.deb; do dpkg -x "$package" .; done
cat >write.py <<'PY'
import io
import warnings

import numpy
import scipy.io

warnings.simplefilter("ignore")
print(scipy.__version__, end="")
for number in numpy.int64(2**53 + 1), numpy.longdouble(0.5), numpy.clongdouble(1 + 2j):
    for form in "4", "5":
        file, told = io.BytesIO(), "savemat"
        try:
            scipy.io.savemat(file, {"a": numpy.array([[number]])}, format=form)
            file.seek(0)
            told = "loadmat"
            read = scipy.io.loadmat(file)["a"]
            told = f"{read.dtype} {read[0, 0]}"
        except (KeyError, TypeError) as error:
            told += " " + type(error).__name__
        print(f"; {number.dtype} in {form}: {told}", end="")
PY
libraries=$work/usr/lib/x86_64-linux-gnu
export LD_LIBRARY_PATH=$libraries:$libraries/lapack:$libraries/blas PYTHONPATH=$work/usr/lib/python3/dist-packages
seen=$(/usr/bin/python3 write.py)
echo "$seen"
[[ $seen == "1.10.1; int64 in 4: float64 9007199254740992.0; int64 in 5: int64 9007199254740993; float128 in 4: float64 0.5; \
float128 in 5: float64 0.5; complex256 in 4: loadmat TypeError; complex256 in 5: savemat KeyError" ]]
