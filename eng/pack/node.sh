#!/usr/bin/env bash
# Packs the npm packages with the finished libraries into artifacts/packages, one for each machine.
source "$(dirname "$0")/../common.sh"
lib=$(realpath "${RECURSIVE_LU_LIB_DIR:-$lib}")
# A Node from elsewhere brings its npm, and Debian's npm would replace both.
npm --version >/dev/null 2>&1 || need nodejs npm
export npm_config_audit=false npm_config_fund=false npm_config_update_notifier=false
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$artifacts/packages"
rm -f "$artifacts"/packages/recursive-lu-*.tgz

# package FOLDER CPU: the package with the libraries of a folder, which npm installs on no other processor.
package() {
    local file folder=$work/$2
    mkdir -p "$folder/lib"
    (cd "$root/src/node" && cp -r README.md package.json index.* source "$folder")
    cp "$root/LICENSE" "$root/eng/install/NOTICE" "$folder"
    for file in "$1"/librecursivelu{,-v3,-v4}.so; do
        [[ ! -e $file ]] || cp "$file" "$folder/lib"
    done
    cd "$folder"
    quietly pack-node-cpu npm pkg set "cpu[0]=$2"
    quietly pack-node npm pack --pack-destination "$work"
    file=$(basename "$work"/recursive-lu-*.tgz .tgz)-$2.tgz
    mv "$work"/recursive-lu-*.tgz "$artifacts/packages/$file"
    say "$file, $(stat -c %s "$artifacts/packages/$file") bytes"
}

package "$lib" "$host_arch"
# build.sh puts libraries for the other machine into a folder of their own.
[[ $host_arch == arm64 || ! -e $artifacts/arm64/lib/librecursivelu.so ]] || package "$artifacts/arm64/lib" arm64
