#!/usr/bin/env bash
# vmmlib 1.0 (Debian 12, libvmmlib-dev 1.0-2.3): matrix::inverse calls a matrix singular by its determinant, whatever the scale,
# so that the same multiple of the identity has an inverse or none, depending on the order.
#
# Guess before the run (implied, not written down): small uniform scales have an inverse, or none, in all three orders that
# there are.
# Seen: 1e-4 I is inverted in the orders 2 and 3 and not in 4, 1e-6 I in the order 2 only, and 1e-8 I in none. All are as well
# conditioned as a matrix can be.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
apt-get download -qq libvmmlib-dev=1.0-2.3 2>/dev/null
dpkg -x libvmmlib-dev_*.deb .
cat >inverse.cpp <<'CPP'
#include <cstdio>
#include <vmmlib/matrix.hpp>

template <size_t n> static void show(double scale) {
    vmml::matrix<n, n, double> a, inverse;
    a = 0.0;
    for (size_t i = 0; i < n; i++) {
        a(i, i) = scale;
    }
    const bool done = a.inverse(inverse);
    std::printf(" %d %g", done, done ? inverse(0, 0) : 0.);
}

int main() {
    for (const double scale : {1e-3, 1e-4, 1e-6, 1e-8}) {
        std::printf("%g:", scale);
        show<2>(scale);
        show<3>(scale);
        show<4>(scale);
        std::puts("");
    }
}
CPP
g++ -w -fpermissive -isystem usr/include inverse.cpp -o inverse
seen=$(./inverse)
echo "$seen"
[[ $seen == "0.001: 1 1000 1 1000 1 1000
0.0001: 1 10000 1 10000 0 0
1e-06: 1 1e+06 0 0 0 0
1e-08: 0 0 0 0 0 0" ]]
