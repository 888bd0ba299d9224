"""Times ScaLAPACK's pdgetrf on Debian's OpenMPI and OpenBLAS, without and with librecursivelu_scalapack.so in front of it.

Both take turns, a process each, on one thread; results are checked. Prints a table: seconds, the shortest of some runs, without
and with; their ratio; the ceiling of it, were panels and row exchanges to take no time; and those of panels and of row exchanges
alone.
"""
import argparse
import os
import subprocess
from pathlib import Path

import bench
import libraries
from report import publish, table

PROGRAM = libraries.ROOT / "artifacts" / "bench-tools" / "scalapack_bench"
PRELOAD = libraries.ROOT / "artifacts" / "lib" / "librecursivelu_scalapack.so"
# A run that takes longer than that many seconds is stopped.
PATIENCE = 900


def grid(text):
    """P and Q of "PxQ"."""
    rows, _, columns = text.partition("x")
    return int(rows), int(columns)


def parse(arguments):
    """The options."""
    command = argparse.ArgumentParser(
        prog="eng/bench.sh scalapack", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    command.add_argument("--n", type=bench.numbers, default=[3000], metavar="LIST", help="orders (default: 3000)")
    command.add_argument("--nb", type=bench.numbers, default=[64, 128, 256], metavar="LIST", help="orders of blocks")
    command.add_argument("--grid", type=grid, action="append", metavar="PxQ", help="processes (default: 1x1 and 1x2)")
    command.add_argument("--runs", type=int, default=2, help="in a process (default: 2)")
    command.add_argument("--passes", type=int, default=2, help="how often both take their turn (default: 2)")
    command.add_argument("--without", type=Path, help="another library that is preloaded without ours and with it")
    command.add_argument("--with", type=Path, dest="also", help="another library that is preloaded with ours only")
    output = libraries.ROOT / "artifacts" / "bench" / "scalapack.md"
    command.add_argument("--output", type=Path, default=output, metavar="FILE", help=f"(default: {output})")
    # What bench.sh gives.
    command.add_argument("--openblas", default="", help=argparse.SUPPRESS)
    command.add_argument("--check-options", action="store_true", help=argparse.SUPPRESS)
    options = command.parse_args(arguments)
    if options.runs < 1 or options.passes < 1:
        command.error("--runs and --passes are at least 1")
    return options


def run(options, n, nb, processes, preloads):
    """Seconds of pdgetrf and its parts, by name."""
    environment = os.environ | {
        "OPENBLAS_NUM_THREADS": "1",
        "OMPI_ALLOW_RUN_AS_ROOT": "1",
        "OMPI_ALLOW_RUN_AS_ROOT_CONFIRM": "1",
        "OMPI_MCA_rmaps_base_oversubscribe": "1",
    }
    if options.openblas:
        environment["LD_LIBRARY_PATH"] = options.openblas
    rows, columns = processes
    command = ["mpiexec.openmpi", "-n", str(rows * columns)]
    if preloads:
        command += ["-x", "LD_PRELOAD=" + ":".join(map(str, preloads))]
    command += [PROGRAM, *map(str, (rows, columns, n, nb, options.runs))]
    done = subprocess.run(
        command, env=environment, capture_output=True, text=True, timeout=PATIENCE, check=False, stdin=subprocess.DEVNULL
    )
    if done.returncode:
        raise SystemExit(f"{' '.join(map(str, command))} failed:\n{done.stdout}{done.stderr}")
    words = done.stdout.split()
    return {name: float(value) for name, value in zip(words[::2], words[1::2])}


def line(options, n, nb, processes):
    """A line of the table: the fastest passes of both."""
    common = [options.without] if options.without else []
    ours = [PRELOAD, *common, *([options.also] if options.also else [])]
    best = [None, None]
    for _ in range(options.passes):
        for i, preloads in enumerate((common, ours)):
            times = run(options, n, nb, processes, preloads)
            if best[i] is None or times["all"] < best[i]["all"]:
                best[i] = times
    without, with_ours = best
    ceiling = without["all"] / (without["all"] - without["getf2"] - without["laswp"])
    ratios = [without[name] / max(with_ours[name], 1e-9) for name in ("all", "getf2", "laswp")]
    return [
        f"{processes[0]} x {processes[1]}",
        str(n),
        str(nb),
        f"{without['all']:.3f}",
        f"{with_ours['all']:.3f}",
        f"{ratios[0]:.2f}",
        f"{ceiling:.2f}",
        f"{ratios[1]:.2f}",
        f"{ratios[2]:.2f}",
    ]


def main(arguments=None):
    """Measures and prints."""
    options = parse(arguments)
    if options.check_options:
        return
    lines = []
    for processes in options.grid or [(1, 1), (1, 2)]:
        for n in options.n:
            for nb in options.nb:
                lines.append(line(options, n, nb, processes))
                print("  ".join(lines[-1]), flush=True)
    head = ["grid", "n", "NB", "without, s", "with, s", "ratio", "ceiling", "panels", "exchanges"]
    publish(options.output, table(head, lines))


if __name__ == "__main__":
    main()
