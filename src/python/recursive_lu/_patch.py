"""Puts this library's functions in place of those of numpy.linalg and scipy.linalg."""

from __future__ import annotations

import contextlib
import importlib
from typing import Any, Iterator, List, Tuple

_SCIPY = ("lu_factor", "lu_solve", "lu", "solve", "inv", "det")
_NUMPY = ("solve", "inv", "det", "slogdet")


@contextlib.contextmanager
def patch() -> Iterator[None]:
    """
    Have numpy.linalg and scipy.linalg compute with this library meanwhile.

    The attributes ``solve``, ``inv``, ``det`` and ``slogdet`` of
    ``numpy.linalg`` and ``lu_factor``, ``lu_solve``, ``lu``, ``solve``,
    ``inv`` and ``det`` of ``scipy.linalg``, if there is a SciPy, are
    replaced, for all threads of the process, and put back at the end. Names
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
    import numpy.linalg

    from . import _determinants, _lu, _numpy, _systems

    replaced: List[Tuple[Any, str, Any]] = []

    def replace(module: Any, name: str, function: Any) -> None:
        replaced.append((module, name, getattr(module, name)))
        setattr(module, name, function)

    try:
        for name in _NUMPY:
            replace(numpy.linalg, name, getattr(_numpy, name))
        try:
            scipy_linalg = importlib.import_module("scipy.linalg")
        except ImportError:
            pass
        else:
            for name in _SCIPY:
                home = _lu if name.startswith("lu") else _determinants if name == "det" else _systems
                replace(scipy_linalg, name, getattr(home, name))
        yield
    finally:
        for module, name, function in reversed(replaced):
            setattr(module, name, function)
