#!/usr/bin/env bash
# "install.sh install" builds and installs below a prefix: libraries, headers, programs, man pages, the license, and what CMake,
# pkg-config and the loader need to find them. The tree may be moved; only the server's unit for systemd says where it is.
# "install.sh uninstall" removes that again. eng/build.sh --help tells the arguments. For packages, --libdir names a folder of lib for
# the libraries, as Debian has it, and --arch the machine whose build is installed.
source "$(dirname "$0")/common.sh"

wrong() {
    echo "eng/build.sh: $*; see eng/build.sh --help" >&2
    exit 2
}

action=${1-} built= prefix=/usr/local libdir=lib arch=$host_arch
[[ $action == install || $action == uninstall ]] || wrong "install or uninstall, not '$action'"
shift
while (($#)); do
    case $1 in
        --built) built=yes ;;
        --prefix=*) prefix=${1#*=} ;;
        --prefix) (($# > 1)) || wrong "--prefix wants a folder"; prefix=$2; shift ;;
        --libdir=*) libdir=${1#*=} ;;
        --arch=*) arch=${1#*=} ;;
        *) wrong "unknown argument: $1" ;;
    esac
    shift
done
[[ -n $prefix ]] || wrong "--prefix wants a folder"
[[ $libdir == lib || $libdir =~ ^lib/[A-Za-z0-9_-]+$ ]] || wrong "--libdir is lib or a folder of it, not '$libdir'"
prefix=$(realpath -ms "$prefix")
# Absolute, for the work is done in another folder.
target=$(realpath -ms "${DESTDIR-}$prefix")
# What is installed, relative to the target; folders, those that had to be made, end in a slash.
export LC_ALL=C
manifest=share/recursivelu/manifest
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# remove LIST: removes files and then folders, unless somebody else has put something there.
remove() {
    local path
    sort -r "$1" | while read -r path; do
        if [[ $path != */ ]]; then
            rm -f "$target/$path"
        elif [[ -d $target/$path ]]; then
            rmdir --ignore-fail-on-non-empty "$target/$path"
        fi
    done
}

if [[ $action == uninstall ]]; then
    [[ -f $target/$manifest ]] || { echo "no installation below $target" >&2; exit 1; }
    cp "$target/$manifest" "$work/manifest"
    remove "$work/manifest"
    say "removed the installation below $target"
    exit
fi

[[ -n $built ]] || "$root/eng/build.sh" "--arch=$arch"
if [[ $arch != "$host_arch" ]]; then
    lib=$artifacts/$arch/lib bin=$artifacts/$arch/bin
fi
programs=(recursive_lu_server recursive-lu)
for file in "$lib/librecursivelu.so" "${programs[@]/#/$bin/}" "$artifacts/man/man3"; do
    [[ -e $file ]] || { echo "$file is missing: eng/build.sh makes it" >&2; exit 1; }
done
version=$(sed -n 's/.*<Version>\(.*\)<\/Version>.*/\1/p' "$root/Directory.Build.props")
IFS=. read -r major minor _ <<<"$version"
# The way from a folder below the libraries' to the prefix.
up=../..
[[ $libdir == lib ]] || up+=/..

# fill TEMPLATE TARGET [NAME DETAIL]: a template with its values.
fill() {
    local place
    # What sed takes for more than itself.
    place=$(sed 's/[\\&|]/\\&/g' <<<"$prefix")
    sed -e "s|@VERSION@|$version|; s|@MAJOR@|$major|; s|@MINOR@|$minor|; s|@UP@|$up|; s|@LIBDIR@|$libdir|; s|@PREFIX@|$place|" \
        -e "s|@NAME@|${3-}|; s|@DETAIL@|${4-}|" "$root/eng/install/$1" >"$2"
    chmod 644 "$2"
}

# The tree is made aside and then copied.
tree=$work/tree
mkdir -p "$tree"/{bin,include,lib/systemd/system,"$libdir"/{pkgconfig,cmake/RecursiveLU}} \
    "$tree"/share/{doc/recursivelu,man/man1,recursivelu}
libraries=$tree/$libdir
# Where others' libraries are, the siblings and the programs have a folder of their own, and the rest are links.
own= place=$tree/bin
if [[ $libdir != lib ]]; then
    own=recursivelu/ place=$libraries/recursivelu
    mkdir "$place"
    ln -s "${programs[@]/#/../$libdir/recursivelu/}" "$tree/bin"
fi
install -m 755 "$lib"/*.so "$libraries/$own"
install -m 755 "${programs[@]/#/$bin/}" "$place"
for name in librecursivelu{,_lapack,_blas,_scalapack}; do
    ln -s "$own$name.so" "$libraries/$name.so.0"
    [[ -z $own ]] || ln -s "$name.so.0" "$libraries/$name.so"
done
# Here a loader looks first, if the processor is good enough: the file with the best kernels then is the library itself.
for isa in v3 v4; do
    [[ $arch == x64 ]] || continue
    mkdir -p "$libraries/glibc-hwcaps/x86-64-$isa"
    for name in librecursivelu.so librecursivelu.so.0; do
        ln -s "../../${own}librecursivelu-$isa.so" "$libraries/glibc-hwcaps/x86-64-$isa/$name"
    done
done
install -m 644 "$root"/include/*.{h,hpp} "$tree/include"
cp -r "$root/include/recursive_lu" "$tree/include"
install -m 644 "$root/src/fortran/recursive_lu.f90" "$tree/include"
install -m 644 "$root/LICENSE" "$root/eng/install/NOTICE" "$tree/share/doc/recursivelu"
cp -r "$artifacts/man/man3" "$tree/share/man"
fill recursivelu.pc.in "$libraries/pkgconfig/recursivelu.pc" recursivelu
fill recursivelu.pc.in "$libraries/pkgconfig/recursivelu_lapack.pc" recursivelu_lapack ", under LAPACK's names, too"
fill RecursiveLUConfig.cmake.in "$libraries/cmake/RecursiveLU/RecursiveLUConfig.cmake"
fill RecursiveLUConfigVersion.cmake.in "$libraries/cmake/RecursiveLU/RecursiveLUConfigVersion.cmake"
for program in "${programs[@]}"; do
    fill "$program.1.in" "$tree/share/man/man1/$program.1"
done
install -m 644 "$root/eng/install/recursive_lu_server.socket" "$tree/lib/systemd/system"
fill recursive_lu_server.service.in "$tree/lib/systemd/system/recursive_lu_server.service"

mkdir -p "$target"
cd "$tree"
{
    echo "$manifest"
    find . -mindepth 1 ! -type d -printf '%P\n'
    find . -mindepth 1 -type d -printf '%P/\n' | while read -r path; do
        [[ -d $target/$path ]] && ! grep -qxF "$path" "$target/$manifest" 2>/dev/null || echo "$path"
    done
} | sort >"$work/manifest"
# Files are replaced, not written over: a running program keeps the file that it has mapped.
cp -RP --preserve=mode --remove-destination . "$target"
if [[ -f $target/$manifest ]]; then
    comm -13 "$work/manifest" <(sort "$target/$manifest") >"$work/gone"
    remove "$work/gone"
fi
install -m 644 "$work/manifest" "$target/$manifest"
say "installed version $version below $target"
