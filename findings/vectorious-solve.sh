#!/usr/bin/env bash
# vectorious 6.1.14 (npm): solve leaves its factors in the matrix and the solution in the right-hand side, so that the same call gives
# another answer the second time; inv and det leave the matrix as it is. Of a singular matrix solve gives NaN where inv throws.
#
# Guess before the run: solve overwrites neither, and throws for a singular matrix.
# Seen: a.solve(b) of [1, 2; 3, 4] and (5, 6) is (-4, 4.5), and b is that as well; a holds 3, 4, 1/3, 2/3, whose determinant is 2/3.
# Of [1, 2; 2, 4] solve gives (NaN, NaN), inv throws "matrix is not invertible".
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-fund --no-audit --prefix "$work" vectorious@6.1.14 >/dev/null
seen=$(node -e '
const { array } = require("vectorious");
const show = x => [...x.data].map(element => Number(element.toFixed(4))).join(" ");
const a = array([[1, 2], [3, 4]]), b = array([[5], [6]]);
console.log("det", a.det(), "inv", show(a.inv()), "a", show(a));
console.log("solve", show(a.solve(b)), "a", show(a), "b", show(b), "det", a.det().toFixed(4));
const singular = () => array([[1, 2], [2, 4]]);
let told = "";
try { singular().inv(); } catch (error) { told = error.message; }
console.log("singular", show(singular().solve(array([[1], [2]]))), told);')
echo "$seen"
[[ $seen == "det -2 inv -2 1 1.5 -0.5 a 1 2 3 4
solve -4 4.5 a 3 4 0.3333 0.6667 b -4 4.5 det 0.6667
singular NaN NaN matrix is not invertible" ]]
