#!/usr/bin/env bash
# jStat 1.9.6 (npm): the determinant of a matrix of one element is 0, while inv has its reciprocal. Of a matrix that is not
# square both answer without an error, and lu, which exchanges no rows, has infinities for a permutation.
#
# Guess before the run: L and U of [0, 1; 1, 0] are finite, the determinant of a singular matrix is 0. That of [5] is 5, and an
# error for a matrix that is not square, were implied, not written down.
# Seen: det([5]) is 0 and inv([5]) [0.2]. det([1, 2, 3; 4, 5, 6]) is -3, that of the first two columns, and inv of it 2 x 3. U
# of [0, 1; 1, 0] is [0, 1; 0, -Infinity], whose determinant is right, -1, and gauss_elimination solves it.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-fund --no-audit --prefix "$work" jstat@1.9.6 >/dev/null
seen=$(node -e '
const { jStat } = require("jstat");
const rows = matrix => matrix.map(row => row.map(x => Number(x.toFixed(3))).join()).join("; ");
const wide = [[1, 2, 3], [4, 5, 6]], swap = [[0, 1], [1, 0]];
console.log(`[5]: det ${jStat.det([[5]])} inv ${rows(jStat.inv([[5]]))}`);
console.log(`wide: det ${jStat.det(wide)} inv ${rows(jStat.inv(wide))}`);
const [lower, upper] = jStat.lu(swap), solved = jStat.gauss_elimination(swap, [[1], [2]]);
console.log(`swap: L ${rows(lower)} U ${rows(upper)} det ${jStat.det(swap)} solved ${solved}`);')
echo "$seen"
[[ $seen == "[5]: det 0 inv 0.2
wide: det -3 inv -1.667,0.667,0; 1.333,-0.333,0
swap: L 1,0; Infinity,1 U 0,1; 0,-Infinity det -1 solved 2,1" ]]
