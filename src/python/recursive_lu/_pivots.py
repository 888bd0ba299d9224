"""Row exchanges: the library's are 64-bit numbers counted from 1, SciPy's 32-bit numbers counted from 0."""

from __future__ import annotations

import ctypes
from typing import List

import numpy as np
from numpy import ndarray

# Above this many rows SciPy's numbers do not count them.
MAX_ROWS = 2**31 - 1
# Memory for more row exchanges than these is given up for the next fewer ones.
_KEPT = 1 << 16


class Pivots:
    """Memory for the row exchanges of one matrix, as the library has them: argument is its address. low are the lower
    halves of the numbers (both machines are little-endian), so that one operation makes SciPy's numbers, low - ones, or takes
    them over; the upper halves are zero. zeros is the address of a right-hand side of zeros, of any element type, for a system
    of that order."""

    __slots__ = ("argument", "count", "low", "ones", "zeros", "_length", "_memory", "_side")

    def __init__(self, count: int) -> None:
        self._length = max(count, 64)
        self._memory = np.zeros(self._length, np.int64)
        self.argument = ctypes.c_void_p(self._memory.ctypes.data)
        self._side = np.zeros(self._length, np.complex128)
        self.zeros = ctypes.c_void_p(self._side.ctypes.data)
        self.resized(count)

    def clear(self) -> None:
        """Makes the right-hand side zero again, after a solution with NaN took its place."""
        self._side.fill(0)

    def resized(self, count: int) -> "Pivots":
        """Memory for another number of row exchanges: this, or a larger one in its place."""
        if count > self._length or self._length > _KEPT >= count:
            return Pivots(count)
        self.count = count
        self.low: ndarray = self._memory.view(np.int32)[: 2 * count : 2]
        self.ones: ndarray = np.ones(count, np.int32)
        return self


# Memory that no call has.
free: List[Pivots] = []
# give_back(pivots): lets later calls use the memory.
give_back = free.append


def take(count: int) -> Pivots:
    """Memory for so many row exchanges, which no other call has. There is as much of it as calls ever were active at once."""
    try:
        pivots = free.pop()
    except IndexError:
        return Pivots(count)
    return pivots if pivots.count == count else pivots.resized(count)
