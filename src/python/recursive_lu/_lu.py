"""lu: the factors of a matrix as separate arrays."""

from __future__ import annotations

import functools
import math
from typing import Any, List, Optional, Tuple

import numpy as np
from numpy import ndarray

from ._arrays import NOT_FINITE, all_finite, as_array, matrix_type, overwritable
from ._factors import factor_stack, flags_for
from ._library import Element, FLAGS, ROW_MAJOR, SIZE, address, element_of, fail
from ._single import squares_of
from ._threads import limited

# Up to this size what depends on the shape alone is kept.
_SMALL = 4096
# Up to this many rows there are so few permutations that they are kept, too.
_FEW_ROWS = 5
_BLOCK = 64


def lu(
    a: Any,
    permute_l: bool = False,
    overwrite_a: bool = False,
    check_finite: bool = True,
    p_indices: bool = False,
    *,
    threads: Optional[int] = None,
) -> Any:
    """
    Compute the LU factors of a matrix, or of every matrix of a batch, as
    separate arrays: ``A = P @ L @ U``.

    Parameters
    ----------
    a : (..., M, N) array_like
        The matrices. Integers of up to 16 bits, booleans and float16 are
        factored as float32, other integers as float64.
    permute_l : bool, optional
        Whether to give ``P @ L`` instead of P and L.
    overwrite_a : bool, optional
        Whether the factors may be computed in place of `a`, as in
        `lu_factor`. What is returned is always in new memory.
    check_finite : bool, optional
        Whether to refuse infinities and NaNs.
    p_indices : bool, optional
        Whether to give P as row indices: ``A = L[p] @ U`` for one matrix.
    threads : int, optional
        How many threads may compute, as for `lu_factor`.

    Returns
    -------
    p : (..., M, M) ndarray, or (..., M) ndarray of int32 with `p_indices`
        The permutation. Not given with `permute_l`.
    l : (..., M, K) ndarray
        Lower trapezoidal with a unit diagonal, or ``P @ L`` with
        `permute_l`; K = min(M, N).
    u : (..., K, N) ndarray
        Upper trapezoidal.

    Raises
    ------
    ValueError
        If `a` has less than two axes, or is not finite.
    TypeError
        If the elements are not numbers, or in extended precision.

    See Also
    --------
    lu_factor : The factors as `lu_solve` needs them.

    Examples
    --------
    >>> import numpy as np
    >>> from recursive_lu import lu
    >>> A = np.array([[2, 5, 8, 7], [5, 2, 2, 8], [7, 5, 6, 6], [5, 4, 4, 8]])
    >>> p, l, u = lu(A)
    >>> np.allclose(A, p @ l @ u)
    True
    >>> p, l, u = lu(A, p_indices=True)
    >>> p
    array([1, 3, 0, 2], dtype=int32)
    >>> np.allclose(A, l[p] @ u)
    True
    >>> batch = np.stack([A, A.T])
    >>> pl, u = lu(batch, permute_l=True)
    >>> np.allclose(batch, pl @ u)
    True
    """
    if threads is not None and threads != 1:
        with limited(threads):
            return lu(a, permute_l, overwrite_a, check_finite, p_indices)
    if type(a) is ndarray and a.ndim == 2 and 0 < a.size <= _SMALL and not overwrite_a:
        element = element_of(a.dtype)
        if element is not None:
            return _small(element, a, check_finite, permute_l, p_indices)
    a = as_array(a, check_finite)
    if a.ndim < 2:
        raise ValueError("The input array must be at least two-dimensional.")
    element = matrix_type(a.dtype)
    *batch, m, n = a.shape
    k = min(m, n)
    flags = flags_for(threads)
    column_major = overwritable(a, element) if overwrite_a else None
    if column_major is None:
        # By rows, as L and U will be.
        a = np.array(a, element.dtype, order="C")
    ipiv = np.empty((*batch, k), np.int64)
    factor_stack(element, a, ipiv, flags if column_major else flags | ROW_MAJOR)
    lower, upper = _triangles(a, element.dtype)
    if not batch:
        return _permuted(_row_order(ipiv.tolist(), m), lower, upper, permute_l, p_indices)
    rows = _row_orders(ipiv, m)
    if permute_l:
        permuted = np.empty_like(lower)
        np.put_along_axis(permuted, rows[..., np.newaxis], lower, axis=-2)
        return permuted, upper
    if p_indices:
        return np.argsort(rows, axis=-1).astype(np.int32), lower, upper
    p = np.zeros((*batch, m, m), element.real)
    np.put_along_axis(p, rows[..., np.newaxis, :], 1, axis=-2)
    return p, lower, upper


def _small(element: Element, a: ndarray, check_finite: bool, permute_l: bool, p_indices: bool) -> Any:
    """lu for one small matrix: for the smallest the operations of NumPy are most of the time."""
    m, n = a.shape
    packed = _zero_and_one(m * n, element.dtype).copy()
    packed[:-2] = a.ravel()
    if check_finite and not (math.isfinite(squares_of(packed, element)) or all_finite(a)):
        raise ValueError(NOT_FINITE)
    ipiv = np.empty(m if m < n else n, np.int64)
    info = element.strided(address(packed), SIZE[m], SIZE[n], SIZE[n], address(ipiv), FLAGS[ROW_MAJOR])
    if info < 0:
        fail(info)
    places = _places(m, n)
    lower, upper, exchanges = packed.take(places[0]), packed.take(places[1]), ipiv.tolist()
    if m <= _FEW_ROWS and not (permute_l or p_indices):
        return _permutation(m, tuple(exchanges), element.real).copy(), lower, upper
    return _permuted(_row_order(exchanges, m), lower, upper, permute_l, p_indices)


def _permuted(rows: List[int], lower: ndarray, upper: ndarray, permute_l: bool, p_indices: bool) -> Any:
    """What lu gives for one matrix, of which rows are the numbers in the order in which they are in L U."""
    m = len(rows)
    if permute_l:
        permuted = np.empty_like(lower)
        permuted[rows] = lower
        return permuted, upper
    if p_indices:
        indices = np.empty(m, np.int32)
        indices[rows] = np.arange(m, dtype=np.int32)
        return indices, lower, upper
    real = lower.real.dtype
    p = np.zeros((m, m), real)
    p[rows, np.arange(m)] = 1
    return p, lower, upper


def _row_order(ipiv: List[int], m: int) -> List[int]:
    """The rows of A in the order in which they are in L U, after row exchanges, which count from 1."""
    rows = list(range(m))
    for i, j in enumerate(ipiv):
        rows[i], rows[j - 1] = rows[j - 1], rows[i]
    return rows


def _row_orders(ipiv: ndarray, m: int) -> ndarray:
    """As _row_order, of every matrix of a batch."""
    k = ipiv.shape[-1]
    rows = np.empty((*ipiv.shape[:-1], m), np.intp)
    rows[...] = np.arange(m)
    count = math.prod(ipiv.shape[:-1])
    flat, others = rows.reshape(count, m), ipiv.reshape(count, k) - 1
    every = np.arange(count)
    for i in range(k):
        j = others[:, i]
        flat[every, j], flat[:, i] = flat[:, i].copy(), flat[every, j]
    return rows


def _triangles(a: ndarray, dtype: np.dtype) -> Tuple[ndarray, ndarray]:
    """L and U of packed factors, by blocks of rows of U and of columns of L."""
    *batch, m, n = a.shape
    k = min(m, n)
    lower, upper = np.zeros((*batch, m, k), dtype), np.zeros((*batch, k, n), dtype)
    for first in range(0, k, _BLOCK):
        block = slice(first, min(first + _BLOCK, k))
        lower[..., first:, block] = a[..., first:, block]
        upper[..., block, first:] = a[..., block, first:]
        order = block.stop - first
        below = np.tri(order, order, -1, dtype=bool)
        np.copyto(lower[..., block, block], np.eye(order, dtype=dtype), where=~below)
        np.copyto(upper[..., block, block], 0, where=below)
    return lower, upper


@functools.lru_cache(maxsize=64)
def _places(m: int, n: int) -> Tuple[ndarray, ndarray]:
    """Where the elements of L and of U are among those of packed factors, by rows, a zero and a one."""
    k = min(m, n)
    places = np.arange(m * n).reshape(m, n)
    lower = np.where(np.tri(m, k, -1, dtype=bool), places[:, :k], m * n)
    np.fill_diagonal(lower, m * n + 1)
    return lower, np.where(np.tri(k, n, -1, dtype=bool), m * n, places[:k])


@functools.lru_cache(maxsize=64)
def _zero_and_one(length: int, dtype: np.dtype) -> ndarray:
    """An array of so many elements and a zero and a one."""
    return np.concatenate([np.zeros(length + 1, dtype), np.ones(1, dtype)])


@functools.lru_cache(maxsize=1024)
def _permutation(m: int, ipiv: Tuple[int, ...], dtype: np.dtype) -> ndarray:
    """P of a matrix with such row exchanges."""
    return np.eye(m, dtype=dtype)[:, _row_order(list(ipiv), m)].copy()
