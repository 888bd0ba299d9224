#!/usr/bin/env bash
# OpenCV 4.6.0 (Debian 12, libopencv-core406 and libopencv-core-dev 4.6.0+dfsg-12, built with LAPACK): from order 4 on, determinant is 0 and
# invert and solve refuse a matrix with a pivot below 2.2e-14 in double and 1.2e-6 in float. Up to order 3 the same matrices pass.
#
# Guess before the run: LAPACK decomposes, so a pivot is refused only if it is zero, in any order.
# Seen: for 1e-15 times the identity invert and solve are true for order 3 and false for order 4; in float for 1e-7 as well, whose
# determinant is 1e-21 for order 3, and 0 for order 4 instead of 1e-28.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
apt-get download -q libopencv-core406=4.6.0+dfsg-12 libopencv-core-dev=4.6.0+dfsg-12 libtbb12=2021.8.0-2+deb12u1 liblapack3=3.11.0-2 \
    libblas3=3.11.0-2 libgfortran5=12.2.0-14+deb12u1 libquadmath0=12.2.0-14+deb12u1 >/dev/null
for package in *.deb; do dpkg -x "$package" .; done
cat >refuse.cpp <<'CPP'
#include <iostream>
#include <opencv2/core.hpp>

int main() {
    std::cout << CV_VERSION;
    for (const int type : {CV_32F, CV_64F}) {
        for (int n = 3; n <= 4; n++) {
            const cv::Mat a = cv::Mat::eye(n, n, type) * (type == CV_32F ? 1e-7 : 1e-15);
            const cv::Mat b = cv::Mat::ones(n, 1, type);
            cv::Mat inverse, x;
            std::cout << "; " << n << " invert " << (cv::invert(a, inverse) != 0) << " solve " << cv::solve(a, b, x) << " determinant "
                      << cv::determinant(a);
        }
    }
    std::cout << '\n';
}
CPP
libraries=$work/usr/lib/x86_64-linux-gnu
export LD_LIBRARY_PATH=$libraries:$libraries/lapack:$libraries/blas
g++ -std=c++17 -w -isystem usr/include/opencv4 refuse.cpp -o refuse "$libraries/libopencv_core.so.406" -Wl,--allow-shlib-undefined
seen=$(./refuse)
echo "$seen"
[[ $seen == "4.6.0; 3 invert 1 solve 1 determinant 1e-21; 4 invert 0 solve 0 determinant 0; \
3 invert 1 solve 1 determinant 1e-45; 4 invert 0 solve 0 determinant 0" ]]
