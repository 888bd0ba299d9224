#!/usr/bin/env bash
# R's matrixcalc 1.0.6 (Debian 12, r-cran-matrixcalc 1.0.6-1): is.singular.matrix asks whether the determinant is below 1e-8,
# whatever the matrix's scale, and lu.decomposition, which exchanges no rows, calls a permutation matrix singular.
# matrix.inverse is right for both.
#
# Guess before the run: is.singular.matrix is FALSE for 1e-5 times the identity of order 3; a suspicion that it looks at the
# determinant. An error from lu.decomposition of [0, 1; 1, 0].
# Seen: TRUE for it, and FALSE for 1e6 [1, 2, 3; 4, 5, 6; 7, 8, 9], whose determinant is 0 and comes out in thousands. The error
# is "argument x is a singular matrix"; is.singular.matrix of the same permutation is FALSE.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
cd "$work"
command -v Rscript >/dev/null || apt-get install -y -qq --no-install-recommends r-base-core=4.2.2.20221110-2 >/dev/null
apt-get download -qq r-cran-matrixcalc=1.0.6-1 2>/dev/null
dpkg -x r-cran-matrixcalc_*.deb .
seen=$(R_LIBS=usr/lib/R/site-library Rscript -e '
library(matrixcalc)
small <- 1e-5 * diag(3)
large <- 1e6 * matrix(1:9, 3, byrow = TRUE)
swap <- matrix(c(0, 1, 1, 0), 2)
cat(as.character(packageVersion("matrixcalc")), is.singular.matrix(small), matrix.inverse(small)[1, 1], is.singular.matrix(large),
    tryCatch(lu.decomposition(swap), error = conditionMessage), is.singular.matrix(swap), matrix.inverse(swap))')
echo "$seen"
[[ $seen == "1.0.6 TRUE 1e+05 FALSE argument x is a singular matrix FALSE 0 1 1 0" ]]
