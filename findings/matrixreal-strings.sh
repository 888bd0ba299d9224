#!/usr/bin/env bash
# Perl's Math::MatrixReal 2.13 (Debian 12, libmath-matrixreal-perl 2.13-2): a matrix made into a string, which is the format that
# new_from_string reads, has 13 significant digits, so that another matrix comes back. A regular one can be singular then.
#
# Guess before the run (implied, not written down): new_from_string("$a") is $a.
# Seen: 1/3 is written as 3.333333333333E-01 and read so. [1, 1; 1, 1 + 1e-13], whose determinant is 1e-13, comes back as four
# ones, whose determinant is 0.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
cd "$work"
apt-get download -qq libmath-matrixreal-perl=2.13-2 2>/dev/null
dpkg -x libmath-matrixreal-perl_*.deb .
cat >strings.pl <<'PERL'
use strict;
use warnings;
use Math::MatrixReal;

my $third = Math::MatrixReal->new_from_rows([[1 / 3]]);
my $read = Math::MatrixReal->new_from_string("$third");
print "$third", $read->element(1, 1) == 1 / 3 ? "same" : "other", "\n";
my $near = Math::MatrixReal->new_from_rows([[1, 1], [1, 1 + 1e-13]]);
printf "%.3g %g\n", $near->det, Math::MatrixReal->new_from_string("$near")->det;
PERL
seen=$(perl -Iusr/share/perl5 strings.pl)
echo "$seen"
[[ $seen == "[  3.333333333333E-01 ]
other
9.99e-14 0" ]]
