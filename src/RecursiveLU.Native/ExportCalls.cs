using System.Numerics;
using RecursiveLU.Algorithms.MatrixFunctions;
using RecursiveLU.Algorithms.Numbers;
using RecursiveLU.Algorithms.Refinement;
using RecursiveLU.Algorithms.Solves;

namespace RecursiveLU.Native;

/// <summary>recursive_lu_T_solve.</summary>
internal readonly unsafe struct SolveCall<T>(
    byte trans, long n, long nrhs, T* lu, long lda, long* ipiv, T* b, long ldb) : IExportCall
    where T : unmanaged, INumberBase<T>
{
    public long Run()
    {
        byte form = Names.Upper(trans);
        long info = Validation.Solve(form, n, nrhs, lu, lda, ipiv, b, ldb);
        return info != 0 ? info : Getrs.Solve(form, n, nrhs, lu, lda, ipiv, b, ldb);
    }
}

/// <summary>recursive_lu_T_gesv.</summary>
internal readonly unsafe struct GesvCall<T>(
    long n, long nrhs, T* a, long lda, long* ipiv, T* b, long ldb, uint flags) : IExportCall
    where T : unmanaged, INumberBase<T>
{
    public long Run()
    {
        long info = Validation.Gesv(n, nrhs, a, lda, ipiv, b, ldb, flags);
        return info != 0 ? info : Gesv.Solve(n, nrhs, a, lda, ipiv, b, ldb, flags);
    }
}

/// <summary>recursive_lu_T_mixed_gesv, and with <paramref name="always"/> LAPACK's, which factors without right-hand sides,
/// too.</summary>
internal readonly unsafe struct MixedGesvCall<T, TNarrow>(
    long n, long nrhs, T* a, long lda, long* ipiv, T* b, long ldb, T* x, long ldx, long* iter, uint flags, bool always = false)
    : IExportCall
    where T : unmanaged, INumberBase<T>
    where TNarrow : unmanaged, INumberBase<TNarrow>
{
    public long Run()
    {
        long info = Validation.MixedGesv(n, nrhs, a, lda, ipiv, b, ldb, x, ldx, iter, flags);
        if (info == 0 && nrhs == 0 && !always)
        {
            *iter = 0;
            return 0;
        }

        return info != 0 ? info : MixedGesv<T, TNarrow>.Solve(n, nrhs, a, lda, ipiv, b, ldb, x, ldx, iter, flags);
    }
}

/// <summary>recursive_lu_T_inverse.</summary>
internal readonly unsafe struct InverseCall<T>(long n, T* lu, long lda, long* ipiv, uint flags) : IExportCall
    where T : unmanaged, INumberBase<T>
{
    public long Run()
    {
        long info = Validation.Inverse(n, lu, lda, ipiv, flags);
        var factors = new Factors<T> { N = n, Lu = lu, Lda = lda, Ipiv = ipiv };
        return info != 0 ? info : Getri.Invert(factors, Getrs.ThreadsFor<T>(n, n, flags));
    }
}

/// <summary>recursive_lu_T_det.</summary>
internal readonly unsafe struct DetCall<T>(long n, T* lu, long lda, long* ipiv, T* det) : IExportCall
    where T : unmanaged, INumberBase<T>
{
    public long Run()
    {
        long info = Validation.Determinant(n, lu, lda, ipiv, det, det);
        if (info == 0)
        {
            *det = Determinant.Value(new Factors<T> { N = n, Lu = lu, Lda = lda, Ipiv = ipiv });
        }

        return info;
    }
}

/// <summary>recursive_lu_T_logdet.</summary>
internal readonly unsafe struct LogdetCall<T, TReal>(long n, T* lu, long lda, long* ipiv, TReal* sign, TReal* logabs)
    : IExportCall
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IFloatingPointIeee754<TReal>
{
    public long Run()
    {
        long info = Validation.Determinant(n, lu, lda, ipiv, sign, logabs);
        if (info == 0)
        {
            var factors = new Factors<T> { N = n, Lu = lu, Lda = lda, Ipiv = ipiv };
            (*(T*)sign, *logabs) = Determinant.Logarithm<T, TReal>(factors);
        }

        return info;
    }
}

/// <summary>recursive_lu_T_rcond; if not bounded, LAPACK's gecon, which goes above 1 where anorm is less than the norm of A.</summary>
internal readonly unsafe struct RcondCall<T, TReal>(
    byte norm, long n, T* lu, long lda, TReal anorm, TReal* rcond, bool bounded = true) : IExportCall
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IFloatingPointIeee754<TReal>
{
    public long Run()
    {
        byte kind = norm == (byte)'1' ? norm : Names.Upper(norm);
        long info = Validation.ReciprocalCondition(kind, n, lu, lda, anorm, rcond);
        var factors = new Factors<T> { N = n, Lu = lu, Lda = lda, Ipiv = null };
        info = info != 0 ? info : Gecon.Estimate(kind == (byte)'I', factors, Scaled<TReal, TReal>.Of(anorm), rcond);
        if (info == 0 && bounded)
        {
            *rcond = TReal.Min(*rcond, TReal.One);
        }

        return info;
    }
}

/// <summary>recursive_lu_T_refine.</summary>
internal readonly unsafe struct RefineCall<T, TReal>(
    byte trans, long n, long nrhs, T* a, long lda, T* lu, long ldlu, long* ipiv, T* b, long ldb, T* x, long ldx, TReal* ferr,
    TReal* berr) : IExportCall
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IFloatingPointIeee754<TReal>
{
    public long Run()
    {
        byte form = Names.Upper(trans);
        long info = Validation.Refine(form, n, nrhs, a, lda, lu, ldlu, ipiv, b, ldb, x, ldx);
        var factors = new Factors<T> { N = n, Lu = lu, Lda = ldlu, Ipiv = ipiv };
        return info != 0
            ? info
            : Gerfs<T, TReal>.Refine(form, factors, a, lda, nrhs, b, ldb, x, ldx, ferr, berr);
    }
}
