#!/usr/bin/env bash
# Runs the programs of all pages as they stand there, and the samples. Needs a finished build, of the tests, too.
source "$(dirname "$0")/common.sh"
need gcc libc6-dev g++ gfortran cmake make libeigen3-dev python3 python3-numpy
work=$artifacts/examples
rm -rf "$work"
mkdir -p "$work"

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

cd "$root"
quietly examples-pages python3 eng/examples/run.py "$root" "$work/pages" || exit 1
tail -n 1 "$artifacts/log/examples-pages.log"
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

# The amplitudes that Colton and Kress have in a table, too.
scattering=$(dotnet run --project samples/dotnet/Scattering -c Release --no-build)
grep -q '^ 128 *-2.4755438[0-9] *1.6874793[0-9] i *-0.1994578[0-9] *0.0601589[0-9] i' <<<"$scattering" \
    || { echo "samples/dotnet/Scattering printed: $scattering" >&2; exit 1; }

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
