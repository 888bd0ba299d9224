#!/usr/bin/env bash
# "install.sh --prefix DIR" builds and installs below DIR: libraries, headers, the server, and what CMake, pkg-config and the
# loader need to find them. The tree may be moved; only the server's unit for systemd says where it is. With --built first, what
# is in artifacts is installed as it is.
source "$(dirname "$0")/common.sh"
build=("$root/eng/build.sh")
if [[ ${1-} == --built ]]; then
    build=(true)
    shift
fi
if [[ $# != 2 || $1 != --prefix || -z $2 ]]; then
    echo "usage: $0 [--built] --prefix DIR" >&2
    exit 2
fi
prefix=$2
"${build[@]}"
version=$(sed -n 's/.*<Version>\(.*\)<\/Version>.*/\1/p' "$root/Directory.Build.props")
IFS=. read -r major minor _ <<<"$version"

# fill TEMPLATE [NAME DETAIL]: a template with its values.
fill() {
    sed -e "s/@VERSION@/$version/; s/@MAJOR@/$major/; s/@MINOR@/$minor/; s/@NAME@/${2-}/; s/@DETAIL@/${3-}/" "$root/eng/install/$1"
}

mkdir -p "$prefix"/{bin,include,lib/systemd/system,lib/pkgconfig,lib/cmake/RecursiveLU}
install -m 755 "$lib"/*.so "$prefix/lib"
install -m 755 "$bin/recursive_lu_server" "$prefix/bin"
install -m 644 "$root"/include/*.h "$prefix/include"
for name in librecursivelu librecursivelu_lapack; do
    ln -sfn "$name.so" "$prefix/lib/$name.so.0"
done
# Here a loader looks first, if the processor is good enough: the file with the best kernels then is the library itself.
for isa in v3 v4; do
    [[ $host_arch == x64 ]] || continue
    mkdir -p "$prefix/lib/glibc-hwcaps/x86-64-$isa"
    for name in librecursivelu.so librecursivelu.so.0; do
        ln -sfn "../../librecursivelu-$isa.so" "$prefix/lib/glibc-hwcaps/x86-64-$isa/$name"
    done
done
fill recursivelu.pc.in recursivelu >"$prefix/lib/pkgconfig/recursivelu.pc"
fill recursivelu.pc.in recursivelu_lapack ", under LAPACK's names, too" >"$prefix/lib/pkgconfig/recursivelu_lapack.pc"
install -m 644 "$root/eng/install/RecursiveLUConfig.cmake" "$prefix/lib/cmake/RecursiveLU"
fill RecursiveLUConfigVersion.cmake.in >"$prefix/lib/cmake/RecursiveLU/RecursiveLUConfigVersion.cmake"
install -m 644 "$root/eng/install/recursive_lu_server.socket" "$prefix/lib/systemd/system"
sed "s|@PREFIX@|$(realpath "$prefix")|" "$root/eng/install/recursive_lu_server.service.in" \
    >"$prefix/lib/systemd/system/recursive_lu_server.service"
say "installed version $version below $prefix"
