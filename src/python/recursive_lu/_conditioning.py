"""Condition numbers of a stack of matrices, and the search for matrices whose solutions may be without a correct digit.

LAPACK's estimate is one call for each matrix. For many small ones a bound is found in few calls for all, and only the matrices
that it does not clear are looked at one by one. With A = P L U,

    |inverse(A)| <= inverse(M(U)) inverse(M(L)) |P^T|,

where M(T), the comparison matrix, has the absolute values of T on its diagonal and their negatives beside it (N. J. Higham, A survey
of condition number estimation for triangular matrices, SIAM Review 29(4), 1987). The right side has no negative element, so that
its norm is one solution with a right-hand side of ones.
"""

from __future__ import annotations

import math
from typing import Any, Callable, Dict, List, Optional, Tuple

import numpy as np
from numpy import ndarray

from ._factors import Factors
from ._library import CHAR, Element, FLAGS, SIZE, address, element_of, fail

# Above this order the bound is seldom good enough.
_BOUND_ORDER = 24
# Bytes of factors that are bounded at a time, so that they stay in the cache.
_CHUNK = 1 << 17
# An unsigned integer of a number's size, and its sign bit.
_SIGN: Dict[str, Tuple[Any, Any]] = {"d": (np.uint64, np.uint64(1 << 63)), "f": (np.uint32, np.uint32(1 << 31))}


def norms(a: ndarray, infinity: bool = False) -> ndarray:
    """The 1-norm, or the infinity norm, of each matrix of a stack."""
    with np.errstate(over="ignore", invalid="ignore"):
        return np.abs(a).sum(axis=-1 if infinity else -2).max(axis=-1, initial=0)


def norm_bound(a: ndarray, element: Element) -> float:
    """A number that neither norm of any matrix of a contiguous stack exceeds; infinity if it is not found quickly."""
    flat = a.ravel("K")
    if element.complex:
        flat = flat.view(element.real)
    squares = float(flat.dot(flat))
    # Where squares may have underflowed, nothing is known of them.
    return math.sqrt(2 * a.shape[-1] * squares) if squares > 1e-20 else math.inf


def estimate(factors: Factors, index: int, norm: float, infinity: bool) -> float:
    """LAPACK's estimate of the reciprocal condition number of one matrix of this norm."""
    element = factors.element
    lu, _ = factors.matrices()[index] if factors.count > 1 else (factors.lu, None)
    result = np.empty((), element.real)
    info = element.rcond(
        CHAR["I" if infinity == factors.column_major else "1"], SIZE[factors.n], address(lu), SIZE[factors.lda],
        element.number(norm), address(result),
    )
    if info:
        fail(info)
    return float(result)


def ill_conditioned(
    factors: Factors, bound: float, exact: Callable[[], ndarray], infinity: bool
) -> Dict[int, float]:
    """The reciprocal condition numbers below the machine's precision, by numbers of matrices in the flattened batch.

    bound is at least each matrix's norm, exact gives the norms (the infinity norms, if so)."""
    limit = factors.element.precision
    suspects = _not_cleared(factors, bound, infinity) if 1 < factors.count and factors.n <= _BOUND_ORDER else None
    if suspects is None:
        suspects = list(range(factors.count))
    found: Dict[int, float] = {}
    exact_norms: Optional[ndarray] = None
    for index in suspects:
        if bound < math.inf and estimate(factors, index, bound, infinity) >= limit:
            continue
        if exact_norms is None:
            exact_norms = np.broadcast_to(exact().reshape(-1), (factors.count,))
        rcond = estimate(factors, index, float(exact_norms[index]), infinity)
        if rcond < limit:
            found[index] = rcond
    return found


def _not_cleared(factors: Factors, bound: float, infinity: bool) -> List[int]:
    """The numbers of the matrices that the bound does not show to be well enough conditioned."""
    n, element = factors.n, factors.element
    if not factors.lu.swapaxes(-1, -2).flags.c_contiguous or not bound < math.inf:
        return list(range(factors.count))
    real = element_of(element.real)
    assert real is not None
    lu = factors.lu.swapaxes(-1, -2).reshape(factors.count, n * n)
    step = max(1, _CHUNK // (n * n * real.dtype.itemsize))
    # The largest norm of an inverse that clears; four is for rounding.
    largest = 1 / (4 * element.precision * bound)
    trans = CHAR["N" if infinity == factors.column_major else "T"]
    suspects: List[int] = []
    for first in range(0, factors.count, step):
        sums = _inverse_norms(lu[first : first + step], n, real, trans)
        if not sums.max() <= largest:
            suspects += (np.flatnonzero(~(sums.max(axis=1) <= largest)) + first).tolist()
    return suspects


def _inverse_norms(lu: ndarray, n: int, real: Element, trans: object) -> ndarray:
    """For each row of lu, the elements of packed factors, numbers of which the largest bounds a norm of the inverse."""
    count = len(lu)
    if lu.dtype.kind == "c":
        comparison = np.abs(lu)
        lu = comparison
    else:
        comparison = np.empty_like(lu)
    integer, sign = _SIGN[real.dtype.char]
    bits = comparison.view(integer)
    np.bitwise_or(lu.view(integer), sign, out=bits)
    diagonal = bits[:, :: n + 1]
    np.bitwise_xor(diagonal, sign, out=diagonal)
    sums = np.ones((count, n), real.dtype)
    size = SIZE[n]
    info = real.batched_solve(
        trans, size, SIZE[1], address(comparison), size, SIZE[n * n], None, SIZE[0], address(sums), size, size, SIZE[count],
        None, FLAGS[0],
    )
    if info < 0:
        fail(info)
    return sums

