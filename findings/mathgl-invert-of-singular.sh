#!/usr/bin/env bash
# @math.gl/core 4.1.0 (npm): Matrix3 and Matrix4.invert of a singular matrix leave the matrix as it is and return it, without an
# error. So they do where the determinant, which is not used for anything else, underflows. gl-matrix 3.4.4, which computes the
# inverse, says null.
#
# Guess before the run (implied, not written down): an exception, for invert has no other way to tell; 1e110 for 1e-110 times
# the identity.
# Seen: the inverse of [1, 2; 2, 4], with a one beside it, has 1, 2, 2, 4, and that of 1e-110 I 1e-110. A scale of 1e-20 has 1e20.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-fund --no-audit --prefix "$work" @math.gl/core@4.1.0 gl-matrix@3.4.4 >/dev/null
cat >invert.mjs <<'JS'
import { Matrix3 } from "@math.gl/core";
import { mat3 } from "gl-matrix";

for (const a of [[1, 2, 0, 2, 4, 0, 0, 0, 1], ...[1e-110, 1e-20].map(scale => [scale, 0, 0, 0, scale, 0, 0, 0, scale])]) {
    const inverse = new Matrix3(a).invert();
    console.log([0, 1, 3, 4].map(i => Number(inverse[i].toPrecision(5))).join(" "), mat3.invert([], a) === null);
}
JS
seen=$(node invert.mjs)
echo "$seen"
[[ $seen == "1 2 2 4 true
1e-110 0 0 1e-110 true
100000000000000000000 0 0 100000000000000000000 false" ]]
