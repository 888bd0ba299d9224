#!/usr/bin/env bash
# @rayyamhk/matrix 1.0.8 (npm): inverse and solve take elements below 5e-9 for zeros, whatever the matrix's scale: a small
# multiple of the identity is "not invertible", and a small element left uneliminated makes a wrong inverse and a wrong
# solution.
#
# Guess before the run: 1e-10 times the identity is inverted; a suspicion that a threshold of pivots refuses it.
# Seen: 1e-9 times the identity throws, as [1, 2; 2, 4] does. [1, 1e9; 1e-9, 2], whose determinant is 1, has the inverse [1,
# -5e8; 0, 0.5] instead of [2, -1e9; -1e-9, 1], and the solution (-999999998.5, 1) for (1, 2) instead of (-1999999998, 2).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-fund --no-audit --prefix "$work" @rayyamhk/matrix@1.0.8 >/dev/null
seen=$(node -e '
const Matrix = require("@rayyamhk/matrix");
const told = work => { try { return JSON.stringify(work()._matrix); } catch (error) { return error.message; } };
const small = new Matrix([[1e-9, 0], [0, 1e-9]]), scaled = new Matrix([[1, 1e9], [1e-9, 2]]), right = new Matrix([[1], [2]]);
console.log(require("@rayyamhk/matrix/package.json").version, told(() => Matrix.inverse(small)));
console.log(told(() => Matrix.inverse(scaled)), told(() => Matrix.solve(scaled, right)));
console.log(told(() => Matrix.inverse(new Matrix([[1, 1], [1, 2]]))));')
echo "$seen"
[[ $seen == "1.0.8 Arithmetic Exception: The matrix is not invertible
[[1,-500000000],[0,0.5]] [[-999999998.5],[0.9999999995]]
[[2,-1],[-1,1]]" ]]
