#!/usr/bin/env bash
# CLHEP 2.1.4.1 (Debian 12, libclhep-dev and libclhep2.1v5 2.1.4.1+dfsg-1.1): determinant of a matrix of doubles is 0 if it, or
# the product of the first pivots, is below 1e-19 or above 1e19 in magnitude, for general and symmetric matrices. inverse of the
# same matrices is right.
#
# Guess before the run: 1e20 for diag(1e20, 1, 1, 1), as far as doubles reach.
# Seen: 0 for it, 1e10 for diag(1e10, 1, 1, 1), 0 for 1e5 I of order 4, 1e15 for order 3, and 0 for diag(1e20, 1e-20), whose
# determinant is 1. inverse(1, 1) is 1e-20, 1e-10, 1e-5, 1e-5 and 1e-20, without an error.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
cd "$work"
apt-get download -qq libclhep-dev=2.1.4.1+dfsg-1.1 libclhep2.1v5=2.1.4.1+dfsg-1.1 2>/dev/null
for package in *.deb; do dpkg -x "$package" .; done
cat >range.cpp <<'CPP'
#include <CLHEP/Matrix/DiagMatrix.h>
#include <CLHEP/Matrix/Matrix.h>
#include <CLHEP/Matrix/SymMatrix.h>
#include <initializer_list>
#include <iostream>

static void diagonal(std::initializer_list<double> elements) {
    const int n = static_cast<int>(elements.size());
    CLHEP::HepMatrix general(n, n, 0);
    CLHEP::HepSymMatrix symmetric(n, 0);
    int i = 0;
    for (const double element : elements) {
        i++;
        general(i, i) = element;
        symmetric(i, i) = element;
    }
    int ierr = 0;
    const CLHEP::HepMatrix inverse = general.inverse(ierr);
    std::cout << general.determinant() << ' ' << symmetric.determinant() << " inverse " << ierr << ' ' << inverse(1, 1) << "; ";
}

int main() {
    diagonal({1e20, 1, 1, 1});
    diagonal({1e10, 1, 1, 1});
    diagonal({1e5, 1e5, 1e5, 1e5});
    diagonal({1e5, 1e5, 1e5});
    diagonal({1e20, 1e-20});
    std::cout << '\n';
}
CPP
libraries=$work/usr/lib/x86_64-linux-gnu
g++ -w -isystem usr/include range.cpp -o range "$libraries/libCLHEP.so"
seen=$(LD_LIBRARY_PATH=$libraries ./range)
echo "$seen"
[[ $seen == "0 0 inverse 0 1e-20; 1e+10 1e+10 inverse 0 1e-10; 0 0 inverse 0 1e-05; 1e+15 1e+15 inverse 0 1e-05; \
0 0 inverse 0 1e-20; " ]]
