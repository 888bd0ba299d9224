#!/usr/bin/env bash
# numbers 0.7.0 (npm): matrix.inverse takes a small pivot for zero and passes over it, without an error. The inverse of 1e-20
# times the identity is the identity, and a singular matrix has an inverse too; determinant is right in all.
#
# Guess before the run: the inverse of 1e-20 I is 1e20 I, and that of [1, 2; 2, 4] an error or infinities.
# Seen: I of 1e-20 I and of diag(1, 1e-20), whose determinants are 1e-40 and 1e-20; [0, 1; 1, -0.5] of [1, 2; 2, 4], whose
# determinant is 0. lupDecomposition of diag(1, 1e-20) keeps the 1e-20.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-fund --no-audit --prefix "$work" numbers@0.7.0 >/dev/null
seen=$(node -e '
const { matrix } = require("numbers");
for (const [p, q, r, s] of [[0, 2, 4, 0], [1e-20, 0, 0, 1e-20], [1, 0, 0, 1e-20], [1, 2, 2, 4]]) {
    const a = () => [[p, q], [r, s]];
    console.log(`${a().join("; ")}: det ${matrix.determinant(a())} inverse ${matrix.inverse(a()).join("; ")}`,
        `U ${matrix.lupDecomposition(a())[1].join("; ")}`);
}')
echo "$seen"
[[ $seen == "0,2; 4,0: det -8 inverse 0,0.25; 0.5,0 U 4,0; 0,2
1e-20,0; 0,1e-20: det 1e-40 inverse 1,0; 0,1 U 1e-20,0; 0,1e-20
1,0; 0,1e-20: det 1e-20 inverse 1,0; 0,1 U 1,0; 0,1e-20
1,2; 2,4: det 0 inverse 0,1; 1,-0.5 U 2,4; 0,0" ]]
