"""solve and inv: systems of equations and inverses, with a warning where the matrix is nearly singular."""

from __future__ import annotations

import math
from typing import Any, Callable, Optional, Tuple

import numpy as np
from numpy import ndarray

from . import _pivots, _single, _structure
from ._arrays import (
    NOT_FINITE, all_finite, as_array, as_it_lies, by_columns, matrix_type, overwritable, overwritable_sides, system_type
)
from ._conditioning import ill_conditioned, largest, norms
from ._factors import Factors, flags_for
from ._library import Element, FLAGS, SIZE, address, fail
from ._threads import limited
from ._warnings import raise_singular, warn_ill_conditioned

# Up to this order the systems of a batch are factored and solved in one call; of larger matrices the factors are what takes time.
_SYSTEM_ORDER = 32
# Up to this order the inverses of a batch are solutions of one call; above it, each is a call of its own.
_INVERSE_ORDER = 32


def solve(
    a: Any,
    b: Any,
    lower: bool = False,
    overwrite_a: bool = False,
    overwrite_b: bool = False,
    check_finite: bool = True,
    assume_a: Optional[str] = None,
    transposed: bool = False,
    *,
    threads: Optional[int] = None,
) -> ndarray:
    """
    Solve ``a @ x = b`` for x, or every system of a batch.

    Parameters
    ----------
    a : (..., N, N) array_like
        The matrices.
    b : (N,) or (..., N, NRHS) array_like
        Right-hand sides. Leading axes are broadcast against those of `a`: an
        array of one axis is a right-hand side of every matrix, an array of
        more axes has the right-hand sides of a matrix as columns. If `a` is
        a single number, it is the 1 x 1 matrix of every row of `b`.
    lower : bool, optional
        Which triangle is used if `assume_a` is 'sym', 'her' or 'pos': by
        default the upper one.
    overwrite_a, overwrite_b : bool, optional
        Whether `a` and `b` may be overwritten. It saves copies if they are
        writeable arrays of the common type, the matrices of `a` by rows or
        by columns, also within larger ones, and the columns of `b` in one
        piece each.
    check_finite : bool, optional
        Whether to refuse infinities and NaNs. Without the check they are
        computed with as any number: the library neither crashes nor hangs.
    assume_a : str, optional
        Which elements of `a` are looked at: 'diagonal', 'tridiagonal',
        'upper triangular', 'lower triangular', 'symmetric' ('sym'),
        'hermitian' ('her') and 'positive definite' ('pos') use only what
        they name. 'general' ('gen'), 'banded' and None use all. Whatever
        it is, the system is solved by LU factorization with partial
        pivoting; so 'pos' does not find out that a matrix is indefinite.
    transposed : bool, optional
        Whether to solve ``a.T @ x = b``. Not for complex matrices.
    threads : int, optional
        How many threads may compute. By default as many as
        `get_num_threads` tells, where that pays; the result has the same
        bits on any number.

    Returns
    -------
    x : (N,), (..., N) or (..., N, NRHS) ndarray
        The solutions.

    Raises
    ------
    ValueError
        If shapes do not fit together, an array is not finite, or `assume_a`
        is none of the words above.
    numpy.linalg.LinAlgError
        If U of a matrix has a zero on its diagonal. `b` is unchanged then.
    NotImplementedError
        If `transposed` and a matrix is complex.

    Warns
    -----
    LinAlgWarning
        If the estimated reciprocal condition number of a matrix, in the
        1-norm, is below the machine precision: x may not have a correct
        digit.

    See Also
    --------
    lu_factor, lu_solve : Factor once and solve often.

    Examples
    --------
    >>> import numpy as np
    >>> from recursive_lu import solve
    >>> a = np.array([[3, 2, 0], [1, -1, 0], [0, 5, 1]])
    >>> b = np.array([2, 4, -1])
    >>> x = solve(a, b)
    >>> np.allclose(x, [2, -2, 9])
    True

    A thousand systems, with two right-hand sides each:

    >>> rng = np.random.default_rng(1)
    >>> a = rng.standard_normal((1000, 8, 8))
    >>> b = rng.standard_normal((1000, 8, 2))
    >>> x = solve(a, b)
    >>> np.allclose(a @ x, b)
    True
    """
    if threads is not None and threads != 1:
        with limited(threads):
            return solve(a, b, lower, overwrite_a, overwrite_b, check_finite, assume_a, transposed)
    _structure.known(assume_a)
    if not (overwrite_a or overwrite_b or transposed) and type(b) is ndarray:
        element = _single.plain(a) if _structure.is_general(assume_a) else None
        if element is not None and b.dtype is a.dtype and b.ndim in (1, 2) and len(b) == len(a) and b.size:
            return _solve_one(element, a, b, check_finite, flags_for(threads))
    a, b = as_array(a, False), as_array(b, False)
    if a.ndim < 2:
        a = np.atleast_2d(a)
    if a.shape[-1] != a.shape[-2]:
        raise ValueError(f"Expected square matrix, got a.shape={a.shape}")
    element = system_type(a.dtype, b.dtype)
    if transposed and element.complex:
        raise NotImplementedError("solve does not solve a^T x = b or a^H x = b for complex matrices; lu_solve does")
    vector = b.ndim <= 1
    sides = b.reshape(-1, 1) if vector else b
    n = a.shape[-1]
    if sides.shape[-2] != n:
        if a.size != 1:
            raise ValueError(f"incompatible shapes: a.shape={a.shape} and b.shape={b.shape}")
        # SciPy takes a single number for the matrix of every row.
        if check_finite and not (all_finite(a) and all_finite(b)):
            raise ValueError(NOT_FINITE)
        return solve(a.reshape(1, 1), sides[..., np.newaxis, :], check_finite=False)[..., 0, :].reshape(b.shape)
    batch = a.shape[:-2] if a.shape[:-2] == sides.shape[:-2] else np.broadcast_shapes(a.shape[:-2], sides.shape[:-2])

    if overwrite_a and np.may_share_memory(a, sides):
        sides, overwrite_b = sides.copy(), True
    matrices = _structure.general(a, assume_a, lower)
    if check_finite and matrices is not a and not all_finite(a):
        raise ValueError(NOT_FINITE)
    whole = sides if sides.shape[:-2] == batch else np.broadcast_to(sides, (*batch, *sides.shape[-2:]))
    each = matrices.shape[:-2] == batch != () and whole.size > 0
    if each and n <= _SYSTEM_ORDER and not (overwrite_a or overwrite_b or transposed):
        x = _solve_small(element, matrices, whole, check_finite, flags_for(threads))
        return x[..., 0] if vector else x
    if check_finite and not all_finite(sides):
        raise ValueError(NOT_FINITE)
    factors, check = _factored(matrices, element, overwrite_a or matrices is not a, check_finite, transposed, threads)
    raise_singular(factors.singular(), len(factors.batch) > 0)
    # Before the solution: it may take the place of right-hand sides that are a part of a.
    rconds = check()
    if overwrite_b and overwritable_sides(whole, element, batch) and not np.may_share_memory(whole, factors.lu):
        x = whole
    else:
        x = by_columns(whole, element.dtype)
    factors.solve(x, "T" if transposed else "N")
    warn_ill_conditioned(rconds, len(factors.batch) > 0)
    return x[..., 0] if vector else x


def _solve_one(element: Element, a: ndarray, b: ndarray, check_finite: bool, flags: int) -> ndarray:
    """solve for one general matrix."""
    x = b.copy("F")
    if check_finite and not (math.isfinite(_single.squares_of(x, element)) or all_finite(x)):
        raise ValueError(NOT_FINITE)
    factors = _single.factor(a, element, check_finite, flags)
    if factors.info:
        raise_singular((0,), False)
    _single.solve(factors, x)
    rcond = _single.ill_conditioned(factors, a)
    _pivots.give_back(factors.pivots)
    if rcond is not None:
        warn_ill_conditioned({0: rcond}, False)
    return x


def _solve_small(element: Element, a: ndarray, sides: ndarray, check_finite: bool, flags: int) -> ndarray:
    """solve for a batch of small general matrices, each with right-hand sides of its own."""
    x = by_columns(sides, element.dtype)
    lu, column_major = as_it_lies(a, element.dtype)
    size = largest(lu, element)
    factors = Factors.solved(element, lu, column_major, flags, x)
    # All solutions are finite only if everything that led to them is.
    if factors.infos is not None and check_finite and not (all_finite(a) and all_finite(sides)):
        raise ValueError(NOT_FINITE)
    raise_singular(factors.singular(), True)
    warn_ill_conditioned(ill_conditioned(factors, size, lambda: norms(a), False), True)
    return x


def _factored(
    a: ndarray, element: Element, overwrite: bool, check_finite: bool, transposed: bool, threads: Optional[int]
) -> Tuple[Factors, Callable[[], Any]]:
    """The factors of a stack, in its own memory if it may be overwritten, and what finds the ill-conditioned matrices in it."""
    column_major = overwritable(a, element) if overwrite else None
    if column_major is None:
        x, column_major = as_it_lies(a, element.dtype)
        size = largest(x, element)
        if check_finite and not math.isfinite(size):
            raise ValueError(NOT_FINITE)

        def exact() -> ndarray:
            return norms(a, transposed)
    else:
        if check_finite and not all_finite(a):
            raise ValueError(NOT_FINITE)
        # The matrix will be gone when its norm is needed.
        x = a
        norm = norms(a, transposed)
        size = float(norm.max(initial=0))

        def exact() -> ndarray:
            return norm

    factors = Factors(element, x, column_major, flags_for(threads))
    return factors, lambda: ill_conditioned(factors, size, exact, transposed) if factors.lu.size else {}


def inv(
    a: Any,
    overwrite_a: bool = False,
    check_finite: bool = True,
    *,
    assume_a: Optional[str] = None,
    lower: bool = False,
    threads: Optional[int] = None,
) -> ndarray:
    """
    Compute the inverse of a matrix, or of every matrix of a batch.

    To solve a system, `solve` and `lu_solve` are faster and more accurate.

    Parameters
    ----------
    a : (..., N, N) array_like
        The matrices. Integers of up to 16 bits, booleans and float16 are
        inverted as float32, other integers as float64.
    overwrite_a : bool, optional
        Whether the inverse may take the place of `a`, as for `solve`.
    check_finite : bool, optional
        Whether to refuse infinities and NaNs.
    assume_a : str, optional
        Which elements of `a` are looked at, as for `solve`.
    lower : bool, optional
        Which triangle is used if `assume_a` is 'sym', 'her' or 'pos': by
        default the upper one.
    threads : int, optional
        How many threads may compute, as for `solve`.

    Returns
    -------
    ainv : (..., N, N) ndarray
        The inverses.

    Raises
    ------
    ValueError
        If the matrices are not square or not finite.
    numpy.linalg.LinAlgError
        If U of a matrix has a zero on its diagonal.
    TypeError
        If the elements are not numbers, or in extended precision.

    Warns
    -----
    LinAlgWarning
        If the estimated reciprocal condition number of a matrix, in the
        1-norm, is below the machine precision.

    Examples
    --------
    >>> import numpy as np
    >>> from recursive_lu import inv
    >>> a = np.array([[1., 2.], [3., 4.]])
    >>> np.allclose(inv(a), [[-2, 1], [1.5, -0.5]])
    True
    """
    if threads is not None and threads != 1:
        with limited(threads):
            return inv(a, overwrite_a, check_finite, assume_a=assume_a, lower=lower)
    _structure.known(assume_a)
    element = None if overwrite_a else _single.plain(a)
    if element is not None and _structure.is_general(assume_a):
        single = _single.factor(a, element, check_finite, flags_for(threads))
        if single.info:
            raise_singular((0,), False)
        ainv = _single.inverse(single, flags_for(threads))
        _pivots.give_back(single.pivots)
        rcond = _single.ill_conditioned_by_inverse(single, a, ainv)
        if rcond is not None:
            warn_ill_conditioned({0: rcond}, False)
        return ainv
    a = as_array(a, False)
    if a.ndim < 2:
        raise ValueError(f"Expected at least ndim=2, got a.ndim={a.ndim}")
    if a.shape[-1] != a.shape[-2]:
        raise ValueError(f"Expected square matrix, got a.shape={a.shape}")
    element = matrix_type(a.dtype)
    matrices = _structure.general(a, assume_a, lower)
    if check_finite and matrices is not a and not all_finite(a):
        raise ValueError(NOT_FINITE)
    factors, check = _factored(matrices, element, overwrite_a or matrices is not a, check_finite, False, threads)
    raise_singular(factors.singular(), a.ndim > 2)
    rconds = check()
    result = invert(factors)
    warn_ill_conditioned(rconds, a.ndim > 2)
    return result


def invert(factors: Factors) -> ndarray:
    """The inverses of matrices that are not singular, in the place of their factors or, of small ones, in new memory."""
    n, element = factors.n, factors.element
    if factors.lu.size == 0:
        return factors.lu
    if factors.count > 1 and n <= _INVERSE_ORDER:
        identity = np.zeros((*factors.batch, n, n), element.dtype)
        steps = np.arange(n)
        identity[..., steps, steps] = 1
        # The inverse of what the library has: its transpose, if the matrices are by rows.
        x = identity.swapaxes(-1, -2)
        factors.solve(x, "N" if factors.column_major else "T")
    else:
        x = factors.lu
        size, lda, flags = SIZE[n], SIZE[factors.lda], FLAGS[factors.flags]
        for matrix, ipiv in factors.matrices():
            info = element.inverse(size, address(matrix), lda, address(ipiv), flags)
            if info:
                fail(info)
    return x if factors.column_major else x.swapaxes(-1, -2)
