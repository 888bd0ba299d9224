"""digest_compare.py FILE FILE: compares what digest has printed for two libraries.

All lines must be equal, but for the logarithms of logdet, which may differ by one unit in the last place of their type."""
import sys


def read(path):
    with open(path, encoding="utf-8") as lines:
        return [line.rstrip("\n").rsplit(": ", 1) for line in lines]


def close(name, one, other):
    if one == other:
        return True
    if not name.startswith("logdet"):
        return False
    signs, logs = zip(*(text.split(", log ") for text in (one, other)))
    one, other = map(float, logs)
    eps = 2**-23 if any(f", {name_of}," in name for name_of in ("f32", "c64")) else 2**-52
    return signs[0] == signs[1] and abs(one - other) <= eps * max(abs(one), abs(other))


first, second = map(read, sys.argv[1:3])
wrong = [f"{a[0]}: {a[1]}, {b[1]}" for a, b in zip(first, second) if a[0] != b[0] or not close(a[0], a[1], b[1])]
if len(first) != len(second) or not first:
    wrong.append(f"{len(first)} and {len(second)} lines")
print(*wrong[:20], f"{len(first)} results, {len(wrong)} differ", sep="\n")
sys.exit(1 if wrong else 0)
