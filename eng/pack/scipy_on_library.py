"""A pytest plugin: has the tests of SciPy and NumPy call the installed module instead of their own functions, and makes sure
that they do. SCIPY_TESTS in the environment is the list of the tests that must fail."""
import os
import pathlib
import re
import sys

import pytest
import recursive_lu

# From before the tests' modules are imported, and to the end.
_patch = recursive_lu.patch()
_patch.__enter__()

# What each module of tests calls by a name of its own.
NAMES = {
    "scipy.linalg.tests.test_basic": ("solve", "inv", "det"),
    "scipy.linalg.tests.test_decomp": ("lu", "lu_factor", "lu_solve"),
}
_text = pathlib.Path(os.environ["SCIPY_TESTS"]).read_text(encoding="ascii")
FAILS = dict(re.findall(r"^fails (\S+): (.+)$", _text, re.MULTILINE))


def pytest_collection_modifyitems(items):
    """Marks what must fail, and runs what SciPy skips because of other systems."""
    for item in items:
        for node in item.listchain():
            node.own_markers = [mark for mark in node.own_markers if mark.name != "skip"]
        reason = FAILS.get("::".join(item.nodeid.split("::")[-2:]))
        if reason:
            item.add_marker(pytest.mark.xfail(strict=True, reason=reason))


def pytest_collection_finish(session):
    """Stops where a test would test something else."""
    for name in {item.module.__name__ for item in session.items}:
        for function in NAMES.get(name, ()):
            if getattr(sys.modules[name], function) is not getattr(recursive_lu, function):
                pytest.exit(f"{name} calls another {function}", 3)
        if name.startswith("numpy.") and sys.modules["numpy.linalg"].solve is not recursive_lu._numpy.solve:
            pytest.exit(f"{name} calls another solve", 3)
