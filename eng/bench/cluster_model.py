#!/usr/bin/env python3
"""The time of ScaLAPACK's pdgetrf on P x Q ranks, from what a rank and the network do.

    cluster_model.py check FOLDER          compares with what eng/bench.sh cluster has measured
    cluster_model.py predict FOLDER [--cores 32] [--latency 2] [--bandwidth 12.5] [--block 128]
    cluster_model.py --self-check

Step j of the right-looking algorithm, of which nothing overlaps with anything: a column of ranks factors a panel of nb columns;
its pivots, and then the panel, go along the rows of ranks; rows are exchanged on its left and right; a row of ranks solves for
the block row of U, which goes down the columns of ranks; all ranks update what is left. The step takes as long as the rank that
has most. Rates are those of a file that eng/bench/cluster_rates.c prints."""
import argparse
import dataclasses
import math
import pathlib
import sys

PARTS = ("update", "solve", "panel", "exchange", "network")
DOUBLE = 8.0


@dataclasses.dataclass(frozen=True)
class Rates:
    """Of a rank: GFLOP/s at the depth nb, ns for a pair of elements of exchanged rows, us for a call of the PBLAS, ns for an
    element of a row that is sent for another, beyond the message."""

    gemm: float
    trsm: float
    panel: float  # by pdgetf2 on one row of ranks
    columns: float  # by idamax, swap, scal and ger, which is what it does on more
    swap: float
    call: float
    pack: float = 0.0


@dataclasses.dataclass(frozen=True)
class Network:
    """A message of x bytes takes latency us and x over bandwidth GB/s."""

    latency: float
    bandwidth: float

    def message(self, size):
        """Seconds."""
        return self.latency * 1e-6 + size / (self.bandwidth * 1e9)


def largest_share(length, block, count):
    """The rows or columns that the process with most of them has."""
    return min(length, math.ceil(math.ceil(length / block) / count) * block)


def tree(count):
    """Messages after one another of a broadcast to so many."""
    return math.ceil(math.log2(count))


def ring(count):
    """The same along a split ring. The next owner of a panel is a neighbour, and the others' messages pass meanwhile."""
    return min(count - 1, 2)


def panel_seconds(m, b, mine, P, r, net):
    """Computing, and the network: of m rows and b columns a rank has `mine` rows."""
    flops = b * b * max(mine - b / 3, 0)
    if P == 1:
        return flops / (r.panel * 1e9), 0.0
    # For each column: the largest element is found by a combination and told, rows are exchanged, the pivot's row is told.
    column = 2 * tree(P) * net.message(2 * DOUBLE) + net.message(b * DOUBLE) + tree(P) * net.message(b / 2 * DOUBLE)
    return flops / (r.columns * 1e9) + 4 * b * r.call * 1e-6, b * column


def exchange_seconds(b, width, P, r, net):
    """Exchanges b rows with others over `width` columns of a rank."""
    if width == 0:
        return 0.0, 0.0
    remote = 1 - 1 / P
    each = width * ((1 - remote) * r.swap + remote * r.pack) * 1e-9 + r.call * 1e-6
    return b * each, b * remote * net.message(width * DOUBLE)


def step(j, n, nb, P, Q, r, net, share):
    """Seconds of each part of a step."""
    m, b = n - j, min(nb, n - j)
    rest = m - b
    rows, rows_left, columns = largest_share(m, nb, P), largest_share(rest, nb, P), largest_share(rest, nb, Q)
    time = dict.fromkeys(PARTS, 0.0)
    time["panel"], wait = panel_seconds(m, b, rows, P, r, net)
    time["panel"] *= share(P)
    time["network"] += wait + ring(Q) * net.message(4.0 * b)
    for width in (largest_share(j, nb, Q), columns):
        work, wait = exchange_seconds(b, width, P, r, net)
        time["exchange"] += work * share(P * Q)
        time["network"] += wait
    if rest:
        time["solve"] = b * b * columns / (r.trsm * 1e9) * share(Q)
        time["update"] = 2.0 * b * rows_left * columns / (r.gemm * 1e9) * share(P * Q)
        time["network"] += ring(Q) * (net.message(b * b * DOUBLE) + net.message(b * rows_left * DOUBLE))
        time["network"] += tree(P) * net.message(b * columns * DOUBLE)
    return time


def parts(n, nb, P, Q, r, net, processors=None):
    """Seconds of each part of pdgetrf. Where ranks share a few processors, those at work at once take turns."""
    def share(active):
        return max(1.0, active / processors) if processors else 1.0

    total = dict.fromkeys(PARTS, 0.0)
    for j in range(0, n, nb):
        for name, value in step(j, n, nb, P, Q, r, net, share).items():
            total[name] += value
    return total


def seconds(*arguments, **options):
    """Of pdgetrf."""
    return sum(parts(*arguments, **options).values())


def numbers(path):
    """The lines "NAME VALUE" of a file."""
    return {name: float(value) for name, value in (line.split() for line in path.read_text().splitlines())}


def read_rates(folder, library, ranks, nb, n):
    """The rates of so many ranks at once, and the network between them."""
    values = numbers(folder / f"rates-{library}-{ranks}-{nb}-{n}.txt")
    network = Network(values.pop("latency", 0.0), values.pop("bandwidth", math.inf))
    return Rates(**values), network


def check(folder):
    """Prints measured and modelled times."""
    processors = int((folder / "processors.txt").read_text())
    print("| library | n | NB | P x Q | measured s | model s | error | update, solve, panel, exchange, network % |")
    print("|---|--:|--:|---|--:|--:|--:|---|")
    errors = []
    for line in (folder / "runs.txt").read_text().splitlines():
        library, *values = line.split()
        n, nb, P, Q = map(int, values[:4])
        measured = dict(zip(values[4::2], map(float, values[5::2])))["all"]
        rates, network = read_rates(folder, library, min(P * Q, processors), nb, n)
        if P * Q > processors:
            _, network = read_rates(folder, library, P * Q, nb, n)
        # A panel is the work of one column of ranks, while the others wait.
        alone, _ = read_rates(folder, library, min(P, processors), nb, n)
        rates = dataclasses.replace(rates, panel=alone.panel, columns=alone.columns)
        model = parts(n, nb, P, Q, rates, network, processors=processors)
        time = sum(model.values())
        errors.append(time / measured - 1)
        shares = ", ".join(f"{100 * model[name] / time:.0f}" for name in PARTS)
        print(f"| {library} | {n} | {nb} | {P} x {Q} | {measured:.3f} | {time:.3f} | {100 * errors[-1]:+.0f}% | {shares} |")
    print(f"\nErrors from {100 * min(errors):+.0f}% to {100 * max(errors):+.0f}%, "
          f"{100 * sum(map(abs, errors)) / len(errors):.0f}% in the mean.")


def best_grid(n, nb, ranks, r, net):
    """The fastest of the grids with P <= Q whose sides are powers of two."""
    sides = [2**i for i in range(int(math.log2(ranks)) + 1) if 4**i <= ranks]
    sides = [p for p in sides if ranks // p * nb <= n] or sides[-1:]
    return min(((p, ranks // p) for p in sides), key=lambda grid: seconds(n, nb, *grid, r, net))


def predict(folder, a):
    """Prints the times of both libraries on many nodes."""
    network = Network(a.latency, a.bandwidth / a.cores)
    both = [read_rates(folder, library, a.busy, a.block, a.order)[0] for library in ("stock", "ours")]
    names = ", ".join(PARTS)
    print(f"| n | nodes | P x Q | stock s | ours s | ratio | ours TFLOP/s | stock, {names} % | saved there, % |")
    print("|--:|--:|---|--:|--:|--:|--:|---|---|")
    for n in (100_000, 300_000, 1_000_000):
        for nodes in (64, 256, 1024, 4096):
            grid = best_grid(n, a.block, nodes * a.cores, both[0], network)
            stock, ours = (parts(n, a.block, *grid, rates, network) for rates in both)
            before, after = sum(stock.values()), sum(ours.values())
            shares = ", ".join(f"{100 * stock[name] / before:.0f}" for name in PARTS)
            saved = ", ".join(f"{100 * (stock[name] - ours[name]) / before:.0f}" for name in PARTS[:-1])
            print(f"| {n} | {nodes} | {grid[0]} x {grid[1]} | {before:.1f} | {after:.1f} | {before / after:.2f} "
                  f"| {2 / 3 * n**3 / after * 1e-12:.1f} | {shares} | {saved} |")


def self_check():
    """Fails if the model contradicts what must hold."""
    fast = Network(0.0, math.inf)
    even = Rates(gemm=10, trsm=10, panel=10, columns=10, swap=0, call=0)
    for n, nb in ((1000, 64), (4096, 128), (999, 37)):
        alone = seconds(n, nb, 1, 1, even, fast)
        # All floating-point operations are there, and no others; a panel's first terms are of the order n^2 nb.
        assert abs(alone * 1e10 / (2 / 3 * n**3) - 1) < 0.02 + nb / n, (n, nb, alone)
        for P, Q in ((1, 2), (2, 1), (2, 2), (4, 8)):
            many = seconds(n, nb, P, Q, even, fast)
            assert alone / (P * Q) <= many * 1.0001 and many < alone, (n, nb, P, Q, many)
            slow = seconds(n, nb, P, Q, even, Network(1.0, 1.0))
            assert many < slow < seconds(n, nb, P, Q, even, Network(2.0, 0.5))
            one_processor = seconds(n, nb, P, Q, even, fast, processors=1)
            assert alone <= one_processor * 1.0001 and many < one_processor
    assert seconds(20_000, 128, 32, 32, even, fast) < seconds(40_000, 128, 32, 32, even, fast) / 6
    # What is dealt out is all there is, and the first process has most.
    for length, block, count in ((10, 3, 2), (64, 64, 4), (1000, 64, 3), (0, 5, 2)):
        shares = [0] * count
        for i in range(length):
            shares[i // block % count] += 1
        assert largest_share(length, block, count) >= max(shares) > largest_share(length, block, count) - block or length == 0
    print("the model holds")


def main():
    """Reads the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", nargs="?", choices=["check", "predict"])
    parser.add_argument("folder", nargs="?", type=pathlib.Path)
    parser.add_argument("--self-check", action="store_true")
    parser.add_argument("--cores", type=int, default=32, help="ranks of a node, one on each core")
    parser.add_argument("--latency", type=float, default=2, help="us of a message between nodes")
    parser.add_argument("--bandwidth", type=float, default=12.5, help="GB/s of a node, which its ranks share")
    parser.add_argument("--block", type=int, default=128, help="NB")
    parser.add_argument("--order", type=int, default=4000, help="order with which the rates were measured")
    parser.add_argument("--busy", type=int, default=2, help="ranks at once with which the rates were measured")
    a = parser.parse_args()
    if a.self_check:
        self_check()
    elif a.what and a.folder and a.folder.is_dir():
        check(a.folder) if a.what == "check" else predict(a.folder, a)
    else:
        parser.print_usage(sys.stderr)
        sys.exit(2)


if __name__ == "__main__":
    main()
