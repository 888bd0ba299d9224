"""det, slogdet and rcond."""
import fractions

import numpy as np
import pytest
import recursive_lu as rl
from helpers import SHAPES, layouts


def wide(a):
    """The same numbers in double precision."""
    return a.astype("D" if a.dtype.kind == "c" else "d")


@pytest.mark.parametrize("shape", SHAPES)
def test_det_and_slogdet_agree_with_numpy(make, shape):
    a = make(*shape)
    eps = np.finfo(a.dtype).eps * max(1, shape[-1]) * 200
    sign, logabs = np.linalg.slogdet(wide(a))
    for name, b in layouts(a):
        before = b.copy()
        d = rl.det(b)
        assert d.dtype == wide(a).dtype and d.shape == shape[:-2], name
        assert np.allclose(d, sign * np.exp(logabs), rtol=eps), name
        result = rl.slogdet(b)
        assert result.sign.dtype == a.dtype and result.logabsdet.dtype == a.real.dtype
        assert np.allclose(result.sign, sign, rtol=eps) and np.allclose(result.logabsdet, logabs, rtol=eps, atol=eps), name
        assert np.array_equal(b, before), name
        assert np.allclose(rl.det(b.copy(order="K"), overwrite_a=True), d, rtol=eps)


def test_determinants_of_integers_are_exact():
    generator = np.random.default_rng(2)
    for _ in range(50):
        a = generator.integers(-3, 4, (4, 4))
        exact = determinant([[fractions.Fraction(int(x)) for x in row] for row in a])
        assert round(float(rl.det(a)), 6) == exact
        assert np.round(rl.det(np.stack([a, a])), 6).tolist() == [exact, exact]


def determinant(rows):
    """The determinant of fractions, by the first row."""
    if not rows:
        return 1
    minors = ([row[:j] + row[j + 1 :] for row in rows[1:]] for j in range(len(rows)))
    return sum((-1) ** j * x * determinant(minor) for j, (x, minor) in enumerate(zip(rows[0], minors)))


def test_products_on_the_way_do_not_overflow():
    a = np.diag([1e200, 1e200, 1e-200, 1e-200, 3.0])
    assert rl.det(a) == pytest.approx(3) and rl.det(a[np.newaxis])[0] == pytest.approx(3)
    assert rl.det(a + 0j) == pytest.approx(3) and rl.det((a + 0j)[np.newaxis])[0] == pytest.approx(3)
    single = np.diag([1e30, 1e30, 1e30]).astype("f")
    assert rl.det(single) == pytest.approx(1e90) and rl.det(np.stack([single] * 2))[1] == pytest.approx(1e90)
    assert rl.det(np.stack([np.eye(3) * 1e200] * 2)).tolist() == [np.inf] * 2
    assert rl.det(np.stack([np.eye(3) * 1e-200] * 2)).tolist() == [0] * 2


def test_complex_determinants_overflow_to_infinity():
    a = np.array([[1 + 1j, 2], [3, 4 - 1j]]) * 1e200
    with np.errstate(all="raise"):
        one, many = rl.det(a), rl.det(np.stack([a, a / 1e200]))
    assert one == many[0] == complex(-np.inf, np.inf) and many[1] == pytest.approx(-1 + 3j)


def test_singular_matrices(make):
    a = make(3, 5, 5)
    a[1, :, 2] = 0
    assert rl.det(a[1]) == 0 and rl.det(a)[1] == 0 and rl.det(a)[0] != 0
    sign, logabs = rl.slogdet(a)
    assert sign[1] == 0 and logabs[1] == -np.inf
    one = rl.slogdet(a[1])
    assert one.sign == 0 and one.logabsdet == -np.inf


@pytest.mark.parametrize("norm, order", ((1, 1), ("1", 1), ("O", 1), (np.inf, np.inf), ("I", np.inf)))
def test_rcond(make, norm, order):
    for shape in (6, 6), (40, 40), (3, 2, 5, 5):
        a = make(*shape)
        true = 1 / np.linalg.cond(wide(a), order)
        for name, b in layouts(a):
            estimate = rl.rcond(b, norm)
            assert estimate.dtype == a.real.dtype and np.shape(estimate) == shape[:-2], name
            assert (estimate >= 0.99 * true).all() and (estimate <= 10 * true).all(), name


def test_rcond_of_the_extremes():
    assert rl.rcond(np.eye(4)) == 1 and rl.rcond(np.zeros((3, 3))) == 0 and rl.rcond(np.empty((0, 0))) == 1
    assert rl.rcond(np.empty((2, 0, 0))).tolist() == [1, 1] and rl.rcond(np.empty((0, 3, 3))).shape == (0,)
    assert np.isnan(rl.rcond(np.full((2, 2), np.nan), check_finite=False))
    with pytest.raises(ValueError):
        rl.rcond(np.eye(2), "F")
