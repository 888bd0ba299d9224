#!/usr/bin/env bash
# Yorick 2.2.04 (Debian 12, yorick and yorick-data 2.2.04+dfsg1-12): LUrcond takes the norm, or what it has for one, a sum of
# maxima, not of the matrix but of its LU factors. It is 1/n for the identity of order n, and calls a small multiple of a
# well-conditioned matrix singular by the test that its documentation gives. LUsolve of the same matrix is right.
#
# Guess (completed after the first odd number): 0.5 for every multiple of [1, 1; 1, -1], in either norm, and 1 for the identity.
# Seen: 0.333333 for it, 0.222222 with one_norm=1, and 1e-20 for 1e-20 times it, so that 1 + LUrcond == 1; 0.01 for the identity
# of order 100. Of [1, 2; 3, 4] it is 0.0612245, which should be 0.047619.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
cd "$work"
apt-get download -qq yorick=2.2.04+dfsg1-12 yorick-data=2.2.04+dfsg1-12 libx11-6=2:1.8.4-2+deb12u2 libxcb1=1.15-1 \
    libxau6=1:1.0.9-1 libxdmcp6=1:1.1.2-3 libbsd0=0.11.7-2 libmd0=1.0.4-2 2>/dev/null
for package in *.deb; do dpkg -x "$package" .; done
cat >rcond.i <<'YORICK'
a = [[1., 1.], [1., -1.]];
write, format="%g %g %g, ", LUrcond(a), LUrcond(a, one_norm=1), LUrcond(1e-20 * a);
x = LUsolve(1e-20 * a, [1., 1.]);
write, format="singular %d solution %g %g, ", 1 + LUrcond(1e-20 * a) == 1, x(1), x(2);
write, format="unit %g, %g\n", LUrcond(unit(100)), LUrcond([[1., 3.], [2., 4.]]);
YORICK
export LD_LIBRARY_PATH=$work/usr/lib/x86_64-linux-gnu HOME=$work
seen=$(usr/lib/yorick/bin/yorick -batch rcond.i)
echo "$seen"
[[ $seen == "0.333333 0.222222 1e-20, singular 1 solution 1e+20 0, unit 0.01, 0.0612245" ]]
