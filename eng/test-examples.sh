#!/usr/bin/env bash
# Runs the READMEs' C and Python examples as they stand there, and the quickstart samples. Needs a finished build.
source "$(dirname "$0")/common.sh"
work=$artifacts/examples
rm -rf "$work"
mkdir -p "$work"

# example LANGUAGE README FILE: the README's first block of that language.
example() {
    awk -v fence='```'"$1" '$0 == fence {on = 1; next} on && /^```/ {exit} on' "$root/$2" >"$3"
    [[ -s $3 ]] || { echo "$2 has no example in $1" >&2; return 1; }
}

# expect_text TEXT WHAT COMMAND...: the command must print the text.
expect_text() {
    local text=$1 what=$2 printed
    shift 2
    printed=$("$@")
    [[ $printed == "$text" ]] || { echo "$what printed: $printed" >&2; return 1; }
}

# expect WHAT COMMAND...: the command must print the solution.
expect() {
    expect_text "x = 1 2 3" "$@"
}

example c README.md "$work/example.c"
example python README.md "$work/example.py"
example python src/RecursiveLU.Server/README.md "$work/server.py"
cd "$root"
gcc "$work/example.c" -Iinclude -Lartifacts/lib -lrecursivelu -Wl,-rpath,"$lib" -o "$work/example"
expect "the README's C example" "$work/example"
expect "the README's Python example" python3 "$work/example.py"
expect "the server's Python example" python3 "$work/server.py"
expect samples/c/quickstart.c "$artifacts/cmake/samples/quickstart"
expect samples/python/quickstart.py python3 samples/python/quickstart.py
python_client=$'x = 1 2 3\nz = 1+1j 2-1j 3+2j'
expect_text "$python_client" samples/python/server_client.py python3 samples/python/server_client.py

# The same by a server that listens.
socket=$(mktemp -u /tmp/recursive_lu_examples_XXXXXX)
"$bin/recursive_lu_server" --listen "$socket" &
server=$!
trap 'kill $server' EXIT
until [[ -S $socket ]]; do
    kill -0 $server 2>/dev/null || { echo "the server does not listen" >&2; exit 1; }
    sleep 0.05
done
expect_text "${python_client//j/i}" "samples/c/server_client.c" "$artifacts/cmake/samples/server_client" "$socket"
expect_text "$python_client" "samples/python/server_client.py, by a socket" python3 samples/python/server_client.py "$socket"
python3 "$root/eng/examples/failures.py" "$artifacts/cmake/samples/server_client" samples/python/server_client.py
