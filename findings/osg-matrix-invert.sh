#!/usr/bin/env bash
# OpenSceneGraph 3.6.5 (Debian 12, libopenscenegraph-dev and libopenscenegraph161 3.6.5+dfsg1-8+b2): Matrixd::invert of an affine
# matrix, whose last column is (0, 0, 0, 1), returns true however singular it is, with infinities or NaN. Of other matrices it
# returns false. Matrixf::invert divides by a determinant in float, and is infinite for small scales.
#
# Guess before the run (implied, not written down): false for a singular matrix of either kind; a scale of 1e-15 is inverted in
# float as in double.
# Seen: of [1, 2; 2, 4] with an identity beside it true, not finite; with 2 for the last element false. Of a scale of 1e-15
# Matrixf has true and inf, Matrixd 1e15; with 1e-15 for the last element as well Matrixf has 1e15.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
cd "$work"
version=3.6.5+dfsg1-8+b2
apt-get download -qq "libopenscenegraph-dev=$version" "libopenscenegraph161=$version" "libopenthreads-dev=$version" \
    "libopenthreads21=$version" 2>/dev/null
for package in *.deb; do dpkg -x "$package" .; done
cat >invert.cpp <<'CPP'
#include <cmath>
#include <iostream>
#include <osg/Matrixd>
#include <osg/Matrixf>

static void show_singular(double last) {
    const osg::Matrixd singular(1, 2, 0, 0, 2, 4, 0, 0, 0, 0, 1, 0, 0, 0, 0, last);
    osg::Matrixd inverse;
    const bool answer = inverse.invert(singular);
    std::cout << answer << (answer ? std::isfinite(inverse(0, 1)) ? " finite, " : " not finite, " : ", ");
}

template <class Matrix> static void show_scale(double scale, double last) {
    Matrix matrix = Matrix::scale(scale, scale, scale);
    matrix(3, 3) = last;
    Matrix inverse;
    const bool answer = inverse.invert(matrix);
    std::cout << answer << ' ' << inverse(0, 0) << ", ";
}

int main() {
    show_singular(1);
    show_singular(2);
    show_scale<osg::Matrixf>(1e-15, 1);
    show_scale<osg::Matrixf>(1e-15, 1e-15);
    show_scale<osg::Matrixd>(1e-15, 1);
    std::cout << '\n';
}
CPP
libraries=$work/usr/lib/x86_64-linux-gnu
export LD_LIBRARY_PATH=$libraries
g++ -w -isystem usr/include invert.cpp -o invert "$libraries/libosg.so" "$libraries/libOpenThreads.so" -Wl,--allow-shlib-undefined
seen=$(./invert)
echo "$seen"
[[ $seen == "1 not finite, 0, 1 inf, 1 1e+15, 1 1e+15, " ]]
