#!/usr/bin/env bash
# dlib 19.24 (Debian 12, libdlib-dev 19.24+dfsg-1): inv of a matrix whose dimensions, up to 4, are template parameters is
# computed by cofactors, and is the identity, without an error, if the determinant underflows. The same matrix with run-time
# dimensions is inverted right.
#
# Guess before the run: inv is the same for both kinds of dimensions.
# Seen: of 1e-110 times the identity of order 3 and of order 4 inv(0, 0) is 1 with fixed dimensions and 1e110 otherwise; of
# 1e-200 times that of order 2 it is 1 and 1e200, and of the fixed singular matrix [1, 2; 2, 4] the identity as well. With 1e-20
# both are right.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
cd "$work"
apt-get download -qq libdlib-dev=19.24+dfsg-1 liblapack3=3.11.0-2 libblas3=3.11.0-2 \
    libgfortran5=12.2.0-14+deb12u1 libquadmath0=12.2.0-14+deb12u1 2>/dev/null
for package in *.deb; do dpkg -x "$package" .; done
cat >inverse.cpp <<'CPP'
#include <dlib/matrix.h>
#include <iostream>

template <long n>
static void scaled(double scale) {
    const dlib::matrix<double, n, n> fixed = scale * dlib::identity_matrix<double>(n);
    const dlib::matrix<double> dynamic = fixed;
    std::cout << n << ' ' << scale << ": " << dlib::inv(fixed)(0, 0) << ' ' << dlib::inv(dynamic)(0, 0) << "; ";
}

int main() {
    scaled<2>(1e-20);
    scaled<2>(1e-200);
    scaled<3>(1e-20);
    scaled<3>(1e-110);
    scaled<4>(1e-20);
    scaled<4>(1e-110);
    dlib::matrix<double, 2, 2> singular;
    singular = 1, 2, 2, 4;
    const dlib::matrix<double, 2, 2> inverse = dlib::inv(singular);
    std::cout << "singular " << inverse(0, 0) << ' ' << inverse(0, 1) << ' ' << inverse(1, 0) << ' ' << inverse(1, 1) << '\n';
}
CPP
libraries=$work/usr/lib/x86_64-linux-gnu
export LD_LIBRARY_PATH=$libraries:$libraries/lapack:$libraries/blas
g++ -std=c++14 -w -isystem usr/include inverse.cpp -o inverse "$libraries/libdlib.a" "$libraries/lapack/liblapack.so.3" \
    "$libraries/blas/libblas.so.3" -Wl,--allow-shlib-undefined
seen=$(./inverse)
echo "$seen"
[[ $seen == "2 1e-20: 1e+20 1e+20; 2 1e-200: 1 1e+200; 3 1e-20: 1e+20 1e+20; 3 1e-110: 1 1e+110; 4 1e-20: 1e+20 1e+20; \
4 1e-110: 1 1e+110; singular 1 0 0 1" ]]
