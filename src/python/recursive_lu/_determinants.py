"""det, slogdet and rcond: numbers of a matrix that its factors tell."""

from __future__ import annotations

import math
from typing import Any, NamedTuple, Optional, Tuple, Union

import numpy as np
from numpy import ndarray

from . import _pivots, _single
from ._arrays import as_array, as_it_lies, factor_type, matrix_type, overwritable
from ._conditioning import estimate, norms
from ._factors import Factors, flags_for
from ._library import Element, SIZE, address, fail
from ._threads import limited


class SlogdetResult(NamedTuple):
    """Sign and logarithm of the absolute value of a determinant, as numpy.linalg.slogdet names them."""

    sign: Any
    logabsdet: Any


def det(a: Any, overwrite_a: bool = False, check_finite: bool = True, *, threads: Optional[int] = None) -> Any:
    """
    Compute the determinant of a matrix, or of every matrix of a batch.

    Parameters
    ----------
    a : (..., N, N) array_like
        The matrices.
    overwrite_a : bool, optional
        Whether `a` may be overwritten by factors, as for `lu_factor`.
    check_finite : bool, optional
        Whether to refuse infinities and NaNs.
    threads : int, optional
        How many threads may compute, as for `lu_factor`.

    Returns
    -------
    det : (...) float64 or complex128
        The determinants, in double precision also of single precision
        matrices; 0 for singular ones, 1 if N is 0. Infinite or 0 if a
        determinant, not a product on the way, overflows or underflows.

    Raises
    ------
    ValueError
        If the matrices are not square or not finite.
    TypeError
        If the elements are not numbers, or in extended precision.

    See Also
    --------
    slogdet : Where determinants overflow.

    Examples
    --------
    >>> import numpy as np
    >>> from recursive_lu import det
    >>> float(det(np.array([[1, 2, 3], [4, 5, 6], [7, 8, 9]])))
    0.0
    >>> float(det(np.array([[0, 2], [4, 5]])))
    -8.0
    """
    if threads is not None and threads != 1:
        with limited(threads):
            return det(a, overwrite_a, check_finite)
    element = None if overwrite_a else _single.plain(a)
    if element is not None and element.real.char == "d":
        single = _single.factor(a, element, check_finite, flags_for(threads))
        result = _single.determinant(single)
        _pivots.give_back(single.pivots)
        return result
    a = _squares(a, check_finite)
    return determinant(_factored(a, matrix_type(a.dtype), overwrite_a, threads))


def determinant(factors: Factors) -> Any:
    """The determinants, in double precision."""
    element = factors.element
    if not factors.batch and element.real.char == "d":
        result = np.empty((), element.dtype)
        info = element.det(SIZE[factors.n], address(factors.lu), SIZE[factors.lda], address(factors.ipiv), address(result))
        if info:
            fail(info)
        return result[()]
    return _times_power_of_two(*_product(factors))[()]


def slogdet(a: Any, *, check_finite: bool = False, threads: Optional[int] = None) -> SlogdetResult:
    """
    Compute sign and natural logarithm of the absolute value of the
    determinant of a matrix, or of every matrix of a batch.

    Parameters
    ----------
    a : (..., N, N) array_like
        The matrices.
    check_finite : bool, optional
        Whether to refuse infinities and NaNs. By default they give NaN, as in
        numpy.linalg.slogdet.
    threads : int, optional
        How many threads may compute, as for `lu_factor`.

    Returns
    -------
    sign : (...) ndarray or scalar
        -1, 0 or 1; of complex matrices a number of absolute value 1, or 0.
    logabsdet : (...) ndarray or scalar
        The logarithm of the absolute value, minus infinity if it is 0.

    Raises
    ------
    ValueError
        If the matrices are not square, or not finite and to be checked.
    TypeError
        If the elements are not numbers, or in extended precision.

    Examples
    --------
    >>> import numpy as np
    >>> from recursive_lu import slogdet
    >>> sign, logabsdet = slogdet(0.1 * np.eye(500))
    >>> float(sign), round(float(logabsdet), 6)
    (1.0, -1151.292546)
    """
    if threads is not None and threads != 1:
        with limited(threads):
            return slogdet(a, check_finite=check_finite)
    element = _single.plain(a)
    if element is not None:
        single = _single.factor(a, element, check_finite, flags_for(threads))
        result = _single.logarithm(single)
        _pivots.give_back(single.pivots)
        return SlogdetResult(*result)
    a = _squares(a, check_finite)
    return logarithm(_factored(a, matrix_type(a.dtype), False, threads))


def logarithm(factors: Factors) -> SlogdetResult:
    """Signs and logarithms of the determinants, in the precision of the matrices."""
    element = factors.element
    if not factors.batch:
        sign, logabs = np.empty((), element.dtype), np.empty((), element.real)
        info = element.logdet(
            SIZE[factors.n], address(factors.lu), SIZE[factors.lda], address(factors.ipiv), address(sign), address(logabs)
        )
        if info:
            fail(info)
        return SlogdetResult(sign[()], logabs[()])
    product, exponent = _product(factors)
    size = np.abs(product)
    with np.errstate(divide="ignore", invalid="ignore"):
        sign = np.where(size == 0, 0, product / size)
        logabs = np.log(size) + exponent * math.log(2)
    return SlogdetResult(sign.astype(element.dtype)[()], logabs.astype(element.real)[()])


def _product(factors: Factors) -> Tuple[ndarray, ndarray]:
    """The determinants as products and exponents of two: neither overflows."""
    n, element = factors.n, factors.element
    diagonals = np.diagonal(factors.lu, axis1=-2, axis2=-1).astype("D" if element.complex else "d")
    exchanges = np.count_nonzero(factors.ipiv != np.arange(1, n + 1), axis=-1)
    product = np.where(np.asarray(exchanges) % 2 == 1, -1.0, 1.0).astype(diagonals.dtype)
    exponent = np.zeros(factors.batch, np.int64)
    with np.errstate(invalid="ignore", under="ignore"):
        for k in range(n):
            # The sizes of factors and product are from 1/2 to sqrt(2).
            number, shift = _scaled(diagonals[..., k])
            product, again = _scaled(product * number)
            exponent += shift + again
    return product, np.where(product == 0, 0, exponent)


def _scaled(number: ndarray) -> Tuple[ndarray, ndarray]:
    """Numbers divided by powers of two such that their larger part is from 1/2 to 1, and the exponents."""
    if number.dtype.kind == "f":
        fraction, exponent = np.frexp(number)
        return fraction, exponent
    _, exponent = np.frexp(np.maximum(np.abs(number.real), np.abs(number.imag)))
    return _times_power_of_two(number, -exponent), exponent


def _times_power_of_two(number: ndarray, exponent: ndarray) -> ndarray:
    """Numbers times powers of two, zero or infinite where they underflow or overflow."""
    with np.errstate(over="ignore", under="ignore"):
        if number.dtype.kind == "f":
            return np.ldexp(number, exponent)
        # Part by part: a product of complex numbers has NaN where one of them is infinite.
        result = np.empty_like(number)
        result.real, result.imag = np.ldexp(number.real, exponent), np.ldexp(number.imag, exponent)
        return result


def rcond(
    a: Any, norm: Union[str, int, float] = 1, *, check_finite: bool = True, threads: Optional[int] = None
) -> Any:
    """
    Estimate the reciprocal condition number of a matrix, or of every matrix
    of a batch.

    Parameters
    ----------
    a : (..., N, N) array_like
        The matrices.
    norm : {1, '1', 'O', numpy.inf, 'I'}, optional
        1, '1' or 'O' for the 1-norm, the largest column sum of absolute
        values; infinity or 'I' for the largest row sum.
    check_finite : bool, optional
        Whether to refuse infinities and NaNs.
    threads : int, optional
        How many threads may factor, as for `lu_factor`.

    Returns
    -------
    rcond : (...) ndarray or scalar
        LAPACK's estimate of ``1 / (norm(a) * norm(inv(a)))``, from 0 to 1; 0
        if a matrix is singular, 1 if N is 0. It is seldom more than three
        times the true value, but no bound.

    Raises
    ------
    ValueError
        If the matrices are not square or not finite, or `norm` is none of
        the above.
    TypeError
        If the elements are not numbers.

    Examples
    --------
    >>> import numpy as np
    >>> from recursive_lu import rcond
    >>> float(rcond(np.diag([1.0, 1e-6])))
    1e-06
    """
    if threads is not None and threads != 1:
        with limited(threads):
            return rcond(a, norm, check_finite=check_finite)
    if norm in (1, "1", "O", "o"):
        infinity = False
    elif norm in (math.inf, "I", "i"):
        infinity = True
    else:
        raise ValueError(f"norm must be 1, '1', 'O', inf or 'I', not {norm!r}")
    a = _squares(a, check_finite)
    element = factor_type(a.dtype)
    sizes = norms(np.asarray(a, element.dtype), infinity)
    factors = _factored(a, element, False, threads)
    result = np.ones(factors.batch, element.real)
    for index in range(factors.count):
        size = float(np.asarray(sizes).reshape(-1)[index])
        result.reshape(-1)[index] = math.nan if math.isnan(size) else estimate(factors, index, size, infinity)
    return result[()]


def _squares(a: Any, check_finite: bool) -> ndarray:
    """The stack of square matrices that a is."""
    a = as_array(a, check_finite)
    if a.ndim < 2:
        raise ValueError("The input array must be at least two-dimensional.")
    if a.shape[-1] != a.shape[-2]:
        raise ValueError(f"Last 2 dimensions of the array must be square but received shape {a.shape}.")
    return a


def _factored(a: ndarray, element: Element, overwrite: bool, threads: Optional[int]) -> Factors:
    column_major = overwritable(a, element) if overwrite else None
    if column_major is None:
        a, column_major = as_it_lies(a, element.dtype)
    return Factors(element, a, column_major, flags_for(threads))
