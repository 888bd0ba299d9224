#!/usr/bin/env bash
# IT++ 4.3.1 (Debian 12, libitpp-dev and libitpp8v5 4.3.1-10 on liblapack3 and libblas3 3.11.0-2): inv(A) and backslash(A, b), the
# forms that return their result, answer for a singular matrix with what LAPACK has left, its LU factors and b, without a word.
# The forms with an argument for the result return false, and have the same numbers in it.
#
# Guess before the run: an exception or it_error from inv([1, 2; 2, 4]), for the answer has no room for a failure.
# Seen: inv is [2, 4; 0.5, 0], and backslash for (1, 1) is (1, 1); inv(A, result) and ls_solve(A, b, result) are false. det is 0.
# The regular [1, 2; 3, 4] is right.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
cd "$work"
apt-get download -qq libitpp-dev=4.3.1-10 libitpp8v5=4.3.1-10 libfftw3-double3=3.3.10-1 liblapack3=3.11.0-2 libblas3=3.11.0-2 \
    libgfortran5=12.2.0-14+deb12u1 libquadmath0=12.2.0-14+deb12u1 libgomp1=12.2.0-14+deb12u1 2>/dev/null
for package in *.deb; do dpkg -x "$package" .; done
cat >singular.cpp <<'CPP'
#include <cmath>
#include <iostream>
#include <itpp/base/algebra/det.h>
#include <itpp/base/algebra/inv.h>
#include <itpp/base/algebra/ls_solve.h>

static void show(const char *elements) {
    const itpp::mat a(elements);
    const itpp::vec b("1 1");
    const itpp::mat inverse = itpp::inv(a);
    itpp::mat inverse_result;
    itpp::vec solution_result;
    const bool inverted = itpp::inv(a, inverse_result);
    const bool solved = itpp::ls_solve(a, b, solution_result);
    std::cout << "det " << std::abs(itpp::det(a)) << " inv " << inverse.get_row(0) << inverse.get_row(1) << " backslash "
              << itpp::backslash(a, b) << ' ' << inverted << solved << '\n';
}

int main() {
    show("1 2; 3 4");
    show("1 2; 2 4");
}
CPP
libraries=$work/usr/lib/x86_64-linux-gnu
export LD_LIBRARY_PATH=$libraries:$libraries/lapack:$libraries/blas
g++ -w -isystem usr/include singular.cpp -o singular "$libraries/libitpp.so.8" -Wl,--allow-shlib-undefined
seen=$(./singular)
echo "$seen"
[[ $seen == "det 2 inv [-2 1][1.5 -0.5] backslash [-1 1] 11
det 0 inv [2 4][0.5 0] backslash [1 1] 00" ]]
