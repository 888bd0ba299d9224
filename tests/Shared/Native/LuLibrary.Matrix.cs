using System.Numerics;

namespace RecursiveLU.Testing;

/// <content>What factors are good for. TReal is the type of the parts of T; an empty span stands for NULL.</content>
internal sealed unsafe partial class LuLibrary
{
    /// <summary>Calls recursive_lu_T_gesv.</summary>
    public long Gesv<T>(
        long n, long nrhs, Span<T> a, long lda, Span<long> ipiv, Span<T> b, long ldb, uint flags)
        where T : unmanaged, INumberBase<T>
    {
        nint export = Export<T>("_gesv");
        var function = (delegate* unmanaged<long, long, void*, long, long*, void*, long, uint, long>)export;
        fixed (T* pa = a)
        fixed (long* pp = ipiv)
        fixed (T* pb = b)
        {
            return function(n, nrhs, pa, lda, pp, pb, ldb, flags);
        }
    }

    /// <summary>Calls recursive_lu_T_mixed_gesv.</summary>
    public long MixedGesv<T>(
        long n, long nrhs, Span<T> a, long lda, Span<long> ipiv, ReadOnlySpan<T> b, long ldb, Span<T> x, long ldx,
        Span<long> iter, uint flags)
        where T : unmanaged, INumberBase<T>
    {
        nint export = Export<T>("_mixed_gesv");
        var function = (delegate* unmanaged<
            long, long, void*, long, long*, void*, long, void*, long, long*, uint, long>)export;
        fixed (T* pa = a)
        fixed (long* pp = ipiv)
        fixed (T* pb = b)
        fixed (T* px = x)
        fixed (long* pi = iter)
        {
            return function(n, nrhs, pa, lda, pp, pb, ldb, px, ldx, pi, flags);
        }
    }

    /// <summary>Calls recursive_lu_T_inverse.</summary>
    public long Inverse<T>(long n, Span<T> lu, long lda, ReadOnlySpan<long> ipiv, uint flags)
        where T : unmanaged, INumberBase<T>
    {
        nint export = Export<T>("_inverse");
        var function = (delegate* unmanaged<long, void*, long, long*, uint, long>)export;
        fixed (T* pl = lu)
        fixed (long* pp = ipiv)
        {
            return function(n, pl, lda, pp, flags);
        }
    }

    /// <summary>Calls recursive_lu_T_det.</summary>
    public long Det<T>(long n, ReadOnlySpan<T> lu, long lda, ReadOnlySpan<long> ipiv, Span<T> det)
        where T : unmanaged, INumberBase<T>
    {
        nint export = Export<T>("_det");
        var function = (delegate* unmanaged<long, void*, long, long*, void*, long>)export;
        fixed (T* pl = lu)
        fixed (long* pp = ipiv)
        fixed (T* pd = det)
        {
            return function(n, pl, lda, pp, pd);
        }
    }

    /// <summary>Calls recursive_lu_T_logdet.</summary>
    public long Logdet<T, TReal>(
        long n, ReadOnlySpan<T> lu, long lda, ReadOnlySpan<long> ipiv, Span<T> sign, Span<TReal> logabs)
        where T : unmanaged, INumberBase<T>
        where TReal : unmanaged, INumberBase<TReal>
    {
        nint export = Export<T>("_logdet");
        var function = (delegate* unmanaged<long, void*, long, long*, void*, void*, long>)export;
        fixed (T* pl = lu)
        fixed (long* pp = ipiv)
        fixed (T* ps = sign)
        fixed (TReal* pa = logabs)
        {
            return function(n, pl, lda, pp, ps, pa);
        }
    }

    /// <summary>Calls recursive_lu_T_rcond.</summary>
    public long Rcond<T, TReal>(char norm, long n, ReadOnlySpan<T> lu, long lda, TReal anorm, Span<TReal> rcond)
        where T : unmanaged, INumberBase<T>
        where TReal : unmanaged, INumberBase<TReal>
    {
        nint export = Export<T>("_rcond");
        fixed (T* pl = lu)
        fixed (TReal* pr = rcond)
        {
            return typeof(TReal) == typeof(double)
                ? ((delegate* unmanaged<byte, long, void*, long, double, void*, long>)export)(
                    (byte)norm, n, pl, lda, double.CreateChecked(anorm), pr)
                : ((delegate* unmanaged<byte, long, void*, long, float, void*, long>)export)(
                    (byte)norm, n, pl, lda, float.CreateChecked(anorm), pr);
        }
    }

    /// <summary>Calls recursive_lu_T_refine.</summary>
    public long Refine<T, TReal>(
        char trans, long n, long nrhs, ReadOnlySpan<T> a, long lda, ReadOnlySpan<T> lu, long ldlu, ReadOnlySpan<long> ipiv,
        ReadOnlySpan<T> b, long ldb, Span<T> x, long ldx, Span<TReal> ferr,
        Span<TReal> berr)
        where T : unmanaged, INumberBase<T>
        where TReal : unmanaged, INumberBase<TReal>
    {
        nint export = Export<T>("_refine");
        var function = (delegate* unmanaged<
            byte, long, long, void*, long, void*, long, long*, void*, long, void*, long, void*, void*, long>)export;
        fixed (T* pa = a)
        fixed (T* pl = lu)
        fixed (long* pp = ipiv)
        fixed (T* pb = b)
        fixed (T* px = x)
        fixed (TReal* pf = ferr)
        fixed (TReal* pe = berr)
        {
            return function((byte)trans, n, nrhs, pa, lda, pl, ldlu, pp, pb, ldb, px, ldx, pf, pe);
        }
    }
}
