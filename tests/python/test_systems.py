"""solve and inv."""
import warnings

import numpy as np
import pytest
import recursive_lu as rl
from helpers import SHAPES, layouts, solves


@pytest.mark.parametrize("shape", SHAPES)
def test_solve(make, shape):
    a = make(*shape)
    n = shape[-1]
    for b in (make(n), make(n, 3), make(*shape[:-1], 1), make(*shape[:-1], 4)):
        for name, c in layouts(a):
            before = c.copy()
            x = rl.solve(c, b)
            assert x.dtype == a.dtype and x.shape == (*shape[:-2], *(b.shape if b.ndim == 1 else b.shape[-2:])), name
            assert solves(a, x, b), name
            assert np.array_equal(c, before), name


def test_right_hand_sides_in_any_layout(make):
    for shape in (9, 9), (4, 9, 9):
        a, b = make(*shape), make(*shape[:-1], 3)
        x = rl.solve(a, b)
        for name, c in layouts(b):
            assert np.array_equal(rl.solve(a, c), x), name


def test_batches_are_broadcast(make):
    a, b = make(2, 1, 5, 5), make(3, 5, 2)
    x = rl.solve(a, b)
    assert x.shape == (2, 3, 5, 2)
    assert all(solves(a[i, 0], x[i, j], b[j]) for i in range(2) for j in range(3))
    with pytest.raises(ValueError):
        rl.solve(make(2, 5, 5), make(3, 5, 1))


def test_the_number_of_threads_changes_no_bit(make):
    for shape in (150, 150), (40, 8, 8):
        a, b = make(*shape), make(*shape[:-1], 2)
        x, y = rl.solve(a, b), rl.inv(a)
        for threads in (1, 2, 5):
            assert np.array_equal(rl.solve(a, b, threads=threads), x) and np.array_equal(rl.inv(a, threads=threads), y)


STRUCTURES = {
    "general": lambda a, lower: a,
    "gen": lambda a, lower: a,
    "banded": lambda a, lower: a,
    "diagonal": lambda a, lower: np.diag(np.diag(a)),
    "tridiagonal": lambda a, lower: np.triu(np.tril(a, 1), -1),
    "upper triangular": lambda a, lower: np.triu(a),
    "lower triangular": lambda a, lower: np.tril(a),
    "symmetric": lambda a, lower: np.tril(a) + np.tril(a, -1).T if lower else np.triu(a) + np.triu(a, 1).T,
    "hermitian": lambda a, lower: (
        np.tril(a, -1) + np.tril(a, -1).conj().T if lower else np.triu(a, 1) + np.triu(a, 1).conj().T
    ) + np.diag(np.diag(a).real),
}
STRUCTURES.update(sym=STRUCTURES["symmetric"], her=STRUCTURES["hermitian"], pos=STRUCTURES["hermitian"])
STRUCTURES["positive definite"] = STRUCTURES["hermitian"]


@pytest.mark.parametrize("name", STRUCTURES)
@pytest.mark.parametrize("lower", (False, True))
def test_assume_a_looks_at_what_it_names(make, name, lower):
    a, b = make(9, 9), make(9)
    a += 5 * np.eye(9, dtype=a.dtype)
    meant = STRUCTURES[name](a, lower).astype(a.dtype)
    before = a.copy()
    x = rl.solve(a, b, assume_a=name, lower=lower)
    assert solves(meant, x, b) and np.array_equal(a, before)
    batch = np.stack([a, 2 * a])
    assert solves(2 * meant, rl.solve(batch, b, assume_a=name, lower=lower)[1], b)
    inverse = rl.inv(a, assume_a=name, lower=lower)
    assert solves(meant, inverse, np.eye(9, dtype=a.dtype))


def test_transposed():
    a, b = np.random.default_rng(1).standard_normal((2, 6, 6))
    for c in (a, np.asfortranarray(a)):
        assert solves(a.T, rl.solve(c, b, transposed=True), b)
        assert solves(np.tril(a).T, rl.solve(c, b, assume_a="lower triangular", transposed=True), b)
    with pytest.raises(NotImplementedError):
        rl.solve(a + 1j, b, transposed=True)


def test_overwriting_saves_copies_and_nothing_else(make):
    for shape in (7, 7), (3, 6, 6):
        a, b = make(*shape), make(*shape[:-1], 2)
        for name, c in layouts(a):
            frame = c if c.base is None or name == "unaligned" else c.base
            outside = np.isnan(frame)
            expected = rl.solve(c, b)
            for _, d in layouts(b):
                assert np.array_equal(rl.solve(c, d, overwrite_b=True), expected), name
            assert np.array_equal(rl.solve(c, b, overwrite_a=True), expected), name
            # What lies beside the matrices is as it was.
            assert np.array_equal(np.isnan(frame), outside), name
    a, b = make(5, 5), np.asfortranarray(make(5, 2))
    assert np.shares_memory(rl.solve(a, b, overwrite_b=True), b)
    factors, _ = rl.lu_factor(a.T)
    rl.solve(a, make(5), overwrite_a=True)
    assert np.array_equal(a.T, factors)


def test_arrays_that_overlap(make):
    a = make(5, 5)
    before = a.copy()
    expected = rl.solve(a, a[:, 1:3].copy())
    assert np.array_equal(rl.solve(a, a[:, 1:3], overwrite_b=True), expected) and np.array_equal(a, before)
    assert solves(before, rl.solve(a, a[:, 1:3], overwrite_a=True, overwrite_b=True), before[:, 1:3])


def test_a_warning_does_not_depend_on_overlap(make, dtype):
    a = np.asfortranarray(make(5, 5))
    a[:, 0] /= np.finfo(dtype).eps ** 1.5
    for b in a[:, 1:3].copy("F"), a[:, :2]:
        with pytest.warns(rl.LinAlgWarning, match="Ill-conditioned matrix"):
            rl.solve(a, b, overwrite_b=True)


def test_singular_matrices(make):
    a, b = make(4, 4), make(4, 2)
    a[2] = 0
    before = b.copy()
    with pytest.raises(np.linalg.LinAlgError):
        rl.solve(a, b, overwrite_b=True)
    assert np.array_equal(b, before)
    with pytest.raises(np.linalg.LinAlgError):
        rl.inv(a)
    for n in (4, 70):
        batch = make(4, n, n)
        batch[1, :, 0] = batch[3, 0] = 0
        with pytest.raises(np.linalg.LinAlgError, match=r"\[1, 3\]"):
            rl.solve(batch, make(n))
        with pytest.raises(np.linalg.LinAlgError, match=r"\[1, 3\]"):
            rl.inv(batch)


@pytest.mark.parametrize("n", (2, 3, 5, 8, 11, 20))
def test_small_systems(make, dtype, n):
    """Of batches more than some vectors long, whose matrices are factored and solved in one call."""
    a, b = make(23, n, n) + n * np.eye(n, dtype=dtype), make(23, n, 2)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for _, stack in layouts(a):
            assert solves(a, rl.solve(stack, b, threads=1), b)
            assert np.array_equal(rl.solve(stack, b), rl.solve(stack, b, threads=1))
    bad = a.copy()
    bad[[5, 6, 22], :, -1] *= np.finfo(dtype).eps / 100
    with pytest.warns(rl.LinAlgWarning, match="slice 5 .*slice 6 .*slice 22 "):
        rl.solve(bad, b, threads=1)
    bad[[0, 11, 18]] = 0
    with pytest.raises(np.linalg.LinAlgError, match=r"\[0, 11, 18\]"):
        rl.solve(bad, b, threads=1)
    for index in (0, n - 1):
        for value in (np.nan, np.inf):
            bad[20, index, n - 1 - index] = value
            with pytest.raises(ValueError, match="infs or NaNs"):
                rl.solve(bad, b, threads=1)
            other = a.copy()
            other[20, index, n - 1 - index] = value
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                x = rl.solve(other, b, check_finite=False, threads=1)
            rest = np.arange(23) != 20
            assert solves(a[rest], x[rest], b[rest])
    b[19, -1, 0] = np.inf
    with pytest.raises(ValueError, match="infs or NaNs"):
        rl.solve(a, b, threads=1)


def test_solutions_that_overflow(dtype):
    """An infinite solution of finite numbers is a solution, and no error."""
    limits = np.finfo(dtype)
    a, b = np.stack([np.eye(3, dtype=dtype)] * 9), np.ones((9, 3, 1), dtype)
    a[4] *= limits.tiny
    b[4] *= limits.max / 2
    x = rl.solve(a, b)
    assert not np.isfinite(x[4]).any() and (np.delete(x, 4, 0) == 1).all()


@pytest.mark.parametrize("n", (2, 4, 7, 12, 40, 80))
def test_ill_conditioned_matrices_warn(make, dtype, n):
    good = make(n, n) + n * np.eye(n, dtype=dtype)
    bad = good.copy()
    bad[:, -1] *= np.finfo(dtype).eps / 100
    for order in "CF":
        with pytest.warns(rl.LinAlgWarning, match="Ill-conditioned matrix"):
            rl.solve(np.array(bad, order=order), make(n))
        with pytest.warns(rl.LinAlgWarning, match="Ill-conditioned matrix"):
            rl.inv(np.array(bad, order=order))
        with pytest.warns(rl.LinAlgWarning, match="Ill-conditioned matrix"):
            rl.solve(np.array(bad, order=order), make(n), overwrite_a=True)
        batch = np.array([good, good, bad, good, bad, good], order=order)
        for scale in (1, 1e-20 if dtype.char in "fF" else 1e-200, 1e15 if dtype.char in "fF" else 1e150):
            with pytest.warns(rl.LinAlgWarning, match="slice 2 .*slice 4 "):
                rl.solve(batch * dtype.type(scale), make(n))
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            rl.solve(np.array(good, order=order), make(n))
            rl.solve(np.array([good] * 5, order=order), make(n))
            rl.inv(np.array([good] * 5, order=order))


def test_what_warns_is_what_the_estimate_says(dtype):
    """On matrices of every condition, a batch warns of just those of which the single matrices warn."""
    generator = np.random.default_rng(5)
    limit = np.finfo(dtype).eps / 2
    for n in (3, 6, 10, 20, 30):
        batch = np.empty((40, n, n), dtype)
        for i in range(40):
            u, s, v = np.linalg.svd(generator.standard_normal((n, n)))
            s[:] = np.geomspace(1, limit * 10 ** generator.uniform(-3, 3), n)
            batch[i] = (u * s @ v).astype(dtype)
        expected = [i for i in range(40) if rl.rcond(batch[i]) < limit]
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            rl.solve(batch, np.ones(n, dtype))
        text = str(caught[0].message) if caught else ""
        assert [i for i in range(40) if f"slice {i} has" in text] == expected


def test_warnings_are_of_the_line_that_calls():
    bad, good = np.diag([1.0, 1e-20, 1.0]), np.eye(3)
    singular = np.zeros((3, 3))
    for call in (
        lambda threads: rl.solve(bad, np.ones(3), threads=threads),
        lambda threads: rl.solve(np.stack([good, bad]), np.ones(3), threads=threads),
        lambda threads: rl.inv(bad, threads=threads),
        lambda threads: rl.inv(np.stack([good, bad]), threads=threads),
        lambda threads: rl.lu_factor(singular, threads=threads),
        lambda threads: rl.lu_factor(np.stack([good, singular]), threads=threads),
    ):
        for threads in None, 1, 2:
            with pytest.warns(rl.LinAlgWarning) as caught:
                call(threads)
            assert [warning.filename for warning in caught] == [__file__]


@pytest.mark.parametrize("exponent", (-1, -0.97, -0.6, 0.6, 0.97))
def test_the_ends_of_the_range_are_no_floating_point_errors(dtype, exponent):
    """Well-conditioned matrices near underflow and overflow: no warning, and no error of NumPy's on the way."""
    limits = np.finfo(dtype)
    scale = dtype.type(float(limits.tiny) ** -exponent if exponent < 0 else float(limits.max) ** exponent)
    for n in (2, 3, 6, 12):
        a = (np.eye(n) * 2 + np.tri(n, k=-1) / n).astype(dtype) * scale
        with warnings.catch_warnings(), np.errstate(all="raise"):
            warnings.simplefilter("error")
            for b in (a, np.stack([a] * 3)):
                assert np.allclose(rl.solve(b, a[:, 0]), np.eye(n)[0], atol=1e-4)
                rl.inv(b)


def test_subnormal_matrices(dtype):
    a = np.array([[1, 2], [3, 4]]) * (100 * np.finfo(dtype).smallest_subnormal).astype(dtype)
    for b in a, np.stack([a] * 3):
        assert np.allclose(rl.solve(b, a[:, 0]), [1, 0], atol=0.1)


@pytest.mark.parametrize("shape", SHAPES)
def test_inv(make, shape):
    a = make(*shape)
    n = shape[-1]
    for name, b in layouts(a):
        before = b.copy()
        x = rl.inv(b)
        assert x.dtype == a.dtype and x.shape == a.shape, name
        assert solves(a, x, np.broadcast_to(np.eye(n, dtype=a.dtype), a.shape)), name
        assert np.array_equal(b, before), name
        if b.flags.writeable:
            assert solves(a, rl.inv(b, overwrite_a=True), np.broadcast_to(np.eye(n, dtype=a.dtype), a.shape)), name


def test_a_single_number_is_the_matrix_of_every_row():
    assert np.array_equal(rl.solve(4.0, [2.0, 8.0]), [0.5, 2.0])
    assert np.array_equal(rl.solve([[4.0]], [[2.0, 8.0], [4.0, 12.0]]), [[0.5, 2.0], [1.0, 3.0]])
    with pytest.raises(np.linalg.LinAlgError):
        rl.solve(0.0, [2.0, 8.0])
    for bad in np.nan, np.inf:
        with pytest.raises(ValueError, match="infs or NaNs"):
            rl.solve(bad, [2.0, 8.0])
    assert np.isnan(rl.solve(np.nan, [2.0, 8.0], check_finite=False)).all()
