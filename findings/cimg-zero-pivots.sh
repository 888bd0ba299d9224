#!/usr/bin/env bash
# CImg 3.2.1 (Debian 12, cimg-dev 3.2.1+dfsg-1, without LAPACK): a pivot that is exactly zero is replaced by 1e-20, so that
# invert by LU, solve and det of a singular matrix give finite numbers, without an exception. Of order 2 solve divides by the
# determinant instead; invert without LU gives the generalized inverse.
#
# Guess before the run: an exception, or infinities, for singular matrices of any order, and a determinant of 0.
# Seen: of order 4, [1, 2; 2, 4] with an identity beside it: det is 2e-40, the first element of invert(true) 2e40, solve for (1,
# 1, 1, 1) gives (1e40, -5e39, 1, 1). Of [1, 2; 2, 4] itself det is 0, solve for (1, 1) (inf, -inf), invert(true) has -2e20,
# invert() 0.04.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
cd "$work"
apt-get download -qq cimg-dev=3.2.1+dfsg-1 2>/dev/null
dpkg -x cimg-dev_*.deb .
cat >singular.cpp <<'CPP'
#define cimg_display 0
#include <CImg.h>
#include <cstdio>

using Matrix = cimg_library::CImg<double>;

static void show(int order) {
    Matrix matrix = Matrix::identity_matrix(order), ones(1, order, 1, 1, 1.0);
    matrix(1, 0) = matrix(0, 1) = 2;
    matrix(1, 1) = 4;
    const Matrix x = ones.get_solve(matrix);
    std::printf("order %d det %g invert %.3g invert(true) %.3g solve %g %g; ", order, matrix.det(), matrix.get_invert()(0, 0),
                matrix.get_invert(true)(0, 0), x(0), x(1));
}

int main() {
    std::printf("%d; ", cimg_version);
    show(2);
    show(4);
}
CPP
g++ -w -Iusr/include singular.cpp -lpthread -o singular
seen=$(./singular)
echo "$seen"
[[ $seen == "321; order 2 det 0 invert 0.04 invert(true) -2e+20 solve inf -inf; \
order 4 det 2e-40 invert 0.04 invert(true) 2e+40 solve 1e+40 -5e+39; " ]]
