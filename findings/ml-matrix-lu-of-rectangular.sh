#!/usr/bin/env bash
# ml-matrix 6.15.1 (npm): LuDecomposition takes matrices that are not square. Of a wide one the two factors cannot be
# multiplied, for both are wide. Of a tall one solve answers, without an error, with as many numbers as there are equations, and
# is no least squares solution.
#
# Guess before the run: of a wide matrix L times U is the matrix with its rows exchanged.
# Seen: L and U of [1, 2, 3; 4, 5, 6] are both 2 x 3, and L.mmul(U) raises a TypeError. [2, 1; 4, 1; 1, 5; 3, 3] x = (1, 1, 1,
# 1), which has no solution, gives (4 / 19, 3 / 19, 1, 1) and isSingular() false; solve(A, b) of the same package gives (4 / 17,
# 2.5 / 17).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-fund --no-audit --prefix "$work" ml-matrix@6.15.1 >/dev/null
seen=$(node -e '
const { LuDecomposition, Matrix, solve } = require("ml-matrix");
const wide = new LuDecomposition(new Matrix([[1, 2, 3], [4, 5, 6]]));
const lower = wide.lowerTriangularMatrix, upper = wide.upperTriangularMatrix;
let product;
try { product = lower.mmul(upper).to2DArray(); } catch (error) { product = error.name; }
console.log(`${lower.rows} x ${lower.columns}, ${upper.rows} x ${upper.columns}, ${product}`);
const tall = new Matrix([[2, 1], [4, 1], [1, 5], [3, 3]]), decomposition = new LuDecomposition(tall);
const show = matrix => matrix.to1DArray().map(x => x.toFixed(4)).join(" ");
const b = Matrix.ones(4, 1);
console.log(decomposition.isSingular(), show(decomposition.solve(b)), "and", show(solve(tall, b)));')
echo "$seen"
[[ $seen == "2 x 3, 2 x 3, TypeError
false 0.2105 0.1579 1.0000 1.0000 and 0.2353 0.1471" ]]
