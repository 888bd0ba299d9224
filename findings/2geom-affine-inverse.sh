#!/usr/bin/env bash
# lib2geom 1.2.2 (Debian 12, lib2geom-dev and lib2geom1.2.0 1.2.2-3 on libgsl27 2.7.1): Affine::inverse of a scale that shrinks
# one axis as much as it stretches the other is the identity, without an error, though isSingular denies that it is singular. Of
# small uniform scales isSingular says that they are, and inverse inverts them.
#
# Guess before the run: the inverse of a scale of 1e-7 is one of 1e7. Of a scale (1e-6, 1e6), whose determinant is 1, only
# implied.
# Seen: isSingular of the scale (1e-6, 1e6) is false and its inverse the identity; (1e-5, 1e5) and the inverse of class Scale
# are right. isSingular of the scale (1e-3, 1e-3), and of (1e-7, 1e-7), is true, and their inverses are right.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
apt-get download -qq lib2geom-dev=1.2.2-3 lib2geom1.2.0=1.2.2-3 libgsl27=2.7.1+dfsg-5+deb12u1 \
    libgslcblas0=2.7.1+dfsg-5+deb12u1 2>/dev/null
for package in *.deb; do dpkg -x "$package" .; done
cat >inverse.cpp <<'CPP'
#include <2geom/affine.h>
#include <2geom/transforms.h>
#include <cstdio>

static void show(double x, double y) {
    const Geom::Affine affine(x, 0, 0, y, 0, 0), inverse = affine.inverse();
    std::printf("(%g, %g) singular %d inverse %g %g, of Scale %g\n", x, y, affine.isSingular(), inverse[0], inverse[3],
                Geom::Scale(x, y).inverse()[0]);
}

int main() {
    show(1e-5, 1e5);
    show(1e-6, 1e6);
    show(1e-2, 1e-2);
    show(1e-3, 1e-3);
    show(1e-7, 1e-7);
}
CPP
libraries=$work/usr/lib/x86_64-linux-gnu
g++ -std=c++17 -w -isystem usr/include/2geom-1.2.2 inverse.cpp -o inverse -L"$libraries" -l2geom -Wl,--allow-shlib-undefined
seen=$(LD_LIBRARY_PATH=$libraries ./inverse)
echo "$seen"
[[ $seen == "(1e-05, 100000) singular 0 inverse 100000 1e-05, of Scale 100000
(1e-06, 1e+06) singular 0 inverse 1 1, of Scale 1e+06
(0.01, 0.01) singular 0 inverse 100 100, of Scale 100
(0.001, 0.001) singular 1 inverse 1000 1000, of Scale 1000
(1e-07, 1e-07) singular 1 inverse 1e+07 1e+07, of Scale 1e+07" ]]
