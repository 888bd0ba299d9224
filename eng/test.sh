#!/usr/bin/env bash
# Builds the library and runs every test. Ends with a line "N passed, N failed" over all suites.
source "$(dirname "$0")/common.sh"
"$root/eng/build.sh"
need g++ gfortran cmake make binutils python3 libeigen3-dev qemu-user libblas3 liblapack3 liblapacke libjemalloc2 libtcmalloc-minimal4 \
    libmimalloc2.0 python3-numpy python3-scipy octave

results=$artifacts/test-results
mkdir -p "$results"
passed=0
failed=0
broken=0

# count NAME PASSED FAILED: adds a suite's numbers. A suite that ran nothing is broken.
count() {
    say "$1: $2 passed, $3 failed"
    passed=$((passed + $2))
    failed=$((failed + $3))
    (($2 + $3)) || broken=1
}

# counted SUITE: adds the lines "NAME passed failed" of a suite that leaves them.
counted() {
    local name good bad
    [[ -s $results/$1.counts ]] || { count "$1" 0 1; return; }
    while read -r name good bad; do count "$name" "$good" "$bad"; done <"$results/$1.counts"
}

# managed NAME PROJECT [VARIABLE=VALUE...]: runs an NUnit project, or those of its tests that $where chooses, in an environment of its
# own. Leaves its numbers in NAME.counts, as those do that count themselves.
managed() {
    local name=$1 project=$2 log=$artifacts/log/$1.log
    local trx=$results/$name.trx counters
    shift 2
    rm -f "$trx" "$results/$name.counts"
    local ran=0 bad=0 total status=0
    env RECURSIVE_LU_LIB_DIR="$lib" "$@" dotnet test "$root/tests/$project" -c Release --no-build \
        --results-directory "$results" --logger "trx;LogFileName=$name.trx" ${where:+-- "NUnit.Where=$where"} >"$log" 2>&1 || status=1
    counters=$(grep -o '<Counters [^>]*' "$trx" 2>/dev/null || true)
    number() { sed -n "s/.* $1=\"\([0-9]*\)\".*/\1/p" <<<"$counters"; }
    total=$(number total) ran=$(number passed)
    # What neither passed nor failed, such as a skipped test, counts as failed; so does an end of the whole that no test explains.
    bad=$((${total:-0} - ${ran:-0}))
    ((bad > 0 || status == 0)) || bad=1
    ((bad == 0)) || { grep -E '^ *(Failed|Skipped) |Error Message|Expected|But was' "$log" | head -n 40 || true; }
    say "$name has ended"
    echo "$name ${ran:-0} $bad" >"$results/$name.counts"
}

say "building the tests"
quietly build-tests dotnet build "$root/RecursiveLU.slnx" -c Release -v:quiet -nodeReuse:false
quietly native-configure cmake -S "$root/native-tests" -B "$artifacts/cmake/native-tests" -DCMAKE_BUILD_TYPE=Release \
    -DRECURSIVE_LU_LIB_DIR="$lib" -DRECURSIVE_LU_INCLUDE_DIR="$root/include" -DRECURSIVE_LU_QEMU="$(command -v qemu-x86_64)" \
    -DRECURSIVE_LU_SERVER="$bin/recursive_lu_server" -DRECURSIVE_LU_LINKED_DIR="$artifacts/dotnet/native" \
    -DRECURSIVE_LU_REFERENCE_LAPACK="$system/lapack/liblapack.so.3" \
    -DRECURSIVE_LU_REFERENCE_LAPACKE="$system/liblapacke.so.3" \
    -DRECURSIVE_LU_REFERENCE_BLAS="$system/blas/libblas.so.3"
quietly native-build cmake --build "$artifacts/cmake/native-tests" -j 2
quietly samples-configure cmake -S "$root/samples/c" -B "$artifacts/cmake/samples" -DCMAKE_BUILD_TYPE=Release \
    -DRECURSIVE_LU_LIB_DIR="$lib" -DRECURSIVE_LU_INCLUDE_DIR="$root/include"
quietly samples-build cmake --build "$artifacts/cmake/samples"

# Two lanes, for most of the tests keep one processor busy.
widths() {
    managed managed RecursiveLU.Tests
    # Without AVX-512 that was this run.
    if grep -qw avx512f /proc/cpuinfo; then
        managed managed-256 RecursiveLU.Tests DOTNET_EnableAVX512=0 EXPECT_VECTOR_WIDTH=256
    fi
    managed managed-128 RecursiveLU.Tests DOTNET_EnableAVX=0 EXPECT_VECTOR_WIDTH=128
    # Vectors in software are slow: of the largest matrices there are none (tests/Shared/Engine/TestOrders.cs), nor
    # BLAS's routines, which only native code calls.
    where='namespace !~ Blas' managed managed-scalar RecursiveLU.Tests DOTNET_EnableHWIntrinsic=0 EXPECT_VECTOR_WIDTH=0
}

say "testing the managed library at every vector width, and beside it what is built on it"
widths &
widths=$!
trap 'kill "$widths" 2>/dev/null || true' EXIT
managed export-generator ExportGenerator.Tests
managed header-generator HeaderGenerator.Tests
managed native-from-dotnet RecursiveLU.Native.Tests
managed server RecursiveLU.Server.Tests
managed client RecursiveLU.Client.Tests
managed command-line RecursiveLU.CommandLine.Tests
managed mathnet RecursiveLU.MathNet.Tests
managed tensors RecursiveLU.Tensors.Tests
if [[ $host_arch == x64 ]]; then
    say "testing the libraries for arm64"
    "$root/eng/test-arm64.sh" || broken=1
    counted arm64
fi
wait "$widths" || broken=1
suites=(export-generator header-generator managed managed-128 managed-scalar native-from-dotnet server client command-line mathnet
    tensors)
! grep -qw avx512f /proc/cpuinfo || suites+=(managed-256)
for suite in "${suites[@]}"; do counted "$suite"; done

say "testing the site, and beside it the native library and the server from C and C++"
"$root/eng/test-docs.sh" &
site=$!
trap 'kill "$site" 2>/dev/null || true' EXIT
rm -f "$results/native.xml"
ctest --test-dir "$artifacts/cmake/native-tests" --output-junit "$results/native.xml" --output-on-failure \
    >"$artifacts/log/native-tests.log" 2>&1 || { broken=1; grep -E '\*\*\*|Failed' "$artifacts/log/native-tests.log" || true; }
count_junit "$results/native.xml" native >"$results/native.counts"
counted native
wait "$site" || broken=1
counted docs

say "testing the library in others' programs that call LAPACK"
"$root/eng/test-lapack.sh" --quick || broken=1
counted lapack

say "testing the library in front of ScaLAPACK"
"$root/eng/test-scalapack.sh" --quick || broken=1
counted scalapack

say "testing the sample for several machines"
"$root/eng/test-mpi.sh" || broken=1
counted mpi

say "testing the library in others' programs that call BLAS"
"$root/eng/test-blas.sh" --quick || broken=1
counted blas

# The packages of R, Node and others have tests of their own, which take too long here: eng/test-hosts.sh runs them.
say "testing the library in hosts of many languages"
"$root/eng/test-hosts.sh" --quick || broken=1
counted hosts

say "testing an installation"
if "$root/eng/test-install.sh"; then count install 1 0; else count install 0 1; fi

say "testing the packages where they were installed"
"$root/eng/test-packages.sh" --built || broken=1
counted packages

say "testing the pages' programs and the samples"
if "$root/eng/test-examples.sh"; then count examples 1 0; else count examples 0 1; fi

((broken == 0 || failed > 0)) || failed=$((failed + 1))
echo "$passed passed, $failed failed"
((failed == 0 && passed > 0))
