"""What NumPy and SciPy compute with the LU family, real and complex, in double and single: solutions, inverses, determinants,
SciPy's own functions for LAPACK's expert driver and equilibration. Prints lines as solve.m does:

    name kind type n value scale
"""
import warnings

import numpy as np
import scipy.linalg
from scipy.linalg import lapack

ORDERS = [1, 2, 3, 4, 5, 8, 16, 33, 70, 128, 300]
# Beyond it determinants overflow in single precision.
LARGEST_DETERMINANT = 33


def show(name, kind, a, value, scale):
    """Prints a line."""
    # A complex value without the parentheses of repr.
    text = value if isinstance(value, str) else str(complex(value)).strip("()") if np.iscomplexobj(value) else f"{value:.17g}"
    print(name, kind, a.dtype, len(a), text, f"{scale:.3g}")


def backward_error(a, x, b):
    """How wrong a solution is, in units of which 30 are a defect."""
    unit = np.finfo(a.dtype).eps / 2
    return np.linalg.norm(a @ x - b, 1) / (np.linalg.norm(a, 1) * np.linalg.norm(x, 1) * unit)


def check(kind, a, b):
    """Everything for a regular matrix."""
    n, unit = len(a), np.finfo(a.dtype).eps / 2
    scale = float(n * unit * np.linalg.cond(a.astype(complex), 1))
    factors = scipy.linalg.lu_factor(a)
    for trans, of_a in enumerate((a, a.T, a.conj().T)):
        show(f"lu_solve_{trans}", kind, a, backward_error(of_a, scipy.linalg.lu_solve(factors, b, trans), b), -1)
    show("scipy_solve", kind, a, backward_error(a, scipy.linalg.solve(a, b), b), -1)
    show("scipy_inv", kind, a, backward_error(scipy.linalg.inv(a), a, np.eye(n)) / n, -1)
    if n <= LARGEST_DETERMINANT:
        show("scipy_det", kind, a, scipy.linalg.det(a), scale)
    if a.dtype in (np.float64, np.complex128):
        # In single precision NumPy works in double precision, too.
        show("numpy_solve", kind, a, backward_error(a, np.linalg.solve(a, b), b), -1)
        show("numpy_inv", kind, a, backward_error(np.linalg.inv(a), a, np.eye(n)) / n, -1)
        if n <= LARGEST_DETERMINANT:
            show("numpy_det", kind, a, np.linalg.det(a), scale)
    check_expert(kind, a, b, scale)


def check_expert(kind, a, b, scale):
    """gesvx of a badly scaled matrix, and the scales themselves: powers of the radix for geequb."""
    gesvx, geequ, geequb = lapack.get_lapack_funcs(("gesvx", "geequ", "geequb"), (a,))
    rows = np.logspace(0, 12, len(a)).astype(np.finfo(a.dtype).dtype)[:, None]
    scaled = rows * a
    *_, equed, _, _, _, x, rcond, _, berr, info = gesvx(scaled, rows * b)
    show("gesvx_info", kind, a, f"{info}_{equed.decode()}", 0)
    show("gesvx", kind, a, backward_error(a, x, b), -1)
    show("gesvx_berr", kind, a, berr.max() / (np.finfo(a.dtype).eps / 2), -1)
    show("gesvx_rcond", kind, a, rcond, scale + 1e-3)
    for name, equilibrate in (("geequ", geequ), ("geequb", geequb)):
        r, c, rowcnd, colcnd, amax, info = equilibrate(scaled)
        for of, value in (("r", r.max()), ("c", c.max()), ("rowcnd", rowcnd), ("colcnd", colcnd), ("amax", amax)):
            show(f"{name}_{of}", kind, a, value, 1e-6)
        show(f"{name}_info", kind, a, f"info_{info}", 0)


def check_singular(a, b):
    """What is said of a matrix with a column of zeros."""
    for name, solve in (("numpy_solve", np.linalg.solve), ("scipy_solve", scipy.linalg.solve)):
        try:
            solve(a, b)
            told = "solved"
        except (np.linalg.LinAlgError, scipy.linalg.LinAlgError) as error:
            told = str(error).replace(" ", "_")
        show(f"{name}_error", "singular", a, told, 0)
    show("scipy_det", "singular", a, scipy.linalg.det(a), 0)


def main():
    """All types and orders."""
    warnings.simplefilter("ignore")
    source = np.random.default_rng(1)
    for n in ORDERS:
        for dtype in (np.float64, np.float32, np.complex128, np.complex64):
            numbers = source.uniform(-1, 1, (2, n, n + 3))
            both = (numbers[0] + 1j * numbers[1] if np.issubdtype(dtype, np.complexfloating) else numbers[0]).astype(dtype)
            a, b = both[:, :n].copy(), both[:, n:].copy()
            check("random", a, b)
            a[:, n // 2] = 0
            check_singular(a, b)


main()
