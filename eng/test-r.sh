#!/usr/bin/env bash
# Builds the package for R and checks it with the library of this checkout: R CMD check with its tests and examples, the
# sample, and the programs of its README and of the page on installing. Needs a finished build, or RECURSIVE_LU_LIB_DIR that names
# another folder with the libraries. Leaves "r-check passed failed", of the check's steps, and "r-samples passed failed" in
# artifacts/test-results/r.counts.
source "$(dirname "$0")/common.sh"
lib=$(realpath "${RECURSIVE_LU_LIB_DIR:-$lib}")
[[ -e $lib/librecursivelu.so ]] || { echo "$lib has no librecursivelu.so: please build first" >&2; exit 1; }
need r-base-core r-base-dev gcc libc6-dev make
counts=$artifacts/test-results/r.counts
mkdir -p "$artifacts/test-results" "$artifacts/log"
: >"$counts"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

# Headers and libraries as an installation has them.
mkdir home
ln -s "$root/include" home/include
ln -s "$lib" home/lib
export RECURSIVE_LU_HOME=$work/home LC_ALL=C.UTF-8
# The check asks for lists of other packages: they are empty, and nothing is asked of the network.
mkdir -p repository/src/contrib library
touch repository/src/contrib/PACKAGES
cat >profile.R <<END
local({
    here <- "file://$work/repository"
    options(repos = c(CRAN = here, BioCsoft = here, BioCann = here, BioCexp = here))
})
END
export R_PROFILE=$work/profile.R R_PROFILE_USER=/dev/null R_LIBS_USER=$work/library
unset R_LIBS

"$root/eng/pack/r.sh"
package=$(echo "$artifacts"/packages/recursivelu_*.tar.gz)

say "checking ${package##*/}"
R CMD check --no-manual "$package" >"$artifacts/log/r-check.log" 2>&1 || true
passed=$(grep -Ec '^(\* checking .*)? OK$' "$artifacts/log/r-check.log" || true)
failed=$(grep -Ec '^(\* checking .*)? (ERROR|WARNING|NOTE)$' "$artifacts/log/r-check.log" || true)
# A check that ended early found nothing, either.
grep -q '^Status: OK$' recursivelu.Rcheck/00check.log || ((failed > 0)) || failed=1
((failed == 0)) || tail -n 40 "$artifacts/log/r-check.log"
echo "r-check $passed $failed" | tee -a "$counts"

say "running the sample and the pages' programs"
good=0 bad=0
quietly r-install R CMD INSTALL --library="$work/library" "$package"
# program COMMAND...: counts a program that has to end well.
program() {
    if quietly "$@"; then good=$((good + 1)); else bad=$((bad + 1)); fi
}
regression() {
    Rscript --no-environ "$root/samples/r/regression.R" "$work/picture.png" | tee sample.txt &&
        grep -q '^year  *1829\.151465$' sample.txt && [[ $(head -c 4 picture.png | tail -c 3) == PNG ]]
}
program r-regression regression
program r-readme page_prints "$root/src/r/recursivelu/README.md" r readme.R Rscript --no-environ readme.R
program r-install-page page_prints "$root/eng/docs/install.md" r install.R Rscript --no-environ install.R
echo "r-samples $good $bad" | tee -a "$counts"
((passed > 0 && failed == 0 && bad == 0))
