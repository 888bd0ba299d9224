# Sourced after eng/common.sh: what the programs of this folder must print.

# The file that the loader takes on this processor, and the name of its kernels.
best=baseline file=librecursivelu.so levels=(v3 v4)
[[ $host_arch == x64 ]] || best=aarch64-neon levels=()
for level in "${levels[@]}"; do
    if /lib64/ld-linux-x86-64.so.2 --help | grep "x86-64-$level (supported" >/dev/null; then
        best=x86-64-$level file=librecursivelu-$level.so
    fi
done
plain="x = 1 2 3 by $best from $file"
lapack="info 0, x = 1 2 3 by $best"

# expect WHAT PRINTED COMMAND...: the command prints just that.
expect() {
    local what=$1 wanted=$2 printed
    shift 2
    printed=$("$@")
    [[ $printed == "$wanted" ]] || { echo "$what printed: $printed" >&2; return 1; }
}

# serves COMMAND...: the server that the command starts factors [4, 2; 2, 3]: info 0, and no row was exchanged.
serves() {
    local answer
    answer=$(python3 -c 'import struct, sys; sys.stdout.buffer.write(struct.pack("<Bqq4d", 0, 2, 2, 4, 2, 2, 3))' | "$@" |
        python3 -c 'import struct, sys; print(*struct.unpack("<q4d2q", sys.stdin.buffer.read()))')
    [[ $answer == "0 4.0 0.5 2.0 2.0 1 2" ]] || { echo "the server answered: $answer" >&2; return 1; }
}

# solves COMMAND...: the command line that the command starts finds the determinant of [4, 2; 2, 3].
solves() {
    local answer
    answer=$(printf '4 2\n2 3\n' | "$@" det -)
    [[ $answer == 8 ]] || { echo "the command line answered: $answer" >&2; return 1; }
}
