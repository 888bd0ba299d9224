//! The declarations of recursive_lu.h. Generated from it by eng/generate-rust.sh: edits are lost.
#![allow(rustdoc::broken_intra_doc_links)] // a[i] is an element
use std::os::raw::{c_char, c_void};

/// The version that this header belongs to.
pub const RECURSIVE_LU_VERSION: &str = "0.1.0";
/// Flag: use the processors this process may use; the result is bitwise that of one thread.
pub const RECURSIVE_LU_THREADED: u32 = 1;
/// Flag: factor without row exchanges. ipiv is filled with the identity, or may be NULL.
pub const RECURSIVE_LU_NO_PIVOT: u32 = 2;
/// Flag: the matrix is row-major, element (i, j) at A[i*lda + j], as C and NumPy arrays are. Its
/// factors are, too, and have the same bits; ipiv means the same. Functions that also solve say what
/// they factor.
pub const RECURSIVE_LU_ROW_MAJOR: u32 = 4;
/// info: scratch memory could not be had; A may be partly factored.
pub const RECURSIVE_LU_OUT_OF_MEMORY: i64 = i64::MIN + 2147483648 + 100;
/// info: a defect of the library; A may be partly factored.
pub const RECURSIVE_LU_INTERNAL: i64 = i64::MIN + 2147483648 + 101;
/// info: no acceptable solution was found. Of random butterflies: by their residuals; of the other
/// functions that tell it: U or X is not finite, because the data is not or because numbers
/// overflowed.
pub const RECURSIVE_LU_INACCURATE: i64 = i64::MIN + 2147483648 + 102;

extern "C" {
    /// Factors many m x n double matrices in place, so many elements apart: each as
    /// recursive_lu_f64_strided would, bit for bit.
    pub fn recursive_lu_f64_batched(
        a: *mut f64,
        m: i64,
        n: i64,
        lda: i64,
        stride_a: i64,
        ipiv: *mut i64,
        stride_p: i64,
        batch: i64,
        infos: *mut i64,
        flags: u32,
    ) -> i64;
    /// Factors many m x n float matrices in place, so many elements apart; otherwise as
    /// recursive_lu_f64_batched.
    pub fn recursive_lu_f32_batched(
        a: *mut f32,
        m: i64,
        n: i64,
        lda: i64,
        stride_a: i64,
        ipiv: *mut i64,
        stride_p: i64,
        batch: i64,
        infos: *mut i64,
        flags: u32,
    ) -> i64;
    /// Factors many m x n double complex matrices in place, so many elements apart; otherwise as
    /// recursive_lu_f64_batched.
    pub fn recursive_lu_c128_batched(
        a: *mut [f64; 2],
        m: i64,
        n: i64,
        lda: i64,
        stride_a: i64,
        ipiv: *mut i64,
        stride_p: i64,
        batch: i64,
        infos: *mut i64,
        flags: u32,
    ) -> i64;
    /// Factors many m x n float complex matrices in place, so many elements apart; otherwise as
    /// recursive_lu_f64_batched.
    pub fn recursive_lu_c64_batched(
        a: *mut [f32; 2],
        m: i64,
        n: i64,
        lda: i64,
        stride_a: i64,
        ipiv: *mut i64,
        stride_p: i64,
        batch: i64,
        infos: *mut i64,
        flags: u32,
    ) -> i64;
    /// Factors many m x n double matrices in place, each wherever a pointer says; otherwise as
    /// recursive_lu_f64_batched.
    pub fn recursive_lu_f64_batched_pointers(
        a: *const *mut f64,
        m: i64,
        n: i64,
        lda: i64,
        ipiv: *const *mut i64,
        batch: i64,
        infos: *mut i64,
        flags: u32,
    ) -> i64;
    /// Factors many m x n float matrices in place, each wherever a pointer says; otherwise as
    /// recursive_lu_f64_batched.
    pub fn recursive_lu_f32_batched_pointers(
        a: *const *mut f32,
        m: i64,
        n: i64,
        lda: i64,
        ipiv: *const *mut i64,
        batch: i64,
        infos: *mut i64,
        flags: u32,
    ) -> i64;
    /// Factors many m x n double complex matrices in place, each wherever a pointer says; otherwise as
    /// recursive_lu_f64_batched.
    pub fn recursive_lu_c128_batched_pointers(
        a: *const *mut [f64; 2],
        m: i64,
        n: i64,
        lda: i64,
        ipiv: *const *mut i64,
        batch: i64,
        infos: *mut i64,
        flags: u32,
    ) -> i64;
    /// Factors many m x n float complex matrices in place, each wherever a pointer says; otherwise as
    /// recursive_lu_f64_batched.
    pub fn recursive_lu_c64_batched_pointers(
        a: *const *mut [f32; 2],
        m: i64,
        n: i64,
        lda: i64,
        ipiv: *const *mut i64,
        batch: i64,
        infos: *mut i64,
        flags: u32,
    ) -> i64;
    /// Solves op(A) * X = B for many double matrices of one order from their factors, so many elements
    /// apart: each system as recursive_lu_f64_solve would, bit for bit.
    pub fn recursive_lu_f64_batched_solve(
        trans: c_char,
        n: i64,
        nrhs: i64,
        lu: *const f64,
        lda: i64,
        stride_a: i64,
        ipiv: *const i64,
        stride_p: i64,
        b: *mut f64,
        ldb: i64,
        stride_b: i64,
        batch: i64,
        infos: *mut i64,
        flags: u32,
    ) -> i64;
    /// Solves op(A) * X = B for many float matrices of one order from their factors, so many elements
    /// apart; otherwise as recursive_lu_f64_batched_solve.
    pub fn recursive_lu_f32_batched_solve(
        trans: c_char,
        n: i64,
        nrhs: i64,
        lu: *const f32,
        lda: i64,
        stride_a: i64,
        ipiv: *const i64,
        stride_p: i64,
        b: *mut f32,
        ldb: i64,
        stride_b: i64,
        batch: i64,
        infos: *mut i64,
        flags: u32,
    ) -> i64;
    /// Solves op(A) * X = B for many double complex matrices of one order from their factors, so many
    /// elements apart; otherwise as recursive_lu_f64_batched_solve.
    pub fn recursive_lu_c128_batched_solve(
        trans: c_char,
        n: i64,
        nrhs: i64,
        lu: *const [f64; 2],
        lda: i64,
        stride_a: i64,
        ipiv: *const i64,
        stride_p: i64,
        b: *mut [f64; 2],
        ldb: i64,
        stride_b: i64,
        batch: i64,
        infos: *mut i64,
        flags: u32,
    ) -> i64;
    /// Solves op(A) * X = B for many float complex matrices of one order from their factors, so many
    /// elements apart; otherwise as recursive_lu_f64_batched_solve.
    pub fn recursive_lu_c64_batched_solve(
        trans: c_char,
        n: i64,
        nrhs: i64,
        lu: *const [f32; 2],
        lda: i64,
        stride_a: i64,
        ipiv: *const i64,
        stride_p: i64,
        b: *mut [f32; 2],
        ldb: i64,
        stride_b: i64,
        batch: i64,
        infos: *mut i64,
        flags: u32,
    ) -> i64;
    /// Solves op(A) * X = B for many double matrices of one order from their factors, each wherever a
    /// pointer says; otherwise as recursive_lu_f64_batched_solve.
    pub fn recursive_lu_f64_batched_solve_pointers(
        trans: c_char,
        n: i64,
        nrhs: i64,
        lu: *const *const f64,
        lda: i64,
        ipiv: *const *const i64,
        b: *const *mut f64,
        ldb: i64,
        batch: i64,
        infos: *mut i64,
        flags: u32,
    ) -> i64;
    /// Solves op(A) * X = B for many float matrices of one order from their factors, each wherever a
    /// pointer says; otherwise as recursive_lu_f64_batched_solve.
    pub fn recursive_lu_f32_batched_solve_pointers(
        trans: c_char,
        n: i64,
        nrhs: i64,
        lu: *const *const f32,
        lda: i64,
        ipiv: *const *const i64,
        b: *const *mut f32,
        ldb: i64,
        batch: i64,
        infos: *mut i64,
        flags: u32,
    ) -> i64;
    /// Solves op(A) * X = B for many double complex matrices of one order from their factors, each
    /// wherever a pointer says; otherwise as recursive_lu_f64_batched_solve.
    pub fn recursive_lu_c128_batched_solve_pointers(
        trans: c_char,
        n: i64,
        nrhs: i64,
        lu: *const *const [f64; 2],
        lda: i64,
        ipiv: *const *const i64,
        b: *const *mut [f64; 2],
        ldb: i64,
        batch: i64,
        infos: *mut i64,
        flags: u32,
    ) -> i64;
    /// Solves op(A) * X = B for many float complex matrices of one order from their factors, each
    /// wherever a pointer says; otherwise as recursive_lu_f64_batched_solve.
    pub fn recursive_lu_c64_batched_solve_pointers(
        trans: c_char,
        n: i64,
        nrhs: i64,
        lu: *const *const [f32; 2],
        lda: i64,
        ipiv: *const *const i64,
        b: *const *mut [f32; 2],
        ldb: i64,
        batch: i64,
        infos: *mut i64,
        flags: u32,
    ) -> i64;
    /// Solves A * X = B for many double systems of one order, so many elements apart: each as
    /// recursive_lu_f64_gesv would, bit for bit. Faster than the factorization of all and then their
    /// solution: each matrix goes through the cache once.
    pub fn recursive_lu_f64_batched_gesv(
        n: i64,
        nrhs: i64,
        a: *mut f64,
        lda: i64,
        stride_a: i64,
        ipiv: *mut i64,
        stride_p: i64,
        b: *mut f64,
        ldb: i64,
        stride_b: i64,
        batch: i64,
        infos: *mut i64,
        flags: u32,
    ) -> i64;
    /// Solves A * X = B for many float systems of one order, so many elements apart; otherwise as
    /// recursive_lu_f64_batched_gesv.
    pub fn recursive_lu_f32_batched_gesv(
        n: i64,
        nrhs: i64,
        a: *mut f32,
        lda: i64,
        stride_a: i64,
        ipiv: *mut i64,
        stride_p: i64,
        b: *mut f32,
        ldb: i64,
        stride_b: i64,
        batch: i64,
        infos: *mut i64,
        flags: u32,
    ) -> i64;
    /// Solves A * X = B for many double complex systems of one order, so many elements apart; otherwise
    /// as recursive_lu_f64_batched_gesv.
    pub fn recursive_lu_c128_batched_gesv(
        n: i64,
        nrhs: i64,
        a: *mut [f64; 2],
        lda: i64,
        stride_a: i64,
        ipiv: *mut i64,
        stride_p: i64,
        b: *mut [f64; 2],
        ldb: i64,
        stride_b: i64,
        batch: i64,
        infos: *mut i64,
        flags: u32,
    ) -> i64;
    /// Solves A * X = B for many float complex systems of one order, so many elements apart; otherwise
    /// as recursive_lu_f64_batched_gesv.
    pub fn recursive_lu_c64_batched_gesv(
        n: i64,
        nrhs: i64,
        a: *mut [f32; 2],
        lda: i64,
        stride_a: i64,
        ipiv: *mut i64,
        stride_p: i64,
        b: *mut [f32; 2],
        ldb: i64,
        stride_b: i64,
        batch: i64,
        infos: *mut i64,
        flags: u32,
    ) -> i64;
    /// Makes a workspace for solving double systems by random butterflies.
    pub fn recursive_lu_f64_butterfly_workspace_create(n: i64, workspace: *mut *mut c_void) -> i64;
    /// Makes a workspace for solving float systems by random butterflies.
    pub fn recursive_lu_f32_butterfly_workspace_create(n: i64, workspace: *mut *mut c_void) -> i64;
    /// Makes a workspace for solving double complex systems by random butterflies.
    pub fn recursive_lu_c128_butterfly_workspace_create(n: i64, workspace: *mut *mut c_void) -> i64;
    /// Makes a workspace for solving float complex systems by random butterflies.
    pub fn recursive_lu_c64_butterfly_workspace_create(n: i64, workspace: *mut *mut c_void) -> i64;
    /// Ends a workspace of recursive_lu_f64_butterfly_workspace_create and gives its memory back.
    pub fn recursive_lu_f64_butterfly_workspace_destroy(workspace: *mut c_void) -> i64;
    /// Ends a workspace of recursive_lu_f32_butterfly_workspace_create and gives its memory back.
    pub fn recursive_lu_f32_butterfly_workspace_destroy(workspace: *mut c_void) -> i64;
    /// Ends a workspace of recursive_lu_c128_butterfly_workspace_create and gives its memory back.
    pub fn recursive_lu_c128_butterfly_workspace_destroy(workspace: *mut c_void) -> i64;
    /// Ends a workspace of recursive_lu_c64_butterfly_workspace_create and gives its memory back.
    pub fn recursive_lu_c64_butterfly_workspace_destroy(workspace: *mut c_void) -> i64;
    /// Factors a double matrix A into a workspace: U^T * A * V with random butterflies U and V of depth
    /// two, without row exchanges.
    pub fn recursive_lu_f64_butterfly_factor(
        workspace: *mut c_void,
        n: i64,
        a: *const f64,
        lda: i64,
        seed: u64,
        iter: *mut i64,
        flags: u32,
    ) -> i64;
    /// Factors a float matrix A into a workspace: U^T * A * V with random butterflies U and V of depth
    /// two, without row exchanges but some among eight rows that follow each other.
    pub fn recursive_lu_f32_butterfly_factor(
        workspace: *mut c_void,
        n: i64,
        a: *const f32,
        lda: i64,
        seed: u64,
        iter: *mut i64,
        flags: u32,
    ) -> i64;
    /// Factors a double complex matrix A into a workspace: U^T * A * V with random butterflies U and V
    /// of depth two, without row exchanges.
    pub fn recursive_lu_c128_butterfly_factor(
        workspace: *mut c_void,
        n: i64,
        a: *const [f64; 2],
        lda: i64,
        seed: u64,
        iter: *mut i64,
        flags: u32,
    ) -> i64;
    /// Factors a float complex matrix A into a workspace: U^T * A * V with random butterflies U and V of
    /// depth two, without row exchanges but some among eight rows that follow each other.
    pub fn recursive_lu_c64_butterfly_factor(
        workspace: *mut c_void,
        n: i64,
        a: *const [f32; 2],
        lda: i64,
        seed: u64,
        iter: *mut i64,
        flags: u32,
    ) -> i64;
    /// Solves A * X = B for the double matrix that recursive_lu_f64_butterfly_factor factored last in a
    /// workspace.
    pub fn recursive_lu_f64_butterfly_solve(
        workspace: *mut c_void,
        nrhs: i64,
        a: *const f64,
        lda: i64,
        b: *const f64,
        ldb: i64,
        x: *mut f64,
        ldx: i64,
        iter: *mut i64,
        flags: u32,
    ) -> i64;
    /// Solves A * X = B for the float matrix that recursive_lu_f32_butterfly_factor factored last in a
    /// workspace.
    pub fn recursive_lu_f32_butterfly_solve(
        workspace: *mut c_void,
        nrhs: i64,
        a: *const f32,
        lda: i64,
        b: *const f32,
        ldb: i64,
        x: *mut f32,
        ldx: i64,
        iter: *mut i64,
        flags: u32,
    ) -> i64;
    /// Solves A * X = B for the double complex matrix that recursive_lu_c128_butterfly_factor factored
    /// last in a workspace.
    pub fn recursive_lu_c128_butterfly_solve(
        workspace: *mut c_void,
        nrhs: i64,
        a: *const [f64; 2],
        lda: i64,
        b: *const [f64; 2],
        ldb: i64,
        x: *mut [f64; 2],
        ldx: i64,
        iter: *mut i64,
        flags: u32,
    ) -> i64;
    /// Solves A * X = B for the float complex matrix that recursive_lu_c64_butterfly_factor factored
    /// last in a workspace.
    pub fn recursive_lu_c64_butterfly_solve(
        workspace: *mut c_void,
        nrhs: i64,
        a: *const [f32; 2],
        lda: i64,
        b: *const [f32; 2],
        ldb: i64,
        x: *mut [f32; 2],
        ldx: i64,
        iter: *mut i64,
        flags: u32,
    ) -> i64;
    /// Solves A * X = B for double matrices by random butterflies in one call: without row exchanges,
    /// refined, and where that does not lead to an acceptable residual, with all of them.
    pub fn recursive_lu_f64_butterfly_gesv(
        n: i64,
        nrhs: i64,
        a: *const f64,
        lda: i64,
        seed: u64,
        b: *const f64,
        ldb: i64,
        x: *mut f64,
        ldx: i64,
        iter: *mut i64,
        flags: u32,
    ) -> i64;
    /// Solves A * X = B for float matrices by random butterflies in one call: without row exchanges but
    /// some among eight rows that follow each other, refined, and where that does not lead to an
    /// acceptable residual, with all of them.
    pub fn recursive_lu_f32_butterfly_gesv(
        n: i64,
        nrhs: i64,
        a: *const f32,
        lda: i64,
        seed: u64,
        b: *const f32,
        ldb: i64,
        x: *mut f32,
        ldx: i64,
        iter: *mut i64,
        flags: u32,
    ) -> i64;
    /// Solves A * X = B for double complex matrices by random butterflies in one call: without row
    /// exchanges, refined, and where that does not lead to an acceptable residual, with all of them.
    pub fn recursive_lu_c128_butterfly_gesv(
        n: i64,
        nrhs: i64,
        a: *const [f64; 2],
        lda: i64,
        seed: u64,
        b: *const [f64; 2],
        ldb: i64,
        x: *mut [f64; 2],
        ldx: i64,
        iter: *mut i64,
        flags: u32,
    ) -> i64;
    /// Solves A * X = B for float complex matrices by random butterflies in one call: without row
    /// exchanges but some among eight rows that follow each other, refined, and where that does not lead
    /// to an acceptable residual, with all of them.
    pub fn recursive_lu_c64_butterfly_gesv(
        n: i64,
        nrhs: i64,
        a: *const [f32; 2],
        lda: i64,
        seed: u64,
        b: *const [f32; 2],
        ldb: i64,
        x: *mut [f32; 2],
        ldx: i64,
        iter: *mut i64,
        flags: u32,
    ) -> i64;
    /// Factors the m x n double matrix A = P * L * U in place, with partial pivoting.
    pub fn recursive_lu_f64(a: *mut f64, m: i64, n: i64, ipiv: *mut i64) -> i64;
    /// Factors the m x n float matrix A = P * L * U in place, with partial pivoting; otherwise as
    /// recursive_lu_f64.
    pub fn recursive_lu_f32(a: *mut f32, m: i64, n: i64, ipiv: *mut i64) -> i64;
    /// Factors the m x n double complex matrix A = P * L * U in place, with partial pivoting; otherwise
    /// as recursive_lu_f64. The pivot is the first element of the largest |re| + |im|, as in LAPACK.
    pub fn recursive_lu_c128(a: *mut [f64; 2], m: i64, n: i64, ipiv: *mut i64) -> i64;
    /// Factors the m x n float complex matrix A = P * L * U in place, with partial pivoting; otherwise
    /// as recursive_lu_f64. The pivot is the first element of the largest |re| + |im|, as in LAPACK.
    pub fn recursive_lu_c64(a: *mut [f32; 2], m: i64, n: i64, ipiv: *mut i64) -> i64;
    /// As recursive_lu_f64, on the threads of recursive_lu_get_num_threads. The result is bitwise that
    /// of one thread.
    pub fn recursive_lu_f64_threaded(a: *mut f64, m: i64, n: i64, ipiv: *mut i64) -> i64;
    /// As recursive_lu_f32, on the threads of recursive_lu_get_num_threads. The result is bitwise that
    /// of one thread.
    pub fn recursive_lu_f32_threaded(a: *mut f32, m: i64, n: i64, ipiv: *mut i64) -> i64;
    /// As recursive_lu_c128, on the threads of recursive_lu_get_num_threads. The result is bitwise that
    /// of one thread.
    pub fn recursive_lu_c128_threaded(a: *mut [f64; 2], m: i64, n: i64, ipiv: *mut i64) -> i64;
    /// As recursive_lu_c64, on the threads of recursive_lu_get_num_threads. The result is bitwise that
    /// of one thread.
    pub fn recursive_lu_c64_threaded(a: *mut [f32; 2], m: i64, n: i64, ipiv: *mut i64) -> i64;
    /// Factors the m x n double matrix A = L * U in place, without row exchanges: for matrices known not
    /// to need them, such as diagonally dominant ones.
    pub fn recursive_lu_f64_nopiv(a: *mut f64, m: i64, n: i64, ipiv: *mut i64) -> i64;
    /// Factors the m x n float matrix A = L * U in place, without row exchanges; otherwise as
    /// recursive_lu_f64_nopiv.
    pub fn recursive_lu_f32_nopiv(a: *mut f32, m: i64, n: i64, ipiv: *mut i64) -> i64;
    /// Factors the m x n double complex matrix A = L * U in place, without row exchanges; otherwise as
    /// recursive_lu_f64_nopiv.
    pub fn recursive_lu_c128_nopiv(a: *mut [f64; 2], m: i64, n: i64, ipiv: *mut i64) -> i64;
    /// Factors the m x n float complex matrix A = L * U in place, without row exchanges; otherwise as
    /// recursive_lu_f64_nopiv.
    pub fn recursive_lu_c64_nopiv(a: *mut [f32; 2], m: i64, n: i64, ipiv: *mut i64) -> i64;
    /// Factors an m x n double matrix inside a larger one, with every choice by flag.
    pub fn recursive_lu_f64_strided(a: *mut f64, m: i64, n: i64, lda: i64, ipiv: *mut i64, flags: u32) -> i64;
    /// Factors an m x n float matrix inside a larger one; otherwise as recursive_lu_f64_strided.
    pub fn recursive_lu_f32_strided(a: *mut f32, m: i64, n: i64, lda: i64, ipiv: *mut i64, flags: u32) -> i64;
    /// Factors an m x n double complex matrix inside a larger one; otherwise as
    /// recursive_lu_f64_strided.
    pub fn recursive_lu_c128_strided(a: *mut [f64; 2], m: i64, n: i64, lda: i64, ipiv: *mut i64, flags: u32) -> i64;
    /// Factors an m x n float complex matrix inside a larger one; otherwise as recursive_lu_f64_strided.
    pub fn recursive_lu_c64_strided(a: *mut [f32; 2], m: i64, n: i64, lda: i64, ipiv: *mut i64, flags: u32) -> i64;
    /// The number of threads that a threaded call may use, the caller's own included.
    pub fn recursive_lu_get_num_threads() -> i32;
    /// Sets the number of threads of later threaded calls of the whole process. Thread-safe.
    pub fn recursive_lu_set_num_threads(threads: i32) -> i64;
    /// Frees the scratch memory that the library keeps for the next call of the calling thread: the size
    /// of the largest matrix that it has factored, up to 256 MiB, and more that the system may take.
    pub fn recursive_lu_thread_free_buffers() -> i64;
    /// The library's version, such as "1.2.3".
    pub fn recursive_lu_version() -> *const c_char;
    /// The kernels in use: "baseline", "x86-64-v3" or "x86-64-v4"; "aarch64-neon" on arm64.
    pub fn recursive_lu_isa() -> *const c_char;
    /// A sentence for a value of info.
    pub fn recursive_lu_message(info: i64) -> *const c_char;
    /// The name of an argument, as the header has it.
    pub fn recursive_lu_argument(function: *const c_char, i: i32) -> *const c_char;
    /// Inverts a double matrix from the factors that recursive_lu_f64 and its like left: LAPACK's
    /// dgetri.
    pub fn recursive_lu_f64_inverse(n: i64, lu: *mut f64, lda: i64, ipiv: *const i64, flags: u32) -> i64;
    /// Inverts a float matrix from the factors that recursive_lu_f32 and its like left: LAPACK's sgetri.
    pub fn recursive_lu_f32_inverse(n: i64, lu: *mut f32, lda: i64, ipiv: *const i64, flags: u32) -> i64;
    /// Inverts a double complex matrix from the factors that recursive_lu_c128 and its like left:
    /// LAPACK's zgetri.
    pub fn recursive_lu_c128_inverse(n: i64, lu: *mut [f64; 2], lda: i64, ipiv: *const i64, flags: u32) -> i64;
    /// Inverts a float complex matrix from the factors that recursive_lu_c64 and its like left: LAPACK's
    /// cgetri.
    pub fn recursive_lu_c64_inverse(n: i64, lu: *mut [f32; 2], lda: i64, ipiv: *const i64, flags: u32) -> i64;
    /// The determinant of a double matrix from the factors that recursive_lu_f64 and its like left.
    pub fn recursive_lu_f64_det(n: i64, lu: *const f64, lda: i64, ipiv: *const i64, det: *mut f64) -> i64;
    /// The determinant of a float matrix from the factors that recursive_lu_f32 and its like left.
    pub fn recursive_lu_f32_det(n: i64, lu: *const f32, lda: i64, ipiv: *const i64, det: *mut f32) -> i64;
    /// The determinant of a double complex matrix from the factors that recursive_lu_c128 and its like
    /// left.
    pub fn recursive_lu_c128_det(n: i64, lu: *const [f64; 2], lda: i64, ipiv: *const i64, det: *mut [f64; 2]) -> i64;
    /// The determinant of a float complex matrix from the factors that recursive_lu_c64 and its like
    /// left.
    pub fn recursive_lu_c64_det(n: i64, lu: *const [f32; 2], lda: i64, ipiv: *const i64, det: *mut [f32; 2]) -> i64;
    /// Sign and logarithm of the determinant of a double matrix from the factors that recursive_lu_f64
    /// and its like left: neither overflows.
    pub fn recursive_lu_f64_logdet(n: i64, lu: *const f64, lda: i64, ipiv: *const i64, sign: *mut f64, logabs: *mut f64) -> i64;
    /// Sign and logarithm of the determinant of a float matrix from the factors that recursive_lu_f32
    /// and its like left: neither overflows.
    pub fn recursive_lu_f32_logdet(n: i64, lu: *const f32, lda: i64, ipiv: *const i64, sign: *mut f32, logabs: *mut f32) -> i64;
    /// Sign, that is the phase, and logarithm of the determinant of a double complex matrix from the
    /// factors that recursive_lu_c128 and its like left: neither overflows.
    pub fn recursive_lu_c128_logdet(
        n: i64,
        lu: *const [f64; 2],
        lda: i64,
        ipiv: *const i64,
        sign: *mut f64,
        logabs: *mut f64,
    ) -> i64;
    /// Sign, that is the phase, and logarithm of the determinant of a float complex matrix from the
    /// factors that recursive_lu_c64 and its like left: neither overflows.
    pub fn recursive_lu_c64_logdet(
        n: i64,
        lu: *const [f32; 2],
        lda: i64,
        ipiv: *const i64,
        sign: *mut f32,
        logabs: *mut f32,
    ) -> i64;
    /// Estimates the reciprocal condition number 1 / (norm(A) * norm(inverse of A)) of a double matrix
    /// from the factors that recursive_lu_f64 and its like left: LAPACK's dgecon.
    pub fn recursive_lu_f64_rcond(norm: c_char, n: i64, lu: *const f64, lda: i64, anorm: f64, rcond: *mut f64) -> i64;
    /// Estimates the reciprocal condition number 1 / (norm(A) * norm(inverse of A)) of a float matrix
    /// from the factors that recursive_lu_f32 and its like left: LAPACK's sgecon.
    pub fn recursive_lu_f32_rcond(norm: c_char, n: i64, lu: *const f32, lda: i64, anorm: f32, rcond: *mut f32) -> i64;
    /// Estimates the reciprocal condition number 1 / (norm(A) * norm(inverse of A)) of a double complex
    /// matrix from the factors that recursive_lu_c128 and its like left: LAPACK's zgecon.
    pub fn recursive_lu_c128_rcond(norm: c_char, n: i64, lu: *const [f64; 2], lda: i64, anorm: f64, rcond: *mut f64) -> i64;
    /// Estimates the reciprocal condition number 1 / (norm(A) * norm(inverse of A)) of a float complex
    /// matrix from the factors that recursive_lu_c64 and its like left: LAPACK's cgecon.
    pub fn recursive_lu_c64_rcond(norm: c_char, n: i64, lu: *const [f32; 2], lda: i64, anorm: f32, rcond: *mut f32) -> i64;
    /// Solves A * X = B in double by factors in float and iterative refinement, as accurately as
    /// recursive_lu_f64_gesv and, if A is large and well-conditioned and nrhs at most about n / 20,
    /// faster, up to twice; where that fails, by factors in double. LAPACK's dsgesv.
    pub fn recursive_lu_f64_mixed_gesv(
        n: i64,
        nrhs: i64,
        a: *mut f64,
        lda: i64,
        ipiv: *mut i64,
        b: *const f64,
        ldb: i64,
        x: *mut f64,
        ldx: i64,
        iter: *mut i64,
        flags: u32,
    ) -> i64;
    /// Solves A * X = B in double complex by factors in float complex and iterative refinement, or,
    /// where that fails, by factors in double complex: otherwise as recursive_lu_f64_mixed_gesv.
    /// LAPACK's zcgesv.
    pub fn recursive_lu_c128_mixed_gesv(
        n: i64,
        nrhs: i64,
        a: *mut [f64; 2],
        lda: i64,
        ipiv: *mut i64,
        b: *const [f64; 2],
        ldb: i64,
        x: *mut [f64; 2],
        ldx: i64,
        iter: *mut i64,
        flags: u32,
    ) -> i64;
    /// Solves op(A) * X = B for double matrices from the factors that recursive_lu_f64 and its like
    /// left.
    pub fn recursive_lu_f64_solve(
        trans: c_char,
        n: i64,
        nrhs: i64,
        lu: *const f64,
        lda: i64,
        ipiv: *const i64,
        b: *mut f64,
        ldb: i64,
    ) -> i64;
    /// Solves op(A) * X = B for float matrices from the factors that recursive_lu_f32 and its like left;
    /// otherwise as recursive_lu_f64_solve.
    pub fn recursive_lu_f32_solve(
        trans: c_char,
        n: i64,
        nrhs: i64,
        lu: *const f32,
        lda: i64,
        ipiv: *const i64,
        b: *mut f32,
        ldb: i64,
    ) -> i64;
    /// Solves op(A) * X = B for double complex matrices from the factors that recursive_lu_c128 and its
    /// like left; otherwise as recursive_lu_f64_solve.
    pub fn recursive_lu_c128_solve(
        trans: c_char,
        n: i64,
        nrhs: i64,
        lu: *const [f64; 2],
        lda: i64,
        ipiv: *const i64,
        b: *mut [f64; 2],
        ldb: i64,
    ) -> i64;
    /// Solves op(A) * X = B for float complex matrices from the factors that recursive_lu_c64 and its
    /// like left; otherwise as recursive_lu_f64_solve.
    pub fn recursive_lu_c64_solve(
        trans: c_char,
        n: i64,
        nrhs: i64,
        lu: *const [f32; 2],
        lda: i64,
        ipiv: *const i64,
        b: *mut [f32; 2],
        ldb: i64,
    ) -> i64;
    /// Solves A * X = B for double matrices in one call: recursive_lu_f64_strided, then
    /// recursive_lu_f64_solve.
    pub fn recursive_lu_f64_gesv(
        n: i64,
        nrhs: i64,
        a: *mut f64,
        lda: i64,
        ipiv: *mut i64,
        b: *mut f64,
        ldb: i64,
        flags: u32,
    ) -> i64;
    /// Solves A * X = B for float matrices in one call: recursive_lu_f32_strided, then
    /// recursive_lu_f32_solve.
    pub fn recursive_lu_f32_gesv(
        n: i64,
        nrhs: i64,
        a: *mut f32,
        lda: i64,
        ipiv: *mut i64,
        b: *mut f32,
        ldb: i64,
        flags: u32,
    ) -> i64;
    /// Solves A * X = B for double complex matrices in one call: recursive_lu_c128_strided, then
    /// recursive_lu_c128_solve.
    pub fn recursive_lu_c128_gesv(
        n: i64,
        nrhs: i64,
        a: *mut [f64; 2],
        lda: i64,
        ipiv: *mut i64,
        b: *mut [f64; 2],
        ldb: i64,
        flags: u32,
    ) -> i64;
    /// Solves A * X = B for float complex matrices in one call: recursive_lu_c64_strided, then
    /// recursive_lu_c64_solve.
    pub fn recursive_lu_c64_gesv(
        n: i64,
        nrhs: i64,
        a: *mut [f32; 2],
        lda: i64,
        ipiv: *mut i64,
        b: *mut [f32; 2],
        ldb: i64,
        flags: u32,
    ) -> i64;
    /// Improves double solutions of op(A) * X = B by iterative refinement and bounds their errors:
    /// LAPACK's dgerfs.
    pub fn recursive_lu_f64_refine(
        trans: c_char,
        n: i64,
        nrhs: i64,
        a: *const f64,
        lda: i64,
        lu: *const f64,
        ldlu: i64,
        ipiv: *const i64,
        b: *const f64,
        ldb: i64,
        x: *mut f64,
        ldx: i64,
        ferr: *mut f64,
        berr: *mut f64,
    ) -> i64;
    /// Improves float solutions of op(A) * X = B by iterative refinement and bounds their errors:
    /// LAPACK's sgerfs.
    pub fn recursive_lu_f32_refine(
        trans: c_char,
        n: i64,
        nrhs: i64,
        a: *const f32,
        lda: i64,
        lu: *const f32,
        ldlu: i64,
        ipiv: *const i64,
        b: *const f32,
        ldb: i64,
        x: *mut f32,
        ldx: i64,
        ferr: *mut f32,
        berr: *mut f32,
    ) -> i64;
    /// Improves double complex solutions of op(A) * X = B by iterative refinement and bounds their
    /// errors: LAPACK's zgerfs.
    pub fn recursive_lu_c128_refine(
        trans: c_char,
        n: i64,
        nrhs: i64,
        a: *const [f64; 2],
        lda: i64,
        lu: *const [f64; 2],
        ldlu: i64,
        ipiv: *const i64,
        b: *const [f64; 2],
        ldb: i64,
        x: *mut [f64; 2],
        ldx: i64,
        ferr: *mut f64,
        berr: *mut f64,
    ) -> i64;
    /// Improves float complex solutions of op(A) * X = B by iterative refinement and bounds their
    /// errors: LAPACK's cgerfs.
    pub fn recursive_lu_c64_refine(
        trans: c_char,
        n: i64,
        nrhs: i64,
        a: *const [f32; 2],
        lda: i64,
        lu: *const [f32; 2],
        ldlu: i64,
        ipiv: *const i64,
        b: *const [f32; 2],
        ldb: i64,
        x: *mut [f32; 2],
        ldx: i64,
        ferr: *mut f32,
        berr: *mut f32,
    ) -> i64;
}
