using System.Runtime.InteropServices;
using Integer = int;
using Real = double;

namespace RecursiveLU.Native.Lapack.DoubleInt;

/// <summary>LAPACK's names for double, with integers of 32 bits. The lengths of strings that Fortran passes behind the other
/// arguments are not read.</summary>
/// <remarks>The project makes of this file those for float and for 64 bits: another namespace and other aliases and
/// constants.</remarks>
[LapackNames]
internal static unsafe class FortranExports
{
    private const string Letter = "d";
    private const string Width = "";
    private const string Managed = "managed_";
    private const string First = Letter;
    private const string Last = Width + "_";

    [UnmanagedCallersOnly(EntryPoint = Managed + First + "getrf" + Last)]
    private static void Getrf(Integer* m, Integer* n, Real* a, Integer* lda, Integer* ipiv, Integer* info) =>
        Fortran<Real, Integer>.Getrf(First + "getrf" + Last, m, n, a, lda, ipiv, info);

    [UnmanagedCallersOnly(EntryPoint = Managed + First + "getrf2" + Last)]
    private static void Getrf2(Integer* m, Integer* n, Real* a, Integer* lda, Integer* ipiv, Integer* info) =>
        Fortran<Real, Integer>.Getrf(First + "getrf2" + Last, m, n, a, lda, ipiv, info);

    [UnmanagedCallersOnly(EntryPoint = Managed + First + "getf2" + Last)]
    private static void Getf2(Integer* m, Integer* n, Real* a, Integer* lda, Integer* ipiv, Integer* info) =>
        Fortran<Real, Integer>.Getrf(First + "getf2" + Last, m, n, a, lda, ipiv, info);

    [UnmanagedCallersOnly(EntryPoint = Managed + First + "getrs" + Last)]
    private static void Getrs(
        byte* trans, Integer* n, Integer* nrhs, Real* a, Integer* lda, Integer* ipiv, Real* b, Integer* ldb, Integer* info) =>
        Fortran<Real, Integer>.Getrs(First + "getrs" + Last, trans, n, nrhs, a, lda, ipiv, b, ldb, info);

    [UnmanagedCallersOnly(EntryPoint = Managed + First + "gesv" + Last)]
    private static void Gesv(
        Integer* n, Integer* nrhs, Real* a, Integer* lda, Integer* ipiv, Real* b, Integer* ldb, Integer* info) =>
        Fortran<Real, Integer>.Gesv(First + "gesv" + Last, n, nrhs, a, lda, ipiv, b, ldb, info);

    [UnmanagedCallersOnly(EntryPoint = Managed + First + "getri" + Last)]
    private static void Getri(
        Integer* n, Real* a, Integer* lda, Integer* ipiv, Real* work, Integer* lwork, Integer* info) =>
        Fortran<Real, Integer>.Getri(First + "getri" + Last, n, a, lda, ipiv, work, lwork, info);

    [UnmanagedCallersOnly(EntryPoint = Managed + First + "laswp" + Last)]
    private static void Laswp(Integer* n, Real* a, Integer* lda, Integer* k1, Integer* k2, Integer* ipiv, Integer* incx) =>
        Fortran<Real, Integer>.Laswp(First + "laswp" + Last, n, a, lda, k1, k2, ipiv, incx);

    [UnmanagedCallersOnly(EntryPoint = Managed + First + "gecon" + Last)]
    private static void Gecon(
        byte* norm, Integer* n, Real* a, Integer* lda, Real* anorm, Real* rcond, Real* work, Integer* iwork, Integer* info) =>
        Fortran<Real, Integer>.Gecon(First + "gecon" + Last, norm, n, a, lda, anorm, rcond, work, info);
}
