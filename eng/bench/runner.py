"""Runs the driver, one process for each library and a few orders, and keeps count of the time."""
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict, dataclass

from elements import ELEMENTS
from libraries import DRIVER

# What a factorization surely reaches in double precision; only the estimates of times depend on it.
ASSUMED_GFLOPS = 25.0
CHUNK_SECONDS = 1.5
# A process that takes that many seconds, and in addition that many times what was estimated, is stopped: some
# libraries' threads spin for minutes over the smallest matrix while others use the processor.
PATIENCE_SECONDS = 10
PATIENCE = 8


def gflop(element, n):
    """Billions of operations of a factorization."""
    return ELEMENTS[element].flops * n**3 * 1e-9


@dataclass(frozen=True)
class Plan:
    """What to measure and how long."""

    elements: list
    threads: list
    orders: list
    passes: int
    seconds: float
    repetitions: int

    def estimate(self, element, n):
        """Roughly the seconds that one library needs for one order."""
        once = gflop(element, n) / ASSUMED_GFLOPS + ELEMENTS[element].size * 1e-9 * n**2
        return max(1.7 * self.seconds, (self.repetitions + 1) * once)

    def chunks(self, element):
        """Neighbouring orders that one process measures: few enough for the libraries to take turns quickly."""
        chunk, seconds = [], 0.0
        for n in self.orders:
            if chunk and seconds + self.estimate(element, n) > CHUNK_SECONDS:
                yield chunk
                chunk, seconds = [], 0.0
            chunk.append(n)
            seconds += self.estimate(element, n)
        yield chunk


@dataclass(frozen=True)
class Row:
    """One measurement. The row of the processor's peak has n = 0."""

    run: int
    library: str
    type: str
    threads: int
    n: int
    matrices: int
    repetitions: int
    min_seconds: float
    median_seconds: float
    best_gflops: float
    median_gflops: float
    error: float

    def values(self):
        """The fields, for a table."""
        return asdict(self)


class Progress:
    """A bar with the time left on a terminal, otherwise a line now and then, on stderr."""

    WIDTH = 30

    def __init__(self, total):
        self._total = total
        self._done = 0.0
        self._start = time.monotonic()
        self._tty = sys.stderr.isatty()
        self._told = 0

    def clear(self):
        """Removes the bar, to print something else."""
        if self._tty:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)

    def show(self, what):
        """Tells how far it is."""
        share = self._done / self._total
        elapsed = time.monotonic() - self._start
        left = f", {clock(elapsed / share - elapsed)} left" if share > 0.02 else ""
        state = f"{share:4.0%} {what}: {clock(elapsed)}{left}"
        if self._tty:
            full = int(share * self.WIDTH)
            print(f"\r\x1b[K[{'#' * full}{'.' * (self.WIDTH - full)}] {state}", end="", file=sys.stderr, flush=True)
        elif int(share * 20) > self._told or not self._done:
            self._told = int(share * 20)
            print(state, file=sys.stderr, flush=True)

    def end(self):
        """The last word."""
        self.show("done")
        if self._tty:
            print(file=sys.stderr)

    def advance(self, amount):
        """Counts work as done."""
        self._done += amount


def clock(seconds):
    """Minutes and seconds."""
    whole = max(0, round(seconds))
    return f"{whole // 60}:{whole % 60:02d}"


class Runner:
    """Goes through a plan. Failures are told to failed(name, reason), and the run goes on."""

    def __init__(self, plan, libraries, failed):
        self._plan = plan
        self._libraries = libraries
        self._failed = failed
        self._gone = set()
        self.rows = []
        self.instructions = ""
        every = sum(plan.estimate(e, n) * len(libraries) for e in plan.elements for n in plan.orders)
        self._progress = Progress(every * len(plan.threads) * plan.passes)

    def run(self):
        """Measures everything, all libraries of a chunk one after another."""
        plan, turn = self._plan, 0
        for number in range(1, plan.passes + 1):
            for threads in plan.threads:
                for element in plan.elements:
                    for orders in plan.chunks(element):
                        self._peak(number, element, threads)
                        # Another one begins each time.
                        first = turn % len(self._libraries)
                        for library in self._libraries[first:] + self._libraries[:first]:
                            self._chunk(number, library, element, threads, orders)
                        turn += 1
        self._progress.end()

    def _peak(self, number, element, threads):
        for line in self._drive("the processor's peak", ["peak", element, str(threads)], None, PATIENCE_SECONDS)[0]:
            rate, self.instructions = line.split(" ", 1)
            self.rows.append(Row(number, "fma-peak", element, threads, 0, 0, 0, 0, 0, float(rate), float(rate), 0))

    def _chunk(self, number, library, element, threads, orders):
        work = sum(self._plan.estimate(element, n) for n in orders)
        key = library.name, element, threads
        if key not in self._gone:
            name = f"{library.name}, {element}, {threads} thread{'s' if threads > 1 else ''}"
            self._progress.show(f"{name}, n = {'..'.join(map(str, sorted({orders[0], orders[-1]})))}")
            command = self._command(library, element, threads, orders)
            lines, good = self._drive(name, command, library.variables(threads), PATIENCE_SECONDS + PATIENCE * work)
            self.rows += [row(number, library.name, element, threads, line.split()) for line in lines]
            if not good:
                self._gone.add(key)
        self._progress.advance(work)

    def _command(self, library, element, threads, orders):
        symbol = library.symbol(element, threads)
        budget = [str(self._plan.seconds), str(self._plan.repetitions)]
        return ["time", library.path, symbol, library.api, element, *budget, *map(str, orders)]

    def _drive(self, name, arguments, environment, limit):
        """The driver's result lines, and whether it came to its end."""
        output, errors = tempfile.TemporaryFile("w+", errors="replace"), tempfile.TemporaryFile("w+", errors="replace")
        with output, errors:
            try:
                command = [DRIVER, *arguments]
                code = subprocess.run(command, env=environment, stdout=output, stderr=errors, timeout=limit).returncode
            except subprocess.TimeoutExpired:
                code = None
            lines, told = (read(file) for file in (output, errors))
        results = [line.removeprefix("result ") for line in lines if line.startswith("result ")]
        if code != 0:
            self._progress.clear()
            self._failed(name, reason(code, told))
        return results, code == 0


def reason(code, told):
    """Why a process failed: how it ended and its last words."""
    if code is None:
        return "stopped, it took too long"
    last = told[-1] if told else ""
    return f"ended by signal {-code} {last}".rstrip() if code < 0 else last or f"exit code {code}"


def read(file):
    """The lines of a file written by another process."""
    file.seek(0)
    return file.read().splitlines()


def row(number, library, element, threads, fields):
    """A row from a line of the driver."""
    n, matrices, repetitions = map(int, fields[:3])
    best, middle, error = map(float, fields[3:])
    rates = gflop(element, n) / best, gflop(element, n) / middle
    return Row(number, library, element, threads, n, matrices, repetitions, best, middle, *rates, error)
