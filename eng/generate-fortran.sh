#!/usr/bin/env bash
# Writes src/fortran/recursive_lu.f90 anew from recursive_lu.f90.in, where each procedure stands once for four types; with --check
# only tells whether it is what that gives.
source "$(dirname "$0")/common.sh"
made=$root/src/fortran/recursive_lu.f90

generate() {
    echo "! Generated from recursive_lu.f90.in by eng/generate-fortran.sh: edits are lost."
    awk '
        function one(line, name, kind, type, own) {
            if (index(wanted, name " ") == 0) return ""
            gsub(/@N@/, name, line); gsub(/@KIND@/, kind, line); gsub(/@REAL@/, "real(" kind ")", line)
            gsub(/@TYPE@/, type "(" own ")", line)
            return line
        }
        function each(text) {
            return one(text, "f64", "c_double", "real", "c_double") one(text, "f32", "c_float", "real", "c_float") \
                one(text, "c128", "c_double", "complex", "c_double_complex") one(text, "c64", "c_float", "complex", "c_float_complex")
        }
        # Lines between !$each and !$end stand for all four types, or for those that !$each names.
        /^!\$each/ { inside = 1; text = ""; wanted = NF > 1 ? $0 " " : "f64 f32 c128 c64 "; next }
        /^!\$end/ { inside = 0; printf "%s", each(text); next }
        inside { text = text $0 "\n"; next }
        {
            while (match($0, /@EACH:[a-z_]*@/)) {
                name = substr($0, RSTART + 6, RLENGTH - 7)
                list = name "f64, " name "f32, " name "c128, " name "c64"
                $0 = substr($0, 1, RSTART - 1) list substr($0, RSTART + RLENGTH)
            }
            print
        }' "$root/src/fortran/recursive_lu.f90.in"
}

if [[ ${1-} == --check ]]; then
    generate | cmp - "$made"
else
    generate >"$made"
fi
