#!/usr/bin/env bash
# Tests the crates for Rust with Debian's compiler and the library of this checkout: formatting, Clippy, documentation, tests and
# the documentation's programs; packs them, and with the packed crates runs the sample and the program of the page on installing.
# Needs a finished build, or RECURSIVE_LU_LIB_DIR that names another folder with the libraries. Leaves "rust passed failed" in
# artifacts/test-results/rust.counts, and the picture of the sample in artifacts/rust.
source "$(dirname "$0")/common.sh"
lib=$(realpath "${RECURSIVE_LU_LIB_DIR:-$lib}")
[[ -e $lib/librecursivelu.so ]] || { echo "$lib has no librecursivelu.so: please build first" >&2; exit 1; }
need rustc cargo rust-clippy rustfmt gcc libc6-dev pkg-config
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
results=$artifacts/test-results
log=$artifacts/log/rust-test.log
mkdir -p "$results" "$artifacts/log" "$artifacts/rust" "$work/cargo"
rm -f "$results/rust.counts"
# Debian's compiler, though there be a newer one: it is the oldest that will do. Nothing is asked of the network.
export PATH=/usr/bin:$PATH CARGO_HOME=$work/cargo CARGO_TARGET_DIR=$work/target CARGO_NET_OFFLINE=true CARGO_TERM_COLOR=never
export RECURSIVE_LU_LIB_DIR=$lib
unset RECURSIVE_LU_HOME RUSTFLAGS RUSTDOCFLAGS RUSTC RUSTC_WRAPPER
passed=0 failed=0

# step NAME COMMAND...: counts a command that has to end well.
step() {
    if quietly "$@"; then passed=$((passed + 1)); else failed=$((failed + 1)); fi
}

step rust-declarations "$root/eng/generate-rust.sh" --check
cp -rL "$root/src/rust" "$work/crates"
cd "$work/crates"
step rust-format cargo fmt --all --check
step rust-format-sample rustfmt --check --edition 2021 --config-path rustfmt.toml "$root/samples/rust/splined_shaft.rs"
step rust-clippy cargo clippy --all-targets -- -D warnings
step rust-documentation env RUSTDOCFLAGS="-D warnings" cargo doc --no-deps

say "testing on $(rustc --version)"
# Cargo tells the documentation's programs not where the library is, as it does others.
status=0
LD_LIBRARY_PATH=$lib cargo test --no-fail-fast >"$log" 2>&1 || status=$?
read -r good bad < <(awk '/^test result: / {good += $4; bad += $6 + $8} END {print good + 0, bad + 0}' "$log")
# A run that broke off, or found no tests, is a failure; a test that was ignored has not passed.
if ((good == 0 || (status != 0 && bad == 0))); then bad=$((bad + 1)); fi
((bad == 0)) || grep -A 30 -E '^(---- |error)' "$log" >&2 || tail -n 40 "$log" >&2
passed=$((passed + good)) failed=$((failed + bad))

say "packing, and running the sample with the packed crates"
step rust-pack "$root/eng/pack/rust.sh"
mkdir "$work/sample"
cp "$root"/samples/rust/*.rs "$work/sample"
{
    sed 's|path = "[^"]*/recursivelu"|path = "recursivelu-0.1.0"|' "$root/samples/rust/Cargo.toml"
    printf '[patch.crates-io]\nrecursivelu-sys = { path = "recursivelu-sys-0.1.0" }\n'
} >"$work/sample/Cargo.toml"
cd "$work/sample"
for file in "$artifacts"/packages/recursivelu*.crate; do tar -xzf "$file"; done
mkdir examples
step rust-install-page page_prints "$root/eng/docs/install.md" rust examples/install.rs cargo run --release --example install
step rust-clippy-sample cargo clippy -- -D warnings
# Found as an installation, then by pkg-config, and with a word of advice where it is not.
mkdir "$work/home"
ln -s "$lib" "$work/home/lib"
printf 'libdir=%s\nName: recursivelu\nDescription: -\nVersion: 0\n' "$lib" >"$work/recursivelu.pc"
unset RECURSIVE_LU_LIB_DIR
step rust-splined-shaft env RECURSIVE_LU_HOME="$work/home" cargo run --release -- "$artifacts/rust/splined_shaft.svg"
step rust-by-pkg-config env PKG_CONFIG_PATH="$work" LD_LIBRARY_PATH="$lib" cargo run --release -- "$work/again.svg"
step rust-pictures cmp "$artifacts/rust/splined_shaft.svg" "$work/again.svg"
RECURSIVE_LU_HOME=$work cargo build >not-found.txt 2>&1 || true
step rust-not-found grep "RECURSIVE_LU_HOME: there is no librecursivelu.so in $work" not-found.txt

echo "rust $passed $failed" | tee "$results/rust.counts"
((failed == 0))
