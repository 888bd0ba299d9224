use crate::memory::reserve;
use crate::{Element, Error, Real};
use recursivelu_sys as sys;
use std::ops::{Index, IndexMut};

/// How a matrix lies in memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// By columns, as in Fortran: element (i, j) at `i + j * stride`.
    ColumnMajor,
    /// By rows, as in C: element (i, j) at `i * stride + j`.
    RowMajor,
}

impl Layout {
    /// That of the C functions.
    pub(crate) fn flag(self) -> u32 {
        match self {
            Layout::ColumnMajor => 0,
            Layout::RowMajor => sys::RECURSIVE_LU_ROW_MAJOR,
        }
    }
}

/// Sizes that belong to a slice which is long enough for them; all are less than 2^63.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Shape {
    pub rows: usize,
    pub columns: usize,
    pub stride: usize,
    pub layout: Layout,
}

impl Shape {
    /// The shape of a matrix that fills a slice of so many elements.
    pub fn whole(rows: usize, columns: usize, layout: Layout, length: usize) -> Result<Shape, Error> {
        let stride = if layout == Layout::ColumnMajor { rows } else { columns };
        let shape = Shape::strided(rows, columns, stride, layout, length)?;
        // No overflow: the elements are in the slice.
        match rows * columns {
            needed if needed == length => Ok(shape),
            needed => Err(Error::Length { argument: "the matrix", needed, found: length }),
        }
    }

    /// The shape of a matrix in a slice of so many elements.
    fn strided(rows: usize, columns: usize, stride: usize, layout: Layout, length: usize) -> Result<Shape, Error> {
        let (along, across) = if layout == Layout::ColumnMajor { (rows, columns) } else { (columns, rows) };
        if stride < along {
            return Err(Error::Stride { needed: along, found: stride });
        }
        if i64::try_from(stride.max(across)).is_err() {
            return Err(Error::TooLarge);
        }
        let needed = if along == 0 || across == 0 {
            0
        } else {
            (across - 1).checked_mul(stride).and_then(|before| before.checked_add(along)).ok_or(Error::TooLarge)?
        };
        if length < needed {
            return Err(Error::Length { argument: "the matrix", needed, found: length });
        }
        Ok(Shape { rows, columns, stride, layout })
    }

    /// That of the transpose, in the same place.
    pub fn transposed(self) -> Shape {
        let layout = if self.layout == Layout::ColumnMajor { Layout::RowMajor } else { Layout::ColumnMajor };
        Shape { rows: self.columns, columns: self.rows, layout, ..self }
    }

    /// Where element (i, j) is; one past the sizes is a panic.
    fn offset(self, (i, j): (usize, usize)) -> usize {
        assert!(i < self.rows && j < self.columns, "element ({i}, {j}) of a {} x {} matrix", self.rows, self.columns);
        match self.layout {
            Layout::ColumnMajor => i + j * self.stride,
            Layout::RowMajor => i * self.stride + j,
        }
    }

    /// The order, if it is square.
    pub fn order(self) -> Result<usize, Error> {
        if self.rows == self.columns {
            Ok(self.rows)
        } else {
            Err(Error::NotSquare { rows: self.rows, columns: self.columns })
        }
    }

    /// The distance between columns if each of them is in one piece.
    pub fn by_columns(self) -> Option<usize> {
        match self.layout {
            Layout::ColumnMajor => Some(self.stride),
            Layout::RowMajor if self.rows <= 1 => Some(1),
            Layout::RowMajor if self.columns <= 1 && self.stride == 1 => Some(self.rows),
            Layout::RowMajor => None,
        }
    }

    /// The leading dimension that the C functions want, which is never 0.
    pub fn ld(self) -> i64 {
        self.stride.max(1) as i64
    }
}

/// A matrix in a slice of somebody else, to be read.
///
/// ```
/// use recursivelu::{Layout, MatrixRef};
///
/// let numbers = [1.0, 2.0, 3.0, 4.0, 5.0, 6.0];
/// let a = MatrixRef::row_major(&numbers, 2, 3)?;
/// assert_eq!(a[(1, 0)], 4.0);
/// let right = MatrixRef::strided(&numbers[1..], 2, 2, 3, Layout::RowMajor)?; // its last two columns
/// assert_eq!(right[(1, 1)], 6.0);
/// assert_eq!(right.transposed()[(0, 1)], 5.0);
/// # Ok::<(), recursivelu::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct MatrixRef<'a, T> {
    data: &'a [T],
    shape: Shape,
}

/// A matrix in a slice of somebody else, to be read and written: as [`MatrixRef`].
#[derive(Debug)]
pub struct MatrixMut<'a, T> {
    data: &'a mut [T],
    shape: Shape,
}

macro_rules! constructors {
    ($slice:ty) => {
        /// A matrix that fills the slice, one column after the other.
        ///
        /// # Errors
        ///
        /// [`Error::Length`] if the slice has not `rows * columns` elements, [`Error::TooLarge`].
        pub fn col_major(data: $slice, rows: usize, columns: usize) -> Result<Self, Error> {
            let shape = Shape::whole(rows, columns, Layout::ColumnMajor, data.len())?;
            Ok(Self { data, shape })
        }

        /// A matrix that fills the slice, one row after the other.
        ///
        /// # Errors
        ///
        /// As of `col_major`.
        pub fn row_major(data: $slice, rows: usize, columns: usize) -> Result<Self, Error> {
            let shape = Shape::whole(rows, columns, Layout::RowMajor, data.len())?;
            Ok(Self { data, shape })
        }

        /// A matrix whose columns, or rows if it lies by them, begin `stride` elements apart. What is between them and behind
        /// the last is not touched.
        ///
        /// # Errors
        ///
        /// [`Error::Stride`] if they overlap, [`Error::Length`] if the slice is too short, [`Error::TooLarge`].
        pub fn strided(data: $slice, rows: usize, columns: usize, stride: usize, layout: Layout) -> Result<Self, Error> {
            let shape = Shape::strided(rows, columns, stride, layout, data.len())?;
            Ok(Self { data, shape })
        }

        /// The number of rows.
        pub fn rows(&self) -> usize {
            self.shape.rows
        }

        /// The number of columns.
        pub fn columns(&self) -> usize {
            self.shape.columns
        }

        /// The distance between columns, or rows if it lies by them, in elements.
        pub fn stride(&self) -> usize {
            self.shape.stride
        }

        /// How it lies in memory.
        pub fn layout(&self) -> Layout {
            self.shape.layout
        }

        /// The transpose, in the same place.
        pub fn transposed(self) -> Self {
            Self { shape: self.shape.transposed(), ..self }
        }
    };
}

impl<'a, T> MatrixRef<'a, T> {
    constructors!(&'a [T]);

    /// A matrix whose shape belongs to the slice.
    pub(crate) fn of(data: &'a [T], shape: Shape) -> Self {
        MatrixRef { data, shape }
    }
}

impl<T: Copy> MatrixRef<'_, T> {
    /// A copy in the same layout without the gaps that the stride leaves.
    pub(crate) fn compact(self) -> Result<Vec<T>, Error> {
        let a = if self.layout() == Layout::ColumnMajor { self } else { self.transposed() };
        // No overflow: the elements are in the slice.
        let mut copy = reserve(a.rows() * a.columns())?;
        if a.rows() > 0 {
            for j in 0..a.columns() {
                copy.extend_from_slice(&a.data[j * a.stride()..][..a.rows()]);
            }
        }
        Ok(copy)
    }
}

impl<'a, T> MatrixMut<'a, T> {
    constructors!(&'a mut [T]);

    /// The same matrix, to be read.
    pub fn as_ref(&self) -> MatrixRef<'_, T> {
        MatrixRef { data: self.data, shape: self.shape }
    }

    /// The same matrix for a while, after which this one can be used again.
    pub fn reborrow(&mut self) -> MatrixMut<'_, T> {
        MatrixMut { data: self.data, shape: self.shape }
    }

    /// A matrix whose shape belongs to the slice.
    pub(crate) fn of(data: &'a mut [T], shape: Shape) -> Self {
        MatrixMut { data, shape }
    }

    pub(crate) fn shape(&self) -> Shape {
        self.shape
    }

    /// The slice, for as long as it was borrowed.
    pub(crate) fn data(self) -> &'a mut [T] {
        self.data
    }
}

impl<T: Element> MatrixMut<'_, T> {
    /// Conjugates each element.
    pub(crate) fn conjugate(&mut self) {
        let rows = self.rows();
        for at in (0..rows * self.columns()).map(|at| (at % rows, at / rows)) {
            self[at] = self[at].conjugate();
        }
    }
}

impl<T> Index<(usize, usize)> for MatrixRef<'_, T> {
    type Output = T;
    fn index(&self, at: (usize, usize)) -> &T {
        &self.data[self.shape.offset(at)]
    }
}

impl<T> Index<(usize, usize)> for MatrixMut<'_, T> {
    type Output = T;
    fn index(&self, at: (usize, usize)) -> &T {
        &self.data[self.shape.offset(at)]
    }
}

impl<T> IndexMut<(usize, usize)> for MatrixMut<'_, T> {
    fn index_mut(&mut self, at: (usize, usize)) -> &mut T {
        &mut self.data[self.shape.offset(at)]
    }
}

/// Which norm of a matrix.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Norm {
    /// The largest sum of absolute values of a column.
    One,
    /// The largest sum of absolute values of a row.
    Infinity,
}

impl Norm {
    /// The one that the transpose has in place of this one.
    pub(crate) fn transposed(self) -> Norm {
        match self {
            Norm::One => Norm::Infinity,
            Norm::Infinity => Norm::One,
        }
    }
}

/// The norm of a matrix, which [`Lu::rcond`](crate::Lu::rcond) wants; 0 if it is empty, NaN if an element is.
pub fn norm<T: Element>(a: MatrixRef<'_, T>, kind: Norm) -> T::Real {
    match a.layout() {
        Layout::ColumnMajor => norm_by_columns(a, kind),
        Layout::RowMajor => norm_by_columns(a.transposed(), kind.transposed()),
    }
}

fn norm_by_columns<T: Element>(a: MatrixRef<'_, T>, kind: Norm) -> T::Real {
    let zero = T::Real::default();
    // NaN is larger than any number.
    let larger = |most: T::Real, sum: T::Real| if sum > most || sum.is_nan() { sum } else { most };
    let mut most = zero;
    match kind {
        _ if a.rows() == 0 => {}
        Norm::One => {
            for j in 0..a.columns() {
                let column = &a.data[j * a.stride()..][..a.rows()];
                most = larger(most, column.iter().fold(zero, |sum, x| sum + x.modulus()));
            }
        }
        // The rows of a block are summed at a time, which are together in each column.
        Norm::Infinity => {
            const BLOCK: usize = 64;
            for first in (0..a.rows()).step_by(BLOCK) {
                let rows = BLOCK.min(a.rows() - first);
                let mut sums = [zero; BLOCK];
                for j in 0..a.columns() {
                    let part = &a.data[j * a.stride() + first..][..rows];
                    for (sum, x) in sums.iter_mut().zip(part) {
                        *sum += x.modulus();
                    }
                }
                most = sums.iter().fold(most, |most, &sum| larger(most, sum));
            }
        }
    }
    most
}
