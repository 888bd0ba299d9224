using System.Numerics;
using DNNE;

namespace RecursiveLU.Native.Lapack;

/// <summary>Fortran's calling convention: all arguments by reference. The lengths of strings behind the others are not read. The names
/// given are the exported ones.</summary>
internal static unsafe class Fortran<T, TReal, TInt>
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IFloatingPointIeee754<TReal>
    where TInt : unmanaged, IBinaryInteger<TInt>
{
    [FortranName("getrf")]
    [FortranName("getrf2")]
    [FortranName("getf2")]
    public static void Getrf(string name, TInt* m, TInt* n, T* a, TInt* lda, TInt* ipiv, TInt* info)
    {
        CallCount.Note(name);
        *info = Info(Routines<T, TReal, TInt>.Getrf(name, Long(m), Long(n), a, Long(lda), ipiv));
    }

    [FortranName("getrs")]
    public static void Getrs(
        string name, byte* trans, TInt* n, TInt* nrhs, T* a, TInt* lda, TInt* ipiv, T* b, TInt* ldb, TInt* info)
    {
        CallCount.Note(name);
        *info = Info(Routines<T, TReal, TInt>.Getrs(name, *trans, Long(n), Long(nrhs), a, Long(lda), ipiv, b, Long(ldb)));
    }

    [FortranName("gesv")]
    public static void Gesv(
        string name, TInt* n, TInt* nrhs, T* a, TInt* lda, TInt* ipiv, T* b, TInt* ldb, TInt* info)
    {
        CallCount.Note(name);
        *info = Info(Routines<T, TReal, TInt>.Gesv(name, Long(n), Long(nrhs), a, Long(lda), ipiv, b, Long(ldb)));
    }

    [FortranName("getri")]
    public static void Getri(
        string name, TInt* n, T* a, TInt* lda, TInt* ipiv, T* work, TInt* lwork, TInt* info)
    {
        CallCount.Note(name);
        *info = Info(Routines<T, TReal, TInt>.Getri(name, Long(n), a, Long(lda), ipiv, work, Long(lwork)));
    }

    [FortranName("laswp")]
    public static void Laswp(
        string name, TInt* n, T* a, TInt* lda, TInt* k1, TInt* k2, TInt* ipiv, TInt* incx)
    {
        CallCount.Note(name);
        Routines<T, TReal, TInt>.Laswp(Long(n), a, 1, Long(lda), Long(k1), Long(k2), ipiv, Long(incx));
    }

    [FortranName("gecon", Letters = "sd")]
    public static void Gecon(
        string name, byte* norm, TInt* n, T* a, TInt* lda, TReal* anorm, TReal* rcond, T* work, TInt* iwork, TInt* info)
    {
        CallCount.Note(name);
        *info = Info(Routines<T, TReal, TInt>.Gecon(name, *norm, Long(n), a, Long(lda), *anorm, rcond, work));
    }

    [FortranName("gecon", Letters = "cz")]
    public static void Gecon(
        string name, byte* norm, TInt* n, T* a, TInt* lda, TReal* anorm, TReal* rcond, T* work, TReal* rwork, TInt* info)
    {
        CallCount.Note(name);
        *info = Info(Routines<T, TReal, TInt>.Gecon(name, *norm, Long(n), a, Long(lda), *anorm, rcond, null));
    }

    [FortranName("gerfs", Letters = "sd")]
    public static void Gerfs(
        string name, byte* trans, TInt* n, TInt* nrhs, T* a, TInt* lda, T* af, TInt* ldaf, TInt* ipiv, T* b, TInt* ldb, T* x,
        TInt* ldx, TReal* ferr, TReal* berr, T* work, TInt* iwork, TInt* info)
    {
        CallCount.Note(name);
        *info = Info(Routines<T, TReal, TInt>.Gerfs(
            name, *trans, Long(n), Long(nrhs), a, Long(lda), af, Long(ldaf), ipiv, b, Long(ldb), x, Long(ldx), ferr, berr));
    }

    [FortranName("gerfs", Letters = "cz")]
    public static void Gerfs(
        string name, byte* trans, TInt* n, TInt* nrhs, T* a, TInt* lda, T* af, TInt* ldaf, TInt* ipiv, T* b, TInt* ldb, T* x,
        TInt* ldx, TReal* ferr, TReal* berr, T* work, TReal* rwork, TInt* info)
    {
        CallCount.Note(name);
        *info = Info(Routines<T, TReal, TInt>.Gerfs(
            name, *trans, Long(n), Long(nrhs), a, Long(lda), af, Long(ldaf), ipiv, b, Long(ldb), x, Long(ldx), ferr, berr));
    }

    [FortranName("geequ")]
    public static void Geequ(
        string name, TInt* m, TInt* n, T* a, TInt* lda, TReal* r, TReal* c, TReal* rowcnd, TReal* colcnd, TReal* amax, TInt* info)
    {
        CallCount.Note(name);
        *info = Info(Routines<T, TReal, TInt>.Geequ(name, false, Long(m), Long(n), a, Long(lda), r, c, rowcnd, colcnd, amax));
    }

    [FortranName("geequb")]
    public static void Geequb(
        string name, TInt* m, TInt* n, T* a, TInt* lda, TReal* r, TReal* c, TReal* rowcnd, TReal* colcnd, TReal* amax, TInt* info)
    {
        CallCount.Note(name);
        *info = Info(Routines<T, TReal, TInt>.Geequ(name, true, Long(m), Long(n), a, Long(lda), r, c, rowcnd, colcnd, amax));
    }

    [FortranName("laqge")]
    public static void Laqge(
        string name, TInt* m, TInt* n, T* a, TInt* lda, TReal* r, TReal* c, TReal* rowcnd, TReal* colcnd, TReal* amax, byte* equed)
    {
        CallCount.Note(name);
        Routines<T, TReal, TInt>.Laqge(Long(m), Long(n), a, Long(lda), r, c, *rowcnd, *colcnd, *amax, equed);
    }

    [FortranName("gesvx", Letters = "sd")]
    public static void Gesvx(
        string name, byte* fact, byte* trans, TInt* n, TInt* nrhs, T* a, TInt* lda, T* af, TInt* ldaf, TInt* ipiv, byte* equed,
        TReal* r, TReal* c, T* b, TInt* ldb, T* x, TInt* ldx, TReal* rcond, TReal* ferr, TReal* berr, TReal* work, TInt* iwork,
        TInt* info)
    {
        CallCount.Note(name);
        *info = Info(Routines<T, TReal, TInt>.Gesvx(
            name, *fact, *trans, Long(n), Long(nrhs), a, Long(lda), af, Long(ldaf), ipiv, equed, r, c, b, Long(ldb), x, Long(ldx),
            rcond, ferr, berr, work));
    }

    [FortranName("gesvx", Letters = "cz")]
    public static void Gesvx(
        string name, byte* fact, byte* trans, TInt* n, TInt* nrhs, T* a, TInt* lda, T* af, TInt* ldaf, TInt* ipiv, byte* equed,
        TReal* r, TReal* c, T* b, TInt* ldb, T* x, TInt* ldx, TReal* rcond, TReal* ferr, TReal* berr, T* work, TReal* rwork,
        TInt* info)
    {
        CallCount.Note(name);
        *info = Info(Routines<T, TReal, TInt>.Gesvx(
            name, *fact, *trans, Long(n), Long(nrhs), a, Long(lda), af, Long(ldaf), ipiv, equed, r, c, b, Long(ldb), x, Long(ldx),
            rcond, ferr, berr, rwork));
    }

    [FortranName("sgesv", Letters = "d")]
    public static void MixedGesv(
        string name, TInt* n, TInt* nrhs, T* a, TInt* lda, TInt* ipiv, T* b, TInt* ldb, T* x, TInt* ldx, T* work, float* swork,
        TInt* iter, TInt* info)
    {
        CallCount.Note(name);
        *info = Info(Routines<T, TReal, TInt>.MixedGesv(
            name, Long(n), Long(nrhs), a, Long(lda), ipiv, b, Long(ldb), x, Long(ldx), iter));
    }

    [FortranName("cgesv", Letters = "z")]
    public static void MixedGesv(
        string name, TInt* n, TInt* nrhs, T* a, TInt* lda, TInt* ipiv, T* b, TInt* ldb, T* x, TInt* ldx, T* work,
        [C99Type("recursive_lu_complex64 *")] Complex64* swork, TReal* rwork, TInt* iter, TInt* info)
    {
        CallCount.Note(name);
        *info = Info(Routines<T, TReal, TInt>.MixedGesv(
            name, Long(n), Long(nrhs), a, Long(lda), ipiv, b, Long(ldb), x, Long(ldx), iter));
    }

    /// <summary>info in the caller's integers: of the library's errors, which are not LAPACK's, 32 bits keep the low half.</summary>
    public static TInt Info(long info) => TInt.CreateTruncating(info);

    /// <summary>An argument.</summary>
    public static long Long(TInt* value) => long.CreateTruncating(*value);
}
