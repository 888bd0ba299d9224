#!/usr/bin/env bash
# Teuchos of Trilinos 13.2.0 (Debian 12, libtrilinos-teuchos-dev and libtrilinos-teuchos-13.2 13.2.0-4 with
# libtrilinos-kokkos-dev and libtrilinos-kokkos-13.2 13.2.0-4, on liblapack3 and libblas3 3.11.0-2): once SerialDenseSolver
# equilibrates, invert puts the inverse of the scaled matrix in the place of the matrix, and returns 0;
# reciprocalConditionEstimate divides by the norm of the matrix as it was. solve is right, and changes its right-hand side.
#
# Guess before the run: with factorWithEquilibration the solutions, also the transposed ones, and the condition numbers are
# right. That the inverse is right too was implied, not written down.
# Seen: for [2, 1; 1, 3] the inverse is [1.2, -0.6; -0.4, 1.2], without equilibration [0.6, -0.2; -0.2, 0.4]; the condition
# number is 0.139 and 0.3125. 1e-200 I has 1e200 for a reciprocal condition number, and I for its inverse.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
apt-get download -qq libtrilinos-teuchos-dev=13.2.0-4 libtrilinos-teuchos-13.2=13.2.0-4 libtrilinos-kokkos-dev=13.2.0-4 \
    libtrilinos-kokkos-13.2=13.2.0-4 liblapack3=3.11.0-2 libblas3=3.11.0-2 libgfortran5=12.2.0-14+deb12u1 \
    libquadmath0=12.2.0-14+deb12u1 libopenmpi3=4.1.4-3+b1 libhwloc15=2.9.0-1 libevent-core-2.1-7=2.1.12-stable-8+deb12u1 \
    libevent-pthreads-2.1-7=2.1.12-stable-8+deb12u1 2>/dev/null
for package in *.deb; do dpkg -x "$package" .; done
cat >inverse.cpp <<'CPP'
#include <Teuchos_SerialDenseSolver.hpp>
#include <cstdio>

using Matrix = Teuchos::SerialDenseMatrix<int, double>;

static void show(bool equilibrate, double a11, double a12, double a21, double a22) {
    Matrix a(2, 2), b(2, 1), x(2, 1);
    a(0, 0) = a11;
    a(0, 1) = a12;
    a(1, 0) = a21;
    a(1, 1) = a22;
    b(0, 0) = a11 + a12;
    b(1, 0) = a21 + a22;
    Teuchos::SerialDenseSolver<int, double> solver;
    solver.setMatrix(Teuchos::rcpFromRef(a));
    solver.setVectors(Teuchos::rcpFromRef(x), Teuchos::rcpFromRef(b));
    solver.factorWithEquilibration(equilibrate);
    double rcond;
    const int factored = solver.factor(), solved = solver.solve(), estimated = solver.reciprocalConditionEstimate(rcond);
    const int inverted = solver.invert();
    std::printf("%d: %d %d %d %d, x %.3g %.3g, rcond %.4g, inverse %.3g %.3g %.3g %.3g\n", equilibrate, factored, solved,
                estimated, inverted, x(0, 0), x(1, 0), rcond, a(0, 0), a(0, 1), a(1, 0), a(1, 1));
}

int main() {
    for (const bool equilibrate : {false, true}) {
        show(equilibrate, 2, 1, 1, 3);
        show(equilibrate, 1e-200, 0, 0, 1e-200);
    }
}
CPP
libraries=$work/usr/lib/x86_64-linux-gnu
export LD_LIBRARY_PATH=$libraries/lapack:$libraries/blas:$libraries
g++ -w -isystem usr/include/trilinos inverse.cpp -o inverse "$libraries/libtrilinos_teuchosnumerics.so.13.2" \
    "$libraries/libtrilinos_teuchoscore.so.13.2" "$libraries/lapack/liblapack.so.3" "$libraries/blas/libblas.so.3" \
    -Wl,--allow-shlib-undefined
seen=$(./inverse)
echo "$seen"
[[ $seen == "0: 0 0 0 0, x 1 1, rcond 0.3125, inverse 0.6 -0.2 -0.2 0.4
0: 0 0 0 0, x 1 1, rcond 1, inverse 1e+200 -0 0 1e+200
1: 0 0 0 0, x 1 1, rcond 0.1389, inverse 1.2 -0.6 -0.4 1.2
1: 0 0 0 0, x 1 1, rcond 1e+200, inverse 1 -0 0 1" ]]
