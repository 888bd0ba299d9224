#!/usr/bin/env bash
# Imath 3.1.6 (Debian 12, libimath-dev 3.1.6-1), the matrices of OpenEXR: inverse divides cofactors by the determinant, also of
# an affine 4 x 4 matrix. Where that product underflows, the inverse of a well-conditioned matrix is wrong in all digits, or the
# identity, without an error; gjInverse of the same matrix is right.
#
# Guess before the run: inverse and gjInverse agree on a uniform scale, which is a matter of one division.
# Seen: in float a scale of 1e-15 has the inverse 7.1e14, and one of 1e-20 the identity; in double 1e-110 has the identity, as
# M44d and as M33d. inverse(true) throws "Cannot invert singular matrix." for it. A matrix whose last column is not (0, 0, 0, 1)
# is right.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
cd "$work"
apt-get download -qq libimath-dev=3.1.6-1 2>/dev/null
dpkg -x ./*.deb .
cat >inverse.cpp <<'CPP'
#include <ImathMatrix.h>
#include <iostream>
#include <stdexcept>

template <class T>
static void scale(T factor) {
    Imath::Matrix44<T> affine;
    affine.setScale(factor);
    std::cout << factor << ": " << affine.inverse()[0][0] << ' ' << affine.gjInverse()[0][0];
    const Imath::Matrix44<T> whole = affine * Imath::Matrix44<T>(1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 2);
    std::cout << ", not affine " << whole.inverse()[0][0];
    try {
        affine.inverse(true);
        std::cout << "; ";
    } catch (const std::invalid_argument &exception) {
        std::cout << ", " << exception.what() << "; ";
    }
}

int main() {
    scale(1e-10f);
    scale(1e-15f);
    scale(1e-20f);
    scale(1e-110);
    std::cout << "M33d " << Imath::M33d(1e-110, 0, 0, 0, 1e-110, 0, 0, 0, 1e-110).inverse()[0][0] << '\n';
}
CPP
g++ -w -isystem usr/include -isystem usr/include/Imath inverse.cpp -o inverse
seen=$(./inverse)
echo "$seen"
[[ $seen == "1e-10: 1e+10 1e+10, not affine 1e+10; 1e-15: 7.13624e+14 1e+15, not affine 1e+15; \
1e-20: 1 1e+20, not affine 1e+20, Cannot invert singular matrix.; \
1e-110: 1 1e+110, not affine 1e+110, Cannot invert singular matrix.; \
M33d 1" ]]
