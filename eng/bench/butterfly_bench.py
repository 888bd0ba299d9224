"""Times systems solved by random butterflies against the same with row exchanges, and the transform alone.

recursive_lu_T_butterfly_gesv and recursive_lu_T_gesv solve the same random system with one right-hand side in turns, in one
process. Results are checked; their errors are norm(b - A*x) / (n * eps * norm(A) * norm(x)) in the infinity norm, eps being
the distance from 1 to the next number: about 1 or less is what rounding explains. The transform alone, U^T * A * V from
columns into the panels of the factorization, reads n^2 elements and writes as many; it takes turns with the C library's
memcpy of n^2 elements, which does the same, one thread. Prints tables and writes them to a file.
"""
import argparse
import os
import subprocess
import sys
from pathlib import Path

import bench
import libraries
import machine
from batch_bench import Times, drive
from elements import ELEMENTS, REAL
from report import publish, table, threads_text

ORDERS = [100, 200, 500, 1000, 2000, 4000]
TRANSFORM_ORDERS = [2000, 4000]
TRANSFORM = libraries.ROOT / "artifacts" / "dotnet" / "bin" / "ButterflyBench" / "release" / "ButterflyBench"


def real_types(text):
    """Element types for which there are butterflies."""
    return bench.element_types(text, REAL)


def parse(arguments):
    """The options."""
    command = argparse.ArgumentParser(
        prog="eng/bench.sh butterfly", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    cores = sorted({1, machine.cores()})
    command.add_argument("--n", type=bench.numbers, default=ORDERS, metavar="LIST", help="orders of the systems")
    command.add_argument(
        "--transform-n", type=bench.numbers, default=TRANSFORM_ORDERS, metavar="LIST", help="orders of the transform alone"
    )
    command.add_argument("--threads", type=bench.numbers, default=cores, metavar="LIST", help="numbers of threads")
    command.add_argument("--types", type=real_types, default=REAL, metavar="LIST")
    command.add_argument("--seconds", type=float, default=1, help="for each measurement (default: 1)")
    command.add_argument("--passes", type=int, default=2, help="how often all is measured (default: 2)")
    output = libraries.ROOT / "artifacts" / "bench" / "butterfly.md"
    command.add_argument("--output", type=Path, default=output, metavar="FILE", help=f"(default: {output})")
    # What bench.sh gives to every benchmark.
    command.add_argument("--eigen", help=argparse.SUPPRESS)
    command.add_argument("--check-options", action="store_true", help=argparse.SUPPRESS)
    return command.parse_args(arguments)


def measure_systems(options, library, times):
    """One pass through all orders: the times of both ways and their errors."""
    for element in options.types:
        for threads in options.threads:
            for n in options.n:
                numbers = drive(
                    f"{element}, {threads_text(threads)}, n = {n}",
                    ["butterfly", library.path, element, int(threads > 1), options.seconds, n],
                    library.variables(threads),
                    options.seconds,
                )
                for name, number in zip(["gesv", "butterfly", "gesv error", "butterfly error"], (numbers or [])[2:]):
                    times.take((element, threads, n, name), number)
                print(f"systems, {element}, {threads_text(threads)}, n = {n}", file=sys.stderr)


def measure_transform(options, times):
    """The transform and memcpy at all orders, as often as there are passes."""
    for element in options.types:
        for n in options.transform_n:
            command = [TRANSFORM, element, str(n), str(options.seconds * options.passes)]
            done = subprocess.run(command, env=os.environ, capture_output=True, text=True, errors="replace", check=False)
            if done.returncode != 0:
                print(f"failed: transform, {element}, n = {n}: {done.stderr.strip()}", file=sys.stderr)
                continue
            seconds = [float(word) for word in done.stdout.split()[1:]]
            times.take((element, n, "transform"), seconds[0])
            times.take((element, n, "memcpy"), seconds[1])
            print(f"transform, {element}, n = {n}", file=sys.stderr)


def system_section(options, times, element, threads):
    """A table: milliseconds of both ways, their ratio, and the errors."""
    lines = []
    for n in options.n:
        names = ["gesv", "butterfly", "gesv error", "butterfly error"]
        gesv, butterfly, *errors = (times.get(element, threads, n, name) for name in names)
        if gesv:
            lines.append(
                [
                    str(n),
                    f"{gesv * 1e3:.4g}",
                    f"{butterfly * 1e3:.4g}",
                    f"{gesv / butterfly:.2f}",
                    *(f"{error:.2g}" for error in errors),
                ]
            )
    title = f"## {ELEMENTS[element].title}, {threads_text(threads)}"
    heads = ["n", "gesv, ms", "butterfly_gesv, ms", "times as fast", "error of gesv", "error of butterfly_gesv"]
    return [title, "", *table(heads, lines), ""]


def transform_section(options, times, element, size):
    """A table: bytes read and written in a second by the transform, and by memcpy."""
    lines = []
    for n in options.transform_n:
        transform, copy = times.get(element, n, "transform"), times.get(element, n, "memcpy")
        if transform:
            rates = [2 * n * n * size / seconds * 1e-9 for seconds in (transform, copy)]
            lines.append([str(n), *(f"{rate:.1f}" for rate in rates), f"{100 * rates[0] / rates[1]:.0f}%"])
    heads = ["n", "transform, GB/s", "memcpy, GB/s", "of memcpy"]
    return [f"## The transform alone, {ELEMENTS[element].title}, 1 thread", "", *table(heads, lines), ""]


def main(arguments):
    """Returns the exit code."""
    options = parse(arguments)
    if options.check_options:
        return 0
    library = libraries.standard("")[0]
    times = Times()
    for _ in range(options.passes):
        measure_systems(options, library, times)
    measure_transform(options, times)
    lines = [f"# Random butterflies on {machine.title()}", "", libraries.ask(library), ""]
    for element in options.types:
        for threads in options.threads:
            lines += system_section(options, times, element, threads)
    for element in options.types:
        lines += transform_section(options, times, element, ELEMENTS[element].size)
    publish(options.output, lines)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
