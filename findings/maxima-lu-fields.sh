#!/usr/bin/env bash
# Maxima 5.46.0 (Debian 12, maxima and maxima-share 5.46.0-11): linsolve_by_lu, unless it is told that the elements are floats,
# takes the first pivot that is not zero and has a wrong solution, after a message that it replaced the small one by a fraction.
# The inverse by ^^ fails where the determinant underflows, which invert_by_lu inverts.
#
# Guess before the run: the inverse of [1e-20, 1; 1, 1] is right in every way, and linsolve_by_lu with floatfield. The same of
# the default field, and 1e200 I for the inverse of 1e-200 I, were implied.
# Seen: (0, 1) by the default field, (1, 1) by floatfield; linsolve, of the same equations, has the exact fractions, which are 1
# and 1 to 20 digits. 1e-200 I ^^ -1 raises "expt: undefined: 0 to a negative exponent."
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
apt-get download -qq maxima=5.46.0-11 maxima-share=5.46.0-11 2>/dev/null
for package in *.deb; do dpkg -x "$package" .; done
cat >seen.mac <<'END'
display2d : false$
a : matrix([1e-20, 1], [1, 1])$
b : matrix([1], [2])$
s : matrix([1e-200, 0], [0, 1e-200])$
seen : [linsolve_by_lu(a, b)[1], linsolve_by_lu(a, b, 'floatfield)[1], float(linsolve([1e-20 * x + y = 1, x + y = 2], [x, y]))]$
print("SEEN", seen)$
print("SEEN", errcatch(s ^^ -1), invert_by_lu(s, 'floatfield))$
END
export MAXIMA_PREFIX=$work/usr HOME=$work
seen=$(usr/bin/maxima --very-quiet -b seen.mac </dev/null 2>&1 | grep -E '^(SEEN|expt|rat:)' | sed 's/ *$//')
echo "$seen"
[[ $seen == "rat: replaced 1.0E-20 by 1/100000000000000000000 = 1.0E-20
rat: replaced 1.0E-20 by 1/100000000000000000000 = 1.0E-20
SEEN [matrix([0.0],[1.0]),matrix([1.0],[1.0]),[x = 1.0,y = 1.0]]
expt: undefined: 0 to a negative exponent.
SEEN [] matrix([1.0E+200,0.0],[0.0,1.0E+200])" ]]
