#!/usr/bin/env bash
# SymPy 1.11.1 (Debian python3-sympy 1.11.1-1, python3-mpmath 1.2.1-2): LUsolve of a matrix of floats takes the first pivot that is not
# zero, however small, and is wrong without a word; Matrix.solve and inv of the same matrix are right.
#
# Guess before the run: (1, 1) from all of them, for the matrix is well conditioned.
# Seen: A = [1e-20, 1; 1, 1], b = (1, 2): LUsolve gives (0, 1); solve gives (1, 1), inv() * b too.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
apt-get download -q python3-sympy=1.11.1-1 python3-mpmath=1.2.1-2 >/dev/null
for package in *.deb; do dpkg -x "$package" .; done
seen=$(PYTHONPATH=$work/usr/lib/python3/dist-packages /usr/bin/python3 - <<'PY'
import sympy

a, b = sympy.Matrix([[1e-20, 1.0], [1.0, 1.0]]), sympy.Matrix([1.0, 2.0])
print(sympy.__version__, *([float(element) for element in x] for x in (a.LUsolve(b), a.solve(b), a.inv() * b)))
PY
)
echo "$seen"
[[ $seen == "1.11.1 [0.0, 1.0] [1.0, 1.0] [1.0, 1.0]" ]]
