#!/usr/bin/env bash
# Bullet 3.24 (Debian 12, libbullet-dev 3.24+dfsg-2): btMatrix3x3::solve33 divides by the determinant if it is above the machine
# epsilon, and multiplies by it if it is below. Well-conditioned systems get a wrong solution without an error; inverse of the
# same matrix is right.
#
# Guess before the run (implied, not written down): (1, 1, 1) for 1e-5 times the identity and a right-hand side of 1e-5, at most
# infinities for smaller ones.
# Seen: 1e-30 in float, where inverse has 1e5; 0.01 times the identity, whose determinant is 1e-6, is solved with. In double 1e-5
# is right and 1e-6 gives 1e-36. Of a singular matrix the solution is zero.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
cd "$work"
apt-get download -qq libbullet-dev=3.24+dfsg-2 2>/dev/null
dpkg -x libbullet-dev_*.deb .
cat >solve.cpp <<'CPP'
#include <LinearMath/btMatrix3x3.h>
#include <initializer_list>
#include <iostream>

int main() {
    for (const btScalar scale : {1e-2, 1e-5, 1e-6}) {
        const btMatrix3x3 a(scale, 0, 0, 0, scale, 0, 0, 0, scale);
        std::cout << a.solve33(btVector3(scale, scale, scale))[0] << ' ' << a.inverse()[0][0] << ", ";
    }
    const btMatrix3x3 singular(1, 2, 0, 2, 4, 0, 0, 0, 1);
    std::cout << singular.solve33(btVector3(1, 2, 3)).length() << '\n';
}
CPP
for precision in "" -DBT_USE_DOUBLE_PRECISION; do
    g++ -w $precision -isystem usr/include/bullet solve.cpp -o solve
    ./solve
done | tee seen
[[ $(cat seen) == "1 100, 1e-30 100000, 1e-36 1e+06, 0
1 100, 1 100000, 1e-36 1e+06, 0" ]]
