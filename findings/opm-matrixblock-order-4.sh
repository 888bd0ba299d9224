#!/usr/bin/env bash
# OPM 2022.10 (Debian 12, libopm-models-dev 2022.10+ds-4, on libdune-common-dev 2.9.0-2 with libdune-istl-dev 2.9.0-2): invert
# of a MatrixBlock, of which its simulators' matrices are made, takes matrices of order 4 whose determinant is below 1e-40 for
# singular. In other orders it is dune-common's, so that singular ones of order 2 and 3 have infinities and NaN.
#
# Guess before the run: the inverse of 1e-12 times the identity, by a suspicion that there is a threshold of 1e-40. That
# singular matrices of every order throw was implied, not written down.
# Seen: 1e-11 I has "Singular matrix" in order 4, and the inverse in the orders 1, 2, 3 and 5. The matrix of ones has infinities
# in order 2, NaN in order 3, "Singular matrix" in order 4 and an FMatrixError in order 5.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
cd "$work"
apt-get download -qq libopm-models-dev=2022.10+ds-4 libopm-common-dev=2022.10+ds-7 libdune-common-dev=2.9.0-2 \
    libdune-istl-dev=2.9.0-2 libatlas3-base=3.10.3-13 libgfortran5=12.2.0-14+deb12u1 libquadmath0=12.2.0-14+deb12u1 2>/dev/null
for package in *.deb; do dpkg -x "$package" .; done
cat >invert.cpp <<'CPP'
#include <opm/simulators/linalg/matrixblock.hh>

#include <iostream>

template <int n> static void show(double diagonal, double other) {
    Opm::MatrixBlock<double, n, n> a(other);
    for (int i = 0; i < n; i++) {
        a[i][i] = diagonal;
    }
    try {
        a.invert();
        std::cout << (std::isnan(a[0][0]) ? std::abs(a[0][0]) : a[0][0]) << "; ";
    } catch (const Dune::FMatrixError &) {
        std::cout << "FMatrixError; ";
    } catch (const std::exception &error) {
        std::cout << error.what() << "; ";
    }
}

static void show_orders(double diagonal, double other) {
    show<1>(diagonal, other);
    show<2>(diagonal, other);
    show<3>(diagonal, other);
    show<4>(diagonal, other);
    show<5>(diagonal, other);
    std::cout << '\n';
}

int main() {
    show_orders(1e-9, 0);
    show_orders(1e-11, 0);
    show_orders(1, 1);
}
CPP
libraries=$work/usr/lib/x86_64-linux-gnu
export LD_LIBRARY_PATH=$libraries:$libraries/atlas
g++ -std=c++17 -w -isystem usr/include invert.cpp -o invert "$libraries/libdunecommon.so" -Wl,--allow-shlib-undefined
seen=$(./invert)
echo "$seen"
[[ $seen == "1e+09; 1e+09; 1e+09; 1e+09; 1e+09; 
1e+11; 1e+11; 1e+11; Singular matrix; 1e+11; 
1; inf; nan; Singular matrix; FMatrixError; " ]]
