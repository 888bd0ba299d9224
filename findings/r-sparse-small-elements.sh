#!/usr/bin/env bash
# R's SparseM 1.81 and spam 2.9.1 (Debian 12, r-cran-sparsem 1.81-1, r-cran-spam 2.9-1-1 with r-cran-dotcall64 1.0-2-1):
# as.matrix.csr and as.spam leave elements below the machine epsilon out, whatever the matrix's scale. A small multiple of a
# regular matrix has no elements left, and is singular.
#
# Guess before the run (implied, not written down): a sparse matrix holds every element that is not zero.
# Seen: of 1e-17 [2, 1; 1, 3] both hold none, of 1e-15 times it all four; solve of the dense matrix is right for either. With eps
# = 0 SparseM keeps them, and spam says that "eps should not be smaller than machine precision".
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
cd "$work"
command -v Rscript >/dev/null || apt-get install -y -qq --no-install-recommends r-base-core=4.2.2.20221110-2 >/dev/null
apt-get download -qq r-cran-sparsem=1.81-1 r-cran-spam=2.9-1-1 r-cran-dotcall64=1.0-2-1 2>/dev/null
for package in *.deb; do dpkg -x "$package" .; done
seen=$(R_LIBS=usr/lib/R/site-library Rscript -e '
suppressMessages({library(SparseM); library(spam)})
for (scale in c(1e-15, 1e-17)) {
    a <- scale * matrix(c(2, 1, 1, 3), 2)
    cat(sum(as.matrix.csr(a)@ra != 0), sum(as.matrix.csr(a, eps = 0)@ra != 0), sum(as.spam(a)@entries != 0),
        solve(a, scale * c(3, 4)), "")
}
cat(tryCatch(as.spam(a, eps = 0), error = conditionMessage))
')
echo "$seen"
[[ $seen == "4 4 4 1 1 0 4 0 1 1 'eps' should not be smaller than machine precision" ]]
