"""Compares what a program of others did without this library and with it: prints the numbers of results that are as good
and of those that are not, after a line for each of these.

    compare.py lines   WITHOUT WITH   lines that say "passed" or "PASS"
    compare.py tests   WITHOUT WITH   JUnit files of pytest
    compare.py numbers WITHOUT WITH   output of solve.m and its like
"""
import sys
from collections import Counter
from xml.etree import ElementTree


def lines(path):
    """What passed: the lines that say so, numbered where they are the same."""
    with open(path, encoding="utf-8") as file:
        said = Counter(line.strip() for line in file if "passed" in line or "PASS" in line)
    return {f"{line} ({n + 1})": True for line, count in said.items() for n in range(count)}


def tests(path):
    """Which tests passed, by their names; a skipped one is neither."""
    outcomes = {}
    for case in ElementTree.parse(path).iter("testcase"):
        kinds = {child.tag for child in case}
        if "skipped" not in kinds:
            outcomes[f"{case.get('classname')}.{case.get('name')}"] = not kinds & {"failure", "error"}
    return outcomes


def numbers(path):
    """Values and scales, by what they are of."""
    with open(path, encoding="utf-8") as file:
        rows = [line.split() for line in file]
    return {" ".join(row[:4]): (row[4], float(row[5])) for row in rows}


def agrees(without, within):
    """Whether a value is as good as the one without the library."""
    (expected, scale), (value, _) = without, within
    if value == expected:
        return True
    try:
        if scale < 0:
            return not float(expected) < 30 or float(value) < 30
        return abs(complex(value) - complex(expected)) <= 30 * scale * abs(complex(expected))
    except ValueError:
        return False


def main():
    kind, without, within = sys.argv[1], sys.argv[2], sys.argv[3]
    if kind == "numbers":
        before, after = numbers(without), numbers(within)
        judged = {name: name in after and agrees(before[name], after[name]) for name in before}
    else:
        read = {"lines": lines, "tests": tests}[kind]
        before, after = read(without), read(within)
        judged = {name: after.get(name, False) for name, passed in before.items() if passed}
    for name, good in judged.items():
        if not good:
            print(f"{name}: {before[name]} without, {after.get(name, 'missing')} with", file=sys.stderr)
    good = sum(judged.values())
    print(good, len(judged) - good)


main()
