#!/usr/bin/env bash
# Runs programs in many languages that call the library in the situations in which hosts live, and prints a table of what
# passed; those of samples whose languages have no package of their own; and the tests of the packages that have them, by their
# scripts, eng/test-LANGUAGE.sh. "test-hosts.sh" runs all of them, "--quick" the hosts that are soon installed, and no package,
# "test-hosts.sh NAME..." some: a host's name, or LANGUAGE-package. Needs a finished build, or RECURSIVE_LU_LIB_DIR that names
# another folder with the libraries. Fails if a cell says "no" or a sample or a test fails. The table goes to
# artifacts/test-results/hosts.md, and "name passed failed" for each host, sample and suite of a package to hosts.counts there.
source "$(dirname "$0")/common.sh"
need_sdk
lib=$(realpath "${RECURSIVE_LU_LIB_DIR:-$lib}")
work=$artifacts/hosts
control=$work/control
results=$artifacts/test-results
mkdir -p "$results"
: >"$results/hosts.counts"
source "$root/eng/hosts/run.sh"
source "$root/eng/hosts/hosts.sh"

languages=(r node octave java rust julia)
names=("${hosts[@]}" "${languages[@]/%/-package}")
case ${1-} in
    --quick) set -- ; for name in "${hosts[@]}"; do [[ ${size[$name]} == full ]] || set -- "$@" "$name"; done ;;
    '') set -- "${names[@]}" ;;
esac
chosen=() tested=()
for name; do
    [[ " ${names[*]} " == *" $name "* ]] || { echo "usage: $0 [--quick | NAME...], of: ${names[*]}" >&2; exit 2; }
    if [[ $name == *-package ]]; then tested+=("${name%-package}"); else chosen+=("$name"); fi
done

[[ -e $lib/librecursivelu.so ]] || { echo "$lib has no librecursivelu.so: please build first" >&2; exit 1; }

# run_hosts: makes the rows of those that were chosen.
run_hosts() {
    local name needed=(gcc libc6-dev libjemalloc2)
    for name in "${chosen[@]}"; do needed+=(${packages[$name]}); done
    need "${needed[@]}"
    rm -rf "$work"
    mkdir -p "$control"
    gcc "${c_flags[@]}" -shared -fPIC -Wl,-soname,librecursivelu.so.0 "$root/native-tests/hosts/control/plain.c" \
        -o "$control/librecursivelu.so"
    ln -s librecursivelu.so "$control/librecursivelu.so.0"

    say "running ${#chosen[@]} hosts"
    for name in "${chosen[@]}"; do
        while (($(jobs -rp | wc -l) >= 2)); do wait -n || true; done
        row "$name" &
    done
    wait
}

# legend: why there are no such situations, and which exceptions and traps were provoked.
legend() {
    local situation reason name names
    for situation in "${situations[@]}"; do
        while read -r reason; do
            names=()
            for name in "${chosen[@]}"; do
                [[ ${lack[$name:$situation]-} != "$reason" ]] || names+=(", ${label[$name]}")
            done
            ((${#names[@]} < 8)) || names=(", the others")
            names[0]=${names[0]#, }
            (IFS= && echo "- No \"${heading[$situation]}\" for ${names[*]}: $reason.")
        done < <(for name in "${chosen[@]}"; do echo "${lack[$name:$situation]-}"; done | sort -u | sed '/^$/d')
    done
    names=()
    for name in "${chosen[@]}"; do names+=("; ${label[$name]}: ${provoked[$name]}"); done
    names[0]=${names[0]#; }
    (IFS= && echo "- Exceptions and traps before and after calls: ${names[*]}.")
}

declare -A heading=([call]="call" [traps]="exceptions and traps" [collector]="collector running" [threads]="threads that end"
    [fork]="fork" [exit]="exit" [jemalloc]="under jemalloc" [asan]="under AddressSanitizer")
table() {
    local situation name
    printf '| host |'
    for situation in "${situations[@]}"; do printf ' %s |' "${heading[$situation]}"; done
    printf '\n|---|'
    printf -- '---|%.0s' "${situations[@]}"
    echo
    for name in "${chosen[@]}"; do sed 's/\t/ | /g; s/^/| /; s/$/ |/' "$work/$name.row"; done
    echo
    legend
}

if ((${#chosen[@]})); then
    run_hosts
    table >"$results/hosts.md"
    cat "$results/hosts.md"
fi

failures=0
for name in "${chosen[@]}"; do
    read -r passed failed < <(awk -F '\t' \
        '{for (i = 2; i <= NF; i++) n[$i]++} END {print n["yes"] + 0, n["no"] + 0}' "$work/$name.row")
    echo "host-$name $passed $failed" >>"$results/hosts.counts"
    failures=$((failures + failed))
    [[ $(type -t "${name}_sample") == function ]] || continue
    read -r passed failed <"$work/$name.sample"
    echo "sample-$name $passed $failed" >>"$results/hosts.counts"
    failures=$((failures + failed))
done

for name in "${tested[@]}"; do
    say "testing the package for $name"
    rm -f "$results/$name.counts"
    status=0
    "$root/eng/test-$name.sh" || status=$?
    touch "$results/$name.counts"
    read -r ran failed < <(awk '{ran += $2 + $3; failed += $3} END {print ran + 0, failed + 0}' "$results/$name.counts")
    sed 's/^/package-/' "$results/$name.counts" >>"$results/hosts.counts"
    # A script that broke off, or counted nothing, is a failure, too.
    if ((failed == 0 && (status || ran == 0))); then
        failed=1
        echo "package-$name 0 1" >>"$results/hosts.counts"
    fi
    failures=$((failures + failed))
done
((failures == 0))
