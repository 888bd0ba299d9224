#!/usr/bin/env bash
# VNL of ITK 5.2.1 (Debian 12, libinsighttoolkit5-dev and libinsighttoolkit5.2 5.2.1-5+deb12u1): with NDEBUG vnl_inverse of a
# fixed-size matrix whose determinant is 0, or underflows, is a matrix of zeros, without an error. vnl_matrix_inverse, by SVD, has
# the generalized inverse or the right one.
#
# Guess (implied, not written down): infinities for [1, 2; 2, 4], and for 1e-110 times the identity of order 4.
# Seen: zeros for both; 1e-110 I is right in order 2, and 0 in order 3. vnl_matrix_inverse has 0.04 and 1e110.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
cd "$work"
apt-get download -qq libinsighttoolkit5-dev=5.2.1-5+deb12u1 libinsighttoolkit5.2=5.2.1-5+deb12u1 2>/dev/null
for package in *.deb; do dpkg -x "$package" .; done
cat >inverse.cpp <<'CPP'
#include <iostream>
#include <vnl/algo/vnl_matrix_inverse.h>
#include <vnl/vnl_inverse.h>

template <unsigned n> static void show(const vnl_matrix_fixed<double, n, n> &a) {
    const vnl_matrix_fixed<double, n, n> inverse = vnl_inverse(a);
    std::cout << n << ": " << inverse(0, 0) << ' ' << inverse(n - 1, n - 1) << " SVD "
              << vnl_matrix_inverse<double>(a.as_matrix()).as_matrix()(0, 0) << ", ";
}

template <unsigned n> static vnl_matrix_fixed<double, n, n> scaled(double scale) {
    vnl_matrix_fixed<double, n, n> a;
    a.set_identity();
    a *= scale;
    return a;
}

int main() {
    const double elements[] = {1, 2, 2, 4};
    show(vnl_matrix_fixed<double, 2, 2>(elements));
    show(scaled<2>(1e-110));
    show(scaled<3>(1e-110));
    show(scaled<4>(1e-110));
    show(scaled<4>(1e-20));
    std::cout << '\n';
}
CPP
libraries=$work/usr/lib
export LD_LIBRARY_PATH=$libraries
g++ -std=c++17 -w -DNDEBUG -isystem usr/include/ITK-5.2 inverse.cpp -o inverse "$libraries/libitkvnl_algo-5.2.so.1" \
    "$libraries/libitkvnl-5.2.so.1" "$libraries/libitkv3p_netlib-5.2.so.1" -Wl,--allow-shlib-undefined
seen=$(./inverse)
echo "$seen"
[[ $seen == "2: 0 0 SVD 0.04, 2: 1e+110 1e+110 SVD 1e+110, 3: 0 0 SVD 1e+110, 4: 0 0 SVD 1e+110, 4: 1e+20 1e+20 SVD 1e+20, " ]]
