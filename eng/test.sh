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

# counted SUITE: adds the lines "NAME passed failed" that a suite has left. One that left none, or ran nothing, has failed.
counted() {
    local name good bad
    if [[ ! -s $results/$1.counts ]]; then
        echo "$1 0 1" >"$results/$1.counts"
    fi
    while read -r name good bad; do
        ((good + bad)) || bad=1
        say "$name: $good passed, $bad failed"
        passed=$((passed + good))
        failed=$((failed + bad))
    done <"$results/$1.counts"
}

# managed NAME PROJECT [VARIABLE=VALUE...]: runs an NUnit project, or those of its tests that $where chooses, in an environment of
# its own.
managed() {
    local name=$1 project=$2 log=$artifacts/log/$1.log
    local trx=$results/$name.trx counters
    shift 2
    rm -f "$trx"
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
    echo "$name ${ran:-0} $bad" >"$results/$name.counts"
}

# width BITS VARIABLE=VALUE: the managed library's tests with vectors that many bits long, or none, but for those that read its
# sources. Vectors in software are slow: of the largest matrices there are none (tests/Shared/Engine/TestOrders.cs), nor BLAS's
# routines, which only native code calls.
width() {
    local where='namespace !~ Structure'
    (($1)) || where+=' and namespace !~ Blas'
    managed "managed-$1" RecursiveLU.Tests "$2" EXPECT_VECTOR_WIDTH="$1"
}

native() {
    local status=0
    rm -f "$results/native.xml"
    ctest --test-dir "$artifacts/cmake/native-tests" --output-junit "$results/native.xml" --output-on-failure \
        >"$artifacts/log/native-tests.log" 2>&1 || status=1
    ((status == 0)) || sed -n '/\*\*\*/,/^ *Start /p' "$artifacts/log/native-tests.log" | head -n 100
    count_junit "$results/native.xml" native >"$results/native.counts"
    return "$status"
}

# as_one NAME COMMAND...: a script that counts as one test.
as_one() {
    if "${@:2}"; then echo "$1 1 0" >"$results/$1.counts"; else echo "$1 0 1" >"$results/$1.counts"; fi
}

# What the packages hold for arm64 is there once it was tested.
arm64_and_packages() {
    [[ $host_arch != x64 ]] || "$root/eng/test-arm64.sh" --quick || broken=1
    "$root/eng/test-packages.sh" --built || broken=1
    return $broken
}

# lane SUITE COMMAND...: runs a suite beside another one, for most of them keep one processor busy.
lane() {
    local suite=$1
    shift
    suites+=("$suite")
    rm -f "$results/$suite.counts"
    while (($(jobs -rp | wc -l) >= 2)); do wait -n || broken=1; done
    say "$suite has begun"
    {
        status=0
        "$@" 2>&1 | sed -u "s/^/$suite: /" || status=1
        say "$suite has ended"
        exit "$status"
    } &
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

# The longest first, that none of them goes on alone in the end.
say "testing"
suites=()
trap 'kill $(jobs -rp) 2>/dev/null || true' EXIT
lane managed-128 width 128 DOTNET_EnableAVX=0
lane native native
lane packages arm64_and_packages
[[ $host_arch != x64 ]] || suites+=(arm64)
lane managed managed managed RecursiveLU.Tests
# Without AVX-512 that was this run.
if grep -qw avx512f /proc/cpuinfo; then
    lane managed-256 width 256 DOTNET_EnableAVX512=0
fi
lane managed-0 width 0 DOTNET_EnableHWIntrinsic=0
lane native-from-dotnet managed native-from-dotnet RecursiveLU.Native.Tests
lane lapack "$root/eng/test-lapack.sh" --quick
lane docs "$root/eng/test-docs.sh"
# The packages of R, Node and others have tests of their own, which take too long here: eng/test-hosts.sh runs them.
lane hosts "$root/eng/test-hosts.sh" --quick
lane blas "$root/eng/test-blas.sh" --quick
lane examples as_one examples "$root/eng/test-examples.sh"
lane install as_one install "$root/eng/test-install.sh"
lane server managed server RecursiveLU.Server.Tests
lane client managed client RecursiveLU.Client.Tests
lane command-line managed command-line RecursiveLU.CommandLine.Tests
lane mathnet managed mathnet RecursiveLU.MathNet.Tests
lane tensors managed tensors RecursiveLU.Tensors.Tests
lane export-generator managed export-generator ExportGenerator.Tests
lane header-generator managed header-generator HeaderGenerator.Tests
lane mpi "$root/eng/test-mpi.sh"
lane scalapack "$root/eng/test-scalapack.sh" --quick
while (($(jobs -p | wc -l))); do wait -n || broken=1; done

for suite in "${suites[@]}"; do counted "$suite"; done
((broken == 0 || failed > 0)) || failed=1
echo "$passed passed, $failed failed"
((failed == 0 && passed > 0))
