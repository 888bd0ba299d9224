#!/usr/bin/env bash
# Free Pascal's NumLib 3.2.2 (Debian 12, fp-units-math-3.2.2, fp-units-rtl-3.2.2 and fp-compiler-3.2.2 3.2.2+dfsg-20): slegen,
# slegsy and slegpd describe the accuracy of a solution by another number each time that they solve the same system, and by
# numbers below 1.
#
# Guess before the run: slegen, slegsy and slegpd solve it. That the number is the same each time was implied, not written down.
# Seen: for [4, 1, 1; 1, 4, 1; 1, 1, 4], whose condition number is 7/3 in the infinity norm and 2 in Euclid's, three calls have
# three numbers each, from 0.47 to 2.15. The solutions agree. A program that calls Randomize has other numbers in each run.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
command -v ld >/dev/null || apt-get install -y -qq binutils >/dev/null
apt-get download -qq fp-compiler-3.2.2=3.2.2+dfsg-20 fp-units-rtl-3.2.2=3.2.2+dfsg-20 \
    fp-units-math-3.2.2=3.2.2+dfsg-20 2>/dev/null
for package in *.deb; do dpkg -x "$package" .; done
cat >seen.pas <<'END'
program seen;
uses sle, typ;
var
  a: array[1..3, 1..3] of ArbFloat;
  b, x: array[1..3] of ArbFloat;
  accuracy: ArbFloat;
  method, call, i, j, term: ArbInt;
begin
  for i := 1 to 3 do begin
    b[i] := 1;
    for j := 1 to 3 do a[i, j] := 1;
    a[i, i] := 4;
  end;
  for method := 1 to 3 do begin
    for call := 1 to 3 do begin
      case method of
        1: slegen(3, 3, a[1, 1], b[1], x[1], accuracy, term);
        2: slegpd(3, 3, a[1, 1], b[1], x[1], accuracy, term);
        3: slegsy(3, 3, a[1, 1], b[1], x[1], accuracy, term);
      end;
      write(term, ' ', x[1]:0:4, ' ', accuracy:0:4, '; ');
    end;
    writeln;
  end;
end.
END
units=$work/usr/lib/x86_64-linux-gnu/fpc/3.2.2/units/x86_64-linux
"$work/usr/lib/x86_64-linux-gnu/fpc/3.2.2/ppcx64" -n -Fu"$units/*" seen.pas >build.log 2>&1 || cat build.log
seen=$(./seen)
echo "$seen"
[[ $seen == "1 0.1667 1.4472; 1 0.1667 1.2504; 1 0.1667 1.6969; 
1 0.1667 1.9364; 1 0.1667 1.8920; 1 0.1667 2.1488; 
1 0.1667 0.4711; 1 0.1667 1.8015; 1 0.1667 1.5202; " ]]
