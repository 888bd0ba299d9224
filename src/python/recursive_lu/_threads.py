"""How many threads a call may use."""

from __future__ import annotations

import contextlib
import operator
import os
import threading
from typing import Iterator

from ._library import fail, library

__all__ = ["get_num_threads", "limited", "set_num_threads"]

_limit = threading.RLock()


def _after_fork_in_child() -> None:
    # The thread that held the lock is not in the child.
    global _limit
    _limit = threading.RLock()


os.register_at_fork(after_in_child=_after_fork_in_child)


def _count(threads: int, least: int) -> int:
    count = operator.index(threads)
    if count < least:
        raise ValueError(f"threads must be at least {least}, not {count}")
    return min(count, 1024)


def set_num_threads(threads: int) -> None:
    """
    Set the number of threads of later calls of the whole process.

    Parameters
    ----------
    threads : int
        1 to 1024; larger counts as 1024; 0 goes back to the default, the
        processors that this process may use or ``RECURSIVE_LU_NUM_THREADS``
        of the environment.

    Raises
    ------
    ValueError
        If `threads` is negative.

    Examples
    --------
    >>> import recursive_lu
    >>> recursive_lu.set_num_threads(2)
    >>> recursive_lu.get_num_threads()
    2
    >>> recursive_lu.set_num_threads(0)
    """
    info = library.recursive_lu_set_num_threads(_count(threads, 0))
    if info:
        fail(info)


def get_num_threads() -> int:
    """
    Return the number of threads that a call may use, the caller's own
    included.

    Returns
    -------
    threads : int
        What `set_num_threads` last set; or else ``RECURSIVE_LU_NUM_THREADS``
        of the environment; or else the processors that this process may use.
    """
    return int(library.recursive_lu_get_num_threads())


@contextlib.contextmanager
def limited(threads: int) -> Iterator[None]:
    """Has the library use so many threads meanwhile. The number is the process's: such calls wait for one another."""
    count = _count(threads, 1)
    with _limit:
        before = get_num_threads()
        if before == count:
            yield
            return
        set_num_threads(count)
        try:
            yield
        finally:
            set_num_threads(before)
