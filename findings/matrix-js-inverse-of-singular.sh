#!/usr/bin/env bash
# matrix-js 1.8.0 (npm): inv of a singular matrix is a finite matrix, without an error, for elimination goes on where there is no
# pivot. det of the same matrix is 0.
#
# Guess before the run: an exception, or infinities.
# Seen: inv of [1, 2; 2, 4] is [5, -2; -2, 1], and that of [1, 2, 3; 4, 5, 6; 7, 8, 9] a matrix of small numbers, the last row of
# which is (3, -6, 3). [1, 2; 3, 4] is right. Nothing is pivoted by size: the first row of the inverse of [1e-20, 1; 1, 1] is (0,
# 1) instead of (-1, 1).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-fund --no-audit --prefix "$work" matrix-js@1.8.0 >/dev/null
seen=$(node -e '
const matrix = require("matrix-js");
for (const a of [[[1, 2], [3, 4]], [[1, 2], [2, 4]], [[1, 2, 3], [4, 5, 6], [7, 8, 9]], [[1e-20, 1], [1, 1]]])
    console.log("det", matrix(a).det(), "inv", matrix(a).inv().flat().map(element => Number(element.toFixed(4))).join(" "));')
echo "$seen"
[[ $seen == "det -2 inv -2 1 1.5 -0.5
det 0 inv 5 -2 -2 1
det -0 inv 1.3333 -5.3333 3 -4.6667 11.6667 -6 3 -6 3
det -1 inv 0 1 1 0" ]]
