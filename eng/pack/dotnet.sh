#!/usr/bin/env bash
# Packs the NuGet packages, with their symbols, into artifacts/packages from what eng/build.sh has built.
source "$(dirname "$0")/../common.sh"
need_sdk
packages=$artifacts/packages
version=$(sed -n 's|.*<Version>\(.*\)</Version>.*|\1|p' "$root/Directory.Build.props")
projects=(RecursiveLU RecursiveLU.Interop RecursiveLU.Client RecursiveLU.MathNet RecursiveLU.Tensors)
mkdir -p "$packages"
rm -f "$packages"/RecursiveLU*.nupkg "$packages"/RecursiveLU*.snupkg
for project in "${projects[@]}"; do
    quietly "pack-$project" dotnet pack "$root/src/$project" -c Release -o "$packages" -v:quiet -nodeReuse:false
done
quietly pack-RecursiveLU.Tool dotnet pack "$root/src/RecursiveLU.CommandLine" -c Release -o "$packages" -p:AsTool=true \
    -v:quiet -nodeReuse:false
for package in "${projects[@]/Interop/Native}"; do
    for file in "$packages/$package.$version".{nupkg,snupkg}; do
        [[ -f $file ]] || { echo "$file was not made" >&2; exit 1; }
    done
done
[[ -f $packages/RecursiveLU.Tool.$version.nupkg ]] || { echo "the tool was not packed" >&2; exit 1; }
say "packed $(cd "$packages" && du -bh RecursiveLU*.nupkg | awk '{printf "%s%s (%s)", sep, $2, $1; sep = ", "}')"
