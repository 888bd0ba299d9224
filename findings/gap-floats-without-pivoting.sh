#!/usr/bin/env bash
# GAP 4.12.1 (Debian 12, gap-core 4.12.1-2 with gap-libs 4.12.1-2 and gap-gapdoc 1.6.6-1): Inverse and SolutionMat of matrices
# of floats eliminate with the first pivot that is not zero, so that well-conditioned systems have wrong solutions.
#
# Guess before the run: the inverse of [1e-20, 1; 1, 1] is [-1, 1; 1, -1e-20], to a rounding error.
# Seen: [0, 1; 1, -1e-20], and the solution (0, 1) of x A = (1, 2), which is (1, 1); the same numbers as rationals give -1 and
# (1, 1), to 20 digits. The determinant is right, and RankMat too.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
apt-get download -qq gap-core=4.12.1-2 gap-libs=4.12.1-2 gap-gapdoc=1.6.6-1 2>/dev/null
for package in *.deb; do dpkg -x "$package" .; done
cat >seen.g <<'END'
a := [[1.e-20, 1.], [1., 1.]];;
exact := [[1 / 10^20, 1], [1, 1]];;
Print(Inverse(a), " ", SolutionMat(a, [1., 2.]), " ", DeterminantMat(a), " ", RankMat(a), "; ");
Print(List(Inverse(exact)[1], Float), " ", List(SolutionMat(exact, [1, 2]), Float), "\n");
QUIT;
END
seen=$(usr/lib/x86_64-linux-gnu/gap/gap -l "$work/usr/share/gap" -q -A seen.g </dev/null | tr -s '\n ' ' ')
echo "$seen"
[[ $seen == "[ [ 0., 1. ], [ 1., -9.999999999999999e-21 ] ] [ 0., 1. ] -1. 2; [ -1., 1. ] [ 1., 1. ] " ]]
