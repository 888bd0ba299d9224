#!/usr/bin/env bash
# mathjs 15.2.0 (npm): lusolve takes elements of the right-hand side below 1e-15 for zero, on the way down and on the way up, whatever the
# matrix. inv of the same matrix, times the same vector, is right.
#
# Guess before the run: lusolve refuses what is singular, [1, 2; 2, 4] among it, and is right elsewhere.
# Seen: [1, 2; 2, 4] x = (1, 2) gives (1, 0), and 1e-16 I x = (1e-16, 1e-16) gives (0, 0). [2, 1; 1, 1] x = (3e-15, 2e-15), whose solution
# is (1e-15, 1e-15), gives (1.5e-15, 0), and with a b ten times smaller (0, 0). inv(a) * b is right in these three.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-fund --no-audit --prefix "$work" mathjs@15.2.0 >/dev/null
seen=$(node -e '
const math = require("mathjs");
const show = x => x.flat().map(element => Number(element.toPrecision(6))).join(" ");
const told = [[[[1e-16, 0], [0, 1e-16]], [1e-16, 1e-16]], [[[2, 1], [1, 1]], [3e-15, 2e-15]], [[[2, 1], [1, 1]], [3e-16, 2e-16]]]
    .map(([a, b]) => "lusolve " + show(math.lusolve(a, b)) + " inv " + show(math.multiply(math.inv(a), b)));
told.push("singular " + show(math.lusolve([[1, 2], [2, 4]], [1, 2])));
console.log(math.version, told.join("; "));')
echo "$seen"
[[ $seen == "15.2.0 lusolve 0 0 inv 1 1; lusolve 1.5e-15 0 inv 1e-15 1e-15; lusolve 0 0 inv 1e-16 1e-16; singular 1 0" ]]
