#!/usr/bin/env bash
# CGAL 5.5.1 (Debian 12, libcgal-dev 5.5.1-2 with libboost1.74-dev 1.74.0+ds1-21): Linear_algebraCd, with which
# Cartesian_d<double> calculates, eliminates with the first pivot that is not zero, so that inverses and solutions of
# well-conditioned matrices of doubles are wrong. determinant and rank are right.
#
# Guess before the run: the inverse of [1e-20, 1; 1, 1] is [-1, 1; 1, -1e-20], to a rounding error.
# Seen: [0, 1; 1, -1e-20], and (0, 1) for the right-hand side (1, 2), whose solution is (1, 1). With the two rows exchanged both
# are right.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
apt-get download -qq libcgal-dev=5.5.1-2 libboost1.74-dev=1.74.0+ds1-21 2>/dev/null
for package in *.deb; do dpkg -x "$package" .; done
cat >inverse.cpp <<'CPP'
#include <CGAL/Linear_algebraCd.h>
#include <cstdio>

using Algebra = CGAL::Linear_algebraCd<double>;

static void show(double a11, double a12, double a21, double a22, double b1, double b2) {
    Algebra::Matrix a(2, 2), inverse(2, 2);
    Algebra::Vector b(2), x(2), none;
    a(0, 0) = a11;
    a(0, 1) = a12;
    a(1, 0) = a21;
    a(1, 1) = a22;
    b[0] = b1;
    b[1] = b2;
    double divisor;
    const bool inverted = Algebra::inverse(a, inverse, divisor, none);
    const double scale = divisor;
    const bool solved = Algebra::linear_solver(a, b, x, divisor);
    std::printf("%d %g %g %g %g, %d (%g, %g), det %g rank %d\n", inverted, inverse(0, 0) / scale, inverse(0, 1) / scale,
                inverse(1, 0) / scale, inverse(1, 1) / scale, solved, x[0] / divisor, x[1] / divisor, Algebra::determinant(a),
                Algebra::rank(a));
}

int main() {
    show(1e-20, 1, 1, 1, 1, 2);
    show(1, 1, 1e-20, 1, 2, 1);
}
CPP
g++ -w -DCGAL_DISABLE_GMP -isystem usr/include inverse.cpp -o inverse
seen=$(./inverse)
echo "$seen"
[[ $seen == "1 0 1 1 -1e-20, 1 (0, 1), det -1 rank 2
1 1 -1 -1e-20 1, 1 (1, 1), det 1 rank 2" ]]
