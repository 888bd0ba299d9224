using System.Runtime.InteropServices;

namespace RecursiveLU.Native.Lapack;

/// <summary>LAPACK's names for double, with integers of 32 and, ending in _64_, of 64 bits. The lengths of strings that Fortran
/// passes behind the other arguments are not read.</summary>
internal static unsafe class FortranF64Exports
{
    [UnmanagedCallersOnly(EntryPoint = "dgetrf_")]
    private static void Getrf(int* m, int* n, double* a, int* lda, int* ipiv, int* info) =>
        Fortran<double, int>.Getrf("dgetrf_"u8, m, n, a, lda, ipiv, info);

    [UnmanagedCallersOnly(EntryPoint = "dgetrf2_")]
    private static void Getrf2(int* m, int* n, double* a, int* lda, int* ipiv, int* info) =>
        Fortran<double, int>.Getrf("dgetrf2_"u8, m, n, a, lda, ipiv, info);

    [UnmanagedCallersOnly(EntryPoint = "dgetf2_")]
    private static void Getf2(int* m, int* n, double* a, int* lda, int* ipiv, int* info) =>
        Fortran<double, int>.Getrf("dgetf2_"u8, m, n, a, lda, ipiv, info);

    [UnmanagedCallersOnly(EntryPoint = "dgetrs_")]
    private static void Getrs(
        byte* trans, int* n, int* nrhs, double* a, int* lda, int* ipiv, double* b, int* ldb, int* info) =>
        Fortran<double, int>.Getrs("dgetrs_"u8, trans, n, nrhs, a, lda, ipiv, b, ldb, info);

    [UnmanagedCallersOnly(EntryPoint = "dgesv_")]
    private static void Gesv(
        int* n, int* nrhs, double* a, int* lda, int* ipiv, double* b, int* ldb, int* info) =>
        Fortran<double, int>.Gesv("dgesv_"u8, n, nrhs, a, lda, ipiv, b, ldb, info);

    [UnmanagedCallersOnly(EntryPoint = "dgetri_")]
    private static void Getri(
        int* n, double* a, int* lda, int* ipiv, double* work, int* lwork, int* info) =>
        Fortran<double, int>.Getri("dgetri_"u8, n, a, lda, ipiv, work, lwork, info);

    [UnmanagedCallersOnly(EntryPoint = "dlaswp_")]
    private static void Laswp(int* n, double* a, int* lda, int* k1, int* k2, int* ipiv, int* incx) =>
        Fortran<double, int>.Laswp("dlaswp_"u8, n, a, lda, k1, k2, ipiv, incx);

    [UnmanagedCallersOnly(EntryPoint = "dgecon_")]
    private static void Gecon(
        byte* norm, int* n, double* a, int* lda, double* anorm, double* rcond, double* work, int* iwork, int* info) =>
        Fortran<double, int>.Gecon("dgecon_"u8, norm, n, a, lda, anorm, rcond, work, info);

    [UnmanagedCallersOnly(EntryPoint = "dgetrf_64_")]
    private static void LongGetrf(long* m, long* n, double* a, long* lda, long* ipiv, long* info) =>
        Fortran<double, long>.Getrf("dgetrf_64_"u8, m, n, a, lda, ipiv, info);

    [UnmanagedCallersOnly(EntryPoint = "dgetrf2_64_")]
    private static void LongGetrf2(long* m, long* n, double* a, long* lda, long* ipiv, long* info) =>
        Fortran<double, long>.Getrf("dgetrf2_64_"u8, m, n, a, lda, ipiv, info);

    [UnmanagedCallersOnly(EntryPoint = "dgetf2_64_")]
    private static void LongGetf2(long* m, long* n, double* a, long* lda, long* ipiv, long* info) =>
        Fortran<double, long>.Getrf("dgetf2_64_"u8, m, n, a, lda, ipiv, info);

    [UnmanagedCallersOnly(EntryPoint = "dgetrs_64_")]
    private static void LongGetrs(
        byte* trans, long* n, long* nrhs, double* a, long* lda, long* ipiv, double* b, long* ldb, long* info) =>
        Fortran<double, long>.Getrs("dgetrs_64_"u8, trans, n, nrhs, a, lda, ipiv, b, ldb, info);

    [UnmanagedCallersOnly(EntryPoint = "dgesv_64_")]
    private static void LongGesv(
        long* n, long* nrhs, double* a, long* lda, long* ipiv, double* b, long* ldb, long* info) =>
        Fortran<double, long>.Gesv("dgesv_64_"u8, n, nrhs, a, lda, ipiv, b, ldb, info);

    [UnmanagedCallersOnly(EntryPoint = "dgetri_64_")]
    private static void LongGetri(
        long* n, double* a, long* lda, long* ipiv, double* work, long* lwork, long* info) =>
        Fortran<double, long>.Getri("dgetri_64_"u8, n, a, lda, ipiv, work, lwork, info);

    [UnmanagedCallersOnly(EntryPoint = "dlaswp_64_")]
    private static void LongLaswp(long* n, double* a, long* lda, long* k1, long* k2, long* ipiv, long* incx) =>
        Fortran<double, long>.Laswp("dlaswp_64_"u8, n, a, lda, k1, k2, ipiv, incx);

    [UnmanagedCallersOnly(EntryPoint = "dgecon_64_")]
    private static void LongGecon(
        byte* norm, long* n, double* a, long* lda, double* anorm, double* rcond, double* work, long* iwork, long* info) =>
        Fortran<double, long>.Gecon("dgecon_64_"u8, norm, n, a, lda, anorm, rcond, work, info);
}
