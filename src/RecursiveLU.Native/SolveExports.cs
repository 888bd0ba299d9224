using System.Runtime.InteropServices;
using DNNE;

namespace RecursiveLU.Native;

/// <summary>Solutions from factors.</summary>
internal static unsafe class SolveExports
{
    /// <summary>
    /// Solves op(A) * X = B for double matrices from the factors that recursive_lu_f64 and its like left.
    /// </summary>
    /// <param name="trans">'N' or 'n': op(A) = A; 'T', 't', 'C' or 'c': op(A) = A transposed.</param>
    /// <param name="n">Order of A, at least 0.</param>
    /// <param name="nrhs">Right-hand sides, columns of B, at least 0.</param>
    /// <param name="LU">The n x n factors, column-major, only read.</param>
    /// <param name="lda">Distance between columns of LU in elements, at least max(1, n).</param>
    /// <param name="ipiv">The n row exchanges of the factorization, each from its own row to n; or NULL if there were none.</param>
    /// <param name="B">n x nrhs, column-major; overwritten by X. Must not overlap LU or ipiv.</param>
    /// <param name="ldb">Distance between columns of B in elements, at least max(1, n).</param>
    /// <returns>0; or k greater than 0: U(k,k) is exactly zero, the first such k, B is untouched; or
    /// RECURSIVE_LU_BAD_ARGUMENT(i) (also for a row exchange out of range), RECURSIVE_LU_INTERNAL.</returns>
    /// <remarks>Thread-safe for distinct B; LU and ipiv may be shared.</remarks>
    [UnmanagedCallersOnly(EntryPoint = "recursive_lu_f64_solve")]
    private static long F64(
        [C99Type("char")] byte trans, long n, long nrhs, [C99Type("const double *")] double* LU, long lda,
        [C99Type("const int64_t *")] long* ipiv, double* B, long ldb) =>
        Entry.Solve(trans, n, nrhs, LU, lda, ipiv, B, ldb);

    /// <summary>
    /// Solves op(A) * X = B for float matrices; otherwise as recursive_lu_f64_solve.
    /// </summary>
    /// <param name="trans">'N' or 'n': op(A) = A; 'T', 't', 'C' or 'c': op(A) = A transposed.</param>
    /// <param name="n">Order of A, at least 0.</param>
    /// <param name="nrhs">Right-hand sides, columns of B, at least 0.</param>
    /// <param name="LU">The n x n factors, column-major, only read.</param>
    /// <param name="lda">Distance between columns of LU in elements, at least max(1, n).</param>
    /// <param name="ipiv">The n row exchanges of the factorization, each from its own row to n; or NULL if there were none.</param>
    /// <param name="B">n x nrhs, column-major; overwritten by X.</param>
    /// <param name="ldb">Distance between columns of B in elements, at least max(1, n).</param>
    /// <returns>As recursive_lu_f64_solve.</returns>
    [UnmanagedCallersOnly(EntryPoint = "recursive_lu_f32_solve")]
    private static long F32(
        [C99Type("char")] byte trans, long n, long nrhs, [C99Type("const float *")] float* LU, long lda,
        [C99Type("const int64_t *")] long* ipiv, float* B, long ldb) =>
        Entry.Solve(trans, n, nrhs, LU, lda, ipiv, B, ldb);
}
