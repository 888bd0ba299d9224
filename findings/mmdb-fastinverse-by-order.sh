#!/usr/bin/env bash
# MMDB 2.0.22 (Debian 12, libmmdb2-dev and libmmdb2-0 2.0.22-1): whether FastInverse calls a multiple of the identity degenerate
# depends on its order. Mat3Inverse inverts them all.
#
# Guess (implied, not written down): of 1e-20 times the identity, and of less small ones, it has the inverse.
# Seen: 1e-9 I of order 2 is degenerate (signal 1) and left as it was; of orders 1 and 3 it is inverted, and so is 1e-16 I.
# 1e-17 I is degenerate in all three orders; Mat3Inverse of 1e-20 I is right.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
apt-get download -qq libmmdb2-dev=2.0.22-1 libmmdb2-0=2.0.22-1 2>/dev/null
for package in *.deb; do dpkg -x "$package" .; done
cat >inverse.cpp <<'CPP'
#include <cstdio>
#include <initializer_list>
#include <mmdb2/mmdb_manager.h>
#include <mmdb2/mmdb_math_linalg.h>

static void show(double scale) {
    std::printf("%g:", scale);
    for (int n = 1; n <= 3; n++) {
        mmdb::rmatrix a = nullptr;
        mmdb::ivector rows = nullptr;
        mmdb::GetMatrixMemory(a, n, n, 1, 1);
        mmdb::GetVectorMemory(rows, n, 1);
        for (int i = 1; i <= n; i++) {
            for (int j = 1; j <= n; j++) {
                a[i][j] = i == j ? scale : 0;
            }
        }
        int signal;
        mmdb::math::FastInverse(n, a, rows, signal);
        std::printf(" %d %g", signal, a[1][1]);
        mmdb::FreeVectorMemory(rows, 1);
        mmdb::FreeMatrixMemory(a, n, 1, 1);
    }
    mmdb::mat33 a = {{scale, 0, 0}, {0, scale, 0}, {0, 0, scale}}, inverse;
    mmdb::Mat3Inverse(a, inverse);
    std::printf("; Mat3Inverse %g\n", inverse[0][0]);
}

int main() {
    for (const double scale : {1e-8, 1e-9, 1e-16, 1e-17, 1e-20}) {
        show(scale);
    }
}
CPP
libraries=$work/usr/lib/x86_64-linux-gnu
g++ -w -isystem usr/include inverse.cpp -o inverse -L"$libraries" -lmmdb2
seen=$(LD_LIBRARY_PATH=$libraries ./inverse)
echo "$seen"
[[ $seen == "1e-08: 0 1e+08 0 1e+08 0 1e+08; Mat3Inverse 1e+08
1e-09: 0 1e+09 1 1e-09 0 1e+09; Mat3Inverse 1e+09
1e-16: 0 1e+16 1 1e-16 0 1e+16; Mat3Inverse 1e+16
1e-17: 1 1e-17 1 1e-17 1 1e-17; Mat3Inverse 1e+17
1e-20: 1 1e-20 1 1e-20 1 1e-20; Mat3Inverse 1e+20" ]]
