#!/usr/bin/env bash
# Builds the source package for R, which "R CMD INSTALL" compiles for the library that it finds, into artifacts/packages.
source "$(dirname "$0")/../common.sh"
need r-base-core
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$artifacts/packages"
rm -f "$artifacts"/packages/recursivelu_*.tar.gz
cd "$work"
quietly pack-r R CMD build "$root/src/r/recursivelu"
file=$(echo recursivelu_*.tar.gz)
install -m 644 "$file" "$artifacts/packages/"
say "$file, $(stat -c %s "$file") bytes"
