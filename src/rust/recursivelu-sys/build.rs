//! Finds the library. RECURSIVE_LU_LIB_DIR names its folder; RECURSIVE_LU_HOME where it was installed or unpacked, or the
//! checkout where it was built; without either, pkg-config is asked, and in the end the linker.
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

const FILE: &str = "librecursivelu.so";

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    if let Some(folder) = variable("RECURSIVE_LU_LIB_DIR") {
        assert!(folder.join(FILE).exists(), "RECURSIVE_LU_LIB_DIR: there is no {FILE} in {}", folder.display());
        link_from(&folder);
    } else if let Some(home) = variable("RECURSIVE_LU_HOME") {
        let machine = format!("lib/{}-linux-gnu", env::var("CARGO_CFG_TARGET_ARCH").unwrap());
        let folders = ["lib", "lib64", &machine, "artifacts/lib"].map(|folder| home.join(folder));
        let found = folders.iter().find(|folder| folder.join(FILE).exists());
        link_from(found.unwrap_or_else(|| panic!("RECURSIVE_LU_HOME: there is no {FILE} in {}", home.display())));
    } else if let Some(folder) = ask_pkg_config() {
        println!("cargo:rustc-link-search=native={}", folder.display());
    } else {
        println!("cargo:warning=pkg-config does not know recursivelu: see RECURSIVE_LU_HOME if it cannot be linked");
    }
    println!("cargo:rustc-link-lib=dylib=recursivelu");
}

fn variable(name: &str) -> Option<PathBuf> {
    println!("cargo:rerun-if-env-changed={name}");
    env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from)
}

/// Has the linker look in a folder of links to the libraries. It is among those of the build, and Cargo has the programs that it
/// runs look there, too: `cargo run` and `cargo test` need no LD_LIBRARY_PATH.
fn link_from(folder: &Path) {
    let folder = folder.canonicalize().expect("the folder of the library has a path");
    println!("cargo:rerun-if-changed={}", folder.join(FILE).display());
    let links = PathBuf::from(env::var_os("OUT_DIR").unwrap()).join("lib");
    let _ = fs::remove_dir_all(&links);
    fs::create_dir_all(&links).expect("the build has a folder");
    for entry in fs::read_dir(&folder).expect("the folder of the library can be read").flatten() {
        let name = entry.file_name();
        if name.to_string_lossy().starts_with("librecursivelu") {
            std::os::unix::fs::symlink(entry.path(), links.join(name)).expect("a link to the library can be made");
        }
    }
    println!("cargo:rustc-link-search=native={}", links.display());
    // For build scripts of packages that depend on this one: DEP_RECURSIVELU_LIB.
    println!("cargo:lib={}", folder.display());
}

/// The folder of the library, if pkg-config knows it.
fn ask_pkg_config() -> Option<PathBuf> {
    let program = variable("PKG_CONFIG").unwrap_or_else(|| "pkg-config".into());
    for name in ["PKG_CONFIG_PATH", "PKG_CONFIG_LIBDIR", "PKG_CONFIG_SYSROOT_DIR"] {
        variable(name);
    }
    if env::var_os("HOST") != env::var_os("TARGET") {
        return None;
    }
    let output = Command::new(program).args(["--variable=libdir", "recursivelu"]).output().ok()?;
    // Blanks have a backslash there.
    let folder = String::from_utf8(output.stdout).ok()?.trim().replace('\\', "");
    (output.status.success() && !folder.is_empty()).then(|| folder.into())
}
