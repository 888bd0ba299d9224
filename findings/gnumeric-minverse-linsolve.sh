#!/usr/bin/env bash
# Gnumeric 1.12.55 (Debian 12, gnumeric 1.12.55-1): MINVERSE and LINSOLVE disagree about which matrices are singular, either way, and
# Debian's Gnumeric computes in extended precision: its cells hold, and it exports, numbers that no double holds.
#
# Guess before the run: MDETERM of [1, 2, 3; 4, 5, 6; 7, 8, 9] is 6.66e-16, for which MINVERSE and LINSOLVE give #NUM!; diag(1, 1e-20)
# is inverted and solved with.
# Seen: MDETERM 8.6e-38, MINVERSE #NUM!, but LINSOLVE has a solution, (-7, 14, -3) / 12; of diag(1, 1e-20) MINVERSE is #NUM! and LINSOLVE
# right. MDETERM of 1e200 times the identity of order 2 is 1E+400.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
command -v ssconvert >/dev/null || apt-get install -y -qq --no-install-recommends gnumeric=1.12.55-1 >/dev/null
nine='{1,2,3;4,5,6;7,8,9}' scaled='{1,0;0,1e-20}'
for formula in "ROUND(MDETERM($nine)*1e39,0)" "INDEX(MINVERSE($nine),1,1)" "ROUND(12*INDEX(LINSOLVE($nine,{1;2;3}),1),3)" \
    "MDETERM($scaled)" "INDEX(MINVERSE($scaled),2,2)" "INDEX(LINSOLVE($scaled,{1;1}),2)" "MDETERM({1e200,0;0,1e200})"; do
    echo "\"=$formula\""
done >formulas.csv
ssconvert --export-type=Gnumeric_stf:stf_csv formulas.csv values.csv 2>/dev/null
seen="$(ssconvert --version 2>&1 | grep -o "version '[^']*'") $(paste -sd ' ' values.csv)"
echo "$seen"
[[ $seen == "version '1.12.55' 86 #NUM! -7 1E-20 #NUM! 100000000000000000000 1E+400" ]]
