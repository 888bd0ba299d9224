#!/usr/bin/env bash
# Simbody 3.7 (Debian 12, libsimbody-dev and libsimbody3.7 3.7+dfsg-3 on liblapack3 and libblas3 3.11.0-2): getL and getU of
# FactorLU return matrices that are no factors, and getL throws for one of more columns than rows. solve and inverse are right.
# getRank of a FactorSVD is 0, for the identity, too.
#
# Guess (implied, not written down): L of a unit diagonal, and L U is the matrix with its rows exchanged; the rank 2 of
# the identity, as from FactorQTZ.
# Seen: of [1, 3; 2, 5] L is [2, 0.5; 5, 0.5] and U [2, 0.5; 0, 0.5], for [1, 0; 0.5, 1] and [2, 5; 0, 0.5], and their product
# [4, 1.25; 10, 2.75]. Of a 2 x 3 matrix getL throws "Index out of range". The rank is 0, before and after a right solution.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
cd "$work"
apt-get download -qq libsimbody-dev=3.7+dfsg-3 libsimbody3.7=3.7+dfsg-3 liblapack3=3.11.0-2 libblas3=3.11.0-2 \
    libgfortran5=12.2.0-14+deb12u1 libquadmath0=12.2.0-14+deb12u1 2>/dev/null
for package in *.deb; do dpkg -x "$package" .; done
cat >factors.cpp <<'CPP'
#include <SimTKmath.h>
#include <cstdio>

using namespace SimTK;

static void show(const char *name, const Matrix &a) {
    std::printf("%s %g %g %g %g; ", name, a(0, 0), a(0, 1), a(1, 0), a(1, 1));
}

int main() {
    Matrix a(2, 2), lower, upper, inverse;
    a(0, 0) = 1;
    a(0, 1) = 3;
    a(1, 0) = 2;
    a(1, 1) = 5;
    FactorLU lu(a);
    lu.getL(lower);
    lu.getU(upper);
    lu.inverse(inverse);
    show("L", lower);
    show("U", upper);
    show("L U", lower * upper);
    show("inverse", inverse);
    try {
        FactorLU(Matrix(2, 3, 1.0)).getL(lower);
    } catch (const std::exception &error) {
        std::printf("%s; ", std::strstr(error.what(), "Index out of range") ? "out of range" : error.what());
    }
    a = 1;
    Vector b(2, 7.0), x(2);
    FactorSVD svd(a);
    std::printf("rank %d, ", svd.getRank());
    svd.solve(b, x);
    std::printf("x %g %g rank %d, QTZ rank %d\n", x[0], x[1], svd.getRank(), FactorQTZ(a).getRank());
}
CPP
libraries=$work/usr/lib/x86_64-linux-gnu
export LD_LIBRARY_PATH=$libraries:$libraries/lapack:$libraries/blas
g++ -w -isystem usr/include/simbody factors.cpp -o factors "$libraries/libSimTKmath.so.3.7" "$libraries/libSimTKcommon.so.3.7" \
    "$libraries/lapack/liblapack.so.3" "$libraries/blas/libblas.so.3" -Wl,--allow-shlib-undefined
seen=$(./factors)
echo "$seen"
[[ $seen == "L 2 0.5 5 0.5; U 2 0.5 0 0.5; L U 4 1.25 10 2.75; inverse -5 3 2 -1; out of range; \
rank 0, x 7 7 rank 0, QTZ rank 2" ]]
