#!/usr/bin/env bash
# Algebrite 1.4.0 (npm): a matrix of numbers in JavaScript's own notation is another matrix. A number with an exponent and no
# decimal point is read as a multiple of Euler's number minus or plus the exponent, without an error.
#
# Guess (implied, not written down): the determinant of JSON.stringify([[1e-7, 0], [0, 1]]) is 1e-7, as that of [[1.5e-7, 0],
# [0, 1]] is 1.5e-7.
# Seen: e - 7, which is -4.28; of 2e-10 it is 2 e - 10, of 1e+21 e + 21, while 1.5e-7 and 1.5e+21 are read as they are meant.
# JavaScript writes all numbers below 1e-6 with an exponent, and without a point where they have one digit.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-fund --no-audit --prefix "$work" algebrite@1.4.0 >/dev/null
seen=$(node -e '
const algebrite = require("algebrite");
for (const x of [1e-7, 2e-10, 1e21, 1.5e-7]) {
    const determinant = `det(${JSON.stringify([[x, 0], [0, 1]])})`;
    console.log(determinant, algebrite.run(determinant), algebrite.run(`float(100000000*${determinant})`));
}')
echo "$seen"
[[ $seen == "det([[1e-7,0],[0,1]]) -7+e -428171817.154095...
det([[2e-10,0],[0,1]]) -10+2*e -456343634.308191...
det([[1e+21,0],[0,1]]) 21+e 2371828182.845904...
det([[1.5e-7,0],[0,1]]) 0.000000... 15.0" ]]
