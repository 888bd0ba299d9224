#!/usr/bin/env bash
# Yacas 1.3.6 (Debian 12, yacas 1.3.6-2.1): MatrixSolve, by Gaussian elimination, and LU have no numbers for regular matrices.
# The former exchanges rows for a zero on the diagonal, but not in all cases, the latter never; SolveMatrix and Inverse are
# right.
#
# Guess (implied, not written down): both exchange rows, so that LU of [0, 1; 1, 0] is finite, and every regular system has a
# solution.
# Seen: LU of it is [1, 0; Infinity, 1] and [0, 1; 0, -Infinity]. MatrixSolve has (1, 1) for [0, 1; 1, 1] x = (1, 2), but
# Undefined for [1e-20, 1; 1, 1] x = (1, 2) and for [0, 0, 1; 0, 1, 0; 1, 0, 0] x = (1, 2, 3), of which SolveMatrix has (3, 2,
# 1).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
apt-get download -qq yacas=1.3.6-2.1 2>/dev/null
dpkg -x yacas_*.deb .
export LD_LIBRARY_PATH=$work/usr/lib
# One number or list is on each line, and the prompt comes last.
calculated() {
    usr/bin/yacas --rootdir "$work/usr/share/yacas/scripts" -pc --execute "Echo($1)" </dev/null 2>&1 |
        sed '/^In>/,$d' | tr -s '\n ' ' '
}
small='{{0.00000000000000000001,1},{1,1}},{1,2}'
reversed='{{0,0,1},{0,1,0},{1,0,0}},{1,2,3}'
seen="LU $(calculated 'LU({{0,1},{1,0}})')
$(calculated 'MatrixSolve({{0,1},{1,1}},{1,2})')and $(calculated 'SolveMatrix({{0,1},{1,1}},{1,2})')
$(calculated "MatrixSolve($small)")and $(calculated "SolveMatrix($small)")
$(calculated "MatrixSolve($reversed)")and $(calculated "SolveMatrix($reversed)")"
echo "$seen"
[[ $seen == "LU {{1,0},{Infinity,1}} {{0,1},{0,-Infinity}} 
1 1 and 1 1 
Undefined Undefined and 1 1. 
Undefined 0 Undefined and 3 2 1 " ]]
