#!/usr/bin/env bash
# dlib 19.24 (Debian 12, libdlib-dev 19.24+dfsg-1): lu_decomposition calls a matrix singular, and its determinant exactly 0, if
# the quotient of its smallest and its largest pivot is below 1.5e-9 in double and 3.45e-5 in float, which is a tenth of the
# square root of the machine epsilon. Its solve, and inv, are right for the same matrix.
#
# Guess before the run: diag(1, 1e-10) is not singular, and neither is diag(1, 1e-5) in float.
# Seen: both are, with a determinant of 0; solve gives (1, 1e10) and (1, 1e5) for (1, 1). diag(1e-20, 1e-20) is not singular,
# whose determinant is 1e-40.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
cd "$work"
apt-get download -qq libdlib-dev=19.24+dfsg-1 liblapack3=3.11.0-2 libblas3=3.11.0-2 \
    libgfortran5=12.2.0-14+deb12u1 libquadmath0=12.2.0-14+deb12u1 2>/dev/null
for package in *.deb; do dpkg -x "$package" .; done
cat >singular.cpp <<'CPP'
#include <dlib/matrix.h>
#include <iostream>

template <class T>
static void diagonal(T first, T second) {
    dlib::matrix<T> a(2, 2), b(2, 1);
    a = first, 0, 0, second;
    b = 1, 1;
    const dlib::lu_decomposition<dlib::matrix<T>> lu(a);
    std::cout << second << ": " << lu.is_singular() << ' ' << lu.det() << ' ' << dlib::det(a) << " solve "
              << lu.solve(b)(1) << " inv " << dlib::inv(a)(1, 1) << "; ";
}

int main() {
    for (const double second : {1.5e-9, 1.4e-9, 1e-10}) {
        diagonal<double>(1, second);
    }
    std::cout << "float ";
    for (const float second : {3.5e-5f, 3.4e-5f, 1e-5f}) {
        diagonal<float>(1, second);
    }
    diagonal<double>(1e-20, 1e-20);
    std::cout << '\n';
}
CPP
libraries=$work/usr/lib/x86_64-linux-gnu
export LD_LIBRARY_PATH=$libraries:$libraries/lapack:$libraries/blas
g++ -std=c++14 -w -isystem usr/include singular.cpp -o singular "$libraries/libdlib.a" "$libraries/lapack/liblapack.so.3" \
    "$libraries/blas/libblas.so.3" -Wl,--allow-shlib-undefined
seen=$(./singular)
echo "$seen"
[[ $seen == "1.5e-09: 0 1.5e-09 1.5e-09 solve 6.66667e+08 inv 6.66667e+08; 1.4e-09: 1 0 0 solve 7.14286e+08 inv 7.14286e+08; \
1e-10: 1 0 0 solve 1e+10 inv 1e+10; float 3.5e-05: 0 3.5e-05 3.5e-05 solve 28571.4 inv 28571.4; \
3.4e-05: 1 0 0 solve 29411.8 inv 29411.8; 1e-05: 1 0 0 solve 100000 inv 100000; 1e-20: 0 1e-40 1e-40 solve 1e+20 inv 1e+20; " ]]
