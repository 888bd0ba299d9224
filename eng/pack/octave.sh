#!/usr/bin/env bash
# Packs the sources of the package for Octave, which "pkg install" builds where it is installed: "octave.sh" into
# artifacts/packages, "octave.sh FOLDER" into another.
source "$(dirname "$0")/../common.sh"
packages=${1:-$artifacts/packages}
version=$(sed -n 's/^Version: //p' "$root/src/octave/recursivelu/DESCRIPTION")
mkdir -p "$packages"
rm -f "$packages"/recursivelu-*.tar.gz
# The same files give the same archive; the license is a link here.
tar -C "$root/src/octave" --dereference --sort=name --owner=0 --group=0 --numeric-owner --mode=u+rw,go+r,go-w \
    --mtime="@${SOURCE_DATE_EPOCH:-315532800}" -c recursivelu | gzip -9n >"$packages/recursivelu-$version.tar.gz"
say "recursivelu-$version.tar.gz, $(stat -c %s "$packages/recursivelu-$version.tar.gz") bytes"
