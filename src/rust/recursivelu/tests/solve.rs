//! Systems, one at a time.
mod common;

use common::{residual, Numbers, Random, Sample, LAYOUTS, OPS};
use recursivelu::{solve, Complex, Error, Layout, Lu, MatrixMut, MatrixRef, Op, Options, Real};

fn check_operations<T: Sample>() {
    let mut random = Random::new(11);
    for n in [0, 1, 2, 5, 40, 100] {
        for (layout, nrhs, side_layout, gap) in [
            (Layout::ColumnMajor, 1, Layout::ColumnMajor, 0),
            (Layout::ColumnMajor, 3, Layout::RowMajor, 2),
            (Layout::ColumnMajor, 0, Layout::ColumnMajor, 0),
            (Layout::RowMajor, 1, Layout::RowMajor, 0),
            (Layout::RowMajor, 1, Layout::RowMajor, 1),
            (Layout::RowMajor, 4, Layout::ColumnMajor, 2),
            (Layout::RowMajor, 70, Layout::RowMajor, 0),
        ] {
            let a = Numbers::<T>::random(&mut random, n, n, gap, layout);
            let lu = Lu::new(a.view()).unwrap();
            for op in OPS {
                let mut x = Numbers::<T>::random(&mut random, n, nrhs, gap, side_layout);
                let before = x.data.clone();
                lu.solve_matrix(op, x.view_mut()).unwrap();
                x.assert_same_gaps(&before);
                let b = MatrixRef::strided(&before, n, nrhs, x.stride, side_layout).unwrap();
                assert!(
                    residual(op, a.view(), x.view(), b) < 10.0 * T::TOLERANCE,
                    "{n} {layout:?} {op:?} {nrhs} {side_layout:?}"
                );
            }
        }
    }
}

#[test]
fn solves_by_every_operation() {
    for_all_elements!(check_operations());
}

fn check_one_call<T: Sample>() {
    let mut random = Random::new(12);
    for n in [0, 1, 4, 5, 64, 200] {
        for layout in LAYOUTS {
            for threads in [false, true] {
                let a = Numbers::<T>::random(&mut random, n, n, 3, layout);
                let b: Vec<T> = random.elements(2 * n);
                let mut factors = Numbers { data: a.data.clone(), ..a };
                let mut x = b.clone();
                Options::new().threads(threads).solve(factors.view_mut(), &mut x).unwrap();
                factors.assert_same_gaps(&a.data);
                let columns = if n > 0 { 2 } else { 0 };
                let (solution, sides) =
                    (MatrixRef::col_major(&x, n, columns).unwrap(), MatrixRef::col_major(&b, n, columns).unwrap());
                assert!(residual(Op::None, a.view(), solution, sides) < 10.0 * T::TOLERANCE);
                let lu = Lu::new(a.view()).unwrap();
                assert!(n <= 4 || lu.solve(&b).unwrap() == x);
            }
        }
    }
}

#[test]
fn solves_in_one_call() {
    for_all_elements!(check_one_call());
}

fn check_singular<T: Sample>() {
    let one = T::from(T::Real::ONE);
    let b = Random::new(13).elements::<T>(4);
    for layout in LAYOUTS {
        let ones = [one; 4];
        let lu = Lu::new(MatrixRef::strided(&ones, 2, 2, 2, layout).unwrap()).unwrap();
        for side_layout in LAYOUTS {
            for op in OPS {
                let mut x = b.clone();
                let view = MatrixMut::strided(&mut x, 2, 2, 2, side_layout).unwrap();
                assert_eq!(lu.solve_matrix(op, view), Err(Error::Singular { pivot: 1 }));
                assert_eq!(x, b);
            }
        }
        let (mut a, mut x) = (ones, b.clone());
        let solved = solve(MatrixMut::strided(&mut a, 2, 2, 2, layout).unwrap(), &mut x);
        assert_eq!(solved, Err(Error::Singular { pivot: 1 }));
        assert_eq!(x, b);
        assert_eq!(lu.solve(&b), Err(Error::Singular { pivot: 1 }));
    }
}

#[test]
fn leaves_right_hand_sides_of_singular_systems() {
    for_all_elements!(check_singular());
}

#[test]
fn tells_of_what_is_not_finite() {
    for layout in LAYOUTS {
        let a = [1.7e308, 1.7e308, -1.7e308, 1.7e308];
        let lu = Lu::new(MatrixRef::strided(&a, 2, 2, 2, layout).unwrap()).unwrap();
        assert_eq!(lu.solve(&[1.0, 1.0]), Err(Error::NotFinite));
        let mut side = [1.0, 2.0, 3.0, 4.0];
        let by_rows = MatrixMut::row_major(&mut side, 2, 2).unwrap();
        assert_eq!(lu.solve_matrix(Op::None, by_rows), Err(Error::NotFinite));
        assert_ne!(side, [1.0, 2.0, 3.0, 4.0]);
        let solved = solve(MatrixMut::strided(&mut a.clone(), 2, 2, 2, layout).unwrap(), &mut [1.0, 1.0]);
        assert_eq!(solved, Err(Error::NotFinite));
    }
    let lu = Lu::from_vec(vec![1e-300], 1, 1, Layout::ColumnMajor).unwrap();
    assert_eq!(lu.solve(&[1e300]), Err(Error::NotFinite));
    assert_eq!(lu.solve(&[f64::NAN]), Err(Error::NotFinite));
}

#[test]
fn reads_pairs_in_place() {
    let mut a = [[0.0, 1.0], [0.0, 0.0], [0.0, 0.0], [2.0, 0.0]];
    let mut b = [[0.0, 3.0], [4.0, 6.0]];
    let view = MatrixMut::col_major(Complex::from_pairs_mut(&mut a), 2, 2).unwrap();
    solve(view, Complex::from_pairs_mut(&mut b)).unwrap();
    assert_eq!(b, [[3.0, 0.0], [2.0, 3.0]]);
}
