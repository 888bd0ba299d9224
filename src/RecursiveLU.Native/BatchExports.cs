using System.Runtime.InteropServices;
using DNNE;

namespace RecursiveLU.Native;

/// <summary>Many matrices of one shape in one call.</summary>
internal static unsafe class BatchExports
{
    /// <summary>
    /// Factors many m x n double matrices in place, so many elements apart: each as recursive_lu_f64_strided would, bit for
    /// bit.
    /// </summary>
    /// <param name="A">The first matrix; matrix k, from 0 on, begins at A + k*stride_a. Column-major with lda, or row-major with
    /// RECURSIVE_LU_ROW_MAJOR; overwritten by L and U.</param>
    /// <param name="m">Rows of each matrix, at least 0.</param>
    /// <param name="n">Columns of each matrix, at least 0.</param>
    /// <param name="lda">Distance between columns in elements, at least max(1, m); with RECURSIVE_LU_ROW_MAJOR between rows, at
    /// least max(1, n).</param>
    /// <param name="stride_a">Distance between matrices in elements. They must not overlap: abs(stride_a) is at least
    /// lda*(n-1) + m; or it is at least m and all matrices lie side by side within lda, abs(stride_a)*(batch-1) + m at most lda
    /// (m and n exchanged if row-major). Not looked at if batch is 1.</param>
    /// <param name="ipiv">The first matrix's row exchanges, min(m, n), written; those of matrix k begin at ipiv + k*stride_p.
    /// NULL is allowed with RECURSIVE_LU_NO_PIVOT. Must not overlap A or infos.</param>
    /// <param name="stride_p">Distance between the row exchanges of matrices, abs(stride_p) at least min(m, n). Not looked at
    /// if batch is 1 or ipiv is NULL.</param>
    /// <param name="batch">The number of matrices, at least 0.</param>
    /// <param name="infos">Length batch, written: what recursive_lu_f64_strided gives for each matrix, which may also be
    /// RECURSIVE_LU_OUT_OF_MEMORY, with that matrix untouched. NULL is allowed.</param>
    /// <param name="flags">Any of RECURSIVE_LU_THREADED, RECURSIVE_LU_NO_PIVOT and RECURSIVE_LU_ROW_MAJOR, or 0. Any other bit
    /// is an illegal argument.</param>
    /// <returns>0; or k greater than 0: matrix k, counted from 1, has an info that is not 0, the first such one, and all have
    /// been factored; or RECURSIVE_LU_BAD_ARGUMENT(i); or RECURSIVE_LU_OUT_OF_MEMORY if that is the info of one of them; or
    /// RECURSIVE_LU_INTERNAL.</returns>
    /// <remarks>Thread-safe for distinct matrices. With RECURSIVE_LU_THREADED threads have some of the matrices each, or work
    /// together on each if it is large; order 4 and less is left to the caller's.</remarks>
    [UnmanagedCallersOnly(EntryPoint = "managed_recursive_lu_f64_batched")]
    private static long BatchedF64(
        double* A, long m, long n, long lda, long stride_a, long* ipiv, long stride_p, long batch, long* infos, uint flags) =>
        Entry.Run(new BatchedCall<double>(A, m, n, lda, stride_a, ipiv, stride_p, batch, infos, flags));

    /// <summary>
    /// Factors many m x n double matrices in place, each wherever a pointer says; otherwise as recursive_lu_f64_batched.
    /// </summary>
    /// <param name="A">Length batch: the matrices, none NULL, column-major with lda, or row-major with RECURSIVE_LU_ROW_MAJOR;
    /// overwritten by L and U. They must not overlap one another, ipiv or infos.</param>
    /// <param name="m">Rows of each matrix, at least 0.</param>
    /// <param name="n">Columns of each matrix, at least 0.</param>
    /// <param name="lda">Distance between columns in elements, at least max(1, m); with RECURSIVE_LU_ROW_MAJOR between rows, at
    /// least max(1, n).</param>
    /// <param name="ipiv">Length batch: where the min(m, n) row exchanges of each matrix go. With RECURSIVE_LU_NO_PIVOT it and
    /// any of its elements may be NULL.</param>
    /// <param name="batch">The number of matrices, at least 0.</param>
    /// <param name="infos">Length batch, written: the info of each matrix. NULL is allowed.</param>
    /// <param name="flags">Any of RECURSIVE_LU_THREADED, RECURSIVE_LU_NO_PIVOT and RECURSIVE_LU_ROW_MAJOR, or 0. Any other bit
    /// is an illegal argument.</param>
    /// <returns>As recursive_lu_f64_batched; a NULL among the pointers makes their array an illegal argument.</returns>
    [UnmanagedCallersOnly(EntryPoint = "managed_recursive_lu_f64_batched_pointers")]
    private static long BatchedPointersF64(
        [C99Type("double *const *")] double** A, long m, long n, long lda, [C99Type("int64_t *const *")] long** ipiv,
        long batch, long* infos, uint flags) =>
        Entry.Run(new BatchedPointersCall<double>(A, m, n, lda, ipiv, batch, infos, flags));

    /// <summary>
    /// Solves op(A) * X = B for many double matrices of one order from their factors, so many elements apart: each system as
    /// recursive_lu_f64_solve would, bit for bit.
    /// </summary>
    /// <param name="trans">'N' or 'n': op(A) = A; 'T', 't', 'C' or 'c': op(A) = A transposed.</param>
    /// <param name="n">Order of each matrix, at least 0.</param>
    /// <param name="nrhs">Right-hand sides for each matrix, at least 0.</param>
    /// <param name="LU">The first matrix's n x n factors, column-major, only read; those of matrix k, from 0 on, begin at
    /// LU + k*stride_a.</param>
    /// <param name="lda">Distance between columns of factors in elements, at least max(1, n).</param>
    /// <param name="stride_a">Distance between factors in elements, any; 0 if all systems have the same.</param>
    /// <param name="ipiv">The first matrix's n row exchanges, each from its own row to n, only read; those of matrix k begin at
    /// ipiv + k*stride_p. NULL if there were none.</param>
    /// <param name="stride_p">Distance between the row exchanges of matrices, any. Not looked at if ipiv is NULL.</param>
    /// <param name="B">The first matrix's right-hand sides, n x nrhs, column-major; those of matrix k begin at
    /// B + k*stride_b. Overwritten by X. Must not overlap the other arrays.</param>
    /// <param name="ldb">Distance between columns of right-hand sides in elements, at least max(1, n).</param>
    /// <param name="stride_b">Distance between the right-hand sides of matrices. They must not overlap: abs(stride_b) is at
    /// least ldb*(nrhs-1) + n; or it is at least n and all lie side by side within ldb, abs(stride_b)*(batch-1) + n at most
    /// ldb. Not looked at if batch is 1.</param>
    /// <param name="batch">The number of matrices, at least 0.</param>
    /// <param name="infos">Length batch, written: for each matrix 0, or k greater than 0: its U(k,k) is exactly zero, the first
    /// such k, its B is untouched; or RECURSIVE_LU_INACCURATE: X is written, but U or X is not finite, which
    /// recursive_lu_f64_solve does not tell. NULL is allowed.</param>
    /// <param name="flags">RECURSIVE_LU_THREADED or 0. Any other bit is an illegal argument.</param>
    /// <returns>0; or k greater than 0: matrix k, counted from 1, has an info that is not 0, the first such one, and the other
    /// systems have been solved; or RECURSIVE_LU_BAD_ARGUMENT(i) (also for a row exchange out of range in any matrix),
    /// RECURSIVE_LU_INTERNAL.</returns>
    /// <remarks>Thread-safe for distinct B; factors and row exchanges may be shared. With RECURSIVE_LU_THREADED threads have
    /// some of the systems each.</remarks>
    [UnmanagedCallersOnly(EntryPoint = "managed_recursive_lu_f64_batched_solve")]
    private static long BatchedSolveF64(
        [C99Type("char")] byte trans, long n, long nrhs, [C99Type("const double *")] double* LU, long lda, long stride_a,
        [C99Type("const int64_t *")] long* ipiv, long stride_p, double* B, long ldb, long stride_b, long batch, long* infos,
        uint flags) =>
        Entry.Run(new BatchedSolveCall<double>(
            trans, n, nrhs, LU, lda, stride_a, ipiv, stride_p, B, ldb, stride_b, batch, infos, flags));

    /// <summary>
    /// Solves op(A) * X = B for many double matrices of one order from their factors, each wherever a pointer says; otherwise as
    /// recursive_lu_f64_batched_solve.
    /// </summary>
    /// <param name="trans">'N' or 'n': op(A) = A; 'T', 't', 'C' or 'c': op(A) = A transposed.</param>
    /// <param name="n">Order of each matrix, at least 0.</param>
    /// <param name="nrhs">Right-hand sides for each matrix, at least 0.</param>
    /// <param name="LU">Length batch: the n x n factors, column-major, only read; none NULL, several may be the same.</param>
    /// <param name="lda">Distance between columns of factors in elements, at least max(1, n).</param>
    /// <param name="ipiv">Length batch: the n row exchanges of each matrix, only read. It, or any of its elements, is NULL if
    /// there were none.</param>
    /// <param name="B">Length batch: the right-hand sides for each matrix, n x nrhs, column-major, none NULL; overwritten by X.
    /// They must not overlap one another or the other arrays.</param>
    /// <param name="ldb">Distance between columns of right-hand sides in elements, at least max(1, n).</param>
    /// <param name="batch">The number of matrices, at least 0.</param>
    /// <param name="infos">Length batch, written: the info of each system. NULL is allowed.</param>
    /// <param name="flags">RECURSIVE_LU_THREADED or 0. Any other bit is an illegal argument.</param>
    /// <returns>As recursive_lu_f64_batched_solve; a NULL among the pointers to factors or right-hand sides makes their array an
    /// illegal argument.</returns>
    [UnmanagedCallersOnly(EntryPoint = "managed_recursive_lu_f64_batched_solve_pointers")]
    private static long BatchedSolvePointersF64(
        [C99Type("char")] byte trans, long n, long nrhs, [C99Type("const double *const *")] double** LU, long lda,
        [C99Type("const int64_t *const *")] long** ipiv, [C99Type("double *const *")] double** B, long ldb, long batch,
        long* infos, uint flags) =>
        Entry.Run(new BatchedSolvePointersCall<double>(trans, n, nrhs, LU, lda, ipiv, B, ldb, batch, infos, flags));

    /// <summary>
    /// Factors many m x n float matrices in place, so many elements apart; otherwise as recursive_lu_f64_batched.
    /// </summary>
    /// <param name="A">The first matrix; matrix k, from 0 on, begins at A + k*stride_a; overwritten by L and U.</param>
    /// <param name="m">Rows of each matrix, at least 0.</param>
    /// <param name="n">Columns of each matrix, at least 0.</param>
    /// <param name="lda">Distance between columns (rows if row-major) in elements.</param>
    /// <param name="stride_a">Distance between matrices in elements. They must not overlap.</param>
    /// <param name="ipiv">The first matrix's row exchanges, min(m, n), written; those of matrix k begin at ipiv +
    /// k*stride_p.</param>
    /// <param name="stride_p">Distance between the row exchanges of matrices.</param>
    /// <param name="batch">The number of matrices, at least 0.</param>
    /// <param name="infos">Length batch, written: the info of each matrix. NULL is allowed.</param>
    /// <param name="flags">Any of RECURSIVE_LU_THREADED, RECURSIVE_LU_NO_PIVOT and RECURSIVE_LU_ROW_MAJOR, or 0.</param>
    /// <returns>As recursive_lu_f64_batched.</returns>
    [UnmanagedCallersOnly(EntryPoint = "managed_recursive_lu_f32_batched")]
    private static long BatchedF32(
        float* A, long m, long n, long lda, long stride_a, long* ipiv, long stride_p, long batch, long* infos, uint flags) =>
        Entry.Run(new BatchedCall<float>(A, m, n, lda, stride_a, ipiv, stride_p, batch, infos, flags));

    /// <summary>
    /// Factors many m x n float matrices in place, each wherever a pointer says; otherwise as recursive_lu_f64_batched.
    /// </summary>
    /// <param name="A">Length batch: the matrices, none NULL, column-major with lda, or row-major with RECURSIVE_LU_ROW_MAJOR;
    /// overwritten by L and U. They must not overlap one another, ipiv or infos.</param>
    /// <param name="m">Rows of each matrix, at least 0.</param>
    /// <param name="n">Columns of each matrix, at least 0.</param>
    /// <param name="lda">Distance between columns in elements, at least max(1, m); with RECURSIVE_LU_ROW_MAJOR between rows, at
    /// least max(1, n).</param>
    /// <param name="ipiv">Length batch: where the min(m, n) row exchanges of each matrix go. With RECURSIVE_LU_NO_PIVOT it and
    /// any of its elements may be NULL.</param>
    /// <param name="batch">The number of matrices, at least 0.</param>
    /// <param name="infos">Length batch, written: the info of each matrix. NULL is allowed.</param>
    /// <param name="flags">Any of RECURSIVE_LU_THREADED, RECURSIVE_LU_NO_PIVOT and RECURSIVE_LU_ROW_MAJOR, or 0. Any other bit
    /// is an illegal argument.</param>
    /// <returns>As recursive_lu_f64_batched; a NULL among the pointers makes their array an illegal argument.</returns>
    [UnmanagedCallersOnly(EntryPoint = "managed_recursive_lu_f32_batched_pointers")]
    private static long BatchedPointersF32(
        [C99Type("float *const *")] float** A, long m, long n, long lda, [C99Type("int64_t *const *")] long** ipiv,
        long batch, long* infos, uint flags) =>
        Entry.Run(new BatchedPointersCall<float>(A, m, n, lda, ipiv, batch, infos, flags));

    /// <summary>
    /// Solves op(A) * X = B for many float matrices of one order from their factors, so many elements apart; otherwise as
    /// recursive_lu_f64_batched_solve.
    /// </summary>
    /// <param name="trans">'N' or 'n': op(A) = A; 'T', 't', 'C' or 'c': op(A) = A transposed.</param>
    /// <param name="n">Order of each matrix, at least 0.</param>
    /// <param name="nrhs">Right-hand sides for each matrix, at least 0.</param>
    /// <param name="LU">The first matrix's n x n factors, column-major, only read.</param>
    /// <param name="lda">Distance between columns of factors in elements, at least max(1, n).</param>
    /// <param name="stride_a">Distance between factors in elements, any; 0 if all systems have the same.</param>
    /// <param name="ipiv">The first matrix's n row exchanges, only read; NULL if there were none.</param>
    /// <param name="stride_p">Distance between the row exchanges of matrices, any.</param>
    /// <param name="B">The first matrix's right-hand sides, n x nrhs, column-major; overwritten by X.</param>
    /// <param name="ldb">Distance between columns of right-hand sides in elements, at least max(1, n).</param>
    /// <param name="stride_b">Distance between the right-hand sides of matrices. They must not overlap.</param>
    /// <param name="batch">The number of matrices, at least 0.</param>
    /// <param name="infos">Length batch, written: the info of each system. NULL is allowed.</param>
    /// <param name="flags">RECURSIVE_LU_THREADED or 0.</param>
    /// <returns>As recursive_lu_f64_batched_solve.</returns>
    [UnmanagedCallersOnly(EntryPoint = "managed_recursive_lu_f32_batched_solve")]
    private static long BatchedSolveF32(
        [C99Type("char")] byte trans, long n, long nrhs, [C99Type("const float *")] float* LU, long lda, long stride_a,
        [C99Type("const int64_t *")] long* ipiv, long stride_p, float* B, long ldb, long stride_b, long batch, long* infos,
        uint flags) =>
        Entry.Run(new BatchedSolveCall<float>(
            trans, n, nrhs, LU, lda, stride_a, ipiv, stride_p, B, ldb, stride_b, batch, infos, flags));

    /// <summary>
    /// Solves op(A) * X = B for many float matrices of one order from their factors, each wherever a pointer says; otherwise as
    /// recursive_lu_f64_batched_solve.
    /// </summary>
    /// <param name="trans">'N' or 'n': op(A) = A; 'T', 't', 'C' or 'c': op(A) = A transposed.</param>
    /// <param name="n">Order of each matrix, at least 0.</param>
    /// <param name="nrhs">Right-hand sides for each matrix, at least 0.</param>
    /// <param name="LU">Length batch: the n x n factors, column-major, only read; none NULL, several may be the same.</param>
    /// <param name="lda">Distance between columns of factors in elements, at least max(1, n).</param>
    /// <param name="ipiv">Length batch: the n row exchanges of each matrix, only read. It, or any of its elements, is NULL if
    /// there were none.</param>
    /// <param name="B">Length batch: the right-hand sides for each matrix, n x nrhs, column-major, none NULL; overwritten by X.
    /// They must not overlap one another or the other arrays.</param>
    /// <param name="ldb">Distance between columns of right-hand sides in elements, at least max(1, n).</param>
    /// <param name="batch">The number of matrices, at least 0.</param>
    /// <param name="infos">Length batch, written: the info of each system. NULL is allowed.</param>
    /// <param name="flags">RECURSIVE_LU_THREADED or 0. Any other bit is an illegal argument.</param>
    /// <returns>As recursive_lu_f64_batched_solve; a NULL among the pointers to factors or right-hand sides makes their array an
    /// illegal argument.</returns>
    [UnmanagedCallersOnly(EntryPoint = "managed_recursive_lu_f32_batched_solve_pointers")]
    private static long BatchedSolvePointersF32(
        [C99Type("char")] byte trans, long n, long nrhs, [C99Type("const float *const *")] float** LU, long lda,
        [C99Type("const int64_t *const *")] long** ipiv, [C99Type("float *const *")] float** B, long ldb, long batch,
        long* infos, uint flags) =>
        Entry.Run(new BatchedSolvePointersCall<float>(trans, n, nrhs, LU, lda, ipiv, B, ldb, batch, infos, flags));
}
