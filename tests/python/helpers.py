"""Residuals, and the layouts in which a matrix may come."""
import numpy as np


def residual(a, x, b):
    """The largest element of a @ x - b over the rounding unit and the sizes of a and x: below some multiple of n if x is
    right."""
    if x.size == 0:
        return 0.0
    eps = np.finfo(x.dtype).eps
    vector = b.ndim == 1
    difference = a @ (x[..., None] if x.ndim == a.ndim - 1 else x)
    difference = difference[..., 0] - b if vector else difference - b
    return np.abs(difference).max() / (eps * max(np.abs(a).max() * np.abs(x).max(), np.finfo(x.dtype).tiny))


def solves(a, x, b):
    """Whether x is a solution, as good as partial pivoting gives it."""
    return residual(a, x, b) < 40 * max(1, a.shape[-1])


def layouts(a):
    """(name, equal stack) of a stack in every layout that NumPy has."""
    yield "by rows", a.copy("C")
    yield "by columns", a.swapaxes(-1, -2).copy("C").swapaxes(-1, -2)
    *batch, m, n = a.shape
    wide = np.full((*batch, m + 3, n + 5), np.nan, a.dtype)
    wide[..., 1 : m + 1, 2 : n + 2] = a
    yield "inside, by rows", wide[..., 1 : m + 1, 2 : n + 2]
    tall = np.full((*batch, n + 3, m + 5), np.nan, a.dtype).swapaxes(-1, -2)
    tall[..., 2 : m + 2, 1 : n + 1] = a
    yield "inside, by columns", tall[..., 2 : m + 2, 1 : n + 1]
    yield "rows backwards", a[..., ::-1, :].copy("C")[..., ::-1, :]
    yield "columns backwards", a[..., ::-1].copy("C")[..., ::-1]
    spread = np.full((*batch, 2 * m, 3 * n), np.nan, a.dtype)
    spread[..., ::2, ::3] = a
    yield "spread", spread[..., ::2, ::3]
    yield "foreign byte order", a.astype(a.dtype.newbyteorder())
    unaligned = np.zeros(a.nbytes + 1, np.uint8)[1:].view(a.dtype).reshape(a.shape)
    unaligned[...] = a
    yield "unaligned", unaligned
    constant = a.copy()
    constant.flags.writeable = False
    yield "read-only", constant
    if batch:
        yield "batch backwards", a[::-1].copy("C")[::-1]
        yield "batch last", np.moveaxis(a, (-2, -1), (0, 1)).copy("C").transpose(*range(2, a.ndim), 0, 1)


# Shapes of stacks of square matrices: single ones, batches over one and two axes, empty ones.
SHAPES = (
    (0, 0), (1, 1), (2, 2), (3, 3), (4, 4), (5, 5), (8, 8), (17, 17), (65, 65), (130, 130), (1, 3, 3), (7, 1, 1),
    (6, 4, 4), (5, 8, 8), (2, 3, 9, 9), (3, 40, 40), (2, 1, 70, 70), (0, 4, 4), (3, 0, 4, 4), (4, 0, 0),
)
