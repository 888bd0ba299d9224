using System.Numerics;
using RecursiveLU.Algorithms.Blas;
using RecursiveLU.Native.Lapack;

namespace RecursiveLU.Native.Blas;

/// <summary>BLAS' routines for a matrix and vectors.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <typeparam name="TReal">The type of its parts.</typeparam>
internal static unsafe class Level2<T, TReal>
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged
{
    [BlasName("gemv")]
    public static long Gemv(
        string name, byte trans, long m, long n, T* alpha, T* a, long lda, T* x, long incx, T* beta, T* y, long incy)
    {
        CallCount.Note(name);
        return Entry.Run(new GemvCall<T>(Names.Upper(trans), m, n, *alpha, a, lda, x, incx, *beta, y, incy));
    }

    [BlasName("trsv")]
    public static long Trsv(string name, byte uplo, byte trans, byte diag, long n, T* a, long lda, T* x, long incx)
    {
        CallCount.Note(name);
        return Entry.Run(new TrsvCall<T>(Names.Upper(uplo), Names.Upper(trans), Names.Upper(diag), n, a, lda, x, incx));
    }

    /// <summary>A := A + alpha * x * y^T, one of the vectors conjugated if <paramref name="conjugated"/> is 'X' or 'Y'.</summary>
    [BlasName("ger")]
    public static long Ger(
        string name, byte conjugated, long m, long n, T* alpha, T* x, long incx, T* y, long incy, T* a, long lda)
    {
        CallCount.Note(name);
        return Entry.Run(new GerCall<T>(conjugated, m, n, *alpha, x, incx, y, incy, a, lda));
    }
}

/// <summary>?gemv; of the complex ones also with the conjugate of A.</summary>
internal readonly unsafe struct GemvCall<T>(
    byte trans, long m, long n, T alpha, T* a, long lda, T* x, long incx, T beta, T* y, long incy) : IExportCall
    where T : unmanaged, INumberBase<T>
{
    public long Run()
    {
        long error = !Options.IsForm(trans) && trans != Options.Conjugated ? 1
            : m < 0 ? 2
            : n < 0 ? 3
            : lda < Math.Max(1, m) ? 6
            : incx == 0 ? 8
            : incy == 0 ? 11
            : 0;
        if (error == 0)
        {
            _ = Threads.Flags;
            Gemv.Run(Options.Letter(trans), m, n, alpha, a, lda, x, incx, beta, y, incy);
        }

        return error;
    }
}

/// <summary>?trsv; of the complex ones also with the conjugate of A.</summary>
internal readonly unsafe struct TrsvCall<T>(
    byte uplo, byte trans, byte diag, long n, T* a, long lda, T* x, long incx) : IExportCall
    where T : unmanaged, INumberBase<T>
{
    public long Run()
    {
        long error = !Options.IsTriangle(uplo) ? 1
            : !Options.IsForm(trans) && trans != Options.Conjugated ? 2
            : !Options.IsDiagonal(diag) ? 3
            : n < 0 ? 4
            : lda < Math.Max(1, n) ? 6
            : incx == 0 ? 8
            : 0;
        if (error == 0)
        {
            Trsv.Run(uplo == (byte)'U', Options.Letter(trans), diag == (byte)'U', n, a, lda, x, incx);
        }

        return error;
    }
}

/// <summary>?ger, ?geru and ?gerc, whose arguments are counted from 2 on.</summary>
internal readonly unsafe struct GerCall<T>(
    byte conjugated, long m, long n, T alpha, T* x, long incx, T* y, long incy, T* a, long lda) : IExportCall
    where T : unmanaged, INumberBase<T>
{
    public long Run()
    {
        long error = m < 0 ? 2
            : n < 0 ? 3
            : incx == 0 ? 6
            : incy == 0 ? 8
            : lda < Math.Max(1, m) ? 10
            : 0;
        if (error == 0)
        {
            Ger.Run(conjugated == (byte)'X', conjugated == (byte)'Y', m, n, alpha, x, incx, y, incy, a, lda, Sharing.ThreadsFor<T>(m, n));
        }

        return error;
    }
}
