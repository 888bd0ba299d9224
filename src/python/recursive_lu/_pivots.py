"""Row exchanges: the library's are 64-bit numbers counted from 1, SciPy's 32-bit numbers counted from 0."""

from __future__ import annotations

from typing import List

import numpy as np
from numpy import ndarray

from ._library import address

_ONE = np.ones((), np.int32)
_KEPT = 16
# Above this many rows SciPy's numbers do not count them.
MAX_ROWS = 2**31 - 1


class Pivots:
    """Memory for the row exchanges of one matrix, as the library has them. It is used again: take, then give_back."""

    __slots__ = ("argument", "length", "_low", "_memory")

    def __init__(self, length: int) -> None:
        self.length = length
        self._memory = np.zeros(length, np.int64)
        # Both machines are little-endian: the lower halves, of which one operation makes SciPy's numbers.
        self._low = self._memory.view(np.int32)[::2]
        self.argument = type(address(self._memory))(self._memory.ctypes.data)

    def counted_from_zero(self, count: int) -> ndarray:
        """The first numbers as SciPy has them."""
        return np.subtract(self._low[:count], _ONE)

    def read(self, piv: ndarray) -> None:
        """Takes numbers over from SciPy's; those out of range stay out of range."""
        np.add(piv, _ONE, self._low[: piv.size])


_free: List[Pivots] = []


def take(length: int) -> Pivots:
    """Memory for so many row exchanges, which no other call has."""
    try:
        pivots = _free.pop()
    except IndexError:
        return Pivots(max(length, 64))
    return pivots if pivots.length >= length else Pivots(length + length // 2)


def give_back(pivots: Pivots) -> None:
    """Lets later calls use it."""
    if len(_free) < _KEPT and pivots.length <= 1 << 16:
        _free.append(pivots)
