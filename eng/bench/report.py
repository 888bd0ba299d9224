"""What was measured, as tables."""
import csv
import statistics
from collections import defaultdict

import machine
from elements import ELEMENTS
from libraries import OURS
from runner import Row


def threads_text(threads):
    """1 thread, 2 threads."""
    return f"{threads} thread{'s' if threads > 1 else ''}"


class Results:
    """The best rate of each library for each order, and the processor's peak."""

    def __init__(self, rows, libraries, instructions, busy):
        self.libraries = libraries
        self.busy = busy
        self.instructions = instructions
        self._rates = defaultdict(dict)
        peaks = defaultdict(list)
        for row in rows:
            key = row.type, row.threads
            if row.n == 0:
                peaks[key].append(row.best_gflops)
            else:
                curve = self._rates[(*key, row.library)]
                curve[row.n] = max(curve.get(row.n, 0), row.best_gflops)
        self._peaks = {key: statistics.median(values) for key, values in peaks.items()}
        self.groups = list(dict.fromkeys((row.type, row.threads) for row in rows if row.n))

    def names(self, group):
        """The libraries with results, ours first."""
        return [library.name for library in self.libraries if self._rates.get((*group, library.name))]

    def orders(self, group):
        """The orders with results."""
        return sorted({n for name in self.names(group) for n in self.rates(group, name)})

    def rates(self, group, name):
        """GFLOP/s by order."""
        return self._rates.get((*group, name), {})

    def peak(self, group):
        """GFLOP/s of multiply-adds; None if it could not be measured."""
        return self._peaks.get(group)

    def best_peer(self, group, n):
        """The fastest library but ours, with its rate; None if there is none."""
        peers = [name for name in self.names(group) if name != OURS and n in self.rates(group, name)]
        return max(((self.rates(group, name)[n], name) for name in peers), default=None)

    def ratios(self, group):
        """Our rate over that of the best peer, and that peer, by order."""
        best = {n: self.best_peer(group, n) for n in self.rates(group, OURS)}
        return {n: (self.rates(group, OURS)[n] / peer[0], peer[1]) for n, peer in sorted(best.items()) if peer}


def write_csv(path, rows):
    """Every measurement."""
    with open(path, "w", newline="", encoding="ascii") as file:
        writer = csv.DictWriter(file, Row.__dataclass_fields__, lineterminator="\n")
        writer.writeheader()
        for row in rows:
            values = row.values().items()
            writer.writerow({name: f"{value:.6g}" if isinstance(value, float) else value for name, value in values})


def table(head, lines):
    """A Markdown table, all columns but the first aligned to the right."""
    rule = ["--:"] * len(head)
    return ["| " + " | ".join(line) + " |" for line in (head, rule, *lines)]


def joined(lines):
    """The lines of a file."""
    return "\n".join(lines).rstrip("\n") + "\n"


def publish(path, lines):
    """Writes lines to a file, in a folder that need not exist, and prints them."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(joined(lines), encoding="utf-8")
    print(joined(lines))


def rate(value):
    """Three digits."""
    return "" if value is None else f"{value:.3g}" if value < 100 else f"{value:.0f}"


def group_lines(results, group):
    """The section of an element type and a number of threads."""
    names, peak, ratios = results.names(group), results.peak(group), results.ratios(group)
    head = ["n", *names]
    ours = results.rates(group, OURS)
    lines = []
    for n in results.orders(group):
        line = [str(n), *(rate(results.rates(group, name).get(n)) for name in names)]
        if ours and peak:
            line.append(f"{ours[n] / peak:.1%}" if n in ours else "")
        if ratios:
            line.append(f"{ratios[n][0]:.2f}" if n in ratios else "")
            line.append(ratios[n][1] if n in ratios else "")
        lines.append(line)
    if ours and peak:
        head.append("of peak")
    if ratios:
        head += ["ratio to best peer", "best peer"]
    element, threads = group
    title = f"## {ELEMENTS[element].title}, {threads_text(threads)}"
    top = f"GFLOP/s; peak of the processor {peak:.0f} GFLOP/s" if peak else "GFLOP/s"
    return [title, "", f"{top}.", "", *table(head, lines), ""]


def write_markdown(path, results, failures):
    """The tables, with all that is needed to read them."""
    lines = [f"# LU factorization on {machine.title()}", ""]
    lines += [f"- {name}: {value}" for name, value in machine.description().items()]
    lines.append(f"- Busy with other programs at the start: {results.busy:.0%}")
    lines += [f"- {library.name}: {library.description}" for library in results.libraries]
    lines += [
        "",
        "Random square matrices, leading dimension n, partial pivoting. GFLOP/s are 2/3 n^3, of complex matrices 8/3 n^3,",
        "over the shortest time of one factorization; matrices are copied afresh outside the timed part, small ones are timed",
        "many at once. Each library ran in its own process, taking turns with the others, and results were checked. Peak is the",
        f"median rate of multiply-adds in registers, measured in the same run ({results.instructions or 'not measured'}).",
        "results.csv has every measurement, with medians and errors.",
        "",
    ]
    if failures:
        lines += ["Failed:", "", *(f"- {failure}" for failure in failures), ""]
    for group in results.groups:
        lines += group_lines(results, group)
    path.write_text(joined(lines), encoding="utf-8")
