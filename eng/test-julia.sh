#!/usr/bin/env bash
# Packs the package for Julia and tests it with the library and the server of this checkout: its tests by Pkg, the programs of its
# README and of the page on installing, and the sample. Needs a finished build, or RECURSIVE_LU_LIB_DIR and
# RECURSIVE_LU_SERVER_PATH that name other files. The Julia is that of PATH, or else 1.5.3 of Debian 11, the last that Debian has;
# its packages are unpacked into artifacts/julia, not installed. Leaves "julia passed failed" and "julia-samples passed failed" in
# artifacts/test-results/julia.counts, the picture of the sample in artifacts/julia.
source "$(dirname "$0")/common.sh"
lib=$(realpath "${RECURSIVE_LU_LIB_DIR:-$lib}")
server=$(realpath "${RECURSIVE_LU_SERVER_PATH:-$bin/recursive_lu_server}")
[[ -e $lib/librecursivelu.so ]] || { echo "$lib has no librecursivelu.so: please build first" >&2; exit 1; }
[[ -x $server ]] || { echo "there is no $server: please build first" >&2; exit 1; }
counts=$artifacts/test-results/julia.counts
mkdir -p "$artifacts/test-results" "$artifacts/log" "$artifacts/julia"
: >"$counts"

# Unpacks Debian 11's Julia and those of the libraries it needs that this system has in another version, or not at all.
unpack_julia() {
    local apt packages
    say "fetching Julia of Debian 11"
    package_lists "$artifacts/julia/apt" deb bullseye
    cd "$artifacts/julia/apt"
    # The C and C++ libraries are this system's: newer ones do as well.
    mapfile -t packages < <(apt-get "${apt[@]}" --simulate --no-install-recommends install julia |
        awk '/^Inst/ {print $2}' | grep -Ev '^(gcc-.*-base|libc6|libcrypt1|libgcc-s1|libstdc\+\+6|debconf|dpkg|perl-base|tar)$')
    quietly julia-download apt-get "${apt[@]}" download "${packages[@]}"
    rm -rf "$artifacts/julia/root"
    for package in *.deb; do dpkg -x "$package" "$artifacts/julia/unpacked"; done
    mv "$artifacts/julia/unpacked" "$artifacts/julia/root"
    cd "$root"
}

if ! command -v julia >/dev/null; then
    [[ -e $artifacts/julia/root ]] || unpack_julia
    folder=$artifacts/julia/root$system
    julia() {
        LD_LIBRARY_PATH=$folder:$folder/julia "$artifacts/julia/root/usr/bin/julia" "$@"
    }
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# Pkg finds a registry, an empty one, and asks nothing of the network: the package needs only what comes with Julia.
mkdir -p "$work/depot/registries/Empty"
cat >"$work/depot/registries/Empty/Registry.toml" <<END
name = "Empty"
uuid = "4c6d2b1e-6f0c-4f53-8a52-2f2f8a5a7f10"
repo = ""
[packages]
END
export JULIA_DEPOT_PATH=$work/depot JULIA_PKG_SERVER=''
export RECURSIVE_LU_LIB_DIR=$lib RECURSIVE_LU_SERVER_PATH=$server
unset JULIA_LOAD_PATH JULIA_PROJECT JULIA_NUM_THREADS RECURSIVE_LU_HOME RECURSIVE_LU_SERVER
"$root/eng/pack/julia.sh"
tar -C "$work" -xf "$artifacts"/packages/RecursiveLU.jl-*.tar.gz
project=$work/RecursiveLU

say "testing on $(julia --version)"
log=$artifacts/log/julia-test.log
status=0
julia --project="$project" -e 'import Pkg; Pkg.test()' >"$log" 2>&1 || status=$?
# The line of the whole below that of the titles. What is broken has not passed.
read -r passed failed < <(awk -F '|' '
    /^Test Summary:/ {titles = split($2, title, " "); next}
    titles && /^RecursiveLU / {
        split($2, value, " ")
        for (i = 1; i <= titles; i++) count[title[i]] = value[i]
        print count["Pass"] + 0, count["Fail"] + count["Error"] + count["Broken"]
        exit
    }' "$log") || true
passed=${passed:-0} failed=${failed:-0}
# A run that broke off, or found no tests, is a failure.
if ((passed == 0 || (status != 0 && failed == 0))); then failed=$((failed + 1)); fi
((failed == 0)) || grep -v '^ *\[[0-9]' "$log" | tail -n 60 >&2
echo "julia $passed $failed" | tee -a "$counts"

say "running the sample and the pages' programs"
good=0 bad=0
# sample COMMAND...: counts a program that has to end well.
sample() {
    if quietly "$@"; then good=$((good + 1)); else bad=$((bad + 1)); fi
}
sample julia-condenser julia --project="$project" "$root/samples/julia/condenser.jl" "$artifacts/julia/condenser.svg"
# page PAGE PROJECT: runs a page's program.
page() {
    sed "s|/opt/recursive-lu|$work/home|" "$1" >page.md
    page_prints page.md julia page.jl julia --project="$2" page.jl
}
cd "$work"
sample julia-readme page "$project/README.md" "$project"
mkdir "$work/home" "$work/empty"
ln -s "$lib" "$work/home/lib"
unset RECURSIVE_LU_LIB_DIR
sample julia-install page "$root/eng/docs/install.md" "$work/empty"
echo "julia-samples $good $bad" | tee -a "$counts"
((failed == 0 && bad == 0))
