use crate::element::Real;
use std::fmt;
use std::ops::{Add, AddAssign, Div, DivAssign, Mul, MulAssign, Neg, Sub, SubAssign};

/// A complex number: the real part, then the imaginary part, as C, Fortran and other crates have it.
///
/// Slices of pairs are read as complex numbers, and the other way round, without a copy:
///
/// ```
/// use recursivelu::Complex;
///
/// let pairs = [[1.0, 2.0], [3.0, -4.0]];
/// let numbers = Complex::from_pairs(&pairs);
/// assert_eq!(numbers[1].abs(), 5.0);
/// assert_eq!(numbers[0] * numbers[0].conj(), Complex::from(5.0));
/// ```
#[repr(C)]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Complex<T> {
    /// The real part.
    pub re: T,
    /// The imaginary part.
    pub im: T,
}

impl<T> Complex<T> {
    /// re + i im.
    pub const fn new(re: T, im: T) -> Self {
        Complex { re, im }
    }

    /// Pairs of real and imaginary part as complex numbers.
    pub fn from_pairs(pairs: &[[T; 2]]) -> &[Self] {
        // SAFETY: by repr(C) two fields of one type lie as the elements of an array do, with its size and alignment.
        unsafe { std::slice::from_raw_parts(pairs.as_ptr().cast(), pairs.len()) }
    }

    /// Pairs of real and imaginary part as complex numbers.
    pub fn from_pairs_mut(pairs: &mut [[T; 2]]) -> &mut [Self] {
        // SAFETY: as in from_pairs; the slice is borrowed as long as the result.
        unsafe { std::slice::from_raw_parts_mut(pairs.as_mut_ptr().cast(), pairs.len()) }
    }

    /// Complex numbers as pairs of real and imaginary part.
    pub fn as_pairs(numbers: &[Self]) -> &[[T; 2]] {
        // SAFETY: as in from_pairs.
        unsafe { std::slice::from_raw_parts(numbers.as_ptr().cast(), numbers.len()) }
    }
}

impl<T: Real> Complex<T> {
    /// The complex conjugate.
    pub fn conj(self) -> Self {
        Complex::new(self.re, -self.im)
    }

    /// The absolute value, without overflow on the way; NaN if a part is.
    pub fn abs(self) -> T {
        if self.re.is_nan() || self.im.is_nan() {
            T::NAN
        } else {
            self.re.hypot(self.im)
        }
    }
}

impl<T: Real> From<T> for Complex<T> {
    fn from(re: T) -> Self {
        Complex::new(re, T::default())
    }
}

impl<T: Real> Add for Complex<T> {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Complex::new(self.re + other.re, self.im + other.im)
    }
}

impl<T: Real> Sub for Complex<T> {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Complex::new(self.re - other.re, self.im - other.im)
    }
}

impl<T: Real> Mul for Complex<T> {
    type Output = Self;
    fn mul(self, other: Self) -> Self {
        Complex::new(self.re * other.re - self.im * other.im, self.re * other.im + self.im * other.re)
    }
}

impl<T: Real> Mul<T> for Complex<T> {
    type Output = Self;
    fn mul(self, factor: T) -> Self {
        Complex::new(self.re * factor, self.im * factor)
    }
}

impl<T: Real> Div for Complex<T> {
    type Output = Self;
    /// By Smith's method, which squares nothing.
    fn div(self, other: Self) -> Self {
        if other.re.abs() >= other.im.abs() {
            let ratio = other.im / other.re;
            let divisor = other.re + other.im * ratio;
            Complex::new((self.re + self.im * ratio) / divisor, (self.im - self.re * ratio) / divisor)
        } else {
            let ratio = other.re / other.im;
            let divisor = other.re * ratio + other.im;
            Complex::new((self.re * ratio + self.im) / divisor, (self.im * ratio - self.re) / divisor)
        }
    }
}

impl<T: Real> Neg for Complex<T> {
    type Output = Self;
    fn neg(self) -> Self {
        Complex::new(-self.re, -self.im)
    }
}

impl<T: Real> AddAssign for Complex<T> {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl<T: Real> SubAssign for Complex<T> {
    fn sub_assign(&mut self, other: Self) {
        *self = *self - other;
    }
}

impl<T: Real> MulAssign for Complex<T> {
    fn mul_assign(&mut self, other: Self) {
        *self = *self * other;
    }
}

impl<T: Real> DivAssign for Complex<T> {
    fn div_assign(&mut self, other: Self) {
        *self = *self / other;
    }
}

impl<T: Real> fmt::Display for Complex<T> {
    /// Both parts by the format given, as in 1.5-2i.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.re, f)?;
        match f.precision() {
            Some(digits) => write!(f, "{:+.*}i", digits, self.im),
            None => write!(f, "{:+}i", self.im),
        }
    }
}
