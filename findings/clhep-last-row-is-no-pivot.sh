#!/usr/bin/env bash
# CLHEP 2.1.4.1 (Debian 12, libclhep-dev and libclhep2.1v5 2.1.4.1+dfsg-1.1): the search for a pivot leaves the last row out. A
# regular matrix whose largest element of a column is there has the determinant 0, solve gives zeros without an error, and
# inverse calls it singular from order 7 on.
#
# Guess before the run: the determinant of the cyclic permutation of order 5, an even one, is 1.
# Seen: it is 0. Of [0, 1; 3, 4] the determinant is 0 instead of -3, solve gives (0, 0) for (1, 1), and inverse is right. With
# the rows exchanged all three are right. Of the cyclic permutation of order 7 inverse sets ierr to 1, of that of order 6 it is
# right.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
cd "$work"
apt-get download -qq libclhep-dev=2.1.4.1+dfsg-1.1 libclhep2.1v5=2.1.4.1+dfsg-1.1 2>/dev/null
for package in *.deb; do dpkg -x "$package" .; done
cat >rows.cpp <<'CPP'
#include <CLHEP/Matrix/Matrix.h>
#include <CLHEP/Matrix/Vector.h>
#include <iostream>

static void two(double a11, double a12, double a21, double a22) {
    CLHEP::HepMatrix a(2, 2, 0);
    a(1, 1) = a11;
    a(1, 2) = a12;
    a(2, 1) = a21;
    a(2, 2) = a22;
    const CLHEP::HepVector x = solve(a, CLHEP::HepVector(2, 1));
    int ierr = 0;
    const CLHEP::HepMatrix inverse = a.inverse(ierr);
    std::cout << "det " << a.determinant() << " solve " << x(1) << ' ' << x(2)
              << " inverse " << ierr << ' ' << 3 * inverse(1, 1) << "; ";
}

static void cyclic(int n) {
    CLHEP::HepMatrix a(n, n, 0);
    for (int i = 1; i <= n; i++) {
        a(i, i % n + 1) = 1;
    }
    int ierr = 0;
    const CLHEP::HepMatrix inverse = a.inverse(ierr);
    std::cout << n << " det " << a.determinant() << " inverse " << ierr << ' ' << inverse(2, 1) << "; ";
}

int main() {
    two(0, 1, 3, 4);
    two(3, 4, 0, 1);
    for (const int n : {5, 6, 7}) {
        cyclic(n);
    }
    std::cout << '\n';
}
CPP
libraries=$work/usr/lib/x86_64-linux-gnu
g++ -w -isystem usr/include rows.cpp -o rows "$libraries/libCLHEP.so"
seen=$(LD_LIBRARY_PATH=$libraries ./rows)
echo "$seen"
[[ $seen == "det 0 solve 0 0 inverse 0 -4; det 3 solve -1 1 inverse 0 1; \
5 det 0 inverse 0 1; 6 det 0 inverse 0 1; 7 det 0 inverse 1 0; " ]]
