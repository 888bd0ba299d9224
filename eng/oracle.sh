#!/usr/bin/env bash
# Judges small systems of any scale by exact arithmetic: "oracle.sh SECONDS [SEED]". Their seeds are SEED, SEED + 1 and so on, by
# default from 1; the first wrong results of each kind are shown with their seeds and their elements' bits, and
# "oracle.sh 0 SEED" judges one again. Ends with a line "N matrices, N judged results, N wrong".
# DOTNET_EnableAVX512=0 and DOTNET_EnableAVX=0 choose narrower vectors, as in test.sh.
source "$(dirname "$0")/common.sh"
need_sdk
quietly oracle dotnet build "$root/tests/RecursiveLU.Oracle" -c Release -v:quiet -nodeReuse:false
exec "$artifacts/dotnet/bin/RecursiveLU.Oracle/release/RecursiveLU.Oracle" "$@"
