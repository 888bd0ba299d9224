#!/usr/bin/env bash
# newmat 10 (Debian 12, libnewmat10-dev and libnewmat10ldbl 1.10.4-8): whether the inverse of a singular matrix throws depends on
# the class that stores it. Matrix and BandMatrix throw SingularException, DiagonalMatrix and the triangular ones of the same
# elements have infinities.
#
# Guess before the run (implied, not written down): SingularException from all of them.
# Seen: of diag(1, 0) Matrix, SymmetricMatrix and BandMatrix throw, DiagonalMatrix and UpperTriangularMatrix have (1, inf).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
cd "$work"
apt-get download -qq libnewmat10-dev=1.10.4-8 libnewmat10ldbl=1.10.4-8 2>/dev/null
for package in *.deb; do dpkg -x "$package" .; done
cat >singular.cpp <<'CPP'
#include <iostream>
#include <newmat/newmat.h>

template <class Stored> static void show(const char *name, Stored a) {
    a = 0;
    a(1, 1) = 1;
    try {
        const NEWMAT::Matrix inverse = a.i();
        std::cout << name << ' ' << inverse(1, 1) << ' ' << inverse(2, 2) << ", ";
    } catch (const NEWMAT::SingularException &) {
        std::cout << name << " throws, ";
    }
}

int main() {
    show("Matrix", NEWMAT::Matrix(2, 2));
    show("Symmetric", NEWMAT::SymmetricMatrix(2));
    show("Band", NEWMAT::BandMatrix(2, 1, 1));
    show("Diagonal", NEWMAT::DiagonalMatrix(2));
    show("Upper", NEWMAT::UpperTriangularMatrix(2));
    std::cout << '\n';
}
CPP
libraries=$work/usr/lib/x86_64-linux-gnu
g++ -w -isystem usr/include singular.cpp -o singular "$libraries/libnewmat.so.10"
seen=$(LD_LIBRARY_PATH=$libraries ./singular)
echo "$seen"
[[ $seen == "Matrix throws, Symmetric throws, Band throws, Diagonal 1 inf, Upper 1 inf, " ]]
