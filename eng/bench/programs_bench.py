"""Times programs of others without librecursivelu_blas.so and with it in LD_PRELOAD, by turns: HPL, MUMPS and UMFPACK.

HPL is that of hpcc, whose GFLOP/s it tells itself; MUMPS and UMFPACK factor the Laplacian of a cube. One thread a process. The
BLAS under both is Debian's OpenBLAS, or that in the folder given. Prints a table of the best of some passes, and writes it to a
file.
"""
import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import libraries
import machine
from report import publish, table

EXAMPLE = Path("/usr/share/doc/hpcc/examples/_hpccinf.txt")
SPARSE = libraries.ROOT / "artifacts" / "bench-tools" / "sparse_bench"
LIMIT_SECONDS = 1800
FULL = ["hpl:4000:1x1", "hpl:8000:1x1", "hpl:4000:1x2", "hpl:8000:1x2", "hpl:4000:2x1"]
FULL += ["mumps:30", "mumps:40", "umfpack:30", "umfpack:40"]
QUICK = ["hpl:2000:1x1", "hpl:2000:1x2", "mumps:20", "umfpack:20"]


def program(text):
    """hpl:N:PxQ, mumps:POINTS or umfpack:POINTS."""
    if not re.fullmatch(r"hpl:[1-9]\d*:[1-9]\d*x[1-9]\d*|(mumps|umfpack):[1-9]\d*", text):
        raise argparse.ArgumentTypeError(f"'{text}' is not hpl:N:PxQ, mumps:POINTS or umfpack:POINTS")
    return text


def parse(arguments):
    """The options."""
    command = argparse.ArgumentParser(
        prog="eng/bench.sh programs", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    command.add_argument("programs", nargs="*", type=program, metavar="PROGRAM", help=f"(default: {' '.join(FULL)})")
    command.add_argument("--quick", action="store_true", help=f"these: {' '.join(QUICK)}")
    command.add_argument("--nb", type=int, default=192, help="block size of HPL (default: 192)")
    command.add_argument("--passes", type=int, default=3, help="how often both take their turn (default: 3)")
    preload = libraries.ROOT / "artifacts" / "lib" / "librecursivelu_blas.so"
    command.add_argument("--preload", default=str(preload), metavar="FILES", help=f"(default: {preload})")
    command.add_argument("--blas", default="", metavar="FOLDER", help="of the libblas.so.3 and liblapack.so.3 under both")
    output = libraries.ROOT / "artifacts" / "bench" / "programs.md"
    command.add_argument("--output", type=Path, default=output, metavar="FILE", help=f"(default: {output})")
    command.add_argument("--check-options", action="store_true", help=argparse.SUPPRESS)
    options = command.parse_args(arguments)
    options.programs = options.programs or (QUICK if options.quick else FULL)
    stock = libraries.packaged("libopenblas0-pthread", "openblas-pthread/libblas.so.3")
    options.blas = options.blas or os.path.dirname(stock)
    return options


def environment(options, preload):
    """That of a process."""
    result = {**os.environ, **dict.fromkeys(libraries.THREAD_VARIABLES, "1"), "LD_LIBRARY_PATH": options.blas}
    result |= {"OMPI_ALLOW_RUN_AS_ROOT": "1", "OMPI_ALLOW_RUN_AS_ROOT_CONFIRM": "1"}
    return result | ({"LD_PRELOAD": options.preload} if preload else {})


def run(command, **more):
    """Its output; RuntimeError says why there is none."""
    try:
        done = subprocess.run(command, capture_output=True, errors="replace", timeout=LIMIT_SECONDS, check=False, **more)
    except subprocess.TimeoutExpired:
        raise RuntimeError("stopped, it took too long") from None
    if done.returncode:
        raise RuntimeError((done.stderr or done.stdout).strip() or f"exit code {done.returncode}")
    return done.stdout


def time_hpl(n, p, q, nb, variables):
    """Seconds of HPL's own clock."""
    text = EXAMPLE.read_text(encoding="ascii")
    for old, new in ((r"^1000 .*Ns", f"{n} Ns"), (r"^80 .*NBs", f"{nb} NBs"), (r"^2 .*Ps$", f"{p} Ps"), (r"^2 .*Qs$", f"{q} Qs")):
        text, count = re.subn(old, new, text, flags=re.MULTILINE)
        if count != 1:
            raise RuntimeError(f"{EXAMPLE} is another one")
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "hpccinf.txt").write_text(text, encoding="ascii")
        run(["mpiexec.openmpi", "--oversubscribe", "--bind-to", "core", "-n", str(p * q), "hpcc"], cwd=folder, env=variables)
        told = Path(folder, "hpccoutf.txt").read_text(encoding="ascii", errors="replace")
    rate = re.search(r"^HPL_Tflops=(\S+)", told, flags=re.MULTILINE)
    if "\nSuccess=1\n" not in told or not rate:
        raise RuntimeError("hpcc does not tell success")
    return (2 / 3 * n**3 + 1.5 * n**2) / (float(rate.group(1)) * 1e12)


def measure(name, options, preload):
    """Seconds; None, and the reason on stderr, if it failed."""
    kind, *numbers = re.split("[:x]", name)
    variables = environment(options, preload)
    try:
        if kind == "hpl":
            return time_hpl(*map(int, numbers), options.nb, variables)
        return float(run([SPARSE, kind, numbers[0], "3"], env=variables).split()[1])
    except (RuntimeError, OSError) as problem:
        print(f"failed: {name}, {'with' if preload else 'without'}: {problem}", file=sys.stderr)
        return None


def text_of(name):
    """A program as people write it."""
    kind, *numbers = name.split(":")
    return f"HPL, n = {numbers[0]}, {numbers[1]}" if kind == "hpl" else f"{kind.upper()}, {int(numbers[0])**3} unknowns"


def main(arguments):
    """Returns the exit code."""
    options = parse(arguments)
    if options.check_options:
        return 0
    missing = [path for path in options.preload.split(":") if not os.path.exists(path)]
    if missing or (any(name.startswith("hpl") for name in options.programs) and not shutil.which("hpcc")):
        print(f"there is no {(missing or ['hpcc'])[0]}", file=sys.stderr)
        return 1
    best, failed = {}, False
    for turn in range(options.passes):
        for name in options.programs:
            for preload in (False, True) if turn % 2 == 0 else (True, False):
                seconds = measure(name, options, preload)
                failed |= seconds is None
                if seconds is not None:
                    best[name, preload] = min(seconds, best.get((name, preload), seconds))
            print(f"pass {turn + 1} of {options.passes}: {name}", file=sys.stderr)
    below = f"Seconds, the shortest of {options.passes}; under both: {options.blas}."
    lines = [f"# Programs on {machine.title()}", "", below, ""]
    rows = []
    for name in options.programs:
        without, within = (best.get((name, preload)) for preload in (False, True))
        times = [f"{seconds:.3f}" if seconds else "" for seconds in (without, within)]
        rows.append([text_of(name), *times, f"{without / within:.3f}" if without and within else ""])
    lines += table(["program", "without", "with", "times as fast"], rows)
    publish(options.output, lines)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
