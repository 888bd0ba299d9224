"""lu_factor, lu_solve and lu."""
import numpy as np
import pytest
import recursive_lu as rl
from helpers import SHAPES, layouts, solves

RECTANGLES = ((3, 5), (5, 3), (1, 4), (4, 1), (70, 20), (20, 70), (2, 6, 4), (2, 3, 4, 6), (0, 3), (3, 0), (2, 0, 3))
IN_PLACE = ("by rows", "by columns", "inside, by rows", "inside, by columns")
OPERATIONS = {0: lambda a: a, 1: lambda a: a.swapaxes(-1, -2), 2: lambda a: a.swapaxes(-1, -2).conj()}


def product(lu, piv):
    """P L U, by exchanging the rows of L U backwards."""
    *batch, m, n = lu.shape
    k = min(m, n)
    whole = (np.tril(lu[..., :k], -1) + np.eye(m, k, dtype=lu.dtype)) @ np.triu(lu[..., :k, :])
    for index in np.ndindex(*batch):
        for i in reversed(range(k)):
            j = piv[index][i]
            whole[index][[i, j]] = whole[index][[j, i]]
    return whole


def close(x, y, size=1):
    """Whether two arrays of order size agree to rounding errors."""
    eps = np.finfo(x.dtype).eps
    tolerance = 60 * size * eps * max(1, np.abs(y).max(initial=0))
    return x.shape == y.shape and x.dtype == y.dtype and np.allclose(x, y, rtol=0, atol=tolerance)


@pytest.mark.parametrize("shape", SHAPES + RECTANGLES)
def test_factors_multiply_to_the_matrix(make, shape):
    a = make(*shape)
    for name, b in layouts(a):
        before = b.copy()
        lu, piv = rl.lu_factor(b)
        assert piv.dtype == np.int32 and piv.shape == (*shape[:-2], min(shape[-2:])), name
        assert close(product(lu, piv), a, max(shape[-2:])), name
        assert np.array_equal(b, before), name


def test_every_layout_and_every_number_of_threads_gives_the_same_bits(make):
    for shape in (6, 6), (200, 200), (9, 12, 12):
        a = make(*shape)
        lu, piv = rl.lu_factor(a)
        for _, b in layouts(a):
            for threads in (None, 1, 2, 3):
                other, other_piv = rl.lu_factor(b, threads=threads)
                assert np.array_equal(lu, other) and np.array_equal(piv, other_piv)


def test_a_batch_has_the_bits_of_its_matrices_alone(make):
    for n in (1, 2, 3, 4, 5, 8, 16, 33):
        a = make(10, n, n)
        lu, piv = rl.lu_factor(a)
        for i in range(10):
            alone, alone_piv = rl.lu_factor(a[i])
            assert np.array_equal(lu[i], alone) and np.array_equal(piv[i], alone_piv)


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("trans", (0, 1, 2))
def test_solutions(make, shape, trans):
    a = make(*shape)
    factors = rl.lu_factor(a)
    n = shape[-1]
    for b in (make(n), make(n, 3), make(*shape[:-1], 1), make(*shape[:-1], 4)):
        x = rl.lu_solve(factors, b, trans)
        assert x.dtype == a.dtype and x.shape == (*shape[:-2], *(b.shape if b.ndim == 1 else b.shape[-2:]))
        assert solves(OPERATIONS[trans](a), x, b)


def test_solutions_with_factors_and_sides_in_any_layout(make):
    for shape in (9, 9), (4, 9, 9), (2, 3, 5, 5):
        a = make(*shape)
        lu, piv = rl.lu_factor(a)
        b = make(*shape[:-1], 2)
        x = rl.lu_solve((lu, piv), b)
        for _, other in layouts(lu):
            assert np.array_equal(rl.lu_solve((other, piv), b), x)
        for _, other in layouts(b):
            assert np.array_equal(rl.lu_solve((lu, piv), other), x)
        assert np.array_equal(rl.lu_solve((lu, piv.astype(np.int64)), b), x)
        assert np.array_equal(rl.lu_solve((lu, piv[..., ::-1].copy()[..., ::-1]), b), x)
        assert np.array_equal(rl.lu_solve((lu.tolist(), piv.tolist()), b.tolist()), x) or a.dtype.char in "fF"


def test_batches_are_broadcast(make):
    a = make(2, 1, 4, 4)
    b = make(3, 4, 2)
    x = rl.lu_solve(rl.lu_factor(a), b)
    assert x.shape == (2, 3, 4, 2)
    for i in range(2):
        for j in range(3):
            assert solves(a[i, 0], x[i, j], b[j])
    many = make(5, 4, 1)
    assert solves(a[0, 0], rl.lu_solve(rl.lu_factor(a[0, 0]), many), many)


def test_overwrite_a_factors_in_place(make):
    for shape in (7, 7), (60, 30), (3, 6, 6), (4, 2, 5, 5):
        a = make(*shape)
        expected, piv = rl.lu_factor(a)
        for name, b in layouts(a):
            # Over two axes, of which one runs backwards, matrices have no common distance.
            if name in IN_PLACE or name == "batch backwards" and len(shape) == 3:
                frame = b if b.base is None else b.base
                outside = np.isnan(frame)
                lu, other = rl.lu_factor(b, overwrite_a=True)
                assert lu is b, name
                # What lies beside the matrices is as it was.
                assert np.array_equal(np.isnan(frame), outside), name
            else:
                before = b.copy()
                lu, other = rl.lu_factor(b, overwrite_a=True)
                assert not np.shares_memory(lu, b) and np.array_equal(b, before), name
            assert np.array_equal(lu, expected) and np.array_equal(other, piv), name


def test_overwrite_b_solves_in_place(make):
    a = make(6, 6)
    factors = rl.lu_factor(a)
    b = make(6)
    expected = rl.lu_solve(factors, b)
    x = rl.lu_solve(factors, b, overwrite_b=True)
    assert np.shares_memory(x, b) and np.array_equal(b, expected)
    columns = np.asfortranarray(make(6, 3))
    expected = rl.lu_solve(factors, columns)
    assert np.shares_memory(rl.lu_solve(factors, columns, overwrite_b=True), columns) and np.array_equal(columns, expected)
    constant = make(6)
    constant.flags.writeable = False
    before = constant.copy()
    assert solves(a, rl.lu_solve(factors, constant, overwrite_b=True), before) and np.array_equal(constant, before)


def test_sides_that_overlap_the_factors_are_not_overwritten(make):
    a = make(6, 6)
    lu, piv = rl.lu_factor(a)
    before = lu.copy()
    for b in (lu[:, 2], lu[:, 1:4], lu):
        expected = b.copy()
        assert solves(a, rl.lu_solve((lu, piv), b, overwrite_b=True), expected)
        assert np.array_equal(lu, before)


def test_matrices_that_overlap_are_not_overwritten(make):
    memory = make(40)
    step = memory.itemsize
    overlapping = np.lib.stride_tricks.as_strided(memory, (3, 4, 4), (8 * step, 4 * step, step))
    before = memory.copy()
    expected, _ = rl.lu_factor(overlapping.copy())
    lu, _ = rl.lu_factor(overlapping, overwrite_a=True)
    assert np.array_equal(lu, expected) and np.array_equal(memory, before)


@pytest.mark.parametrize("shape", tuple(s for s in SHAPES + RECTANGLES if 0 not in s))
def test_lu(make, shape):
    a = make(*shape)
    for name, b in layouts(a):
        p, l, u = rl.lu(b)
        assert close(p.astype(a.dtype) @ l @ u, a, max(shape[-2:])), name
        assert np.array_equal(l, np.tril(l)) and (np.diagonal(l, axis1=-2, axis2=-1) == 1).all()
        assert np.array_equal(u, np.triu(u)) and p.dtype == l.real.dtype
        indices, same_l, same_u = rl.lu(b, p_indices=True)
        assert indices.dtype == np.int32 and np.array_equal(l, same_l) and np.array_equal(u, same_u)
        assert np.array_equal(p.argmax(axis=-1), indices)
        pl, same_u = rl.lu(b, permute_l=True)
        assert np.array_equal(pl, p.astype(a.dtype) @ l) and np.array_equal(u, same_u)


def test_lu_of_empty_matrices():
    for shape in (0, 0), (0, 3), (3, 0), (2, 0, 4), (0, 4, 4):
        p, l, u = rl.lu(np.empty(shape))
        *batch, m, n = shape
        k = min(m, n)
        assert p.shape == (*batch, m, m) and l.shape == (*batch, m, k) and u.shape == (*batch, k, n)


def test_lu_may_overwrite_its_argument_only_if_asked(make):
    a = np.asfortranarray(make(5, 5))
    before = a.copy()
    expected = rl.lu(a)
    assert np.array_equal(a, before)
    for x, y in zip(rl.lu(a, overwrite_a=True), expected):
        assert np.array_equal(x, y)


def test_singular_matrices_warn_and_their_solutions_are_nan(make):
    a = make(5, 5)
    a[:, 3] = 0
    with pytest.warns(rl.LinAlgWarning, match="Diagonal number 4 is exactly zero"):
        factors = rl.lu_factor(a)
    assert np.isnan(rl.lu_solve(factors, make(5))).all()
    batch = make(3, 5, 5)
    batch[1] = 0
    with pytest.warns(rl.LinAlgWarning, match="Diagonal number 1 is exactly zero"):
        factors = rl.lu_factor(batch)
    b = make(3, 5, 2)
    x = rl.lu_solve(factors, b)
    assert np.isnan(x[1]).all() and solves(batch[::2], x[::2], b[::2])
    # The empty order has no system that could be singular.
    assert rl.lu_solve(rl.lu_factor(np.empty((0, 0))), np.empty(0)).shape == (0,)
