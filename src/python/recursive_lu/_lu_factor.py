"""lu_factor and lu_solve: the factors of a matrix, and solutions from them."""

from __future__ import annotations

from typing import Any, Optional, Tuple

import numpy as np
from numpy import add, ndarray, subtract

from ._arrays import (
    NOT_FINITE, all_finite, as_array, by_columns, factor_type, leading_dimension, overwritable, overwritable_sides,
)
from ._factors import factor_stack, flags_for, refuse, solve_stack
from ._library import (
    CHAR, DATA, FLAGS, HAS_DATA, INACCURATE, ROW_MAJOR, SIZE, address, element_of, fail, pointer_at,
)
from ._pivots import MAX_ROWS, Pivots, free, give_back
from ._single import BRIEF
from ._threads import limited
from ._warnings import warn_singular

_NOTHING, _ONE, _SERIAL = SIZE[0], SIZE[1], FLAGS[0]
_INT32 = np.dtype(np.int32)
_LETTERS = {0: "N", 1: "T", 2: "C", "N": "N", "T": "T", "C": "C"}
_TRANS = {key: CHAR[letter] for key, letter in _LETTERS.items()}


def lu_factor(
    a: Any, overwrite_a: bool = False, check_finite: bool = True, *, threads: Optional[int] = None
) -> Tuple[ndarray, ndarray]:
    """
    Compute the pivoted LU factors of a matrix, or of every matrix of a batch.

    The factorization is ``A = P L U``, where P is a permutation matrix, L
    lower triangular with a unit diagonal, and U upper triangular.

    Parameters
    ----------
    a : (..., M, N) array_like
        The matrices. Integers of up to 16 bits, booleans and float16 are
        factored as float32, other integers and longdouble as float64.
    overwrite_a : bool, optional
        Whether the factors may take the place of `a`, which happens if it is
        a writeable array of float32, float64, complex64 or complex128 whose
        matrices are by rows or by columns, also within larger ones.
    check_finite : bool, optional
        Whether to refuse infinities and NaNs. Without the check they are
        computed with as any number: the library neither crashes nor hangs.
    threads : int, optional
        How many threads may compute. By default as many as
        `get_num_threads` tells, where that pays; the result has the same
        bits on any number.

    Returns
    -------
    lu : (..., M, N) ndarray
        U in the upper triangles, L below, without its diagonal of ones. Each
        matrix is in memory by columns, or `lu` is `a` itself.
    piv : (..., K) ndarray of int32
        Row i was interchanged with row ``piv[i]``; K = min(M, N).

    Raises
    ------
    ValueError
        If `a` has less than two axes, or is not finite.
    TypeError
        If the elements are not numbers.

    Warns
    -----
    LinAlgWarning
        If a diagonal element of U is exactly zero.

    See Also
    --------
    lu_solve : Solve systems with the factors.
    lu : The factors as separate arrays.

    Examples
    --------
    >>> import numpy as np
    >>> from recursive_lu import lu_factor
    >>> A = np.array([[2, 5, 8, 7], [5, 2, 2, 8], [7, 5, 6, 6], [5, 4, 4, 8]])
    >>> lu, piv = lu_factor(A)
    >>> piv
    array([2, 2, 3, 3], dtype=int32)
    >>> L, U = np.tril(lu, k=-1) + np.eye(4), np.triu(lu)
    >>> np.allclose(A[[2, 0, 3, 1]], L @ U)
    True
    """
    if threads is not None and threads != 1:
        with limited(threads):
            return lu_factor(a, overwrite_a, check_finite)
    # The shortest way, for one matrix that needs no conversion: for small ones the way is most of the time. For that alone
    # addresses are found and memory is taken in place here.
    if type(a) is not ndarray or overwrite_a or a.ndim != 2 or not HAS_DATA:
        return _factor_any(a, overwrite_a, check_finite, flags_for(threads))
    element = element_of(a.dtype)
    m, n = a.shape
    if element is None or m != n or n == 0:
        return _factor_any(a, overwrite_a, check_finite, flags_for(threads))
    lu = a.copy("F")
    size = SIZE[n]
    try:
        pivots = free.pop()
        if pivots.count != n:
            pivots = pivots.resized(n)
    except IndexError:
        pivots = Pivots(n)
    # With a right-hand side of zeros the library tells of an infinity or NaN in U, where each one in A leads to one.
    if n <= BRIEF:
        info = element.brief_gesv(size, _ONE, pointer_at(id(lu) + DATA), size, pivots.argument, pivots.zeros, size, _SERIAL)
    else:
        info = element.gesv(size, _ONE, address(lu), size, pivots.argument, pivots.zeros, size, FLAGS[flags_for(threads)])
    piv = subtract(pivots.low, pivots.ones)
    if info:
        if info < 0:
            pivots.clear()
            if info != INACCURATE:
                fail(info)
        if check_finite and not all_finite(a):
            raise ValueError(NOT_FINITE)
        if info > 0:
            warn_singular(info)
    give_back(pivots)
    return lu, piv


def _factor_any(a: Any, overwrite_a: bool, check_finite: bool, flags: int) -> Tuple[ndarray, ndarray]:
    """lu_factor for whatever it is given."""
    a = as_array(a, check_finite)
    if a.ndim < 2:
        raise ValueError("The input array must be at least two-dimensional.")
    element = factor_type(a.dtype)
    m, n = a.shape[-2:]
    if m > MAX_ROWS:
        raise ValueError("too many rows")
    column_major = overwritable(a, element) if overwrite_a else None
    if column_major is None:
        a, column_major = by_columns(a, element.dtype), True
    ipiv = np.empty((*a.shape[:-2], min(m, n)), np.int64)
    infos = factor_stack(element, a, ipiv, flags if column_major else flags | ROW_MAJOR)
    if infos is not None:
        warn_singular(int(infos[infos > 0][0]))
    return a, (ipiv - 1).astype(np.int32)


def lu_solve(
    lu_and_piv: Tuple[Any, Any],
    b: Any,
    trans: Any = 0,
    overwrite_b: bool = False,
    check_finite: bool = True,
    *,
    threads: Optional[int] = None,
) -> ndarray:
    """
    Solve ``A x = b``, or the transposed systems, with the factors of A.

    Parameters
    ----------
    lu_and_piv : tuple of (..., N, N) ndarray and (..., N) ndarray
        What `lu_factor` gave.
    b : (N,) or (..., N, NRHS) array_like
        Right-hand sides. Leading axes are broadcast against those of `lu`: an
        array of one axis is a right-hand side of every matrix, an array of
        more axes has the right-hand sides of a matrix as columns.
    trans : {0, 1, 2, 'N', 'T', 'C'}, optional
        0 or 'N' solves ``A x = b``, 1 or 'T' ``A^T x = b``, 2 or 'C'
        ``A^H x = b``.
    overwrite_b : bool, optional
        Whether `x` may take the place of `b`, which happens if it is a
        writeable array of the common type with columns in one piece that
        shares no memory with the factors.
    check_finite : bool, optional
        Whether to refuse infinities and NaNs in `b`.
    threads : int, optional
        How many threads may compute, as for `lu_factor`.

    Returns
    -------
    x : (N,) or (..., N, NRHS) ndarray
        The solutions. Those of a matrix whose U has a zero on its diagonal,
        of which `lu_factor` warned, are NaN.

    Raises
    ------
    ValueError
        If shapes do not fit together, `b` is not finite, `trans` is none of
        the letters and numbers above, or a pivot is out of range.

    See Also
    --------
    lu_factor : Factor a matrix.
    solve : Factor and solve in one call.

    Examples
    --------
    >>> import numpy as np
    >>> from recursive_lu import lu_factor, lu_solve
    >>> A = np.array([[2, 5, 8, 7], [5, 2, 2, 8], [7, 5, 6, 6], [5, 4, 4, 8]])
    >>> b = np.array([1, 1, 1, 1])
    >>> x = lu_solve(lu_factor(A), b)
    >>> np.allclose(A @ x, b)
    True
    """
    if threads is not None and threads != 1:
        with limited(threads):
            return lu_solve(lu_and_piv, b, trans, overwrite_b, check_finite)
    lu, piv = lu_and_piv
    if not (type(b) is type(lu) is type(piv) is ndarray and b.ndim == 1 and HAS_DATA) or overwrite_b:
        return _solve_any(lu, piv, b, trans, overwrite_b, check_finite, flags_for(threads))
    element = element_of(b.dtype)
    n = b.size
    if (
        element is None
        or lu.dtype is not b.dtype
        or lu.shape != (n, n)
        or piv.dtype is not _INT32
        or piv.shape != (n,)
        or n == 0
        or trans not in _TRANS
        or not lu.flags.f_contiguous
    ):
        return _solve_any(lu, piv, b, trans, overwrite_b, check_finite, flags_for(threads))
    x = b.copy()
    try:
        pivots = free.pop()
        if pivots.count != n:
            pivots = pivots.resized(n)
    except IndexError:
        pivots = Pivots(n)
    add(piv, pivots.ones, pivots.low)
    size = SIZE[n]
    # A batch of one tells of an infinity or NaN in x, where each one in b leads to one.
    batched_solve = element.brief_batched_solve if n <= BRIEF else element.batched_solve
    info = batched_solve(
        _TRANS[trans], size, _ONE, pointer_at(id(lu) + DATA), size, _NOTHING, pivots.argument, _NOTHING,
        pointer_at(id(x) + DATA), size, _NOTHING, _ONE, None, _SERIAL,
    )
    give_back(pivots)
    if info:
        if info < 0:
            refuse(info)
        if check_finite and not all_finite(b):
            raise ValueError(NOT_FINITE)
        if not np.diagonal(lu).all():
            x.fill(np.nan)
    return x


def _solve_any(lu: Any, piv: Any, b: Any, trans: Any, overwrite_b: bool, check_finite: bool, flags: int) -> ndarray:
    """lu_solve for whatever it is given."""
    lu, piv, b = as_array(lu, False), np.asarray(piv), as_array(b, check_finite)
    letter = _LETTERS.get(trans)
    if letter is None:
        raise ValueError(f"trans must be 0, 1 or 2, not {trans!r}")
    if lu.ndim < 2 or lu.shape[-1] != lu.shape[-2]:
        raise ValueError(f"expected square factors, not lu of shape {lu.shape}")
    n = lu.shape[-1]
    if piv.dtype.kind not in "iu" and piv.size or piv.ndim < 1 or piv.shape[-1] != n:
        raise ValueError(f"piv must be integers of shape (..., {n}), not of shape {piv.shape} and type {piv.dtype}")
    vector = b.ndim == 1
    sides = b[:, np.newaxis] if vector else b
    if b.ndim == 0 or sides.shape[-2] != n:
        raise ValueError(f"Shapes of lu {lu.shape} and b {b.shape} are incompatible")
    element = factor_type(lu.dtype, b.dtype)
    matrices = np.broadcast_shapes(lu.shape[:-2], piv.shape[:-1])
    batch = np.broadcast_shapes(matrices, sides.shape[:-2])
    in_place = overwrite_b and overwritable_sides(sides, element, batch) and not np.may_share_memory(b, lu)
    x = sides if in_place else by_columns(np.broadcast_to(sides, (*batch, *sides.shape[-2:])), element.dtype)
    if x.size:
        ipiv = np.empty((*matrices, n), np.int64)
        ipiv[...] = piv
        ipiv += 1
        lu = np.broadcast_to(lu, (*matrices, n, n))
        if element_of(lu.dtype) is not element or not lu.flags.aligned or leading_dimension(lu) is None:
            lu = by_columns(lu, element.dtype)
        infos = solve_stack(element, letter, lu, ipiv, x, flags)
        if infos is not None:
            x[infos > 0] = np.nan
    return x[..., 0] if vector else x
