#!/usr/bin/env bash
# ndarray-determinant 1.0.0 (npm): the determinant is taken from a Crout decomposition without row exchanges, and is 0 for a
# regular matrix whose first element is 0, permutation matrices among them. ndarray-inv 0.2.0 inverts the same matrices.
#
# Guess before the run: -1 for [0, 1; 1, 0].
# Seen: 0 for it and for the cyclic permutation of order 3, whose determinant is 1, and 0 for [0, 1; 3, 4], whose determinant is
# -3; of [3, 4; 0, 1] it is 3. ndarray-inv gives the inverses.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-fund --no-audit --prefix "$work" ndarray@1.0.19 ndarray-determinant@1.0.0 ndarray-inv@0.2.0 >/dev/null
seen=$(node -e '
const ndarray = require("ndarray"), determinant = require("ndarray-determinant"), inverse = require("ndarray-inv");
for (const elements of [[0, 1, 1, 0], [0, 1, 0, 0, 0, 1, 1, 0, 0], [0, 1, 3, 4], [3, 4, 0, 1]]) {
    const n = Math.sqrt(elements.length), matrix = () => ndarray(Float64Array.from(elements), [n, n]);
    console.log(determinant(matrix()), "inverse", Array.from(inverse(matrix()).data, x => x.toPrecision(3)).join(" "));
}')
echo "$seen"
[[ $seen == "0 inverse 0.00 1.00 1.00 0.00
0 inverse 0.00 0.00 1.00 1.00 0.00 0.00 0.00 1.00 0.00
0 inverse -1.33 0.333 1.00 0.00
3 inverse 0.333 -1.33 0.00 1.00" ]]
