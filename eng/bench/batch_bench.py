"""Times many matrices of one small order, one after another, and row-major matrices.

This project's library factors them by a call for each ("loop"), by recursive_lu_T_batched, and by
recursive_lu_T_batched_pointers in random order; the others by a call for each. One thread, but for what is called threaded.
Each library runs in a process of its own; all take turns. Results are checked. Prints tables of nanoseconds, the shortest
of some runs, and the time of row-major matrices as a multiple of that of column-major ones, and writes them to a file.
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

ORDERS = [2, 4, 8, 16, 24, 32, 64]
LAYOUT_ORDERS = [32, 64, 100, 200, 256, 500, 512, 1000, 1024, 2000]
OWN_FORMS = ["batched", "pointers", "threaded"]
# A run that takes longer than that many times the time asked for is stopped.
PATIENCE = 60


def parse(arguments):
    """The options."""
    command = argparse.ArgumentParser(
        prog="eng/bench.sh batch", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    command.add_argument("--n", type=bench.numbers, default=ORDERS, metavar="LIST", help="orders of the matrices")
    command.add_argument("--count", type=int, default=10_000, help="matrices in a batch (default: 10000)")
    command.add_argument("--layouts", type=bench.numbers, default=LAYOUT_ORDERS, metavar="LIST", help="row-major orders")
    command.add_argument("--types", type=bench.element_types, default=REAL, metavar="LIST")
    command.add_argument("--threads", type=int, default=machine.cores(), help="threads of what is threaded")
    command.add_argument("--seconds", type=float, default=0.2, help="for each measurement (default: 0.2)")
    command.add_argument("--passes", type=int, default=2, help="how often all take their turn (default: 2)")
    command.add_argument("--library", type=bench.library, action="append", default=[], metavar="NAME=PATH[::API]")
    output = libraries.ROOT / "artifacts" / "bench" / "batch.md"
    command.add_argument("--output", type=Path, default=output, metavar="FILE", help=f"(default: {output})")
    # What bench.sh gives to every benchmark.
    command.add_argument("--eigen", default="", help=argparse.SUPPRESS)
    command.add_argument("--check-options", action="store_true", help=argparse.SUPPRESS)
    options = command.parse_args(arguments)
    if options.count < 1 or options.threads < 1:
        command.error("--count and --threads are at least 1")
    return options


def drive(what, arguments, environment, seconds):
    """The numbers of the driver's result line; None, and the reason on stderr, if it failed."""
    try:
        done = subprocess.run(
            [libraries.DRIVER, *map(str, arguments)],
            env=environment,
            capture_output=True,
            errors="replace",
            timeout=10 + PATIENCE * seconds,
            check=False,
        )
        told = done.stderr.strip()
    except subprocess.TimeoutExpired:
        done, told = None, "stopped, it took too long"
    if done is None or done.returncode != 0:
        print(f"failed: {what}: {told}", file=sys.stderr)
        return None
    return [float(word) for word in done.stdout.split()[1:]]


class Times:
    """The shortest time of everything that was measured."""

    def __init__(self):
        self._best = {}

    def take(self, key, seconds):
        """Remembers a time."""
        self._best[key] = min(seconds, self._best.get(key, seconds))

    def get(self, *key):
        """The shortest, or None."""
        return self._best.get(key)


def measure_batches(options, usable, times):
    """One pass through all orders."""
    ways = [(library, "loop", 1) for library in usable]
    for ours in (library for library in usable if library.name == libraries.OURS):
        ways += [(ours, form, options.threads if form == "threaded" else 1) for form in OWN_FORMS]
    for element in options.types:
        for n in options.n:
            for library, form, threads in ways:
                numbers = drive(
                    f"{library.name}, {form}, {element}, n = {n}",
                    ["batch", library.path, form, library.api, element, options.seconds, options.count, n],
                    library.variables(threads),
                    options.seconds,
                )
                if numbers:
                    times.take((element, n, library.name, form), numbers[2])
            print(f"batches, {element}, n = {n}", file=sys.stderr)


def measure_layouts(options, usable, times):
    """One pass through all orders."""
    for ours in (library for library in usable if library.name == libraries.OURS):
        for element in options.types:
            for threads in sorted({1, options.threads}):
                for n in options.layouts:
                    numbers = drive(
                        f"layouts, {element}, n = {n}",
                        ["layouts", ours.path, element, int(threads > 1), options.seconds, n],
                        ours.variables(threads),
                        options.seconds,
                    )
                    if numbers:
                        times.take((element, n, threads, "column"), numbers[2])
                        times.take((element, n, threads, "row"), numbers[3])
                print(f"layouts, {element}, threads = {threads}", file=sys.stderr)


def batch_section(options, usable, times, element):
    """A table: nanoseconds of one matrix, and how much faster a batch is than the others' loops."""
    others = [library.name for library in usable if library.name != libraries.OURS]
    ways = [(libraries.OURS, form) for form in ["loop", *OWN_FORMS]] + [(name, "loop") for name in others]
    heads = ["n", *(form if name == libraries.OURS else name for name, form in ways)]
    lines = []
    for n in options.n:
        found = [times.get(element, n, *way) for way in ways]
        batched = times.get(element, n, libraries.OURS, "batched")
        loops = [times.get(element, n, name, "loop") for name in others]
        ratio = f"{min(filter(None, loops)) / batched:.2f}" if batched and any(loops) else ""
        lines.append([str(n), *("" if time is None else f"{time * 1e9:.4g}" for time in found), ratio])
    title = f"## {options.count} matrices, {ELEMENTS[element].title}"
    return [title, "", *table([*heads, "batched, times as fast as the best other"], lines), ""]


def layout_section(options, times, element):
    """A table: the time of a row-major matrix as a multiple of that of a column-major one."""
    counts = sorted({1, options.threads})
    lines = []
    for n in options.layouts:
        line = [str(n)]
        for threads in counts:
            column, row = (times.get(element, n, threads, layout) for layout in ("column", "row"))
            line.append(f"{row / column:.3f}" if column and row else "")
        lines.append(line)
    heads = ["n", *(f"{threads} thread{'s' if threads > 1 else ''}" for threads in counts)]
    return [f"## Row-major over column-major time, {ELEMENTS[element].title}", "", *table(heads, lines), ""]


def main(arguments):
    """Returns the exit code."""
    options = parse(arguments)
    if options.check_options:
        return 0
    failures = []
    candidates = libraries.standard(options.eigen) + options.library
    usable = libraries.load(candidates, machine.has_avx512(), lambda name, reason: failures.append(f"{name}: {reason}"))
    for failure in failures:
        print(f"failed: {failure}", file=sys.stderr)
    if not usable:
        return 1
    times = Times()
    for _ in range(options.passes):
        measure_batches(options, usable, times)
        measure_layouts(options, usable, times)
    lines = [f"# Batches and row-major matrices on {machine.title()}", "", "Nanoseconds of one matrix.", ""]
    for element in options.types:
        lines += batch_section(options, usable, times, element)
    for element in options.types:
        lines += layout_section(options, times, element)
    publish(options.output, lines)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
