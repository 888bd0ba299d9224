"""Threads, forks, patches, and programs that run on the library."""
import os
import pathlib
import subprocess
import sys
import threading
import time

import numpy as np
import pytest
import recursive_lu as rl
from helpers import solves

LIBRARIES = pathlib.Path(rl.__file__).with_name("lib")


def run(*arguments, **variables):
    """A Python of its own, with what it printed."""
    environment = {**os.environ, **variables}
    return subprocess.run([sys.executable, *arguments], env=environment, capture_output=True, text=True, timeout=300)


def test_many_threads_at_once():
    generator = np.random.default_rng(1)
    problems = [(generator.standard_normal((n, n)), generator.standard_normal(n)) for n in (3, 5, 8, 40, 90, 200)]
    expected = [(rl.solve(a, b), *rl.lu_factor(a), rl.inv(a), rl.det(a)) for a, b in problems]
    wrong = []

    def work():
        for _ in range(30):
            for (a, b), (x, lu, piv, inverse, determinant) in zip(problems, expected):
                factors = rl.lu_factor(a)
                same = (
                    np.array_equal(rl.solve(a, b), x)
                    and np.array_equal(factors[0], lu)
                    and np.array_equal(factors[1], piv)
                    and solves(a, rl.lu_solve(factors, b), b)
                    and np.array_equal(rl.inv(a, threads=2), inverse)
                    and rl.det(a) == determinant
                )
                if not same:
                    wrong.append(len(b))

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong
    assert rl.get_num_threads() >= 1


def test_other_python_threads_run_during_a_call():
    a = np.random.default_rng(1).standard_normal((1500, 1500))
    rl.lu_factor(np.eye(100))
    moments, stop = [], threading.Event()

    def count():
        while not stop.is_set():
            moments.append(time.perf_counter())
            time.sleep(0)

    thread = threading.Thread(target=count)
    thread.start()
    start = time.perf_counter()
    rl.lu_factor(a, check_finite=False)
    end = time.perf_counter()
    stop.set()
    thread.join()
    # In the middle third nothing is left to do for this thread but the call.
    third = (end - start) / 3
    assert any(start + third < moment < end - third for moment in moments)


def test_a_child_of_fork_computes(make):
    a, b = make(120, 120), make(120)
    x = rl.solve(a, b, threads=2)
    child = os.fork()
    if child == 0:
        same = np.array_equal(rl.solve(a, b), x) and np.array_equal(rl.solve(a, b, threads=2), x)
        os._exit(0 if same else 1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def test_the_number_of_threads():
    before = rl.get_num_threads()
    rl.set_num_threads(3)
    assert rl.get_num_threads() == 3
    rl.solve(np.eye(3), np.ones(3), threads=2)
    assert rl.get_num_threads() == 3
    rl.set_num_threads(0)
    assert rl.get_num_threads() == before
    assert run("-c", "import recursive_lu; print(recursive_lu.get_num_threads())", RECURSIVE_LU_NUM_THREADS="5").stdout == "5\n"


def test_version_and_kernels():
    assert rl.isa() in ("baseline", "x86-64-v3", "x86-64-v4", "aarch64-neon")
    assert run("-c", "import recursive_lu; print(recursive_lu.__version__)").stdout == rl.__version__ + "\n"


def test_a_missing_library_is_told():
    done = run("-c", "import recursive_lu", RECURSIVE_LU_LIBRARY="/nowhere/librecursivelu.so")
    assert done.returncode == 1 and "cannot load its library /nowhere/librecursivelu.so" in done.stderr


def test_another_library_is_told():
    done = run("-c", "import recursive_lu", RECURSIVE_LU_LIBRARY="libm.so.6")
    assert done.returncode == 1 and "ImportError: recursive_lu cannot load its library libm.so.6" in done.stderr


def test_without_scipy():
    text = """
import sys
sys.modules["scipy"] = sys.modules["scipy.linalg"] = None
import warnings
import numpy as np
import recursive_lu as rl
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    rl.lu_factor(np.zeros((2, 2)))
assert issubclass(rl.LinAlgWarning, RuntimeWarning) and caught[0].category is rl.LinAlgWarning
with rl.patch():
    assert np.linalg.solve is rl._numpy.solve
"""
    done = run("-c", text)
    assert done.returncode == 0, done.stderr


def test_importing_brings_no_scipy():
    done = run("-c", "import sys, recursive_lu, numpy; recursive_lu.solve([[2.0]], [4.0]); print('scipy' in sys.modules)")
    assert done.stdout == "False\n", done.stderr


def test_patch_replaces_and_restores():
    scipy_linalg = pytest.importorskip("scipy.linalg")
    numpy_names = [(np.linalg, name) for name in ("solve", "inv", "det", "slogdet")]
    scipy_names = [(scipy_linalg, name) for name in ("lu_factor", "lu_solve", "lu", "solve", "inv", "det")]
    before = [getattr(module, name) for module, name in numpy_names + scipy_names]
    imported_before = np.linalg.solve
    with pytest.raises(KeyError), rl.patch():
        for (module, name), old in zip(numpy_names + scipy_names, before):
            assert getattr(module, name) is not old
        assert scipy_linalg.solve is rl.solve and scipy_linalg.lu_factor is rl.lu_factor and imported_before is before[0]
        with rl.patch():
            assert scipy_linalg.solve is rl.solve
        assert scipy_linalg.solve is rl.solve
        raise KeyError
    assert before == [getattr(module, name) for module, name in numpy_names + scipy_names]


def test_patches_that_overlap():
    before = np.linalg.solve
    first, second = rl.patch(), rl.patch()
    with first:
        second.__enter__()
    assert np.linalg.solve is rl._numpy.solve
    second.__exit__(None, None, None)
    assert np.linalg.solve is before


def test_what_replaces_numpys_functions_does_so_in_a_patch():
    class Mine:
        def __array__(self, *_, **__):
            raise AssertionError("this is no array")

        def __array_function__(self, function, types, arguments, keywords):
            return function, arguments

    mine, originals = Mine(), {name: getattr(np.linalg, name) for name in ("solve", "inv", "det", "slogdet")}
    with rl.patch():
        for name, original in originals.items():
            for arguments in ((mine, [1.0]), (np.eye(1), mine)) if name == "solve" else ((mine,),):
                function, got = getattr(np.linalg, name)(*arguments)
                assert function is original and got == arguments


def test_patched_functions_are_numpys(make, dtype):
    for shape in (1, 1), (3, 3), (70, 70), (5, 4, 4), (2, 3, 6, 6), (0, 3, 3), (0, 0):
        a = make(*shape)
        for b in (make(*shape[:-1], 2), make(shape[-1])) if len(shape) == 2 else (make(*shape[:-1], 2),):
            theirs = np.linalg.solve(a, b)
            with rl.patch():
                ours = np.linalg.solve(a, b)
            assert ours.dtype == theirs.dtype and ours.shape == theirs.shape and ours.flags.c_contiguous
            assert solves(a, ours, b)
        small = a[..., :4, :4]
        tolerance = 1e-3 if dtype.char in "fF" else 1e-9
        for name in "inv", "det", "slogdet":
            theirs = getattr(np.linalg, name)(small)
            with rl.patch():
                ours = getattr(np.linalg, name)(small)
            assert len(ours) == 2 if name == "slogdet" else type(ours) is type(theirs)
            for x, y in zip(ours, theirs) if name == "slogdet" else [(ours, theirs)]:
                assert x.dtype == y.dtype and x.shape == y.shape and np.allclose(x, y, rtol=tolerance)


def test_patched_functions_raise_as_numpys():
    cases = (
        ("solve", (np.zeros((2, 2)), np.ones(2))), ("inv", (np.zeros((3, 2, 2)),)), ("inv", (np.ones((2, 3)),)),
        ("det", (np.ones(3),)),
        ("solve", (np.eye(2), np.ones(3))), ("det", (np.eye(2, dtype="e"),)), ("slogdet", (np.eye(2, dtype="g"),)),
        ("solve", (np.eye(2), np.array(["a", "b"]))), ("solve", (np.zeros((2, 2, 2)), np.ones((2, 2, 1)))),
    )
    for name, arguments in cases:
        with pytest.raises(Exception) as theirs:
            getattr(np.linalg, name)(*arguments)
        with rl.patch(), pytest.raises(Exception) as ours:
            getattr(np.linalg, name)(*arguments)
        assert issubclass(theirs.type, ours.type), (name, arguments)


needs_wheel = pytest.mark.skipif(not LIBRARIES.is_dir(), reason="the libraries lie beside an installed module only")


@needs_wheel
def test_a_program_runs_on_the_library(tmp_path):
    program = tmp_path / "program.py"
    program.write_text(
        "import sys\nimport numpy as np\nx = np.linalg.solve(np.array([[2.0, 1], [1, 3]]), [3.0, 5])\n"
        "print(*x.round(6), *sys.argv[1:], __debug__)\n"
    )
    calls = tmp_path / "calls"
    done = run("-O", "-m", "recursive_lu", str(program), "one", "-O", RECURSIVE_LU_COUNT_CALLS=str(calls))
    assert done.stdout == "0.8 1.4 one -O False\n", done.stderr
    assert "dgesv_" in calls.read_text(), "the program's LAPACK was another one"
    for options in ("-O", "-mrecursive_lu"), ("-Om", "recursive_lu"), ("-Omrecursive_lu",), ("-Werror", "-Om", "recursive_lu"):
        done = run(*options, "-c", "import sys; print(sys.flags.optimize, sys.warnoptions)", "-m")
        assert done.stdout == f"1 {['error'] if '-Werror' in options else []}\n", (options, done.stderr)
    done = run("-m", "recursive_lu", "-c", "import sys; print(sys.argv)", "x")
    assert done.stdout == "['-c', 'x']\n", done.stderr
    done = run("-m", "recursive_lu", "-m", "this")
    assert done.stdout.startswith("The Zen"), done.stderr


@needs_wheel
def test_programs_that_cannot_run(tmp_path):
    for arguments, message in (
        (["/nowhere/program.py"], "there is no program /nowhere/program.py"),
        (["-m"], "-m wants a module"),
        (["-x", "program.py"], "unknown option -x"),
    ):
        done = run("-m", "recursive_lu", *arguments)
        assert done.returncode == 2 and message in done.stderr and not done.stdout
    assert run("-m", "recursive_lu").returncode == 2
    done = run("-m", "recursive_lu", "--help")
    assert done.returncode == 0 and "LD_PRELOAD" in done.stdout
    # A copy of the module without the library.
    package = tmp_path / "recursive_lu"
    package.mkdir()
    for file in pathlib.Path(rl.__file__).parent.glob("*.py"):
        (package / file.name).write_bytes(file.read_bytes())
    library = os.fspath(LIBRARIES / "librecursivelu.so")
    done = run("-m", "recursive_lu", "-c", "1", PYTHONPATH=os.fspath(tmp_path), RECURSIVE_LU_LIBRARY=library)
    assert done.returncode == 2 and "librecursivelu_lapack.so is missing" in done.stderr
    # The exit status of the program is that of the command.
    assert run("-m", "recursive_lu", "-c", "raise SystemExit(7)").returncode == 7


def test_an_import_begins_nothing():
    text = (
        "import os, numpy; n = len(os.listdir('/proc/self/task')); "
        "import recursive_lu; print(len(os.listdir('/proc/self/task')) - n)"
    )
    done = run("-c", text, OPENBLAS_NUM_THREADS="1")
    assert done.stdout == "0\n", done.stderr
