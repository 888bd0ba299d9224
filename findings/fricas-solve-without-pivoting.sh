#!/usr/bin/env bash
# FriCAS 1.3.8 (Debian 12, fricas 1.3.8-6): solve of a system of floats eliminates with the first pivot that is not zero, and
# its answer is wrong where inverse has the right one. inverse, in turn, fails for 1e-200 times the identity, whose determinant
# underflows.
#
# Guess before the run: inverse, determinant and rank of [1e-30, 1; 1, 1] are right. Of solve, and of 1e-200 I, it was implied.
# Seen: solve gives (0, 1), for DoubleFloat and with 1e-30 for Float, and no word that it is not the only one; inverse gives
# [-1, 1; 1, -1e-20] for the same matrix, and "failed" for 1e-200 I.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
apt-get download -qq fricas=1.3.8-6 fricas-databases=1.3.8-6 2>/dev/null
for package in *.deb; do dpkg -x "$package" .; done
cat >seen.input <<'END'
)set messages autoload off
a : Matrix DoubleFloat := matrix [[1.0e-20, 1.0], [1.0, 1.0]]
f : Matrix Float := matrix [[1.0e-30, 1.0], [1.0, 1.0]]
t : Matrix DoubleFloat := matrix [[1.0e-200, 0.0], [0.0, 1.0e-200]]
b : Vector DoubleFloat := vector [1.0, 2.0]
g : Vector Float := vector [1.0, 2.0]
output(concat ["SEEN ", unparse(solve(a, b).particular :: InputForm)])
x := solve(f, g).particular :: Vector Float
output(concat ["SEEN ", unparse(map(n +-> n :: DoubleFloat, x) :: InputForm)])
output(concat ["SEEN ", unparse((inverse(a) :: Matrix DoubleFloat) :: InputForm)])
output(concat ["SEEN ", unparse((inverse(t) case "failed") :: InputForm)])
)quit
y
END
export FRICAS=$work/usr/lib/fricas/target/x86_64-pc-linux-gnu
seen=$("$FRICAS/bin/FRICASsys" <seen.input 2>&1 | sed -n 's/.*SEEN *//p')
echo "$seen"
[[ $seen == "vector([0,1])
vector([0,1])
matrix([[-1.0,1],[1,-9.9999999999999995E-21]])
true" ]]
