#!/usr/bin/env bash
# stress-threads.sh [SECONDS]: builds, and for so long (10 minutes) runs the tests in which threads hand work and memory to each
# other, several at once and again and again: what a fault of memory order needs to show itself. x86-64 hides most of these faults
# and qemu all of them, so this is for real arm64, best with many processors. src/RecursiveLU/Threading/MEMORY-ORDER.md says which
# places are meant. Ends with a line "N passed, N failed", a run of a program each; what failed is in artifacts/log/stress.
source "$(dirname "$0")/common.sh"
seconds=${1:-600}
[[ $seconds =~ ^[1-9][0-9]*$ ]] || { echo "usage: $0 [SECONDS]" >&2; exit 2; }
"$root/eng/build.sh"
need g++ cmake make python3 libjemalloc2 libtcmalloc-minimal4 libmimalloc2.0
tests=$artifacts/cmake/native-tests
library=$lib/librecursivelu.so
logs=$artifacts/log/stress
programs=(threads_soak threads_come_and_go threads_set_number threads_every_size first_calls fork_butterfly
    host_threads_stress host_first_calls_staggered host_fork_first_call host_fork_threads)

say "building the tests"
quietly native-configure cmake -S "$root/native-tests" -B "$tests" -DCMAKE_BUILD_TYPE=Release \
    -DRECURSIVE_LU_LIB_DIR="$lib" -DRECURSIVE_LU_INCLUDE_DIR="$root/include" -DRECURSIVE_LU_SERVER="$bin/recursive_lu_server"
quietly stress-build cmake --build "$tests" -j 2 --target "${programs[@]}"

# Longer than any run takes on a crowded machine: what is not over by then waits for something that never comes.
patience=300
rm -rf "$logs"
mkdir -p "$logs"
((end = SECONDS + seconds))

# again PROGRAM [ARGUMENT...]: runs it until the time is over. NUMBER among the arguments is the number of the run.
again() {
    local program=$1 number=0 log=$logs/$BASHPID.log good=0 bad=0
    shift
    while ((SECONDS < end)); do
        number=$((number + 1))
        if timeout -k 10 "$patience" "$tests/$program" "$library" "${@/NUMBER/$number}" >"$log" 2>&1; then
            good=$((good + 1))
        else
            bad=$((bad + 1))
            mv "$log" "$logs/$program-$BASHPID-$number.failed"
        fi
    done
    rm -f "$log"
    echo "$program $good $bad" >"$logs/$BASHPID.count"
}

say "running ${#programs[@]} programs for $seconds seconds"
trap 'kill $(jobs -p)' EXIT
part=$((seconds < 20 ? seconds : 20))
again host_threads_stress "$part" NUMBER &
again host_threads_stress "$part" 1000NUMBER &
again threads_soak "$part" &
again threads_come_and_go &
again threads_set_number &
again threads_every_size 40 &
again first_calls &
again host_first_calls_staggered 100 &
again host_fork_first_call 50 &
again host_fork_threads 100 &
again fork_butterfly &
wait
trap - EXIT

passed=0
failed=0
while read -r program good bad; do
    say "$program: $good passed, $bad failed"
    passed=$((passed + good)) failed=$((failed + bad))
done < <(sort "$logs"/*.count)
((failed == 0)) || tail -n 5 "$logs"/*.failed
echo "$passed passed, $failed failed"
((failed == 0 && passed > 0))
