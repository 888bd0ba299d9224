using System.Runtime.InteropServices;

namespace RecursiveLU.Native.Lapack;

/// <summary>LAPACKE's names for double, with integers of 32 and, ending in _64, of 64 bits.</summary>
internal static unsafe class LapackeF64Exports
{
    [UnmanagedCallersOnly(EntryPoint = "LAPACKE_dgetrf")]
    private static int Getrf(int layout, int m, int n, double* a, int lda, int* ipiv) =>
        Lapacke<double, int>.Getrf("LAPACKE_dgetrf"u8, layout, m, n, a, lda, ipiv, search: true);

    [UnmanagedCallersOnly(EntryPoint = "LAPACKE_dgetrs")]
    private static int Getrs(
        int layout, byte trans, int n, int nrhs, double* a, int lda, int* ipiv, double* b, int ldb) =>
        Lapacke<double, int>.Getrs("LAPACKE_dgetrs"u8, layout, trans, n, nrhs, a, lda, ipiv, b, ldb, search: true);

    [UnmanagedCallersOnly(EntryPoint = "LAPACKE_dgesv")]
    private static int Gesv(int layout, int n, int nrhs, double* a, int lda, int* ipiv, double* b, int ldb) =>
        Lapacke<double, int>.Gesv("LAPACKE_dgesv"u8, layout, n, nrhs, a, lda, ipiv, b, ldb, search: true);

    [UnmanagedCallersOnly(EntryPoint = "LAPACKE_dgetri")]
    private static int Getri(int layout, int n, double* a, int lda, int* ipiv) =>
        Lapacke<double, int>.Getri("LAPACKE_dgetri"u8, layout, n, a, lda, ipiv);

    [UnmanagedCallersOnly(EntryPoint = "LAPACKE_dgetrf_work")]
    private static int GetrfWork(int layout, int m, int n, double* a, int lda, int* ipiv) =>
        Lapacke<double, int>.Getrf("LAPACKE_dgetrf_work"u8, layout, m, n, a, lda, ipiv, search: false);

    [UnmanagedCallersOnly(EntryPoint = "LAPACKE_dgetrs_work")]
    private static int GetrsWork(
        int layout, byte trans, int n, int nrhs, double* a, int lda, int* ipiv, double* b, int ldb) =>
        Lapacke<double, int>.Getrs("LAPACKE_dgetrs_work"u8, layout, trans, n, nrhs, a, lda, ipiv, b, ldb, search: false);

    [UnmanagedCallersOnly(EntryPoint = "LAPACKE_dgesv_work")]
    private static int GesvWork(int layout, int n, int nrhs, double* a, int lda, int* ipiv, double* b, int ldb) =>
        Lapacke<double, int>.Gesv("LAPACKE_dgesv_work"u8, layout, n, nrhs, a, lda, ipiv, b, ldb, search: false);

    [UnmanagedCallersOnly(EntryPoint = "LAPACKE_dgetri_work")]
    private static int GetriWork(int layout, int n, double* a, int lda, int* ipiv, double* work, int lwork) =>
        Lapacke<double, int>.GetriWork("LAPACKE_dgetri_work"u8, layout, n, a, lda, ipiv, work, lwork);

    [UnmanagedCallersOnly(EntryPoint = "LAPACKE_dgetrf_64")]
    private static long LongGetrf(int layout, long m, long n, double* a, long lda, long* ipiv) =>
        Lapacke<double, long>.Getrf("LAPACKE_dgetrf_64"u8, layout, m, n, a, lda, ipiv, search: true);

    [UnmanagedCallersOnly(EntryPoint = "LAPACKE_dgetrs_64")]
    private static long LongGetrs(
        int layout, byte trans, long n, long nrhs, double* a, long lda, long* ipiv, double* b, long ldb) =>
        Lapacke<double, long>.Getrs("LAPACKE_dgetrs_64"u8, layout, trans, n, nrhs, a, lda, ipiv, b, ldb, search: true);

    [UnmanagedCallersOnly(EntryPoint = "LAPACKE_dgesv_64")]
    private static long LongGesv(int layout, long n, long nrhs, double* a, long lda, long* ipiv, double* b, long ldb) =>
        Lapacke<double, long>.Gesv("LAPACKE_dgesv_64"u8, layout, n, nrhs, a, lda, ipiv, b, ldb, search: true);

    [UnmanagedCallersOnly(EntryPoint = "LAPACKE_dgetri_64")]
    private static long LongGetri(int layout, long n, double* a, long lda, long* ipiv) =>
        Lapacke<double, long>.Getri("LAPACKE_dgetri_64"u8, layout, n, a, lda, ipiv);

    [UnmanagedCallersOnly(EntryPoint = "LAPACKE_dgetrf_work_64")]
    private static long LongGetrfWork(int layout, long m, long n, double* a, long lda, long* ipiv) =>
        Lapacke<double, long>.Getrf("LAPACKE_dgetrf_work_64"u8, layout, m, n, a, lda, ipiv, search: false);

    [UnmanagedCallersOnly(EntryPoint = "LAPACKE_dgetrs_work_64")]
    private static long LongGetrsWork(
        int layout, byte trans, long n, long nrhs, double* a, long lda, long* ipiv, double* b, long ldb) =>
        Lapacke<double, long>.Getrs("LAPACKE_dgetrs_work_64"u8, layout, trans, n, nrhs, a, lda, ipiv, b, ldb, search: false);

    [UnmanagedCallersOnly(EntryPoint = "LAPACKE_dgesv_work_64")]
    private static long LongGesvWork(
        int layout, long n, long nrhs, double* a, long lda, long* ipiv, double* b, long ldb) =>
        Lapacke<double, long>.Gesv("LAPACKE_dgesv_work_64"u8, layout, n, nrhs, a, lda, ipiv, b, ldb, search: false);

    [UnmanagedCallersOnly(EntryPoint = "LAPACKE_dgetri_work_64")]
    private static long LongGetriWork(int layout, long n, double* a, long lda, long* ipiv, double* work, long lwork) =>
        Lapacke<double, long>.GetriWork("LAPACKE_dgetri_work_64"u8, layout, n, a, lda, ipiv, work, lwork);
}
