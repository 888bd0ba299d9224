"""The general matrices that structured ones are taken for: what assume_a says is put in place of what must not be looked at."""

from __future__ import annotations

from typing import Callable, Dict, Optional

import numpy as np
from numpy import ndarray

__all__ = ["general", "is_general", "known"]


def _symmetric(a: ndarray, lower: bool) -> ndarray:
    return _mirrored(a, lower, a.swapaxes(-1, -2))


def _hermitian(a: ndarray, lower: bool) -> ndarray:
    if a.dtype.kind != "c":
        return _symmetric(a, lower)
    result = _mirrored(a, lower, a.swapaxes(-1, -2).conj())
    steps = np.arange(a.shape[-1])
    # The imaginary parts of the diagonal are zero by assumption, whatever they hold.
    result[..., steps, steps] = a[..., steps, steps].real
    return result


def _mirrored(a: ndarray, lower: bool, mirror: ndarray) -> ndarray:
    keep = np.tri(a.shape[-1], dtype=bool)
    return np.where(keep if lower else keep.T, a, mirror)


def _diagonal(a: ndarray, _: bool) -> ndarray:
    return np.where(np.eye(a.shape[-1], dtype=bool), a, a.dtype.type(0))


def _tridiagonal(a: ndarray, _: bool) -> ndarray:
    n = a.shape[-1]
    return np.where(np.tri(n, k=1, dtype=bool) & ~np.tri(n, k=-2, dtype=bool), a, a.dtype.type(0))


# What makes a general matrix of one of an assumed structure; None if it is one already.
_STRUCTURES: Dict[Optional[str], Optional[Callable[[ndarray, bool], ndarray]]] = {
    None: None,
    "general": None,
    "gen": None,
    "banded": None,
    "diagonal": _diagonal,
    "tridiagonal": _tridiagonal,
    "upper triangular": lambda a, _: np.triu(a),
    "lower triangular": lambda a, _: np.tril(a),
    "symmetric": _symmetric,
    "sym": _symmetric,
    "hermitian": _hermitian,
    "her": _hermitian,
    "positive definite": _hermitian,
    "pos": _hermitian,
}


def known(assume_a: Optional[str]) -> None:
    """Raises ValueError for a structure that has no name here."""
    if assume_a not in _STRUCTURES:
        raise ValueError(f"{assume_a} is not a recognized matrix structure")


def is_general(assume_a: Optional[str]) -> bool:
    """Whether the matrices of a known structure are used as they are."""
    return _STRUCTURES[assume_a] is None


def general(a: ndarray, assume_a: Optional[str], lower: bool) -> ndarray:
    """The stack itself, or a new one of the matrices that it stands for."""
    make = _STRUCTURES[assume_a]
    return a if make is None else make(a, lower)
