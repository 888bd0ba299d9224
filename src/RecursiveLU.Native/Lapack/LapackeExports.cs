using System.Runtime.InteropServices;
using Integer = int;
using Real = double;

namespace RecursiveLU.Native.Lapack.DoubleInt;

/// <summary>LAPACKE's names for double, with integers of 32 bits.</summary>
/// <remarks>The project makes of this file those for float and for 64 bits: another namespace and other aliases and
/// constants.</remarks>
[LapackNames]
internal static unsafe class LapackeExports
{
    private const string Letter = "d";
    private const string Width = "";
    private const string Managed = "managed_";
    private const string First = "LAPACKE_" + Letter;
    private const string Last = Width;

    [UnmanagedCallersOnly(EntryPoint = Managed + First + "getrf" + Last)]
    private static Integer Getrf(int layout, Integer m, Integer n, Real* a, Integer lda, Integer* ipiv) =>
        Lapacke<Real, Integer>.Getrf(First + "getrf" + Last, layout, m, n, a, lda, ipiv, search: true);

    [UnmanagedCallersOnly(EntryPoint = Managed + First + "getrs" + Last)]
    private static Integer Getrs(
        int layout, byte trans, Integer n, Integer nrhs, Real* a, Integer lda, Integer* ipiv, Real* b, Integer ldb) =>
        Lapacke<Real, Integer>.Getrs(First + "getrs" + Last, layout, trans, n, nrhs, a, lda, ipiv, b, ldb, search: true);

    [UnmanagedCallersOnly(EntryPoint = Managed + First + "gesv" + Last)]
    private static Integer Gesv(int layout, Integer n, Integer nrhs, Real* a, Integer lda, Integer* ipiv, Real* b, Integer ldb) =>
        Lapacke<Real, Integer>.Gesv(First + "gesv" + Last, layout, n, nrhs, a, lda, ipiv, b, ldb, search: true);

    [UnmanagedCallersOnly(EntryPoint = Managed + First + "getri" + Last)]
    private static Integer Getri(int layout, Integer n, Real* a, Integer lda, Integer* ipiv) =>
        Lapacke<Real, Integer>.Getri(First + "getri" + Last, layout, n, a, lda, ipiv);

    [UnmanagedCallersOnly(EntryPoint = Managed + First + "getrf_work" + Last)]
    private static Integer GetrfWork(int layout, Integer m, Integer n, Real* a, Integer lda, Integer* ipiv) =>
        Lapacke<Real, Integer>.Getrf(First + "getrf_work" + Last, layout, m, n, a, lda, ipiv, search: false);

    [UnmanagedCallersOnly(EntryPoint = Managed + First + "getrs_work" + Last)]
    private static Integer GetrsWork(
        int layout, byte trans, Integer n, Integer nrhs, Real* a, Integer lda, Integer* ipiv, Real* b, Integer ldb) =>
        Lapacke<Real, Integer>.Getrs(First + "getrs_work" + Last, layout, trans, n, nrhs, a, lda, ipiv, b, ldb, search: false);

    [UnmanagedCallersOnly(EntryPoint = Managed + First + "gesv_work" + Last)]
    private static Integer GesvWork(int layout, Integer n, Integer nrhs, Real* a, Integer lda, Integer* ipiv, Real* b, Integer ldb) =>
        Lapacke<Real, Integer>.Gesv(First + "gesv_work" + Last, layout, n, nrhs, a, lda, ipiv, b, ldb, search: false);

    [UnmanagedCallersOnly(EntryPoint = Managed + First + "getri_work" + Last)]
    private static Integer GetriWork(int layout, Integer n, Real* a, Integer lda, Integer* ipiv, Real* work, Integer lwork) =>
        Lapacke<Real, Integer>.GetriWork(First + "getri_work" + Last, layout, n, a, lda, ipiv, work, lwork);
}
