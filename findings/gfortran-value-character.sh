#!/usr/bin/env bash
# GNU Fortran 12.2.0 (Debian 12, gfortran-12 12.2.0-14+deb12u1): a character that is the result of a function, or one letter of a longer
# variable, reaches a VALUE dummy as a byte of its address. The job letters of LAPACKE, declared for Fortran, are such dummies.
#
# Guess before the run: a VALUE dummy gets the letter, whatever expression of length 1 it comes from.
# Seen: of a variable and a literal it is right; of letter() and of word(2:2) it is another letter, which may change from run to run;
# without bind(C) as well. By reference both are right. Twenty calls are counted, for one may hit the letter by chance.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
command -v gfortran-12 >/dev/null || apt-get install -y -qq gfortran-12 >/dev/null
cat >letters.f90 <<'F90'
module letters
    use, intrinsic :: iso_c_binding, only: c_char, c_int
    implicit none
contains
    function letter() result(text)
        character(1, c_char) :: text
        text = 'N'
    end function letter

    integer(c_int) function right_by_value(text) bind(c)
        character(1, c_char), value :: text
        right_by_value = merge(1_c_int, 0_c_int, text == 'N')
    end function right_by_value

    integer(c_int) function right_by_reference(text) bind(c)
        character(1, c_char), intent(in) :: text
        right_by_reference = merge(1_c_int, 0_c_int, text == 'N')
    end function right_by_reference
end module letters

program main
    use letters
    implicit none
    character(3) :: word
    character(1, c_char) :: variable
    call get_command_argument(1, word)
    variable = word(2:2)
    print '(*(i0, :, 1x))', right_by_value('N'), right_by_value(variable), right_by_reference(letter()), &
        right_by_reference(word(2:2)), right_by_value(letter()), right_by_value(word(2:2))
end program main
F90
gfortran-12 -std=f2008 letters.f90 -o letters
for _ in {1..20}; do ./letters INV; done | awk '{ for (i = 1; i <= 6; i++) right[i] += $i }
    END { print right[1], right[2], right[3], right[4], right[5], right[6] }' >counts
echo "$(gfortran-12 -dumpfullversion): $(cat counts)"
read -r literal variable by_reference part_by_reference result part <counts
[[ "$literal $variable $by_reference $part_by_reference" == "20 20 20 20" ]]
((result < 20 && part < 20))
