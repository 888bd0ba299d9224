#!/usr/bin/env bash
# xtensor 0.24.3 (Debian 12, libxtensor-dev 0.24.3-1, xtl-dev 0.7.2-2.1): dump_csv writes doubles with six digits, so that
# load_csv gives other numbers back. dump_npy keeps them.
#
# Guess before the run: what dump_csv writes, load_csv reads as it was.
# Seen: 1/3 is written as 0.333333, and 123456789 as 1.23457e+08, which load_csv reads so. 64-bit integers are kept, and so are
# doubles in a stream whose precision has been set to 17.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
cd "$work"
apt-get download -qq libxtensor-dev=0.24.3-1 xtl-dev=0.7.2-2.1 2>/dev/null
for package in *.deb; do dpkg -x "$package" .; done
cat >csv.cpp <<'CPP'
#include <iostream>
#include <sstream>
#include <xtensor/xarray.hpp>
#include <xtensor/xcsv.hpp>
#include <xtensor/xnpy.hpp>

int main() {
    const xt::xarray<double> a = {{1.0 / 3, 123456789.0}};
    const xt::xarray<long> b = {{1234567890123456789, 1}};
    std::stringstream text, long_text, integers;
    xt::dump_csv(text, a);
    long_text.precision(17);
    xt::dump_csv(long_text, a);
    xt::dump_csv(integers, b);
    xt::dump_npy("a.npy", a);
    std::cout << XTENSOR_VERSION_MAJOR << '.' << XTENSOR_VERSION_MINOR << '.' << XTENSOR_VERSION_PATCH << ": " << text.str();
    std::cout << (xt::load_csv<double>(text) == a) << (xt::load_csv<double>(long_text) == a)
              << (xt::load_csv<long>(integers) == b) << (xt::load_npy<double>("a.npy") == a) << '\n';
}
CPP
g++ -std=c++17 -w -isystem usr/include csv.cpp -o csv
seen=$(./csv)
echo "$seen"
[[ $seen == "0.24.3: 0.333333,1.23457e+08
0111" ]]
