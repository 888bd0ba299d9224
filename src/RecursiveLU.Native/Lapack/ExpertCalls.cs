using System.Numerics;
using RecursiveLU.Algorithms.Equilibration;
using RecursiveLU.Algorithms.Refinement;
using RecursiveLU.Algorithms.Solves;

namespace RecursiveLU.Native.Lapack;

/// <summary>geequ and geequb.</summary>
internal readonly unsafe struct GeequCall<T, TReal>(
    bool powers, long m, long n, T* a, long lda, TReal* r, TReal* c, TReal* rowcnd, TReal* colcnd, TReal* amax) : IExportCall
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IFloatingPointIeee754<TReal>
{
    public long Run() => Geequ.Compute(powers, m, n, a, lda, r, c, rowcnd, colcnd, amax);
}

/// <summary>gerfs.</summary>
internal readonly unsafe struct GerfsCall<T, TReal>(
    byte form, Factors<T> factors, T* a, long lda, long nrhs, T* b, long ldb, T* x, long ldx, TReal* ferr, TReal* berr)
    : IExportCall
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IFloatingPointIeee754<TReal>
{
    public long Run() => Gerfs<T, TReal>.Refine(form, factors, a, lda, nrhs, b, ldb, x, ldx, ferr, berr, judges: true);
}

/// <summary>gesvx.</summary>
internal readonly unsafe struct GesvxCall<T, TReal>(
    byte fact, byte trans, long n, long nrhs, T* a, long lda, T* af, long ldaf, long* ipiv, byte* equed, TReal* r, TReal* c, T* b,
    long ldb, T* x, long ldx, TReal* rcond, TReal* ferr, TReal* berr, TReal* growth) : IExportCall
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IFloatingPointIeee754<TReal>
{
    public long Run() => new Gesvx<T, TReal>
    {
        Fact = fact,
        Trans = trans,
        N = n,
        Nrhs = nrhs,
        A = a,
        Lda = lda,
        Af = af,
        Ldaf = ldaf,
        Ipiv = ipiv,
        Equed = equed,
        R = r,
        C = c,
        B = b,
        Ldb = ldb,
        X = x,
        Ldx = ldx,
        Rcond = rcond,
        Ferr = ferr,
        Berr = berr,
        Growth = growth,
        Flags = Threads.Flags,
    }.Run();
}
