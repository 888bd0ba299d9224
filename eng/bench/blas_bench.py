"""Times BLAS: this project's librecursivelu_blas.so beside OpenBLAS, BLIS and others, one thread unless said otherwise.

gemm as factorizations by blocks call it (alpha -1, beta 1) and of small and large square matrices, trsm, ger, gemv, and getrf of
tall matrices, ours by librecursivelu_lapack.so. Each library runs in a process of its own; all take turns. Results are checked.
Prints tables of GFLOP/s, of the shortest of many calls, and writes them to a file.
"""
import argparse
import os
import subprocess
import sys
from pathlib import Path

import bench
import libraries
import machine
from elements import ELEMENTS
from report import publish, rate, table

UPDATES = [f"gemm:{letters}:{n}:{n}:{k}" for letters in ("NN", "NT") for n in (1000, 2000) for k in (16, 32, 64, 128, 256)]
SQUARES = [f"gemm:NN:{n}:{n}:{n}" for n in (*range(2, 9), 16, 32, 64, 100, 500, 1000)]
SOLVES = [f"trsm:{letters}:{m}:1000" for letters, m in (("LLNU", 32), ("LLNU", 64), ("LLNU", 256), ("LUTU", 128))]
SOLVES += ["trsm:RUNU:1000:128", "trsm:RLTU:1000:32", "trsm:RLTU:1000:128"]
SOLVES += [f"trsm:LLNN:{n}:{n}" for n in (4, 8, 16, 64, 128, 256, 512)]
LEVEL2 = ["ger:-:2000:64", "ger:-:500:500", "gemv:N:2000:64", "gemv:T:2000:64", "gemv:N:1000:1000", "gemv:T:1000:1000"]
PANELS = ["getrf:-:2000:64", "getrf:-:2000:256"]
GROUPS = {
    "gemm, alpha = -1, beta = 1: updates": UPDATES,
    "gemm, square": SQUARES,
    "trsm": SOLVES,
    "ger and gemv": LEVEL2,
    "getrf of tall panels": PANELS,
}
# A process that takes longer than that many times the time asked for is stopped.
PATIENCE = 30


def jobs_of(text):
    """Parts of jobs, with commas between them."""
    parts = text.split(",")
    found = [job for jobs in GROUPS.values() for job in jobs if any(job.startswith(part) for part in parts)]
    if not found:
        raise argparse.ArgumentTypeError(f"'{text}' begins no job, such as gemm:NN or trsm")
    return found


def blas_library(text):
    """A library from NAME=PATH[:PATTERN]."""
    try:
        found = libraries.parse_library(text)
    except ValueError as problem:
        raise argparse.ArgumentTypeError(str(problem)) from None
    if found.given and not ("?" in found.given and "*" in found.given):
        raise argparse.ArgumentTypeError(f"'{text}': a pattern has ? for the type and * for the routine, such as ?*_")
    return found


def parse(arguments):
    """The options."""
    command = argparse.ArgumentParser(
        prog="eng/bench.sh blas", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    everything = [job for jobs in GROUPS.values() for job in jobs]
    command.add_argument("--jobs", type=jobs_of, default=everything, metavar="LIST", help="beginnings of jobs: gemm:NT,trsm")
    command.add_argument("--types", type=bench.element_types, default=["f64"], metavar="LIST")
    command.add_argument("--threads", type=int, default=1, help="(default: 1)")
    command.add_argument("--seconds", type=float, default=0.1, help="for each measurement (default: 0.1)")
    command.add_argument("--passes", type=int, default=3, help="how often all take their turn (default: 3)")
    command.add_argument(
        "--library",
        type=blas_library,
        action="append",
        default=[],
        metavar="NAME=PATH[:PATTERN]",
        help="one more library; in PATTERN a ? stands for s, d, c or z and a * for the routine (default: ?*_)",
    )
    output = libraries.ROOT / "artifacts" / "bench" / "blas.md"
    command.add_argument("--output", type=Path, default=output, metavar="FILE", help=f"(default: {output})")
    # What bench.sh gives to every benchmark.
    command.add_argument("--eigen", default="", help=argparse.SUPPRESS)
    command.add_argument("--check-options", action="store_true", help=argparse.SUPPRESS)
    options = command.parse_args(arguments)
    if options.threads < 1 or options.passes < 1:
        command.error("--threads and --passes are at least 1")
    return options


def standard():
    """This project's library and its peers: their BLAS, not LAPACK."""
    ours = str(libraries.ROOT / "artifacts" / "lib" / "librecursivelu_blas.so")
    found = [libraries.Library(libraries.OURS, ours)]
    for peer in libraries.standard(""):
        if peer.name == "blis":
            found.append(libraries.Library("blis", peer.environment["LD_PRELOAD"]))
        elif peer.name.startswith("openblas"):
            found.append(peer)
    return found


def drive(library, element, options, jobs):
    """The shortest seconds of each job."""
    path = library.path
    if library.name == libraries.OURS and jobs[0].startswith("getrf"):
        path = path.replace("_blas.so", "_lapack.so")
    command = [libraries.DRIVER, "blas", path, library.given or "?*_", element, str(options.seconds), *jobs]
    limit = 10 + PATIENCE * options.seconds * len(jobs)
    try:
        done = subprocess.run(
            command,
            env=library.variables(options.threads),
            capture_output=True,
            errors="replace",
            timeout=limit,
            check=False,
        )
        output, told = done.stdout, done.stderr.strip() if done.returncode else ""
    except subprocess.TimeoutExpired as stopped:
        output, told = (stopped.stdout or b"").decode(errors="replace"), "stopped, it took too long"
    if told:
        print(f"failed: {library.name}, {element}: {told}", file=sys.stderr)
    lines = (line.split() for line in output.splitlines() if line.startswith("result "))
    return {words[1]: float(words[3]) for words in lines}


def measure_all(options, usable):
    """The best time by type, job and library."""
    best = {}
    for turn in range(options.passes):
        for element in options.types:
            for number, jobs in enumerate(GROUPS.values()):
                wanted = [job for job in jobs if job in options.jobs]
                first = (turn + number) % len(usable)
                for library in usable[first:] + usable[:first]:
                    if wanted and not (library.name == "blis" and wanted[0].startswith("getrf")):
                        for job, seconds in drive(library, element, options, wanted).items():
                            key = element, job, library.name
                            best[key] = min(seconds, best.get(key, seconds))
            print(f"pass {turn + 1} of {options.passes}, {element}", file=sys.stderr)
    return best


def operations(element, job):
    """Floating-point operations of a job."""
    routine, letters, *sizes = job.split(":")
    m, n, k = (*map(int, sizes), 1)[:3]
    real = {
        "gemm": 2 * m * n * k,
        "trsm": m * n * (m if letters[0] == "L" else n),
        "ger": 2 * m * n,
        "gemv": 2 * m * n,
        "getrf": m * n**2 - n**3 / 3,
    }[routine]
    return real * (4 if element in ("c128", "c64") else 1)


def text_of(job):
    """A job as people write it."""
    routine, letters, *sizes = job.split(":")
    return f"{routine} {'' if letters == '-' else letters + ' '}{' x '.join(sizes)}"


def section(title, jobs, element, names, best):
    """A table: GFLOP/s, and how many times as fast as each of the others and as the best of them."""
    others = [name for name in names if name != libraries.OURS]
    lines = []
    for job in jobs:
        times = {name: best.get((element, job, name)) for name in names}
        work = operations(element, job) * 1e-9
        line = [text_of(job), *(rate(work / times[name]) if times[name] else "" for name in names)]
        ours, found = times.get(libraries.OURS), [times[name] for name in others if times[name]]
        line.append(f"{min(found) / ours:.2f}" if ours and found else "")
        lines.append(line)
    head = ["GFLOP/s", *names, "ratio to the best other"]
    return [f"## {title}, {ELEMENTS[element].title}", "", *table(head, lines), ""]


def failed(name, reason):
    """Tells of a library that cannot be had."""
    print(f"failed: {name}: {reason}", file=sys.stderr)


def main(arguments):
    """Returns the exit code."""
    options = parse(arguments)
    if options.check_options:
        return 0
    candidates = [one for one in standard() if os.path.exists(one.path)] + options.library
    usable = libraries.load(candidates, machine.has_avx512(), failed)
    if not usable:
        return 1
    best = measure_all(options, usable)
    names = [library.name for library in usable]
    threads = f"{options.threads} thread{'s' if options.threads > 1 else ''}"
    lines = [f"# BLAS on {machine.title()}, {threads}", ""]
    lines += [f"- {library.name}: {library.description}" for library in usable] + [""]
    for element in options.types:
        for title, jobs in GROUPS.items():
            wanted = [job for job in jobs if job in options.jobs]
            if wanted:
                lines += section(title, wanted, element, names, best)
    publish(options.output, lines)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
