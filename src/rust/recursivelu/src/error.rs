use recursivelu_sys as sys;
use std::ffi::CStr;
use std::{error, fmt};

/// Why there is no result. Rows, columns and systems are counted from 0.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Error {
    /// The element of U in this row and column is exactly zero, the first such; right-hand sides are untouched.
    Singular {
        /// The row, which is the column.
        pivot: usize,
    },
    /// The factors or the solution are not finite: the data are not, or numbers overflowed. They have been written.
    NotFinite,
    /// There was not enough memory.
    OutOfMemory,
    /// The matrix is not square.
    NotSquare {
        /// Its rows.
        rows: usize,
        /// Its columns.
        columns: usize,
    },
    /// A slice has too few elements, or not as many as there must be.
    Length {
        /// Which.
        argument: &'static str,
        /// How many it must have, at least.
        needed: usize,
        /// How many it has.
        found: usize,
    },
    /// A slice has elements left when it is divided into parts of one size.
    Parts {
        /// Which.
        argument: &'static str,
        /// The size of a part.
        size: usize,
        /// How many elements it has.
        found: usize,
    },
    /// The right-hand sides have more or fewer rows than the matrix.
    Rows {
        /// Those of the matrix.
        needed: usize,
        /// Those of the right-hand sides.
        found: usize,
    },
    /// The distance between columns, or rows, is shorter than they are.
    Stride {
        /// Their length.
        needed: usize,
        /// The distance.
        found: usize,
    },
    /// No memory can hold a matrix of this size.
    TooLarge,
    /// The norm of a matrix cannot be negative.
    NegativeNorm,
    /// Some systems of a batch have no solution; the others have been solved.
    Batch {
        /// Which, in order, and why.
        failures: Vec<(usize, Error)>,
    },
    /// A defect of the library.
    Internal {
        /// The result of the C function.
        info: i64,
    },
}

impl Error {
    /// The result of a function that solves or inverts: the first zero pivot is counted from 1, down without row exchanges.
    pub(crate) fn check(info: i64) -> Result<(), Error> {
        match Error::zero_pivot(info)? {
            None => Ok(()),
            Some(pivot) => Err(Error::Singular { pivot }),
        }
    }

    /// The first zero pivot, if there is one, that a factorization tells.
    pub(crate) fn zero_pivot(info: i64) -> Result<Option<usize>, Error> {
        match info {
            0 => Ok(None),
            sys::RECURSIVE_LU_INACCURATE => Err(Error::NotFinite),
            sys::RECURSIVE_LU_OUT_OF_MEMORY => Err(Error::OutOfMemory),
            // Arguments were checked before.
            _ if info <= sys::RECURSIVE_LU_INTERNAL => Err(Error::Internal { info }),
            _ => Ok(Some(info.unsigned_abs() as usize - 1)),
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::Singular { pivot } => {
                write!(f, "the matrix is singular: element ({pivot}, {pivot}) of U, counted from 0, is zero")
            }
            Error::NotFinite => {
                f.write_str("the factors or the solution are not finite: the data are not, or numbers overflowed")
            }
            Error::OutOfMemory => f.write_str("there is not enough memory"),
            Error::NotSquare { rows, columns } => write!(f, "the matrix must be square, not {rows} x {columns}"),
            Error::Length { argument, needed, found } => {
                write!(f, "{argument} must have {needed} elements, not {found}")
            }
            Error::Parts { argument, size: 0, found } => write!(f, "{argument} must have no elements, not {found}"),
            Error::Parts { argument, size, found } => {
                write!(f, "{argument} must have a multiple of {size} elements, not {found}")
            }
            Error::Rows { needed, found } => {
                write!(f, "right-hand sides must have {needed} rows, as many as the matrix, not {found}")
            }
            Error::Stride { needed, found } => write!(f, "the stride must be at least {needed}, not {found}"),
            Error::TooLarge => f.write_str("the sizes are too large for any memory"),
            Error::NegativeNorm => f.write_str("the norm of a matrix cannot be negative"),
            Error::Batch { failures } => {
                write!(f, "systems without a solution: {}", failures.len())?;
                match failures.first() {
                    Some((system, why)) => write!(f, "; the first, counted from 0, is number {system}: {why}"),
                    None => Ok(()),
                }
            }
            Error::Internal { info } => {
                // SAFETY: the function takes any number and gives a static string, which ends with a zero.
                let message = unsafe { CStr::from_ptr(sys::recursive_lu_message(*info)) };
                f.write_str(&message.to_string_lossy())
            }
        }
    }
}

impl error::Error for Error {}
