#!/usr/bin/env bash
# Eigen 3.4.0 (Debian 12, libeigen3-dev 3.4.0-4): rcond of FullPivLU is 1 for a matrix that is exactly singular, and that the
# same decomposition finds to be of rank 1. rcond of PartialPivLU is 0 for it.
#
# Guess before the run: 0 from both, or at least a number near the unit roundoff.
# Seen: [1, 2; 2, 4]: PartialPivLU 0, FullPivLU 1 with rank 1; [1, 2, 3; 4, 5, 6; 7, 8, 9]: 1.5e-18 and 0.375, with rank 2. Of
# the regular [1, 2; 3, 4] both say 0.047619. FullPivLU estimates the norm of the inverse with its own solve, which leaves small
# pivots out.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
cd "$work"
apt-get download -qq libeigen3-dev=3.4.0-4 2>/dev/null
dpkg -x ./*.deb .
cat >rcond.cpp <<'CPP'
#include <Eigen/LU>
#include <iostream>

static void rcond(const Eigen::MatrixXd &a) {
    const Eigen::PartialPivLU<Eigen::MatrixXd> partial(a);
    const Eigen::FullPivLU<Eigen::MatrixXd> full(a);
    std::cout << (partial.rcond() < 1e-15 ? "small" : "large") << ' ' << full.rcond() << " rank " << full.rank() << "; ";
}

int main() {
    std::cout << EIGEN_WORLD_VERSION << '.' << EIGEN_MAJOR_VERSION << '.' << EIGEN_MINOR_VERSION << ": ";
    Eigen::MatrixXd a(2, 2), b(3, 3), c(2, 2);
    a << 1, 2, 2, 4;
    b << 1, 2, 3, 4, 5, 6, 7, 8, 9;
    c << 1, 2, 3, 4;
    rcond(a);
    rcond(b);
    rcond(c);
    std::cout << Eigen::PartialPivLU<Eigen::MatrixXd>(c).rcond() << '\n';
}
CPP
g++ -isystem usr/include/eigen3 rcond.cpp -o rcond
seen=$(./rcond)
echo "$seen"
[[ $seen == "3.4.0: small 1 rank 1; small 0.375 rank 2; large 0.047619 rank 2; 0.047619" ]]
