"""What NumPy arrays are turned into before the library sees them: element types, finiteness, layouts, copies.

A stack is an array of shape (..., rows, columns): matrices, however many leading axes there are. A matrix is column-major if
the distance between its rows is one element, row-major if that between its columns is.
"""

from __future__ import annotations

import math
from typing import Any, Optional, Tuple

import numpy as np
from numpy import ndarray

from ._library import Element, element_of

NOT_FINITE = "array must not contain infs or NaNs"
_DOUBLE = np.dtype("d")
# Up to this size one inner product is faster than a search.
_INNER_PRODUCT = 4096
# Elements that are searched at a time, so that what isfinite writes stays in the cache.
_BLOCK = 32768


def as_array(a: Any, check_finite: bool) -> ndarray:
    """The array of a, refused as scipy.linalg refuses it: sparse, masked, of objects or, if asked to look, not finite."""
    if type(a) is not ndarray:
        if type(a).__module__.startswith("scipy.sparse"):
            raise ValueError("Sparse matrices are not supported by this function. Use scipy.sparse.linalg instead.")
        if isinstance(a, np.ma.MaskedArray):
            raise ValueError("masked arrays are not supported")
        a = np.asarray(a)
    if a.dtype.kind not in "fc":
        if a.dtype.kind == "O":
            raise ValueError("object arrays are not supported")
    elif check_finite and not all_finite(a):
        raise ValueError(NOT_FINITE)
    return a


def all_finite(a: ndarray) -> bool:
    """Whether no element is infinite or NaN."""
    element = element_of(a.dtype)
    if element is None:
        return a.dtype.kind not in "fc" or bool(np.isfinite(a).all())
    flat = a.ravel("K")
    if element.complex:
        flat = flat.view(element.real)
    if flat.size <= _INNER_PRODUCT and math.isfinite(flat.dot(flat)):
        # A sum of squares is finite only if they all are; if it is not, it may have overflowed.
        return True
    return all(np.isfinite(flat[i : i + _BLOCK]).all() for i in range(0, flat.size, _BLOCK))


def _refuse(dtype: np.dtype) -> TypeError:
    return TypeError(f"The dtype {dtype} cannot be cast to float(32, 64) or complex(64, 128).")


def factor_type(*dtypes: np.dtype) -> Element:
    """The type that lu_factor and lu_solve compute in: float32 for small integers and halves, extended precision becomes
    double."""
    if len(dtypes) == 1:
        known = element_of(dtypes[0])
        if known is not None:
            return known
    common = np.result_type(*(_factor_dtype(dtype) for dtype in dtypes))
    element = element_of(common)
    assert element is not None
    return element


def _factor_dtype(dtype: np.dtype) -> np.dtype:
    if dtype.kind in "biufc":
        for char in "fdFD":
            if np.can_cast(dtype, char):
                return np.dtype(char)
        if dtype.char in "gG":
            return np.dtype("D" if dtype.kind == "c" else "d")
    raise _refuse(dtype)


def matrix_type(dtype: np.dtype) -> Element:
    """The type that lu, inv and det compute in: as factor_type, but extended precision is refused."""
    if dtype.char in "gG":
        raise _refuse(dtype)
    return factor_type(dtype)


def system_type(a: np.dtype, b: np.dtype) -> Element:
    """The type that solve computes in: float64 for integers, extended precision becomes double."""
    for dtype in (a, b):
        if dtype.kind not in "biufc":
            raise _refuse(dtype)
    common = np.result_type(a, b)
    element = element_of(common)
    if element is not None:
        return element
    return factor_type(common if common.kind in "fc" else _DOUBLE)


def by_columns(a: ndarray, dtype: np.dtype) -> ndarray:
    """A copy of a stack in which every matrix is column-major and the matrices follow one another."""
    if a.ndim == 2:
        return np.array(a, dtype, order="F")
    *batch, m, n = a.shape
    x = np.empty((*batch, n, m), dtype).swapaxes(-1, -2)
    x[...] = a
    return x


def as_it_lies(a: ndarray, dtype: np.dtype) -> Tuple[ndarray, bool]:
    """A copy of a stack that follows the order of the original, and whether its matrices are column-major."""
    if a.ndim > 1 and abs(a.strides[-2]) < abs(a.strides[-1]):
        return by_columns(a, dtype), True
    return np.array(a, dtype, order="C"), False


def leading_dimension(a: ndarray, column_major: bool = True) -> Optional[int]:
    """The distance between columns (or rows) in elements, if the matrices of a stack are column-major (or row-major)."""
    rows, columns = a.shape[-2:]
    near, far = a.strides[-2:]
    if not column_major:
        rows, columns, near, far = columns, rows, far, near
    size = a.itemsize
    if a.size == 0:
        return max(1, rows)
    if rows > 1 and near != size:
        return None
    if columns == 1:
        return rows
    if far % size or far < rows * size:
        return None
    return far // size


def batch_stride(a: ndarray, core: int = 2) -> Optional[int]:
    """The distance between the matrices (core 2) or vectors (core 1) of a stack in elements, if it is always the same."""
    if a.size == 0:
        return 0
    distance: Optional[int] = None
    extent = 1
    for axis in range(a.ndim - core - 1, -1, -1):
        length, stride = a.shape[axis], a.strides[axis]
        if length == 1:
            continue
        if distance is None:
            distance = stride
        elif stride != distance * extent:
            return None
        extent *= length
    if distance is None:
        return 0
    return None if distance % a.itemsize else distance // a.itemsize


def addresses(a: ndarray, batch: Tuple[int, ...], core: int = 2) -> ndarray:
    """The addresses of the matrices (core 2) or vectors (core 1) of a stack that is repeated to fill the batch's shape."""
    inner = a.ndim - core
    steps = np.full(a.shape[:inner], a.ctypes.data, np.intp)
    for axis in range(inner):
        shape = [1] * inner
        shape[axis] = a.shape[axis]
        steps = steps + (np.arange(a.shape[axis], dtype=np.intp) * a.strides[axis]).reshape(shape)
    return np.ascontiguousarray(np.broadcast_to(steps, batch))


def overwritable(a: ndarray, element: Element) -> Optional[bool]:
    """Whether the matrices of a stack are column-major (True) or row-major (False), if the library can compute in their memory:
    writeable, aligned, native, of the element type, and without overlap."""
    flags = a.flags
    if not (flags.writeable and flags.aligned and element_of(a.dtype) is element):
        return None
    stride = batch_stride(a)
    if stride is None:
        return None
    for column_major in (True, False):
        lda = leading_dimension(a, column_major)
        if lda is not None:
            rows, columns = a.shape[-2:] if column_major else a.shape[:-3:-1]
            if math.prod(a.shape[:-2]) <= 1 or abs(stride) >= lda * (columns - 1) + rows:
                return column_major
    return None


def overwritable_sides(b: ndarray, element: Element, batch: Tuple[int, ...]) -> bool:
    """Whether the library can put the solutions of a batch in place of a stack of right-hand sides."""
    return b.shape[:-2] == batch and overwritable(b, element) is True
