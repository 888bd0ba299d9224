//! Factors that threads share, and how many threads there are.
mod common;

use common::Random;
use recursivelu::{Complex, Error, Layout, Lu, MatrixMut, MatrixRef, Options};
use std::thread;

#[test]
fn share_factors() {
    fn is_shared<T: Send + Sync>() {}
    is_shared::<Lu<'_, Complex<f32>>>();
    is_shared::<MatrixMut<'_, f64>>();
    is_shared::<Error>();

    let mut random = Random::new(31);
    let n = 150;
    let (mut a, b) = (random.elements::<f64>(n * n), random.elements::<f64>(n));
    let lu = Lu::in_place(MatrixMut::row_major(&mut a, n, n).unwrap()).unwrap();
    let x = lu.solve(&b).unwrap();
    thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                for _ in 0..20 {
                    assert_eq!(lu.solve(&b).unwrap(), x);
                    assert_eq!(lu.inverse().unwrap().len(), n * n);
                }
            });
        }
    });
}

#[test]
fn move_factors_and_end() {
    let lu = Lu::from_vec(vec![2.0, 0.0, 0.0, 4.0], 2, 2, Layout::ColumnMajor).unwrap();
    let solved = thread::spawn(move || {
        let x = lu.solve(&[2.0, 4.0]);
        recursivelu::free_buffers().unwrap();
        x
    });
    assert_eq!(solved.join().unwrap(), Ok(vec![1.0, 1.0]));
}

#[test]
fn are_counted() {
    let before = recursivelu::num_threads();
    assert!(before >= 1);
    recursivelu::set_num_threads(2).unwrap();
    assert_eq!(recursivelu::num_threads(), 2);
    recursivelu::set_num_threads(usize::MAX).unwrap();
    assert_eq!(recursivelu::num_threads(), 1024);
    recursivelu::set_num_threads(0).unwrap();
    assert_eq!(recursivelu::num_threads(), before);
    let a = Random::new(32).elements::<f64>(9);
    let lu = Options::new().threads(false).factor(MatrixRef::col_major(&a, 3, 3).unwrap()).unwrap();
    assert!(format!("{lu:?}").contains("Lu"));
}

#[test]
fn the_library_tells_what_it_is() {
    assert_eq!(recursivelu::version(), env!("CARGO_PKG_VERSION"));
    assert!(["baseline", "x86-64-v3", "x86-64-v4", "aarch64-neon"].contains(&recursivelu::isa()));
}
