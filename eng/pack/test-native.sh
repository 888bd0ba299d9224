#!/usr/bin/env bash
# "test-native.sh COUNTS" uses the packages that eng/pack/native.sh has made: the Debian ones in a fresh Debian 12, where programs are
# compiled and run with them and nothing is left after a purge; the trees where they were unpacked. Appends to the file COUNTS.
source "$(dirname "$0")/../common.sh"
counts=$1
need lintian debootstrap g++ gfortran cmake make pkg-config qemu-user gcc-aarch64-linux-gnu libc6-dev-arm64-cross
packages=$artifacts/packages
sources=$root/native-tests/installed
source "$sources/expect.sh"
work=$artifacts/native-package-test
debian=$work/debian
machine=$(uname -m)
passed=0 failed=0
as_root rm -rf "$work"
mkdir -p "$work"

# check WHAT FUNCTION...: counts a test, which is a function that runs in a shell of its own.
check() {
    local what=$1 status=0
    shift
    set +e
    (set -e; "$@")
    status=$?
    set -e
    if ((status == 0)); then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "the native packages failed: $what" >&2
    fi
}

# Lintian finds neither errors nor warnings.
lintian_is_content() {
    # There is no request for packaging in Debian that an upload could close.
    quietly lintian lintian --no-cfg --allow-root --fail-on error,warning --suppress-tags initial-upload-closes-no-bugs "$packages"/*.deb
}

# The files of the chroot, but for what dpkg, apt and ldconfig keep of their own.
list_files() {
    as_root find "$debian" -xdev \( -path "$debian/proc" -o -path "$debian/var/lib/dpkg" -o -path "$debian/var/log" \
        -o -path "$debian/var/cache" -o -path "$debian/var/lib/apt" -o -path "$debian/work" -o -path "$debian/dev" \) -prune \
        -o ! -path "$debian/etc/ld.so.cache" -print | sort
}

inside() {
    as_root chroot "$debian" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin DEBIAN_FRONTEND=noninteractive LC_ALL=C "$@"
}

installs() {
    quietly native-install inside apt-get -qq -y install "$@"
    inside ldconfig -p | grep 'librecursivelu_lapack.so.0 ' >/dev/null
    inside ldconfig -p | grep 'librecursivelu_blas.so.0 ' >/dev/null
    inside ldconfig -p | grep 'librecursivelu_scalapack.so.0 ' >/dev/null
}

compiles() {
    local program
    for program in plain.c:recursivelu lapack.c:recursivelu_lapack; do
        inside gcc -Wall -Werror "/work/${program%:*}" -o "/work/${program%.c:*}" "-l${program#*:}"
    done
    inside g++ -std=c++20 -Wall -Wextra -Wpedantic -Werror /work/wrapped.cpp -o /work/wrapped -lrecursivelu
    inside gfortran -J /work /usr/include/recursive_lu.f90 /work/module.f90 -o /work/module -lrecursivelu
    expect "the C program" "$plain" inside /work/plain
    expect "the program with LAPACK's names" "$lapack" inside /work/lapack
    expect "the C++ program" "x = 1 2 3" inside /work/wrapped
    expect "the Fortran program" "x = 1 2 3" inside /work/module
}

# Other programs' files say where the libraries are, wherever the tree is.
finds() {
    local prefix=$1 libraries=$1/$2
    quietly native-configure cmake -S "$sources" -B "$prefix/../cmake" -DCMAKE_PREFIX_PATH="$prefix" -DWANTED_VERSION=0.1
    quietly native-build cmake --build "$prefix/../cmake"
    expect "the program by CMake" "$plain" "$prefix/../cmake/plain"
    export PKG_CONFIG_PATH=$libraries/pkgconfig
    eval "gcc -Wall -Werror '$sources/plain.c' -o '$prefix/../by-pkg-config' $(pkg-config --cflags --libs recursivelu)"
    expect "the program by pkg-config" "$plain" env LD_LIBRARY_PATH="$libraries" "$prefix/../by-pkg-config"
}

leaves_nothing() {
    quietly native-purge inside apt-get -qq -y purge librecursivelu0
    list_files >"$work/after"
    diff "$work/before" "$work/after"
    [[ -z $(inside ldconfig -p | grep recursive) ]]
}

# unpacks MACHINE: the tree, into a folder with a blank.
unpacks() {
    mkdir -p "$work/moved here"
    tar -C "$work/moved here" -xf "$packages"/recursive-lu-*-linux-"$1".tar.gz
    mv "$work/moved here"/recursive-lu-* "$work/moved here/$1"
    cmp "$root/LICENSE" "$work/moved here/$1/share/doc/recursivelu/LICENSE"
}

runs_emulated() {
    local tree="$work/moved here/aarch64" sysroot=/usr/aarch64-linux-gnu
    aarch64-linux-gnu-gcc "$sources/plain.c" -o "$work/plain-aarch64" -I"$tree/include" -L"$tree/lib" -lrecursivelu
    expect "the C program for arm64" "x = 1 2 3 by aarch64-neon from librecursivelu.so" \
        qemu-aarch64 -L "$sysroot" -E LD_LIBRARY_PATH="$tree/lib" "$work/plain-aarch64"
}

check "lintian" lintian_is_content
debian_root "$debian" gcc libc6-dev g++ gfortran
as_root mkdir "$debian/work"
as_root cp "$sources"/{plain,lapack}.c "$sources/wrapped.cpp" "$sources/module.f90" "$packages"/*_"$(dpkg --print-architecture)".deb "$debian/work"
list_files >"$work/before"
debs=()
for file in "$packages"/*_"$(dpkg --print-architecture)".deb; do debs+=("/work/$(basename "$file")"); done
as_root mount -t proc proc "$debian/proc"
trap 'as_root umount "$debian/proc"; as_root rm -rf "$debian"' EXIT
check "installing the Debian packages" installs "${debs[@]}"
check "programs in the chroot" compiles
check "the server in the chroot" serves inside recursive_lu_server
check "the command line in the chroot" solves inside recursive-lu
check "CMake and pkg-config in the chroot's files" finds "$debian/usr" "lib/$machine-linux-gnu"
as_root rm -rf "$debian"/{cmake,by-pkg-config}
check "a purge" leaves_nothing

check "unpacking the tree" unpacks "$machine"
check "CMake and pkg-config in the tree" finds "$work/moved here/$machine" lib
check "the tree's server" serves "$work/moved here/$machine/bin/recursive_lu_server"
check "the tree's command line" solves "$work/moved here/$machine/bin/recursive-lu"
if [[ $host_arch == x64 ]]; then
    check "unpacking the tree for arm64" unpacks aarch64
    check "a program for arm64" runs_emulated
fi
echo "native-packages $passed $failed" >>"$counts"
((failed == 0))
