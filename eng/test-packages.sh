#!/usr/bin/env bash
# Builds the packages and uses each from where it was installed: "test-packages.sh" all of them, "test-packages.sh python" those
# named. Leaves lines "NAME passed failed" in artifacts/test-results/packages.counts. With --built first, the libraries in artifacts
# are packed as they are.
source "$(dirname "$0")/common.sh"
shopt -s nullglob
built=()
if [[ ${1-} == --built ]]; then
    built=(--built)
    shift
fi
if (($# == 0)); then
    for file in "$root"/eng/pack/test-*.sh; do
        name=$(basename "$file" .sh)
        set -- "$@" "${name#test-}"
    done
fi
# The others' toolchains are large; eng/test-hosts.sh packs and tests them.
"$root/eng/pack.sh" "${built[@]}" "$@"

counts=$artifacts/test-results/packages.counts
mkdir -p "$(dirname "$counts")"
: >"$counts"
bad=0
for kind; do
    say "testing the packages for $kind"
    # Each script appends its own lines to the file that it is given; one that ends early counts as a failure.
    "$root/eng/pack/test-$kind.sh" "$counts" || { bad=1; echo "$kind-packages 0 1" >>"$counts"; }
done
sed 's/\([^ ]*\) \([^ ]*\) \([^ ]*\)/\1: \2 passed, \3 failed/' "$counts"
((bad == 0)) && ! grep -v ' 0$' "$counts" >/dev/null
