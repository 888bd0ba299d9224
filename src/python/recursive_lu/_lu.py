"""lu: the factors of a matrix as separate arrays."""

from __future__ import annotations

import functools
import math
from typing import Any, List, Optional, Tuple

import numpy as np
from numpy import ndarray

from ._arrays import as_array, matrix_type, overwritable
from ._factors import factor_stack, flags_for
from ._library import FLAGS, ROW_MAJOR, SIZE, address, fail
from ._threads import limited

# Up to this size what depends on the shape alone is kept.
_SMALL = 4096
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
    if column_major is None and not batch and k > 0:
        # One matrix of which nothing has to be found out.
        info = element.strided(address(a), SIZE[m], SIZE[n], SIZE[n], address(ipiv), FLAGS[flags | ROW_MAJOR])
        if info < 0:
            fail(info)
    else:
        factor_stack(element, a, ipiv, flags if column_major else flags | ROW_MAJOR)
    if not batch:
        lower, upper = _small_triangles(a, m, n) if 0 < m * n <= _SMALL else _triangles(a, element.dtype)
        return _permuted(_row_order(ipiv.tolist(), m), lower, upper, permute_l, p_indices)
    lower, upper = _triangles(a, element.dtype)
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
    if m * m <= _SMALL:
        return _identity(m, real).take(rows, 1), lower, upper
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


def _small_triangles(a: ndarray, m: int, n: int) -> Tuple[ndarray, ndarray]:
    """As _triangles, of one small matrix: copies, in which the other triangles are overwritten."""
    k = m if m < n else n
    above, ones_and_zeros, below = _indices(m, n)
    lower, upper = a[:, :k].copy(), a[:k].copy()
    lower.put(above, ones_and_zeros)
    upper.put(below, 0)
    return lower, upper


@functools.lru_cache(maxsize=64)
def _indices(m: int, n: int) -> Tuple[ndarray, ndarray, ndarray]:
    """Where L's diagonal and zeros are, what they are, and where U's zeros are, in flattened arrays."""
    k = min(m, n)
    above = np.flatnonzero(~np.tri(m, k, -1, dtype=bool))
    return above, np.eye(m, k).ravel()[above], np.flatnonzero(np.tri(k, n, -1, dtype=bool))


@functools.lru_cache(maxsize=64)
def _identity(m: int, dtype: np.dtype) -> ndarray:
    return np.eye(m, dtype=dtype)
