#!/usr/bin/env bash
# Writes the declarations of src/rust/recursivelu-sys anew from include/recursive_lu.h; with --check only tells whether they are
# what that gives.
source "$(dirname "$0")/common.sh"
made=$root/src/rust/recursivelu-sys/src/bindings.rs

generate() {
    awk '
        BEGIN {
            split("double f64 float f32 recursive_lu_complex128 [f64;2] recursive_lu_complex64 [f32;2] void c_void char c_char " \
                "int64_t i64 int32_t i32 uint64_t u64 uint32_t u32", pair, " ")
            for (i = 1; i in pair; i += 2) rust[pair[i]] = pair[i + 1]
            for (name in rust) sub(/;/, "; ", rust[name])
            print "//! The declarations of recursive_lu.h. Generated from it by eng/generate-rust.sh: edits are lost."
            print "#![allow(rustdoc::broken_intra_doc_links)] // a[i] is an element"
            print "use std::os::raw::{c_char, c_void};\n"
        }
        # The Rust type of a C type.
        function type(c,   word, count, i, result, constant) {
            gsub(/\*/, " * ", c)
            count = split(c, word, " ")
            for (i = 1; i <= count; i++) {
                if (word[i] == "const") constant = 1
                else if (word[i] == "*") { result = "*" (constant ? "const " : "mut ") result; constant = 0 }
                else if (word[i] in rust) result = rust[word[i]]
                else { print "no type of Rust for " word[i] >"/dev/stderr"; exit 1 }
            }
            return result
        }
        function declare(c,   head, parts, count, i, name, list, line, lines, result) {
            match(c, /recursive_lu[a-z0-9_]*\(/)
            head = substr(c, RSTART, RLENGTH - 1)
            result = ") -> " type(substr(c, 1, RSTART - 1)) ";"
            c = substr(c, RSTART + RLENGTH)
            sub(/\);$/, "", c)
            count = c == "void" ? 0 : split(c, parts, /, */)
            for (i = 1; i <= count; i++) {
                match(parts[i], /[A-Za-z_]+$/)
                name = tolower(substr(parts[i], RSTART)) ": " type(substr(parts[i], 1, RSTART - 1))
                list = list (i > 1 ? ", " : "") name
                lines = lines "        " name ",\n"
            }
            line = "    pub fn " head "(" list result
            return length(line) <= 130 ? line : "    pub fn " head "(\n" lines "    " result
        }
        /^\/\*\* .* \*\/$/ { doc = "/// " substr($0, 5, length($0) - 7) "\n"; next }
        /^\/\*\*$/ { inside = 1; doc = ""; next }
        # The first paragraph.
        inside && /^ \*( @.*|\/)?$/ { inside = 0 }
        inside { doc = doc "///" substr($0, 3) "\n"; next }
        /^#define RECURSIVE_LU_[A-Z_]+ [0-9]+u$/ { printf "%spub const %s: u32 = %d;\n", doc, $2, $3; doc = "" }
        /^#define RECURSIVE_LU_[A-Z_]+ \(INT64_MIN/ {
            gsub(/[()]/, ""); printf "%spub const %s: i64 = i64::MIN + %s + %s;\n", doc, $2, $5, $7; doc = ""
        }
        /^#define RECURSIVE_LU_VERSION "/ { printf "%spub const %s: &str = %s;\n", doc, $2, $3; doc = "" }
        /^(int64_t|int32_t|const char) .*\(/ { text = ""; open = 1 }
        open {
            sub(/^ +/, "")
            text = text (text == "" ? "" : " ") $0
            if (/;$/) {
                gsub(/\n\/\/\//, "\n    ///", doc)
                functions = functions "    " doc declare(text) "\n"
                open = 0; doc = ""
            }
        }
        END { printf "\nextern \"C\" {\n%s}\n", functions }' "$root/include/recursive_lu.h"
}

if [[ ${1-} == --check ]]; then
    generate | cmp - "$made"
else
    generate >"$made"
fi
