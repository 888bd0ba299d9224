#!/usr/bin/env bash
# Singular 4.3.1 (Debian 12, singular-ui, singular-data and libsingular4m3n0 1:4.3.1-p3+ds-2 with libflint17 2.9.0-5, libntl44
# 11.5.1-1+b2 and libgf2x3 1.3.0-2): over a ring of real numbers ludecomp takes the first pivot that is not zero, and lusolve of
# its factors has a wrong solution. inverse of the same matrix, with the same ten digits, is right.
#
# Guess before the run: lusolve has (1, 1) for [1e-20, 1; 1, 1] x = (1, 2).
# Seen: (0, 1), with the status 1 for solvable and a null space of 0; the multiplier in L is 1e20 and the permutation none.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
apt-get download -qq singular-ui=1:4.3.1-p3+ds-2 singular-data=1:4.3.1-p3+ds-2 libsingular4m3n0=1:4.3.1-p3+ds-2 \
    libflint17=2.9.0-5 libntl44=11.5.1-1+b2 libgf2x3=1.3.0-2 2>/dev/null
for package in *.deb; do dpkg -x "$package" .; done
cat >seen.sing <<'END'
LIB "linalg.lib";
ring r = (real, 10), x, dp;
matrix A[2][2] = 1 / number(10)^20, 1, 1, 1;
matrix b[2][1] = 1, 2;
list factors = ludecomp(A);
list solved = lusolve(factors[1], factors[2], factors[3], b);
"SEEN", "permutation", string(factors[1]), "L", string(factors[2]), "U", string(factors[3]);
"SEEN", "status", string(solved[1]), "solution", string(solved[2]), "null space", string(solved[3]);
"SEEN", "inverse", string(inverse(A));
END
export LD_LIBRARY_PATH=$work/usr/lib/x86_64-linux-gnu SINGULARPATH=$work/usr/share/singular/LIB
seen=$(usr/bin/Singular -q seen.sing </dev/null 2>&1 | sed -n 's/^SEEN //p')
echo "$seen"
[[ $seen == "permutation 1,0,0,1 L 1,0,0.1e+21,1 U 0.1e-19,1,0,-0.1e+21
status 1 solution 0,1 null space 0
inverse -1,1,1,0" ]]
