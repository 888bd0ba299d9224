#!/usr/bin/env bash
# OGRE 1.12.10 (Debian 12, libogre-1.12-dev and libogre1.12.10 1.12.10+dfsg2-3+b1): Matrix3::Inverse has no inverse of a scale
# of 0.01, for it compares the determinant with 1e-6, and the overload that returns a matrix returns the adjugate then, without
# an error. Matrix4 and Affine3 invert the same scale.
#
# Guess before the run: a uniform scale of 1e-3 is inverted by Matrix3 and by Matrix4.
# Seen: Matrix3 inverts 0.1 I; of 0.01 I Inverse is false, and the matrix that the other overload returns has 1e-4 on the
# diagonal, of 1e-3 I 1e-6. Matrix4::inverse and Affine3::inverse have 100 and 1000.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
apt-get download -qq libogre-1.12-dev=1.12.10+dfsg2-3+b1 libogre1.12.10=1.12.10+dfsg2-3+b1 \
    libzzip-0-13=0.13.72+dfsg.1-1.1 2>/dev/null
for package in *.deb; do dpkg -x "$package" .; done
cat >inverse.cpp <<'CPP'
#include <OgreMatrix3.h>
#include <OgreMatrix4.h>
#include <cstdio>

int main() {
    for (const float scale : {0.1f, 0.01f, 0.001f}) {
        const Ogre::Matrix3 a(scale, 0, 0, 0, scale, 0, 0, 0, scale);
        Ogre::Matrix3 inverse;
        const bool done = a.Inverse(inverse);
        Ogre::Matrix4 wide = Ogre::Matrix4::IDENTITY;
        wide.setScale(Ogre::Vector3(scale, scale, scale));
        std::printf("%g: %d, returned %.4g, Matrix4 %.4g, Affine3 %.4g\n", scale, done, a.Inverse()[0][0], wide.inverse()[0][0],
                    Ogre::Affine3(wide).inverse()[0][0]);
    }
}
CPP
libraries=$work/usr/lib/x86_64-linux-gnu
g++ -w -isystem usr/include/OGRE inverse.cpp -o inverse -L"$libraries" -lOgreMain -Wl,--allow-shlib-undefined
seen=$(LD_LIBRARY_PATH=$libraries ./inverse)
echo "$seen"
[[ $seen == "0.1: 1, returned 10, Matrix4 10, Affine3 10
0.01: 0, returned 0.0001, Matrix4 100, Affine3 100
0.001: 0, returned 1e-06, Matrix4 1000, Affine3 1000" ]]
