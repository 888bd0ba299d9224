use crate::lu::Storage;
use crate::matrix::Shape;
use crate::memory::{filled, reserve};
use crate::{Element, Error, Layout, Lu, MatrixMut, MatrixRef};
use recursivelu_sys as sys;

/// How to factor: with threads and row exchanges, unless told otherwise.
///
/// ```
/// use recursivelu::{Layout, Options};
///
/// let lu = Options::new().threads(false).pivoting(false).factor_vec(vec![4.0, 2.0, 2.0, 3.0], 2, 2, Layout::ColumnMajor)?;
/// assert_eq!(lu.upper()?, [4.0, 0.0, 2.0, 2.0]);
/// # Ok::<(), recursivelu::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    flags: u32,
}

impl Default for Options {
    fn default() -> Self {
        Options::new()
    }
}

impl Options {
    /// Threads and row exchanges.
    pub const fn new() -> Self {
        Options { flags: sys::RECURSIVE_LU_THREADED }
    }

    /// Whether threads other than the caller's compute, too, where it pays; the result has the same bits.
    pub const fn threads(self, threads: bool) -> Self {
        self.with(sys::RECURSIVE_LU_THREADED, threads)
    }

    /// Whether rows are exchanged: not for matrices that are known not to need it, such as diagonally dominant ones.
    pub const fn pivoting(self, pivoting: bool) -> Self {
        self.with(sys::RECURSIVE_LU_NO_PIVOT, !pivoting)
    }

    const fn with(self, flag: u32, set: bool) -> Self {
        Options { flags: if set { self.flags | flag } else { self.flags & !flag } }
    }

    pub(crate) const fn flags(self) -> u32 {
        self.flags
    }

    /// Factors a copy of a matrix: [`Lu::new`] with these options.
    ///
    /// # Errors
    ///
    /// As of [`Lu::new`].
    pub fn factor<T: Element>(self, a: MatrixRef<'_, T>) -> Result<Lu<'static, T>, Error> {
        self.factor_vec(a.compact()?, a.rows(), a.columns(), a.layout())
    }

    /// Factors a matrix in the memory that it is in: [`Lu::in_place`] with these options.
    ///
    /// # Errors
    ///
    /// As of [`Lu::in_place`].
    pub fn factor_in_place<T: Element>(self, a: MatrixMut<'_, T>) -> Result<Lu<'_, T>, Error> {
        let shape = a.shape();
        Lu::factor(Storage::Borrowed(a.data()), shape, self)
    }

    /// Factors a matrix in memory that is given away: [`Lu::from_vec`] with these options.
    ///
    /// # Errors
    ///
    /// As of [`Lu::from_vec`].
    pub fn factor_vec<T: Element>(self, a: Vec<T>, rows: usize, columns: usize, layout: Layout) -> Result<Lu<'static, T>, Error> {
        let shape = Shape::whole(rows, columns, layout, a.len())?;
        Lu::factor(Storage::Owned(a), shape, self)
    }

    /// Factors a matrix in place as the C functions do, without an allocation: L below the diagonal, without its unit diagonal,
    /// and U; by rows, too, unlike [`Lu`], and with the same bits. Gives the first zero pivot, counted from 0, if there is one.
    ///
    /// For i = 1, 2 and so on row i was exchanged with row `pivots[i - 1]`, counted from 1.
    ///
    /// ```
    /// use recursivelu::{MatrixMut, Options};
    ///
    /// let (mut a, mut pivots) = ([1.0, 2.0, 2.0, 2.0], [0; 2]);
    /// assert_eq!(Options::new().factor_into(MatrixMut::row_major(&mut a, 2, 2)?, &mut pivots)?, None);
    /// assert_eq!((a, pivots), ([2.0, 2.0, 0.5, 1.0], [2, 2]));
    /// # Ok::<(), recursivelu::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`Error::Length`] if there are not `min(rows, columns)` pivots, [`Error::OutOfMemory`].
    pub fn factor_into<T: Element>(self, a: MatrixMut<'_, T>, pivots: &mut [i64]) -> Result<Option<usize>, Error> {
        let shape = a.shape();
        let needed = shape.rows.min(shape.columns);
        if pivots.len() != needed {
            return Err(Error::Length { argument: "pivots", needed, found: pivots.len() });
        }
        let (m, n, flags) = (shape.rows as i64, shape.columns as i64, self.flags | shape.layout.flag());
        // SAFETY: the shape belongs to the slice of a, and pivots is as long as it must be. They are distinct, as both are
        // borrowed to be written.
        let info = unsafe { T::strided(a.data().as_mut_ptr(), m, n, shape.ld(), pivots.as_mut_ptr(), flags) };
        Error::zero_pivot(info)
    }

    /// Solves one system in place: [`solve`] with these options.
    ///
    /// # Errors
    ///
    /// As of [`solve`].
    pub fn solve<T: Element>(self, a: MatrixMut<'_, T>, b: &mut [T]) -> Result<(), Error> {
        let shape = a.shape();
        let order = shape.order()?;
        let nrhs = parts("b", b.len(), order)? as i64;
        let mut pivots = filled(order, 0)?;
        let (n, flags) = (order as i64, self.flags | shape.layout.flag());
        let (a, ipiv, b) = (a.data().as_mut_ptr(), pivots.as_mut_ptr(), b.as_mut_ptr());
        // SAFETY: the shape belongs to the slice of a; b has nrhs columns of n elements, pivots n. They are distinct, as all are
        // borrowed to be written.
        Error::check(unsafe { T::gesv(n, nrhs, a, shape.ld(), ipiv, b, n.max(1), flags) })
    }

    /// Solves many systems in place: [`solve_batch`] with these options.
    ///
    /// # Errors
    ///
    /// As of [`solve_batch`].
    pub fn solve_batch<T: Element>(self, a: &mut [T], b: &mut [T], n: usize, nrhs: usize, layout: Layout) -> Result<(), Error> {
        let size = n.checked_mul(n).ok_or(Error::TooLarge)?;
        let batch = parts("a", a.len(), size)?;
        // The first product does not overflow: a has at least as many elements.
        let needed = (batch * n).checked_mul(nrhs).ok_or(Error::TooLarge)?;
        if b.len() != needed {
            return Err(Error::Length { argument: "b", needed, found: b.len() });
        }
        let (mut pivots, mut infos) = (filled(batch * n, 0)?, filled(batch, 0)?);
        if batch == 0 {
            return Ok(());
        }
        let (n, count, side) = (n as i64, nrhs as i64, (n * nrhs) as i64);
        let (a, ipiv, b) = (a.as_mut_ptr(), pivots.as_mut_ptr(), b.as_mut_ptr());
        // SAFETY: a has batch matrices of n * n elements, b as many parts of n * nrhs, pivots of n, and infos of one, which fill
        // them. They are distinct, as all are borrowed to be written.
        let info = unsafe {
            T::batched_gesv(
                n,
                count,
                a,
                n,
                size as i64,
                ipiv,
                n,
                b,
                n,
                side,
                batch as i64,
                infos.as_mut_ptr(),
                self.flags | layout.flag(),
            )
        };
        if info == 0 {
            return Ok(());
        }
        // What is less than 0 may belong to a system.
        let mut failures = reserve(infos.iter().filter(|&&info| info != 0).count())?;
        for (system, &info) in infos.iter().enumerate() {
            if let Err(why) = Error::check(info) {
                failures.push((system, why));
            }
        }
        if failures.is_empty() {
            Error::check(info)
        } else {
            Err(Error::Batch { failures })
        }
    }

    /// Inverts a matrix in place: [`inverse_in_place`] with these options.
    ///
    /// # Errors
    ///
    /// As of [`inverse_in_place`].
    pub fn inverse_in_place<T: Element>(self, a: MatrixMut<'_, T>) -> Result<(), Error> {
        a.shape().order()?;
        self.factor_in_place(a)?.into_inverse()
    }
}

/// The number of parts of one size in a slice of so many elements; no slice with elements has parts of none.
pub(crate) fn parts(argument: &'static str, length: usize, size: usize) -> Result<usize, Error> {
    match length {
        0 => Ok(0),
        _ if size > 0 && length % size == 0 => Ok(length / size),
        found => Err(Error::Parts { argument, size, found }),
    }
}

/// Solves a system A x = b, or several with one matrix: b has one right-hand side after the other, and the solutions take their
/// places. The factors take that of the matrix.
///
/// ```
/// use recursivelu::{solve, MatrixMut};
///
/// let mut a = [2.0, 1.0, 1.0, 4.0, 3.0, 3.0, 8.0, 7.0, 9.0];
/// let mut b = [7.0, 19.0, 49.0];
/// solve(MatrixMut::row_major(&mut a, 3, 3)?, &mut b)?;
/// assert_eq!(b, [1.0, 2.0, 3.0]);
/// # Ok::<(), recursivelu::Error>(())
/// ```
///
/// # Errors
///
/// [`Error::NotSquare`]; [`Error::Parts`] if the length of b is no multiple of the order; [`Error::Singular`], and b is
/// untouched; [`Error::NotFinite`]; [`Error::OutOfMemory`], and all is untouched.
pub fn solve<T: Element>(a: MatrixMut<'_, T>, b: &mut [T]) -> Result<(), Error> {
    Options::new().solve(a, b)
}

/// Solves many systems of order n in one call. The matrices follow each other in a without gaps, all in one layout, and in b the
/// nrhs right-hand sides of each, one after the other in both layouts. Factors and solutions take their places.
///
/// ```
/// use recursivelu::{solve_batch, Error, Layout};
///
/// let mut a = [2.0, 0.0, 0.0, 4.0, /**/ 1.0, 1.0, 1.0, 1.0, /**/ 1.0, 0.0, 0.0, 8.0];
/// let mut b = [2.0, 8.0, /**/ 1.0, 2.0, /**/ 1.0, 8.0];
/// let failed = solve_batch(&mut a, &mut b, 2, 1, Layout::RowMajor).unwrap_err();
/// assert_eq!(failed, Error::Batch { failures: vec![(1, Error::Singular { pivot: 1 })] });
/// assert_eq!(b, [1.0, 2.0, /**/ 1.0, 2.0, /**/ 1.0, 1.0]);
/// ```
///
/// # Errors
///
/// [`Error::Parts`] or [`Error::Length`] if a or b has another number of elements; [`Error::Batch`] with the error of each system
/// that has no solution, and all others have been solved; [`Error::OutOfMemory`].
pub fn solve_batch<T: Element>(a: &mut [T], b: &mut [T], n: usize, nrhs: usize, layout: Layout) -> Result<(), Error> {
    Options::new().solve_batch(a, b, n, nrhs, layout)
}

/// Puts the inverse in the place of a matrix. To solve a system, [`solve`] is faster and more accurate.
///
/// ```
/// use recursivelu::{inverse_in_place, MatrixMut};
///
/// let mut a = [0.0, 2.0, 4.0, 0.0];
/// inverse_in_place(MatrixMut::row_major(&mut a, 2, 2)?)?;
/// assert_eq!(a, [0.0, 0.25, 0.5, 0.0]);
/// # Ok::<(), recursivelu::Error>(())
/// ```
///
/// # Errors
///
/// [`Error::NotSquare`]; [`Error::Singular`] and [`Error::OutOfMemory`], and the factors are in its place.
pub fn inverse_in_place<T: Element>(a: MatrixMut<'_, T>) -> Result<(), Error> {
    Options::new().inverse_in_place(a)
}
