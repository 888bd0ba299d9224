#!/usr/bin/env bash
# newmat 10 (Debian 12, libnewmat10-dev and libnewmat10ldbl 1.10.4-8): Determinant is the exponential of a sum of logarithms. It
# throws where the determinant overflows and returns 0 where it underflows, and determinants of small integers are not exact.
#
# Guess before the run: an infinity for 1e200 times the identity of order 2, and 35 for diag(5, 7).
# Seen: OverflowException for it, 0 for 1e-200 I, 34.999999999999993 for diag(5, 7). LogDeterminant has 921.034 and -921.034, and
# the inverses are right.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
cd "$work"
apt-get download -qq libnewmat10-dev=1.10.4-8 libnewmat10ldbl=1.10.4-8 2>/dev/null
for package in *.deb; do dpkg -x "$package" .; done
cat >determinant.cpp <<'CPP'
#include <cstdio>
#include <newmat/newmat.h>

static void show(double first, double second) {
    NEWMAT::Matrix a(2, 2);
    a = 0;
    a(1, 1) = first;
    a(2, 2) = second;
    try {
        std::printf("%.17g", a.Determinant());
    } catch (const NEWMAT::OverflowException &) {
        std::printf("overflow");
    }
    const NEWMAT::Matrix inverse = a.i();
    std::printf(" log %g inverse %g, ", a.LogDeterminant().LogValue(), inverse(1, 1));
}

int main() {
    show(5, 7);
    show(1e200, 1e200);
    show(1e-200, 1e-200);
    std::puts("");
}
CPP
libraries=$work/usr/lib/x86_64-linux-gnu
g++ -w -isystem usr/include determinant.cpp -o determinant "$libraries/libnewmat.so.10"
seen=$(LD_LIBRARY_PATH=$libraries ./determinant)
echo "$seen"
[[ $seen == "34.999999999999993 log 3.55535 inverse 0.2, overflow log 921.034 inverse 1e-200, 0 log -921.034 inverse 1e+200, " ]]
