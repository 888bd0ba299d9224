#!/usr/bin/env bash
# R's gmp 0.7-1 (Debian 12, r-cran-gmp 0.7-1-1): solve of exact integers or rationals says "System is singular" of a regular
# matrix where a pivot is zero, for it exchanges no rows.
#
# Guess before the run: solve of exact numbers is exact.
# Seen: "System is singular" for [0, 1; 1, 0], as bigq and as bigz, for [0, 1; 1, 1], and for [1, 1, 1; 1, 1, 2; 1, 2, 3], whose
# second pivot is zero. With the last two rows exchanged it has the inverse, and R's solve has all four.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
cd "$work"
command -v Rscript >/dev/null || apt-get install -y -qq --no-install-recommends r-base-core=4.2.2.20221110-2 >/dev/null
apt-get download -qq r-cran-gmp=0.7-1-1 libgmp10=2:6.2.1+dfsg1-1.1 2>/dev/null
for package in *.deb; do dpkg -x "$package" .; done
export LD_LIBRARY_PATH=$work/usr/lib/x86_64-linux-gnu
seen=$(R_LIBS=usr/lib/R/site-library Rscript --vanilla -e '
suppressMessages(library(gmp))
show <- function(a, exact) {
    inverse <- tryCatch(as.character(solve(exact(a))), error = conditionMessage)
    cat(inverse, "and", signif(solve(a), 6), "\n")
}
show(matrix(c(0, 1, 1, 0), 2), as.bigq)
show(matrix(c(0, 1, 1, 0), 2), as.bigz)
show(matrix(c(0, 1, 1, 1), 2), as.bigz)
show(rbind(c(1, 1, 1), c(1, 1, 2), c(1, 2, 3)), as.bigz)
show(rbind(c(1, 1, 1), c(1, 2, 3), c(1, 1, 2)), as.bigz)
')
echo "$seen"
[[ $seen == "System is singular and 0 1 1 0 
System is singular and 0 1 1 0 
System is singular and -1 1 1 0 
System is singular and 1 1 -1 1 -2 1 -1 1 0 
1 1 -1 -1 1 0 1 -2 1 and 1 1 -1 -1 1 0 1 -2 1 " ]]
