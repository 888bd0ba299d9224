#!/usr/bin/env bash
# Octave 7.3.0 (Debian 12, octave 7.3.0-2): dlmwrite and csvwrite write 16 significant digits, so that dlmread and csvread give
# other numbers back for most doubles of some ranges. save -text keeps every bit.
#
# Guess before the run: what csvwrite writes, csvread reads as it was.
# Seen: 0.1 + 0.2 is written as 0.3 and read so; of the square roots of 1 to 1000 606 come back as other numbers from either
# function.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
command -v octave-cli >/dev/null || apt-get install -y -qq --no-install-recommends octave=7.3.0-2 >/dev/null
cat >digits.m <<'M'
x = sqrt((1:1000)');
csvwrite("x.csv", [0.1 + 0.2; x]);
dlmwrite("x.dlm", x, " ");
save -text x.txt x
y = csvread("x.csv");
z = load("x.txt").x;
printf("%s: %d, csvwrite %d, dlmwrite %d, save %d changed", OCTAVE_VERSION, y(1) == 0.3, sum(y(2:end) != x), ...
    sum(dlmread("x.dlm", " ") != x), sum(z != x));
M
seen=$(octave-cli --quiet --norc digits.m)
echo "$seen"
[[ $seen == "7.3.0: 1, csvwrite 606, dlmwrite 606, save 0 changed" ]]
