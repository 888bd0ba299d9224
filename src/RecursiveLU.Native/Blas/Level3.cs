using System.Numerics;
using System.Runtime.CompilerServices;
using RecursiveLU.Algorithms.Blas;
using RecursiveLU.Algorithms.Factorizations;
using RecursiveLU.Kernels.Blas;
using RecursiveLU.Native.Lapack;
using RecursiveLU.Sizes;

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

    /// <summary>Whether it has computed a small product: valid arguments, the left factor as it is, and no call to be counted.</summary>
    [SmallBlasName("gemm", Letters = "sd")]
    public static bool GemmSmall(
        byte transa, byte transb, long m, long n, long k, T* alpha, T* a, long lda, T* b, long ldb, T* beta, T* c, long ldc)
    {
        byte formB = Names.Upper(transb);
        bool takesBAsItIs = formB == (byte)'N';
        if (!CallCount.IsOff || Names.Upper(transa) != (byte)'N'
            || !IsSmall(m, BlasTuning.MostInPlace) || !IsSmall(n, BlasTuning.MostInPlace) || !IsSmall(k, BlasTuning.MostInPlace)
            || T.IsZero(*alpha) || GemmCall<T>.ErrorOf((byte)'N', formB, m, n, k, lda, ldb, ldc) != 0)
        {
            return false;
        }

        MatrixView<T> right = takesBAsItIs ? new(b, 1, (nint)ldb) : new(b, (nint)ldb, 1);
        T* factor = *beta == T.One ? null : beta;
        Algorithms.Blas.Gemm.RunSmall((int)m, (int)n, (int)k, *alpha, new(a, 1, (nint)lda), right, factor, c, (nint)ldc);
        return true;
    }

    [BlasName("trsm")]
    public static long Trsm(
        string name, byte side, byte uplo, byte trans, byte diag, long m, long n, T* alpha, T* a, long lda, T* b, long ldb) =>
        Triangular(name, side, uplo, trans, diag, m, n, alpha, a, lda, b, ldb, solves: true);

    /// <summary>The same as <see cref="GemmSmall"/>.</summary>
    [SmallBlasName("trsm", Letters = "sd")]
    public static bool TrsmSmall(
        byte side, byte uplo, byte trans, byte diag, long m, long n, T* alpha, T* a, long lda, T* b, long ldb)
    {
        side = Names.Upper(side);
        uplo = Names.Upper(uplo);
        trans = Names.Upper(trans);
        diag = Names.Upper(diag);
        if (!CallCount.IsOff || !IsSmall(m, BlasTuning.MostInScalars) || !IsSmall(n, BlasTuning.MostInScalars)
            || T.IsZero(*alpha) || TriangularCall<T>.ErrorOf(side, uplo, trans, diag, m, n, lda, ldb) != 0)
        {
            return false;
        }

        new TriangularProduct<T>(
            side == (byte)'L', uplo == (byte)'U', trans, diag == (byte)'U', m, n, *alpha, a, lda, b, ldb, 1, solves: true).SolveSmall();
        return true;
    }

    [BlasName("trmm")]
    public static long Trmm(
        string name, byte side, byte uplo, byte trans, byte diag, long m, long n, T* alpha, T* a, long lda, T* b, long ldb) =>
        Triangular(name, side, uplo, trans, diag, m, n, alpha, a, lda, b, ldb, solves: false);

    private static bool IsSmall(long size, ulong most) => (ulong)(size - 1) < most;

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
    /// <summary>The first argument that is not valid, or 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long ErrorOf(byte transA, byte transB, long m, long n, long k, long lda, long ldb, long ldc) =>
        !Options.IsForm(transA) ? 1
        : !Options.IsForm(transB) ? 2
        : m < 0 ? 3
        : n < 0 ? 4
        : k < 0 ? 5
        : lda < Math.Max(1, transA == (byte)'N' ? m : k) ? 8
        : ldb < Math.Max(1, transB == (byte)'N' ? k : n) ? 10
        : ldc < Math.Max(1, m) ? 13
        : 0;

    public long Run()
    {
        long error = ErrorOf(transA, transB, m, n, k, lda, ldb, ldc);
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
    /// <summary>The first argument that is not valid, or 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long ErrorOf(byte side, byte uplo, byte trans, byte diag, long m, long n, long lda, long ldb) =>
        side is not ((byte)'L' or (byte)'R') ? 1
        : !Options.IsTriangle(uplo) ? 2
        : !Options.IsForm(trans) ? 3
        : !Options.IsDiagonal(diag) ? 4
        : m < 0 ? 5
        : n < 0 ? 6
        : lda < Math.Max(1, side == (byte)'L' ? m : n) ? 9
        : ldb < Math.Max(1, m) ? 11
        : 0;

    public long Run()
    {
        long error = ErrorOf(side, uplo, trans, diag, m, n, lda, ldb);
        if (error == 0)
        {
            bool left = side == (byte)'L';
            int threads = Getrf.ThreadsFor<T>(Threads.Flags, (Int128)m * n * (left ? m : n));
            new TriangularProduct<T>(
                left, uplo == (byte)'U', trans, diag == (byte)'U', m, n, alpha, a, lda, b, ldb, threads, solves).Run();
        }

        return error;
    }
}
