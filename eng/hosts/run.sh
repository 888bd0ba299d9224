# Sourced by test-hosts.sh: how a host is declared, built and run, and how its row of the table is made.
situations=(call traps collector threads fork exit jemalloc asan)
limit=120 # seconds for one run of a program
jemalloc=$system/libjemalloc.so.2

hosts=()
declare -A size label detail packages folder lack provoked

# host NAME quick|full LABEL DETAIL PACKAGE...: declares a row. DETAIL has a %s for the version. Three functions belong to it:
# NAME_version prints that, NAME_build makes $out from $source (and $flags, options for the compiler), and NAME_command sets
# the array "command", to which the library's path and the situation are added; it may put files before the others in
# $preload. A fourth, NAME_check, may look at what a run that succeeded has left in its argument with .out and .err; what it
# objects to goes to .why. $source is native-tests/hosts/NAME, unless folder[NAME] tells another.
# A fifth, NAME_sample, sets "command" to the program in samples/NAME, which $source is then, and makes it if need be.
host() {
    hosts+=("$1")
    size[$1]=$2 label[$1]=$3 detail[$1]=$4
    packages[$1]="${*:5}"
    lack[$1:asan]="only C and C++ are compiled with it here"
}

# sanitizes: the last host is compiled for AddressSanitizer, too.
sanitizes() { unset "lack[${hosts[-1]}:asan]"; }

# provokes TEXT: which exceptions and traps the program of the last host provokes.
provokes() { provoked[${hosts[-1]}]=$1; }

# lacks REASON SITUATION...: the last host has no such situations.
lacks() {
    local situation
    for situation in "${@:2}"; do lack[${hosts[-1]}:$situation]=$1; done
}

# once NAME SITUATION PRELOAD DIRECTORY STEM: runs a host's program with the library in that directory. What it prints goes to
# STEM.out and STEM.err, and why it failed to STEM.why.
once() {
    local name=$1 situation=$2 preload=$3 library=$4/librecursivelu.so stem=$5 code=0 wanted=0 printed='' first command
    "${name}_command"
    (
        cd "$out"
        ulimit -c 0
        timeout -k 5 "$limit" env LD_PRELOAD="$preload" LD_LIBRARY_PATH="$4" RECURSIVE_LU_NUM_THREADS=3 \
            "${command[@]}" "$library" "$situation"
        exit $? # this shell's own, so that what it says of a program's end goes to the file, too
    ) </dev/null >"$stem.out" 2>"$stem.err" || code=$?
    [[ $situation != exit ]] || wanted=7 printed="at exit"
    if ((code == 124 || code == 137)); then
        echo "no end within $limit seconds" >"$stem.why"
    elif ((code != wanted)); then
        first=$(grep -v "^${BASH_SOURCE[0]}" "$stem.err" | grep -m 1 '[[:alpha:]]' | cut -c 1-200 || true)
        echo "exit code $code, not $wanted: $first" >"$stem.why"
    elif [[ $(<"$stem.out") != "$printed" ]]; then
        echo "printed '$(head -c 200 "$stem.out")', not '$printed'" >"$stem.why"
    else
        return 0
    fi
    return 1
}

# attempt NAME SITUATION PRELOAD: runs it with the library. If that fails, tells why, and whether plain elimination in the
# library's place fails, too: the program or the machine then is at fault.
attempt() {
    local name=$1 situation=$2 preload=$3 stem=$out/$2${3:+.preload} why
    if once "$name" "$situation" "$preload" "$lib" "$stem" &&
        { [[ $(type -t "${name}_check") != function ]] || "${name}_check" "$stem"; }; then
        return 0
    fi
    why=$(<"$stem.why")
    if once "$name" "$situation" "$preload" "$control" "$stem.plain"; then
        why+=" (not so with plain elimination; see $stem.err)"
    else
        why+=" (so, too, with plain elimination: $(<"$stem.plain.why"); see $stem.err)"
    fi
    echo "$name, $situation${preload:+ with $(basename "$preload")}: $why" >&2
    return 1
}

# attempts NAME PRELOAD: what the library's memory lives through.
attempts() {
    local name=$1 situation
    for situation in call threads exit; do
        [[ -n ${lack[$name:$situation]-} ]] || attempt "$name" "$situation" "$2" || return 1
    done
}

# sanitized NAME: the same compiled for AddressSanitizer, which looks for leaks at the end.
sanitized() (
    out=$out/asan flags=-fsanitize=address
    export ASAN_OPTIONS=detect_leaks=1
    mkdir -p "$out"
    build "$1" && attempts "$1" ""
)

# build NAME: makes $out; its output is shown only if it fails.
build() {
    "$1_build" >"$out/build.log" 2>&1 || { tail -n 20 "$out/build.log" >&2; echo "$1: no program" >&2; return 1; }
}

# cell NAME SITUATION: whether the host passes.
cell() {
    case $2 in
        jemalloc) attempts "$1" "$jemalloc" ;;
        asan) sanitized "$1" ;;
        *) attempt "$1" "$2" "" ;;
    esac
}

# row NAME: makes $work/NAME.row, a line of the host's text and its cells with tabs between them.
row() {
    local name=$1 out=$work/$1 flags='' text cells=() situation built=yes
    local source=$root/native-tests/hosts/${folder[$1]-$1}
    mkdir -p "$out"
    build "$name" || built=no
    for situation in "${situations[@]}"; do
        if [[ -n ${lack[$name:$situation]-} ]]; then
            cells+=(-)
        elif [[ $built == yes ]] && cell "$name" "$situation"; then
            cells+=(yes)
        else
            cells+=(no)
        fi
    done
    text="${label[$name]} (${detail[$name]/\%s/$("${name}_version")})"
    (IFS=$'\t' && echo "$text"$'\t'"${cells[*]}") >"$work/$name.row"
    say "$name: ${cells[*]}"
    [[ $(type -t "${name}_sample") != function ]] || sample "$name"
}

# sample NAME: makes $work/NAME.sample, a line "passed failed". The program of samples/NAME finds the library by the loader, and
# its exit status says whether its results are accurate: with plain elimination, which lacks functions, it must fail.
sample() {
    local name=$1 source=$root/samples/$1 failed=0 command
    if ! "${name}_sample" >"$out/sample.log" 2>&1; then
        failed=1
    elif ! sample_with "$lib" >"$out/sample.log" 2>&1; then
        failed=1
    elif sample_with "$control" >"$out/sample.plain.log" 2>&1; then
        failed=1
        echo "exit code 0 with plain elimination, too" >>"$out/sample.log"
    fi
    ((failed == 0)) || { echo "$name, sample:" && tail -n 20 "$out/sample.log"; } >&2
    echo "$((1 - failed)) $failed" >"$work/$name.sample"
    say "$name, sample: $((failed == 0)) passed, $failed failed"
}

# sample_with FOLDER: runs $command with the library in a folder.
sample_with() (
    cd "$out"
    exec timeout -k 5 "$limit" env LD_LIBRARY_PATH="$1" "${command[@]}" </dev/null
)
