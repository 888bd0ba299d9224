#!/usr/bin/env bash
# R 4.2.2 (Debian 12, r-base-core 4.2.2.20221110-2 on liblapack3 3.11.0-2): solve refuses a nearly singular real matrix by its
# reciprocal condition number, and inverts the same numbers as a complex matrix without a word.
#
# Guess before the run: solve refuses the complex matrix as the real one.
# Seen: [1, 1; 1, 1 + 2.3e-16] and diag(1, 1e-20) are "computationally singular", and as complex matrices have inverses with
# elements of 4.5e15 and 1e20; with a NaN the real one is "computationally singular", the complex one NaN. The exactly singular
# [1, 2; 2, 4] is refused as either. The argument tol counts for real matrices only.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
cd "$work"
command -v Rscript >/dev/null || apt-get install -y -qq --no-install-recommends r-base-core=4.2.2.20221110-2 >/dev/null
seen=$(Rscript -e '
told <- function(m) tryCatch(format(Re(solve(m)[2, 2]), digits = 4),
    error = function(e) if (grepl("computationally", conditionMessage(e))) "nearly" else "exactly")
cat(R.version$major, R.version$minor, "")
for (m in list(matrix(c(1, 1, 1, 1 + 2.3e-16), 2), diag(c(1, 1e-20)), matrix(c(1, 1, 1, NaN), 2), matrix(c(1, 2, 2, 4), 2)))
    cat("real", told(m), "complex", told(m + 0i), "")')
echo "$seen"
[[ $seen == "4 2.2 real nearly complex 4.504e+15 \
real nearly complex 1e+20 real nearly complex NaN real exactly complex exactly " ]]
