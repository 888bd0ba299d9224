"""small_alone.py FILE, with the symbols of the library file in FILE.dbg.

The functions for small matrices are called without telling the runtime. So whatever they reach must be code that does not
need it: kernels, and of the C code what brings the status flags back."""
import bisect
import re
import subprocess
import sys

FIRST = "small_"
# Those of this library's names and LAPACK's; and BLAS', where a file has them.
COUNTS = {60, 64}
KERNELS = "RecursiveLU_"
# The check of the stack's end, which fails only if the stack has been written over.
LEAVES = {"front_restore_control_status", "RhpFallbackFailFast"}


def output(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def read_symbols(path):
    """The names at each address."""
    names = {}
    for line in output("nm", path + ".dbg").splitlines():
        match = re.fullmatch(r"([0-9a-f]+) [tT] (.*)", line)
        if match:
            names.setdefault(int(match[1], 16), set()).add(match[2])
    return names


def read_calls(path, starts):
    """Of each function, the addresses that it calls or jumps to outside itself, and the calls through pointers."""
    calls = {}
    for line in output("objdump", "-d", "--no-show-raw-insn", path).splitlines():
        match = re.match(r" *([0-9a-f]+):\s+(call|j[a-z]+)\s+(\S+)", line)
        if match:
            caller = starts[bisect.bisect(starts, int(match[1], 16)) - 1]
            if not match[3].startswith("*"):
                target = int(match[3], 16)
                if starts[bisect.bisect(starts, target) - 1] != caller:
                    calls.setdefault(caller, set()).add(target)
            elif match[2] == "call":
                calls.setdefault(caller, set()).add(line.strip())
    return calls


def main(path):
    names = read_symbols(path)
    calls = read_calls(path, sorted(names))
    first = [address for address, found in names.items() if any(name.startswith(FIRST) for name in found)]
    seen, strangers = set(first), set()
    waiting = list(first)
    while waiting:
        caller = waiting.pop()
        for target in calls.get(caller, ()):
            called = names.get(target, {str(target)})
            if any(name in LEAVES or name.startswith("managed_recursive_lu_") for name in called) or target in seen:
                continue
            if not any(name.startswith(KERNELS) for name in called):
                strangers.add((min(names[caller]), min(called)))
            seen.add(target)
            waiting.append(target)
    for caller, called in sorted(strangers):
        print(f"{caller} reaches {called}")
    print(f"{len(first)} functions reach {len(seen) - len(first)} others, {len(strangers)} that they must not")
    return len(first) not in COUNTS or len(seen) == len(first) or bool(strangers)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
