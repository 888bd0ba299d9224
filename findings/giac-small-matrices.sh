#!/usr/bin/env bash
# Giac 1.9.0 (Debian 12, xcas 1.9.0.35+dfsg2-1.1): elements below 1e-12 count as zeros while it eliminates, whatever the matrix's scale.
# inv of a multiple of the identity holds undef and an infinity, det is 0, and linsolve has a wrong solution, none of them with an error.
#
# Guess before the run: inv(1e-20 I) is 1e20 I and linsolve is right; at most the rank is counted with epsilon.
# Seen: inv(1e-20 I) = [undef, undef; undef, infinity]; for A = c [2, 1; 1, 1] and b = c (3, 2), whose solution is (1, 1), linsolve gives
# (1.5, 0.5) and det 0 with c = 1e-20; with c = 1e-5 both are right.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
command -v giac >/dev/null || apt-get install -y -qq --no-install-recommends xcas=1.9.0.35+dfsg2-1.1 >/dev/null
cat >probe.giac <<'END'
inv([[1e-20, 0.0], [0.0, 1e-20]]);
linsolve(1e-20 * [[2.0, 1.0], [1.0, 1.0]], 1e-20 * [3.0, 2.0]);
det(1e-20 * [[2.0, 1.0], [1.0, 1.0]]);
linsolve(1e-5 * [[2.0, 1.0], [1.0, 1.0]], 1e-5 * [3.0, 2.0]);
det(1e-5 * [[2.0, 1.0], [1.0, 1.0]]);
version()
END
seen=$(giac probe.giac 2>/dev/null | tr '\n' ' ')
echo "$seen"
[[ $seen == '[[undef,undef],[undef,infinity]], [1.5,0.5], 0.0, [1.0,1.0], 1e-10, "giac 1.9.0,'* ]]
