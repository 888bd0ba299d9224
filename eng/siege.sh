#!/usr/bin/env bash
# siege.sh [SECONDS]: clients that do everything wrong beside clients that do nothing wrong (native-tests/server/siege.c),
# under one limit of the server after the other, each for so long (20 minutes). Needs a finished build of everything.
# Fails if the server dies, answers wrongly or too late, or is not in the end what it was in the beginning.
# Options of the siege may be given in SIEGE_OPTIONS: SIEGE_OPTIONS="--wait 30 --kinds sparse,holes".
source "$(dirname "$0")/common.sh"
seconds=${1:-1200}
program=$artifacts/cmake/native-tests/server_siege
[[ -x $program ]] || { echo "$program is not there: eng/test.sh builds it" >&2; exit 1; }
failed=0
group=
read -ra more <<<"${SIEGE_OPTIONS-}"

# under WHAT OPTION...: a siege with further options.
under() {
    say "$1"
    "$program" "$lib/librecursivelu.so" "$bin/recursive_lu_server" --seconds "$seconds" --hostile 12 --bystanders 4 \
        "${more[@]}" "${@:2}" || { echo "the siege failed: $1" >&2; failed=1; }
}

# make_group BYTES: a control group with so much memory, of version 1 or 2; its folder is $group.
make_group() {
    local root limit
    for root in /sys/fs/cgroup/memory:memory.limit_in_bytes /sys/fs/cgroup:memory.max; do
        limit=${root#*:} group=${root%:*}/recursive_lu_siege_$$
        if mkdir "$group" 2>/dev/null; then
            { echo "$1" >"$group/$limit"; } 2>/dev/null && return 0
            rmdir "$group"
        fi
    done
    group=
    return 1
}

# A group can be removed when its processes have ended.
remove_group() {
    [[ -z $group ]] || rmdir "$group" || true
}
trap remove_group EXIT

under "no limit"
under "1 GiB of addresses" --address-limit $((1 << 30))
if make_group $((300 * 1000 * 1000)); then
    under "a control group of 300 MB" --group "$group"
else
    say "a control group of 300 MB: none can be made here, left out"
fi
under "64 files" --files 64
under "--max-bytes 64M" -- --max-bytes $((64 << 20))
((failed == 0)) && say "the server has stood every siege"
exit $failed
