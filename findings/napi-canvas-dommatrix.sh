#!/usr/bin/env bash
# @napi-rs/canvas 1.1.1 (npm): inverse of a DOMMatrix inverts the plane and leaves the third and the fourth dimension as they are,
# without an error, also of a matrix whose is2D is false. The product with the matrix is not the identity.
#
# Guess before the run (implied, not written down): a scale of 2 in three dimensions has an inverse of 0.5 in all of them.
# Seen: m11 of the inverse is 0.5, m33 is 2 and m33 of the product 4; is2D of the inverse is true. A perspective, m14 = 0.5, m44 =
# 2, is its own inverse. In the plane inverse is right, for scales of 1e-20 as well.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-fund --no-audit --prefix "$work" @napi-rs/canvas@1.1.1 >/dev/null
seen=$(node -e '
const { DOMMatrix } = require("@napi-rs/canvas");
function show(elements) {
    const a = new DOMMatrix(elements);
    const inverse = a.inverse();
    const product = a.multiply(inverse);
    const chosen = matrix => ["m11", "m14", "m33", "m44"].map(name => Number(matrix[name].toPrecision(4))).join(" ");
    console.log(a.is2D, inverse.is2D, chosen(inverse), "product", chosen(product));
}
show([2, 0, 0, 0, 0, 2, 0, 0, 0, 0, 2, 0, 0, 0, 0, 1]);
show([1, 0, 0, 0.5, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 2]);
show([1e-20, 0, 0, 1e-20, 0, 0]);
const scaled = new DOMMatrix().scale(2, 2, 2);
console.log("scale", scaled.is2D, scaled.m33, scaled.inverse().m33);')
echo "$seen"
[[ $seen == "false true 0.5 0 2 1 product 1 0 4 1
false true 1 0.5 1 2 product 1 1.5 1 4
true true 100000000000000000000 0 1 1 product 1 0 1 1
scale false 2 2" ]]
