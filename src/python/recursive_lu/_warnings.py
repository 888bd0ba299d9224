"""The exceptions and the warning that scipy.linalg has for what can go wrong, without SciPy where there is none."""

from __future__ import annotations

import functools
import sys
import warnings
from typing import Mapping, Sequence, Type

from numpy.linalg import LinAlgError

__all__ = ["LinAlgError", "linalg_warning", "raise_singular", "warn_ill_conditioned", "warn_singular"]


@functools.lru_cache(maxsize=None)
def linalg_warning() -> Type[Warning]:
    """scipy.linalg.LinAlgWarning; if there is no SciPy, a RuntimeWarning of the same name."""
    try:
        from scipy.linalg import LinAlgWarning
    except ImportError:
        LinAlgWarning = type(
            "LinAlgWarning", (RuntimeWarning,), {"__module__": "recursive_lu", "__doc__": "A result may be inaccurate."}
        )
    return LinAlgWarning


def _warn(text: str) -> None:
    """Warns whoever called this package, through however many functions of its own."""
    level, frame = 1, sys._getframe()
    while frame.f_back is not None and frame.f_globals.get("__package__") == __package__:
        level, frame = level + 1, frame.f_back
    warnings.warn(text, linalg_warning(), stacklevel=level)


def warn_singular(diagonal: int) -> None:
    """Warns of factors with a zero pivot, counted from 1."""
    _warn(f"Diagonal number {diagonal} is exactly zero. Singular matrix.")


def raise_singular(slices: Sequence[int], batched: bool) -> None:
    """Raises LinAlgError if there are any singular matrices."""
    if slices:
        where = f": slice(s) {list(slices)} are singular" if batched else ""
        raise LinAlgError(f"A singular matrix detected{where}.")


def warn_ill_conditioned(rconds: Mapping[int, float], batched: bool) -> None:
    """Warns of matrices with such reciprocal condition numbers, if there are any."""
    if not rconds:
        return
    if batched:
        text = "; ".join(f"slice {index} has rcond={rcond:.6g}" for index, rcond in rconds.items())
    else:
        text = "; ".join(f"rcond={rcond:.6g}" for rcond in rconds.values())
    _warn(f"Ill-conditioned matrix ({text}): result may not be accurate.")
