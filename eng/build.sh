#!/usr/bin/env bash
# Builds everything: the shared libraries into artifacts/lib, executables into artifacts/bin, man pages into artifacts/man.
# "build.sh --help" tells the rest. For another machine than this, into artifacts/arm64/lib and bin.
source "$(dirname "$0")/common.sh"

usage() {
    cat <<'TEXT'
usage: eng/build.sh [--arch x64|arm64]
       eng/build.sh install [--built] [--prefix=DIR]
       eng/build.sh uninstall [--prefix=DIR]

Builds the libraries into artifacts/lib, the server and the command line into artifacts/bin;
with --arch for another machine into artifacts/arm64 or artifacts/x64.

  install     builds, unless --built is given, and installs below DIR (/usr/local)
  uninstall   removes what install has put there, and nothing else
  --help      prints this

DESTDIR in the environment is put before DIR for the files, but not into them.
TEXT
}

arch=$host_arch
case ${1-} in
    install | uninstall) exec "$root/eng/install.sh" "$@" ;;
    --help | -h) usage; exit 0 ;;
    --arch=*) arch=${1#*=} && shift ;;
    --arch) arch=${2-} && shift && shift $(($# > 0)) ;;
esac
(($# == 0)) || { echo "$0: unknown argument: $1" >&2; usage >&2; exit 2; }
native=$artifacts/dotnet/native
case $arch in
    "$host_arch") ;;
    arm64) need gcc-aarch64-linux-gnu libc6-dev-arm64-cross ;;
    x64) need gcc-x86-64-linux-gnu libc6-dev-amd64-cross ;;
    *) echo "$0: --arch is x64 or arm64, not '$arch'" >&2; exit 2 ;;
esac
if [[ $arch != "$host_arch" ]]; then
    native=$native/$arch lib=$artifacts/$arch/lib bin=$artifacts/$arch/bin
fi
files=(baseline: lapack:_lapack blas:_blas)
[[ $arch != x64 ]] || files+=(v3:-v3 v4:-v4)
need_sdk
command -v gcc >/dev/null || need gcc libc6-dev

# put FILE TARGET: replaced, not written over, and only if it differs: a running program keeps the file that it has mapped.
put() {
    cmp -s "$1" "$2" || install -m 755 "$1" "$2"
}

say "building the shared libraries and the programs for $arch"
quietly "build-$arch" dotnet build "$root/eng/NativeLibraries.proj" -p:Arch="$arch" -v:quiet -nodeReuse:false
mkdir -p "$lib" "$bin"
for file in "${files[@]}"; do
    put "$native/${file%:*}/bin/RecursiveLU.Native.so" "$lib/librecursivelu${file#*:}.so"
done
put "$native/scalapack/bin/librecursivelu_scalapack.so" "$lib/librecursivelu_scalapack.so"
put "$native/server/recursive_lu_server" "$bin/recursive_lu_server"
put "$native/command-line/recursive-lu" "$bin/recursive-lu"
# The names that programs linked with -lrecursivelu and its like look for.
for name in librecursivelu{,_lapack,_blas,_scalapack}; do
    ln -sfn $name.so "$lib/$name.so.0"
done
say "built $(cd "$lib" && echo *.so) in ${lib#"$root"/}, $(cd "$bin" && echo *) in ${bin#"$root"/}"
