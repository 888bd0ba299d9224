#!/usr/bin/env bash
# Tests the capacitance of a cube on several ranks of this machine: its results, checkpoints, and what it says and does when
# something is missing or a rank dies. Needs a finished build.
# Appends "name passed failed" to artifacts/test-results/mpi.counts.
source "$(dirname "$0")/common.sh"
source "$root/eng/mpi/ranks.sh"
(($# == 0)) || { echo "usage: $0" >&2; exit 2; }
need "${mpi_packages[@]}" python3 python3-matplotlib
work=$artifacts/mpi
counts=$artifacts/test-results/mpi.counts
rm -rf "$work"
mkdir -p "$work" "$artifacts/test-results"
: >"$counts"
build_cube
quietly samples-configure cmake -S "$root/samples/c" -B "$artifacts/cmake/samples" -DCMAKE_BUILD_TYPE=Release \
    -DRECURSIVE_LU_LIB_DIR="$lib" -DRECURSIVE_LU_INCLUDE_DIR="$root/include"
quietly samples-build cmake --build "$artifacts/cmake/samples"
our_libraries
rank_environment 1
cd "$work"
passed=0
failed=0

# check NAME COMMAND...: counts whether a command succeeds.
check() {
    local name=$1
    shift
    if "$@"; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        say "FAILED: $name"
        tail -n 20 out err 2>/dev/null || true
    fi
}

# In a shell of its own a rank writes down its number, or how it ends.
cat >rank.sh <<'END'
echo $$ >"pid.$OMPI_COMM_WORLD_RANK"
[[ $OMPI_COMM_WORLD_RANK != "${LIMITED_RANK-}" ]] || ulimit -v "$LIMIT_KIB"
[[ $OMPI_COMM_WORLD_RANK != "${BARE_RANK-}" ]] || unset LD_PRELOAD
exec "$@"
END
cat >ending.sh <<'END'
status=0
bash rank.sh "$@" || status=$?
echo "$status" >"status.$OMPI_COMM_WORLD_RANK"
END

# ranks N OPTION...: runs the sample in bounded time, with its output in out and err.
ranks() {
    local n=$1
    shift
    rm -f pid.* out err
    timeout -k 5 60 mpiexec -n "$n" --oversubscribe "${exports[@]}" bash rank.sh "$cube" "${required[@]}" "$@" >out 2>err
}

# refused STATUS TEXT N OPTION...: every rank ends with that status, before there is any result, and the text is said.
refused() {
    local status=$1 text=$2 n=$3 i
    shift 3
    rm -f status.* out err
    timeout -k 5 60 mpiexec -n "$n" --oversubscribe "${exports[@]}" bash ending.sh "$cube" "${required[@]}" "$@" >out 2>err ||
        return 1
    for ((i = 0; i < n; i++)); do
        [[ $(cat "status.$i") == "$status" ]] || return 1
    done
    grep -qF -- "$text" err && { [[ ! -s out ]] || [[ $status == 1 ]]; }
}

# columns FILE: the orders and capacitances of a table, and what they tend to.
columns() {
    awk 'NF == 6 && $1 + 0 > 0 {print $1, $2} /^(extrapolated|accepted)/' "$1"
}

# sum_of FILE: the checksum of the factors that a run has said.
sum_of() {
    sed -n 's/.*the checksum of the factors is //p' "$1"
}

# as_one_process N OPTION...: the table is that of the sample for one process.
as_one_process() {
    ranks "$@" && diff <(columns serial) <(columns out)
}

model() {
    /usr/bin/python3 -B "$root/eng/bench/cluster_model.py" --self-check >out 2>err && [[ -s out ]]
}
check "the model of many nodes" model

say "one process and several ranks"
"$artifacts/cmake/samples/cube_capacitance/cube_capacitance" >serial
check "two ranks" as_one_process 2
check "two rows of ranks, by slabs" as_one_process 2 --grid 2x1 --block 32 --slab 96
check "four ranks" as_one_process 4
script() {
    local picture=$artifacts/cube_density_mpi.png
    "$root/eng/run-mpi.sh" --built -n 2 --panels 4,6,8 >out 2>err && [[ -s $picture ]] &&
        grep -q '^ *216 *0\.658645 ' out
}
check "eng/run-mpi.sh" script

say "checkpoints, and a rank that is killed"
mesh=(--panels 20 --block 32 --slab 96)
whole() {
    ranks 2 "${mesh[@]}" --density whole.csv && sum_of err >whole.sum && [[ -s whole.sum ]]
}
# gone PID: whether that process has ended, or does so soon. A zombie has no command line.
gone() {
    local i
    for ((i = 0; i < 100; i++)); do
        [[ $(tr -d '\0' <"/proc/$1/cmdline" 2>/dev/null) ]] || return 0
        sleep 0.1
    done
    return 1
}
# A rank is killed as soon as there is a checkpoint: the run has then a dozen slabs before it and a checkpoint after each.
killed() {
    local run status=0
    rm -f pid.* state out err
    timeout -k 5 60 mpiexec -n 2 --oversubscribe "${exports[@]}" bash rank.sh "$cube" "${required[@]}" "${mesh[@]}" \
        --checkpoint state --every 0 >out 2>err &
    run=$!
    while kill -0 "$run" 2>/dev/null && [[ ! -e state ]]; do sleep 0.01; done
    kill -9 "$(cat pid.1)" || true
    wait "$run" || status=$?
    # With 124 timeout would have ended it.
    ((status != 0 && status != 124)) && [[ -s state ]] && grep -q 'rank 1 .*signal 9' err && [[ ! $(sum_of err) ]] &&
        gone "$(cat pid.0)"
}
resumed() {
    cp state kept
    ranks 2 "${mesh[@]}" --resume state --checkpoint state --every 0 --density resumed.csv && grep -q 'goes on after' err &&
        diff <(sum_of err) whole.sum && cmp whole.csv resumed.csv && [[ ! -e state.new ]] && ! cmp -s state kept
}
check "a run in one" whole
check "a killed rank ends the run" killed
check "a run in two has the same bits" resumed

# damaged NAME OFFSET: a checkpoint with another byte there.
damaged() {
    local byte
    cp kept "$1"
    byte=$(od -An -tu1 -j "$2" -N 1 kept)
    printf "\\x$(printf %x $((byte ^ 1)))" | dd of="$1" bs=1 seek="$2" conv=notrunc status=none
}
damaged head 24
damaged data 100000
head -c -1 kept >short
head -c 40 kept >shorter
check "a damaged head" refused 3 "head is damaged" 2 "${mesh[@]}" --resume head
check "damaged data" refused 1 "the checkpoint is damaged" 2 "${mesh[@]}" --resume data
check "a short file" refused 3 "it is not whole" 2 "${mesh[@]}" --resume short
check "a shorter file" refused 3 "this is no checkpoint" 2 "${mesh[@]}" --resume shorter
check "another file" refused 3 "this is no checkpoint" 2 "${mesh[@]}" --resume whole.csv
check "no file" refused 3 "No such file" 2 "${mesh[@]}" --resume nothing
check "another grid" refused 3 "has P = 1, and this run 2" 2 "${mesh[@]}" --grid 2x1 --resume kept
check "another number of ranks" refused 3 "has P = 1, and this run 2" 4 "${mesh[@]}" --resume kept
check "another order" refused 3 "has n = 2400, and this run 2166" 2 "${mesh[@]}" --panels 19 --resume kept
check "another block" refused 3 "has block = 32, and this run 48" 2 "${mesh[@]}" --block 48 --resume kept
check "another slab" refused 3 "has slab = 96, and this run 64" 2 "${mesh[@]}" --slab 64 --resume kept
check "no folder" refused 3 "No such file" 2 "${mesh[@]}" --checkpoint nowhere/state
check "no mesh" refused 2 "one mesh" 2 --resume kept

say "wrong numbers of ranks, and too little memory"
check "a grid that is not filled" refused 3 "a grid of 2 x 2 is 4 ranks, and there are 2" 2 --grid 2x2
check "more ranks than blocks" refused 3 "some have nothing to do" 3 --panels 4
check "an unknown option" refused 2 "usage: " 2 --nonsense 1
check "a wrong value" refused 2 "usage: " 2 --panels 8,4
check "less memory than asked for" refused 3 "(--memory)" 2 --memory 50
# The tenth more than is available, by ranks that have less than 12 GB each.
available=$(awk '/^MemAvailable:/ {printf "%.0f", $2 * 1024}' /proc/meminfo)
check "more than this machine has" refused 3 "(available)" $((available / 12000000000 + 2)) \
    --panels "$(awk -v b="$available" 'BEGIN {print int((1.1 * b / 288) ^ 0.25) + 1}')"
check "more than ScaLAPACK counts" refused 3 "more ranks are needed" 1 --panels 200
LIMITED_RANK=1 LIMIT_KIB=600000 check "one rank with less memory" refused 3 "rank 1 " 2 --panels 46
check "a library that is not there" refused 3 "librecursivelu_none.so is not under" 2 --library librecursivelu_none.so
BARE_RANK=1 check "a library that one rank has not" refused 3 "rank 1 " 2
# unstarted TEXT ARGUMENT...: eng/run-mpi.sh ends with 2 and starts nothing.
unstarted() {
    local text=$1 status=0
    shift
    "$root/eng/run-mpi.sh" "$@" >out 2>err || status=$?
    [[ $status == 2 && ! -s out ]] && grep -qF -- "$text" err
}
check "no rank" unstarted "not '0'" -n 0
check "no number" unstarted "not 'two'" -n two
check "a number that is missing" unstarted "not ''" --built
check "too many ranks" unstarted "too many" -n 99999
check "no host file" unstarted "there is no file" -n 2 --hostfile "$work/nothing"

say "$passed passed, $failed failed"
echo "mpi $passed $failed" >>"$counts"
((failed == 0))
