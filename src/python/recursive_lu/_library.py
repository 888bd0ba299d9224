"""Loads librecursivelu.so and declares its functions, once for each of the four element types.

Nothing outside of this file knows ctypes' types. A size, a flag or a letter is converted into ctypes' form of an argument once
and kept (SIZE, CHAR, FLAGS), for a call with declared ``argtypes`` would convert each of them anew: of a call for a matrix of
order 4 that is half of the time.
"""

from __future__ import annotations

import ctypes
import os
import pathlib
import sys
from typing import Any, Callable, Dict, NoReturn

import numpy as np

__all__ = [
    "CHAR", "DATA", "Element", "FLAGS", "HAS_DATA", "INACCURATE", "ROW_MAJOR", "SIZE", "THREADED", "address", "element_of",
    "fail", "library", "pointer_at",
]

# Bits of the argument flags, as include/recursive_lu.h has them.
THREADED, ROW_MAJOR = 1, 4
_ERRORS = -(2**63) + 2**31
_OUT_OF_MEMORY = _ERRORS + 100
INACCURATE = _ERRORS + 102

# The functions that this package calls and that exist for every element type.
_FUNCTIONS = (
    "strided", "batched", "solve", "batched_solve", "batched_solve_pointers", "gesv", "batched_gesv", "inverse", "det",
    "logdet", "rcond",
)
# Those that are also called for small matrices without giving up the interpreter's lock, which takes longer than they do.
_BRIEF = ("gesv", "batched_solve")


def _load() -> ctypes.CDLL:
    """The library beside this module, or the one that the environment names in RECURSIVE_LU_LIBRARY."""
    beside = pathlib.Path(__file__).with_name("lib") / "librecursivelu.so"
    path = os.environ.get("RECURSIVE_LU_LIBRARY") or os.fspath(beside)
    try:
        loaded = ctypes.CDLL(path)
        # A library that lacks one of the functions is another one, or another version.
        for letters in "f64", "f32", "c128", "c64":
            for name in _FUNCTIONS:
                getattr(loaded, f"recursive_lu_{letters}_{name}")
    except (OSError, AttributeError) as error:
        raise ImportError(f"recursive_lu cannot load its library {path}: {error}", path=path) from error
    return loaded


library = _load()
_holding_the_lock = ctypes.PyDLL(None, handle=library._handle)
library.recursive_lu_version.restype = ctypes.c_char_p
library.recursive_lu_isa.restype = ctypes.c_char_p
library.recursive_lu_message.restype = ctypes.c_char_p
library.recursive_lu_message.argtypes = [ctypes.c_int64]
library.recursive_lu_set_num_threads.argtypes = [ctypes.c_int32]
library.recursive_lu_set_num_threads.restype = ctypes.c_int64
library.recursive_lu_get_num_threads.restype = ctypes.c_int32


class Element:
    """One element type: NumPy's dtypes for it and the library's functions, as attributes of their names without prefix."""

    strided: Callable[..., int]
    batched: Callable[..., int]
    solve: Callable[..., int]
    batched_solve: Callable[..., int]
    batched_solve_pointers: Callable[..., int]
    gesv: Callable[..., int]
    batched_gesv: Callable[..., int]
    inverse: Callable[..., int]
    det: Callable[..., int]
    logdet: Callable[..., int]
    rcond: Callable[..., int]
    brief_gesv: Callable[..., int]
    brief_batched_solve: Callable[..., int]

    def __init__(self, letters: str, char: str, real: str, c_real: Any) -> None:
        self.dtype = np.dtype(char)
        self.real = np.dtype(real)
        self.complex = self.dtype.kind == "c"
        # A real number by value, as rcond takes it.
        self.number = c_real.from_param
        # LAPACK's relative machine precision: half of the distance from 1 to the next number.
        self.precision = float(np.finfo(real).eps) / 2
        for owner, prefix, names in ((library, "", _FUNCTIONS), (_holding_the_lock, "brief_", _BRIEF)):
            for name in names:
                function = owner[f"recursive_lu_{letters}_{name}"]
                function.restype = ctypes.c_int64
                setattr(self, prefix + name, function)


_ELEMENTS: Dict[Any, Element] = {
    element.dtype: element
    for element in (
        Element("f64", "d", "d", ctypes.c_double),
        Element("f32", "f", "f", ctypes.c_float),
        Element("c128", "D", "d", ctypes.c_double),
        Element("c64", "F", "f", ctypes.c_float),
    )
}

# element_of(dtype): the element type of native numbers of this dtype, or None.
element_of = _ELEMENTS.get


class _Prepared(dict):
    """Arguments in ctypes' form by their values, made when they are first asked for."""

    def __init__(self, convert: Callable[[Any], Any]) -> None:
        super().__init__()
        self._convert = convert

    def __missing__(self, value: Any) -> Any:
        if len(self) > 10000:
            self.clear()
        argument = self[value] = self._convert(value)
        return argument


SIZE = _Prepared(ctypes.c_int64.from_param)
CHAR = _Prepared(lambda letter: ctypes.c_char.from_param(letter.encode()))
FLAGS = _Prepared(ctypes.c_uint32.from_param)

pointer_at = ctypes.c_void_p.from_address
# Where NumPy's binary interface has an array's data pointer: PyArrayObject begins with PyObject_HEAD, then comes data.
DATA = object.__basicsize__


def _address_by_structure(array: np.ndarray) -> ctypes.c_void_p:
    return pointer_at(id(array) + DATA)


def _address_by_attribute(array: np.ndarray) -> ctypes.c_void_p:
    return ctypes.c_void_p(array.ctypes.data)


def _structure_is_known() -> bool:
    """Whether this interpreter and this NumPy have the data pointer where _address_by_structure looks for it."""
    if sys.implementation.name != "cpython":
        return False
    base = np.arange(24.0).reshape(4, 6)
    samples = (base, base[1:, 2:], base[::-1], base.T, np.empty(0), np.zeros((), np.complex64))
    return all(_address_by_structure(sample).value == sample.ctypes.data for sample in samples)


# Whether pointer_at(id(array) + DATA) is address(array).
HAS_DATA = _structure_is_known()
# address(array): the address of the first element, as an argument, in a tenth of the time that array.ctypes.data takes. The
# argument refers to the array without keeping it: the caller does until the call has returned.
address = _address_by_structure if HAS_DATA else _address_by_attribute


def fail(info: int) -> NoReturn:
    """Raises what stands for an info that no argument checked here can lead to."""
    message = library.recursive_lu_message(info).decode()
    if info == _OUT_OF_MEMORY:
        raise MemoryError(message)
    raise RuntimeError(f"recursive_lu: {message} (info {info})")
