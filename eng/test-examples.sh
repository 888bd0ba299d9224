#!/usr/bin/env bash
# Runs the READMEs' examples in C, C++, Fortran and Python as they stand there, and the samples. Needs a finished build.
source "$(dirname "$0")/common.sh"
need g++ gfortran cmake make
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
example cpp include/README.md "$work/example.cpp"
g++ -std=c++17 "$work/example.cpp" -Iinclude -Lartifacts/lib -lrecursivelu -Wl,-rpath,"$lib" -o "$work/example-cpp"
expect "the C++ example" "$work/example-cpp"
example fortran src/fortran/README.md "$work/example.f90"
gfortran -J "$work" src/fortran/recursive_lu.f90 "$work/example.f90" -Lartifacts/lib -lrecursivelu -Wl,-rpath,"$lib" -o "$work/example-f90"
expect_text "x =  1.  2.  3." "the Fortran example" "$work/example-f90"
expect "the README's Python example" python3 "$work/example.py"
expect "the server's Python example" python3 "$work/server.py"
expect samples/c/quickstart.c "$artifacts/cmake/samples/quickstart"
expect samples/python/quickstart.py python3 samples/python/quickstart.py
python_client=$'x = 1 2 3\nz = 1+1j 2-1j 3+2j'
expect_text "$python_client" samples/python/server_client.py python3 samples/python/server_client.py

# Programs that solve something: their exit status says whether it is accurate.
for language in cpp fortran; do
    quietly "samples-$language-configure" cmake -S "$root/samples/$language" -B "$artifacts/cmake/samples-$language" \
        -DCMAKE_BUILD_TYPE=Release -DRECURSIVE_LU_LIB_DIR="$lib" -DRECURSIVE_LU_INCLUDE_DIR="$root/include"
    quietly "samples-$language-build" cmake --build "$artifacts/cmake/samples-$language"
done
quietly brusselator "$artifacts/cmake/samples-cpp/brusselator" "$artifacts/brusselator.svg"
python3 -c 'import sys, xml.dom.minidom; xml.dom.minidom.parse(sys.argv[1])' "$artifacts/brusselator.svg"
quietly boundary-layer "$artifacts/cmake/samples-fortran/boundary_layer"

# The clients with a server that listens.
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
