#!/usr/bin/env bash
# mpmath 1.2.1 (Debian python3-mpmath 1.2.1-2): det of a regular diagonal matrix is exactly 0, while lu_solve solves with the same matrix.
#
# Guess before the run: arbitrary exponents and a diagonal matrix, so the determinant is the product, 1e-17.
# Seen: det(diag(1, 1e-17)) = 0, and 1.0e-15 for diag(1, 1e-15); lu_solve(diag(1, 1e-17), (1, 1)) = (1, 1e17). det takes a pivot
# below the matrix's norm times the unit roundoff for a sign of singularity, and returns 0 for it.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
apt-get download -q python3-mpmath=1.2.1-2 >/dev/null
dpkg -x ./*.deb .
seen=$(PYTHONPATH=$work/usr/lib/python3/dist-packages /usr/bin/python3 - <<'PY'
import mpmath

small, larger = (mpmath.diag([1, mpmath.mpf(value)]) for value in ("1e-17", "1e-15"))
x = mpmath.lu_solve(small, mpmath.matrix([1, 1]))
print(mpmath.__version__, mpmath.det(small), mpmath.det(larger), x[0], x[1])
PY
)
echo "$seen"
[[ $seen == "1.2.1 0 1.0e-15 1.0 1.0e+17" ]]
