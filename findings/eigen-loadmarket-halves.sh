#!/usr/bin/env bash
# Eigen 3.4.0 (Debian 12, libeigen3-dev 3.4.0-4), unsupported/Eigen/SparseExtra: loadMarket loads the half that is written of a symmetric
# matrix, and getMarketHeader tells so; of a skew-symmetric or a Hermitian one it loads the half, too, but the header is read as that of a
# general matrix. Only "Hermitian" with a capital letter is known, which Matrix Market files do not have.
#
# Guess before the run: the half in every case, and a header that tells; a matrix of doubles refuses a complex file.
# Seen: symmetry 32 (Symmetric) for "symmetric", 16 (SelfAdjoint) for "Hermitian", 0 for "skew-symmetric" and for "hermitian"; of a complex
# file a matrix of doubles has the real parts, and loadMarket returns true.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
apt-get download -q libeigen3-dev=3.4.0-4 >/dev/null
dpkg -x ./*.deb .
cat >load.cpp <<'CPP'
#include <complex>
#include <fstream>
#include <iostream>
#include <unsupported/Eigen/SparseExtra>

template <typename T> static void load(const char *form, const char *text) {
    std::ofstream("matrix.mtx") << "%%MatrixMarket matrix " << form << '\n' << text;
    Eigen::SparseMatrix<T> a;
    const bool loaded = Eigen::loadMarket(a, "matrix.mtx");
    int symmetry = 0;
    bool is_complex = false, is_vector = false;
    Eigen::getMarketHeader("matrix.mtx", symmetry, is_complex, is_vector);
    std::cout << form << ": " << loaded << ", sym " << symmetry << ", elements " << a.nonZeros() << ", A(1,2) " << a.coeff(0, 1)
              << ", A(2,1) " << a.coeff(1, 0) << '\n';
}

int main() {
    load<double>("coordinate real symmetric", "2 2 1\n2 1 5\n");
    load<double>("coordinate real skew-symmetric", "2 2 1\n2 1 5\n");
    load<std::complex<double>>("coordinate complex hermitian", "2 2 1\n2 1 5 6\n");
    load<std::complex<double>>("coordinate complex Hermitian", "2 2 1\n2 1 5 6\n");
    load<double>("coordinate complex general", "2 2 2\n2 1 5 6\n1 2 7 8\n");
}
CPP
g++ -std=c++17 -w -isystem usr/include/eigen3 load.cpp -o load
seen=$(./load 2>/dev/null)
echo "$seen"
[[ $seen == "coordinate real symmetric: 1, sym 32, elements 1, A(1,2) 0, A(2,1) 5
coordinate real skew-symmetric: 1, sym 0, elements 1, A(1,2) 0, A(2,1) 5
coordinate complex hermitian: 1, sym 0, elements 1, A(1,2) (0,0), A(2,1) (5,6)
coordinate complex Hermitian: 1, sym 16, elements 1, A(1,2) (0,0), A(2,1) (5,6)
coordinate complex general: 1, sym 0, elements 2, A(1,2) 7, A(2,1) 5" ]]
