#!/usr/bin/env bash
# Runs programs that others wrote without librecursivelu_lapack.so and then with it in LD_PRELOAD: LAPACK's own tests, SciPy's
# and NumPy's, and Octave. What passes without must pass with it, and calls must have come to it. Needs a finished build.
# Appends "name passed failed" for each to artifacts/test-results/lapack.counts.
source "$(dirname "$0")/common.sh"
need liblapack-test libblas3 liblapack3 python3-scipy python3-numpy python3-pytest python3-hypothesis octave
preload=$lib/librecursivelu_lapack.so
work=$artifacts/lapack
counts=$artifacts/test-results/lapack.counts
rm -rf "$work"
mkdir -p "$work" "$artifacts/test-results"
: >"$counts"
cd "$work"
failures=0

# LAPACK itself, whatever else this system has chosen to be its LAPACK.
export LD_LIBRARY_PATH=$system/lapack:$system/blas OPENBLAS_NUM_THREADS=1
# Imports write nothing beside the system's modules.
export PYTHONDONTWRITEBYTECODE=1

# twice NAME COMMAND...: runs it without and with the library, its output in NAME.without and NAME.with, the calls in
# NAME.calls. The word RUN in the command becomes "without" or "with". That tests fail is no failure here.
twice() {
    local name=$1
    shift
    "${@//RUN/without}" <"${input:-/dev/null}" >"$name.without" 2>&1 || true
    RECURSIVE_LU_COUNT_CALLS=$name.calls LD_PRELOAD=$preload "${@//RUN/with}" <"${input:-/dev/null}" >"$name.with" 2>&1 || true
}

# judge NAME KIND FUNCTION [WITHOUT WITH]: compares the two runs. FUNCTION must have been called, unless it is "none".
judge() {
    local name=$1 kind=$2 function=$3 passed=0 failed=0 calls=0
    [[ ! -e $name.calls ]] || calls=$(awk -v f="$function" '$1 == f {sum += $2} END {print sum + 0}' "$name.calls")
    read -r passed failed < <(/usr/bin/python3 "$root/eng/lapack/compare.py" "$kind" "${4:-$name.without}" "${5:-$name.with}")
    ((passed > 0)) && [[ $calls -gt 0 || $function == none ]] || failed=$((failed + 1))
    say "$name: $passed as without the library, $failed not; $calls calls of $function"
    echo "lapack-$name $passed $failed" >>"$counts"
    failures=$((failures + failed))
}

say "running LAPACK's own tests"
# Those of packed storage (rf) call nothing of the LU family.
for test in d:dtest:dgetrf_ s:stest:sgetrf_ rfd:dtest_rfp:none rfs:stest_rfp:none ds:dstest:sgetrf_; do
    IFS=: read -r program data function <<<"xlintst$test"
    input=$system/lapack/$data.in twice "$program" "$system/lapack/$program"
    judge "$program" lines "$function"
done

say "running the tests of SciPy and NumPy"
scipy=(scipy.linalg.tests.test_{basic,cython_lapack,decomp,lapack,matfuncs,solvers,special_matrices})
for tests in scipy:dgetrf_ numpy:dgesv_; do
    IFS=: read -r name function <<<"$tests"
    modules=(numpy.linalg)
    [[ $name == numpy ]] || modules=("${scipy[@]}")
    twice "$name" /usr/bin/python3 -m pytest -q -p no:cacheprovider "--junitxml=$name.RUN.xml" --pyargs "${modules[@]}"
    judge "$name" tests "$function" "$name.without.xml" "$name.with.xml"
done

say "running Octave"
twice octave octave-cli --quiet --norc --no-history "$root/eng/lapack/solve.m"
judge octave numbers dgetrf_

((failures == 0))
