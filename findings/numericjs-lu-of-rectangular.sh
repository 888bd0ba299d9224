#!/usr/bin/env bash
# numeric 1.2.6 (npm, numeric.js): numeric.LU takes matrices that are not square, and gives wrong factors of a wide one: the columns
# beyond the last row's are left as they were. A tall one gets columns of NaN that it did not have. Neither raises an error.
#
# Guess before the run: either it refuses them, or L times U is the matrix.
# Seen: [2, 0, 0, 8; 1, 1, 0, 8] gives (by rows) 2 0 0 8 / 0.5 1 0 8, where U(2,4) is 4; [1, 2; 2, 5; 4, 8], of two columns, rows of three.
# A square matrix of the same numbers is factored right.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-fund --no-audit --prefix "$work" numeric@1.2.6 >/dev/null
seen=$(node -e '
const numeric = require("numeric");
const show = a => numeric.LU(a).LU.map(row => row.map(String).join(" ")).join(" / ");
console.log(numeric.version);
console.log("wide:", show([[2, 0, 0, 8], [1, 1, 0, 8]]));
console.log("tall:", show([[1, 2], [2, 5], [4, 8]]).replace(/[^N/]/g, ""));
console.log("square:", show([[2, 8], [1, 8]]));')
echo "$seen"
[[ $seen == "1.2.6
wide: 2 0 0 8 / 0.5 1 0 8
tall: /NN/NN
square: 2 8 / 0.5 4" ]]
