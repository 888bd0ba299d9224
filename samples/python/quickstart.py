"""Solves a 3 x 3 system through ctypes, without NumPy."""
import ctypes
import os
import pathlib

default = pathlib.Path(__file__).resolve().parents[2] / "artifacts" / "lib" / "librecursivelu.so"
lu = ctypes.CDLL(os.environ.get("RECURSIVE_LU_LIBRARY", str(default)))
f64, i64 = ctypes.POINTER(ctypes.c_double), ctypes.POINTER(ctypes.c_int64)
lu.recursive_lu_f64.argtypes = [f64, ctypes.c_int64, ctypes.c_int64, i64]
lu.recursive_lu_f64.restype = ctypes.c_int64
lu.recursive_lu_f64_solve.argtypes = [ctypes.c_char, ctypes.c_int64, ctypes.c_int64, f64, ctypes.c_int64, i64, f64,
                                      ctypes.c_int64]
lu.recursive_lu_f64_solve.restype = ctypes.c_int64

A = (ctypes.c_double * 9)(2, 4, 8, 1, 3, 7, 1, 3, 9)  # by columns: the rows are 2 1 1, 4 3 3, 8 7 9
b = (ctypes.c_double * 3)(7, 19, 49)
ipiv = (ctypes.c_int64 * 3)()
info = lu.recursive_lu_f64(A, 3, 3, ipiv) or lu.recursive_lu_f64_solve(b"N", 3, 1, A, 3, ipiv, b, 3)
if info != 0:
    raise SystemExit(f"info = {info}")
print("x =", *(f"{x:g}" for x in b))
