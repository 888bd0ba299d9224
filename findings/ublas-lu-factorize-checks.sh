#!/usr/bin/env bash
# Boost uBLAS 1.74 (Debian 12, libboost1.74-dev 1.74.0+ds1-21): lu_factorize multiplies its factors and throws internal_logic if they are
# not the matrix to half the digits, unless NDEBUG is defined. Regular matrices of which partial pivoting loses the digits throw.
#
# Guess before the run: 0, for no singularity, from lu_factorize(m, pm) for Wilkinson's matrix of order 60, whose elements grow to 2^59.
# Seen: internal_logic for it, 0 for the order 30; 0 for both with -DNDEBUG. Without a permutation [1e-20, 1; 1, 1] throws; a matrix of
# NaN passes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
apt-get download -q libboost1.74-dev=1.74.0+ds1-21 >/dev/null
dpkg -x ./*.deb .
cat >factor.cpp <<'CPP'
#include <boost/numeric/ublas/lu.hpp>
#include <boost/numeric/ublas/matrix.hpp>
#include <boost/version.hpp>
#include <cmath>
#include <iostream>

namespace ublas = boost::numeric::ublas;
using matrix = ublas::matrix<double>;

template <typename... Permutation> static void factor(const char *name, matrix a, Permutation... permutation) {
    std::cout << ' ' << name << ' ';
    try {
        std::cout << ublas::lu_factorize(a, permutation...) << ';';
    } catch (const ublas::internal_logic &exception) {
        std::cout << "internal_logic;";
    }
}

static matrix wilkinson(std::size_t n) {
    matrix a(n, n);
    for (std::size_t i = 0; i < n; i++) {
        for (std::size_t j = 0; j < n; j++) {
            a(i, j) = i == j || j + 1 == n ? 1 : i > j ? -1 : 0;
        }
    }
    return a;
}

int main() {
    matrix small(2, 2, 1.0), nan(2, 2, std::nan(""));
    small(0, 0) = 1e-20;
    std::cout << BOOST_LIB_VERSION << ':';
    factor("30", wilkinson(30), ublas::permutation_matrix<>(30));
    factor("60", wilkinson(60), ublas::permutation_matrix<>(60));
    factor("small", small);
    factor("NaN", nan, ublas::permutation_matrix<>(2));
}
CPP
factor() {
    g++ -std=c++17 -w "$@" -isystem usr/include factor.cpp -o factor
    ./factor 2>/dev/null
}
checked=$(factor) unchecked=$(factor -DNDEBUG)
echo "$checked"
echo "$unchecked"
[[ $checked == "1_74: 30 0; 60 internal_logic; small internal_logic; NaN 0;" ]]
[[ $unchecked == "1_74: 30 0; 60 0; small 0; NaN 0;" ]]
