#!/usr/bin/env bash
# Tcllib 1.21 (Debian 12, tcllib 1.21+dfsg-1 on tcl8.6 and libtcl8.6 8.6.13+dfsg-2), math::linearalgebra: solveGaussBand and
# solveTriangularBand have wrong solutions of systems with anything beside the diagonal, without an error. solveGauss and
# solvePGauss of the same systems in full form are right.
#
# Guess before the run: (1, 1, 1) for a tridiagonal system, with the columns of the band form below, on and above the diagonal;
# a suspicion, from the source, of an index.
# Seen: of [2, 1, 0; 1, 3, 1; 0, 1, 2] x = (3, 5, 3), which is the same band form by rows as by columns, (1.5, -0.5, 1.5). Of
# [2, 1; 0, 3] x = (3, 3) it is (1.5, 1) by rows and by columns, as though the 1 were 0. Diagonal systems are right.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
cd "$work"
apt-get download -qq tcllib=1.21+dfsg-1 tcl8.6=8.6.13+dfsg-2 libtcl8.6=8.6.13+dfsg-2 2>/dev/null
for package in *.deb; do dpkg -x "$package" .; done
cat >band.tcl <<'TCL'
lappend auto_path usr/share/tcltk/tcllib1.21
package require math::linearalgebra
namespace import ::math::linearalgebra::*
proc shown {x} { lmap element $x { format %.6g $element } }
puts "full [shown [solvePGauss {{2 1 0} {1 3 1} {0 1 2}} {3 5 3}]] band [solveGaussBand {{0 2 1} {1 3 1} {1 2 0}} {3 5 3}]"
puts "full [solveTriangular {{2 1} {0 3}} {3 3}] by rows [solveTriangularBand {{0 2 1} {0 3 0}} {3 3}]\
    by columns [solveTriangularBand {{0 2 0} {1 3 0}} {3 3}]"
puts "diagonal [solveGaussBand {{0 2 0} {0 3 0}} {2 3}] [solveTriangularBand {{0 2 0} {0 3 0}} {2 3}]"
TCL
export LD_LIBRARY_PATH=$work/usr/lib/x86_64-linux-gnu TCL_LIBRARY=$work/usr/share/tcltk/tcl8.6
seen=$(usr/bin/tclsh8.6 band.tcl)
echo "$seen"
[[ $seen == "full 1 1 1 band 1.5 -0.5 1.5
full 1.0 1.0 by rows 1.5 1.0 by columns 1.5 1.0
diagonal 1.0 1.0 1.0 1.0" ]]
