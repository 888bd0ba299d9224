//! The declarations are those of the library.
use recursivelu_sys::*;
use std::ffi::{CStr, CString};
use std::ptr;

#[test]
fn the_library_has_the_version_of_the_declarations() {
    // SAFETY: the function gives a static string.
    let version = unsafe { CStr::from_ptr(recursive_lu_version()) };
    assert_eq!(version.to_str(), Ok(RECURSIVE_LU_VERSION));
    assert_eq!(RECURSIVE_LU_VERSION, env!("CARGO_PKG_VERSION"));
}

#[test]
fn arguments_are_told_by_number_and_name() {
    // SAFETY: an illegal size is seen before any pointer is used.
    let info = unsafe { recursive_lu_f64_strided(ptr::null_mut(), 1, -1, 1, ptr::null_mut(), 0) };
    assert_eq!(info, RECURSIVE_LU_BAD_ARGUMENT(3));
    let function = CString::new("recursive_lu_f64_strided").unwrap();
    // SAFETY: the first string ends with a zero, and the function gives a static one.
    let name = unsafe { CStr::from_ptr(recursive_lu_argument(function.as_ptr(), 3)) };
    assert_eq!(name.to_str(), Ok("n"));
    // SAFETY: as before.
    let info = unsafe { recursive_lu_f64_strided(ptr::null_mut(), 0, 0, 1, ptr::null_mut(), 64) };
    assert_eq!(info, RECURSIVE_LU_BAD_ARGUMENT(6));
}

#[test]
fn flags_and_complex_numbers_are_as_declared() {
    // By rows 1 2; i 0: the rows are exchanged only with pivoting, and |1| = |i|.
    let a = [[1.0, 0.0], [2.0, 0.0], [0.0, 1.0], [0.0, 0.0f32]];
    let (mut b, mut ipiv) = ([[5.0, 0.0], [0.0, 1.0f32]], [0; 2]);
    for flags in [RECURSIVE_LU_ROW_MAJOR, RECURSIVE_LU_ROW_MAJOR | RECURSIVE_LU_NO_PIVOT | RECURSIVE_LU_THREADED] {
        let (mut lu, mut x) = (a, b);
        // SAFETY: the arrays have the sizes that the arguments tell, and are distinct.
        let info = unsafe { recursive_lu_c64_gesv(2, 1, lu.as_mut_ptr(), 2, ipiv.as_mut_ptr(), x.as_mut_ptr(), 2, flags) };
        assert_eq!((info, x), (0, [[1.0, 0.0], [2.0, 0.0]]));
    }
    let mut infinite = [[f32::INFINITY, 0.0]];
    // SAFETY: as before.
    let info = unsafe { recursive_lu_c64_gesv(1, 1, infinite.as_mut_ptr(), 1, ipiv.as_mut_ptr(), b.as_mut_ptr(), 1, 0) };
    assert_eq!(info, RECURSIVE_LU_INACCURATE);
}

#[test]
fn workspaces_are_made_and_ended() {
    let mut workspace = ptr::null_mut();
    let (a, b, mut x, mut iter) = ([0.0, 1.0, 2.0, 0.0], [4.0, 3.0], [0.0f64; 2], [-9; 2]);
    // SAFETY: the handle is written by the first call, used by the second and ended by the third; arrays are as long as told.
    let infos = unsafe {
        [
            recursive_lu_f64_butterfly_workspace_create(2, &mut workspace),
            recursive_lu_f64_butterfly_factor(workspace, 2, a.as_ptr(), 2, 1, &mut iter[0], 0),
            recursive_lu_f64_butterfly_solve(workspace, 1, a.as_ptr(), 2, b.as_ptr(), 2, x.as_mut_ptr(), 2, &mut iter[1], 0),
            recursive_lu_f64_butterfly_workspace_destroy(workspace),
            recursive_lu_f64_butterfly_workspace_destroy(workspace),
        ]
    };
    assert_eq!(infos, [0, 0, 0, 0, RECURSIVE_LU_BAD_ARGUMENT(1)]);
    assert!((x[0] - 3.0).abs() + (x[1] - 2.0).abs() < 1e-14 && iter[1] > -3, "{x:?}, {iter:?}");
}
