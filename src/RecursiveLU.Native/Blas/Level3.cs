using System.Numerics;
using RecursiveLU.Algorithms.Blas;
using RecursiveLU.Algorithms.Factorizations;
using RecursiveLU.Native.Lapack;

namespace RecursiveLU.Native.Blas;

/// <summary>BLAS' routines that multiply matrices. Arguments are checked in the order of the reference implementation.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <typeparam name="TReal">The type of its parts.</typeparam>
internal static unsafe class Level3<T, TReal>
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged
{
    [BlasName("gemm")]
    public static long Gemm(
        string name, byte transa, byte transb, long m, long n, long k, T* alpha, T* a, long lda, T* b, long ldb, T* beta, T* c, long ldc)
    {
        CallCount.Note(name);
        return Entry.Run(new GemmCall<T>(
            Names.Upper(transa), Names.Upper(transb), m, n, k, *alpha, a, lda, b, ldb, *beta, c, ldc));
    }

    [BlasName("trsm")]
    public static long Trsm(
        string name, byte side, byte uplo, byte trans, byte diag, long m, long n, T* alpha, T* a, long lda, T* b, long ldb) =>
        Triangular(name, side, uplo, trans, diag, m, n, alpha, a, lda, b, ldb, solves: true);

    [BlasName("trmm")]
    public static long Trmm(
        string name, byte side, byte uplo, byte trans, byte diag, long m, long n, T* alpha, T* a, long lda, T* b, long ldb) =>
        Triangular(name, side, uplo, trans, diag, m, n, alpha, a, lda, b, ldb, solves: false);

    private static long Triangular(
        string name, byte side, byte uplo, byte trans, byte diag, long m, long n, T* alpha, T* a, long lda, T* b, long ldb, bool solves)
    {
        CallCount.Note(name);
        return Entry.Run(new TriangularCall<T>(
            Names.Upper(side), Names.Upper(uplo), Names.Upper(trans), Names.Upper(diag), m, n, *alpha, a, lda, b, ldb, solves));
    }
}

/// <summary>?gemm.</summary>
internal readonly unsafe struct GemmCall<T>(
    byte transA, byte transB, long m, long n, long k, T alpha, T* a, long lda, T* b, long ldb, T beta, T* c, long ldc) : IExportCall
    where T : unmanaged, INumberBase<T>
{
    public long Run()
    {
        long error = !Options.IsForm(transA) ? 1
            : !Options.IsForm(transB) ? 2
            : m < 0 ? 3
            : n < 0 ? 4
            : k < 0 ? 5
            : lda < Math.Max(1, transA == (byte)'N' ? m : k) ? 8
            : ldb < Math.Max(1, transB == (byte)'N' ? k : n) ? 10
            : ldc < Math.Max(1, m) ? 13
            : 0;
        if (error == 0)
        {
            int threads = Getrf.ThreadsFor<T>(Threads.Flags, (Int128)m * n * k);
            Algorithms.Blas.Gemm.Run(transA, transB, m, n, k, alpha, a, lda, b, ldb, beta, c, ldc, threads);
        }

        return error;
    }
}

/// <summary>?trsm and ?trmm.</summary>
internal readonly unsafe struct TriangularCall<T>(
    byte side, byte uplo, byte trans, byte diag, long m, long n, T alpha, T* a, long lda, T* b, long ldb, bool solves) : IExportCall
    where T : unmanaged, INumberBase<T>
{
    public long Run()
    {
        bool left = side == (byte)'L';
        long error = !left && side != (byte)'R' ? 1
            : !Options.IsTriangle(uplo) ? 2
            : !Options.IsForm(trans) ? 3
            : !Options.IsDiagonal(diag) ? 4
            : m < 0 ? 5
            : n < 0 ? 6
            : lda < Math.Max(1, left ? m : n) ? 9
            : ldb < Math.Max(1, m) ? 11
            : 0;
        if (error == 0)
        {
            int threads = Getrf.ThreadsFor<T>(Threads.Flags, (Int128)m * n * (left ? m : n));
            new TriangularProduct<T>(
                left, uplo == (byte)'U', trans, diag == (byte)'U', m, n, alpha, a, lda, b, ldb, threads, solves).Run();
        }

        return error;
    }
}
