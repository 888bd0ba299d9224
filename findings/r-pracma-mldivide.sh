#!/usr/bin/env bash
# R's pracma 2.4.2 (Debian 12, r-cran-pracma 2.4.2-1): mldivide, which stands for MATLAB's backslash, goes by the generalized
# inverse of the normal equations. It leaves an unknown out, without a warning, where the condition number is above some 2e5.
# lusys of the same package, and base R's solve, are right.
#
# Guess before the run (implied, not written down): (1, 1e6) for diag(1, 1e-6) x = (1, 1).
# Seen: (1, 0); for diag(1, 1e-5) it is right. With pinv = FALSE, which is not the default, it is right as well.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
cd "$work"
command -v Rscript >/dev/null || apt-get install -y -qq --no-install-recommends r-base-core=4.2.2.20221110-2 >/dev/null
apt-get download -qq r-cran-pracma=2.4.2-1 2>/dev/null
dpkg -x r-cran-pracma_*.deb .
seen=$(R_LIBS=usr/lib/R/site-library Rscript -e '
library(pracma)
cat(as.character(packageVersion("pracma")), "")
for (small in c(1e-5, 1e-6)) {
    a <- diag(c(1, small))
    b <- c(1, 1)
    for (x in list(mldivide(a, b), mldivide(a, b, pinv = FALSE), lusys(a, b), solve(a, b)))
        cat(format(x[1], digits = 4), format(x[2], digits = 4), "")
}')
echo "$seen"
[[ $seen == "2.4.2 1 1e+05 1 1e+05 1 1e+05 1 1e+05 1 0 1 1e+06 1 1e+06 1 1e+06 " ]]
