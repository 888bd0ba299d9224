"""What SciPy computes by BLAS's names and NumPy by cblas_'s: products, triangular solutions and rank-one updates of random
matrices, real and complex, in double and single. Prints lines as eng/lapack/solve.m does:

    name kind type n value scale
"""
import numpy as np
from scipy.linalg import blas, solve_triangular

ORDERS = [1, 2, 3, 5, 8, 16, 33, 64, 65, 100]
# As BLAS numbers and calls them.
FORMS = {0: ("N", lambda x: x), 1: ("T", lambda x: x.T), 2: ("C", lambda x: x.conj().T)}
INCREMENTS = [(1, 1), (2, 1), (1, -1), (-2, 2)]


def show(name, a, value, scale=-1):
    """Prints a line."""
    text = str(complex(value)).strip("()") if np.iscomplexobj(value) else f"{value:.17g}"
    print(name, "random", a.dtype, len(a), text, f"{scale:.3g}")


def off(result, exact, size):
    """How wrong a result is, in units of which 30 are a defect; size is the same sum of magnitudes."""
    kind = np.finfo(result.dtype)
    return float(np.max(np.abs(result - exact) / (kind.eps / 2 * np.maximum(np.abs(size).astype(float), float(kind.tiny)))))


def wide(x):
    """In a type that rounds less."""
    return x.astype(np.clongdouble if np.iscomplexobj(x) else np.longdouble)


def check_products(a, b):
    """gemm and gemv in all forms, and NumPy's by rows."""
    gemm, gemv = blas.get_blas_funcs(("gemm", "gemv"), (a,))
    grows = np.sqrt(len(a))
    v = b[:, 0]
    for ta, (letter_a, of_a) in FORMS.items():
        x = wide(of_a(a))
        for tb, (letter_b, of_b) in FORMS.items():
            y = wide(of_b(b))
            exact, size = x @ y, grows * (np.abs(x) @ np.abs(y))
            show(f"gemm_{letter_a}{letter_b}", a, off(gemm(0.5, a, b, trans_a=ta, trans_b=tb), exact / 2, size / 2))
            show(f"matmul_{letter_a}{letter_b}", a, off(of_a(a) @ of_b(b), exact, size))
        exact, size = x @ wide(v), grows * (np.abs(x) @ np.abs(v))
        show(f"gemv_{letter_a}", a, off(gemv(2, a, v, trans=ta), 2 * exact, 2 * size))
        show(f"dot_{letter_a}", a, off(of_a(a) @ v, exact, size))


def check_updates(a, b):
    """ger, or geru and gerc."""
    x, y = b[:, 0], b[0]
    size = np.abs(a) + np.outer(np.abs(x), np.abs(y)) / 2
    for name in ("geru", "gerc") if np.iscomplexobj(a) else ("ger",):
        update = blas.get_blas_funcs(name, (a,))
        exact = wide(a) + np.outer(wide(x), wide(y.conj() if name == "gerc" else y)) / 2
        show(name, a, off(update(0.5, x, y, a=a), exact, size))


def product_of(x, y, side):
    """x y, or y x if x is on the right side, and the same of magnitudes."""
    first, second = (y, x) if side else (x, y)
    return first @ second, np.abs(first) @ np.abs(second)


def check_triangle(a, b, lower, unit):
    """trsm, trmm and trsv with a triangle well conditioned."""
    trsm, trmm, trsv = blas.get_blas_funcs(("trsm", "trmm", "trsv"), (a,))
    n = len(a)
    triangle = ((np.tril(a, -1) if lower else np.triu(a, 1)) / n + np.eye(n) * (1 if unit else 2)).astype(a.dtype)
    # What is on a diagonal of ones is not looked at.
    stored = triangle + 5 * np.eye(n, dtype=a.dtype) if unit else triangle
    for trans, (letter, of) in FORMS.items():
        x = wide(of(triangle))
        name = f"{'UL'[lower]}{letter}{'NU'[unit]}"
        for side in (0, 1):
            options = {"side": side, "lower": lower, "trans_a": trans, "diag": unit}
            back, size = product_of(x, wide(trsm(2, stored, b, **options)), side)
            show(f"trsm_{'LR'[side]}{name}", a, off(back.astype(a.dtype), 2 * wide(b), n * size))
            exact, size = product_of(x, wide(b), side)
            show(f"trmm_{'LR'[side]}{name}", a, off(trmm(2, stored, b, **options), 2 * exact, 2 * n * size))
        solution = wide(trsv(stored, b[:, 0], lower=lower, trans=trans, diag=unit))
        show(f"trsv_{name}", a, off((x @ solution).astype(a.dtype), wide(b[:, 0]), n * (np.abs(x) @ np.abs(solution))))


def check_vectors(a):
    """Level 1; increments of both signs."""
    letter = {"f": "s", "d": "d", "F": "c", "D": "z"}[a.dtype.char]
    scal, axpy, copy, swap = (getattr(blas, letter + name) for name in ("scal", "axpy", "copy", "swap"))
    x, y = a.ravel().copy(), a.T.ravel().copy()
    weights = np.arange(len(x))
    show("amax", a, int(getattr(blas, f"i{letter}amax")(x)), 0)
    show("scal", a, complex(scal(2, x.copy()).sum(dtype=complex)), 1e-3)
    for incx, incy in INCREMENTS:
        ways = {"n": (len(x) + 1) // 2, "incx": incx, "incy": incy}
        show(f"axpy_{incx}_{incy}", a, complex((axpy(x, y.copy(), a=0.5, **ways) * weights).sum(dtype=complex)), 1e-3)
        results = [copy(x, y.copy(), **ways), *swap(x.copy(), y.copy(), **ways)]
        for name, result in zip(("copy", "swap", "swapped"), results):
            show(f"{name}_{incx}_{incy}", a, complex((result * weights).sum(dtype=complex)), 0)


def main():
    """All types and orders."""
    source = np.random.default_rng(1)
    for n in ORDERS:
        for dtype in (np.float64, np.float32, np.complex128, np.complex64):
            numbers = source.uniform(-1, 1, (4, n, n))
            a, b = (numbers[:2] + 1j * numbers[2:] if np.issubdtype(dtype, np.complexfloating) else numbers[:2]).astype(dtype)
            check_products(np.asfortranarray(a), np.asfortranarray(b))
            check_updates(a, b)
            for lower in (0, 1):
                for unit in (0, 1):
                    check_triangle(a, b, lower, unit)
            check_vectors(a)
            x = solve_triangular(np.triu(a) + n * np.eye(n, dtype=dtype), b)
            show("solve_triangular", a, np.linalg.norm(x.astype(complex)), 1e4 * np.finfo(dtype).eps)


main()
