#!/usr/bin/env bash
# ndarray-linear-solve 3.0.0 (npm): dense systems are solved without row exchanges. A permutation matrix is reported as singular, and
# a well-conditioned system gets a wrong solution with the return value that means success.
#
# Guess before the run: only [1, 2; 2, 4] is refused.
# Seen: [0, 1; 1, 0] is refused, too; [1e-20, 1; 1, 1] x = (1, 2) gives (0, 1), and true, instead of (1, 1).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-fund --no-audit --prefix "$work" ndarray-linear-solve@3.0.0 ndarray@1.0.19 >/dev/null
seen=$(node -e '
const array = require("ndarray"), solve = require("ndarray-linear-solve");
const x = array(new Float64Array(2));
const told = a => solve(x, array(new Float64Array(a), [2, 2]), array(new Float64Array([1, 2])));
console.log(told([1, 2, 2, 4]), told([0, 1, 1, 0]), told([1e-20, 1, 1, 1]), x.data.join(" "));')
echo "$seen"
[[ $seen == "false false true 0 1" ]]
