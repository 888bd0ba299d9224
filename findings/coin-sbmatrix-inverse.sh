#!/usr/bin/env bash
# Coin 4.0.0 (Debian 12, libcoin-dev and libcoin80c 4.0.0+ds-3), Open Inventor: SbMatrix::inverse of an affine matrix whose
# determinant it takes for zero is the matrix itself, without an error.
#
# Guess before the run: some sign of a singular matrix, or infinities; 1e20 for a scale of 1e-20.
# Seen: the inverse of [1, 2; 2, 4], with an identity beside it, is [1, 2; 2, 4], and that of a scale of 1e-20 has 1e-20. A scale
# of 1e-12 is right, and so is 1e-20 times the identity of order 4, which is not affine.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
cd "$work"
apt-get download -qq libcoin-dev=4.0.0+ds-3 libcoin80c=4.0.0+ds-3 libexpat1=2.5.0-1+deb12u5 libglvnd0=1.6.0-1 libglx0=1.6.0-1 \
    libopengl0=1.6.0-1 libx11-6=2:1.8.4-2+deb12u2 libxcb1=1.15-1 libxau6=1:1.0.9-1 libxdmcp6=1:1.1.2-3 libbsd0=0.11.7-2 \
    libmd0=1.0.4-2 2>/dev/null
for package in *.deb; do dpkg -x "$package" .; done
cat >inverse.cpp <<'CPP'
#include <Inventor/SbMatrix.h>
#include <iostream>

static void show_scale(float scale, float last) {
    SbMatrix matrix;
    matrix.setScale(scale);
    matrix[3][3] = last;
    std::cout << matrix.inverse()[0][0] << ", ";
}

int main() {
    const SbMatrix singular(1, 2, 0, 0, 2, 4, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1);
    const SbMatrix inverse = singular.inverse();
    std::cout << "singular " << inverse[0][0] << ' ' << inverse[0][1] << ' ' << inverse[1][0] << ' ' << inverse[1][1] << ", ";
    show_scale(1e-12F, 1);
    show_scale(1e-20F, 1);
    show_scale(1e-20F, 1e-20F);
    std::cout << '\n';
}
CPP
libraries=$work/usr/lib/x86_64-linux-gnu
export LD_LIBRARY_PATH=$libraries
g++ -w -isystem usr/include inverse.cpp -o inverse "$libraries/libCoin.so" -Wl,--allow-shlib-undefined
seen=$(./inverse)
echo "$seen"
[[ $seen == "singular 1 2 2 4, 1e+12, 1e-20, 1e+20, " ]]
