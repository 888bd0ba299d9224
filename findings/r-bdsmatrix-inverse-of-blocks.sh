#!/usr/bin/env bash
# R's bdsmatrix 1.3-6 (Debian 12, r-cran-bdsmatrix 1.3-6-1): one block with a small element makes the inverse of another block
# wrong, without an error or a warning. The solution for a right-hand side has zeros for the first block, and is right for the
# other.
#
# Guess before the run: 1e-20 times the identity has its inverse. That a block's inverse is its own was implied, not written
# down.
# Seen: with a block 1e-20 the inverse of [2, 1; 1, 3] is [2.625, 1.25; 1.25, 2.5]; with a block 1e-3 it is [0.6, -0.2; -0.2,
# 0.4]. The solution for ones is (0, 0.4, 0.2), and should begin with 1e20, as it does for 1e-20 I alone.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
cd "$work"
command -v Rscript >/dev/null || apt-get install -y -qq --no-install-recommends r-base-core=4.2.2.20221110-2 >/dev/null
apt-get download -qq r-cran-bdsmatrix=1.3-6-1 2>/dev/null
dpkg -x r-cran-bdsmatrix_*.deb .
seen=$(R_LIBS=usr/lib/R/site-library Rscript --vanilla -e '
suppressMessages(library(bdsmatrix))
for (small in c(1e-3, 1e-20)) {
    a <- bdsmatrix(c(1, 2), c(small, 2, 1, 1, 3))
    cat(signif(as.matrix(solve(a))[-1, -1], 6), "solved", signif(solve(a, c(1, 1, 1)), 6), "\n")
}
cat(solve(bdsmatrix(c(1, 1), c(1e-20, 1e-20)), c(1, 1)), "\n")
')
echo "$seen"
[[ $seen == "0.6 -0.2 -0.2 0.4 solved 1000 0.4 0.2 
2.625 1.25 1.25 2.5 solved 0 0.4 0.2 
1e+20 1e+20 " ]]
