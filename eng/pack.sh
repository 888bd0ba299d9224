#!/usr/bin/env bash
# Builds the packages into artifacts/packages: "pack.sh" all of them, "pack.sh python dotnet" those named. With --built first, the
# libraries in artifacts are packed as they are.
source "$(dirname "$0")/common.sh"
shopt -s nullglob
build=("$root/eng/build.sh")
if [[ ${1-} == --built ]]; then
    build=(true)
    shift
fi
kinds=()
for file in "$root"/eng/pack/*.sh; do
    name=$(basename "$file" .sh)
    [[ $name == test-* ]] || kinds+=("$name")
done
for kind; do
    [[ " ${kinds[*]} " == *" $kind "* ]] || { echo "usage: $0 [--built] [${kinds[*]}]" >&2; exit 2; }
done
(($#)) || set -- "${kinds[@]}"

"${build[@]}"
# The packages for Python and .NET hold both machines' libraries.
[[ $host_arch != x64 ]] || "${build[@]}" --arch arm64
mkdir -p "$artifacts/packages"
for kind; do
    say "packing for $kind"
    "$root/eng/pack/$kind.sh"
done
