#!/usr/bin/env bash
# R's Matrix 1.5-3 (Debian 12, r-cran-matrix 1.5-3-1): writeMM writes missing values and infinities as 1e308, without a warning, and readMM
# takes that for a number. A skew-symmetric matrix is written in a form that readMM refuses.
#
# Guess before the run: what writeMM writes, readMM reads as it was, a skew-symmetric matrix included.
# Seen: diag(NA, Inf) is written as "1 1 1e308" and "2 2 1e308", and read as 1e308 twice; logical NA becomes 1e308 as well. Of [0, -1; 1, 0]
# readMM says "symmetry form 'skew-symmetric' not yet implemented for reading".
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
options(warn = 2)
cat(format(packageVersion("Matrix")))
for (m in list(Diagonal(x = c(NA, Inf)), Matrix(c(TRUE, FALSE, FALSE, NA), 2), Matrix(c(0, 1, -1, 0), 2))) {
    writeMM(as(m, "CsparseMatrix"), "m.mtx")
    written <- tail(strsplit(tail(readLines("m.mtx"), 1), " ")[[1]], 1)
    cat("; written", written, "read", tryCatch({
        read <- readMM("m.mtx")
        as.vector(as.matrix(read))
    }, error = conditionMessage))
}')
echo "$seen"
[[ $seen == "1.5.3; written 1e308 read 1e+308 0 0 1e+308; written 1e308 read 1 0 0 1e+308; \
written 1 read symmetry form 'skew-symmetric' not yet implemented for reading" ]]
