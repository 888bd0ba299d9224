#!/usr/bin/env bash
# Ruby's matrix 0.4.2 (Debian libruby3.1 3.1.7+really3.1.2-0+deb12u1): determinant of floats is infinite where the determinant is far from
# the largest number, and where the same matrix's own LU decomposition has it.
#
# Guess before the run: 1e200 for 1e20 times the identity of order 10, by LU or by any other way.
# Seen: determinant gives Infinity, lup.determinant 1.0e+200. Bareiss's algorithm, which is meant for integers, multiplies two minors
# before it divides: of orders 8 and 9 here, 1e340.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
apt-get download -q ruby3.1=3.1.7+really3.1.2-0+deb12u1 libruby3.1=3.1.7+really3.1.2-0+deb12u1 >/dev/null
for package in *.deb; do dpkg -x "$package" .; done
libraries=$work/usr/lib/x86_64-linux-gnu
seen=$(LD_LIBRARY_PATH=$libraries RUBYLIB=$work/usr/lib/ruby/3.1.0:$libraries/ruby/3.1.0 "$work/usr/bin/ruby3.1" --disable-gems \
    -I "$work/usr/lib/ruby/gems/3.1.0/gems/matrix-0.4.2/lib" -rmatrix \
    -e 'a = Matrix.diagonal(*[1e20] * 10); puts "#{RUBY_VERSION} #{a.determinant} #{a.lup.determinant}"')
echo "$seen"
[[ $seen == "3.1.2 Infinity 1.0e+200" ]]
