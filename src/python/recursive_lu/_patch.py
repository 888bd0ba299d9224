"""Puts this library's functions in place of those of numpy.linalg and scipy.linalg."""

from __future__ import annotations

import contextlib
import importlib
from typing import Any, Iterator, List, Tuple


@contextlib.contextmanager
def patch() -> Iterator[None]:
    """
    Have numpy.linalg and scipy.linalg compute with this library meanwhile.

    The attributes ``solve``, ``inv``, ``det`` and ``slogdet`` of
    ``numpy.linalg`` and ``lu_factor``, ``lu_solve``, ``lu``, ``solve``,
    ``inv`` and ``det`` of ``scipy.linalg``, if there is a SciPy, are
    replaced, for all threads of the process, and put back at the end. They
    behave as NumPy and as SciPy 1.17 document, whatever SciPy is there. Names
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

    from . import _determinants, _lu, _lu_factor, _numpy, _systems

    replaced: List[Tuple[Any, str, Any]] = []

    def replace(module: Any, name: str, function: Any) -> None:
        replaced.append((module, name, getattr(module, name)))
        setattr(module, name, function)

    try:
        for name in "solve", "inv", "det", "slogdet":
            replace(numpy.linalg, name, getattr(_numpy, name))
        try:
            scipy_linalg = importlib.import_module("scipy.linalg")
        except ImportError:
            pass
        else:
            for home, names in (
                (_lu_factor, ("lu_factor", "lu_solve")), (_lu, ("lu",)), (_systems, ("solve", "inv")), (_determinants, ("det",))
            ):
                for name in names:
                    replace(scipy_linalg, name, getattr(home, name))
        yield
    finally:
        for module, name, function in reversed(replaced):
            setattr(module, name, function)
