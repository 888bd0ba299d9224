"""Python as the host: "host.py LIBRARY SITUATION" ends with exit code 0 if all was right."""
import atexit
import ctypes
import faulthandler
import gc
import os
import resource
import signal
import sys
import threading

import numpy as np

lu = ctypes.CDLL(sys.argv[1])
i64, array, ints = ctypes.c_int64, np.ctypeslib.ndpointer(np.float64), np.ctypeslib.ndpointer(np.int64)
for function in lu.recursive_lu_f64, lu.recursive_lu_f64_threaded:
    function.argtypes, function.restype = [array, i64, i64, ints], i64
lu.recursive_lu_f64_solve.argtypes = [ctypes.c_char, i64, i64, array, i64, ints, array, i64]
lu.recursive_lu_f64_solve.restype = i64


def solve(a, b, factor=lu.recursive_lu_f64):
    """Info and x."""
    n = len(b)
    factors, x, ipiv = np.array(a, np.float64, order="F"), np.array(b, np.float64), np.empty(n, np.int64)
    info = factor(factors, n, n, ipiv)
    if info == 0:
        info = lu.recursive_lu_f64_solve(b"N", n, 1, factors, n, ipiv, x, n)
    return info, x


def solve_random(n, factor):
    a = np.random.default_rng(n).uniform(-1, 1, (n, n))
    b = a.sum(axis=1)
    info, x = solve(a, b, factor)
    assert info == 0
    assert abs(b - a @ x).max() < 1e-10


def solve_all():
    info, x = solve([[1, 3, 5], [4, 8, 4], [2, 6, 6]], [22, 32, 32])
    assert info == 0 and list(x) == [1, 2, 3]
    assert solve([[1, 2], [2, 4]], [1, 1])[0] == 2
    assert lu.recursive_lu_f64(np.empty(1), -1, 1, np.empty(1, np.int64)) < 0
    solve_random(120, lu.recursive_lu_f64)
    solve_random(200, lu.recursive_lu_f64_threaded)


def provoke(exception, function):
    try:
        function()
    except exception:
        return
    raise AssertionError(f"no {exception.__name__}")


def dies_of(number, function):
    """A child that faulthandler watches ends by the signal."""
    child = os.fork()
    if child == 0:
        function()
        os._exit(0)
    return os.WTERMSIG(os.waitpid(child, 0)[1]) == number


def provoke_all():
    def recurse():
        return recurse() + 1

    provoke(ZeroDivisionError, lambda: 1 // 0)
    provoke(RecursionError, recurse)
    with np.errstate(all="raise"):
        provoke(FloatingPointError, lambda: np.ones(3) / np.zeros(3))
        provoke(FloatingPointError, lambda: np.array([1e300]) * 1e300)
        assert abs(np.linalg.det(np.eye(50)) - 1) < 1e-12
    assert dies_of(signal.SIGSEGV, lambda: ctypes.string_at(0))
    assert dies_of(signal.SIGFPE, lambda: os.kill(os.getpid(), signal.SIGFPE))


def traps():
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with open(os.devnull, "w", encoding="ascii") as trace:
        faulthandler.enable(trace)
        for _ in range(5):
            provoke_all()
            with np.errstate(all="raise"):
                solve_all()
        provoke_all()
        faulthandler.disable()


def collector():
    stop = threading.Event()

    def make_garbage():
        while not stop.is_set():
            ring = []
            ring.append([ring] * 100)
            gc.collect()

    threads = [threading.Thread(target=make_garbage) for _ in range(2)]
    for thread in threads:
        thread.start()
    before = gc.get_stats()[2]["collections"]
    for _ in range(10):
        solve_all()
        gc.collect()
    stop.set()
    for thread in threads:
        thread.join()
    assert gc.get_stats()[2]["collections"] >= before + 10


def threads_that_end():
    failures = []
    threading.excepthook = failures.append
    for _ in range(10):
        threads = [threading.Thread(target=solve_all) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert not failures, failures[0].exc_value


def fork():
    for _ in range(5):
        child = os.fork()
        solve_all()
        if child == 0:
            os._exit(0)
        assert os.waitpid(child, 0)[1] == 0


def exit_in_order():
    solve_all()
    atexit.register(lambda: (solve_all(), print("at exit")))
    sys.exit(7)


{"call": solve_all, "traps": traps, "collector": collector, "threads": threads_that_end, "fork": fork,
 "exit": exit_in_order}[sys.argv[2]]()
