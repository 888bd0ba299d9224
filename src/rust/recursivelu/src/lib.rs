#![doc = include_str!("../README.md")]
#![deny(unsafe_op_in_unsafe_fn, missing_docs)]
#![warn(clippy::undocumented_unsafe_blocks)]

mod calls;
mod complex;
mod element;
mod error;
mod library;
mod lu;
mod matrix;
mod memory;
mod options;

pub use complex::Complex;
pub use element::{Element, Real};
pub use error::Error;
pub use library::{free_buffers, isa, num_threads, set_num_threads, version};
pub use lu::{LogDet, Lu, Op};
pub use matrix::{norm, Layout, MatrixMut, MatrixRef, Norm};
pub use options::{inverse_in_place, solve, solve_batch, Options};
