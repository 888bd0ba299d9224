#!/usr/bin/env bash
# Writes anew what is generated from the exports: include/recursive_lu.h, include/RecursiveLuNative.cs and the list of functions of
# the C code in front of them.
source "$(dirname "$0")/common.sh"
need_sdk
quietly exports dotnet build "$root/src/RecursiveLU.Native" -c Release -v:quiet
dotnet run --project "$root/eng/HeaderGenerator" -c Release -- \
    --assembly "$artifacts/dotnet/bin/RecursiveLU.Native/release_linux-x64/RecursiveLU.Native.dll" \
    --header "$root/include/recursive_lu.h" --pinvoke "$root/include/RecursiveLuNative.cs" \
    --front "$root/src/RecursiveLU.Native/Front/functions.inc" "$@"
