using System.Runtime.InteropServices;

namespace RecursiveLU.Native.Lapack;

/// <summary>LAPACKE's names for float, with integers of 32 and, ending in _64, of 64 bits.</summary>
internal static unsafe class LapackeF32Exports
{
    [UnmanagedCallersOnly(EntryPoint = "LAPACKE_sgetrf")]
    private static int Getrf(int layout, int m, int n, float* a, int lda, int* ipiv) =>
        Lapacke<float, int>.Getrf("LAPACKE_sgetrf"u8, layout, m, n, a, lda, ipiv, search: true);

    [UnmanagedCallersOnly(EntryPoint = "LAPACKE_sgetrs")]
    private static int Getrs(
        int layout, byte trans, int n, int nrhs, float* a, int lda, int* ipiv, float* b, int ldb) =>
        Lapacke<float, int>.Getrs("LAPACKE_sgetrs"u8, layout, trans, n, nrhs, a, lda, ipiv, b, ldb, search: true);

    [UnmanagedCallersOnly(EntryPoint = "LAPACKE_sgesv")]
    private static int Gesv(int layout, int n, int nrhs, float* a, int lda, int* ipiv, float* b, int ldb) =>
        Lapacke<float, int>.Gesv("LAPACKE_sgesv"u8, layout, n, nrhs, a, lda, ipiv, b, ldb, search: true);

    [UnmanagedCallersOnly(EntryPoint = "LAPACKE_sgetri")]
    private static int Getri(int layout, int n, float* a, int lda, int* ipiv) =>
        Lapacke<float, int>.Getri("LAPACKE_sgetri"u8, layout, n, a, lda, ipiv);

    [UnmanagedCallersOnly(EntryPoint = "LAPACKE_sgetrf_work")]
    private static int GetrfWork(int layout, int m, int n, float* a, int lda, int* ipiv) =>
        Lapacke<float, int>.Getrf("LAPACKE_sgetrf_work"u8, layout, m, n, a, lda, ipiv, search: false);

    [UnmanagedCallersOnly(EntryPoint = "LAPACKE_sgetrs_work")]
    private static int GetrsWork(
        int layout, byte trans, int n, int nrhs, float* a, int lda, int* ipiv, float* b, int ldb) =>
        Lapacke<float, int>.Getrs("LAPACKE_sgetrs_work"u8, layout, trans, n, nrhs, a, lda, ipiv, b, ldb, search: false);

    [UnmanagedCallersOnly(EntryPoint = "LAPACKE_sgesv_work")]
    private static int GesvWork(int layout, int n, int nrhs, float* a, int lda, int* ipiv, float* b, int ldb) =>
        Lapacke<float, int>.Gesv("LAPACKE_sgesv_work"u8, layout, n, nrhs, a, lda, ipiv, b, ldb, search: false);

    [UnmanagedCallersOnly(EntryPoint = "LAPACKE_sgetri_work")]
    private static int GetriWork(int layout, int n, float* a, int lda, int* ipiv, float* work, int lwork) =>
        Lapacke<float, int>.GetriWork("LAPACKE_sgetri_work"u8, layout, n, a, lda, ipiv, work, lwork);

    [UnmanagedCallersOnly(EntryPoint = "LAPACKE_sgetrf_64")]
    private static long LongGetrf(int layout, long m, long n, float* a, long lda, long* ipiv) =>
        Lapacke<float, long>.Getrf("LAPACKE_sgetrf_64"u8, layout, m, n, a, lda, ipiv, search: true);

    [UnmanagedCallersOnly(EntryPoint = "LAPACKE_sgetrs_64")]
    private static long LongGetrs(
        int layout, byte trans, long n, long nrhs, float* a, long lda, long* ipiv, float* b, long ldb) =>
        Lapacke<float, long>.Getrs("LAPACKE_sgetrs_64"u8, layout, trans, n, nrhs, a, lda, ipiv, b, ldb, search: true);

    [UnmanagedCallersOnly(EntryPoint = "LAPACKE_sgesv_64")]
    private static long LongGesv(int layout, long n, long nrhs, float* a, long lda, long* ipiv, float* b, long ldb) =>
        Lapacke<float, long>.Gesv("LAPACKE_sgesv_64"u8, layout, n, nrhs, a, lda, ipiv, b, ldb, search: true);

    [UnmanagedCallersOnly(EntryPoint = "LAPACKE_sgetri_64")]
    private static long LongGetri(int layout, long n, float* a, long lda, long* ipiv) =>
        Lapacke<float, long>.Getri("LAPACKE_sgetri_64"u8, layout, n, a, lda, ipiv);

    [UnmanagedCallersOnly(EntryPoint = "LAPACKE_sgetrf_work_64")]
    private static long LongGetrfWork(int layout, long m, long n, float* a, long lda, long* ipiv) =>
        Lapacke<float, long>.Getrf("LAPACKE_sgetrf_work_64"u8, layout, m, n, a, lda, ipiv, search: false);

    [UnmanagedCallersOnly(EntryPoint = "LAPACKE_sgetrs_work_64")]
    private static long LongGetrsWork(
        int layout, byte trans, long n, long nrhs, float* a, long lda, long* ipiv, float* b, long ldb) =>
        Lapacke<float, long>.Getrs("LAPACKE_sgetrs_work_64"u8, layout, trans, n, nrhs, a, lda, ipiv, b, ldb, search: false);

    [UnmanagedCallersOnly(EntryPoint = "LAPACKE_sgesv_work_64")]
    private static long LongGesvWork(int layout, long n, long nrhs, float* a, long lda, long* ipiv, float* b, long ldb) =>
        Lapacke<float, long>.Gesv("LAPACKE_sgesv_work_64"u8, layout, n, nrhs, a, lda, ipiv, b, ldb, search: false);

    [UnmanagedCallersOnly(EntryPoint = "LAPACKE_sgetri_work_64")]
    private static long LongGetriWork(int layout, long n, float* a, long lda, long* ipiv, float* work, long lwork) =>
        Lapacke<float, long>.GetriWork("LAPACKE_sgetri_work_64"u8, layout, n, a, lda, ipiv, work, lwork);
}
