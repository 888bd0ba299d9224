using System.Numerics;
using DNNE;

namespace RecursiveLU.Native;

/// <summary>Many matrices of one shape in one call.</summary>
internal static unsafe partial class BatchExports
{
    /// <summary>
    /// Factors many m x n {element} matrices in place, so many elements apart<first>: each as recursive_lu_f64_strided would, bit
    /// for bit.</first><others>; otherwise as recursive_lu_f64_batched.</others>
    /// </summary>
    /// <param name="A">The first matrix; matrix k, from 0 on, begins at A + k*stride_a<first>. Column-major with lda, or
    /// row-major with RECURSIVE_LU_ROW_MAJOR;</first><others>;</others> overwritten by L and U.</param>
    /// <param name="m">Rows of each matrix, at least 0.</param>
    /// <param name="n">Columns of each matrix, at least 0.</param>
    /// <param name="lda">Distance between columns <first>in elements, at least max(1, m); with RECURSIVE_LU_ROW_MAJOR between
    /// rows, at least max(1, n).</first><others>(rows if row-major) in elements.</others></param>
    /// <param name="stride_a">Distance between matrices in elements. They must not overlap<first>: abs(stride_a) is at least
    /// lda*(n-1) + m; or it is at least m and all matrices lie side by side within lda, abs(stride_a)*(batch-1) + m at most lda
    /// (m and n exchanged if row-major). Not looked at if batch is 1.</first><others>.</others></param>
    /// <param name="ipiv">The first matrix's row exchanges, min(m, n), written; those of matrix k begin at ipiv + k*stride_p.
    /// <first>NULL is allowed with RECURSIVE_LU_NO_PIVOT. Must not overlap A or infos.</first></param>
    /// <param name="stride_p">Distance between the row exchanges of matrices<first>, abs(stride_p) at least min(m, n). Not looked
    /// at if batch is 1 or ipiv is NULL.</first><others>.</others></param>
    /// <param name="batch">The number of matrices, at least 0.</param>
    /// <param name="infos">Length batch, written: <first>what recursive_lu_f64_strided gives for each matrix, which may also be
    /// RECURSIVE_LU_OUT_OF_MEMORY, with that matrix untouched.</first><others>the info of each matrix.</others> NULL is
    /// allowed.</param>
    /// <param name="flags">Any of RECURSIVE_LU_THREADED, RECURSIVE_LU_NO_PIVOT and RECURSIVE_LU_ROW_MAJOR, or 0. <first>Any other
    /// bit is an illegal argument.</first></param>
    /// <returns><first>0; or k greater than 0: matrix k, counted from 1, has an info that is not 0, the first such one, and all
    /// have been factored; or RECURSIVE_LU_BAD_ARGUMENT(i); or RECURSIVE_LU_OUT_OF_MEMORY if that is the info of one of them; or
    /// RECURSIVE_LU_INTERNAL.</first><others>As recursive_lu_f64_batched.</others></returns>
    /// <remarks><first>Thread-safe for distinct matrices. With RECURSIVE_LU_THREADED threads have some of the matrices each, or
    /// work together on each if it is large; order 4 and less is left to the caller's.</first></remarks>
    [Export("recursive_lu_{type}_batched")]
    private static long Batched<T>(
        T* A, long m, long n, long lda, long stride_a, long* ipiv, long stride_p, long batch, long* infos, uint flags)
        where T : unmanaged, INumberBase<T> =>
        Entry.Run(new BatchedCall<T>(A, m, n, lda, stride_a, ipiv, stride_p, batch, infos, flags));

    /// <summary>
    /// Factors many m x n {element} matrices in place, each wherever a pointer says; otherwise as recursive_lu_f64_batched.
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
    /// <param name="flags">Any of RECURSIVE_LU_THREADED, RECURSIVE_LU_NO_PIVOT and RECURSIVE_LU_ROW_MAJOR, or 0. Any other bit is
    /// an illegal argument.</param>
    /// <returns>As recursive_lu_f64_batched; a NULL among the pointers makes their array an illegal argument.</returns>
    [Export("recursive_lu_{type}_batched_pointers")]
    private static long BatchedPointers<T>(
        [C99Type("{c} *const *")] T** A, long m, long n, long lda, [C99Type("int64_t *const *")] long** ipiv,
        long batch, long* infos, uint flags)
        where T : unmanaged, INumberBase<T> =>
        Entry.Run(new BatchedPointersCall<T>(A, m, n, lda, ipiv, batch, infos, flags));

    /// <summary>
    /// Solves op(A) * X = B for many {element} matrices of one order from their factors, so many elements apart<first>: each
    /// system as recursive_lu_f64_solve would, bit for bit.</first><others>; otherwise as
    /// recursive_lu_f64_batched_solve.</others>
    /// </summary>
    /// <param name="trans">'N' or 'n': op(A) = A; 'T'<real>, 't', 'C' or 'c'</real><complex> or 't'</complex>: op(A) = A
    /// transposed<complex>; 'C' or 'c': op(A) = A transposed and conjugated</complex>.</param>
    /// <param name="n">Order of each matrix, at least 0.</param>
    /// <param name="nrhs">Right-hand sides for each matrix, at least 0.</param>
    /// <param name="LU">The first matrix's n x n factors, column-major, only read<first>; those of matrix k, from 0 on, begin at
    /// LU + k*stride_a.</first><others>.</others></param>
    /// <param name="lda">Distance between columns of factors in elements, at least max(1, n).</param>
    /// <param name="stride_a">Distance between factors in elements, any; 0 if all systems have the same.</param>
    /// <param name="ipiv">The first matrix's n row exchanges, <first>each from its own row to n, only read; those of matrix k
    /// begin at ipiv + k*stride_p.</first><others>only read;</others> NULL if there were none.</param>
    /// <param name="stride_p">Distance between the row exchanges of matrices, any. <first>Not looked at if ipiv is
    /// NULL.</first></param>
    /// <param name="B">The first matrix's right-hand sides, n x nrhs, column-major; <first>those of matrix k begin at B +
    /// k*stride_b. Overwritten by X. Must not overlap the other arrays.</first><others>overwritten by X.</others></param>
    /// <param name="ldb">Distance between columns of right-hand sides in elements, at least max(1, n).</param>
    /// <param name="stride_b">Distance between the right-hand sides of matrices. They must not overlap<first>: abs(stride_b) is
    /// at least ldb*(nrhs-1) + n; or it is at least n and all lie side by side within ldb, abs(stride_b)*(batch-1) + n at most
    /// ldb. Not looked at if batch is 1.</first><others>.</others></param>
    /// <param name="batch">The number of matrices, at least 0.</param>
    /// <param name="infos">Length batch, written: <first>for each matrix 0, or k greater than 0: its U(k,k) is exactly zero, the
    /// first such k, its B is untouched; or RECURSIVE_LU_INACCURATE: X is written, but U or X is not finite, which
    /// recursive_lu_f64_solve does not tell.</first><others>the info of each system.</others> NULL is allowed.</param>
    /// <param name="flags">RECURSIVE_LU_THREADED or 0. <first>Any other bit is an illegal argument.</first></param>
    /// <returns><first>0; or k greater than 0: matrix k, counted from 1, has an info that is not 0, the first such one, and the
    /// other systems have been solved; or RECURSIVE_LU_BAD_ARGUMENT(i) (also for a row exchange out of range in any matrix),
    /// RECURSIVE_LU_INTERNAL.</first><others>As recursive_lu_f64_batched_solve.</others></returns>
    /// <remarks><first>Thread-safe for distinct B; factors and row exchanges may be shared. With RECURSIVE_LU_THREADED threads
    /// have some of the systems each.</first></remarks>
    [Export("recursive_lu_{type}_batched_solve")]
    private static long BatchedSolve<T>(
        [C99Type("char")] byte trans, long n, long nrhs, [C99Type("const {c} *")] T* LU, long lda, long stride_a,
        [C99Type("const int64_t *")] long* ipiv, long stride_p, T* B, long ldb, long stride_b, long batch, long* infos,
        uint flags)
        where T : unmanaged, INumberBase<T> =>
        Entry.Run(new BatchedSolveCall<T>(
            trans, n, nrhs, LU, lda, stride_a, ipiv, stride_p, B, ldb, stride_b, batch, infos, flags));

    /// <summary>
    /// Solves op(A) * X = B for many {element} matrices of one order from their factors, each wherever a pointer says; otherwise
    /// as recursive_lu_f64_batched_solve.
    /// </summary>
    /// <param name="trans">'N' or 'n': op(A) = A; 'T'<real>, 't', 'C' or 'c'</real><complex> or 't'</complex>: op(A) = A
    /// transposed<complex>; 'C' or 'c': op(A) = A transposed and conjugated</complex>.</param>
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
    [Export("recursive_lu_{type}_batched_solve_pointers")]
    private static long BatchedSolvePointers<T>(
        [C99Type("char")] byte trans, long n, long nrhs, [C99Type("const {c} *const *")] T** LU, long lda,
        [C99Type("const int64_t *const *")] long** ipiv, [C99Type("{c} *const *")] T** B, long ldb, long batch,
        long* infos, uint flags)
        where T : unmanaged, INumberBase<T> =>
        Entry.Run(new BatchedSolvePointersCall<T>(trans, n, nrhs, LU, lda, ipiv, B, ldb, batch, infos, flags));

    /// <summary>
    /// Solves A * X = B for many {element} systems of one order, so many elements apart<first>: each as recursive_lu_f64_gesv
    /// would, bit for bit. Faster than the factorization of all and then their solution: each matrix goes through the cache
    /// once.</first><others>; otherwise as recursive_lu_f64_batched_gesv.</others>
    /// </summary>
    /// <param name="n">Order of each matrix, at least 0.</param>
    /// <param name="nrhs">Right-hand sides for each matrix, at least 0; if 0, the matrices are factored all the same.</param>
    /// <param name="A">The first matrix, n x n, column-major, or row-major with RECURSIVE_LU_ROW_MAJOR; matrix k, from 0 on,
    /// begins at A + k*stride_a. Overwritten by L and U<first>: of its transpose if it is row-major, as in
    /// recursive_lu_f64_gesv</first>.</param>
    /// <param name="lda">Distance between columns of a matrix (rows if row-major) in elements, at least max(1, n).</param>
    /// <param name="stride_a">Distance between matrices in elements<first>, as in recursive_lu_f64_batched.</first><others>. They
    /// must not overlap.</others></param>
    /// <param name="ipiv">The first matrix's n row exchanges, written; those of matrix k begin at ipiv + k*stride_p. NULL is
    /// allowed with RECURSIVE_LU_NO_PIVOT.</param>
    /// <param name="stride_p">Distance between the row exchanges of matrices<first>, abs(stride_p) at least n. Not looked at if
    /// batch is 1 or ipiv is NULL.</first><others>.</others></param>
    /// <param name="B">The first matrix's right-hand sides, n x nrhs, always column-major; those of matrix k begin at
    /// B + k*stride_b. Overwritten by X. Must not overlap the other arrays.</param>
    /// <param name="ldb">Distance between columns of right-hand sides in elements, at least max(1, n).</param>
    /// <param name="stride_b">Distance between the right-hand sides of matrices<first>, as in
    /// recursive_lu_f64_batched_solve.</first><others>. They must not overlap.</others></param>
    /// <param name="batch">The number of systems, at least 0.</param>
    /// <param name="infos">Length batch, written: <first>what recursive_lu_f64_gesv gives for each system, which may also be
    /// RECURSIVE_LU_OUT_OF_MEMORY, with that system untouched.</first><others>the info of each system.</others> NULL is
    /// allowed.</param>
    /// <param name="flags">Any of RECURSIVE_LU_THREADED, RECURSIVE_LU_NO_PIVOT and RECURSIVE_LU_ROW_MAJOR, or 0. <first>Any other
    /// bit is an illegal argument.</first></param>
    /// <returns><first>0; or k greater than 0: system k, counted from 1, has an info that is not 0, the first such one, and the
    /// others have been solved; or RECURSIVE_LU_BAD_ARGUMENT(i); or RECURSIVE_LU_OUT_OF_MEMORY if that is the info of one of them;
    /// or RECURSIVE_LU_INTERNAL.</first><others>As recursive_lu_f64_batched_gesv.</others></returns>
    /// <remarks><first>Thread-safe for distinct systems. With RECURSIVE_LU_THREADED threads have some of the systems each, or work
    /// together on each if it is large.</first></remarks>
    [Export("recursive_lu_{type}_batched_gesv")]
    private static long BatchedGesv<T>(
        long n, long nrhs, T* A, long lda, long stride_a, long* ipiv, long stride_p, T* B, long ldb, long stride_b, long batch,
        long* infos, uint flags)
        where T : unmanaged, INumberBase<T> =>
        Entry.Run(new BatchedGesvCall<T>(n, nrhs, A, lda, stride_a, ipiv, stride_p, B, ldb, stride_b, batch, infos, flags));
}
