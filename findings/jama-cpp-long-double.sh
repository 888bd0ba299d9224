#!/usr/bin/env bash
# JAMA 1.2.4 for C++ (Debian 12, libjama-dev 1.2.4-2.3 with libtnt-dev 1.2.6-1.1): LU<long double> exchanges rows by way of a
# double. Two rows that change places lose all digits but a double's, and so do the determinant and the solution; a matrix that
# needs no exchange keeps them.
#
# Guess before the run: 19 digits throughout, for the element type is a parameter of the template; a suspicion, from the header,
# of the exchange.
# Seen: of diag(t, 1) with t = 1/3 the determinant is 0.33333333333333333334; of [0, 1; t, 0] it is -0.33333333333333331483, and
# the first unknown for (1, t) is 1.0000000000000000555 instead of 1.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
cd "$work"
apt-get download -qq libjama-dev=1.2.4-2.3 libtnt-dev=1.2.6-1.1 2>/dev/null
for package in *.deb; do dpkg -x "$package" .; done
cat >digits.cpp <<'CPP'
#include <cmath>
#include <cstdlib>
#include <iomanip>
#include <iostream>
#include <jama/jama_lu.h>

static void show(long double a11, long double a12, long double a21, long double a22, long double b1, long double b2) {
    TNT::Array2D<long double> a(2, 2);
    a[0][0] = a11;
    a[0][1] = a12;
    a[1][0] = a21;
    a[1][1] = a22;
    TNT::Array1D<long double> b(2);
    b[0] = b1;
    b[1] = b2;
    JAMA::LU<long double> lu(a);
    const TNT::Array1D<long double> x = lu.solve(b);
    std::cout << std::setprecision(20) << "det " << lu.det() << " x " << x[0] << ' ' << x[1] << "; ";
}

int main() {
    const long double third = 1.0L / 3;
    show(third, 0, 0, 1, third, 1);
    show(0, 1, third, 0, 1, third);
    std::cout << '\n';
}
CPP
g++ -std=c++17 -w -isystem usr/include digits.cpp -o digits
seen=$(./digits)
echo "$seen"
[[ $seen == "det 0.33333333333333333334 x 1 1; det -0.33333333333333331483 x 1.0000000000000000555 1; " ]]
