"""Times LU factorizations of random square matrices: this project's library beside others.

Each library runs in a process of its own; all take turns, so that what the machine does meanwhile meets all of them.
Results are checked. Writes results.csv (every measurement), results.md (tables) and plots as PNG and SVG.
"eng/bench.sh tune" measures which block sizes suit this machine instead.
"""
import argparse
import sys
from pathlib import Path

import libraries
import machine
from elements import ELEMENTS, REAL
from runner import Plan, Runner

QUICK = [4, 8, 16, 32, 64, 100, 128, 200, 256, 500, 512, 1000, 1024, 2000]
FULL = [2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 80, 96, 100, 128, 160, 200, 256, 300, 384, 500, 512, 640, 768, 1000, 1024]
FULL += [1500, 2000, 2048, 3000, 4000, 4096]


def numbers(text):
    """Positive integers with commas between them, in order."""
    try:
        values = sorted({int(part) for part in text.split(",")})
    except ValueError:
        values = []
    # A matrix of the largest order takes 2 GiB as f64.
    if not values or values[0] < 1 or values[-1] > 16384:
        raise argparse.ArgumentTypeError(f"'{text}' is not a list of numbers from 1 to 16384, such as 8,100,1000")
    return values


def element_types(text, known=tuple(ELEMENTS)):
    """Element types with commas between them."""
    values = list(dict.fromkeys(text.split(",")))
    if not set(values) <= set(known):
        raise argparse.ArgumentTypeError(f"'{text}' is not a list of {', '.join(known)}, such as {','.join(known[:2])}")
    return values


def library(text):
    """A library given by the user."""
    try:
        return libraries.parse_library(text)
    except ValueError as problem:
        raise argparse.ArgumentTypeError(str(problem)) from None


def parser():
    """The command line."""
    result = argparse.ArgumentParser(
        prog="eng/bench.sh",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    cores = machine.cores()
    result.add_argument("--quick", action="store_true", help="few orders, one pass: less than two minutes")
    result.add_argument(
        "--threads",
        type=numbers,
        default=sorted({1, cores}),
        metavar="LIST",
        help=f"numbers of threads (default: 1 and all cores, here {cores})",
    )
    result.add_argument(
        "--types",
        type=element_types,
        default=REAL,
        metavar="LIST",
        help=f"element types, of {','.join(ELEMENTS)} (default: {','.join(REAL)})",
    )
    result.add_argument("--n", type=numbers, metavar="LIST", help="orders of the matrices")
    result.add_argument(
        "--library",
        type=library,
        action="append",
        default=[],
        metavar="NAME=PATH[:SYMBOL[:API]]",
        help="one more library; a ? in SYMBOL stands for s, d, c or z; API is lapack (32-bit integers, the default) or"
        " recursive_lu, where it stands for f32, f64, c64 or c128; may be repeated",
    )
    result.add_argument(
        "--output",
        type=Path,
        default=libraries.ROOT / "artifacts" / "bench",
        metavar="DIR",
        help="where results go (default: artifacts/bench)",
    )
    result.add_argument("--eigen", default="", help=argparse.SUPPRESS)
    result.add_argument("--check-options", action="store_true", help=argparse.SUPPRESS)
    return result


def parse(arguments):
    """The options; ends the program with a message if they are bad."""
    command = parser()
    options = command.parse_args(arguments)
    taken = {"fma-peak", *(one.name for one in libraries.standard(""))}
    for one in options.library:
        if one.name in taken:
            command.error(f"argument --library: the name '{one.name}' is taken")
        taken.add(one.name)
    if options.output.exists() and not options.output.is_dir():
        command.error(f"argument --output: {options.output} is not a folder")
    return options


def make_plan(options):
    """How long and how often to measure."""
    orders = options.n or (QUICK if options.quick else FULL)
    quick = dict(passes=1, seconds=0.08, repetitions=3)
    full = dict(passes=3, seconds=0.2, repetitions=4)
    return Plan(options.types, options.threads, orders, **(quick if options.quick else full))


def main(arguments):
    """Returns the exit code: 1 if something failed."""
    options = parse(arguments)
    if options.check_options:
        return 0
    failures = []

    def failed(name, reason):
        failures.append(f"{name}: {reason}")
        print(f"failed: {failures[-1]}", file=sys.stderr)

    candidates = libraries.standard(options.eigen) + options.library
    usable = libraries.load(candidates, machine.has_avx512(), failed)
    if not usable:
        return 1
    busy = machine.busy()
    if busy > 0.1:
        print(f"warning: other programs keep the processors {busy:.0%} busy; expect odd numbers", file=sys.stderr)
    runner = Runner(make_plan(options), usable, failed)
    try:
        runner.run()
    except KeyboardInterrupt:
        failed("the run", "interrupted")
    if not any(row.n for row in runner.rows):
        return 1

    # Imported late: drawing needs a package that options and measurements do not.
    import plots
    import report

    options.output.mkdir(parents=True, exist_ok=True)
    results = report.Results(runner.rows, usable, runner.instructions, busy)
    report.write_csv(options.output / "results.csv", runner.rows)
    report.write_markdown(options.output / "results.md", results, failures)
    plots.draw_all(options.output, results)
    print(f"results.md, results.csv and plots are in {options.output}")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
