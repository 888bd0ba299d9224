#!/usr/bin/env bash
# nerdamer 1.1.13 (npm): a number below 1e-16 is 0, although the package calculates with fractions of integers of any length. A
# diagonal matrix with such an element is singular, without a word on the number.
#
# Guess before the run: the inverse of diag(1, 1e-20) is diag(1, 1e20), for fractions are exact.
# Seen: the number 1e-20 is 0, the determinant of diag(1e20, 1e-20) is 0, and the inverse a division by zero. 1e-15 is
# 1/999999999999999. With 10^-20 in its place the inverse is exact.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-fund --no-audit --prefix "$work" nerdamer@1.1.13 >/dev/null
seen=$(node -e '
const nerdamer = require("nerdamer/all");
const told = text => {
    try { return nerdamer(text).toString(); } catch (error) { return error.message; }
};
for (const text of ["1e-20", "1e-15", "determinant(matrix([1e20,0],[0,1e-20]))", "invert(matrix([1,0],[0,1e-20]))",
    "invert(matrix([1,0],[0,10^-20]))"]) {
    console.log(`${text} ${told(text)}`);
}')
echo "$seen"
[[ $seen == "1e-20 0
1e-15 1/999999999999999
determinant(matrix([1e20,0],[0,1e-20])) 0
invert(matrix([1,0],[0,1e-20])) Division by zero not allowed!: 1
invert(matrix([1,0],[0,10^-20])) matrix([1,0],[0,100000000000000000000])" ]]
