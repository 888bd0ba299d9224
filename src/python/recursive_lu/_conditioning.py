"""Condition numbers of a stack of matrices, and the search for matrices whose solutions may be without a correct digit.

LAPACK's estimate is one call for each matrix. For many small ones bounds are found in few calls for all, and only the matrices
that no bound clears are looked at one by one.

By determinants: no element of the adjugate exceeds the product of its columns' lengths (Hadamard), so that, with no element of
A above alpha,

    norm(inverse(A)) <= n (sqrt(n-1) alpha)^(n-1) / |det(A)|.

By comparison matrices: with A = P L U,

    |inverse(A)| <= inverse(M(U)) inverse(M(L)) |P^T|,

where M(T) has the absolute values of T on its diagonal and their negatives beside it (N. J. Higham, A survey of condition
number estimation for triangular matrices, SIAM Review 29(4), 1987). The right side has no negative element, so that its norm is
found by one solution with a right-hand side of ones.
"""

from __future__ import annotations

import math
from typing import Any, Callable, Dict, List, Optional, Sequence, Tuple

import numpy as np
from numpy import ndarray

from ._factors import Factors
from ._library import CHAR, Element, FLAGS, SIZE, THREADED, address, element_of, fail
from ._single import reciprocal_condition

# Above these orders the bounds are seldom good enough.
_HADAMARD_ORDER = 8
_COMPARISON_ORDER = 24
# Bounds are trusted if they clear by this factor: it is for rounding errors.
_MARGIN = 4
# Bytes of factors that are bounded at a time, so that they stay in the cache.
_CHUNK = 1 << 17
# An unsigned integer of a number's size, and its sign bit.
_SIGN: Dict[str, Tuple[Any, Any]] = {"d": (np.uint64, np.uint64(1 << 63)), "f": (np.uint32, np.uint32(1 << 31))}


def norms(a: ndarray, infinity: bool = False) -> ndarray:
    """The 1-norm, or the infinity norm, of each matrix of a stack."""
    with np.errstate(over="ignore", invalid="ignore"):
        return np.abs(a).sum(axis=-1 if infinity else -2).max(axis=-1, initial=0)


def largest(a: ndarray, element: Element) -> float:
    """A number that no element of a contiguous stack exceeds in size, and sqrt(2) times the largest does. NaN or infinity if
    the stack is not finite."""
    flat = a.ravel("K")
    if element.complex:
        return math.sqrt(2) * largest(flat.view(element.real), _real(element))
    if flat.size == 0:
        return 0.0
    with np.errstate(invalid="ignore"):
        return max(float(flat.max()), -float(flat.min()))


def _real(element: Element) -> Element:
    """The element type of real and imaginary parts."""
    real = element_of(element.real)
    assert real is not None
    return real


def estimate(factors: Factors, index: int, norm: float, infinity: bool) -> float:
    """The estimate for one matrix of a stack, of which this is the 1-norm or the infinity norm."""
    lu = factors.lu if factors.count == 1 else factors.lu[np.unravel_index(index, factors.batch)]
    letter = "I" if infinity == factors.column_major else "1"
    return reciprocal_condition(factors.element, lu, factors.n, factors.lda, letter, norm)


def ill_conditioned(
    factors: Factors, size: float, exact: Callable[[], ndarray], infinity: bool
) -> Dict[int, float]:
    """The reciprocal condition numbers below the machine's precision, by numbers of matrices in the flattened batch.

    No element of the matrices exceeds size; exact gives their norms (the infinity norms, if so)."""
    limit = factors.element.precision
    bound = factors.n * size
    found: Dict[int, float] = {}
    exact_norms: Optional[ndarray] = None
    for index in _not_cleared(factors, size, infinity):
        if bound < math.inf and estimate(factors, index, bound, infinity) >= limit:
            continue
        if exact_norms is None:
            exact_norms = exact().reshape(-1)
        norm = float(exact_norms[index])
        rcond = math.nan if math.isnan(norm) else estimate(factors, index, norm, infinity)
        if rcond < limit:
            found[index] = rcond
    return found


def _not_cleared(factors: Factors, size: float, infinity: bool) -> Sequence[int]:
    """The numbers of the matrices that no bound shows to be well enough conditioned."""
    n, count = factors.n, factors.count
    packed = factors.lu.swapaxes(-1, -2)
    scale = _MARGIN * factors.element.precision * n * size
    if count == 1 or n > _COMPARISON_ORDER or not packed.flags.c_contiguous or not 0 < scale < math.inf:
        return range(count)
    real = _real(factors.element)
    lu = packed.reshape(count, n * n)
    # What the norm of an inverse may be at most: never infinite.
    most = min(1 / scale, float(np.finfo(real.dtype).max))
    if n <= _HADAMARD_ORDER:
        suspects = _small_determinants(lu, n, size, most)
        if len(suspects) == 0:
            return ()
        if len(suspects) < count:
            lu = lu[suspects]
    else:
        suspects = np.arange(count)
    trans = CHAR["N" if infinity == factors.column_major else "T"]
    step = max(1, _CHUNK // (n * n * real.dtype.itemsize))
    found: List[int] = []
    for first in range(0, len(lu), step):
        sums = _inverse_norms(lu[first : first + step], n, real, trans)
        if not sums.max() <= most:
            found += suspects[first : first + step][~(sums.max(axis=1) <= most)].tolist()
    return found


def _small_determinants(lu: ndarray, n: int, size: float, most: float) -> ndarray:
    """The numbers of the rows of lu, the elements of packed factors, whose determinant does not show that the norm of the
    inverse is below most."""
    with np.errstate(over="ignore", under="ignore", invalid="ignore"):
        # A column at a time: a product along short rows takes several times as long.
        operands: List[Any] = [part for k in range(n) for part in (lu[:, k * (n + 1)], [0])]
        determinants = np.abs(np.einsum(*operands, [0]))
    adjugate = math.log(n) + ((n - 1) * math.log(math.sqrt(n - 1) * size) if n > 1 else 0)
    least = math.exp(adjugate - math.log(most)) if adjugate - math.log(most) < 700 else math.inf
    # A product that overflowed on the way tells nothing; one that underflowed is too small anyway.
    with np.errstate(over="ignore", under="ignore", invalid="ignore"):
        return np.flatnonzero(~((determinants > least) & (determinants < math.inf)))


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
        None, FLAGS[THREADED],
    )
    if info < 0:
        fail(info)
    return sums

