//! Factorizations, and what can be read from them.
mod common;

use common::{residual, Numbers, Random, Sample, LAYOUTS};
use recursivelu::{norm, Complex, Error, Layout, Lu, MatrixMut, MatrixRef, Norm, Op, Options, Real};

const SHAPES: [(usize, usize); 11] =
    [(0, 0), (0, 3), (3, 0), (1, 1), (4, 4), (5, 3), (3, 5), (40, 40), (100, 17), (17, 100), (130, 130)];

/// The rows of A, or its transpose, in the order of the permutation are L times U.
fn assert_factors<T: Sample>(lu: &Lu<'_, T>, a: MatrixRef<'_, T>) {
    let factored = if lu.is_transposed() { a.transposed() } else { a };
    let (m, n) = (factored.rows(), factored.columns());
    let k = m.min(n);
    let (lower, upper, rows) = (lu.lower().unwrap(), lu.upper().unwrap(), lu.permutation().unwrap());
    let permuted: Vec<T> = (0..m * n).map(|at| factored[(rows[at % m], at / m)]).collect();
    let lower = MatrixRef::col_major(&lower, m, k).unwrap();
    let upper = MatrixRef::col_major(&upper, k, n).unwrap();
    assert!(residual(Op::None, lower, upper, MatrixRef::col_major(&permuted, m, n).unwrap()) < T::TOLERANCE);
    for i in 0..k {
        assert_eq!(lower[(i, i)], T::from(T::Real::ONE));
        assert!((i + 1..k).all(|j| lower[(i, j)] == T::default() && upper[(j, i)] == T::default()));
    }
    let mut sorted = rows;
    sorted.sort_unstable();
    assert!(sorted.into_iter().eq(0..m));
    assert_eq!((lu.rows(), lu.columns(), lu.zero_pivot()), (a.rows(), a.columns(), None));
}

fn check_shapes<T: Sample>() {
    let mut random = Random::new(1);
    for (m, n) in SHAPES {
        for layout in LAYOUTS {
            for gap in [0, 3] {
                let mut a = Numbers::<T>::random(&mut random, m, n, gap, layout);
                assert_factors(&Lu::new(a.view()).unwrap(), a.view());
                let before = a.data.clone();
                let original = MatrixRef::strided(&before, m, n, a.stride, layout).unwrap();
                assert_factors(&Lu::in_place(a.view_mut()).unwrap(), original);
                a.assert_same_gaps(&before);
                assert!(m * n < 2 || a.data != before);
                if gap == 0 {
                    assert_factors(&Lu::from_vec(before.clone(), m, n, layout).unwrap(), original);
                }
            }
        }
    }
}

#[test]
fn of_all_shapes() {
    for_all_elements!(check_shapes());
}

fn check_without_pivoting<T: Sample>() {
    let mut random = Random::new(2);
    for n in [1, 4, 50] {
        let mut a = Numbers::<T>::random(&mut random, n, n, 1, Layout::RowMajor);
        for i in 0..n {
            a.view_mut()[(i, i)] += (0..n).fold(T::default(), |sum, _| sum + T::from(T::Real::ONE));
        }
        let lu = Options::new().pivoting(false).factor(a.view()).unwrap();
        assert!(lu.pivots().iter().copied().eq(1..=n as i64));
        assert_factors(&lu, a.view());
    }
}

#[test]
fn without_row_exchanges() {
    for_all_elements!(check_without_pivoting());
    let lu = Options::new().pivoting(false).factor_vec(vec![1.0, 2.0, 3.0, 4.0], 2, 2, Layout::ColumnMajor).unwrap();
    assert_eq!((lu.pivots(), lu.lower()), (&[1, 2][..], Ok(vec![1.0, 2.0, 0.0, 1.0])));
    let lu = Options::new().pivoting(false).factor_vec(vec![1.0, 2.0, 2.0, 4.0], 2, 2, Layout::ColumnMajor).unwrap();
    assert_eq!(lu.zero_pivot(), Some(1));
    assert_eq!(lu.solve(&[1.0, 1.0]), Err(Error::Singular { pivot: 1 }));
}

fn check_rows<T: Sample>() {
    for (m, n) in SHAPES {
        let by_columns = Numbers::<T>::random(&mut Random::new(3), m, n, 2, Layout::ColumnMajor);
        let mut by_rows = Numbers::<T>::random(&mut Random::new(4), m, n, 2, Layout::RowMajor);
        for i in 0..m {
            for j in 0..n {
                by_rows.view_mut()[(i, j)] = by_columns.view()[(i, j)];
            }
        }
        let lu = Lu::new(by_columns.view()).unwrap();
        let mut pivots = vec![0; m.min(n)];
        assert_eq!(Options::new().factor_into(by_rows.view_mut(), &mut pivots), Ok(None));
        assert_eq!(pivots, lu.pivots());
        for i in 0..m {
            for j in 0..n {
                assert_eq!(by_rows.view()[(i, j)], lu.factors()[(i, j)]);
            }
        }
    }
}

#[test]
fn by_rows_have_the_bits_of_those_by_columns() {
    for_all_elements!(check_rows());
}

#[test]
fn are_in_the_memory_of_the_matrix() {
    let mut a = [1.0, 3.0, 2.0, 4.0];
    let lu = Lu::in_place(MatrixMut::col_major(&mut a, 2, 2).unwrap()).unwrap();
    assert_eq!(lu.pivots(), [2, 2]);
    assert_eq!(lu.factors()[(0, 1)], 4.0);
    assert_eq!(a[..1], [3.0]);
    assert_eq!(a[2..3], [4.0]);
}

#[test]
fn tell_the_first_zero_pivot() {
    let zeros = [0.0; 12];
    for (m, n) in [(3, 4), (4, 3)] {
        assert_eq!(Lu::new(MatrixRef::row_major(&zeros, m, n).unwrap()).unwrap().zero_pivot(), Some(0));
    }
    let lu = Lu::new(MatrixRef::row_major(&[1.0, 2.0, 2.0, 4.0f32], 2, 2).unwrap()).unwrap();
    assert_eq!(lu.zero_pivot(), Some(1));
    assert_eq!(lu.det(), Ok(0.0));
    let log_det = lu.log_det().unwrap();
    assert_eq!((log_det.sign, log_det.log_abs), (0.0, f32::NEG_INFINITY));
    assert_eq!(lu.rcond(Norm::One, 6.0), Ok(0.0));
    assert_eq!(lu.inverse(), Err(Error::Singular { pivot: 1 }));
}

#[test]
fn on_threads_have_the_same_bits() {
    recursivelu::set_num_threads(3).unwrap();
    let a = Random::new(5).elements::<f64>(500 * 400);
    let factor = |threads| {
        let options = Options::new().threads(threads);
        options.factor(MatrixRef::row_major(&a, 500, 400).unwrap()).unwrap()
    };
    let (one, many) = (factor(false), factor(true));
    assert_eq!(one.pivots(), many.pivots());
    assert!((0..400 * 500).all(|at| one.factors()[(at % 400, at / 400)] == many.factors()[(at % 400, at / 400)]));
}

fn check_inverse<T: Sample>() {
    let mut random = Random::new(6);
    for n in [0, 1, 4, 33, 120] {
        let identity: Vec<T> =
            (0..n * n).map(|at| if at % (n + 1) == 0 { T::from(T::Real::ONE) } else { T::default() }).collect();
        let identity = MatrixRef::col_major(&identity, n, n).unwrap();
        for layout in LAYOUTS {
            let mut a = Numbers::<T>::random(&mut random, n, n, 2, layout);
            let before = a.data.clone();
            let original = MatrixRef::strided(&before, n, n, a.stride, layout).unwrap();
            let inverse = Lu::new(a.view()).unwrap().inverse().unwrap();
            let inverse = MatrixRef::strided(&inverse, n, n, n, layout).unwrap();
            assert!(residual(Op::None, inverse, original, identity) < 10.0 * T::TOLERANCE);
            let same = |other: MatrixRef<'_, T>| (0..n * n).all(|at| other[(at % n, at / n)] == inverse[(at % n, at / n)]);
            let of_part = Lu::in_place(a.view_mut()).unwrap().inverse().unwrap();
            assert!(same(MatrixRef::strided(&of_part, n, n, n, layout).unwrap()));
            a.data.copy_from_slice(&before);
            recursivelu::inverse_in_place(a.view_mut()).unwrap();
            a.assert_same_gaps(&before);
            assert!(same(a.view()));
        }
    }
}

#[test]
fn give_the_inverse() {
    for_all_elements!(check_inverse());
}

#[test]
fn give_the_determinant() {
    let a = [1.0, 2.0, 3.0, 4.0f64];
    for layout in LAYOUTS {
        let lu = Lu::new(MatrixRef::strided(&a, 2, 2, 2, layout).unwrap()).unwrap();
        assert!((lu.det().unwrap() + 2.0).abs() < 1e-15);
        let log_det = lu.log_det().unwrap();
        assert_eq!(log_det.sign, -1.0);
        assert!((log_det.log_abs - 2f64.ln()).abs() < 1e-15);
    }
    let i = Complex::new(0.0f32, 1.0);
    let lu = Lu::from_vec(vec![i, Complex::default(), Complex::default(), Complex::from(-2.0)], 2, 2, Layout::RowMajor).unwrap();
    assert_eq!(lu.det(), Ok(Complex::new(0.0, -2.0)));
    let log_det = lu.log_det().unwrap();
    assert!((log_det.sign + i).abs() < 1e-6 && (log_det.log_abs - 2f32.ln()).abs() < 1e-6);
    let empty = Lu::from_vec(Vec::<f64>::new(), 0, 0, Layout::RowMajor).unwrap();
    assert_eq!(empty.det(), Ok(1.0));
    assert_eq!(empty.rcond(Norm::Infinity, 0.0), Ok(1.0));
}

fn check_condition<T: Sample>() {
    let mut random = Random::new(7);
    for n in [1, 3, 20, 100] {
        for layout in LAYOUTS {
            let a = Numbers::<T>::random(&mut random, n, n, 1, layout);
            let lu = Lu::new(a.view()).unwrap();
            let inverse = lu.inverse().unwrap();
            let inverse = MatrixRef::strided(&inverse, n, n, n, layout).unwrap();
            for kind in [Norm::One, Norm::Infinity] {
                let size = norm(a.view(), kind);
                let exact = 1.0 / (size * norm(inverse, kind)).into();
                let estimate = lu.rcond(kind, size).unwrap().into();
                assert!(estimate > 0.99 * exact && estimate < 5.0 * exact, "{estimate} for {exact}, {n} {layout:?} {kind:?}");
            }
        }
    }
}

#[test]
fn give_the_condition() {
    for_all_elements!(check_condition());
    let lu = Lu::from_vec(vec![1.0, f64::NAN, 1.0, 2.0], 2, 2, Layout::RowMajor).unwrap();
    assert!(lu.rcond(Norm::One, f64::NAN).unwrap().is_nan());
    assert_eq!(lu.rcond(Norm::One, -1.0), Err(Error::NegativeNorm));
    let lu = Lu::from_vec(vec![1e308, 1e308, -1e308, 1e308], 2, 2, Layout::RowMajor).unwrap();
    assert_eq!(lu.rcond(Norm::One, f64::INFINITY), Ok(0.0));
}

fn check_norm<T: Sample>() {
    let mut random = Random::new(8);
    let large = (0..10).fold(T::from(T::Real::ONE), |power, _| power + power);
    for (m, n) in [(0, 2), (2, 0), (3, 2), (200, 5), (64, 64), (129, 1)] {
        for layout in LAYOUTS {
            let mut a = Numbers::<T>::random(&mut random, m, n, 1, layout);
            let sum = |(i, j): (usize, usize), (down, right): (usize, usize), count: usize| -> f64 {
                (0..count).map(|k| a.view()[(i + k * down, j + k * right)].size()).sum()
            };
            let columns = (0..n).map(|j| sum((0, j), (1, 0), m)).fold(0.0, f64::max);
            let rows = (0..m).map(|i| sum((i, 0), (0, 1), n)).fold(0.0, f64::max);
            let (one, infinity): (f64, f64) = (norm(a.view(), Norm::One).into(), norm(a.view(), Norm::Infinity).into());
            assert!((one - columns).abs() <= 1e-5 * columns);
            assert!((infinity - rows).abs() <= 1e-5 * rows);
            for k in 0..if m * n > 0 { m.max(n) } else { 0 } {
                // No element is left out: one is larger than the sums of others.
                let at = (k % m, k % n);
                let kept = std::mem::replace(&mut a.view_mut()[at], large);
                assert!(norm(a.view(), Norm::One).into() >= 1024.0 && norm(a.view(), Norm::Infinity).into() >= 1024.0);
                a.view_mut()[at] = kept;
            }
            if m * n > 0 {
                a.view_mut()[(m / 2, n / 2)] = T::from(T::Real::NAN);
                assert!(norm(a.view(), Norm::One).is_nan() && norm(a.view(), Norm::Infinity).is_nan());
            }
        }
    }
}

#[test]
fn have_norms() {
    for_all_elements!(check_norm());
}
