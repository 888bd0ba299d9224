#!/usr/bin/env bash
# Builds everything: the shared libraries into artifacts/lib, executables into artifacts/bin.
source "$(dirname "$0")/common.sh"
need_sdk
command -v gcc >/dev/null || need gcc libc6-dev

# put FILE TARGET: replaced, not written over, and only if it differs: a running program keeps the file that it has mapped.
put() {
    cmp -s "$1" "$2" || install -m 755 "$1" "$2"
}

say "building the shared libraries and the server"
quietly build dotnet build "$root/eng/NativeLibraries.proj" -v:quiet -nodeReuse:false
mkdir -p "$lib" "$bin"
for isa in baseline v3 v4; do
    name=librecursivelu$([[ $isa == baseline ]] || echo "-$isa").so
    put "$artifacts/dotnet/native/$isa/bin/RecursiveLU.Native.so" "$lib/$name"
done
put "$artifacts/dotnet/native/server/recursive_lu_server" "$bin/recursive_lu_server"
# The name that programs linked with -lrecursivelu look for.
ln -sfn librecursivelu.so "$lib/librecursivelu.so.0"
say "built $(cd "$lib" && echo *.so) in artifacts/lib, recursive_lu_server in artifacts/bin"
