"""numpy.linalg's solve, inv, det and slogdet on this library, for programs that call them as NumPy documents them.

They compute single precision in double, as NumPy does, look for no infinities, warn of no ill-conditioned matrix, and give back
what NumPy gives: arrays by rows, of the subclass that they were given. What has functions of its own in place of NumPy's
(``__array_function__``) is left to them.
"""

from __future__ import annotations

from typing import Any, Callable, Tuple

import numpy as np
from numpy import ndarray
from numpy.linalg import LinAlgError

from . import _pivots, _single
from ._arrays import as_it_lies, by_columns
from ._determinants import SlogdetResult, determinant, logarithm
from ._factors import Factors
from ._library import Element, FLAGS, INACCURATE, SIZE, address, element_of, fail
from ._systems import invert


_NUMPY_2 = int(np.__version__.split(".")[0]) >= 2
_NUMPYS = {name: getattr(np.linalg, name) for name in ("solve", "inv", "det", "slogdet")}
_DOUBLE, _COMPLEX = element_of(np.dtype("d")), element_of(np.dtype("D"))


def _overridden(*arrays: Any) -> bool:
    """Whether one of the arguments has functions of its own in place of NumPy's."""
    own = ndarray.__array_function__
    return any(getattr(type(a), "__array_function__", own) is not own for a in arrays)


def _unwrapped(a: Any) -> Tuple[ndarray, Callable[[ndarray], Any]]:
    """An array, and what makes a result of its class of a plain array."""
    if type(a) is ndarray:
        return a, _plain
    array = np.asarray(a)
    return array, getattr(a, "__array_wrap__", _plain)


def _plain(a: ndarray) -> ndarray:
    return a


def _square(a: ndarray) -> None:
    if a.ndim < 2:
        raise LinAlgError(f"{a.ndim}-dimensional array given. Array must be at least two-dimensional")
    if a.shape[-1] != a.shape[-2]:
        raise LinAlgError("Last 2 dimensions of the array must be square")


def _types(*arrays: ndarray) -> Tuple[Element, np.dtype]:
    """The type to compute in, and that of the result."""
    result = np.dtype("f")
    for a in arrays:
        dtype = a.dtype
        if element_of(dtype.newbyteorder("=")) is None:
            if dtype.kind in "fc":
                raise TypeError(f"array type {dtype.name} is unsupported in linalg")
            if dtype.kind not in "biu":
                raise TypeError(f"array type {dtype.name} is unsupported in linalg")
            dtype = np.dtype("d")
        result = np.result_type(result, dtype.newbyteorder("="))
    element = _COMPLEX if result.kind == "c" else _DOUBLE
    assert element is not None
    return element, result


def _factors(a: ndarray, element: Element) -> Factors:
    x, column_major = as_it_lies(a, element.dtype)
    return Factors(element, x, column_major, 1)


def solve(a: Any, b: Any) -> Any:
    """Solve a linear matrix equation, or system of linear scalar equations, as numpy.linalg.solve does."""
    element = _single.plain(a)
    if type(b) is ndarray and b.ndim == 1 and element is not None and element.real.char == "d" and b.dtype is a.dtype:
        if len(b) == len(a):
            return _solve_one(element, a, b.copy())
    if _overridden(a, b):
        return _NUMPYS["solve"](a, b)
    a, _ = _unwrapped(a)
    _square(a)
    b, wrap = _unwrapped(b)
    element, dtype = _types(a, b)
    vector = b.ndim == 1 if _NUMPY_2 else b.ndim == a.ndim - 1
    sides = b[..., np.newaxis] if vector else b
    if sides.ndim < 2 or sides.shape[-2] != a.shape[-1]:
        raise ValueError(f"solve: shapes {a.shape} and {b.shape} do not fit together")
    batch = np.broadcast_shapes(a.shape[:-2], sides.shape[:-2])
    factors = _factors(a, element)
    if factors.singular():
        raise LinAlgError("Singular matrix")
    x = by_columns(np.broadcast_to(sides, (*batch, *sides.shape[-2:])), element.dtype)
    factors.solve(x)
    x = x[..., 0] if vector else np.ascontiguousarray(x)
    return wrap(x.astype(dtype, copy=False))


def _solve_one(element: Element, a: ndarray, x: ndarray) -> ndarray:
    """The solution of one system in place of its right-hand side."""
    lu = np.array(a, order="F")
    n = len(x)
    pivots = _pivots.take(n)
    size = SIZE[n]
    info = element.gesv(size, SIZE[1], address(lu), size, pivots.argument, address(x), size, FLAGS[1])
    _pivots.give_back(pivots)
    if info > 0:
        raise LinAlgError("Singular matrix")
    if info < 0 and info != INACCURATE:
        fail(info)
    return x


def inv(a: Any) -> Any:
    """Compute the inverse of a matrix, as numpy.linalg.inv does."""
    element = _single.plain(a)
    if element is not None and element.real.char == "d":
        single = _single.factor(a, element, False, 1)
        if single.info:
            raise LinAlgError("Singular matrix")
        result = _single.inverse(single, 1)
        _pivots.give_back(single.pivots)
        return np.ascontiguousarray(result)
    if _overridden(a):
        return _NUMPYS["inv"](a)
    a, wrap = _unwrapped(a)
    _square(a)
    element, dtype = _types(a)
    factors = _factors(a, element)
    if factors.singular():
        raise LinAlgError("Singular matrix")
    return wrap(np.ascontiguousarray(invert(factors)).astype(dtype, copy=False))


def det(a: Any) -> Any:
    """Compute the determinant of an array, as numpy.linalg.det does."""
    element = _single.plain(a)
    if element is not None and element.real.char == "d":
        single = _single.factor(a, element, False, 1)
        result = _single.determinant(single)
        _pivots.give_back(single.pivots)
        return result
    if _overridden(a):
        return _NUMPYS["det"](a)
    a = np.asarray(a)
    _square(a)
    element, dtype = _types(a)
    return determinant(_factors(a, element)).astype(dtype, copy=False)


def slogdet(a: Any) -> Any:
    """Compute the sign and (natural) logarithm of the determinant of an array, as numpy.linalg.slogdet does."""
    element = _single.plain(a)
    if element is not None and element.real.char == "d":
        single = _single.factor(a, element, False, 1)
        one = _single.logarithm(single)
        _pivots.give_back(single.pivots)
        return SlogdetResult(*one) if _NUMPY_2 else one
    if _overridden(a):
        return _NUMPYS["slogdet"](a)
    a = np.asarray(a)
    _square(a)
    element, dtype = _types(a)
    result = logarithm(_factors(a, element))
    real = np.dtype("f") if dtype.char in "fF" else np.dtype("d")
    pair = result.sign.astype(dtype, copy=False), result.logabsdet.astype(real, copy=False)
    return SlogdetResult(*pair) if _NUMPY_2 else pair
