using System.Numerics;
using RecursiveLU.Conventions;

namespace RecursiveLU.Native.Lapack;

/// <summary>
/// LAPACKE: both layouts, the search for NaN, and positions that count the layout. A row-major matrix is copied. The names given
/// are the exported ones.
/// </summary>
internal static unsafe partial class Lapacke<T, TReal, TInt>
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IFloatingPointIeee754<TReal>
    where TInt : unmanaged, IBinaryInteger<TInt>
{
    private const int RowMajorLayout = 101;
    private const int ColumnMajorLayout = 102;
    private const long NoWorkspace = -1010;
    private const long NoTransposed = -1011;

    [LapackeName("getrf", Search = true)]
    [LapackeName("getrf_work")]
    [LapackeName("getrf2", Search = true)]
    [LapackeName("getrf2_work")]
    [LapackeName("getf2", Search = true)]
    [LapackeName("getf2_work")]
    public static TInt Getrf(
        string name, int layout, TInt m, TInt n, T* a, TInt lda, TInt* ipiv, bool search)
    {
        CallCount.Note(name);
        long info = !IsLayout(layout) ? Fail(name, !search, -1)
            : search && HasNan(layout, m, n, a, lda) ? -4
            : layout == ColumnMajorLayout || a == null ? Column(Routines<T, TReal, TInt>.Getrf(name, Long(m), Long(n), a, Long(lda), ipiv))
            : lda < n ? Fail(name, work: true, -5)
            : GetrfByRows(name, Long(m), Long(n), a, Long(lda), ipiv);
        return Fortran<T, TReal, TInt>.Info(info);
    }

    [LapackeName("getrs", Search = true)]
    [LapackeName("getrs_work")]
    public static TInt Getrs(
        string name, int layout, byte trans, TInt n, TInt nrhs, T* a, TInt lda, TInt* ipiv, T* b, TInt ldb, bool search)
    {
        CallCount.Note(name);
        long info = !IsLayout(layout) ? Fail(name, !search, -1)
            : search && HasNan(layout, n, n, a, lda) ? -5
            : search && HasNan(layout, n, nrhs, b, ldb) ? -8
            : layout == ColumnMajorLayout || a == null || b == null
                ? Column(Routines<T, TReal, TInt>.Getrs(name, trans, Long(n), Long(nrhs), a, Long(lda), ipiv, b, Long(ldb)))
            : lda < n ? Fail(name, work: true, -6)
            : ldb < nrhs ? Fail(name, work: true, -9)
            : GetrsByRows(name, trans, Long(n), Long(nrhs), a, Long(lda), ipiv, b, Long(ldb));
        return Fortran<T, TReal, TInt>.Info(info);
    }

    [LapackeName("gesv", Search = true)]
    [LapackeName("gesv_work")]
    public static TInt Gesv(
        string name, int layout, TInt n, TInt nrhs, T* a, TInt lda, TInt* ipiv, T* b, TInt ldb, bool search)
    {
        CallCount.Note(name);
        long info = !IsLayout(layout) ? Fail(name, !search, -1)
            : search && HasNan(layout, n, n, a, lda) ? -4
            : search && HasNan(layout, n, nrhs, b, ldb) ? -7
            : layout == ColumnMajorLayout || a == null || b == null
                ? Column(Routines<T, TReal, TInt>.Gesv(name, Long(n), Long(nrhs), a, Long(lda), ipiv, b, Long(ldb)))
            : lda < n ? Fail(name, work: true, -5)
            : ldb < nrhs ? Fail(name, work: true, -8)
            : GesvByRows(name, Long(n), Long(nrhs), a, Long(lda), ipiv, b, Long(ldb));
        return Fortran<T, TReal, TInt>.Info(info);
    }

    [LapackeName("getri")]
    public static TInt Getri(string name, int layout, TInt n, T* a, TInt lda, TInt* ipiv)
    {
        CallCount.Note(name);
        long info = !IsLayout(layout) ? Fail(name, work: false, -1)
            : HasNan(layout, n, n, a, lda) ? -3
            : GetriOf(name, layout, n, a, lda, ipiv, null, Math.Max(1, Long(n)));
        return Fortran<T, TReal, TInt>.Info(info == NoWorkspace ? Fail(name, work: false, info) : info);
    }

    [LapackeName("getri_work")]
    public static TInt GetriWork(
        string name, int layout, TInt n, T* a, TInt lda, TInt* ipiv, T* work, TInt lwork)
    {
        CallCount.Note(name);
        long info = !IsLayout(layout) ? Fail(name, work: true, -1)
            : GetriOf(name, layout, n, a, lda, ipiv, work, Long(lwork));
        return Fortran<T, TReal, TInt>.Info(info);
    }

    [LapackeName("laswp", Search = true)]
    [LapackeName("laswp_work")]
    public static TInt Laswp(
        string name, int layout, TInt n, T* a, TInt lda, TInt k1, TInt k2, TInt* ipiv, TInt incx, bool search)
    {
        CallCount.Note(name);
        long info = !IsLayout(layout) ? Fail(name, !search, -1)
            : layout == RowMajorLayout && lda < n ? Fail(name, work: true, -4)
            : 0;
        if (info == 0)
        {
            (long row, long column) = layout == RowMajorLayout ? (Long(lda), 1L) : (1L, Long(lda));
            Routines<T, TReal, TInt>.Laswp(Long(n), a, row, column, Long(k1), Long(k2), ipiv, Long(incx));
        }

        return Fortran<T, TReal, TInt>.Info(info);
    }

    private static long GetriOf(string name, int layout, TInt n, T* a, TInt lda, TInt* ipiv, T* work, long lwork)
    {
        if (layout == ColumnMajorLayout || a == null)
        {
            return Column(Routines<T, TReal, TInt>.Getri(name, Long(n), a, Long(lda), ipiv, work, lwork));
        }

        if (lda < n)
        {
            return Fail(name, work: true, -4);
        }

        if (lwork == -1)
        {
            return Column(Routines<T, TReal, TInt>.Getri(name, Long(n), a, Math.Max(1, Long(n)), ipiv, work, lwork));
        }

        var matrix = new RowMajor<T>(a, Long(n), Long(n), Long(lda));
        if (matrix.A == null)
        {
            return Fail(name, work: true, NoTransposed);
        }

        long info = Column(Routines<T, TReal, TInt>.Getri(name, Long(n), matrix.A, matrix.Lda, ipiv, work, lwork));
        matrix.Write();
        matrix.Return();
        return info;
    }

    private static long GetrfByRows(string name, long m, long n, T* a, long lda, TInt* ipiv)
    {
        var matrix = new RowMajor<T>(a, m, n, lda);
        if (matrix.A == null)
        {
            return Fail(name, work: true, NoTransposed);
        }

        long info = Column(Routines<T, TReal, TInt>.Getrf(name, m, n, matrix.A, matrix.Lda, ipiv));
        matrix.Write();
        matrix.Return();
        return info;
    }

    private static long GetrsByRows(
        string name, byte trans, long n, long nrhs, T* a, long lda, TInt* ipiv, T* b, long ldb)
    {
        var matrix = new RowMajor<T>(a, n, n, lda, more: nrhs);
        var sides = new RowMajor<T>(b, n, nrhs, ldb);
        long info = NoTransposed;
        if (matrix.A != null && sides.A != null)
        {
            info = Column(Routines<T, TReal, TInt>.Getrs(name, trans, n, nrhs, matrix.A, matrix.Lda, ipiv, sides.A, sides.Lda));
            sides.Write();
        }

        sides.Return();
        matrix.Return();
        return info == NoTransposed ? Fail(name, work: true, info) : info;
    }

    private static long GesvByRows(
        string name, long n, long nrhs, T* a, long lda, TInt* ipiv, T* b, long ldb)
    {
        var matrix = new RowMajor<T>(a, n, n, lda, more: nrhs);
        var sides = new RowMajor<T>(b, n, nrhs, ldb);
        long info = NoTransposed;
        if (matrix.A != null && sides.A != null)
        {
            info = Column(Routines<T, TReal, TInt>.Gesv(name, n, nrhs, matrix.A, matrix.Lda, ipiv, sides.A, sides.Lda));
            matrix.Write();
            sides.Write();
        }

        sides.Return();
        matrix.Return();
        return info == NoTransposed ? Fail(name, work: true, info) : info;
    }

    private static bool IsLayout(int layout) => layout is RowMajorLayout or ColumnMajorLayout;

    private static long Fail(string name, bool work, long info) =>
        Host.LapackeXerbla<TInt>(name, work, info);

    /// <summary>LAPACK's info as LAPACKE's: the layout is an argument more.</summary>
    private static long Column(long info) =>
        info == InfoCode.OutOfMemory ? NoWorkspace : info < 0 && !InfoCode.IsError(info) ? info - 1 : info;

    private static long Long(TInt value) => long.CreateTruncating(value);
}
