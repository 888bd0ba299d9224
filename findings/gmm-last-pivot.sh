#!/usr/bin/env bash
# Gmm++ 5.4.2 (Debian 12, libgmm-dev 5.4.2+dfsg1-3+b1): lu_solve refuses a singular matrix, unless the zero is the last pivot. That one is
# not looked at, so that the usual case of a singular matrix gives an infinite solution.
#
# Guess before the run: the error "Singular system" for [1, 2; 2, 4].
# Seen: x = (-inf, inf) without an error; diag(0, 1), whose first pivot is zero, throws "Singular system, pivot = 1".
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
cd "$work"
apt-get download -qq libgmm-dev=5.4.2+dfsg1-3+b1 2>/dev/null
dpkg -x ./*.deb .
cat >solve.cpp <<'CPP'
#include <exception>
#include <gmm/gmm.h>
#include <iostream>
#include <string>
#include <vector>

static void solve(double a11, double a12, double a21, double a22) {
    gmm::dense_matrix<double> a(2, 2);
    a(0, 0) = a11;
    a(0, 1) = a12;
    a(1, 0) = a21;
    a(1, 1) = a22;
    std::vector<double> x(2), b(2, 1.0);
    try {
        gmm::lu_solve(a, x, b);
        std::cout << x[0] << ' ' << x[1] << '\n';
    } catch (const std::exception &exception) {
        const std::string told = exception.what();
        std::cout << told.substr(told.rfind("Singular")) << '\n';
    }
}

int main() {
    solve(1, 2, 2, 4);
    solve(0, 0, 0, 1);
}
CPP
g++ -std=c++17 -w -isystem usr/include solve.cpp -o solve
seen=$(./solve)
echo "$seen"
[[ $seen == "-inf inf
Singular system, pivot = 1" ]]
