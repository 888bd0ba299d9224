#!/usr/bin/env bash
# SuperLU 5.3.0 (Debian 12, libsuperlu-dev 5.3.0+dfsg1-2+b1): dgssv calls a regular triangular matrix singular if a pivot's
# reciprocal overflows, which it does below 5.6e-309, and names the next column, which is not to blame. KLU 1.3.9 and CXSparse
# 3.2.0 (Debian's libsuitesparse-dev 1:5.12.0+dfsg-2) solve the same system.
#
# Guess before the run: info 0 and the solution for diag(1e-320, 1), and the same from the others.
# Seen: that holds for the diagonal; for [p, 0; p/2, 1] with p = 1e-310 and b = (p, 1), whose solution is (1, 1), dgssv has info
# 2, and b stays as it was. With p = 1e-308 all three are right.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
cd "$work"
apt-get download -qq libsuperlu-dev=5.3.0+dfsg1-2+b1 libsuperlu5=5.3.0+dfsg1-2+b1 libsuitesparse-dev=1:5.12.0+dfsg-2 \
    libklu1=1:5.12.0+dfsg-2 libbtf1=1:5.12.0+dfsg-2 libamd2=1:5.12.0+dfsg-2 \
    libcolamd2=1:5.12.0+dfsg-2 libsuitesparseconfig5=1:5.12.0+dfsg-2 libcxsparse3=1:5.12.0+dfsg-2 libblas3=3.11.0-2 \
    libgfortran5=12.2.0-14+deb12u1 libquadmath0=12.2.0-14+deb12u1 libgomp1=12.2.0-14+deb12u1 2>/dev/null
for package in *.deb; do dpkg -x "$package" .; done
cat >pivot.cpp <<'CPP'
#include <iostream>
#include <suitesparse/cs.h>
#include <suitesparse/klu.h>
#include <superlu/slu_ddefs.h>

// Solves [p, 0; p/2, 1] x = (p, 1) by each library.
static void lower(double p) {
    int starts[] = {0, 2, 3}, rows[] = {0, 1, 1};
    double elements[] = {p, p / 2, 1};
    std::cout << p << ':';

    double b[] = {p, 1};
    SuperMatrix a, x, l, u;
    dCreate_CompCol_Matrix(&a, 2, 2, 3, elements, rows, starts, SLU_NC, SLU_D, SLU_GE);
    dCreate_Dense_Matrix(&x, 2, 1, b, 2, SLU_DN, SLU_D, SLU_GE);
    superlu_options_t options;
    set_default_options(&options);
    options.ColPerm = NATURAL;
    SuperLUStat_t statistics;
    StatInit(&statistics);
    int columns[2], exchanges[2], info = -1;
    dgssv(&options, &a, columns, exchanges, &l, &u, &x, &statistics, &info);
    std::cout << " SuperLU " << info << ' ' << b[0] << ' ' << b[1];

    double c[] = {p, 1};
    klu_common common;
    klu_defaults(&common);
    klu_symbolic *symbolic = klu_analyze(2, starts, rows, &common);
    klu_numeric *numeric = klu_factor(starts, rows, elements, symbolic, &common);
    klu_solve(symbolic, numeric, 2, 1, c, &common);
    std::cout << ", KLU " << common.status << ' ' << c[0] << ' ' << c[1];

    double d[] = {p, 1};
    const cs_di matrix = {3, 2, 2, starts, rows, elements, -1};
    std::cout << ", CSparse " << cs_di_lusol(0, &matrix, d, 1) << ' ' << d[0] << ' ' << d[1] << "; ";
}

int main() {
    lower(1e-308);
    lower(1e-310);
    std::cout << '\n';
}
CPP
libraries=$work/usr/lib/x86_64-linux-gnu
export LD_LIBRARY_PATH=$libraries:$libraries/blas
g++ -w -isystem usr/include pivot.cpp -o pivot "$libraries/libsuperlu.so.5" "$libraries/libklu.so.1" \
    "$libraries/libcxsparse.so.3" -Wl,--allow-shlib-undefined
seen=$(./pivot)
echo "$seen"
[[ $seen == "1e-308: SuperLU 0 1 1, KLU 0 1 1, CSparse 1 1 1; 1e-310: SuperLU 2 1e-310 1, KLU 0 1 1, CSparse 1 1 1; " ]]
