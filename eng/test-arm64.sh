#!/usr/bin/env bash
# Builds for arm64 on x86-64 and tests under qemu what that can show: numbers, shapes, pages, threads, LAPACK's names, the programs, and
# that every result is that of the library for x86-64, with --quick of smaller matrices. Writes artifacts/test-results/arm64.counts.
source "$(dirname "$0")/common.sh"
largest=300
case ${1-} in
    --quick) largest=130 ;;
    ?*) echo "usage: $0 [--quick]" >&2; exit 2 ;;
esac
mkdir -p "$artifacts/test-results"
counts=$artifacts/test-results/arm64.counts
: >"$counts"
"$root/eng/build.sh" --arch arm64
need g++-aarch64-linux-gnu qemu-user cmake make python3
sysroot=/usr/aarch64-linux-gnu
tests=$artifacts/cmake/native-tests-arm64

say "printing what the library for x86-64 gives"
cmake --build "$artifacts/cmake/native-tests" --target digest >/dev/null
fma=(env RECURSIVE_LU_ISA=v3)
grep -qw fma /proc/cpuinfo || fma=(qemu-x86_64 -cpu Haswell)
"${fma[@]}" "$artifacts/cmake/native-tests/digest" "$lib/librecursivelu-v3.so" "$largest" \
    >"$artifacts/test-results/digest-x64.txt"

say "building the tests for arm64"
quietly arm64-configure cmake -S "$root/native-tests" -B "$tests" -DCMAKE_BUILD_TYPE=Release -DCMAKE_SYSTEM_NAME=Linux \
    -DCMAKE_SYSTEM_PROCESSOR=aarch64 -DCMAKE_C_COMPILER=aarch64-linux-gnu-gcc -DCMAKE_CXX_COMPILER=aarch64-linux-gnu-g++ \
    -DRECURSIVE_LU_EMULATOR="qemu-aarch64;-L;$sysroot" -DRECURSIVE_LU_LIB_DIR="$artifacts/arm64/lib" \
    -DRECURSIVE_LU_SERVER="$artifacts/arm64/bin/recursive_lu_server" -DRECURSIVE_LU_INCLUDE_DIR="$root/include" \
    -DRECURSIVE_LU_OTHER_DIGEST="$artifacts/test-results/digest-x64.txt" -DRECURSIVE_LU_DIGEST_ORDER="$largest"
quietly arm64-build cmake --build "$tests" -j 2

say "testing under qemu-aarch64"
junit=$artifacts/test-results/arm64.xml
rm -f "$junit"
QEMU_LD_PREFIX=$sysroot ctest --test-dir "$tests" -j 2 --output-junit "$junit" --output-on-failure >"$artifacts/log/arm64-tests.log" 2>&1 ||
    { grep -E '\*\*\*|Failed' "$artifacts/log/arm64-tests.log" || true; }
count_junit "$junit" arm64 >"$counts"

say "asking the server for arm64 from x86-64"
work=$(mktemp -d)
gcc -O2 -I"$root/include" "$root/samples/c/server_client.c" -o "$work/client" -lm
qemu-aarch64 -L "$sysroot" "$artifacts/arm64/bin/recursive_lu_server" --listen "$work/socket" &
server=$!
trap 'kill $server; wait $server || true; rm -rf "$work"' EXIT
for ((i = 0; i < 100; i++)); do
    ! "$bin/recursive_lu_server" --check "$work/socket" >/dev/null 2>&1 || break
    sleep 0.1
done
served=0
if "$work/client" "$work/socket" >"$artifacts/log/arm64-server.log" 2>&1; then served=1; fi
echo "arm64-server $served $((1 - served))" >>"$counts"

say "running the command line for arm64"
source "$root/native-tests/installed/expect.sh"
solved=0
if solves qemu-aarch64 -L "$sysroot" "$artifacts/arm64/bin/recursive-lu"; then solved=1; fi
echo "arm64-command-line $solved $((1 - solved))" >>"$counts"
read -r _ good bad <"$counts"
((bad == 0 && good > 0 && served && solved))
