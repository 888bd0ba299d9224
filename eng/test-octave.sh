#!/usr/bin/env bash
# Packs the package for Octave, installs the tarball into an empty folder with the library of this checkout, and there runs the
# package's tests, the sample, and the programs of its README and of the page on installing. Needs a finished build, or
# RECURSIVE_LU_LIB_DIR that names another folder with the libraries. Leaves "octave passed failed", of Octave's own test suite, and
# "octave-samples passed failed" in artifacts/test-results/octave.counts.
source "$(dirname "$0")/common.sh"
lib=$(realpath "${RECURSIVE_LU_LIB_DIR:-$lib}")
[[ -e $lib/librecursivelu.so ]] || { echo "$lib has no librecursivelu.so: please build first" >&2; exit 1; }
need octave octave-dev g++ make texinfo
counts=$artifacts/test-results/octave.counts
mkdir -p "$artifacts/test-results" "$artifacts/log"
: >"$counts"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

# Headers and libraries as an installation has them, in a folder with a blank.
mkdir -p "the home" prefix user
ln -s "$root/include" "the home/include"
ln -s "$lib" "the home/lib"
export RECURSIVE_LU_HOME="$work/the home" HOME=$work/user LC_ALL=C.UTF-8
octave=(octave-cli --quiet --no-history --no-init-file)

quietly octave-pack "$root/eng/pack/octave.sh" "$work"
package=(recursivelu-*.tar.gz)
say "installing $package"
# Of root's packages, too, there is a list in the home folder.
quietly octave-install "${octave[@]}" --eval "pkg prefix $work/prefix $work/prefix; pkg install -local -verbose $package"

say "testing the package on Octave $("${octave[@]}" --eval 'disp (version ())')"
"${octave[@]}" --eval 'pkg test recursivelu' >"$artifacts/log/octave-test.log" 2>&1 || true
passed=$(sed -n 's/^  PASS  *\([0-9]*\)$/\1/p' "$artifacts/log/octave-test.log")
# A test that was skipped, or is known to fail, has not passed.
failed=$(awk '/^  (FAIL|REGRESSION|XFAIL|SKIP) / {sum += $NF} END {print sum + 0}' "$artifacts/log/octave-test.log")
# Every file of tests must have had its turn.
for file in "$root"/src/octave/recursivelu/inst/tests/*-tst; do
    grep -Eq "/tests/$(basename "$file") \.+ pass +[1-9]" "$artifacts/log/octave-test.log" || failed=$((failed + 1))
done
if ((failed > 0)); then
    tail -n 40 "$artifacts/log/octave-test.log"
    grep -A 12 '^!!!!!' fntests.log || true
fi
echo "octave ${passed:-0} $failed" | tee -a "$counts"

say "running the pages' programs, the package again after it was cleared and unloaded, and the sample"
good=0 bad=0
# program NAME PATTERN COMMAND...: counts a program that has to end well and print a line that the pattern fits.
program() {
    local name=$1 pattern=$2
    shift 2
    if "$@" >"$artifacts/log/octave-$name.log" 2>&1 && grep -Eq "$pattern" "$artifacts/log/octave-$name.log"; then
        good=$((good + 1))
    else
        bad=$((bad + 1))
        cat "$artifacts/log/octave-$name.log"
    fi
}
cat >again.m <<'END'
pkg load recursivelu
F = rlu ([4, 2; 1, 3]);
clear -all
F = rlu ([4, 2; 1, 3]);
pkg unload recursivelu
assert (exist ("rlu_solve"), 0);
pkg load recursivelu
child = fork ();
x = rlu_solve (F, [10; 5]);
if (child == 0) exit (! isequal (x, [2; 1])); endif
[~, status] = waitpid (child);
assert (status, 0);
disp (x')
END
program readme '^1$' page_prints "$root/src/octave/recursivelu/README.md" octave readme.m "${octave[@]}" readme.m
program install '^x = 1 2 3$' page_prints "$root/eng/docs/install.md" octave first.m "${octave[@]}" first.m
program again '^ +2 +1$' "${octave[@]}" again.m
program sample "^Orszag's critical wave" "${octave[@]}" "$root/samples/octave/transition.m"
echo "octave-samples $good $bad" | tee -a "$counts"
((${passed:-0} > 0 && failed == 0 && bad == 0))
