#!/usr/bin/env bash
# sylvester 0.0.21 (npm): solve of a matrix whose rows have to be exchanged gives the unknowns in another order, and lu's P is no
# permutation matrix if there are several exchanges. inverse of the same matrix, which takes the first pivot that is not zero, is
# right here.
#
# Guess before the run (implied, not written down): (-4, 4.5) for [1, 2; 3, 4] x = (5, 6), and P A = L U.
# Seen: (4.5, -4). P of [1, 2, 3; 4, 5, 6; 7, 8, 10] has the rows (0, 0, 1), (0, 0, 1) and (1, 1, 0). With the rows of the first
# system exchanged, so that nothing is left to exchange, solve is right.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-fund --no-audit --prefix "$work" sylvester@0.0.21 >/dev/null
seen=$(node -e '
const { Matrix, Vector } = require("sylvester");
const show = x => x.elements.flat().map(element => Number(element.toFixed(4))).join(" ");
const solved = (a, b) => show(Matrix.create(a).solve(Vector.create(b)));
console.log("solve", solved([[1, 2], [3, 4]], [5, 6]), "exchanged", solved([[3, 4], [1, 2]], [6, 5]));
console.log("inverse", show(Matrix.create([[1, 2], [3, 4]]).inverse().x(Vector.create([5, 6]))));
console.log("P", show(Matrix.create([[1, 2, 3], [4, 5, 6], [7, 8, 10]]).lu().P));')
echo "$seen"
[[ $seen == "solve 4.5 -4 exchanged -4 4.5
inverse -4 4.5
P 0 0 1 0 0 1 1 1 0" ]]
