"""LU factorization of dense matrices, and what is computed from it, by the library RecursiveLU.

The functions have the names, the arguments and the exceptions of SciPy 1.17's scipy.linalg, slogdet those of numpy.linalg. All
take batches: arrays of matrices over leading axes. NumPy is needed; SciPy is not.
"""

from __future__ import annotations

from typing import Any

from ._determinants import SlogdetResult, det, rcond, slogdet
from ._library import library as _functions
from ._lu import lu
from ._lu_factor import lu_factor, lu_solve
from ._patch import patch
from ._systems import inv, solve
from ._threads import get_num_threads, set_num_threads
from ._warnings import LinAlgError, linalg_warning as _linalg_warning

__all__ = [
    "LinAlgError", "LinAlgWarning", "SlogdetResult", "det", "get_num_threads", "inv", "isa", "lu", "lu_factor", "lu_solve",
    "patch", "rcond", "set_num_threads", "slogdet", "solve",
]

__version__: str


def isa() -> str:
    """
    Return the name of the kernels in use.

    Returns
    -------
    isa : str
        'baseline', 'x86-64-v3' or 'x86-64-v4'; 'aarch64-neon' on arm64.
    """
    name: bytes = _functions.recursive_lu_isa()
    return name.decode()


def __getattr__(name: str) -> Any:
    # The library begins its runtime with the first call; an import alone does not.
    if name == "__version__":
        return _functions.recursive_lu_version().decode()
    # SciPy is imported, where there is one, only when its warning is asked for.
    if name == "LinAlgWarning":
        return _linalg_warning()
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
