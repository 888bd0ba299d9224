//! The functions of the C header, by the type of element.
use crate::Complex;
use recursivelu_sys as sys;
use std::os::raw::c_char;

/// The functions that the header has for each type of element, by what follows its prefix.
///
/// # Safety
///
/// Each wants of its caller what the header says: pointers to as many elements as the sizes tell, which do not overlap where one
/// of them is written.
#[allow(clippy::too_many_arguments, missing_docs)]
pub trait Functions: Sized {
    /// The type of absolute values.
    type Magnitude;

    unsafe fn strided(a: *mut Self, m: i64, n: i64, lda: i64, ipiv: *mut i64, flags: u32) -> i64;

    unsafe fn gesv(n: i64, nrhs: i64, a: *mut Self, lda: i64, ipiv: *mut i64, b: *mut Self, ldb: i64, flags: u32) -> i64;

    unsafe fn batched_gesv(
        n: i64,
        nrhs: i64,
        a: *mut Self,
        lda: i64,
        stride_a: i64,
        ipiv: *mut i64,
        stride_p: i64,
        b: *mut Self,
        ldb: i64,
        stride_b: i64,
        batch: i64,
        infos: *mut i64,
        flags: u32,
    ) -> i64;

    unsafe fn batched_solve(
        trans: c_char,
        n: i64,
        nrhs: i64,
        lu: *const Self,
        lda: i64,
        stride_a: i64,
        ipiv: *const i64,
        stride_p: i64,
        b: *mut Self,
        ldb: i64,
        stride_b: i64,
        batch: i64,
        infos: *mut i64,
        flags: u32,
    ) -> i64;

    unsafe fn inverse(n: i64, lu: *mut Self, lda: i64, ipiv: *const i64, flags: u32) -> i64;

    unsafe fn det(n: i64, lu: *const Self, lda: i64, ipiv: *const i64, det: *mut Self) -> i64;

    unsafe fn logdet(n: i64, lu: *const Self, lda: i64, ipiv: *const i64, sign: *mut Self, logabs: *mut Self::Magnitude) -> i64;

    unsafe fn rcond(norm: c_char, n: i64, lu: *const Self, lda: i64, anorm: Self::Magnitude, rcond: *mut Self::Magnitude) -> i64;
}

/// Has the functions of one type call those of the header, which has pairs in the place of complex numbers: pointers are cast.
macro_rules! functions {
    (
        $element:ty,
        $magnitude:ty,
        $strided:ident,
        $gesv:ident,
        $batched_gesv:ident,
        $batched_solve:ident,
        $inverse:ident,
        $det:ident,
        $logdet:ident,
        $rcond:ident
    ) => {
        impl Functions for $element {
            type Magnitude = $magnitude;

            unsafe fn strided(a: *mut Self, m: i64, n: i64, lda: i64, ipiv: *mut i64, flags: u32) -> i64 {
                // SAFETY: the caller's, who was told the same.
                unsafe { sys::$strided(a.cast(), m, n, lda, ipiv, flags) }
            }

            unsafe fn gesv(n: i64, nrhs: i64, a: *mut Self, lda: i64, ipiv: *mut i64, b: *mut Self, ldb: i64, flags: u32) -> i64 {
                // SAFETY: the caller's, who was told the same.
                unsafe { sys::$gesv(n, nrhs, a.cast(), lda, ipiv, b.cast(), ldb, flags) }
            }

            unsafe fn batched_gesv(
                n: i64,
                nrhs: i64,
                a: *mut Self,
                lda: i64,
                stride_a: i64,
                ipiv: *mut i64,
                stride_p: i64,
                b: *mut Self,
                ldb: i64,
                stride_b: i64,
                batch: i64,
                infos: *mut i64,
                flags: u32,
            ) -> i64 {
                // SAFETY: the caller's, who was told the same.
                unsafe {
                    sys::$batched_gesv(
                        n,
                        nrhs,
                        a.cast(),
                        lda,
                        stride_a,
                        ipiv,
                        stride_p,
                        b.cast(),
                        ldb,
                        stride_b,
                        batch,
                        infos,
                        flags,
                    )
                }
            }

            unsafe fn batched_solve(
                trans: c_char,
                n: i64,
                nrhs: i64,
                lu: *const Self,
                lda: i64,
                stride_a: i64,
                ipiv: *const i64,
                stride_p: i64,
                b: *mut Self,
                ldb: i64,
                stride_b: i64,
                batch: i64,
                infos: *mut i64,
                flags: u32,
            ) -> i64 {
                // SAFETY: the caller's, who was told the same.
                unsafe {
                    sys::$batched_solve(
                        trans,
                        n,
                        nrhs,
                        lu.cast(),
                        lda,
                        stride_a,
                        ipiv,
                        stride_p,
                        b.cast(),
                        ldb,
                        stride_b,
                        batch,
                        infos,
                        flags,
                    )
                }
            }

            unsafe fn inverse(n: i64, lu: *mut Self, lda: i64, ipiv: *const i64, flags: u32) -> i64 {
                // SAFETY: the caller's, who was told the same.
                unsafe { sys::$inverse(n, lu.cast(), lda, ipiv, flags) }
            }

            unsafe fn det(n: i64, lu: *const Self, lda: i64, ipiv: *const i64, det: *mut Self) -> i64 {
                // SAFETY: the caller's, who was told the same.
                unsafe { sys::$det(n, lu.cast(), lda, ipiv, det.cast()) }
            }

            unsafe fn logdet(
                n: i64,
                lu: *const Self,
                lda: i64,
                ipiv: *const i64,
                sign: *mut Self,
                logabs: *mut $magnitude,
            ) -> i64 {
                // SAFETY: the caller's, who was told the same.
                unsafe { sys::$logdet(n, lu.cast(), lda, ipiv, sign.cast(), logabs) }
            }

            unsafe fn rcond(norm: c_char, n: i64, lu: *const Self, lda: i64, anorm: $magnitude, rcond: *mut $magnitude) -> i64 {
                // SAFETY: the caller's, who was told the same.
                unsafe { sys::$rcond(norm, n, lu.cast(), lda, anorm, rcond) }
            }
        }
    };
}

functions!(
    f64,
    f64,
    recursive_lu_f64_strided,
    recursive_lu_f64_gesv,
    recursive_lu_f64_batched_gesv,
    recursive_lu_f64_batched_solve,
    recursive_lu_f64_inverse,
    recursive_lu_f64_det,
    recursive_lu_f64_logdet,
    recursive_lu_f64_rcond
);

functions!(
    f32,
    f32,
    recursive_lu_f32_strided,
    recursive_lu_f32_gesv,
    recursive_lu_f32_batched_gesv,
    recursive_lu_f32_batched_solve,
    recursive_lu_f32_inverse,
    recursive_lu_f32_det,
    recursive_lu_f32_logdet,
    recursive_lu_f32_rcond
);

functions!(
    Complex<f64>,
    f64,
    recursive_lu_c128_strided,
    recursive_lu_c128_gesv,
    recursive_lu_c128_batched_gesv,
    recursive_lu_c128_batched_solve,
    recursive_lu_c128_inverse,
    recursive_lu_c128_det,
    recursive_lu_c128_logdet,
    recursive_lu_c128_rcond
);

functions!(
    Complex<f32>,
    f32,
    recursive_lu_c64_strided,
    recursive_lu_c64_gesv,
    recursive_lu_c64_batched_gesv,
    recursive_lu_c64_batched_solve,
    recursive_lu_c64_inverse,
    recursive_lu_c64_det,
    recursive_lu_c64_logdet,
    recursive_lu_c64_rcond
);
