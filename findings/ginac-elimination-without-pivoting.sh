#!/usr/bin/env bash
# GiNaC 1.8.6 (Debian 12, libginac-dev and libginac11 1.8.6-1 on libcln6 1.3.6-4): matrices of floats are eliminated with the
# first pivot that is not zero, however small. inverse, solve and lsolve of a well-conditioned matrix are wrong without an
# exception; the determinant is right.
#
# Guess before the run: numbers are pivoted by their size, so that inverse and solve are right.
# Seen: of [1e-30, 1; 1, 1] inverse(0, 0) is 0 instead of -1, and for (1, 2) each algorithm of solve, and lsolve, gives (0, 1)
# instead of (1, 1). The determinant is -1.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
cd "$work"
apt-get download -qq libginac-dev=1.8.6-1 libginac11=1.8.6-1 libcln6=1.3.6-4 libcln-dev=1.3.6-4 2>/dev/null
for package in *.deb; do dpkg -x "$package" .; done
cat >solve.cpp <<'CPP'
#include <ginac/ginac.h>
#include <iostream>

using namespace GiNaC;

int main() {
    const numeric one(1.0), two(2.0), small(1e-30);
    const symbol x("x"), y("y");
    const matrix a = {{small, one}, {one, one}}, unknowns = {{x}, {y}}, b = {{one}, {two}};
    std::cout << GINACLIB_MAJOR_VERSION << '.' << GINACLIB_MINOR_VERSION << '.' << GINACLIB_MICRO_VERSION << " det "
              << a.determinant() << " inverse " << a.inverse()(0, 0);
    for (unsigned algorithm : {solve_algo::automatic, solve_algo::gauss, solve_algo::divfree, solve_algo::bareiss}) {
        const matrix solution = a.solve(unknowns, b, algorithm);
        std::cout << " solve " << solution(0, 0) << ' ' << solution(1, 0);
    }
    std::cout << ' ' << lsolve(lst{small * x + y == one, x + y == two}, lst{x, y}) << '\n';
}
CPP
libraries=usr/lib/x86_64-linux-gnu
g++ -w -Iusr/include solve.cpp -L$libraries -lginac -lcln -Wl,-rpath-link,$libraries -o solve
seen=$(LD_LIBRARY_PATH=$libraries ./solve)
echo "$seen"
[[ $seen == "1.8.6 det -1.0 inverse 0 solve 0 1.0 solve 0 1.0 solve 0 1.0 solve 0 1.0 {x==0,y==1.0}" ]]
