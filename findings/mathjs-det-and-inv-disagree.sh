#!/usr/bin/env bash
# mathjs 15.2.0 (npm): of one matrix of small integers det is exactly 0, while inv gives an inverse and lusolve a solution. inv refuses
# other singular matrices with the words "determinant is zero".
#
# Guess before the run: all three find [1, 2, 3; 4, 5, 6; 7, 8, 9] singular, or none does.
# Seen: det 0; inv a matrix with elements of 6e14; lusolve (-1/3, 2/3, 0) for (1, 2, 3). det eliminates in integers, inv and lusolve
# in floating point, each by itself.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-fund --no-audit --prefix "$work" mathjs@15.2.0 >/dev/null
seen=$(node -e '
const math = require("mathjs");
const a = [[1, 2, 3], [4, 5, 6], [7, 8, 9]];
let refused = "";
try { math.inv([[1, 2], [2, 4]]); } catch (error) { refused = error.message; }
const x = math.lusolve(a, [1, 2, 3]).map(row => row[0].toFixed(3)).join(" ");
console.log(math.version, math.det(a), math.inv(a)[0][0] > 1e14, x, refused);')
echo "$seen"
[[ $seen == "15.2.0 0 true -0.333 0.667 0.000 Cannot calculate inverse, determinant is zero" ]]
