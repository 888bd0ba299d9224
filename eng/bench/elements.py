"""The element types of matrices, as element.c has them."""
from dataclasses import dataclass


@dataclass(frozen=True)
class Element:
    """What is known of a type."""

    title: str
    # LAPACK's first letter, and whether it has a gesv in mixed precision.
    letter: str
    mixed: bool
    size: int
    # Floating-point operations of a factorization as a multiple of n^3.
    flops: float


ELEMENTS = {
    "f64": Element("double (f64)", "d", True, 8, 2 / 3),
    "f32": Element("float (f32)", "s", False, 4, 2 / 3),
    "c128": Element("double complex (c128)", "z", True, 16, 8 / 3),
    "c64": Element("float complex (c64)", "c", False, 8, 8 / 3),
}
REAL = ["f64", "f32"]
