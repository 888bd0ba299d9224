using System.Runtime.InteropServices;

namespace RecursiveLU.Native.Lapack;

/// <summary>LAPACK's names for float, with integers of 32 and, ending in _64_, of 64 bits. The lengths of strings that Fortran
/// passes behind the other arguments are not read.</summary>
internal static unsafe class FortranF32Exports
{
    [UnmanagedCallersOnly(EntryPoint = "sgetrf_")]
    private static void Getrf(int* m, int* n, float* a, int* lda, int* ipiv, int* info) =>
        Fortran<float, int>.Getrf("sgetrf_"u8, m, n, a, lda, ipiv, info);

    [UnmanagedCallersOnly(EntryPoint = "sgetrf2_")]
    private static void Getrf2(int* m, int* n, float* a, int* lda, int* ipiv, int* info) =>
        Fortran<float, int>.Getrf("sgetrf2_"u8, m, n, a, lda, ipiv, info);

    [UnmanagedCallersOnly(EntryPoint = "sgetf2_")]
    private static void Getf2(int* m, int* n, float* a, int* lda, int* ipiv, int* info) =>
        Fortran<float, int>.Getrf("sgetf2_"u8, m, n, a, lda, ipiv, info);

    [UnmanagedCallersOnly(EntryPoint = "sgetrs_")]
    private static void Getrs(
        byte* trans, int* n, int* nrhs, float* a, int* lda, int* ipiv, float* b, int* ldb, int* info) =>
        Fortran<float, int>.Getrs("sgetrs_"u8, trans, n, nrhs, a, lda, ipiv, b, ldb, info);

    [UnmanagedCallersOnly(EntryPoint = "sgesv_")]
    private static void Gesv(
        int* n, int* nrhs, float* a, int* lda, int* ipiv, float* b, int* ldb, int* info) =>
        Fortran<float, int>.Gesv("sgesv_"u8, n, nrhs, a, lda, ipiv, b, ldb, info);

    [UnmanagedCallersOnly(EntryPoint = "sgetri_")]
    private static void Getri(
        int* n, float* a, int* lda, int* ipiv, float* work, int* lwork, int* info) =>
        Fortran<float, int>.Getri("sgetri_"u8, n, a, lda, ipiv, work, lwork, info);

    [UnmanagedCallersOnly(EntryPoint = "slaswp_")]
    private static void Laswp(int* n, float* a, int* lda, int* k1, int* k2, int* ipiv, int* incx) =>
        Fortran<float, int>.Laswp("slaswp_"u8, n, a, lda, k1, k2, ipiv, incx);

    [UnmanagedCallersOnly(EntryPoint = "sgecon_")]
    private static void Gecon(
        byte* norm, int* n, float* a, int* lda, float* anorm, float* rcond, float* work, int* iwork, int* info) =>
        Fortran<float, int>.Gecon("sgecon_"u8, norm, n, a, lda, anorm, rcond, work, info);

    [UnmanagedCallersOnly(EntryPoint = "sgetrf_64_")]
    private static void LongGetrf(long* m, long* n, float* a, long* lda, long* ipiv, long* info) =>
        Fortran<float, long>.Getrf("sgetrf_64_"u8, m, n, a, lda, ipiv, info);

    [UnmanagedCallersOnly(EntryPoint = "sgetrf2_64_")]
    private static void LongGetrf2(long* m, long* n, float* a, long* lda, long* ipiv, long* info) =>
        Fortran<float, long>.Getrf("sgetrf2_64_"u8, m, n, a, lda, ipiv, info);

    [UnmanagedCallersOnly(EntryPoint = "sgetf2_64_")]
    private static void LongGetf2(long* m, long* n, float* a, long* lda, long* ipiv, long* info) =>
        Fortran<float, long>.Getrf("sgetf2_64_"u8, m, n, a, lda, ipiv, info);

    [UnmanagedCallersOnly(EntryPoint = "sgetrs_64_")]
    private static void LongGetrs(
        byte* trans, long* n, long* nrhs, float* a, long* lda, long* ipiv, float* b, long* ldb, long* info) =>
        Fortran<float, long>.Getrs("sgetrs_64_"u8, trans, n, nrhs, a, lda, ipiv, b, ldb, info);

    [UnmanagedCallersOnly(EntryPoint = "sgesv_64_")]
    private static void LongGesv(
        long* n, long* nrhs, float* a, long* lda, long* ipiv, float* b, long* ldb, long* info) =>
        Fortran<float, long>.Gesv("sgesv_64_"u8, n, nrhs, a, lda, ipiv, b, ldb, info);

    [UnmanagedCallersOnly(EntryPoint = "sgetri_64_")]
    private static void LongGetri(
        long* n, float* a, long* lda, long* ipiv, float* work, long* lwork, long* info) =>
        Fortran<float, long>.Getri("sgetri_64_"u8, n, a, lda, ipiv, work, lwork, info);

    [UnmanagedCallersOnly(EntryPoint = "slaswp_64_")]
    private static void LongLaswp(long* n, float* a, long* lda, long* k1, long* k2, long* ipiv, long* incx) =>
        Fortran<float, long>.Laswp("slaswp_64_"u8, n, a, lda, k1, k2, ipiv, incx);

    [UnmanagedCallersOnly(EntryPoint = "sgecon_64_")]
    private static void LongGecon(
        byte* norm, long* n, float* a, long* lda, float* anorm, float* rcond, float* work, long* iwork, long* info) =>
        Fortran<float, long>.Gecon("sgecon_64_"u8, norm, n, a, lda, anorm, rcond, work, info);
}
