using System.Numerics;

namespace RecursiveLU.Native.Lapack;

/// <summary>Fortran's calling convention: all arguments by reference. The lengths of strings behind the others are not read. The names
/// given are the exported ones.</summary>
internal static unsafe class Fortran<T, TInt>
    where T : unmanaged, IFloatingPointIeee754<T>
    where TInt : unmanaged, IBinaryInteger<TInt>
{
    [FortranName("getrf")]
    [FortranName("getrf2")]
    [FortranName("getf2")]
    public static void Getrf(string name, TInt* m, TInt* n, T* a, TInt* lda, TInt* ipiv, TInt* info)
    {
        CallCount.Note(name);
        *info = Info(Routines<T, TInt>.Getrf(name, Long(m), Long(n), a, Long(lda), ipiv));
    }

    [FortranName("getrs")]
    public static void Getrs(
        string name, byte* trans, TInt* n, TInt* nrhs, T* a, TInt* lda, TInt* ipiv, T* b, TInt* ldb, TInt* info)
    {
        CallCount.Note(name);
        *info = Info(Routines<T, TInt>.Getrs(name, *trans, Long(n), Long(nrhs), a, Long(lda), ipiv, b, Long(ldb)));
    }

    [FortranName("gesv")]
    public static void Gesv(
        string name, TInt* n, TInt* nrhs, T* a, TInt* lda, TInt* ipiv, T* b, TInt* ldb, TInt* info)
    {
        CallCount.Note(name);
        *info = Info(Routines<T, TInt>.Gesv(name, Long(n), Long(nrhs), a, Long(lda), ipiv, b, Long(ldb)));
    }

    [FortranName("getri")]
    public static void Getri(
        string name, TInt* n, T* a, TInt* lda, TInt* ipiv, T* work, TInt* lwork, TInt* info)
    {
        CallCount.Note(name);
        *info = Info(Routines<T, TInt>.Getri(name, Long(n), a, Long(lda), ipiv, work, Long(lwork)));
    }

    [FortranName("laswp")]
    public static void Laswp(
        string name, TInt* n, T* a, TInt* lda, TInt* k1, TInt* k2, TInt* ipiv, TInt* incx)
    {
        CallCount.Note(name);
        Routines<T, TInt>.Laswp(Long(n), a, Long(lda), Long(k1), Long(k2), ipiv, Long(incx));
    }

    [FortranName("gecon")]
    public static void Gecon(
        string name, byte* norm, TInt* n, T* a, TInt* lda, T* anorm, T* rcond, T* work, TInt* iwork, TInt* info)
    {
        CallCount.Note(name);
        *info = Info(Routines<T, TInt>.Gecon(name, *norm, Long(n), a, Long(lda), *anorm, rcond, work));
    }

    /// <summary>info in the caller's integers: of the library's errors, which are not LAPACK's, 32 bits keep the low half.</summary>
    public static TInt Info(long info) => TInt.CreateTruncating(info);

    private static long Long(TInt* value) => long.CreateTruncating(*value);
}
