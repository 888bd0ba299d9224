#!/usr/bin/env python3
"""The speedup that the task graph of the threaded factorization allows, for any number of cores.

    thread_model.py [--gflops 100] [--bandwidth 20] [--shared 4] [--check N=SPEEDUP ...]

Step b of the algorithm: one thread updates and factors the next block of columns; the others, and it, too, when
it is done, update what is right of it. A step ends when both are over. Before and after, the matrix is copied into
panels and back. The model prices floating-point operations by their kernel's share of the rate of large updates, a column of a panel
by the latency of its pivot search, a step by its synchronisation, and copies by the bandwidth of memory, which a few
cores exhaust."""
import argparse

PANEL = 0.45      # of the rate of large updates: a block's own factorization
COLUMN = 30e-9    # seconds a pivot search waits for its own result
STEP = 1.5e-6     # seconds to put up the tasks of a step and to see them done
MINIMUM, MAXIMUM, BLOCKS, MOST = 24, 128, 4, 128


def width(n, cores):
    """Columns of a block, as the library chooses them (f64)."""
    return max(8, max(MINIMUM, min(MAXIMUM, n // min(BLOCKS * cores, MOST))) // 8 * 8)


def depth_rate(k):
    """The share of the rate of deep updates that one of depth k reaches: a tile is read and written once for k steps."""
    return k / (k + 3.0)


def seconds(n, cores, a):
    """The time of one factorization of order n."""
    rate = a.gflops * 1e9
    copies = 4 * 8.0 * n * n / (a.bandwidth * 1e9 * min(cores, a.shared))
    if cores == 1:
        # The recursion: all but 3% of the operations in updates of every depth, two thirds of the copies fused.
        return (2 / 3 * n**3) / (0.95 * rate) + n * COLUMN + copies
    nb, time, row = width(n, cores), 0.0, 0
    speed = rate * depth_rate(nb)
    while row < n:
        m, rest = n - row, max(0, n - row - 2 * nb)
        factor = nb * nb * m / (PANEL * rate) + nb * COLUMN
        update = 2.0 * nb * m * min(nb, max(0, m - nb)) / speed
        trailing = 2.0 * nb * m * rest / speed
        time += max(update + factor, (update + factor + trailing) / cores) + STEP
        row += nb
    return time + copies


def main():
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gflops", type=float, default=110, help="rate of large updates on one core")
    parser.add_argument("--bandwidth", type=float, default=20, help="GB/s of copying with one core")
    parser.add_argument("--shared", type=float, default=4, help="cores that exhaust the memory")
    parser.add_argument("--check", nargs="*", default=[], help="measured speedups of two threads, N=SPEEDUP")
    a = parser.parse_args()
    sizes, cores = [1000, 5000, 20000], [2, 8, 32, 128]
    print("| n | " + " | ".join(f"{c} cores" for c in cores) + " |")
    print("|--:|" + "--:|" * len(cores))
    for n in sizes:
        one = seconds(n, 1, a)
        print(f"| {n} | " + " | ".join(f"{one / seconds(n, c, a):.1f}" for c in cores) + " |")
    for pair in a.check:
        n, measured = pair.split("=")
        model = seconds(int(n), 1, a) / seconds(int(n), 2, a)
        print(f"n = {n}: model {model:.2f}, measured {float(measured):.2f}")


if __name__ == "__main__":
    main()
