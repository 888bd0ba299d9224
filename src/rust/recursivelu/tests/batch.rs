//! Many systems in one call.
mod common;

use common::{residual, Random, Sample, LAYOUTS};
use recursivelu::{solve_batch, Error, Layout, MatrixRef, Op, Options};

fn check<T: Sample>() {
    let mut random = Random::new(21);
    for (n, nrhs, count) in [(0, 1, 0), (1, 1, 5), (3, 2, 40), (4, 1, 1000), (16, 1, 33), (60, 3, 4), (5, 0, 3), (7, 1, 0)] {
        for layout in LAYOUTS {
            for threads in [false, true] {
                let (a, b) = (random.elements::<T>(n * n * count), random.elements::<T>(n * nrhs * count));
                let (mut factors, mut x) = (a.clone(), b.clone());
                Options::new().threads(threads).solve_batch(&mut factors, &mut x, n, nrhs, layout).unwrap();
                for k in 0..count {
                    let part = k * n * nrhs..(k + 1) * n * nrhs;
                    let x = MatrixRef::col_major(&x[part.clone()], n, nrhs).unwrap();
                    let b = MatrixRef::col_major(&b[part], n, nrhs).unwrap();
                    let matrix = MatrixRef::strided(&a[k * n * n..][..n * n], n, n, n, layout).unwrap();
                    assert!(residual(Op::None, matrix, x, b) < 100.0 * T::TOLERANCE);
                }
            }
        }
    }
}

#[test]
fn is_solved() {
    for_all_elements!(check());
}

#[test]
fn tells_which_systems_failed_and_solves_the_others() {
    let mut a =
        [1.0, 1.0, 1.0, 1.0, /**/ 2.0, 0.0, 0.0, 2.0, /**/ 0.0, 0.0, 0.0, 0.0, /**/ f64::NAN, 0.0, 0.0, 1.0];
    let mut b = [1.0, 2.0, /**/ 3.0, 4.0, /**/ 5.0, 6.0, /**/ 7.0, 8.0];
    let error = solve_batch(&mut a, &mut b, 2, 1, Layout::ColumnMajor).unwrap_err();
    assert_eq!(b[..6], [1.0, 2.0, 1.5, 2.0, 5.0, 6.0]);
    let failures = vec![(0, Error::Singular { pivot: 1 }), (2, Error::Singular { pivot: 0 }), (3, Error::NotFinite)];
    assert_eq!(error, Error::Batch { failures });
    let text = error.to_string();
    assert!(text.starts_with("systems without a solution: 3; the first, counted from 0, is number 0: the matrix is singular: "));
}

#[test]
fn without_row_exchanges() {
    let mut a = [2.0, 1.0, 1.0, 3.0, /**/ 0.0, 1.0, 1.0, 0.0];
    let mut b = [3.0, 4.0, /**/ 1.0, 2.0];
    let error = Options::new().pivoting(false).solve_batch(&mut a, &mut b, 2, 1, Layout::RowMajor).unwrap_err();
    assert_eq!(b, [1.0, 1.0, 1.0, 2.0]);
    assert_eq!(error, Error::Batch { failures: vec![(1, Error::Singular { pivot: 0 })] });
}

#[test]
fn refuses_other_lengths() {
    let solve = |a: usize, b: usize, n, nrhs| {
        solve_batch(&mut vec![1.0; a], &mut vec![1.0; b], n, nrhs, Layout::ColumnMajor).unwrap_err()
    };
    assert_eq!(solve(5, 4, 2, 1), Error::Parts { argument: "a", size: 4, found: 5 });
    assert_eq!(solve(5, 4, 0, 1), Error::Parts { argument: "a", size: 0, found: 5 });
    assert_eq!(solve(8, 3, 2, 1), Error::Length { argument: "b", needed: 4, found: 3 });
    assert_eq!(solve(0, 3, 2, 1), Error::Length { argument: "b", needed: 0, found: 3 });
    assert_eq!(solve(4, 4, 2, usize::MAX), Error::TooLarge);
    assert_eq!(solve(4, 4, usize::MAX, 1), Error::TooLarge);
    assert_eq!(solve(4, 4, 1 << 32, 1), Error::TooLarge);
}
