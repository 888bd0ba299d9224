#!/usr/bin/env bash
# Armadillo 11.4.2 (Debian 12, libarmadillo-dev 1:11.4.2+dfsg-1 on liblapack3 and libblas3 3.11.0-2): solve takes a diagonal or triangular
# system with a small reciprocal condition number for singular, says on the error stream that it attempts an approximate solution, and
# returns true. What it returns leaves the small element out; inv of the same matrix is right.
#
# Guess before the run: (1, 1e20) for diag(1, 1e-20) x = (1, 1), which is a matter of two divisions, the more so for diagmat(A).
# Seen: true and (1, 0), for diagmat(A) as well; [1, 1; 0, 1e-20] gives (0.5, 0.5), also as trimatu(A). inv(A) * b is (1, 1e20) and
# (-1e20, 1e20). With solve_opts::no_approx it returns false.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
apt-get download -q libarmadillo-dev=1:11.4.2+dfsg-1 liblapack3=3.11.0-2 libblas3=3.11.0-2 libgfortran5=12.2.0-14+deb12u1 \
    libquadmath0=12.2.0-14+deb12u1 >/dev/null
for package in *.deb; do dpkg -x "$package" .; done
cat >solve.cpp <<'CPP'
#define ARMA_DONT_USE_WRAPPER
#define ARMA_DONT_USE_ARPACK
#define ARMA_DONT_USE_SUPERLU
#include <armadillo>
#include <iostream>

template <typename A> static void show(const A &a, const arma::vec &b) {
    arma::vec x, none;
    const bool solved = arma::solve(x, a, b);
    const arma::vec by_inverse = arma::inv(a) * b;
    std::cout << solved << " (" << x[0] << ", " << x[1] << ") inv (" << by_inverse[0] << ", " << by_inverse[1] << ") no_approx "
              << arma::solve(none, a, b, arma::solve_opts::no_approx) << '\n';
}

int main() {
    const arma::mat diagonal = {{1, 0}, {0, 1e-20}}, triangle = {{1, 1}, {0, 1e-20}};
    const arma::vec b = {1, 1};
    show(diagonal, b);
    show(arma::diagmat(diagonal), b);
    show(triangle, b);
    show(arma::trimatu(triangle), b);
}
CPP
libraries=$work/usr/lib/x86_64-linux-gnu
export LD_LIBRARY_PATH=$libraries:$libraries/lapack:$libraries/blas
g++ -std=c++17 -w -isystem usr/include solve.cpp -o solve "$libraries/lapack/liblapack.so.3" "$libraries/blas/libblas.so.3"
seen=$(./solve)
echo "$seen"
[[ $seen == "1 (1, 0) inv (1, 1e+20) no_approx 0
1 (1, 0) inv (1, 1e+20) no_approx 0
1 (0.5, 0.5) inv (-1e+20, 1e+20) no_approx 0
1 (0.5, 0.5) inv (-1e+20, 1e+20) no_approx 0" ]]
