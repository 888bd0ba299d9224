"""Python as the host: its threads, os.fork, and pools of forked processes after threads have been used.

RECURSIVE_LU_LIBRARY names the library file. Results are compared with a serial call's, byte for byte.
"""
import ctypes
import multiprocessing
import os
import random
import signal
import threading
import unittest
from array import array
from concurrent.futures import ThreadPoolExecutor

LIMIT_SECONDS = 60
ORDERS = [60, 150, 200, 255, 300]
lu = ctypes.CDLL(os.environ["RECURSIVE_LU_LIBRARY"])
for symbol in ("recursive_lu_f64", "recursive_lu_f64_threaded"):
    function = getattr(lu, symbol)
    function.argtypes = [ctypes.c_void_p, ctypes.c_int64, ctypes.c_int64, ctypes.c_void_p]
    function.restype = ctypes.c_int64


def matrix(n):
    """A random matrix of order n, the same each time."""
    numbers = random.Random(n)
    return array("d", [numbers.uniform(-1, 1) for _ in range(n * n)])


MATRICES = {n: matrix(n) for n in ORDERS}


def factor(n, symbol="recursive_lu_f64_threaded"):
    """Info, factors and exchanges of the matrix of order n."""
    a, ipiv = array("d", MATRICES[n]), array("q", bytes(8 * n))
    info = getattr(lu, symbol)(a.buffer_info()[0], n, n, ipiv.buffer_info()[0])
    return info, a.tobytes(), ipiv.tobytes()


def serial(n):
    """The same from a serial call."""
    return factor(n, "recursive_lu_f64")


def threads_of_this_process():
    """How many there are."""
    return len(os.listdir("/proc/self/task"))


def factor_in_grandchild(n):
    """Factors in this process and in a fork of it; whether both have the bytes of a serial call."""
    child = os.fork()
    if child == 0:
        signal.alarm(LIMIT_SECONDS)
        os._exit(0 if factor(n) == serial(n) else 1)
    status = os.waitpid(child, 0)[1]
    return factor(n) == serial(n) and status == 0


class PythonHost(unittest.TestCase):
    """The parent computes on threads before it forks, while it forks, and afterwards."""

    def setUp(self):
        signal.alarm(LIMIT_SECONDS)  # ends a test that hangs
        self.expected = {n: serial(n) for n in ORDERS}
        self.assertEqual({info for info, _, _ in self.expected.values()}, {0})
        self.check_here()

    def tearDown(self):
        self.check_here()
        signal.alarm(0)

    def check_here(self):
        """Threaded calls of this process."""
        for n in ORDERS:
            self.assertTrue(factor(n) == self.expected[n], f"n = {n}")

    def check_pool(self, context):
        """Matrices mapped over a pool of forked processes."""
        orders = ORDERS * 8
        with context.Pool(4) as pool:
            results = pool.map_async(factor, orders, chunksize=3).get(LIMIT_SECONDS)
        for n, result in zip(orders, results):
            self.assertTrue(result == self.expected[n], f"n = {n}")

    def test_threads(self):
        with ThreadPoolExecutor(6) as pool:
            for n, result in zip(ORDERS * 8, pool.map(factor, ORDERS * 8)):
                self.assertTrue(result == self.expected[n], f"n = {n}")

    def test_pool_of_forked_processes(self):
        for _ in range(3):
            self.check_pool(multiprocessing.get_context("fork"))

    def test_pool_while_another_thread_calls(self):
        stop = threading.Event()

        def call():
            while not stop.is_set():
                factor(300)

        caller = threading.Thread(target=call)
        caller.start()
        try:
            for _ in range(3):
                self.check_pool(multiprocessing.get_context("fork"))
        finally:
            stop.set()
            caller.join()

    def test_grandchildren(self):
        with multiprocessing.get_context("fork").Pool(3) as pool:
            results = pool.map_async(factor_in_grandchild, ORDERS * 2).get(LIMIT_SECONDS)
        self.assertEqual(results, [True] * len(results))

    def test_child_starts_no_threads(self):
        child = os.fork()
        if child == 0:
            signal.alarm(LIMIT_SECONDS)
            lu.recursive_lu_set_num_threads(ctypes.c_int32(8))
            good = all(factor(n) == self.expected[n] for n in ORDERS)
            os._exit(0 if good and threads_of_this_process() == 1 else 1)
        self.assertEqual(os.waitpid(child, 0)[1], 0)


if __name__ == "__main__":
    unittest.main()
