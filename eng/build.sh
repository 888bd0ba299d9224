#!/usr/bin/env bash
# Builds everything: the shared libraries into artifacts/lib, executables into artifacts/bin.
# "build.sh install --prefix DIR" builds and then installs for C, CMake and pkg-config below DIR, which may be moved later.
# "build.sh --arch arm64" (or x64) builds for that machine; for another one than this, into artifacts/arm64/lib and bin.
source "$(dirname "$0")/common.sh"
[[ ${1-} != install ]] || exec "$root/eng/install.sh" "${@:2}"
native=$artifacts/dotnet/native
arch=$host_arch
[[ ${1-} != --arch ]] || arch=${2-}
case $arch in
    "$host_arch") ;;
    arm64) need gcc-aarch64-linux-gnu libc6-dev-arm64-cross ;;
    x64) need gcc-x86-64-linux-gnu libc6-dev-amd64-cross ;;
    *) echo "--arch arm64 or x64" >&2; exit 2 ;;
esac
if [[ $arch != "$host_arch" ]]; then
    native=$native/$arch lib=$artifacts/$arch/lib bin=$artifacts/$arch/bin
fi
files=(baseline: lapack:_lapack)
[[ $arch != x64 ]] || files+=(v3:-v3 v4:-v4)
need_sdk
command -v gcc >/dev/null || need gcc libc6-dev

# put FILE TARGET: replaced, not written over, and only if it differs: a running program keeps the file that it has mapped.
put() {
    cmp -s "$1" "$2" || install -m 755 "$1" "$2"
}

say "building the shared libraries and the server for $arch"
quietly "build-$arch" dotnet build "$root/eng/NativeLibraries.proj" -p:Arch="$arch" -v:quiet -nodeReuse:false
mkdir -p "$lib" "$bin"
for file in "${files[@]}"; do
    put "$native/${file%:*}/bin/RecursiveLU.Native.so" "$lib/librecursivelu${file#*:}.so"
done
put "$native/server/recursive_lu_server" "$bin/recursive_lu_server"
# The names that programs linked with -lrecursivelu or -lrecursivelu_lapack look for.
for name in librecursivelu librecursivelu_lapack; do
    ln -sfn $name.so "$lib/$name.so.0"
done
say "built $(cd "$lib" && echo *.so) in ${lib#"$root"/}, recursive_lu_server in ${bin#"$root"/}"