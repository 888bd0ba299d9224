#!/usr/bin/env bash
# Scilab 6.1.1 (Debian 12, scilab-minimal-bin and scilab-data 6.1.1+dfsg2-6 with libmatio11 1.5.23-2+deb12u1): the backslash of
# a sparse matrix takes a pivot below 1e-15 or so for zero, whatever the scale, warns of the rank and answers 0. inv, umfpack
# and the backslash of the full matrix are right.
#
# Guess before the run: (1e20, 1e20) for 1e-20 I x = (1, 1) by all.
# Seen: (0, 0) and the rank 0 by the sparse backslash and by lufact, and the warning "deficient rank: rank = 0". The rank of
# 1e-15 I is 2, that of 1e-16 I is 0.
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
warning("off");
for scale = [1e-15 1e-16 1e-20]
    a = scale * eye(2, 2);
    b = [scale; scale];
    [handle, found] = lufact(sparse(a));
    x = sparse(a) \ b;
    y = a \ b;
    u = umfpack(sparse(a), "\", b);
    v = full(inv(sparse(a)));
    mprintf("SEEN %g: rank %d, sparse %.4g, full %.4g, umfpack %.4g, inv %.4g\n", ...
        scale, found, x(1), y(1), u(1), v(1, 1));
end
exit
END
seen=$(usr/bin/scilab-cli-bin -nb -nwni -f seen.sce </dev/null 2>&1 | sed -n 's/^.*SEEN //p')
echo "$seen"
[[ $seen == "1e-15: rank 2, sparse 1, full 1, umfpack 1, inv 1e+15
1e-16: rank 0, sparse 0, full 1, umfpack 1, inv 1e+16
1e-20: rank 0, sparse 0, full 1, umfpack 1, inv 1e+20" ]]
