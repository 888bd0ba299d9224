#!/usr/bin/env bash
# ALGLIB 3.19.0 (Debian 12, libalglib-dev and libalglib3.19 3.19.0-1): what becomes of a subnormal multiple of the identity
# depends on the function. rmatrixsolvefast says that it has solved the system and answers NaN, rmatrixsolve calls the matrix
# singular, rmatrixdet that it holds infinities, and rmatrixsolvels is right.
#
# Guess before the run: infinities or a condition number of 0 for the inverse of 1e-310 I. That (1, 1) solves 1e-310 I x =
# (1e-310, 1e-310) was implied, not written down.
# Seen: rmatrixsolvefast 1 and (NaN, NaN); rmatrixsolve -3 and (0, 0); rmatrixsolvels 1 and (1, 1); rmatrixdet throws
# "RMatrixLUDet: A contains infinite or NaN values!". The first pivot that rmatrixlu returns is infinite.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
apt-get download -qq libalglib-dev=3.19.0-1 libalglib3.19=3.19.0-1 2>/dev/null
for package in *.deb; do dpkg -x "$package" .; done
cat >subnormal.cpp <<'CPP'
#include <cmath>
#include <cstdio>
#include <libalglib/linalg.h>
#include <libalglib/solvers.h>

static const char *told(const alglib::real_1d_array &x) {
    return std::isnan(x[0]) && std::isnan(x[1]) ? "NaN" : x[0] == 1 && x[1] == 1 ? "1" : x[0] == 0 && x[1] == 0 ? "0" : "?";
}

int main() {
    const alglib::real_2d_array a("[[1e-310,0],[0,1e-310]]");
    const alglib::real_1d_array b("[1e-310,1e-310]");
    alglib::real_1d_array x, fast = b;
    alglib::real_2d_array lu = a;
    alglib::integer_1d_array rows;
    alglib::ae_int_t info;
    alglib::densesolverreport report;
    alglib::densesolverlsreport ls;
    alglib::rmatrixsolvefast(a, 2, fast, info);
    std::printf("fast %d %s; ", int(info), told(fast));
    alglib::rmatrixsolve(a, 2, b, info, report, x);
    std::printf("solve %d %s; ", int(info), told(x));
    alglib::rmatrixsolvels(a, 2, 2, b, 0, info, ls, x);
    std::printf("least squares %d %s; ", int(info), told(x));
    alglib::rmatrixlu(lu, 2, 2, rows);
    std::printf("pivot %g; ", lu[0][0]);
    try {
        std::printf("det %g\n", alglib::rmatrixdet(a));
    } catch (const alglib::ap_error &error) {
        std::printf("%s\n", error.msg.c_str());
    }
}
CPP
libraries=$work/usr/lib/x86_64-linux-gnu
g++ -w -isystem usr/include subnormal.cpp -o subnormal -L"$libraries" -lalglib
seen=$(LD_LIBRARY_PATH=$libraries ./subnormal)
echo "$seen"
[[ $seen == "fast 1 NaN; solve -3 0; least squares 1 1; pivot inf; RMatrixLUDet: A contains infinite or NaN values!" ]]
