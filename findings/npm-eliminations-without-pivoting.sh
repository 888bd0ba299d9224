#!/usr/bin/env bash
# ndarray-inv 0.2.0, simple-linalg 1.5.0, cannon-es 0.20.0 and rref 0.0.1 (npm, the first with ndarray 1.0.19): each exchanges
# rows for a pivot that is zero and never for one that is merely small. Their inverses and solutions of well-conditioned
# matrices are wrong; gl-matrix-invert 1.0.0 and ts-matrix 1.5.0, by cofactors, are right.
#
# Guess before the run: all have [-1, 1; 1, -1e-20] for the inverse of [1e-20, 1; 1, 1], and (1, 1) for the right-hand side (1,
# 2); written down of cannon-es, implied of the others.
# Seen: 0 in place of the -1 in the first three, and (0, 1) by cannon-es and rref; all invert [0, 1; 1, 0] rightly.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-fund --no-audit --prefix "$work" ndarray-inv@0.2.0 ndarray@1.0.19 simple-linalg@1.5.0 cannon-es@0.20.0 \
    rref@0.0.1 gl-matrix-invert@1.0.0 ts-matrix@1.5.0 >/dev/null
seen=$(node -e '
const ndarray = require("ndarray"), cannon = require("cannon-es"), ts = require("ts-matrix");
for (const corner of [1e-20, 0]) {
    const a = () => [[corner, 1], [1, corner === 0 ? 0 : 1]], numbers = a().flat();
    const bordered = () => new cannon.Mat3([...a()[0], 0, ...a()[1], 0, 0, 0, 1]);
    const solution = bordered().solve(new cannon.Vec3(1, 2, 3));
    console.log("ndarray-inv", require("ndarray-inv")(ndarray(numbers.slice(), [2, 2])).data.join(),
        "simple-linalg", require("simple-linalg").invert(a()).join(),
        "cannon-es", bordered().reverse().elements.slice(0, 5).join(), "and", solution.x, solution.y,
        "rref", require("rref")([[...a()[0], 1], [...a()[1], 2]]).map(row => row[2]).join(),
        "gl-matrix-invert", require("gl-matrix-invert")([], numbers).join(),
        "ts-matrix", new ts.Matrix(2, 2, a()).inverse().values.join());
}')
echo "$seen"
[[ $seen == "ndarray-inv 0,1,1,-1e-20 simple-linalg 0,1,1,-1e-20 cannon-es 0,1,0,1,-1e-20 and 0 1 rref 0,1 \
gl-matrix-invert -1,1,1,-1e-20 ts-matrix -1,1,1,-1e-20
ndarray-inv 0,1,1,0 simple-linalg 0,1,1,0 cannon-es 0,1,0,1,0 and 2 1 rref 2,1 gl-matrix-invert 0,1,1,0 ts-matrix 0,1,1,0" ]]
