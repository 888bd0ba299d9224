#!/usr/bin/env bash
# Writes include/recursive_lu.h and include/RecursiveLuNative.cs anew from the exports.
source "$(dirname "$0")/common.sh"
need_sdk
quietly exports dotnet build "$root/src/RecursiveLU.Native" -c Release -v:quiet
dotnet run --project "$root/eng/HeaderGenerator" -c Release -- \
    --assembly "$artifacts/dotnet/bin/RecursiveLU.Native/release_linux-x64/RecursiveLU.Native.dll" \
    --header "$root/include/recursive_lu.h" --pinvoke "$root/include/RecursiveLuNative.cs" "$@"
