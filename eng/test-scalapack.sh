#!/usr/bin/env bash
# Runs Debian's ScaLAPACK on Open MPI without librecursivelu_scalapack.so and with it in LD_PRELOAD: programs that compare
# factorizations and row exchanges on grids of several shapes, a process without memory, accidents, and ScaLAPACK's own tests of
# LU. Needs a finished build. Appends "name passed failed" for each to artifacts/test-results/scalapack.counts.
#   --quick      grids of two processes, and ScaLAPACK's tests without the estimation of conditions
#   --with FILE  puts another library into LD_PRELOAD, too, wherever this one is
source "$(dirname "$0")/common.sh"
source "$root/eng/mpi/ranks.sh"
quick= preload=$lib/librecursivelu_scalapack.so
while (($#)); do
    case $1 in
        --quick) quick=1 ;;
        --with)
            [[ -f ${2-} ]] || { echo "$0: --with wants a library" >&2; exit 2; }
            preload+=:$(realpath "$2")
            shift
            ;;
        *) echo "usage: $0 [--quick] [--with FILE]" >&2; exit 2 ;;
    esac
    shift
done
need "${mpi_packages[@]}" scalapack-mpi-test libblas3 liblapack3
sources=$root/native-tests/scalapack/grids
tests=$system/scalapack/openmpi-tests
work=$artifacts/scalapack
counts=$artifacts/test-results/scalapack.counts
rm -rf "$work"
mkdir -p "$work" "$artifacts/test-results"
: >"$counts"
cd "$work"
failures=0

# More processes than processors, beside whatever else runs.
export OMPI_MCA_rmaps_base_oversubscribe=1 OMPI_MCA_hwloc_base_binding_policy=none OMPI_MCA_mpi_yield_when_idle=1
export OMPI_MCA_btl_vader_single_copy_mechanism=none
# The BLAS of the reference: others do not find the same pivots where there is a NaN.
export LD_LIBRARY_PATH=$system/lapack:$system/blas OPENBLAS_NUM_THREADS=1

# mpi PROCESSES COMMAND...: without the library, in bounded time.
mpi() {
    timeout --kill-after=10 "${limit:-180}" mpiexec.openmpi -n "$@"
}

# mpi_with PROCESSES COMMAND...: with the library, and its calls in the file "calls".
mpi_with() {
    local processes=$1
    shift
    mpi "$processes" -x "LD_PRELOAD=${before:+$before:}$preload" -x "RECURSIVE_LU_COUNT_CALLS=$PWD/calls" "$@"
}

# count NAME PASSED FAILED: adds numbers.
count() {
    say "$1: $2 passed, $3 failed"
    echo "scalapack-$1 $2 $3" >>"$counts"
    failures=$((failures + $3))
}

# add NAME FILE...: adds the numbers at the ends of the files.
add() {
    local name=$1 passed=0 failed=0 file good bad
    shift
    for file in "$@"; do
        if read -r good bad < <(sed -n 's/^\([0-9]*\) passed, \([0-9]*\) failed$/\1 \2/p' "$file") && ((good + bad > 0)); then
            passed=$((passed + good)) failed=$((failed + bad))
        else
            failed=$((failed + 1))
        fi
        grep -v '^[0-9]* passed, ' "$file" | head -n 20 || true
    done
    count "$name" "$passed" "$failed"
}

# called WAY...: counts whether all routines were called in just these ways: here, plain (without memory) or next.
called() {
    local type routine way expected=() unlike
    for type in s d c z; do
        for routine in getf2 laswp; do
            for way in "$@"; do
                case $way in
                    here) expected+=("p${type}${routine}_") ;;
                    # Row exchanges need no memory; each panel of one process row is factored here.
                    plain) [[ $routine == laswp ]] || expected+=("p${type}${routine}_.plain") ;;
                    next) [[ $routine == getf2 && " $* " == *" here "* ]] || expected+=("p${type}${routine}_.next") ;;
                esac
            done
        done
    done
    unlike=$(comm -3 <(printf '%s\n' "${expected[@]}" | sort) <(cut -d ' ' -f 1 calls | sort -u) | xargs)
    [[ -z $unlike ]] || say "called or not called: $unlike"
    if [[ -z $unlike ]]; then count "called-$name" 1 0; else count "called-$name" 0 1; fi
}

# grid P Q HOW WAY...: the cases on a grid without and with the library, which must give the same, HOW: rounded or exactly.
grid() {
    local name=$1x$2 how=()
    [[ $3 == rounded ]] || how=("$3")
    rm -f calls
    mpi $(($1 * $2)) "$work/cases" "$1" "$2" "$name.without" >"$name.out" 2>"$name.err" || tail -n 5 "$name.err"
    mpi_with $(($1 * $2)) "$work/cases" "$1" "$2" "$name.with" >"$name.with.out" 2>"$name.err" || tail -n 5 "$name.err"
    "$work/compare" "$name.without" "$name.with" "${how[@]}" >"$name.compared" || true
    add "$name" "$name.out" "$name.with.out" "$name.compared"
    called "${@:4}"
}

say "building the programs"
flags=(-O2 -std=gnu11 -Wall -Wextra -Wpedantic -Werror "-I$root/include")
quietly scalapack-cases mpicc.openmpi "${flags[@]}" "$sources"/{cases,scalapack}.c -o cases -lscalapack-openmpi -lm
quietly scalapack-compare mpicc.openmpi "${flags[@]}" "$sources"/{compare,scalapack}.c -o compare -lscalapack-openmpi -lm
quietly scalapack-accidents mpicc.openmpi "${flags[@]}" -rdynamic "$sources"/{accidents,scalapack}.c -o accidents \
    -lscalapack-openmpi -lm -ldl
quietly scalapack-no-memory gcc "${flags[@]}" -shared -fPIC "$sources/no_memory.c" -o no_memory.so -ldl

say "factoring on grids of one process row"
grid 1 2 rounded here next
if [[ ! $quick ]]; then
    grid 1 1 rounded here next
    grid 1 4 rounded here next
fi

say "factoring on other grids, which is left to ScaLAPACK"
grid 2 1 exactly next
if [[ ! $quick ]]; then
    grid 2 2 exactly next
fi

say "factoring with a process that has no memory"
name=no-memory
rm -f calls
before=$work/no_memory.so mpi_with 2 "$work/cases" 1 2 no-memory.with >no-memory.out 2>no-memory.err || tail -n 5 no-memory.err
./compare 1x2.without no-memory.with >no-memory.compared || true
add no-memory no-memory.out no-memory.compared
called here plain next

# accident NAME STATUS TEXT: ends by itself and tells; STATUS is "none" or "some" for an error in the end.
accident() {
    local status=0 is=none
    limit=60 mpi_with 2 "$work/accidents" "$1" >"$1.out" 2>&1 || status=$?
    ((status == 0)) || is=some
    if ((status != 124)) && [[ $is == "$2" ]] && grep -q "$3" "$1.out"; then
        count "$1" 1 0
    else
        tail -n 20 "$1.out"
        say "$1: status $status"
        count "$1" 0 1
    fi
}
say "having accidents"
accident killed some 'exited on signal 9'
accident blocks none 'info -606 to -606'
accident panel some 'parameter number  606 had an illegal value'

# own TYPE CONDITIONS: ScaLAPACK's own tests for a type, with or without (F) the estimation of conditions.
own() {
    local name=x$1lu passed=0 bad=0 run
    rm -f calls
    sed "\$s/^T/$2/" "$tests/LU.dat" >LU.dat
    mpi 4 "$tests/$name" >"$name.without" 2>&1 || true
    mpi_with 4 "$tests/$name" >"$name.with" 2>&1 || true
    for run in without with; do
        if grep -q '^ *240 tests completed and passed' "$name.$run" &&
            grep -q '^ *0 tests completed and failed' "$name.$run"; then
            passed=$((passed + 240))
        else
            tail -n 20 "$name.$run"
            bad=$((bad + 1))
        fi
    done
    grep -q "^p$1getf2_ " calls && grep -q "^p$1getf2_.next " calls || bad=$((bad + 1))
    count "$name" "$passed" "$bad"
}
say "running ScaLAPACK's own tests"
for type in s d c z; do
    # In single precision the estimation of conditions may hang, with the library or without.
    if [[ $quick || $type == s ]]; then own "$type" F; else own "$type" T; fi
done
((failures == 0))
