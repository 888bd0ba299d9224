#!/usr/bin/env bash
# ViennaCL 1.7.1 (Debian 12, libviennacl-dev 1.7.1+dfsg1-6): write_matrix_market_file writes numbers with six digits, so that
# read_matrix_market_file does not give the matrix back. Files of integers, a field of the format, are refused.
#
# Guess before the run: the elements come back as they were, and integers are read as numbers.
# Seen: 1/3 is written as 0.333333 and read so, 123456789 as 1.23457e+08; "coordinate integer general" returns 0, which means
# failure, with a message on the error stream; "coordinate real general" of the same lines is read.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
cd "$work"
apt-get download -qq libviennacl-dev=1.7.1+dfsg1-6 2>/dev/null
dpkg -x ./*.deb .
cat >market.cpp <<'CPP'
#include <iostream>
#include <map>
#include <vector>

#include <viennacl/io/matrix_market.hpp>

using Matrix = std::vector<std::map<unsigned, double>>;

int main() {
    Matrix a(2), b;
    a[0][0] = 1.0 / 3;
    a[1][1] = 123456789;
    viennacl::io::write_matrix_market_file(a, "a.mtx");
    viennacl::io::read_matrix_market_file(b, "a.mtx");
    std::cout.precision(17);
    std::cout << (a == b ? "equal" : "different") << ' ' << b[0][0] << ' ' << b[1][1];
    for (const char *name : {"real.mtx", "integer.mtx"}) {
        Matrix c;
        std::cout << "; " << viennacl::io::read_matrix_market_file(c, name);
    }
    std::cout << '\n';
}
CPP
for field in real integer; do
    printf '%s\n' "%%MatrixMarket matrix coordinate $field general" "2 2 2" "1 1 3" "2 1 4" >$field.mtx
done
g++ -w -isystem usr/include market.cpp -o market
seen=$(./market 2>errors)
echo "$seen; $(<errors)"
[[ $seen == "different 0.33333299999999999 123457000; 4; 0" && $(<errors) == *"supports only real valued floating point"* ]]
