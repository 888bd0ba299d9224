#!/usr/bin/env bash
# Builds everything: the shared libraries into artifacts/lib, executables into artifacts/bin.
# "build.sh install --prefix DIR" builds and then installs for C, CMake and pkg-config below DIR, which may be moved later.
source "$(dirname "$0")/common.sh"
[[ ${1-} != install ]] || exec "$root/eng/install.sh" "${@:2}"
need_sdk
command -v gcc >/dev/null || need gcc libc6-dev

# put FILE TARGET: replaced, not written over, and only if it differs: a running program keeps the file that it has mapped.
put() {
    cmp -s "$1" "$2" || install -m 755 "$1" "$2"
}

say "building the shared libraries and the server"
quietly build dotnet build "$root/eng/NativeLibraries.proj" -v:quiet -nodeReuse:false
mkdir -p "$lib" "$bin"
for file in baseline: v3:-v3 v4:-v4 lapack:_lapack; do
    put "$artifacts/dotnet/native/${file%:*}/bin/RecursiveLU.Native.so" "$lib/librecursivelu${file#*:}.so"
done
put "$artifacts/dotnet/native/server/recursive_lu_server" "$bin/recursive_lu_server"
# The names that programs linked with -lrecursivelu or -lrecursivelu_lapack look for.
for name in librecursivelu librecursivelu_lapack; do
    ln -sfn $name.so "$lib/$name.so.0"
done
say "built $(cd "$lib" && echo *.so) in artifacts/lib, recursive_lu_server in artifacts/bin"