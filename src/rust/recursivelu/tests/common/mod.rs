//! Random matrices of any element and layout, and plain products to judge results by.
#![allow(dead_code)] // no test uses everything
use recursivelu::{Complex, Element, Layout, MatrixMut, MatrixRef, Op};

/// A multiplicative congruential generator.
pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Self {
        Random(2 * seed + 1)
    }

    /// From -1 to 1.
    pub fn real(&mut self) -> f64 {
        self.0 = self.0.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        (self.0 >> 11) as f64 / (1u64 << 52) as f64 - 1.0
    }

    pub fn elements<T: Sample>(&mut self, count: usize) -> Vec<T> {
        (0..count).map(|_| T::sample(self)).collect()
    }
}

pub trait Sample: Element {
    /// Results may differ from the exact ones by this, for well-conditioned systems of order 100.
    const TOLERANCE: f64;

    fn sample(random: &mut Random) -> Self;

    /// The absolute value.
    fn size(self) -> f64;
}

macro_rules! samples {
    ($real:ident, $tolerance:expr) => {
        impl Sample for $real {
            const TOLERANCE: f64 = $tolerance;
            fn sample(random: &mut Random) -> $real {
                random.real() as $real
            }
            fn size(self) -> f64 {
                self.modulus().into()
            }
        }

        impl Sample for Complex<$real> {
            const TOLERANCE: f64 = $tolerance;
            fn sample(random: &mut Random) -> Self {
                Complex::new(random.real() as $real, random.real() as $real)
            }
            fn size(self) -> f64 {
                self.modulus().into()
            }
        }
    };
}

samples!(f64, 1e-11);
samples!(f32, 1e-3);

/// Calls a generic function for all elements.
#[macro_export]
macro_rules! for_all_elements {
    ($function:ident($($argument:expr),*)) => {
        $function::<f64>($($argument),*);
        $function::<f32>($($argument),*);
        $function::<recursivelu::Complex<f64>>($($argument),*);
        $function::<recursivelu::Complex<f32>>($($argument),*);
    };
}

pub const LAYOUTS: [Layout; 2] = [Layout::ColumnMajor, Layout::RowMajor];
pub const OPS: [Op; 3] = [Op::None, Op::Transpose, Op::ConjugateTranspose];

/// Numbers for a matrix with gaps, and its stride.
pub struct Numbers<T> {
    pub data: Vec<T>,
    pub rows: usize,
    pub columns: usize,
    pub stride: usize,
    pub layout: Layout,
}

impl<T: Sample> Numbers<T> {
    pub fn random(random: &mut Random, rows: usize, columns: usize, gap: usize, layout: Layout) -> Self {
        let (along, across) = if layout == Layout::ColumnMajor { (rows, columns) } else { (columns, rows) };
        let stride = along + gap;
        Numbers { data: random.elements(stride * across), rows, columns, stride, layout }
    }

    pub fn view(&self) -> MatrixRef<'_, T> {
        MatrixRef::strided(&self.data, self.rows, self.columns, self.stride, self.layout).unwrap()
    }

    pub fn view_mut(&mut self) -> MatrixMut<'_, T> {
        MatrixMut::strided(&mut self.data, self.rows, self.columns, self.stride, self.layout).unwrap()
    }

    /// Fails unless everything outside of the matrix is as it was.
    pub fn assert_same_gaps(&self, before: &[T]) {
        let along = if self.layout == Layout::ColumnMajor { self.rows } else { self.columns };
        assert_eq!(self.data.len(), before.len());
        for (i, (now, before)) in self.data.iter().zip(before).enumerate() {
            assert!(i % self.stride < along || now == before, "element {i} of the slice");
        }
    }
}

/// Element (i, j) of op(A).
pub fn element<T: Element>(op: Op, a: MatrixRef<'_, T>, i: usize, j: usize) -> T {
    match op {
        Op::None => a[(i, j)],
        Op::Transpose => a[(j, i)],
        Op::ConjugateTranspose => a[(j, i)].conjugate(),
    }
}

/// The largest absolute value in op(A) X - B.
pub fn residual<T: Sample>(op: Op, a: MatrixRef<'_, T>, x: MatrixRef<'_, T>, b: MatrixRef<'_, T>) -> f64 {
    let mut most = 0.0f64;
    for column in 0..b.columns() {
        for i in 0..b.rows() {
            let mut sum = T::default();
            for j in 0..x.rows() {
                sum += element(op, a, i, j) * x[(j, column)];
            }
            let difference = (sum - b[(i, column)]).size();
            assert!(difference.is_finite());
            most = most.max(difference);
        }
    }
    most
}
