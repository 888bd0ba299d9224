#!/usr/bin/env bash
# linear-solve 1.2.1 (npm): solve makes an array of one-element arrays of the caller's right-hand side, so that the numbers in
# it are no numbers any more: a sum with one of them is a string. The matrix stays as it is.
#
# Guess before the run: solve leaves both arguments as they were.
# Seen: solve([1, 2; 3, 4], b) of b = (5, 6) is (-4, 4.5); b is [[5], [6]] afterwards, and b[0] + 1 the string "51". invert
# leaves its argument alone.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-fund --no-audit --prefix "$work" linear-solve@1.2.1 >/dev/null
seen=$(node -e '
const { solve, invert } = require("linear-solve");
const a = [[1, 2], [3, 4]], b = [5, 6], show = JSON.stringify;
const { version } = require("linear-solve/package.json");
console.log(version, solve(a, b).map(x => x.toFixed(6)).join(" "), show(a), show(b), show(b[0] + 1));
invert(a);
console.log(show(a));')
echo "$seen"
[[ $seen == '1.2.1 -4.000000 4.500000 [[1,2],[3,4]] [[5],[6]] "51"
[[1,2],[3,4]]' ]]
