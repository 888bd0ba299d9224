#!/usr/bin/env bash
# Puts the package for Julia into artifacts/packages: its folder as an archive, without the library.
source "$(dirname "$0")/../common.sh"
package=$root/src/julia/RecursiveLU
version=$(sed -n 's/^version = "\(.*\)"$/\1/p' "$package/Project.toml")
file=$artifacts/packages/RecursiveLU.jl-$version.tar.gz
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp -r "$package" "$work"
rm -f "$work/RecursiveLU/Manifest.toml"
cp "$root/LICENSE" "$work/RecursiveLU"
mkdir -p "$artifacts/packages"
rm -f "$artifacts"/packages/RecursiveLU.jl-*.tar.gz
# The same files give the same archive.
tar -C "$work" --sort=name --owner=0 --group=0 --numeric-owner --mode=u+rwX,go+rX,go-w \
    --mtime="@${SOURCE_DATE_EPOCH:-315532800}" -c RecursiveLU | gzip -9n >"$file"
say "$(basename "$file"), $(stat -c %s "$file") bytes"
