#!/usr/bin/env bash
# GNU PSPP 1.6.2 (Debian 12, pspp 1.6.2-2): INV of its MATRIX language gives a singular matrix's LU factors for an inverse,
# without a message and with the exit status 0. SOLVE, too, answers with numbers, which are no solution.
#
# Guess before the run: INV([1, 2; 2, 4]) is an error, for its determinant is exactly 0.
# Seen: INV is [2, 4; 0.5, 0]: U with the multiplier below the diagonal. Of [1, 2, 3; 2, 4, 6; 1, 1, 1] it is the factors again.
# DET is 0, and GINV the generalized inverse. INV of the regular [1, 2; 3, 4] is right.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
command -v pspp >/dev/null || apt-get install -y -qq --no-install-recommends pspp=1.6.2-2 >/dev/null 2>&1
cat >inverse.sps <<'SPS'
MATRIX.
PRINT INV({1, 2; 2, 4})/FORMAT=F8.3/TITLE='two'.
PRINT INV({1, 2, 3; 2, 4, 6; 1, 1, 1})/FORMAT=F8.3/TITLE='three'.
PRINT DET({1, 2; 2, 4})/FORMAT=F8.3/TITLE='determinant'.
PRINT GINV({1, 2; 2, 4})/FORMAT=F8.3/TITLE='generalized'.
PRINT NROW(SOLVE({1, 2; 2, 4}, {1; 1}))/FORMAT=F8.3/TITLE='unknowns'.
PRINT INV({1, 2; 3, 4})/FORMAT=F8.3/TITLE='regular'.
END MATRIX.
SPS
seen="$(pspp --version | head -n 1)$(pspp -O format=txt inverse.sps 2>&1 | tr -s ' \n' ' ')"
echo "$seen"
[[ $seen == "pspp (GNU PSPP) 1.6.2two 2.000 4.000 .500 .000 three 2.000 4.000 6.000 .500 -1.000 -2.000 .500 .000 .000 \
determinant .000 generalized .040 .080 .080 .160 unknowns 2.000 regular -2.000 1.000 1.500 -.500 " ]]
