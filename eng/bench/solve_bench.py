"""Times what is done with factors: this project's library beside OpenBLAS and LAPACK on BLIS, one thread.

getrs with 1 and with n right-hand sides, getri, gesv with one right-hand side, and the same in mixed precision (f64, c128).
Each library runs in a process of its own; all take turns. Results are checked. Prints tables of microseconds, the shortest of
many runs, and writes them to a file.
"""
import argparse
import subprocess
import sys
from pathlib import Path

import bench
import libraries
import machine
from elements import ELEMENTS, REAL
from report import publish, table

JOBS = {
    "getrs1": "getrs, 1 right-hand side",
    "getrsn": "getrs, n right-hand sides",
    "getri": "getri",
    "gesv": "gesv, 1 right-hand side",
    "mixed": "gesv in mixed precision, 1 right-hand side",
}
ORDERS = [8, 16, 32, 64, 100, 200, 500, 1000, 2000]
# A job that takes longer than that many times the time asked for is stopped.
PATIENCE = 60


def parse(arguments):
    """The options."""
    command = argparse.ArgumentParser(
        prog="eng/bench.sh solve", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    command.add_argument("--n", type=bench.numbers, default=ORDERS, metavar="LIST", help="orders of the matrices")
    command.add_argument("--types", type=bench.element_types, default=REAL, metavar="LIST")
    command.add_argument("--seconds", type=float, default=0.2, help="for each measurement (default: 0.2)")
    command.add_argument("--passes", type=int, default=2, help="how often all take their turn (default: 2)")
    command.add_argument("--library", type=bench.library, action="append", default=[], metavar="NAME=PATH[::API]")
    output = libraries.ROOT / "artifacts" / "bench" / "solve.md"
    command.add_argument("--output", type=Path, default=output, metavar="FILE", help=f"(default: {output})")
    # What bench.sh gives to every benchmark.
    command.add_argument("--eigen", help=argparse.SUPPRESS)
    command.add_argument("--check-options", action="store_true", help=argparse.SUPPRESS)
    return command.parse_args(arguments)


def has_job(job, element):
    """Whether a job is one for an element type."""
    return job != "mixed" or ELEMENTS[element].mixed


def measure(library, job, element, n, seconds):
    """The shortest time in seconds; None, and the reason on stderr, if it failed."""
    command = [libraries.DRIVER, "job", library.path, job, library.api, element, str(seconds), str(n)]
    limit = 10 + PATIENCE * seconds
    try:
        done = subprocess.run(
            command, env=library.variables(1), capture_output=True, errors="replace", timeout=limit, check=False
        )
        told = done.stderr.strip()
    except subprocess.TimeoutExpired:
        done, told = None, "stopped, it took too long"
    if done is None or done.returncode != 0:
        print(f"failed: {library.name}, {job}, {element}, n = {n}: {told}", file=sys.stderr)
        return None
    return float(done.stdout.split()[3])


def measure_all(options, usable):
    """The best time by job, type, order and library."""
    best = {}
    keys = [
        (job, element, n)
        for job in JOBS
        for element in options.types
        for n in options.n
        if has_job(job, element)
    ]
    for turn in range(options.passes):
        for number, key in enumerate(keys):
            first = (turn + number) % len(usable)
            for library in usable[first:] + usable[:first]:
                seconds = measure(library, *key, options.seconds)
                if seconds is not None:
                    best[key, library.name] = min(seconds, best.get((key, library.name), seconds))
            print(f"{turn * len(keys) + number + 1} of {options.passes * len(keys)}", file=sys.stderr)
    return best


def section(job, element, orders, names, best):
    """A table of one job: microseconds, and how much faster we are than the best of the others."""
    lines = []
    for n in orders:
        times = [best.get(((job, element, n), name)) for name in names]
        others = [time for name, time in zip(names, times) if time and name != libraries.OURS]
        ours = best.get(((job, element, n), libraries.OURS))
        ratio = f"{min(others) / ours:.2f}" if ours and others else ""
        lines.append([str(n), *("" if time is None else f"{time * 1e6:.4g}" for time in times), ratio])
    title = f"## {JOBS[job]}, {ELEMENTS[element].title}"
    return [title, "", *table(["n", *names, "times as fast as the best other"], lines), ""]


def main(arguments):
    """Returns the exit code."""
    options = parse(arguments)
    if options.check_options:
        return 0
    failures = []
    candidates = [one for one in libraries.standard("") if one.name != "eigen"] + options.library
    usable = libraries.load(candidates, machine.has_avx512(), lambda name, reason: failures.append(f"{name}: {reason}"))
    for failure in failures:
        print(f"failed: {failure}", file=sys.stderr)
    if not usable:
        return 1
    best = measure_all(options, usable)
    names = [library.name for library in usable]
    lines = [f"# Solving with factors on {machine.title()}, one thread", "", "Microseconds of one call.", ""]
    for job in JOBS:
        for element in filter(lambda element: has_job(job, element), options.types):
            lines += section(job, element, options.n, names, best)
    publish(options.output, lines)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
