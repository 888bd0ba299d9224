#!/usr/bin/env bash
# Runs the native tests with an older C library, glibc 2.31 of Debian 11 (bullseye), whose packages it fetches: the library files
# and the server are those of a finished build; the tests' programs are linked for that C library and started by its loader.
# "test-bullseye.sh [OPTION...]" gives the options to ctest.
source "$(dirname "$0")/common.sh"
need g++ cmake make binutils patchelf
work=$artifacts/bullseye
debian=$work/root
tests=$work/native-tests
triplet=x86_64-linux-gnu

if [[ ! -e $work/complete ]]; then
    say "fetching the C library of Debian 11"
    rm -rf "$work"
    mkdir -p "$debian"
    package_lists "$work/apt" deb bullseye
    cd "$work/apt"
    quietly bullseye-download apt-get "${apt[@]}" download libc6 libc6-dev libgcc-s1 libstdc++6 libgomp1
    # The kernel is this system's.
    quietly bullseye-linux apt-get download linux-libc-dev
    for package in *.deb; do dpkg -x "$package" "$debian"; done
    cd "$debian"
    find . -lname '/*' | while read -r link; do ln -sfn "$debian$(readlink "$link")" "$link"; done
    for name in libgomp.so.1 libstdc++.so.6; do ln -s $name "usr/lib/$triplet/${name%.*}"; done
    touch "$work/complete"
fi

# A loader is named in a program, here that of Debian 11, and that one looks for libraries where the program says.
loader=$debian/lib/$triplet/ld-linux-x86-64.so.2
folders=$debian/lib/$triplet:$debian/usr/lib/$triplet
mkdir -p "$work/bin"
ln -sfn "$lib" "$work/lib"
install "$bin/recursive_lu_server" "$work/bin"
patchelf --set-interpreter "$loader" --force-rpath --set-rpath "$folders" "$work/bin/recursive_lu_server"

say "building the tests"
compile="--sysroot=$debian -B$debian/usr/lib/$triplet/"
link="-L$debian/usr/lib/$triplet -L$debian/lib/$triplet"
quietly bullseye-configure cmake -S "$root/native-tests" -B "$tests" -DCMAKE_BUILD_TYPE=Release \
    -DCMAKE_C_FLAGS="$compile" -DCMAKE_CXX_FLAGS="$compile" -DCMAKE_C_STANDARD_LIBRARIES=-lrt \
    -DCMAKE_MODULE_LINKER_FLAGS="$link" -DCMAKE_SHARED_LINKER_FLAGS="$link" \
    -DCMAKE_EXE_LINKER_FLAGS="$link -Wl,--dynamic-linker,$loader -Wl,--disable-new-dtags,-rpath,$folders" \
    -DRECURSIVE_LU_LIB_DIR="$lib" -DRECURSIVE_LU_SERVER="$work/bin/recursive_lu_server" -DRECURSIVE_LU_FORTRAN=OFF
# Sanitizers are this system's and cannot be linked: a test whose program is missing fails, those are left out.
cmake --build "$tests" -j 2 -- -k >"$artifacts/log/bullseye-build.log" 2>&1 || true

say "comparing the bits of all results with those with this system's C library"
quietly native-configure cmake -S "$root/native-tests" -B "$artifacts/cmake/native-tests" -DCMAKE_BUILD_TYPE=Release
quietly native-build cmake --build "$artifacts/cmake/native-tests" --target digest
for isa in baseline v3 v4; do
    for file in "$lib"/librecursivelu{,_lapack}.so; do
        RECURSIVE_LU_ISA=$isa "$artifacts/cmake/native-tests/digest" "$file" 600 >"$work/digest.here"
        RECURSIVE_LU_ISA=$isa "$tests/digest" "$file" 600 >"$work/digest.there"
        cmp "$work/digest.here" "$work/digest.there"
    done
done

say "running the tests"
# Other allocators and Python are this system's, too, and the C++ header is for this system's compiler. And in a namespace of dlmopen this glibc ends the process when a symbol is
# not found, whoever looks for it.
ctest --test-dir "$tests" --output-on-failure -E 'sanitizer|cpp[.]|replaced_malloc|python|lapack.as_guest.namespace' "$@"
