#!/usr/bin/env bash
# @scena/matrix 1.1.1 (npm): invert takes elements below 5e-8 for zeros, whatever the matrix's scale. It answers a
# well-conditioned matrix with an empty array, as it does a singular one, or leaves a small element uneliminated, which gives a
# wrong inverse.
#
# Guess before the run: 1e-8 times the identity is inverted, and [1, 1e8; 1e-8, 2], whose determinant is 1, as well.
# Seen: the former gives [], as [1, 2; 2, 4] does; 1e-6 times the identity is right. The latter's inverse is [1, -5e7; 0, 0.5]
# instead of [2, -1e8; -1e-8, 1]. That of [1, 0.5; 0.5, 1.25] is right.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-fund --no-audit --prefix "$work" @scena/matrix@1.1.1 >/dev/null
seen=$(node -e '
const { invert } = require("@scena/matrix");
const columns = [[1e-6, 0, 0, 1e-6], [1e-8, 0, 0, 1e-8], [1, 2, 2, 4], [1, 1e-8, 1e8, 2], [1, 0.5, 0.5, 1.25]];
console.log(require("@scena/matrix/package.json").version, columns.map(m => JSON.stringify(invert(m, 2))).join(" "));')
echo "$seen"
[[ $seen == "1.1.1 [1000000,0,0,1000000] [] [] [1,0,-50000000,0.5] [1.25,-0.5,-0.5,1]" ]]
