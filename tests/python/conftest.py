"""What the tests of the module share."""
import numpy as np
import pytest

TYPES = ("f", "d", "F", "D")


@pytest.fixture(params=TYPES)
def dtype(request):
    """Each element type."""
    return np.dtype(request.param)


@pytest.fixture
def make(dtype):
    """Makes an array of standard normal numbers of a shape, always the same."""
    generator = np.random.default_rng(7)

    def numbers(*shape):
        x = generator.standard_normal(shape)
        if dtype.kind == "c":
            x = x + 1j * generator.standard_normal(shape)
        return x.astype(dtype)

    return numbers
