"""The shortest ways through the library for one matrix that needs no conversion. For small matrices the way is most of the
time, and a few operations of NumPy are most of the way; _factors.py does the same for whatever there is."""

from __future__ import annotations

import math
from typing import Any, NamedTuple, Optional, Tuple

import numpy as np
from numpy import ndarray

from . import _pivots
from ._arrays import NOT_FINITE, all_finite
from ._library import CHAR, Element, FLAGS, SIZE, address, element_of, fail

# Up to this order a call is over before another Python thread could begin to run.
BRIEF = 32
# Up to this order one thread factors in any case.
_SERIAL = 64
# Up to this size one inner product tells that elements are finite and how large they are; in more terms single precision would
# lose too much.
_INNER_PRODUCT = 1 << 22


class Single(NamedTuple):
    """P, L and U of one matrix of order n, or, if it was by rows, of its transpose."""

    element: Element
    n: int
    lu: ndarray
    by_rows: bool
    pivots: _pivots.Pivots
    info: int
    # The sum of the squares of the matrix's elements; NaN if it is not known.
    squares: float


def plain(a: Any) -> Optional[Element]:
    """The element type of one square matrix that needs no conversion and is not empty; None of anything else."""
    if type(a) is ndarray and a.ndim == 2:
        element = element_of(a.dtype)
        if element is not None:
            m, n = a.shape
            if m == n and n > 0:
                return element
    return None


def squares_of(x: ndarray, element: Element) -> float:
    """The sum of the squares of a contiguous array's real and imaginary parts. If it is finite, they all are; if it is
    infinite, it may have overflowed. NaN if the array is too large."""
    if x.size > _INNER_PRODUCT:
        return math.nan
    flat = x.ravel("K")
    if element.complex:
        flat = flat.view(element.real)
    # No number of NumPy's, whose products warn where they overflow.
    return float(flat.dot(flat))


def factor(a: ndarray, element: Element, check_finite: bool, flags: int) -> Single:
    """Factors a copy. Its pivots are to be given back."""
    n = a.shape[0]
    by_rows = a.flags.c_contiguous or abs(a.strides[0]) >= abs(a.strides[1])
    lu = a.copy("C" if by_rows else "F")
    squares = squares_of(lu, element)
    if check_finite and not (math.isfinite(squares) or all_finite(lu)):
        raise ValueError(NOT_FINITE)
    size = SIZE[n]
    pivots = _pivots.take(n)
    info = element.strided(address(lu), size, size, size, pivots.argument, FLAGS[flags if n > _SERIAL else 0])
    if info < 0:
        fail(info)
    return Single(element, n, lu, by_rows, pivots, info, squares)


def solve(factors: Single, x: ndarray) -> None:
    """Solves A X = B in place of the columns of B."""
    element, n, lu, by_rows, pivots, _, _ = factors
    size = SIZE[n]
    letter = CHAR["T" if by_rows else "N"]
    info = element.solve(letter, size, SIZE[x.size // n], address(lu), size, pivots.argument, address(x), size)
    if info:
        fail(info)


def inverse(factors: Single, flags: int) -> ndarray:
    """The inverse, in the place of the factors."""
    element, n, lu, _, pivots, _, _ = factors
    size = SIZE[n]
    info = element.inverse(size, address(lu), size, pivots.argument, FLAGS[flags])
    if info:
        fail(info)
    return lu


def determinant(factors: Single) -> Any:
    """The determinant, a number of the element type."""
    element, n, lu, _, pivots, _, _ = factors
    size = SIZE[n]
    result = np.empty((), element.dtype)
    info = element.det(size, address(lu), size, pivots.argument, address(result))
    if info:
        fail(info)
    return result[()]


def logarithm(factors: Single) -> Tuple[Any, Any]:
    """Sign and logarithm of the determinant."""
    element, n, lu, _, pivots, _, _ = factors
    size = SIZE[n]
    sign, logabs = np.empty((), element.dtype), np.empty((), element.real)
    info = element.logdet(size, address(lu), size, pivots.argument, address(sign), address(logabs))
    if info:
        fail(info)
    return sign[()], logabs[()]


def reciprocal_condition(element: Element, lu: ndarray, n: int, lda: int, letter: str, norm: float) -> float:
    """LAPACK's estimate from the factors of one matrix by columns, whose norm ('1' or 'I') this is."""
    result = np.empty((), element.real)
    info = element.rcond(CHAR[letter], SIZE[n], address(lu), SIZE[lda], element.number(norm), address(result))
    if info:
        fail(info)
    return result.item()


def ill_conditioned(factors: Single, a: ndarray) -> Optional[float]:
    """The reciprocal condition number of a, in the 1-norm, if it is below the machine's precision."""
    element, n, lu, by_rows, _, _, squares = factors
    letter = "I" if by_rows else "1"
    # The norm is at most the Frobenius norm times the square root of n, unless squares have underflowed.
    if 1e-20 < squares < math.inf:
        bound = math.sqrt(2 * n * squares)
        if bound < math.inf and reciprocal_condition(element, lu, n, n, letter, bound) >= element.precision:
            return None
    norm = one_norm(a)
    if math.isnan(norm):
        return None
    rcond = reciprocal_condition(element, lu, n, n, letter, norm)
    return rcond if rcond < element.precision else None


def ill_conditioned_by_inverse(factors: Single, a: ndarray, ainv: ndarray) -> Optional[float]:
    """As ill_conditioned, but by the norm of the inverse itself."""
    element, n = factors.element, factors.n
    # The condition number is at most n times the product of the Frobenius norms.
    if n * n * factors.squares * squares_of(ainv, element) < 0.1 / element.precision**2 and factors.squares > 1e-20:
        return None
    product = one_norm(a) * one_norm(ainv)
    return 1 / product if product * element.precision > 1 else None


def one_norm(a: ndarray) -> float:
    """The largest column sum of sizes."""
    with np.errstate(over="ignore", invalid="ignore"):
        return float(np.abs(a).sum(axis=0).max())
