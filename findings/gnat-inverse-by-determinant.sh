#!/usr/bin/env bash
# GNAT 12.2.0 (Debian 12, gnat-12 12.2.0-14+deb12u1): Solve and Inverse of Ada.Numerics.Generic_Real_Arrays call a matrix
# singular if the product of its pivots underflows. For a well-conditioned matrix they raise Constraint_Error.
#
# Guess before the run: 1e-200 times the identity of order 2 is inverted.
# Seen: Constraint_Error from Solve and from Inverse; of 1e-150 I, whose determinant is 1e-300, the inverse is 1e150 I. 1e-100 I
# is inverted in order 3 and refused in order 4. Of 1e200 I, whose determinant overflows, the inverse is right.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
command -v gnatmake >/dev/null || apt-get install -y -qq --no-install-recommends gnat-12=12.2.0-14+deb12u1 >/dev/null
cat >singular.adb <<'ADA'
with Ada.Numerics.Generic_Real_Arrays;
with Ada.Text_IO; use Ada.Text_IO;

procedure Singular is
   package Arrays is new Ada.Numerics.Generic_Real_Arrays (Long_Float);
   use Arrays;

   procedure Scaled (Scale : Long_Float; Order : Positive) is
      A : constant Real_Matrix := Scale * Unit_Matrix (Order);
      B : constant Real_Vector := (1 .. Order => 1.0);
   begin
      Put (Scale'Image & Order'Image & ":");
      begin
         Put (Long_Float'Image (Inverse (A) (1, 1)));
      exception
         when Constraint_Error => Put (" Constraint_Error");
      end;
      begin
         Put (Long_Float'Image (Solve (A, B) (1)));
      exception
         when Constraint_Error => Put (" Constraint_Error");
      end;
      Put (";");
   end Scaled;
begin
   Scaled (1.0E-150, 2);
   Scaled (1.0E-200, 2);
   Scaled (1.0E-100, 3);
   Scaled (1.0E-100, 4);
   Scaled (1.0E200, 2);
   New_Line;
end Singular;
ADA
gnatmake -q singular.adb
seen=$(./singular)
echo "$seen"
[[ $seen == " 1.00000000000000E-150 2: 1.00000000000000E+150 1.00000000000000E+150; \
1.00000000000000E-200 2: Constraint_Error Constraint_Error; \
1.00000000000000E-100 3: 1.00000000000000E+100 1.00000000000000E+100; \
1.00000000000000E-100 4: Constraint_Error Constraint_Error; \
1.00000000000000E+200 2: 1.00000000000000E-200 1.00000000000000E-200;" ]]
