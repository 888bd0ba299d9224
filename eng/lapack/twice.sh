# Sourced by the scripts that run others' programs without the libraries in $preload and then with them: the two runs, the comparison,
# the counts.

# twice_begin SUITE: an empty folder artifacts/SUITE to work in, and an empty artifacts/test-results/SUITE.counts. Programs get
# LAPACK itself and its BLAS, whatever else this system has chosen.
twice_begin() {
    suite=$1
    work=$artifacts/$suite
    counts=$artifacts/test-results/$suite.counts
    rm -rf "$work"
    mkdir -p "$work" "$artifacts/test-results"
    : >"$counts"
    cd "$work"
    failures=0
    export LD_LIBRARY_PATH=$system/lapack:$system/blas:$system/lapack64:$system/blas64 OPENBLAS_NUM_THREADS=1
    # Imports write nothing beside the system's modules.
    export PYTHONDONTWRITEBYTECODE=1
}

# twice NAME COMMAND...: runs it without and with the library, its output in NAME.without and NAME.with, the calls in
# NAME.calls. The word RUN in the command becomes "without" or "with". That tests fail is no failure here.
twice() {
    local name=$1
    shift
    "${@//RUN/without}" <"${input:-/dev/null}" >"$name.without" 2>&1 || true
    RECURSIVE_LU_COUNT_CALLS=$work/$name.calls LD_PRELOAD=$preload "${@//RUN/with}" <"${input:-/dev/null}" >"$name.with" 2>&1 || true
    touch "$name.calls"
}

# count NAME PASSED FAILED: adds numbers.
count() {
    echo "$suite-$1 $2 $3" >>"$counts"
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

# exported: the names that the first library of $preload exports.
exported() {
    nm -D --defined-only "${preload%%:*}" | awk '{sub(/@.*/, "", $3); print $3}'
}

# lapack_test NAME PATH INPUT FUNCTIONS: LAPACK's own test program PATH.
lapack_test() {
    local name=$1
    input=$system/lapack/$3.in twice "$name" "$2"
    judge "$name" lines "$4"
}

# pytest NAME FUNCTIONS ARGUMENT...: tests of installed Python packages.
pytest() {
    local name=$1 functions=$2
    shift 2
    twice "$name" /usr/bin/python3 -m pytest -q -p no:cacheprovider "--junitxml=$name.RUN.xml" --pyargs "$@"
    judge "$name" tests "$functions" "$name.without.xml" "$name.with.xml"
}
