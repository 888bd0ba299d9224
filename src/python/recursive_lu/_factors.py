"""The factors of a stack of matrices, and what the library computes from them."""

from __future__ import annotations

import math
from typing import List, NoReturn, Optional, Tuple

import numpy as np
from numpy import ndarray

from ._arrays import addresses, batch_stride, leading_dimension
from ._library import CHAR, Element, FLAGS, ROW_MAJOR, SIZE, THREADED, address, fail

# The infos of refused arguments are below this.
_REFUSED = -(2**63) + 2**31 + 100
_TRANSPOSED = {"N": "T", "T": "N", "C": "C"}


def flags_for(threads: Optional[int]) -> int:
    """The library's flag for a keyword threads of None, as many as it likes, or 1."""
    return THREADED if threads is None else 0


def factor_stack(element: Element, a: ndarray, ipiv: ndarray, flags: int) -> Optional[ndarray]:
    """Factors every matrix of a stack in place, column-major or with ROW_MAJOR row-major; gives each one's info (0, or k if its
    U(k,k) is zero), or None if all are 0."""
    rows, columns = a.shape[-2:]
    lda, stride, count = leading_dimension(a, not flags & ROW_MAJOR), batch_stride(a), math.prod(a.shape[:-2])
    assert lda is not None and stride is not None
    if a.size == 0:
        return None
    infos = np.empty(a.shape[:-2], np.int64)
    info = element.batched(
        address(a), SIZE[rows], SIZE[columns], SIZE[lda], SIZE[stride], address(ipiv), SIZE[ipiv.shape[-1]], SIZE[count],
        address(infos), FLAGS[flags],
    )
    if info == 0:
        return None
    if info < 0 or int(infos.min()) < 0:
        fail(min(info, int(infos.min())) if info > 0 else info)
    return infos


def solve_stack(element: Element, trans: str, lu: ndarray, ipiv: ndarray, x: ndarray, flags: int) -> Optional[ndarray]:
    """Solves op(A) X = B in place of B for every matrix of x's batch, to fill which the factors are repeated. lu and x are
    column-major, ipiv counts from 1. Gives the info of each solution, or one for all (k if U(k,k) is zero, X unwritten), or
    None if all are 0."""
    n, k = x.shape[-2:]
    batch = x.shape[:-2]
    lda, ldx, stride = leading_dimension(lu), leading_dimension(x), batch_stride(x)
    assert lda is not None and ldx is not None
    stride_lu: Optional[int]
    if ipiv.size == n and stride is not None and (math.prod(batch) == 1 or stride == ldx * k):
        # All columns are right-hand sides of the one matrix.
        k, batch, stride_lu = k * math.prod(batch), (), 0
    else:
        stride_lu = batch_stride(lu) if batch == lu.shape[:-2] else None
    infos = np.empty(batch, np.int64)
    letter, order, sides, count = CHAR[trans], SIZE[n], SIZE[k], SIZE[infos.size]
    if stride is not None and stride_lu is not None:
        info = element.batched_solve(
            letter, order, sides, address(lu), SIZE[lda], SIZE[stride_lu], address(ipiv), order, address(x), SIZE[ldx],
            SIZE[stride], count, address(infos), FLAGS[flags],
        )
    else:
        matrices, pivots, columns = addresses(lu, batch), addresses(ipiv, batch, 1), addresses(x, batch)
        info = element.batched_solve_pointers(
            letter, order, sides, address(matrices), SIZE[lda], address(pivots), address(columns), SIZE[ldx], count,
            address(infos), FLAGS[flags],
        )
    if info < 0:
        refuse(info)
    return infos if info else None


def refuse(info: int) -> NoReturn:
    """Raises what it means that the library refuses to solve: every argument but the row exchanges was checked."""
    if info < _REFUSED:
        raise ValueError("piv is out of range: row i can only have been interchanged with itself or a later row")
    fail(info)


class Factors:
    """P, L and U of every matrix of a stack, in its memory. Row-major matrices are factored as the transposes that they are to
    the library: nothing is copied, and op(A) is applied by the other of 'N' and 'T'."""

    __slots__ = ("batch", "column_major", "count", "element", "flags", "infos", "ipiv", "lda", "lu", "n", "stride")

    batch: Tuple[int, ...]
    infos: Optional[ndarray]

    def __init__(self, element: Element, a: ndarray, column_major: bool, flags: int) -> None:
        """Factors square matrices in place."""
        self.element = element
        self.column_major = column_major
        self.flags = flags
        self.lu = lu = a if column_major else a.swapaxes(-1, -2)
        self.n = n = lu.shape[-1]
        self.ipiv = ipiv = np.empty(lu.shape[:-1], np.int64)
        self.stride = 0
        if lu.ndim == 2 and n and lu.flags.f_contiguous:
            # One matrix that follows no other: for small ones looking at strides would be most of the time.
            self.batch, self.count, self.lda = (), 1, n
            size = SIZE[n]
            info = element.strided(address(lu), size, size, size, address(ipiv), FLAGS[flags])
            if info < 0:
                fail(info)
            self.infos = np.asarray(info) if info else None
            return
        self.batch = lu.shape[:-2]
        self.count = math.prod(self.batch)
        self.lda, self.stride = leading_dimension(lu) or 1, batch_stride(lu) or 0
        self.infos = factor_stack(element, lu, ipiv, flags)

    @classmethod
    def solved(cls, element: Element, a: ndarray, column_major: bool, flags: int, x: ndarray) -> "Factors":
        """Factors a stack of square matrices that follow one another without gaps, in place, and solves A X = B in place of B,
        whose matrices are column-major and follow one another likewise. Infos may tell of solutions that are not finite, too."""
        self = cls.__new__(cls)
        self.element, self.column_major, self.flags = element, column_major, flags
        self.lu = lu = a if column_major else a.swapaxes(-1, -2)
        n, k = x.shape[-2:]
        self.batch, self.count, self.n, self.lda, self.stride = lu.shape[:-2], math.prod(lu.shape[:-2]), n, n, n * n
        self.ipiv, infos = np.empty(lu.shape[:-1], np.int64), np.empty(lu.shape[:-2], np.int64)
        info = element.batched_gesv(
            SIZE[n], SIZE[k], address(lu), SIZE[n], SIZE[n * n], address(self.ipiv), SIZE[n], address(x), SIZE[n], SIZE[n * k],
            SIZE[self.count], address(infos), FLAGS[flags if column_major else flags | ROW_MAJOR],
        )
        if info < 0:
            fail(info)
        self.infos = infos if info else None
        return self

    def singular(self) -> List[int]:
        """The numbers, in the flattened batch, of the matrices that have a zero on U's diagonal."""
        return [] if self.infos is None else np.flatnonzero(self.infos.reshape(-1) > 0).tolist()

    def solve(self, x: ndarray, trans: str = "N") -> None:
        """Solves op(A) X = B in place of B, whose matrices are column-major; its batch is this one's, or one that this one is
        repeated to fill. No matrix may be singular."""
        if x.size == 0 or self.n == 0:
            return
        conjugate = trans == "C" and not self.column_major
        if not self.column_major:
            trans = "N" if conjugate else _TRANSPOSED[trans]
        if conjugate and self.element.complex:
            # With M = A transposed, A^H X = B is M conj(X) = conj(B).
            np.conjugate(x, out=x)
            solve_stack(self.element, trans, self.lu, self.ipiv, x, self.flags)
            np.conjugate(x, out=x)
        else:
            solve_stack(self.element, trans, self.lu, self.ipiv, x, self.flags)

    def matrices(self) -> List[Tuple[ndarray, ndarray]]:
        """The factors and row exchanges of each matrix."""
        return [(self.lu[index], self.ipiv[index]) for index in np.ndindex(self.batch)]
