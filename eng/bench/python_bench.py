"""Times the Python module beside SciPy and NumPy in one run: what a call costs, systems of several orders, batches.

    python_bench.py --openblas FOLDER [--rounds N] [--kernels default,SkylakeX]

For each choice of OpenBLAS's kernels a process of its own takes turns with the two functions of each case, some milliseconds
each, and compares the fastest turns. Both use as many threads as they like. A ratio above 1 is for this library; the goal, if
there is one, stands beside it.
"""
import argparse
import ctypes
import json
import os
import subprocess
import sys
import time

import machine

# What one turn takes at least, in seconds: many calls of a short function.
TURN = 2e-3
KERNELS = ("default", "SkylakeX")


def turn(function, calls):
    """Seconds for one call, over so many."""
    start = time.perf_counter()
    for _ in range(calls):
        function()
    return (time.perf_counter() - start) / calls


def calls_in_a_turn(function):
    """How many calls fill a turn, after a first one, which may have much to begin."""
    function()
    calls = 1
    while turn(function, calls) * calls < TURN:
        calls *= 2
    return calls


def compare(ours, theirs, rounds):
    """The fastest turns of both, in seconds for one call."""
    counts = calls_in_a_turn(ours), calls_in_a_turn(theirs)
    # Long calls get fewer turns, but some.
    rounds = max(5, min(rounds, int(rounds * TURN / max(turn(ours, counts[0]) * counts[0], TURN) + 1)))
    best = [float("inf")] * 2
    for _ in range(rounds):
        for i, function in enumerate((ours, theirs)):
            best[i] = min(best[i], turn(function, counts[i]))
    return best


def cases():
    """(name, our function, theirs, goal) for each comparison; a goal of None is none."""
    import numpy as np
    import recursive_lu as rl
    import scipy.linalg as sl

    rng = np.random.default_rng(1)

    def factor_and_solve(module, a, b):
        return lambda: module.lu_solve(module.lu_factor(a), b)

    for n, goal in (10, 1.5), (100, 1.6), (1000, 1.2):
        a, b = rng.standard_normal((n, n)), rng.standard_normal(n)
        yield f"lu_factor + lu_solve, n = {n}", factor_and_solve(rl, a, b), factor_and_solve(sl, a, b), goal
    for shape in (10000, 8, 8), (100, 100, 4, 4):
        a, b = rng.standard_normal(shape), rng.standard_normal((*shape[:-1], 1))
        yield f"solve, {shape}, of NumPy", lambda: rl.solve(a, b), lambda: np.linalg.solve(a, b), 4
    a, b = rng.standard_normal((4, 4)), rng.standard_normal(4)
    factors, theirs = rl.lu_factor(a), sl.lu_factor(a)
    yield "lu_factor, n = 4", lambda: rl.lu_factor(a), lambda: sl.lu_factor(a), 1
    yield "lu_solve, n = 4", lambda: rl.lu_solve(factors, b), lambda: sl.lu_solve(theirs, b), 1
    yield "solve, n = 4", lambda: rl.solve(a, b), lambda: sl.solve(a, b), 1
    for name in "lu", "inv", "det":
        yield f"{name}, n = 4", lambda: getattr(rl, name)(a), lambda: getattr(sl, name)(a), 1
    yield "slogdet, n = 4, of NumPy", lambda: rl.slogdet(a), lambda: np.linalg.slogdet(a), None
    # What a patched program calls.
    for name, arguments in ("solve", (a, b)), ("inv", (a,)), ("det", (a,)):
        original = getattr(np.linalg, name)
        with rl.patch():
            replacement = getattr(np.linalg, name)
        yield f"{name}, n = 4, of NumPy", lambda: replacement(*arguments), lambda: original(*arguments), None


def kernels_in_use():
    """The name of the kernels of the OpenBLAS that SciPy and NumPy have loaded. Without it there is nothing to compare with."""
    import scipy.linalg  # noqa: F401

    with open("/proc/self/maps", encoding="ascii", errors="replace") as maps:
        files = {line.split()[-1] for line in maps if "libopenblas" in line}
    if not files:
        sys.exit("SciPy's BLAS is not OpenBLAS")
    library = ctypes.CDLL(files.pop())
    library.openblas_get_corename.restype = ctypes.c_char_p
    return library.openblas_get_corename().decode()


def measure(rounds):
    """Prints OpenBLAS's kernels and the results of every case as JSON, one a line."""
    print(json.dumps(kernels_in_use()), flush=True)
    for name, ours, theirs, goal in cases():
        print(json.dumps([name, *compare(ours, theirs, rounds), goal]), flush=True)


def seconds(value):
    """A time with a fitting unit."""
    for unit, scale in ("s", 1), ("ms", 1e3), ("us", 1e6):
        if value * scale >= 1:
            break
    return f"{value * scale:.3g} {unit}"


def report(kernels, arguments):
    """Measures with one choice of kernels and prints a table; gives the number of goals that were missed."""
    environment = {**os.environ, "LD_LIBRARY_PATH": arguments.openblas}
    if kernels != "default":
        environment["OPENBLAS_CORETYPE"] = kernels
    command = [sys.executable, "-B", __file__, "--measure", "--rounds", str(arguments.rounds)]
    missed = 0
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as process:
        name = json.loads(process.stdout.readline() or '"unknown"')
        print(f"\nOpenBLAS with {name} kernels\n\n| | recursive_lu | theirs | ratio | goal |\n|---|--:|--:|--:|--:|")
        for line in process.stdout:
            name, ours, theirs, goal = json.loads(line)
            ratio = theirs / ours
            missed += goal is not None and ratio < goal
            print(f"| {name} | {seconds(ours)} | {seconds(theirs)} | {ratio:.2f} | {goal or ''} |", flush=True)
    if process.returncode:
        raise SystemExit(f"the measuring process ended with {process.returncode}")
    return missed


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--openblas", help="folders with libblas.so.3 and liblapack.so.3 of OpenBLAS", default="")
    parser.add_argument("--rounds", type=int, default=200, help="turns of each function (default: 200)")
    parser.add_argument("--kernels", default=",".join(KERNELS), help="OpenBLAS's kernels, separated by commas")
    parser.add_argument("--check-options", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--measure", action="store_true", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.measure:
        measure(arguments.rounds)
    elif not arguments.check_options:
        print(f"{machine.model()}, {machine.cores()} processors, load {os.getloadavg()[0]:.1f}")
        missed = 0
        for kernels in arguments.kernels.split(","):
            if kernels == "SkylakeX" and not machine.has_avx512():
                print("\nwithout AVX-512 there are no SkylakeX kernels to compare with")
                continue
            missed += report(kernels, arguments)
        print(f"\n{missed} goals missed")


if __name__ == "__main__":
    main()
