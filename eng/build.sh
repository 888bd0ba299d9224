#!/usr/bin/env bash
# Builds everything: the shared libraries into artifacts/lib, executables into artifacts/bin.
source "$(dirname "$0")/common.sh"
need_sdk
command -v gcc >/dev/null || need gcc libc6-dev

say "building the shared libraries"
quietly build dotnet build "$root/eng/NativeLibraries.proj" -v:quiet -nodeReuse:false
mkdir -p "$lib" "$bin"
for isa in baseline v3 v4; do
    name=librecursivelu$([[ $isa == baseline ]] || echo "-$isa").so
    built=$artifacts/dotnet/native/$isa/bin/RecursiveLU.Native.so
    # Replaced, not written over: a running program keeps the file that it has mapped.
    cmp -s "$built" "$lib/$name" || install -m 755 "$built" "$lib/$name"
done
# The name that programs linked with -lrecursivelu look for.
ln -sfn librecursivelu.so "$lib/librecursivelu.so.0"
say "built $(cd "$lib" && echo *.so) in artifacts/lib"
