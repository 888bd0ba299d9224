//! Sizes that do not fit, and what errors say.
use recursivelu::{solve, Complex, Error, Layout, Lu, MatrixMut, MatrixRef, Norm, Op, Options};

const HUGE: usize = isize::MAX as usize;

#[test]
fn of_lengths() {
    let numbers = [0.0; 6];
    let length = |needed, found| Error::Length { argument: "the matrix", needed, found };
    assert_eq!(MatrixRef::col_major(&numbers, 2, 2).unwrap_err(), length(4, 6));
    assert_eq!(MatrixRef::row_major(&numbers, 2, 4).unwrap_err(), length(8, 6));
    assert_eq!(MatrixRef::strided(&numbers, 2, 3, 3, Layout::ColumnMajor).unwrap_err(), length(8, 6));
    assert!(MatrixRef::strided(&numbers, 3, 2, 3, Layout::ColumnMajor).is_ok());
    assert!(MatrixRef::strided(&numbers[..5], 2, 2, 3, Layout::ColumnMajor).is_ok());
    assert_eq!(MatrixRef::strided(&numbers[..4], 2, 2, 3, Layout::RowMajor).unwrap_err(), length(5, 4));
    assert_eq!(MatrixRef::strided(&numbers, 2, 2, 1, Layout::RowMajor).unwrap_err(), Error::Stride { needed: 2, found: 1 });
    assert_eq!(Lu::from_vec(vec![0.0; 3], 2, 2, Layout::RowMajor).unwrap_err(), length(4, 3));
    let mut a = [1.0; 6];
    let view = MatrixMut::col_major(&mut a, 2, 3).unwrap();
    let error = Options::new().factor_into(view, &mut [0; 3]).unwrap_err();
    assert_eq!(error, Error::Length { argument: "pivots", needed: 2, found: 3 });
    assert_eq!(a, [1.0; 6]);
}

#[test]
fn of_sizes_whose_product_overflows() {
    let mut numbers = [0.0f32; 4];
    for layout in [Layout::ColumnMajor, Layout::RowMajor] {
        for (rows, columns, stride) in [
            (HUGE, 2, HUGE),
            (2, HUGE, HUGE),
            (1, HUGE, 3),
            (1 << 33, 1 << 33, 1 << 33),
            (2, 2, HUGE + 1),
            (0, HUGE + 1, HUGE + 1),
        ] {
            let error = MatrixMut::strided(&mut numbers, rows, columns, stride, layout).map(|_| ()).unwrap_err();
            assert!(matches!(error, Error::TooLarge | Error::Length { .. } | Error::Stride { .. }), "{error}");
        }
        assert_eq!(MatrixRef::strided(&numbers, 2, 2, HUGE + 1, layout).unwrap_err(), Error::TooLarge);
    }
    assert_eq!(MatrixRef::col_major(&numbers, 1 << 33, 1 << 33).unwrap_err(), Error::TooLarge);
    assert_eq!(MatrixRef::row_major(&numbers, usize::MAX, usize::MAX).unwrap_err(), Error::TooLarge);
}

#[test]
fn none_of_matrices_without_elements() {
    for (rows, columns) in [(HUGE, 0), (0, HUGE)] {
        for empty in [MatrixRef::<f64>::col_major(&[], rows, columns), MatrixRef::row_major(&[], rows, columns)] {
            let lu = Lu::new(empty.unwrap()).unwrap();
            assert_eq!((lu.rows(), lu.columns(), lu.zero_pivot(), lu.pivots()), (rows, columns, None, &[][..]));
            assert_eq!(lu.det(), Err(Error::NotSquare { rows, columns }));
            assert_eq!((lu.lower(), lu.upper()), (Ok(vec![]), Ok(vec![])));
        }
    }
    for layout in [Layout::ColumnMajor, Layout::RowMajor] {
        let none = Lu::from_vec(Vec::<Complex<f64>>::new(), 0, 0, layout).unwrap();
        for op in [Op::None, Op::Transpose, Op::ConjugateTranspose] {
            assert_eq!(none.solve_matrix(op, MatrixMut::strided(&mut [], 0, HUGE, HUGE, layout).unwrap()), Ok(()));
        }
    }
    let tall = Lu::new(MatrixRef::<f64>::col_major(&[], HUGE, 0).unwrap()).unwrap();
    assert_eq!(tall.permutation(), Err(Error::OutOfMemory));
}

#[test]
fn of_shapes() {
    let not_square = Error::NotSquare { rows: 2, columns: 3 };
    for layout in [Layout::ColumnMajor, Layout::RowMajor] {
        let lu = Lu::from_vec(vec![1.0; 6], 2, 3, layout).unwrap();
        assert_eq!(lu.solve(&[1.0, 2.0]), Err(not_square.clone()));
        assert_eq!(lu.inverse(), Err(not_square.clone()));
        assert_eq!(lu.det(), Err(not_square.clone()));
        assert_eq!(lu.log_det(), Err(not_square.clone()));
        assert_eq!(lu.rcond(Norm::One, 1.0), Err(not_square.clone()));
    }
    let mut a = [1.0; 6];
    assert_eq!(solve(MatrixMut::row_major(&mut a, 2, 3).unwrap(), &mut [1.0, 2.0]), Err(not_square.clone()));
    assert_eq!(recursivelu::inverse_in_place(MatrixMut::col_major(&mut a, 2, 3).unwrap()), Err(not_square));
    assert_eq!(a, [1.0; 6]);

    let lu = Lu::from_vec(vec![1.0, 0.0, 0.0, 1.0], 2, 2, Layout::RowMajor).unwrap();
    assert_eq!(lu.solve(&[1.0; 3]), Err(Error::Parts { argument: "b", size: 2, found: 3 }));
    let mut b = [1.0; 3];
    let view = MatrixMut::col_major(&mut b, 3, 1).unwrap();
    assert_eq!(lu.solve_matrix(Op::Transpose, view), Err(Error::Rows { needed: 2, found: 3 }));
    let none = Lu::from_vec(Vec::<f64>::new(), 0, 0, Layout::RowMajor).unwrap();
    assert_eq!(none.solve(&[]), Ok(vec![]));
    assert_eq!(none.solve(&[1.0]), Err(Error::Parts { argument: "b", size: 0, found: 1 }));
}

#[test]
fn are_sentences() {
    fn is_error<E: std::error::Error + Send + Sync + 'static>(_: &E) {}
    for (error, text) in [
        (Error::Singular { pivot: 2 }, "the matrix is singular: element (2, 2) of U, counted from 0, is zero"),
        (Error::NotSquare { rows: 2, columns: 3 }, "the matrix must be square, not 2 x 3"),
        (Error::Parts { argument: "b", size: 2, found: 3 }, "b must have a multiple of 2 elements, not 3"),
        (Error::Parts { argument: "b", size: 0, found: 3 }, "b must have no elements, not 3"),
        (Error::Length { argument: "pivots", needed: 2, found: 3 }, "pivots must have 2 elements, not 3"),
        (Error::OutOfMemory, "there is not enough memory"),
    ] {
        is_error(&error);
        assert_eq!(error.to_string(), text);
    }
    let internal = Error::Internal { info: recursivelu_sys::RECURSIVE_LU_INTERNAL }.to_string();
    assert!(internal.len() > 10 && !internal.contains("-9"), "{internal}");
}

#[test]
#[should_panic(expected = "element (2, 0) of a 2 x 2 matrix")]
fn is_a_panic_for_an_index() {
    let _ = MatrixRef::strided(&[0.0; 6], 2, 2, 3, Layout::ColumnMajor).unwrap()[(2, 0)];
}
