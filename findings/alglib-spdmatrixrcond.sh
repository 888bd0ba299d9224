#!/usr/bin/env bash
# ALGLIB 3.19.0 (Debian 12, libalglib-dev and libalglib3.19 3.19.0-1): spdmatrixrcond and hpdmatrixrcond, which estimate the
# reciprocal condition number of a definite matrix, answer in inverse proportion to the matrix's scale, of which that number is
# independent, and even above 1.
#
# Guess (implied, not written down): 1 for every multiple of the identity, as rmatrixrcond1 has it, and 1/3 for multiples of [2,
# 1; 1, 2].
# Seen: 0.25 for 4 I, 1e20 for 1e-20 I, 1e-20 for 1e20 I, which seems singular, and 0 for 1e200 I; [2, 1; 1, 2] has 1/6, and 1e8
# times as much has 1/6e8. rmatrixrcond1 and spdmatrixcholeskyrcond, from the factor of the same matrix, are right.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
apt-get download -qq libalglib-dev=3.19.0-1 libalglib3.19=3.19.0-1 2>/dev/null
for package in *.deb; do dpkg -x "$package" .; done
cat >rcond.cpp <<'CPP'
#include <cstdio>
#include <libalglib/linalg.h>

static void show(double scale, double off) {
    alglib::real_2d_array a, factor;
    alglib::complex_2d_array h;
    a.setlength(2, 2);
    h.setlength(2, 2);
    for (int i = 0; i < 2; i++) {
        for (int j = 0; j < 2; j++) {
            a[i][j] = scale * (i == j ? 1 : off);
            h[i][j] = a[i][j];
        }
    }
    factor = a;
    alglib::spdmatrixcholesky(factor, 2, true);
    std::printf("%g: spd %.3g hpd %.3g, general %.3g, from the factor %.3g\n", scale, alglib::spdmatrixrcond(a, 2, true),
                alglib::hpdmatrixrcond(h, 2, true), alglib::rmatrixrcond1(a, 2), alglib::spdmatrixcholeskyrcond(factor, 2, true));
}

int main() {
    for (const double scale : {1., 4., 1e-20, 1e20, 1e200}) {
        show(scale, 0);
    }
    show(2, 0.5);
    show(2e8, 0.5);
}
CPP
libraries=$work/usr/lib/x86_64-linux-gnu
g++ -w -isystem usr/include rcond.cpp -o rcond -L"$libraries" -lalglib
seen=$(LD_LIBRARY_PATH=$libraries ./rcond)
echo "$seen"
[[ $seen == "1: spd 1 hpd 1, general 1, from the factor 1
4: spd 0.25 hpd 0.25, general 1, from the factor 1
1e-20: spd 1e+20 hpd 1e+20, general 1, from the factor 1
1e+20: spd 1e-20 hpd 1e-20, general 1, from the factor 1
1e+200: spd 0 hpd 0, general 1, from the factor 1
2: spd 0.167 hpd 0.167, general 0.333, from the factor 0.333
2e+08: spd 1.67e-09 hpd 1.67e-09, general 0.333, from the factor 0.333" ]]
