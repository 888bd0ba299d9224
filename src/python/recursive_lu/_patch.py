"""Puts this library's functions in place of those of numpy.linalg and scipy.linalg."""

from __future__ import annotations

import contextlib
import importlib
import threading
from typing import Any, Iterator, List, Tuple

# What was replaced, as module, name and function, while any patch is active; and how many are.
_replaced: List[Tuple[Any, str, Any]] = []
_active = 0
_changes = threading.Lock()


@contextlib.contextmanager
def patch() -> Iterator[None]:
    """
    Have numpy.linalg and scipy.linalg compute with this library meanwhile.

    The attributes ``solve``, ``inv``, ``det`` and ``slogdet`` of
    ``numpy.linalg`` and ``lu_factor``, ``lu_solve``, ``lu``, ``solve``,
    ``inv`` and ``det`` of ``scipy.linalg``, if there is a SciPy, are
    replaced, for all threads of the process, and put back at the end, of the
    last one if several overlap. They behave as NumPy and as SciPy 1.17 document, whatever SciPy is there. Names
    that were imported before, as by ``from scipy.linalg import solve``, stay
    what they are, and so do calls that other functions of the two modules
    make. ``python -m recursive_lu program.py`` reaches more.

    Examples
    --------
    >>> import numpy as np
    >>> import recursive_lu
    >>> with recursive_lu.patch():
    ...     np.linalg.solve is recursive_lu._numpy.solve
    True
    >>> np.linalg.solve is recursive_lu._numpy.solve
    False
    """
    global _active
    replacements = _replacements()
    with _changes:
        _active += 1
        if _active == 1:
            _replaced[:] = [(module, name, getattr(module, name)) for module, name, _ in replacements]
            _set(replacements)
    try:
        yield
    finally:
        with _changes:
            _active -= 1
            if _active == 0:
                _set(_replaced)
                _replaced.clear()


def _set(attributes: List[Tuple[Any, str, Any]]) -> None:
    for module, name, function in attributes:
        setattr(module, name, function)


def _replacements() -> List[Tuple[Any, str, Any]]:
    """Modules, names, and what this package has for them."""
    import numpy.linalg

    from . import _determinants, _lu, _lu_factor, _numpy, _systems

    homes: List[Tuple[Any, Any, Tuple[str, ...]]] = [(numpy.linalg, _numpy, ("solve", "inv", "det", "slogdet"))]
    try:
        scipy_linalg = importlib.import_module("scipy.linalg")
    except ImportError:
        pass
    else:
        homes += [
            (scipy_linalg, _lu_factor, ("lu_factor", "lu_solve")),
            (scipy_linalg, _lu, ("lu",)),
            (scipy_linalg, _systems, ("solve", "inv")),
            (scipy_linalg, _determinants, ("det",)),
        ]
    return [(module, name, getattr(home, name)) for module, home, names in homes for name in names]
