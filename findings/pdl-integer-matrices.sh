#!/usr/bin/env bash
# PDL 2.081 (Debian 12, pdl 1:2.081-2): PDL::MatrixOps decomposes a matrix of integers in integers. Its determinant and its inverse are
# wrong without a word; determinant, of the same module, is right.
#
# Guess before the run: a matrix of longs is converted to doubles, so that det([1, 2; 3, 4]) is -2 and the inverse [-2, 1; 1.5, -0.5].
# Seen: det is -6 and inv a matrix of four zeros, of type long, for no fraction such as 1/3 is left; determinant is -2. Of doubles all
# three are right.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
cd "$work"
apt-get download -qq pdl=1:2.081-2 libfile-which-perl=1.27-2 2>/dev/null
for package in *.deb; do dpkg -x "$package" .; done
seen=$(PERL5LIB=$work/usr/lib/x86_64-linux-gnu/perl5/5.36:$work/usr/share/perl5 /usr/bin/perl -e '
use PDL;
use PDL::MatrixOps;
foreach my $a (long([[1, 2], [3, 4]]), double([[1, 2], [3, 4]])) {
    my $inverse = inv($a);
    print join(" ", $inverse->type, "inv", $inverse->list, "det", det($a), "determinant", determinant($a)), "\n";
}')
echo "$seen"
[[ $seen == "long inv 0 0 0 0 det -6 determinant -2
double inv -2 1 1.5 -0.5 det -2 determinant -2" ]]
