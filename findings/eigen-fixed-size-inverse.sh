#!/usr/bin/env bash
# Eigen 3.4.0 (Debian 12, libeigen3-dev 3.4.0-4): inverse of a matrix of fixed size up to 4 divides cofactors by the
# determinant, and is infinite, zero or NaN where that leaves the range; the same matrix of dynamic size is inverted right.
# computeInverseWithCheck compares the determinant with an absolute 1e-12.
#
# Guess before the run: inverse is the same for both kinds of size, and 1e-5 times the identity of order 3 passes for
# invertible.
# Seen: with 1e-110 I the fixed sizes 3 and 4 give inf and NaN, with 1e110 I 0 and NaN; the dynamic ones 1e110 and 1e-110. Size
# 4 is infinite from 1e-80 on, whose determinant is subnormal. computeInverseWithCheck calls 1e-4 I of order 3 not invertible
# and 1e-3 I so.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
cd "$work"
apt-get download -qq libeigen3-dev=3.4.0-4 2>/dev/null
dpkg -x ./*.deb .
cat >inverse.cpp <<'CPP'
#include <Eigen/LU>
#include <cmath>
#include <iostream>

template <int N>
static void scaled(double scale) {
    const Eigen::Matrix<double, N, N> fixed = scale * Eigen::Matrix<double, N, N>::Identity();
    const Eigen::MatrixXd dynamic = fixed;
    const double element = fixed.inverse().eval()(0, 0);
    std::cout << N << ' ' << scale << ": ";
    std::isnan(element) ? std::cout << "nan" : std::cout << element;
    std::cout << ' ' << dynamic.inverse().eval()(0, 0) << "; ";
}

int main() {
    std::cout << EIGEN_WORLD_VERSION << '.' << EIGEN_MAJOR_VERSION << '.' << EIGEN_MINOR_VERSION << "; ";
    scaled<3>(1e-80);
    scaled<4>(1e-80);
    for (const double scale : {1e-110, 1e110}) {
        scaled<3>(scale);
        scaled<4>(scale);
    }
    for (const double scale : {1e-3, 1e-4}) {
        const Eigen::Matrix3d a = scale * Eigen::Matrix3d::Identity();
        Eigen::Matrix3d inverse;
        bool invertible;
        a.computeInverseWithCheck(inverse, invertible);
        std::cout << "check " << invertible << ' ' << Eigen::FullPivLU<Eigen::Matrix3d>(a).isInvertible() << "; ";
    }
    std::cout << '\n';
}
CPP
g++ -isystem usr/include/eigen3 inverse.cpp -o inverse
seen=$(./inverse)
echo "$seen"
[[ $seen == "3.4.0; 3 1e-80: 1e+80 1e+80; 4 1e-80: inf 1e+80; 3 1e-110: inf 1e+110; 4 1e-110: nan 1e+110; \
3 1e+110: 0 1e-110; 4 1e+110: nan 1e-110; check 1 1; check 0 1; " ]]
