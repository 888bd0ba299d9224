#!/usr/bin/env bash
# @cesium/engine 26.3.0 (npm): inverse compares the determinant with an absolute number, which is not the same for Matrix3 and
# Matrix4. Matrix4.inverse of an affine matrix below it, if the 3 x 3 part is small as well, has zeros for that part of the
# inverse, without an error.
#
# Guess before the run: a uniform scale of 1e-8 is inverted by both; a suspicion that both refuse it.
# Seen: of a scale of 1e-6 Matrix3 throws "matrix is not invertible", and Matrix4 has 1e6. Of 1e-8 Matrix4 has 0. Of 1e-6 times
# the identity of order 4 it throws "matrix is not invertible because its determinate is zero."; 1e-5 is right in all three.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-fund --no-audit --prefix "$work" @cesium/engine@26.3.0 >/dev/null
cat >inverse.mjs <<'JS'
import Matrix3 from "./node_modules/@cesium/engine/Source/Core/Matrix3.js";
import Matrix4 from "./node_modules/@cesium/engine/Source/Core/Matrix4.js";

function told(number) {
    try {
        return Number(number().toPrecision(5));
    } catch (error) {
        return error.message;
    }
}

for (const scale of [1e-5, 1e-6, 1e-8]) {
    const full = Matrix4.multiplyByUniformScale(Matrix4.IDENTITY, scale, new Matrix4());
    full[15] = scale;
    console.log(
        told(() => Matrix3.inverse(Matrix3.fromUniformScale(scale), new Matrix3())[0]),
        "/", told(() => Matrix4.inverse(Matrix4.fromUniformScale(scale), new Matrix4())[0]),
        "/", told(() => Matrix4.inverse(full, new Matrix4())[0]));
}
JS
seen=$(node inverse.mjs)
echo "$seen"
[[ $seen == "100000 / 100000 / 100000
matrix is not invertible / 1000000 / matrix is not invertible because its determinate is zero.
matrix is not invertible / 0 / matrix is not invertible because its determinate is zero." ]]
