# Sourced by the scripts of this folder: where things are, and how missing Debian packages are brought.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
artifacts=$root/artifacts
lib=$artifacts/lib
bin=$artifacts/bin
# This machine, as .NET calls it.
host_arch=$(uname -m | sed 's/x86_64/x64/; s/aarch64/arm64/')
# Where Debian has this machine's libraries.
system=/usr/lib/$(uname -m)-linux-gnu
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1
# A fresh Debian has no ICU, and nothing here needs one.
export DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1

# say TEXT: one line of progress, with the seconds since the script began.
say() {
    printf '[%4ds] %s\n' "$SECONDS" "$*"
}

# quietly LOG COMMAND...: runs a command with its output in a file, which is shown only if the command fails.
quietly() {
    local log=$artifacts/log/$1.log
    shift
    mkdir -p "$artifacts/log"
    if ! "$@" >"$log" 2>&1; then
        tail -n 60 "$log" >&2
        echo "failed: $* (all of it: $log)" >&2
        return 1
    fi
}

# as_root COMMAND...: runs a command as root, by sudo if need be.
as_root() {
    if ((EUID == 0)); then
        "$@"
    else
        command -v sudo >/dev/null || { echo "this needs root: $*" >&2; return 1; }
        sudo "$@"
    fi
}

# need PACKAGE...: installs those Debian packages that are not there.
need() {
    local missing=() p
    for p in "$@"; do
        [[ $(dpkg-query -W -f '${db:Status-Status}' "$p" 2>/dev/null) == installed ]] || missing+=("$p")
    done
    ((${#missing[@]})) || return 0
    if ((EUID)) && ! command -v sudo >/dev/null; then
        echo "please install: ${missing[*]}" >&2
        return 1
    fi
    say "installing ${missing[*]}"
    mkdir -p "$artifacts"
    # Scripts that run side by side install one after the other.
    (
        flock 9
        export DEBIAN_FRONTEND=noninteractive
        quietly apt-update as_root apt-get -qq update
        quietly apt-install as_root apt-get -qq -y --no-install-recommends install "${missing[@]}"
    ) 9>"$artifacts/packages.lock"
}

# debian_mirror: prints where this system has Debian's packages from.
debian_mirror() {
    apt-get indextargets --format '$(REPO_URI)' 'Identifier: Packages' 'Label: Debian' | head -n 1
}

# package_lists FOLDER KIND SUITE: lists of packages of their own in FOLDER, of Debian's SUITE, from where this system has its own
# from; KIND is deb or deb-src. Sets apt, the options with which apt-get uses them.
package_lists() {
    apt=(-o "Dir::Etc::SourceList=$1/sources.list" -o Dir::Etc::SourceParts=/dev/null -o "Dir::State::Lists=$1/lists"
        -o "Dir::Cache=$1/cache" -o Dir::State::status=/dev/null)
    mkdir -p "$1/"{lists,cache}
    echo "$2 [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $(debian_mirror) $3 main" >"$1/sources.list"
    quietly "$3-update" apt-get "${apt[@]}" update
}

# debian_root FOLDER PACKAGE...: a fresh Debian 12 with these packages in FOLDER, for chroot; made once and then copied.
debian_root() {
    local folder=$1 pristine
    shift
    pristine=$artifacts/debian-roots/$(printf '%s-' bookworm "$@")
    need debootstrap
    if [[ ! -e $pristine/complete ]]; then
        say "making a Debian 12 with $*"
        as_root rm -rf "$pristine"
        mkdir -p "$pristine"
        quietly debootstrap as_root debootstrap --variant=minbase "--include=$(IFS=, && echo "$*")" bookworm "$pristine/root" "$(debian_mirror)"
        as_root chroot "$pristine/root" apt-get clean
        touch "$pristine/complete"
    fi
    as_root rm -rf "$folder"
    as_root cp -a --reflink=auto "$pristine/root" "$folder"
}

# need_sdk: says what to do if there is no .NET SDK.
need_sdk() {
    command -v dotnet >/dev/null || { echo "the .NET 10 SDK is needed: https://dotnet.microsoft.com/download" >&2; return 1; }
}

# count_junit FILE NAME: prints "NAME passed failed" of a finished ctest run.
count_junit() {
    local tests bad
    tests=$(sed -n 's/.*<testsuite.* tests="\([0-9]*\)".*/\1/p; s/^\s*tests="\([0-9]*\)".*/\1/p' "$1" | head -n 1)
    bad=$(grep -c '<testcase .*status="\(fail\|disabled\|notrun\)"' "$1" || true)
    echo "$2 $((${tests:-0} - bad)) $bad"
}

# page_prints PAGE LANGUAGE FILE COMMAND...: puts the first program in a language of a page, in a fence of that name, into FILE,
# runs the command, which must succeed, and compares what it prints with the block "output" that comes next; prints it, too.
page_prints() {
    local page=$1 file=$3
    awk -v start="\`\`\`$2" -v file="$file" '
        /^```/ {
            is_inside = !is_inside
            target = ""
            if (!is_inside) next
            if (blocks == 0 && $0 == start || blocks == 1 && $0 == "```output") target = file (blocks ? ".expected" : "")
            if (target || blocks) blocks++
            next
        }
        target {print >target}' "$page" &&
        "${@:4}" >"$file.printed" && diff "$file.expected" "$file.printed" && cat "$file.printed"
}
