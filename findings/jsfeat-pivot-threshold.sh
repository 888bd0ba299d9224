#!/usr/bin/env bash
# jsfeat 0.0.8 (npm): linalg.lu_solve refuses a system with a pivot below 1.19e-7, the machine epsilon of float, whatever the
# scale and in double as well. It then returns 0 and leaves the right-hand side, or a part of it that has been eliminated.
#
# Guess before the run: 1e-7 times the identity is solved with, at least in double.
# Seen: 0 for it in either type, and 1 for 1e-6 times it; svd_solve of the former has (1, 1). For [1, 2; 2, 4] x = (1, 2) it is 0
# and (2, 0).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-fund --no-audit --prefix "$work" jsfeat@0.0.8 >/dev/null
seen=$(node -e '
const jsfeat = require("jsfeat");
function filled(columns, rows, type, elements) {
    const matrix = new jsfeat.matrix_t(columns, rows, type | jsfeat.C1_t);
    elements.forEach((element, i) => { matrix.data[i] = element; });
    return matrix;
}
function solved(type, elements, b) {
    const x = filled(1, 2, type, b);
    const answer = jsfeat.linalg.lu_solve(filled(2, 2, type, elements), x);
    return answer + " " + Number(x.data[0].toPrecision(4)) + " " + Number(x.data[1].toPrecision(4));
}
for (const type of [jsfeat.F32_t, jsfeat.F64_t]) {
    const scaled = scale => solved(type, [scale, 0, 0, scale], [scale, scale]);
    const x = filled(1, 2, type, [0, 0]);
    jsfeat.linalg.svd_solve(filled(2, 2, type, [1e-7, 0, 0, 1e-7]), x, filled(1, 2, type, [1e-7, 1e-7]));
    console.log(scaled(1e-6), "/", scaled(1e-7), "/", solved(type, [1, 2, 2, 4], [1, 2]), "/ svd", Number(x.data[0].toFixed(4)));
}')
echo "$seen"
[[ $seen == "1 1 1 / 0 1e-7 1e-7 / 0 2 0 / svd 1
1 1 1 / 0 1e-7 1e-7 / 0 2 0 / svd 1" ]]
