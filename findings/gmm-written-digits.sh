#!/usr/bin/env bash
# Gmm++ 5.4.2 (Debian 12, libgmm-dev 5.4.2+dfsg1-3+b1): MatrixMarket_save writes numbers with 16 significant digits and
# Harwell_Boeing_save with 14, where a double has 17, so that loading gives another matrix.
#
# Guess before the run: both files give the elements back as they were.
# Seen: 0.1 + 0.2 is read as 0.3 from either; 1/3 comes back from Matrix Market, and as 0.3333333333333 from Harwell-Boeing,
# which has it as 3.3333333333333E-01.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
cd "$work"
apt-get download -qq libgmm-dev=5.4.2+dfsg1-3+b1 2>/dev/null
dpkg -x libgmm-dev_*.deb .
cat >digits.cpp <<'CPP'
#include <cstdio>
#include <gmm/gmm.h>

int main() {
    gmm::csc_matrix<double> sparse(2, 2);
    gmm::dense_matrix<double> matrix(2, 2), market, boeing;
    matrix(0, 0) = 0.1 + 0.2;
    matrix(1, 1) = 1 / 3.0;
    gmm::copy(matrix, sparse);
    gmm::MatrixMarket_save("matrix.mtx", sparse);
    gmm::Harwell_Boeing_save("matrix.hb", sparse);
    gmm::MatrixMarket_load("matrix.mtx", market);
    gmm::Harwell_Boeing_load("matrix.hb", boeing);
    for (int i = 0; i < 2; i++)
        std::printf("%.17g %.17g %.17g; ", matrix(i, i), market(i, i), boeing(i, i));
}
CPP
g++ -w -Iusr/include digits.cpp -o digits
seen="$(./digits)$(grep -ci '3\.3333333333333E-01' matrix.hb)"
echo "$seen"
[[ $seen == "0.30000000000000004 0.29999999999999999 0.29999999999999999; \
0.33333333333333331 0.33333333333333331 0.33333333333332998; 1" ]]
