use crate::calls::Functions;
use crate::Complex;
use std::fmt::{Debug, Display};
use std::ops::{Add, AddAssign, Div, DivAssign, Mul, MulAssign, Neg, Sub, SubAssign};

/// What matrices are made of: `f32`, `f64`, `Complex<f32>` and `Complex<f64>`, and no other type.
pub trait Element:
    Functions<Magnitude = Self::Real>
    + Copy
    + Default
    + PartialEq
    + Debug
    + Display
    + Send
    + Sync
    + From<Self::Real>
    + Add<Output = Self>
    + Sub<Output = Self>
    + Mul<Output = Self>
    + Div<Output = Self>
    + Neg<Output = Self>
    + AddAssign
    + SubAssign
    + MulAssign
    + DivAssign
    + 'static
{
    /// The type of real and imaginary part.
    type Real: Real;

    /// Whether the imaginary part can be other than zero.
    const IS_COMPLEX: bool;

    /// The absolute value; NaN if the number or a part of it is.
    fn modulus(self) -> Self::Real;

    /// The complex conjugate, the number itself if it is real.
    fn conjugate(self) -> Self;
}

/// Real elements: `f32` and `f64`.
pub trait Real: Element<Real = Self> + PartialOrd + Into<f64> {
    /// 1.
    const ONE: Self;
    /// Not a number.
    const NAN: Self;

    /// Whether it is not a number.
    fn is_nan(self) -> bool;

    /// The absolute value.
    fn abs(self) -> Self;

    /// The square root of the sum of both squares, without overflow on the way.
    fn hypot(self, other: Self) -> Self;
}

macro_rules! elements {
    ($real:ident) => {
        impl Element for $real {
            type Real = $real;
            const IS_COMPLEX: bool = false;
            fn modulus(self) -> $real {
                self.abs()
            }
            fn conjugate(self) -> $real {
                self
            }
        }

        impl Real for $real {
            const ONE: $real = 1.0;
            const NAN: $real = $real::NAN;
            fn is_nan(self) -> bool {
                self.is_nan()
            }
            fn abs(self) -> $real {
                self.abs()
            }
            fn hypot(self, other: $real) -> $real {
                self.hypot(other)
            }
        }

        impl Element for Complex<$real> {
            type Real = $real;
            const IS_COMPLEX: bool = true;
            fn modulus(self) -> $real {
                self.abs()
            }
            fn conjugate(self) -> Self {
                self.conj()
            }
        }
    };
}

elements!(f32);
elements!(f64);
