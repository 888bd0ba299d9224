use crate::matrix::Shape;
use crate::memory::{copied, filled, reserve};
use crate::options::parts;
use crate::{Element, Error, Layout, MatrixMut, MatrixRef, Norm, Options, Real};
use recursivelu_sys as sys;
use std::cmp::Ordering;
use std::os::raw::c_char;

/// Which matrix of a system: op(A) x = b.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Op {
    /// A itself.
    None,
    /// A transposed.
    Transpose,
    /// A transposed and conjugated.
    ConjugateTranspose,
}

/// A determinant that may be too large or too small for its type: `sign` times e to the power of `log_abs`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LogDet<T: Element> {
    /// -1, 0 or 1; of a complex matrix the determinant divided by its absolute value.
    pub sign: T,
    /// The natural logarithm of the absolute value, minus infinity if the determinant is 0.
    pub log_abs: T::Real,
}

/// Where the factors are.
#[derive(Debug)]
pub(crate) enum Storage<'a, T> {
    Owned(Vec<T>),
    Borrowed(&'a mut [T]),
}

impl<T> Storage<'_, T> {
    fn as_slice(&self) -> &[T] {
        match self {
            Storage::Owned(vector) => vector,
            Storage::Borrowed(slice) => slice,
        }
    }

    fn as_mut_slice(&mut self) -> &mut [T] {
        match self {
            Storage::Owned(vector) => vector,
            Storage::Borrowed(slice) => slice,
        }
    }
}

/// The LU factorization of an m x n matrix, in memory of its own or in that of the matrix.
///
/// A = P L U, where A is the matrix if it lies by columns, and its transpose if it lies by rows: [`factors`](Lu::factors),
/// [`lower`](Lu::lower), [`upper`](Lu::upper) and the row exchanges are those of the transpose then, and solutions, inverse,
/// determinant and condition those of the matrix all the same. No matrix is transposed on the way.
///
/// Threads may share it.
///
/// ```
/// use recursivelu::{norm, Lu, MatrixRef, Norm};
///
/// let numbers = [2.0, 1.0, 1.0, 4.0, 3.0, 3.0, 8.0, 7.0, 9.0];
/// let a = MatrixRef::row_major(&numbers, 3, 3)?;
/// let lu = Lu::new(a)?;
/// assert_eq!(lu.solve(&[7.0, 19.0, 49.0])?, [1.0, 2.0, 3.0]);
/// assert!((lu.det()? - 4.0_f64).abs() < 1e-12);
/// assert!(lu.rcond(Norm::One, norm(a, Norm::One))? > 0.01);
/// # Ok::<(), recursivelu::Error>(())
/// ```
#[derive(Debug)]
pub struct Lu<'a, T: Element> {
    factors: Storage<'a, T>,
    /// Of the factors, by columns.
    shape: Shape,
    /// Whether the factors are those of the transpose.
    transposed: bool,
    pivots: Vec<i64>,
    zero_pivot: Option<usize>,
    options: Options,
}

impl<T: Element> Lu<'static, T> {
    /// Factors a copy of a matrix. That a pivot is zero is no error: see [`zero_pivot`](Lu::zero_pivot).
    ///
    /// # Errors
    ///
    /// [`Error::OutOfMemory`].
    pub fn new(a: MatrixRef<'_, T>) -> Result<Self, Error> {
        Options::new().factor(a)
    }

    /// Factors a matrix in memory that is given away, and which its columns, or rows, fill; otherwise as [`new`](Lu::new).
    ///
    /// # Errors
    ///
    /// [`Error::Length`] if there are not `rows * columns` elements, [`Error::TooLarge`], [`Error::OutOfMemory`].
    pub fn from_vec(a: Vec<T>, rows: usize, columns: usize, layout: Layout) -> Result<Self, Error> {
        Options::new().factor_vec(a, rows, columns, layout)
    }
}

impl<'a, T: Element> Lu<'a, T> {
    /// Factors a matrix where it is; otherwise as [`new`](Lu::new).
    ///
    /// # Errors
    ///
    /// [`Error::OutOfMemory`].
    pub fn in_place(a: MatrixMut<'a, T>) -> Result<Self, Error> {
        Options::new().factor_in_place(a)
    }

    /// Factors a matrix, or its transpose if it lies by rows, in storage that its shape belongs to.
    pub(crate) fn factor(mut factors: Storage<'a, T>, shape: Shape, options: Options) -> Result<Self, Error> {
        let transposed = shape.layout == Layout::RowMajor;
        let shape = if transposed { shape.transposed() } else { shape };
        let mut pivots = filled(shape.rows.min(shape.columns), 0)?;
        let zero_pivot = options.factor_into(MatrixMut::of(factors.as_mut_slice(), shape), &mut pivots)?;
        Ok(Lu { factors, shape, transposed, pivots, zero_pivot, options })
    }

    /// Rows of the matrix.
    pub fn rows(&self) -> usize {
        if self.transposed {
            self.shape.columns
        } else {
            self.shape.rows
        }
    }

    /// Columns of the matrix.
    pub fn columns(&self) -> usize {
        if self.transposed {
            self.shape.rows
        } else {
            self.shape.columns
        }
    }

    /// The order, if the matrix is square; an error has the sizes of the matrix, not those of the transpose.
    fn order(&self) -> Result<usize, Error> {
        let shape = if self.transposed { self.shape.transposed() } else { self.shape };
        shape.order()
    }

    /// Whether the factors are those of the transpose: the matrix lies by rows.
    pub fn is_transposed(&self) -> bool {
        self.transposed
    }

    /// The first k, counted from 0, for which the element (k, k) of U is exactly zero. How near to singular a matrix is,
    /// [`rcond`](Lu::rcond) tells.
    pub fn zero_pivot(&self) -> Option<usize> {
        self.zero_pivot
    }

    /// L below the diagonal, without its unit diagonal, and U on and above it.
    pub fn factors(&self) -> MatrixRef<'_, T> {
        MatrixRef::of(self.factors.as_slice(), self.shape)
    }

    /// The row exchanges, as LAPACK has them: for i = 1, 2 and so on row i was exchanged with row `pivots()[i - 1]`, counted
    /// from 1.
    pub fn pivots(&self) -> &[i64] {
        &self.pivots
    }

    /// Row i of L U is row `permutation()[i]` of A, both counted from 0.
    ///
    /// # Errors
    ///
    /// [`Error::OutOfMemory`].
    pub fn permutation(&self) -> Result<Vec<usize>, Error> {
        let mut rows = reserve(self.shape.rows)?;
        rows.extend(0..self.shape.rows);
        for (i, &pivot) in self.pivots.iter().enumerate() {
            rows.swap(i, pivot as usize - 1);
        }
        Ok(rows)
    }

    /// L with its unit diagonal, m x min(m, n), by columns.
    ///
    /// # Errors
    ///
    /// [`Error::OutOfMemory`].
    pub fn lower(&self) -> Result<Vec<T>, Error> {
        let one = T::from(T::Real::ONE);
        self.triangle(self.shape.rows, self.pivots.len(), |i, j, stored| match i.cmp(&j) {
            Ordering::Less => T::default(),
            Ordering::Equal => one,
            Ordering::Greater => stored,
        })
    }

    /// U, min(m, n) x n, by columns.
    ///
    /// # Errors
    ///
    /// [`Error::OutOfMemory`].
    pub fn upper(&self) -> Result<Vec<T>, Error> {
        self.triangle(self.pivots.len(), self.shape.columns, |i, j, stored| if i <= j { stored } else { T::default() })
    }

    /// So many rows and columns of the factors, each element by its place.
    fn triangle(&self, rows: usize, columns: usize, element: impl Fn(usize, usize, T) -> T) -> Result<Vec<T>, Error> {
        let factors = self.factors();
        let mut result = reserve(rows * columns)?;
        result.extend((0..rows * columns).map(|at| (at % rows, at / rows)).map(|(i, j)| element(i, j, factors[(i, j)])));
        Ok(result)
    }

    /// Solves A x = b: b has one right-hand side after the other, and so has the result.
    ///
    /// # Errors
    ///
    /// As of [`solve_in_place`](Lu::solve_in_place), and [`Error::OutOfMemory`].
    pub fn solve(&self, b: &[T]) -> Result<Vec<T>, Error> {
        let mut x = copied(b)?;
        self.solve_in_place(&mut x)?;
        Ok(x)
    }

    /// Solves A x = b in place: b has one right-hand side after the other.
    ///
    /// # Errors
    ///
    /// [`Error::NotSquare`]; [`Error::Parts`] if the length of b is no multiple of the order; [`Error::Singular`], and b is
    /// untouched; [`Error::NotFinite`].
    pub fn solve_in_place(&self, b: &mut [T]) -> Result<(), Error> {
        let n = self.order()?;
        let columns = parts("b", b.len(), n)?;
        self.solve_matrix(Op::None, MatrixMut::col_major(b, n, columns)?)
    }

    /// Solves op(A) X = B in place of B. Several right-hand sides by rows are copied to columns and back.
    ///
    /// ```
    /// use recursivelu::{Lu, MatrixMut, MatrixRef, Op};
    ///
    /// let lu = Lu::new(MatrixRef::row_major(&[1.0, 2.0, 0.0, 4.0], 2, 2)?)?;
    /// let mut b = [2.0, 8.0];
    /// lu.solve_matrix(Op::Transpose, MatrixMut::col_major(&mut b, 2, 1)?)?;
    /// assert_eq!(b, [2.0, 1.0]);
    /// # Ok::<(), recursivelu::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`Error::NotSquare`]; [`Error::Rows`] if B has not as many rows as A; [`Error::Singular`] and [`Error::OutOfMemory`], and
    /// B is untouched; [`Error::NotFinite`].
    pub fn solve_matrix(&self, op: Op, mut b: MatrixMut<'_, T>) -> Result<(), Error> {
        let n = self.order()?;
        if b.rows() != n {
            return Err(Error::Rows { needed: n, found: b.rows() });
        }
        let (trans, conjugated) = self.trans(op);
        if conjugated {
            b.conjugate();
        }
        let solved = match b.shape().by_columns() {
            Some(ldb) => self.solve_columns(trans, b.columns(), b.reborrow().data(), ldb),
            None => self.solve_rows(trans, b.reborrow()),
        };
        if conjugated {
            b.conjugate();
        }
        solved
    }

    /// What to do with the factors for op(A); and whether to conjugate right-hand sides and solutions, too: the factors of a
    /// transpose have no conjugate otherwise.
    fn trans(&self, op: Op) -> (u8, bool) {
        match (op, self.transposed) {
            (Op::None, false) | (Op::Transpose, true) => (b'N', false),
            (Op::None, true) | (Op::Transpose, false) => (b'T', false),
            (Op::ConjugateTranspose, false) => (b'C', false),
            (Op::ConjugateTranspose, true) => (b'N', T::IS_COMPLEX),
        }
    }

    /// Solves for columns so many elements apart, which b has been checked to have. By batches of one, for these tell of
    /// solutions that are not finite.
    fn solve_columns(&self, trans: u8, columns: usize, b: &mut [T], ldb: usize) -> Result<(), Error> {
        let (n, nrhs, flags) = (self.shape.rows as i64, columns as i64, self.options.flags() & sys::RECURSIVE_LU_THREADED);
        let (lu, ipiv) = (self.factors.as_slice().as_ptr(), self.pivots.as_ptr());
        let (mut info, b, ldb) = (0, b.as_mut_ptr(), ldb.max(1) as i64);
        // SAFETY: the shape belongs to the factors, pivots has n elements, and b as many columns of n so far apart. b is borrowed
        // to be written, and so distinct. Distances between matrices do not matter for one.
        let result = unsafe {
            T::batched_solve(trans as c_char, n, nrhs, lu, self.shape.ld(), 0, ipiv, 0, b, ldb, 0, 1, &mut info, flags)
        };
        Error::check(if result < 0 { result } else { info })
    }

    /// Solves for right-hand sides by rows, in a copy by columns.
    fn solve_rows(&self, trans: u8, mut b: MatrixMut<'_, T>) -> Result<(), Error> {
        let (n, columns) = (b.rows(), b.columns());
        let mut copy = reserve(n * columns)?;
        for j in 0..columns {
            copy.extend((0..n).map(|i| b[(i, j)]));
        }
        let solved = self.solve_columns(trans, columns, &mut copy, n);
        if matches!(solved, Ok(()) | Err(Error::NotFinite)) {
            for (k, &x) in copy.iter().enumerate() {
                b[(k % n, k / n)] = x;
            }
        }
        solved
    }

    /// The inverse, which fills the result in the layout of the matrix. To solve a system, [`solve`](Lu::solve) is faster and
    /// more accurate.
    ///
    /// # Errors
    ///
    /// [`Error::NotSquare`], [`Error::Singular`], [`Error::OutOfMemory`].
    pub fn inverse(&self) -> Result<Vec<T>, Error> {
        let shape = Shape { stride: self.order()?, ..self.shape };
        let mut result = self.factors().compact()?;
        invert(&mut result, shape, &self.pivots, self.options)?;
        Ok(result)
    }

    /// Puts the inverse in the place of the factors of a square matrix.
    pub(crate) fn into_inverse(mut self) -> Result<(), Error> {
        invert(self.factors.as_mut_slice(), self.shape, &self.pivots, self.options)
    }

    /// The determinant, 1 of a matrix without elements; infinite or 0 if it overflows or underflows.
    ///
    /// # Errors
    ///
    /// [`Error::NotSquare`].
    pub fn det(&self) -> Result<T, Error> {
        let n = self.order()? as i64;
        let (lu, mut det) = (self.factors.as_slice().as_ptr(), T::default());
        // SAFETY: the shape belongs to the factors, pivots has n elements, and det is one.
        Error::check(unsafe { T::det(n, lu, self.shape.ld(), self.pivots.as_ptr(), &mut det) })?;
        Ok(det)
    }

    /// The determinant by sign and logarithm, which neither overflow nor underflow.
    ///
    /// # Errors
    ///
    /// [`Error::NotSquare`].
    pub fn log_det(&self) -> Result<LogDet<T>, Error> {
        let n = self.order()? as i64;
        let (lu, mut sign, mut log_abs) = (self.factors.as_slice().as_ptr(), T::default(), T::Real::default());
        // SAFETY: the shape belongs to the factors, and pivots has n elements; a sign is an element, of one number or two.
        Error::check(unsafe { T::logdet(n, lu, self.shape.ld(), self.pivots.as_ptr(), &mut sign, &mut log_abs) })?;
        Ok(LogDet { sign, log_abs })
    }

    /// An estimate of 1 / (norm(A) norm(inverse of A)), from 0 to 1. Below half of the type's EPSILON the matrix is singular to
    /// working precision. NaN if the norm or an element is.
    ///
    /// `norm_of_a` is what [`norm`](crate::norm()) of the same kind gave before the matrix was factored.
    ///
    /// # Errors
    ///
    /// [`Error::NotSquare`], [`Error::NegativeNorm`], [`Error::OutOfMemory`].
    pub fn rcond(&self, kind: Norm, norm_of_a: T::Real) -> Result<T::Real, Error> {
        let n = self.order()? as i64;
        if norm_of_a.is_nan() {
            return Ok(norm_of_a);
        }
        if norm_of_a < T::Real::default() {
            return Err(Error::NegativeNorm);
        }
        let letter = match if self.transposed { kind.transposed() } else { kind } {
            Norm::One => b'1',
            Norm::Infinity => b'I',
        };
        let (lu, mut rcond) = (self.factors.as_slice().as_ptr(), T::Real::default());
        // SAFETY: the shape belongs to the factors, and rcond is one number.
        Error::check(unsafe { T::rcond(letter as c_char, n, lu, self.shape.ld(), norm_of_a, &mut rcond) })?;
        Ok(rcond)
    }
}

/// Puts the inverse in the place of factors, whose shape is square and belongs to the slice.
fn invert<T: Element>(factors: &mut [T], shape: Shape, pivots: &[i64], options: Options) -> Result<(), Error> {
    let (n, flags) = (shape.rows as i64, options.flags() & sys::RECURSIVE_LU_THREADED);
    // SAFETY: as the caller says; pivots has n elements, and is distinct from what is borrowed to be written.
    Error::check(unsafe { T::inverse(n, factors.as_mut_ptr(), shape.ld(), pivots.as_ptr(), flags) })
}
