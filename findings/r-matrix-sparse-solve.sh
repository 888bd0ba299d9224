#!/usr/bin/env bash
# R's Matrix 1.5-3 (Debian 12, r-cran-matrix 1.5-3-1): solve() refuses a nearly singular matrix in dense form by its reciprocal
# condition number, as base R does, and returns an inverse of the same matrix in sparse form without a warning; a NaN in the matrix,
# too, is an error in dense form and a NaN in sparse form.
#
# Guess before the run: dense as base R; sparse refuses as well, for it does refuse [1, 2; 2, 4].
# Seen: base and dense "computationally singular", sparse 4.504e+15, for [1, 1; 1, 1 + 2.3e-16].
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
cd "$work"
command -v Rscript >/dev/null || apt-get install -y -qq r-base-core >/dev/null
apt-get download -qq r-cran-matrix=1.5-3-1 r-cran-lattice=0.20-45-3 2>/dev/null
for package in *.deb; do dpkg -x "$package" .; done
seen=$(Rscript -e '
.libPaths(c("usr/lib/R/library", .libPaths()))
suppressMessages(library(Matrix))
element <- function(m) tryCatch(format(solve(m)[1, 1], digits = 4),
    error = function(e) if (grepl("singular", conditionMessage(e))) "singular" else "another error")
dense <- function(m) as(as(as(m, "dMatrix"), "generalMatrix"), "unpackedMatrix")
sparse <- function(m) as(m, "CsparseMatrix")
for (m in list(matrix(c(1, 1, 1, 1 + 2.3e-16), 2), matrix(c(NaN, 1, 1, 2), 2)))
    cat("base", element(m), "dense", element(dense(m)), "sparse", element(sparse(m)), "")')
echo "$seen"
[[ $seen == "base singular dense singular sparse 4.504e+15 base singular dense singular sparse NaN " ]]
