using System.Runtime.InteropServices;

namespace RecursiveLU.Native;

/// <summary>The origin's six factorizations, each under its own name with '!' and under a plain one.</summary>
internal static unsafe class FactorExports
{
    /// <summary>
    /// Factors the m x n double matrix A = P * L * U in place, with partial pivoting.
    /// </summary>
    /// <param name="A">Column-major, element (i, j) at A[i + j*m]. On return L below the diagonal (its unit
    /// diagonal not stored) and U on and above it. Aligned to its element; must not overlap ipiv.</param>
    /// <param name="m">Rows, at least 0.</param>
    /// <param name="n">Columns, at least 0.</param>
    /// <param name="ipiv">Length min(m, n), written: row i was swapped with row ipiv[i-1], 1-based, in order.</param>
    /// <returns>0; or k greater than 0: U(k,k) is exactly zero, the first such k, the factorization was completed; or
    /// RECURSIVE_LU_BAD_ARGUMENT(i), RECURSIVE_LU_OUT_OF_MEMORY, RECURSIVE_LU_INTERNAL.</returns>
    /// <remarks>Thread-safe for distinct matrices. An empty matrix gives 0 and its pointers may be NULL.
    /// Algorithm: Toledo, SIAM J. Matrix Anal. Appl. 18(4), 1997.</remarks>
    [UnmanagedCallersOnly(EntryPoint = "managed_recursive_lu_f64")]
    [SecondName("recursive_lu_f64!")]
    private static long F64(double* A, long m, long n, long* ipiv) => Entry.Factor(A, m, n, ipiv, 0);

    /// <summary>
    /// Factors the m x n float matrix A = P * L * U in place, with partial pivoting; otherwise as recursive_lu_f64.
    /// </summary>
    /// <param name="A">Column-major, element (i, j) at A[i + j*m]; overwritten by L and U.</param>
    /// <param name="m">Rows, at least 0.</param>
    /// <param name="n">Columns, at least 0.</param>
    /// <param name="ipiv">Length min(m, n), written: 1-based row exchanges.</param>
    /// <returns>As recursive_lu_f64.</returns>
    [UnmanagedCallersOnly(EntryPoint = "managed_recursive_lu_f32")]
    [SecondName("recursive_lu_f32!")]
    private static long F32(float* A, long m, long n, long* ipiv) => Entry.Factor(A, m, n, ipiv, 0);

    /// <summary>
    /// As recursive_lu_f64, on the threads of recursive_lu_get_num_threads. The result is bitwise that of one thread.
    /// </summary>
    /// <param name="A">Column-major, element (i, j) at A[i + j*m]; overwritten by L and U.</param>
    /// <param name="m">Rows, at least 0.</param>
    /// <param name="n">Columns, at least 0.</param>
    /// <param name="ipiv">Length min(m, n), written: 1-based row exchanges.</param>
    /// <returns>As recursive_lu_f64.</returns>
    /// <remarks>Small matrices are factored by the caller alone, and so is everything in a forked child.</remarks>
    [UnmanagedCallersOnly(EntryPoint = "managed_recursive_lu_f64_threaded")]
    [SecondName("recursive_lu_f64_threaded!")]
    private static long F64Threaded(double* A, long m, long n, long* ipiv) =>
        Entry.Factor(A, m, n, ipiv, LuFlags.Threaded);

    /// <summary>
    /// As recursive_lu_f32, on the threads of recursive_lu_get_num_threads. The result is bitwise that of one thread.
    /// </summary>
    /// <param name="A">Column-major, element (i, j) at A[i + j*m]; overwritten by L and U.</param>
    /// <param name="m">Rows, at least 0.</param>
    /// <param name="n">Columns, at least 0.</param>
    /// <param name="ipiv">Length min(m, n), written: 1-based row exchanges.</param>
    /// <returns>As recursive_lu_f64.</returns>
    /// <remarks>Small matrices are factored by the caller alone, and so is everything in a forked child.</remarks>
    [UnmanagedCallersOnly(EntryPoint = "managed_recursive_lu_f32_threaded")]
    [SecondName("recursive_lu_f32_threaded!")]
    private static long F32Threaded(float* A, long m, long n, long* ipiv) =>
        Entry.Factor(A, m, n, ipiv, LuFlags.Threaded);

    /// <summary>
    /// Factors the m x n double matrix A = L * U in place, without row exchanges: for matrices known not to need
    /// them, such as diagonally dominant ones.
    /// </summary>
    /// <param name="A">Column-major, element (i, j) at A[i + j*m]; overwritten by L and U.</param>
    /// <param name="m">Rows, at least 0.</param>
    /// <param name="n">Columns, at least 0.</param>
    /// <param name="ipiv">Length min(m, n), filled with 1, 2, 3 and so on; or NULL.</param>
    /// <returns>0; or -k, k from 1 to min(m, n): pivot k is exactly zero, the first such k, the factorization was
    /// completed without dividing by it; or an error as of recursive_lu_f64.</returns>
    [UnmanagedCallersOnly(EntryPoint = "managed_recursive_lu_f64_nopiv")]
    [SecondName("recursive_lu_f64_nopiv!")]
    private static long F64NoPivot(double* A, long m, long n, long* ipiv) =>
        Entry.Factor(A, m, n, ipiv, LuFlags.NoPivot);

    /// <summary>
    /// Factors the m x n float matrix A = L * U in place, without row exchanges; otherwise as recursive_lu_f64_nopiv.
    /// </summary>
    /// <param name="A">Column-major, element (i, j) at A[i + j*m]; overwritten by L and U.</param>
    /// <param name="m">Rows, at least 0.</param>
    /// <param name="n">Columns, at least 0.</param>
    /// <param name="ipiv">Length min(m, n), filled with 1, 2, 3 and so on; or NULL.</param>
    /// <returns>As recursive_lu_f64_nopiv.</returns>
    [UnmanagedCallersOnly(EntryPoint = "managed_recursive_lu_f32_nopiv")]
    [SecondName("recursive_lu_f32_nopiv!")]
    private static long F32NoPivot(float* A, long m, long n, long* ipiv) =>
        Entry.Factor(A, m, n, ipiv, LuFlags.NoPivot);

    /// <summary>
    /// Factors an m x n double matrix inside a larger one, with every choice by flag.
    /// </summary>
    /// <param name="A">Column-major, element (i, j) at A[i + j*lda], or with RECURSIVE_LU_ROW_MAJOR at A[i*lda + j];
    /// overwritten by L and U. The gaps that lda leaves are neither read nor written. Must not overlap ipiv.</param>
    /// <param name="m">Rows, at least 0.</param>
    /// <param name="n">Columns, at least 0.</param>
    /// <param name="lda">Distance between columns in elements, at least max(1, m); with RECURSIVE_LU_ROW_MAJOR between rows, at
    /// least max(1, n).</param>
    /// <param name="ipiv">Length min(m, n), as in recursive_lu_f64 or recursive_lu_f64_nopiv.</param>
    /// <param name="flags">Any of RECURSIVE_LU_THREADED, RECURSIVE_LU_NO_PIVOT and RECURSIVE_LU_ROW_MAJOR, or 0. Any other bit
    /// is an illegal argument.</param>
    /// <returns>As recursive_lu_f64 or recursive_lu_f64_nopiv.</returns>
    /// <remarks>The factors of a row-major matrix have the bits of those of a column-major one. It needs no more scratch memory,
    /// but for a copy if it is tall with up to 16 columns. recursive_lu_f64_solve and the other functions that take factors
    /// want them column-major: to solve A * X = B for a row-major A, factor it without RECURSIVE_LU_ROW_MAJOR, which is to
    /// factor A transposed, and solve with trans 'T'.</remarks>
    [UnmanagedCallersOnly(EntryPoint = "managed_recursive_lu_f64_strided")]
    private static long F64Strided(double* A, long m, long n, long lda, long* ipiv, uint flags) =>
        Entry.FactorStrided(A, m, n, lda, ipiv, flags);

    /// <summary>
    /// Factors an m x n float matrix inside a larger one; otherwise as recursive_lu_f64_strided.
    /// </summary>
    /// <param name="A">Column-major, element (i, j) at A[i + j*lda], or with RECURSIVE_LU_ROW_MAJOR at A[i*lda + j];
    /// overwritten by L and U.</param>
    /// <param name="m">Rows, at least 0.</param>
    /// <param name="n">Columns, at least 0.</param>
    /// <param name="lda">Distance between columns in elements, at least max(1, m); with RECURSIVE_LU_ROW_MAJOR between rows, at
    /// least max(1, n).</param>
    /// <param name="ipiv">Length min(m, n), as in recursive_lu_f64 or recursive_lu_f64_nopiv.</param>
    /// <param name="flags">Any of RECURSIVE_LU_THREADED, RECURSIVE_LU_NO_PIVOT and RECURSIVE_LU_ROW_MAJOR, or 0.</param>
    /// <returns>As recursive_lu_f64_strided.</returns>
    [UnmanagedCallersOnly(EntryPoint = "managed_recursive_lu_f32_strided")]
    private static long F32Strided(float* A, long m, long n, long lda, long* ipiv, uint flags) =>
        Entry.FactorStrided(A, m, n, lda, ipiv, flags);
}
