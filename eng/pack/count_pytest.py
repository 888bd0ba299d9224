"""Prints "NAME passed failed" of pytest's reports: count_pytest.py NAME FILE.xml... A skipped test is no passed one; a test
that failed as it must is neither. A report that is missing or empty counts as a failure."""
import sys
import xml.etree.ElementTree as ElementTree


def numbers(file):
    """Passed and failed tests of a report."""
    try:
        cases = list(ElementTree.parse(file).iter("testcase"))
    except (OSError, ElementTree.ParseError):
        return 0, 1
    expected = sum(any(child.get("type") == "pytest.xfail" for child in case) for case in cases)
    passed = sum(not any(child.tag in ("failure", "error", "skipped") for child in case) for case in cases)
    return passed, max(len(cases) - passed - expected, 0 if passed else 1)


def main():
    totals = [sum(column) for column in zip(*map(numbers, sys.argv[2:]))]
    print(sys.argv[1], *totals)


if __name__ == "__main__":
    main()
