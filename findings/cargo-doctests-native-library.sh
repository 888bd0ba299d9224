#!/usr/bin/env bash
# Cargo 1.65.0 (Debian 12, cargo 0.66.0+ds1-1 with rustc 1.63.0+dfsg1-2): a crate whose build script leaves a shared library in
# OUT_DIR passes its unit tests under cargo test, and the programs of its documentation are linked but cannot be started.
#
# Guess (implied, not written down): the programs of the documentation find the library where the unit tests do.
# Seen: the unit test passes; the program of the documentation ends with "error while loading shared libraries". With an rpath
# from cargo:rustc-link-arg, or with LD_LIBRARY_PATH, both pass.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
cd "$work"
[[ -x /usr/bin/cargo && -x /usr/bin/rustdoc ]] ||
    apt-get install -y -qq cargo=0.66.0+ds1-1 rustc=1.63.0+dfsg1-2 gcc libc6-dev >/dev/null
export PATH=/usr/bin:$PATH CARGO_HOME=$work/home CARGO_TARGET_DIR=$work/target CARGO_NET_OFFLINE=true CARGO_TERM_COLOR=never
unset RUSTFLAGS RUSTDOCFLAGS LD_LIBRARY_PATH
mkdir src
cat >Cargo.toml <<'END'
[package]
name = "bound"
version = "0.1.0"
edition = "2021"
links = "pivot"
END
cat >pivot.c <<'END'
int pivot(void) {
    return 2;
}
END
cat >build.rs <<'END'
fn main() {
    let folder = std::env::var("OUT_DIR").unwrap();
    let library = format!("{folder}/libpivot.so");
    let status = std::process::Command::new("gcc").args(["-shared", "-fPIC", "pivot.c", "-o", &library]).status();
    assert!(status.unwrap().success());
    println!("cargo:rustc-link-search=native={folder}");
    println!("cargo:rustc-link-lib=dylib=pivot");
    if std::env::var("WITH_RPATH").is_ok() {
        println!("cargo:rustc-link-arg=-Wl,-rpath,{folder}");
    }
    println!("cargo:rerun-if-env-changed=WITH_RPATH");
}
END
cat >src/lib.rs <<'END'
extern "C" {
    fn pivot() -> i32;
}

/// ```
/// assert_eq!(bound::row(), 2);
/// ```
pub fn row() -> i32 {
    unsafe { pivot() }
}

#[cfg(test)]
mod tests {
    #[test]
    fn row_of_pivot() {
        assert_eq!(super::row(), 2);
    }
}
END
tested() {
    cargo test --no-fail-fast >log 2>&1 || true
    grep -oE '^test .* (ok|FAILED)$|error while loading shared libraries' log | sed 's/ (line [0-9]*)//' | tr '\n' ';'
}
seen="$(/usr/bin/cargo --version) $(/usr/bin/rustc --version)
plain: $(tested)
rpath: $(WITH_RPATH=1 tested)
LD_LIBRARY_PATH: $(LD_LIBRARY_PATH=$(dirname "$(find target -name libpivot.so | head -n 1)") tested)"
echo "$seen"
[[ $seen == "cargo 1.65.0 rustc 1.63.0
plain: test tests::row_of_pivot ... ok;test src/lib.rs - row ... FAILED;error while loading shared libraries;
rpath: test tests::row_of_pivot ... ok;test src/lib.rs - row ... ok;
LD_LIBRARY_PATH: test tests::row_of_pivot ... ok;test src/lib.rs - row ... ok;" ]]
