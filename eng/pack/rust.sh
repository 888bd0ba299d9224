#!/usr/bin/env bash
# Packs the crates for Rust into artifacts/packages, and builds each from its package. The library is not in them.
source "$(dirname "$0")/../common.sh"
lib=$(realpath "${RECURSIVE_LU_LIB_DIR:-$lib}")
need rustc cargo gcc libc6-dev
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# Debian's compiler, and nothing from the network: the second crate finds the first where its package was unpacked.
export PATH=/usr/bin:$PATH CARGO_HOME=$work/cargo CARGO_TARGET_DIR=$work/target CARGO_NET_OFFLINE=true RECURSIVE_LU_LIB_DIR=$lib
cp -rL "$root/src/rust" "$work/crates"
mkdir -p "$work/cargo" "$work/registry" "$artifacts/packages"
cat >"$CARGO_HOME/config.toml" <<END
[source.crates-io]
replace-with = "packages"
[source.packages]
directory = "$work/registry"
END
rm -f "$artifacts"/packages/recursivelu*.crate
cd "$work/crates"
for name in recursivelu-sys recursivelu; do
    quietly "pack-$name" cargo package -p "$name"
    file=$(echo "$work/target/package/$name"-[0-9]*.crate)
    tar -xzf "$file" -C "$work/registry"
    folder=$work/registry/$(basename "$file" .crate)
    echo "{\"files\":{},\"package\":\"$(sha256sum "$file" | cut -d ' ' -f 1)\"}" >"$folder/.cargo-checksum.json"
    install -m 644 "$file" "$artifacts/packages/"
    say "$(basename "$file"), $(stat -c %s "$file") bytes"
done
