"""The examples in the documentation, and the types that a checker sees."""
import doctest
import importlib
import importlib.metadata
import inspect
import pathlib
import pkgutil
import re
import subprocess
import sys

import numpy as np
import pytest
import recursive_lu as rl

MODULES = [module.name for module in pkgutil.iter_modules(rl.__path__) if module.name != "__main__"]


@pytest.mark.parametrize("name", MODULES)
def test_examples(name):
    module = importlib.import_module(f"recursive_lu.{name}")
    assert doctest.testmod(module).failed == 0


def test_every_function_has_an_example():
    for name in rl.__all__:
        thing = getattr(rl, name)
        if inspect.isfunction(thing) and name not in ("isa", "get_num_threads"):
            assert ">>> " in inspect.getdoc(thing) and "Examples\n--------" in inspect.getdoc(thing), name


USE = """
import numpy as np
import numpy.typing as npt
import recursive_lu as rl

a: npt.NDArray[np.float64] = np.eye(3)
lu, piv = rl.lu_factor(a, threads=2)
x: npt.NDArray[np.float64] = rl.lu_solve((lu, piv), a[0], trans=1)
y: npt.NDArray[np.float64] = rl.solve(a, x, assume_a="sym", lower=True)
result: rl.SlogdetResult = rl.slogdet(a)
with rl.patch():
    pass
text: str = rl.isa() + rl.__version__
"""


def test_types_are_there_for_a_checker(tmp_path):
    assert pathlib.Path(rl.__file__).with_name("py.typed").exists()
    pytest.importorskip("mypy")
    (tmp_path / "use.py").write_text(USE)
    (tmp_path / "misuse.py").write_text(USE + "rl.solve(a, x, assume_a=3)\nrl.lu_factor()\n")
    command = [sys.executable, "-m", "mypy", "--strict", "--cache-dir", str(tmp_path / "cache")]
    good = subprocess.run([*command, "use.py"], cwd=tmp_path, capture_output=True, text=True)
    assert good.returncode == 0, good.stdout
    bad = subprocess.run([*command, "misuse.py"], cwd=tmp_path, capture_output=True, text=True)
    assert bad.returncode == 1 and "assume_a" in bad.stdout and "lu_factor" in bad.stdout, bad.stdout


def test_the_readme_runs(capsys):
    try:
        text = importlib.metadata.metadata("recursive_lu").get_payload()
    except importlib.metadata.PackageNotFoundError:
        pytest.skip("the text comes with an installed module only")
    blocks = re.findall(r"```python\n(.*?)```", text, re.DOTALL)
    assert len(blocks) == 2
    scope = {}
    for block in blocks:
        exec(block, scope)
    assert capsys.readouterr().out == "True True\nTrue\n"
    with rl.patch():
        assert np.array_equal(scope["x"], np.linalg.solve(scope["a"], scope["b"]))
