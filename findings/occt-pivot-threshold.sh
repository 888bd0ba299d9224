#!/usr/bin/env bash
# Open CASCADE 7.6.3 (Debian 12, libocct-foundation-dev and libocct-foundation-7.6 7.6.3+dfsg1-7): math_Gauss and
# math_Matrix::Inverse call a matrix with a pivot below 1e-20 singular, whatever its scale, gp_Mat inverts the same numbers, and
# math_Crout, for symmetric matrices, has no solution of a permutation.
#
# Guess before the run: 1e-21 I is solved with and inverted by all; a suspicion of math_Gauss's default threshold.
# Seen: math_Gauss of it is not done, and Inverse throws math_SingularMatrix; with 1e-19 both are right. gp_Mat inverts 1e-40 I.
# math_Crout of [0, 1; 1, 0] and of [1e-20, 1; 1, 1] is not done, and math_Gauss right. math_GaussLeastSquare squares the matrix
# before that threshold: [1, 0; 0, 1e-11; 0, 0] is not done.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
cd "$work"
apt-get download -qq libocct-foundation-dev=7.6.3+dfsg1-7 libocct-foundation-7.6=7.6.3+dfsg1-7 libtbb12=2021.8.0-2+deb12u1 \
    libtbbmalloc2=2021.8.0-2+deb12u1 2>/dev/null
for package in *.deb; do dpkg -x "$package" .; done
cat >pivots.cpp <<'CPP'
#include <gp_Mat.hxx>
#include <iostream>
#include <math_Crout.hxx>
#include <math_Gauss.hxx>
#include <math_GaussLeastSquare.hxx>
#include <math_Matrix.hxx>
#include <math_SingularMatrix.hxx>

static math_Matrix matrix(double a11, double a12, double a21, double a22) {
    math_Matrix a(1, 2, 1, 2);
    a(1, 1) = a11;
    a(1, 2) = a12;
    a(2, 1) = a21;
    a(2, 2) = a22;
    return a;
}

static void show(const math_Matrix &a) {
    std::cout << "Gauss " << math_Gauss(a).IsDone() << " Crout " << math_Crout(a).IsDone() << " Inverse ";
    try {
        std::cout << a.Inverse()(1, 2) << ' ' << a.Inverse()(2, 2) << "; ";
    } catch (const math_SingularMatrix &) {
        std::cout << "throws; ";
    }
}

int main() {
    show(matrix(1e-19, 0, 0, 1e-19));
    show(matrix(1e-21, 0, 0, 1e-21));
    show(matrix(0, 1, 1, 0));
    show(matrix(1e-20, 1, 1, 1));
    std::cout << "gp_Mat " << gp_Mat(1e-40, 0, 0, 0, 1e-40, 0, 0, 0, 1e-40).Inverted()(1, 1) << " least squares";
    for (const double small : {1e-9, 1e-11}) {
        math_Matrix tall(1, 3, 1, 2, 0);
        tall(1, 1) = 1;
        tall(2, 2) = small;
        std::cout << ' ' << math_GaussLeastSquare(tall).IsDone();
    }
    std::cout << '\n';
}
CPP
libraries=$work/usr/lib/x86_64-linux-gnu
export LD_LIBRARY_PATH=$libraries
g++ -std=c++17 -w -isystem usr/include/opencascade pivots.cpp -o pivots "$libraries/libTKMath.so" "$libraries/libTKernel.so" \
    -Wl,--allow-shlib-undefined
seen=$(./pivots)
echo "$seen"
[[ $seen == "Gauss 1 Crout 1 Inverse 0 1e+19; Gauss 0 Crout 0 Inverse throws; Gauss 1 Crout 0 Inverse 1 0; \
Gauss 1 Crout 0 Inverse 1 -1e-20; gp_Mat 1e+40 least squares 1 0" ]]
