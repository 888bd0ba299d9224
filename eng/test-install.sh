#!/usr/bin/env bash
# Installs a finished build, moves the tree, and builds and runs programs with it by CMake and by pkg-config; and what eng/build.sh does
# with its arguments, and that it removes what it has installed.
source "$(dirname "$0")/common.sh"
need g++ gfortran libc6-dev cmake make pkg-config python3 libc-bin systemd mandoc man-db
work=$artifacts/install-test
moved="$work/moved here" # a blank, for the fun of it
sources=$root/native-tests/installed
rm -rf "$work"
mkdir -p "$work"
"$root/eng/build.sh" install --built --prefix "$work/first" >/dev/null
# No systemd has to run here. It reads the units as it would, and finds the server.
quietly install-units systemd-analyze verify "$work"/first/lib/systemd/system/recursive_lu_server.{socket,service}
[[ ! -s $artifacts/log/install-units.log ]] || { cat "$artifacts/log/install-units.log" >&2; exit 1; }
mv "$work/first" "$moved"

source "$sources/expect.sh"

# configure VERSION: with that version wanted.
configure() {
    cmake -S "$sources" -B "$work/cmake" -DCMAKE_PREFIX_PATH="$moved" -DWANTED_VERSION="$1"
}

# refused TEXT ARGUMENT...: eng/build.sh ends with 2, says so on standard error only, and nothing is built.
refused() {
    local text=$1 status=0
    shift
    "$root/eng/build.sh" "$@" >"$work/out" 2>"$work/err" || status=$?
    [[ $status == 2 && ! -s $work/out ]] && grep -qF -- "$text" "$work/err" ||
        { echo "eng/build.sh $*: status $status" >&2; cat "$work/out" "$work/err" >&2; return 1; }
}
"$root/eng/build.sh" --help >"$work/help"
grep -q '^usage: ' "$work/help"
refused "unknown argument: nonsense" nonsense
refused "unknown argument: more" --arch x64 more
refused "--arch is x64 or arm64, not ''" --arch
refused "--arch is x64 or arm64, not 'sparc'" --arch=sparc
refused "unknown argument: --prefx=/x" install --built --prefx=/x
refused "--prefix wants a folder" install --built --prefix
refused "--prefix wants a folder" uninstall --prefix=

# What others have put there stays; what is gone from one version to the next goes; and then nothing is left.
export DESTDIR=$work/staged
mkdir -p "$DESTDIR/opt/lu/include"
touch "$DESTDIR/opt/lu/include/others.h"
"$root/eng/build.sh" install --built --prefix /opt/lu/ >/dev/null
staged=$DESTDIR/opt/lu
grep -qx 'ExecStart="/opt/lu/bin/recursive_lu_server" $OPTIONS' "$staged/lib/systemd/system/recursive_lu_server.service"
cmp "$root/LICENSE" "$staged/share/doc/recursivelu/LICENSE"
touch "$staged/lib/of-an-older-version.so"
echo lib/of-an-older-version.so >>"$staged/share/recursivelu/manifest"
"$root/eng/build.sh" install --built --prefix=/opt/lu >/dev/null
[[ ! -e $staged/lib/of-an-older-version.so && -e $staged/lib/librecursivelu.so ]]
"$root/eng/build.sh" uninstall --prefix=/opt/lu >/dev/null
left=$(cd "$DESTDIR" && find . ! -type d)
[[ $left == ./opt/lu/include/others.h && $(find "$staged" -type d | wc -l) == 2 ]] || { echo "left: $left" >&2; exit 1; }
if "$root/eng/build.sh" uninstall --prefix=/opt/lu >/dev/null 2>"$work/err"; then
    echo "nothing was there to be removed" >&2
    exit 1
fi
unset DESTDIR
# A relative DESTDIR, and a prefix of letters that mean something elsewhere.
(cd "$work" && DESTDIR=relative "$root/eng/build.sh" install --built --prefix='/opt/l&u|v' >/dev/null)
grep -qxF 'ExecStart="/opt/l&u|v/bin/recursive_lu_server" $OPTIONS' \
    "$work/relative/opt/l&u|v/lib/systemd/system/recursive_lu_server.service"
(cd "$work" && DESTDIR=relative "$root/eng/build.sh" uninstall --prefix='/opt/l&u|v' >/dev/null)
[[ -z $(find "$work/relative" ! -type d) ]]

# Man pages: no errors, each function has one, and each option of the server is there.
pages=$moved/share/man
(cd "$pages" && mandoc -T lint -W error man1/*.1 man3/*.3) >"$work/man" ||
    { cat "$work/man" >&2; exit 1; }
for page in recursive_lu_f64_solve recursive_lu_c64_batched_solve recursive_lu; do
    MANPATH=$pages MANWIDTH=90 LC_ALL=C.UTF-8 man --warnings 3 "$page" >"$work/page" 2>"$work/err"
    [[ ! -s $work/err ]] && grep -q 'RecursiveLU (librecursivelu' "$work/page" || { cat "$work/err" >&2; exit 1; }
done
for command in solve factor det inv rcond info bench serve completion; do
    "$moved/bin/recursive-lu" "$command" --help | grep -o -- "--[a-z][a-z-]*" | while read -r option; do
        grep -qF -- "${option//-/\\-}" "$pages/man1/recursive-lu.1" ||
            { echo "the man page of recursive-lu lacks $option" >&2; exit 1; }
    done
done
"$moved/bin/recursive_lu_server" --help | grep -o '^ *--[a-z-]*' | while read -r option; do
    grep -qF -- "${option//-/\\-}" "$pages/man1/recursive_lu_server.1" || { echo "the man page lacks $option" >&2; exit 1; }
done

version=$(sed -n 's/^Version: //p' "$moved/lib/pkgconfig/recursivelu.pc")
quietly install-configure configure "$version"
quietly install-build cmake --build "$work/cmake"
expect "the program by CMake" "$plain" "$work/cmake/plain"
expect "LAPACK's by CMake" "$lapack" "$work/cmake/lapack"
if configure 99 >"$artifacts/log/install-version.log" 2>&1; then
    echo "CMake takes version $version for 99" >&2
    exit 1
fi

export PKG_CONFIG_PATH=$moved/lib/pkgconfig LD_LIBRARY_PATH=$moved/lib
for program in plain:recursivelu lapack:recursivelu_lapack; do
    # pkg-config escapes blanks, as for a shell.
    eval "gcc -Wall -Werror '$sources/${program%:*}.c' -o '$work/${program%:*}' $(pkg-config --cflags --libs "${program#*:}")"
done
[[ $(pkg-config --modversion recursivelu) == "$version" ]]
expect "the program by pkg-config" "$plain" "$work/plain"
expect "LAPACK's by pkg-config" "$lapack" "$work/lapack"

# The C++ header and the Fortran module.
eval "g++ -std=c++17 -Wall -Wextra -Wpedantic -Werror '$sources/wrapped.cpp' -o '$work/wrapped' $(pkg-config --cflags --libs recursivelu)"
expect "the C++ program" "x = 1 2 3" "$work/wrapped"
gfortran -J "$work" "$moved/include/recursive_lu.f90" "$sources/module.f90" -o "$work/module" -L"$moved/lib" -lrecursivelu
expect "the Fortran program" "x = 1 2 3" "$work/module"

# By name without a linker; and what ldconfig finds.
expect "Python" "b'$best'" python3 -c '
from ctypes import CDLL, c_char_p
lu = CDLL("librecursivelu.so")
lu.recursive_lu_isa.restype = c_char_p
print(lu.recursive_lu_isa())'
expect "Python with the file for ScaLAPACK, which finds the library beside it" pdgetf2_ env -u LD_LIBRARY_PATH python3 -c '
import ctypes, sys
print(ctypes.CDLL(sys.argv[1]).pdgetf2_.__name__)' "$moved/lib/librecursivelu_scalapack.so.0"
echo "$moved/lib" >"$work/ld.so.conf"
/sbin/ldconfig -X -C "$work/cache" -f "$work/ld.so.conf"
for level in "${levels[@]}"; do
    /sbin/ldconfig -C "$work/cache" -p | grep "librecursivelu.so.0 .*\"x86-64-$level\"" >/dev/null ||
        { echo "ldconfig does not find the library for x86-64-$level" >&2; exit 1; }
done

# The programs find the library beside them.
serves "$moved/bin/recursive_lu_server"
solves "$moved/bin/recursive-lu"
