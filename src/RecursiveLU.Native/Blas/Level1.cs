using System.Numerics;
using RecursiveLU.Algorithms.Blas;
using RecursiveLU.Native.Lapack;

namespace RecursiveLU.Native.Blas;

/// <summary>BLAS' routines for vectors. No argument is illegal.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <typeparam name="TReal">The type of its parts.</typeparam>
internal static unsafe class Level1<T, TReal>
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IFloatingPointIeee754<TReal>
{
    [BlasName("swap")]
    public static long Swap(string name, long n, T* x, long incx, T* y, long incy)
    {
        CallCount.Note(name);
        Algorithms.Blas.Swap.Run(n, x, incx, y, incy);
        return 0;
    }

    [BlasName("copy")]
    public static long Copy(string name, long n, T* x, long incx, T* y, long incy)
    {
        CallCount.Note(name);
        Algorithms.Blas.Copy.Run(n, x, incx, y, incy);
        return 0;
    }

    [BlasName("axpy")]
    public static long Axpy(string name, long n, T* alpha, T* x, long incx, T* y, long incy)
    {
        CallCount.Note(name);
        return Entry.Run(new AxpyCall<T>(n, *alpha, x, incx, y, incy));
    }

    [BlasName("scal")]
    public static long Scal(string name, long n, T* alpha, T* x, long incx)
    {
        CallCount.Note(name);
        return Entry.Run(new ScalCall<T>(n, *alpha, x, incx));
    }

    [BlasName("scal_real", Letters = "cz")]
    public static long ScalReal(string name, long n, TReal* alpha, T* x, long incx)
    {
        CallCount.Note(name);
        return Entry.Run(new ScalRealCall<T, TReal>(n, *alpha, x, incx));
    }

    /// <summary>Gives the index, from 1; 0 if there is no element.</summary>
    [BlasName("iamax")]
    public static long Iamax(string name, long n, T* x, long incx)
    {
        CallCount.Note(name);
        return Entry.Run(new IamaxCall<T>(n, x, incx));
    }
}

/// <summary>?axpy.</summary>
internal readonly unsafe struct AxpyCall<T>(long n, T alpha, T* x, long incx, T* y, long incy) : IExportCall
    where T : unmanaged, INumberBase<T>
{
    public long Run()
    {
        Axpy.Run(n, alpha, x, incx, y, incy);
        return 0;
    }
}

/// <summary>?scal.</summary>
internal readonly unsafe struct ScalCall<T>(long n, T alpha, T* x, long incx) : IExportCall
    where T : unmanaged, INumberBase<T>
{
    public long Run()
    {
        Scal.Run(n, alpha, x, incx);
        return 0;
    }
}

/// <summary>csscal and zdscal.</summary>
internal readonly unsafe struct ScalRealCall<T, TReal>(long n, TReal alpha, T* x, long incx) : IExportCall
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IFloatingPointIeee754<TReal>
{
    public long Run()
    {
        Scal.RunReal(n, alpha, x, incx);
        return 0;
    }
}

/// <summary>i?amax.</summary>
internal readonly unsafe struct IamaxCall<T>(long n, T* x, long incx) : IExportCall
    where T : unmanaged, INumberBase<T>
{
    public long Run() => Iamax.Run(n, x, incx);
}
