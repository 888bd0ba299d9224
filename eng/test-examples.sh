#!/usr/bin/env bash
# Runs the README's C and Python examples as they stand there, and the quickstart samples. Needs a finished build.
source "$(dirname "$0")/common.sh"
work=$artifacts/examples
rm -rf "$work"
mkdir -p "$work"

# example LANGUAGE FILE: the README's first block of that language.
example() {
    awk -v fence='```'"$1" '$0 == fence {on = 1; next} on && /^```/ {exit} on' "$root/README.md" >"$2"
    [[ -s $2 ]] || { echo "the README has no example in $1" >&2; return 1; }
}

# expect WHAT COMMAND...: the command must print the solution.
expect() {
    local what=$1 printed
    shift
    printed=$("$@")
    [[ $printed == "x = 1 2 3" ]] || { echo "$what printed: $printed" >&2; return 1; }
}

example c "$work/example.c"
example python "$work/example.py"
cd "$root"
gcc "$work/example.c" -Iinclude -Lartifacts/lib -lrecursivelu -Wl,-rpath,"$lib" -o "$work/example"
expect "the README's C example" "$work/example"
expect "the README's Python example" python3 "$work/example.py"
expect samples/c/quickstart.c "$artifacts/cmake/samples/quickstart"
expect samples/python/quickstart.py python3 samples/python/quickstart.py
