#!/usr/bin/env bash
# Scilab 6.1.1 (Debian 12, scilab-minimal-bin and scilab-data 6.1.1+dfsg2-6 with libmatio11 1.5.23-2+deb12u1): det of a sparse
# matrix leaves the sign of its permutations out. det of the same numbers in a full matrix is right.
#
# Guess (implied, not written down): det has one answer for a matrix, sparse or full.
# Seen: for [0, 1; 1, 0] and for [1e-20, 1; 1, 1] 1 when sparse, -1 when full, and for [0, 1, 0; 1, 0, 0; 0, 0, 1] likewise; for
# [4, 1; 2, -3], which needs no exchange, -14 in both.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
cd "$work"
apt-get download -qq scilab-minimal-bin=6.1.1+dfsg2-6 scilab-data=6.1.1+dfsg2-6 libmatio11=1.5.23-2+deb12u1 2>/dev/null
for package in *.deb; do dpkg -x "$package" .; done
export LD_LIBRARY_PATH=$work/usr/lib/scilab:$work/usr/lib/x86_64-linux-gnu SCI=$work/usr/share/scilab HOME=$work
# What Scilab needs in turn is the system's.
if ldd usr/bin/scilab-cli-bin | grep -q 'not found'; then apt-get install -y -qq scilab-minimal-bin=6.1.1+dfsg2-6 >/dev/null; fi
cat >seen.sce <<'END'
function show(name, a)
    mprintf("SEEN %s: sparse %.4g, full %.4g\n", name, det(sparse(a)), det(a));
endfunction
show("permutation of 2", [0 1; 1 0]);
show("small pivot", [1e-20 1; 1 1]);
show("permutation of 3", [0 1 0; 1 0 0; 0 0 1]);
show("in order", [4 1; 2 -3]);
exit
END
seen=$(usr/bin/scilab-cli-bin -nb -nwni -f seen.sce </dev/null 2>&1 | sed -n 's/^.*SEEN //p')
echo "$seen"
[[ $seen == "permutation of 2: sparse 1, full -1
small pivot: sparse 1, full -1
permutation of 3: sparse 1, full -1
in order: sparse -14, full -14" ]]
