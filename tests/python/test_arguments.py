"""What is refused, and what types become: as SciPy does, and nothing is written."""
import itertools

import numpy as np
import pytest
import recursive_lu as rl

CALLS = {
    "lu_factor": lambda a: rl.lu_factor(a),
    "lu": lambda a: rl.lu(a),
    "solve": lambda a: rl.solve(a, np.ones(a.shape[-1]) if hasattr(a, "shape") else 1),
    "inv": lambda a: rl.inv(a),
    "det": lambda a: rl.det(a),
    "rcond": lambda a: rl.rcond(a),
    "slogdet": lambda a: rl.slogdet(a, check_finite=True),
}
SQUARE = tuple(name for name in CALLS if name not in ("lu_factor", "lu"))


@pytest.mark.parametrize("name", CALLS)
@pytest.mark.parametrize("value", (np.nan, np.inf, -np.inf))
def test_what_is_not_finite_is_found_everywhere(make, name, value):
    for n in (1, 2, 4, 5, 9, 33, 80):
        # The same factors hide an infinity well in an identity matrix, whose multipliers are zero.
        for a in (make(n, n), np.eye(n, dtype=make(1).dtype), np.zeros((n, n), make(1).dtype)):
            places = list(itertools.product(range(n), repeat=2))
            for i, j in places if n < 6 else [places[0], places[-1], places[n - 1], places[-n], places[n + 3]]:
                bad = a.copy()
                bad[i, j] = value
                before = bad.copy()
                for b in (bad, np.asfortranarray(bad), np.stack([bad] * 2), bad.astype(bad.dtype.newbyteorder())):
                    with pytest.raises(ValueError, match="infs or NaNs"):
                        CALLS[name](b)
                assert np.array_equal(bad, before, equal_nan=True)


def test_right_hand_sides_that_are_not_finite(make):
    for n in (1, 3, 8, 70):
        a = make(n, n)
        factors = rl.lu_factor(a)
        for i in range(n):
            for shape in (n,), (n, 2), (2, n, 1):
                b = make(*shape)
                b[(..., i) if len(shape) == 1 else (..., i, 0)] = np.nan if i % 2 else np.inf
                before = b.copy()
                for trans in (0, 1, 2):
                    with pytest.raises(ValueError, match="infs or NaNs"):
                        rl.lu_solve(factors, b, trans, overwrite_b=True)
                with pytest.raises(ValueError, match="infs or NaNs"):
                    rl.solve(a, b, overwrite_b=True)
                assert np.array_equal(b, before, equal_nan=True)


def test_without_the_check_nothing_is_refused(make):
    a = make(6, 6)
    a[2, 3] = np.nan
    lu, _ = rl.lu_factor(a, check_finite=False)
    assert np.isnan(lu).any()
    assert np.isnan(rl.solve(a, make(6), check_finite=False)).any()
    assert np.isnan(rl.det(a, check_finite=False))
    assert np.isnan(rl.inv(a, check_finite=False)).any()
    for part in rl.lu(a, check_finite=False)[1:]:
        assert part.shape == (6, 6)
    assert np.isnan(rl.slogdet(a).logabsdet) and np.isnan(rl.slogdet(np.stack([a] * 2)).logabsdet).all()
    assert np.isnan(rl.lu_solve(rl.lu_factor(make(6, 6)), np.full(6, np.nan), check_finite=False)).all()
    # The numbers that one call leaves are not those that the next one finds.
    b = make(6, 6)
    assert np.array_equal(rl.lu_factor(b)[0], rl.lu_factor(np.stack([b]))[0][0])


def test_factors_that_overflow_are_no_infinite_input():
    a = np.array([[1.0, 1.0], [-1.0, 1.0]]) * 1.7e308
    lu, _ = rl.lu_factor(a)
    assert np.isinf(lu[1, 1])
    big = np.array([[1e200, 2e200], [3e200, 4e200]])
    assert np.isfinite(rl.lu_factor(big)[0]).all() and np.isfinite(rl.solve(big, big[0])).all()


@pytest.mark.parametrize("name", CALLS)
def test_shapes(name):
    with pytest.raises(ValueError):
        CALLS[name](np.ones(3))
    if name in SQUARE:
        for shape in (2, 3), (4, 3, 2), (0, 2):
            with pytest.raises(ValueError):
                CALLS[name](np.ones(shape))


def test_shapes_that_do_not_fit():
    a = np.eye(3)
    for b in (np.ones(4), np.ones((4, 1)), np.ones((2, 4, 1)), np.ones((1, 3))):
        with pytest.raises(ValueError):
            rl.solve(a, b)
        with pytest.raises(ValueError, match="incompatible"):
            rl.lu_solve(rl.lu_factor(a), b)
    with pytest.raises(ValueError):
        rl.lu_solve((np.ones((3, 2)), np.arange(2)), np.ones(3))
    with pytest.raises(ValueError):
        rl.lu_solve((a, np.arange(2)), np.ones(3))
    with pytest.raises(ValueError):
        rl.lu_solve((a, np.arange(3.0)), np.ones(3))


@pytest.mark.parametrize("piv", ([0, 1, 3], [0, 0, 2], [-1, 1, 2], [0, 1, 2**31 - 1], [-(2**31), 1, 2]))
def test_pivots_out_of_range(piv):
    for b in (np.ones(3), np.ones((3, 2)), np.ones((4, 3, 1))):
        before = b.copy()
        with pytest.raises(ValueError, match="piv is out of range"):
            rl.lu_solve((np.asfortranarray(np.eye(3)), np.array(piv, np.int32)), b, overwrite_b=True)
        assert np.array_equal(b, before)
    with pytest.raises(ValueError, match="piv is out of range"):
        rl.lu_solve((np.eye(3), np.array(piv, np.int64) + 2**32), np.ones(3))


def test_words_and_numbers_that_are_refused():
    a, b = np.eye(3), np.ones(3)
    for trans in (3, -1, "X", None):
        with pytest.raises(ValueError, match="trans"):
            rl.lu_solve(rl.lu_factor(a), b, trans)
    for call in (lambda: rl.solve(a, b, assume_a="zzz"), lambda: rl.inv(a, assume_a="zzz")):
        with pytest.raises(ValueError, match="zzz is not a recognized matrix structure"):
            call()
    for threads in (0, -1):
        with pytest.raises(ValueError, match="threads"):
            rl.solve(a, b, threads=threads)
    with pytest.raises(TypeError):
        rl.solve(a, b, threads=1.5)
    with pytest.raises(ValueError):
        rl.set_num_threads(-1)


@pytest.mark.parametrize("name", CALLS)
def test_what_is_no_array_of_numbers(name):
    for a in (np.array([["a", "b"], ["c", "d"]]), np.zeros((2, 2), "M8[s]")):
        with pytest.raises(TypeError):
            CALLS[name](a)
    with pytest.raises((ValueError, TypeError)):
        CALLS[name](np.array([[object()]]))
    with pytest.raises(ValueError, match="masked"):
        CALLS[name](np.ma.masked_array(np.eye(2), mask=[[0, 1], [0, 0]]))


def test_sparse_matrices_are_refused():
    sparse = pytest.importorskip("scipy.sparse")
    for name in CALLS:
        with pytest.raises(ValueError, match="[Ss]parse"):
            CALLS[name](sparse.csr_matrix(np.eye(2)))


# The types that become float32 in factors, as in SciPy.
NARROW = "?bBhHe"


@pytest.mark.parametrize("char", "?bBhHiIlLqQefdgFDG")
def test_types(char):
    a = np.array([[2, 1], [1, 0]]).astype(char)
    b = a[0]
    factor = {"f": "f", "F": "F", "D": "D", "G": "D"}.get(char, "f" if char in NARROW else "d")
    lu, piv = rl.lu_factor(a)
    assert lu.dtype.char == factor
    assert rl.lu_solve((lu, piv), b).dtype.char == factor
    system = {"e": "f", "f": "f", "F": "F", "D": "D", "G": "D"}.get(char, "d")
    assert rl.solve(a, b).dtype.char == system
    for call in (rl.inv, rl.lu, rl.det):
        if char in "gG":
            with pytest.raises(TypeError):
                call(a)
        elif call is rl.inv:
            assert call(a).dtype.char == factor
        elif call is rl.lu:
            assert call(a)[1].dtype.char == factor
        else:
            assert call(a).dtype.char == ("D" if char in "FD" else "d")


def test_types_of_both_arguments():
    for left, right, result in "fdd", "dFD", "fFF", "ifd", "eef", "fDD":
        a, b = np.array([[2, 1], [1, 1]]).astype(left), np.array([1, 2]).astype(right)
        assert rl.solve(a, b).dtype.char == rl.solve(b * np.eye(2, dtype=right), a[0]).dtype.char == result
        assert np.allclose(a @ rl.solve(a, b), b)
    x = rl.lu_solve(rl.lu_factor(np.eye(2, dtype="f")), np.ones(2))
    assert x.dtype.char == "d"
    assert rl.lu_solve(rl.lu_factor(np.eye(2)), np.ones(2, "F")).dtype.char == "D"


def test_lists_and_subclasses():
    class Mine(np.ndarray):
        pass

    a = np.array([[2.0, 1.0], [1.0, 3.0]])
    for b in (a.tolist(), a.view(Mine)):
        x = rl.solve(b, [1, 2])
        assert type(x) is np.ndarray and np.allclose(a @ x, [1, 2])
        assert type(rl.inv(b)) is np.ndarray and np.allclose(rl.det(b), 5)
