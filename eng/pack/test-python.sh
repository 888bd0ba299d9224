#!/usr/bin/env bash
# Installs the wheel for this machine into an environment outside of the checkout and tests it there: our tests with the
# examples of the documentation and the types, and the tests that SciPy and NumPy have for the functions that it replaces
# (scipy_tests.txt). "test-python.sh COUNTS" appends "python-NAME passed failed" for each to the file COUNTS.
source "$(dirname "$0")/../common.sh"
counts=$(realpath "${1:?usage: $0 COUNTS}")
need python3 python3-venv python3-pip python3-numpy python3-scipy python3-pytest python3-hypothesis mypy binutils
here=$root/eng/pack
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# Nothing is written beside the system's modules, and nothing of the caller's reaches the tests.
export PYTHONDONTWRITEBYTECODE=1
unset PYTHONPATH RECURSIVE_LU_LIBRARY LD_PRELOAD

wheel=("$artifacts"/packages/recursive_lu-*_"$(uname -m)".whl)
[[ -e ${wheel[0]} ]] || { echo "there is no wheel in $artifacts/packages; eng/pack.sh python makes it" >&2; exit 1; }
say "installing $(basename "${wheel[0]}")"
/usr/bin/python3 -m venv --system-site-packages "$work/venv"
quietly pip-install "$work/venv/bin/pip" install --no-index --no-deps --disable-pip-version-check "${wheel[0]}"
cp -r "$root/tests/python" "$work/tests"
cd "$work/tests"

# run NAME ARGUMENT...: runs pytest and leaves NAME.xml; that tests fail is found there.
run() {
    local name=$1
    shift
    local log=$artifacts/log/python-$name.log
    "$work/venv/bin/python" -m pytest -q -p no:cacheprovider "--junitxml=$work/$name.xml" "$@" >"$log" 2>&1 || true
    grep -E '^(FAILED|ERROR|E  )' "$log" | head -n 40 || true
}

# count NAME FILE...: appends the numbers of junit's files. A test that was skipped counts as failed; one that failed as it must
# does not count.
count() {
    local name=$1
    shift
    "$work/venv/bin/python" "$here/count_pytest.py" "python-$name" "$@" | tee -a "$counts"
}

mkdir -p "$artifacts/log"
say "testing the module"
RECURSIVE_LU_WHEELS=$artifacts/packages run module -W error .
count module "$work/module.xml"

say "running SciPy's and NumPy's tests on it"
export SCIPY_TESTS=$here/scipy_tests.txt
cp "$here/scipy_on_library.py" "$work/tests"
while read -r _ module expression; do
    PYTHONPATH=$work/tests run "$module" -p scipy_on_library --pyargs "$module" -k "$expression"
done < <(grep '^run ' "$SCIPY_TESTS")
count scipy "$work"/scipy.*.xml
count numpy "$work"/numpy.*.xml

say "running the samples"
passed=0
failed=0

# sample PATTERN NAME ARGUMENT...: runs a sample, which must print the pattern.
sample() {
    if "$work/venv/bin/python" "$root/samples/python/$2.py" "${@:3}" >"$work/$2.txt" 2>&1 && grep -q "$1" "$work/$2.txt"; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        cat "$work/$2.txt"
    fi
}

sample '^ *216  *0\.658645 ' cube_capacitance 4 6
sample '^differs from the literature by [0-9.]*e-05$' reaction_systems "$work/picture.png"
echo "python-samples $passed $failed" | tee -a "$counts"
