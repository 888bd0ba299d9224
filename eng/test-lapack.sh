#!/usr/bin/env bash
# Runs programs that others wrote without librecursivelu_lapack.so and then with it in LD_PRELOAD: LAPACK's own tests, SciPy's
# and NumPy's, what Python and Octave compute with them, and, without --quick, R, PETSc and LAPACK's tests with 64-bit integers.
# What passes without must pass with it, and the functions that a program uses must have been called in the library. Needs a
# finished build.
# Appends "name passed failed" for each to artifacts/test-results/lapack.counts.
source "$(dirname "$0")/common.sh"
quick=
case ${1-} in
    --quick) quick=1 ;;
    ?*) echo "usage: $0 [--quick]" >&2; exit 2 ;;
esac
need liblapack-test libblas3 liblapack3 python3-scipy python3-numpy python3-pytest python3-hypothesis octave binutils
[[ $quick ]] || need r-base-core libpetsc-complex-dev gcc libc6-dev pkgconf gfortran make liblapack64-3 libblas64-3
preload=$lib/librecursivelu_lapack.so
work=$artifacts/lapack
counts=$artifacts/test-results/lapack.counts
rm -rf "$work"
mkdir -p "$work" "$artifacts/test-results"
: >"$counts"
cd "$work"
failures=0

# LAPACK itself, whatever else this system has chosen to be its LAPACK.
export LD_LIBRARY_PATH=$system/lapack:$system/blas:$system/lapack64:$system/blas64 OPENBLAS_NUM_THREADS=1
# Imports write nothing beside the system's modules.
export PYTHONDONTWRITEBYTECODE=1

# twice NAME COMMAND...: runs it without and with the library, its output in NAME.without and NAME.with, the calls in
# NAME.calls. The word RUN in the command becomes "without" or "with". That tests fail is no failure here.
twice() {
    local name=$1
    shift
    "${@//RUN/without}" <"${input:-/dev/null}" >"$name.without" 2>&1 || true
    RECURSIVE_LU_COUNT_CALLS=$name.calls LD_PRELOAD=$preload "${@//RUN/with}" <"${input:-/dev/null}" >"$name.with" 2>&1 || true
    touch "$name.calls"
}

# count NAME PASSED FAILED: adds numbers.
count() {
    echo "lapack-$1 $2 $3" >>"$counts"
    failures=$((failures + $3))
}

# judge NAME KIND FUNCTIONS [WITHOUT WITH]: compares the two runs. All FUNCTIONS, with blanks between them, must have been called.
judge() {
    local name=$1 kind=$2 passed=0 failed=0 function calls missing=()
    for function in $3; do
        grep -q "^$function " "$name.calls" || missing+=("$function")
    done
    read -r passed failed < <(/usr/bin/python3 "$root/eng/lapack/compare.py" "$kind" "${4:-$name.without}" \
        "${5:-$name.with}") || true
    ((passed > 0)) || failed=$((failed + 1))
    calls=$(awk '{sum += $2} END {print sum + 0}' "$name.calls")
    say "$name: $passed as without the library, $failed not; calls of $(cut -d ' ' -f 1 "$name.calls" | sort -u | wc -l)" \
        "functions: $calls"
    ((${#missing[@]} == 0)) || say "$name: not called in the library: ${missing[*]}"
    count "$name" "$passed" $((failed + ${#missing[@]}))
}

# of TYPES NAME...: the functions of these names for each of the types, a letter each.
of() {
    local types=$1 i name
    shift
    for ((i = 0; i < ${#types}; i++)); do
        for name in "$@"; do echo "${types:i:1}${name}_"; done
    done
}

# exported: the names that the library exports.
exported() {
    nm -D --defined-only "$preload" | awk '{sub(/@.*/, "", $3); print $3}'
}
source "$root/eng/lapack/wide.sh"

# lapack_test NAME PATH INPUT FUNCTIONS: LAPACK's own test program PATH.
lapack_test() {
    local name=$1
    input=$system/lapack/$3.in twice "$name" "$2"
    judge "$name" lines "$4"
}

family=(getrf getf2 getrs gesv getri gecon laswp gerfs geequ laqge gesvx)
say "running LAPACK's own tests"
for type in d s z c; do
    lapack_test xlintst$type "$system/lapack/xlintst$type" ${type}test "$(of $type "${family[@]}")"
done
for type in ds zc; do
    lapack_test xlintst$type "$system/lapack/xlintst$type" ${type}test ${type}gesv_
done
# Those of generalized eigenvalues solve small systems with all pivots, forwards and backwards.
for type in d s z c; do
    lapack_test xeigtst$type "$system/lapack/xeigtst$type" ${type}gd ${type}laswp_
done
# Those of packed storage call nothing of the LU family.
for type in d s z c; do
    lapack_test xlintstrf$type "$system/lapack/xlintstrf$type" ${type}test_rfp ""
done

say "running the tests of SciPy and NumPy"
pytest() {
    local name=$1 functions=$2
    shift 2
    twice "$name" /usr/bin/python3 -m pytest -q -p no:cacheprovider "--junitxml=$name.RUN.xml" --pyargs "$@"
    judge "$name" tests "$functions" "$name.without.xml" "$name.with.xml"
}
pytest scipy "$(of sdcz getrf getrs getri gecon geequ laswp; of dz gesv)" \
    scipy.linalg.tests.test_{basic,cython_lapack,decomp,lapack,matfuncs,solvers,special_matrices}
pytest numpy "$(of dz getrf gesv)" numpy.linalg

say "running Python, Octave and others"
twice python /usr/bin/python3 "$root/eng/lapack/solve.py"
judge python numbers "$(of sdcz getrf getrs getri gecon geequ geequb gesvx; of dz gesv)"
twice octave octave-cli --quiet --norc --no-history "$root/eng/lapack/solve.m"
judge octave numbers "$(of sdcz getrf getrs getri gecon)"
if [[ ! $quick ]]; then
    twice r R --vanilla --no-echo "--file=$root/eng/lapack/solve.R"
    judge r numbers "$(of dz getrf gesv gecon)"
    petsc=$(printf '%s\n' /usr/lib/petscdir/petsc*/*-complex/lib/pkgconfig/PETSc.pc | tail -n 1)
    mapfile -t flags < <(pkg-config --cflags --libs "$petsc" mpi-c | xargs -n 1)
    quietly petsc gcc -O2 -Wall -Wextra -Werror "$root/eng/lapack/petsc.c" -o petsc "${flags[@]}"
    twice petsc ./petsc
    judge petsc numbers "$(of z getrf getrs)"

    say "building and running LAPACK's own tests with 64-bit integers"
    build_wide
    for type in d s z c; do
        lapack_test wide-xlintst$type wide/RUN/xlintst$type ${type}test "$(of $type "${family[@]/%/_64}")"
    done
    for type in ds zc; do
        lapack_test wide-xlintst$type wide/RUN/xlintst$type ${type}test ${type}gesv_64_
    done
fi

# Of Fortran's names no program calls getrf2, which only LAPACK's own getrf does, nor geequb for 64-bit integers.
untried='getrf2|geequb_64'
[[ ! $quick ]] || untried+='|_64'
mapfile -t never < <(comm -23 <(exported | grep -E '^[a-z]+[0-9]*(_64)?_$' | grep -Ev "$untried" | sort -u) \
    <(cut -d ' ' -f 1 ./*.calls | sort -u))
say "functions that no program has called: ${never[*]:-none}"
count called 1 ${#never[@]}

((failures == 0))
