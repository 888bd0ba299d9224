#!/usr/bin/env bash
# R's SparseM 1.81 (Debian 12, r-cran-sparsem 1.81-1): solve of a square matrix is by Cholesky decomposition. Of a regular
# symmetric matrix that is not positive definite it has a wrong solution, with a warning "singularity problem" and no error; one
# that is not symmetric it refuses.
#
# Guess before the run (implied, not written down): the right solution, or an error.
# Seen: (0, 3) for [1, 2; 2, 1] x = (3, 3), whose solution is (1, 1), and (1e-128, 1e-128) for -x = (1, 1). [2, 1; 0, 1] is "not
# symmetric". [2, 1; 1, 3] is right.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
cd "$work"
command -v Rscript >/dev/null || apt-get install -y -qq --no-install-recommends r-base-core=4.2.2.20221110-2 >/dev/null
apt-get download -qq r-cran-sparsem=1.81-1 2>/dev/null
dpkg -x r-cran-sparsem_*.deb .
seen=$(R_LIBS=usr/lib/R/site-library Rscript -e '
suppressMessages(library(SparseM))
show <- function(elements, b) {
    a <- matrix(elements, 2, byrow = TRUE)
    x <- withCallingHandlers(tryCatch(solve(as.matrix.csr(a), b), error = conditionMessage), warning = function(warning) {
        cat(conditionMessage(warning), "")
        invokeRestart("muffleWarning")
    })
    cat(if (is.numeric(x)) signif(x, 6) else x, "right", solve(a, b), "\n")
}
show(c(2, 1, 1, 3), c(3, 4))
show(c(1, 2, 2, 1), c(3, 3))
show(c(-1, 0, 0, -1), c(1, 1))
show(c(2, 1, 0, 1), c(3, 1))
')
echo "$seen"
[[ $seen == "1 1 right 1 1 
singularity problem -3e-128 3 right 1 1 
singularity problem 1e-128 1e-128 right -1 -1 
Input matrix to chol() not symmetric right 1 1 " ]]
