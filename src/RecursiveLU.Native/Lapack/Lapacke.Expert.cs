using DNNE;
using RecursiveLU.Algorithms.Equilibration;

namespace RecursiveLU.Native.Lapack;

/// <content>Condition numbers, scaled systems and refined solutions.</content>
internal static unsafe partial class Lapacke<T, TReal, TInt>
{
    [LapackeName("gecon")]
    public static TInt Gecon(string name, int layout, byte norm, TInt n, T* a, TInt lda, TReal anorm, TReal* rcond)
    {
        CallCount.Note(name);
        long info = !IsLayout(layout) ? Fail(name, work: false, -1)
            : HasNan(layout, n, n, a, lda) ? -4
            : HasNan(1, &anorm) ? -6
            : GeconOf(name, layout, norm, n, a, lda, anorm, rcond, null);
        return Fortran<T, TReal, TInt>.Info(info);
    }

    [LapackeName("gecon_work", Letters = "sd")]
    public static TInt GeconWork(
        string name, int layout, byte norm, TInt n, T* a, TInt lda, TReal anorm, TReal* rcond, T* work, TInt* iwork)
    {
        CallCount.Note(name);
        return Fortran<T, TReal, TInt>.Info(GeconOf(name, layout, norm, n, a, lda, anorm, rcond, work));
    }

    [LapackeName("gecon_work", Letters = "cz")]
    public static TInt GeconWork(
        string name, int layout, byte norm, TInt n, T* a, TInt lda, TReal anorm, TReal* rcond, T* work, TReal* rwork)
    {
        CallCount.Note(name);
        return Fortran<T, TReal, TInt>.Info(GeconOf(name, layout, norm, n, a, lda, anorm, rcond, null));
    }

    [LapackeName("geequ", Search = true)]
    [LapackeName("geequ_work")]
    public static TInt Geequ(
        string name, int layout, TInt m, TInt n, T* a, TInt lda, TReal* r, TReal* c, TReal* rowcnd, TReal* colcnd, TReal* amax,
        bool search)
    {
        CallCount.Note(name);
        return GeequOf(name, layout, false, m, n, a, lda, r, c, rowcnd, colcnd, amax, search);
    }

    [LapackeName("geequb", Search = true)]
    [LapackeName("geequb_work")]
    public static TInt Geequb(
        string name, int layout, TInt m, TInt n, T* a, TInt lda, TReal* r, TReal* c, TReal* rowcnd, TReal* colcnd, TReal* amax,
        bool search)
    {
        CallCount.Note(name);
        return GeequOf(name, layout, true, m, n, a, lda, r, c, rowcnd, colcnd, amax, search);
    }

    [LapackeName("gerfs")]
    public static TInt Gerfs(
        string name, int layout, byte trans, TInt n, TInt nrhs, T* a, TInt lda, T* af, TInt ldaf, TInt* ipiv, T* b, TInt ldb, T* x,
        TInt ldx, TReal* ferr, TReal* berr)
    {
        CallCount.Note(name);
        long info = !IsLayout(layout) ? Fail(name, work: false, -1)
            : HasNan(layout, n, n, a, lda) ? -5
            : HasNan(layout, n, n, af, ldaf) ? -7
            : HasNan(layout, n, nrhs, b, ldb) ? -10
            : HasNan(layout, n, nrhs, x, ldx) ? -12
            : GerfsOf(name, layout, trans, n, nrhs, a, lda, af, ldaf, ipiv, b, ldb, x, ldx, ferr, berr);
        return Fortran<T, TReal, TInt>.Info(info);
    }

    [LapackeName("gerfs_work", Letters = "sd")]
    public static TInt GerfsWork(
        string name, int layout, byte trans, TInt n, TInt nrhs, T* a, TInt lda, T* af, TInt ldaf, TInt* ipiv, T* b, TInt ldb, T* x,
        TInt ldx, TReal* ferr, TReal* berr, T* work, TInt* iwork)
    {
        CallCount.Note(name);
        return Fortran<T, TReal, TInt>.Info(
            GerfsOf(name, layout, trans, n, nrhs, a, lda, af, ldaf, ipiv, b, ldb, x, ldx, ferr, berr));
    }

    [LapackeName("gerfs_work", Letters = "cz")]
    public static TInt GerfsWork(
        string name, int layout, byte trans, TInt n, TInt nrhs, T* a, TInt lda, T* af, TInt ldaf, TInt* ipiv, T* b, TInt ldb, T* x,
        TInt ldx, TReal* ferr, TReal* berr, T* work, TReal* rwork)
    {
        CallCount.Note(name);
        return Fortran<T, TReal, TInt>.Info(
            GerfsOf(name, layout, trans, n, nrhs, a, lda, af, ldaf, ipiv, b, ldb, x, ldx, ferr, berr));
    }

    [LapackeName("gesvx")]
    public static TInt Gesvx(
        string name, int layout, byte fact, byte trans, TInt n, TInt nrhs, T* a, TInt lda, T* af, TInt ldaf, TInt* ipiv,
        byte* equed, TReal* r, TReal* c, T* b, TInt ldb, T* x, TInt ldx, TReal* rcond, TReal* ferr, TReal* berr, TReal* rpivot)
    {
        CallCount.Note(name);
        bool given = Names.Upper(fact) == Gesvx<T, TReal>.Given;
        byte scaled = given && equed != null ? Names.Upper(*equed) : Laqge.None;
        long info = !IsLayout(layout) ? Fail(name, work: false, -1)
            : HasNan(layout, n, n, a, lda) ? -6
            : given && HasNan(layout, n, n, af, ldaf) ? -8
            : HasNan(layout, n, nrhs, b, ldb) ? -14
            : Laqge.HasColumns(scaled) && HasNan(Long(n), c) ? -13
            : Laqge.HasRows(scaled) && HasNan(Long(n), r) ? -12
            : GesvxOf(
                name, layout, fact, trans, n, nrhs, a, lda, af, ldaf, ipiv, equed, r, c, b, ldb, x, ldx, rcond, ferr, berr, rpivot);
        return Fortran<T, TReal, TInt>.Info(info);
    }

    [LapackeName("gesvx_work", Letters = "sd")]
    public static TInt GesvxWork(
        string name, int layout, byte fact, byte trans, TInt n, TInt nrhs, T* a, TInt lda, T* af, TInt ldaf, TInt* ipiv,
        byte* equed, TReal* r, TReal* c, T* b, TInt ldb, T* x, TInt ldx, TReal* rcond, TReal* ferr, TReal* berr, TReal* work,
        TInt* iwork)
    {
        CallCount.Note(name);
        return Fortran<T, TReal, TInt>.Info(GesvxOf(
            name, layout, fact, trans, n, nrhs, a, lda, af, ldaf, ipiv, equed, r, c, b, ldb, x, ldx, rcond, ferr, berr, work));
    }

    [LapackeName("gesvx_work", Letters = "cz")]
    public static TInt GesvxWork(
        string name, int layout, byte fact, byte trans, TInt n, TInt nrhs, T* a, TInt lda, T* af, TInt ldaf, TInt* ipiv,
        byte* equed, TReal* r, TReal* c, T* b, TInt ldb, T* x, TInt ldx, TReal* rcond, TReal* ferr, TReal* berr, T* work,
        TReal* rwork)
    {
        CallCount.Note(name);
        return Fortran<T, TReal, TInt>.Info(GesvxOf(
            name, layout, fact, trans, n, nrhs, a, lda, af, ldaf, ipiv, equed, r, c, b, ldb, x, ldx, rcond, ferr, berr, rwork));
    }

    [LapackeName("sgesv", Letters = "d")]
    [LapackeName("cgesv", Letters = "z")]
    public static TInt MixedGesv(
        string name, int layout, TInt n, TInt nrhs, T* a, TInt lda, TInt* ipiv, T* b, TInt ldb, T* x, TInt ldx, TInt* iter)
    {
        CallCount.Note(name);
        long info = !IsLayout(layout) ? Fail(name, work: false, -1)
            : HasNan(layout, n, n, a, lda) ? -4
            : HasNan(layout, n, nrhs, b, ldb) ? -7
            : MixedGesvOf(name, layout, n, nrhs, a, lda, ipiv, b, ldb, x, ldx, iter);
        return Fortran<T, TReal, TInt>.Info(info);
    }

    [LapackeName("sgesv_work", Letters = "d")]
    public static TInt MixedGesvWork(
        string name, int layout, TInt n, TInt nrhs, T* a, TInt lda, TInt* ipiv, T* b, TInt ldb, T* x, TInt ldx, T* work,
        float* swork, TInt* iter)
    {
        CallCount.Note(name);
        return Fortran<T, TReal, TInt>.Info(MixedGesvOf(name, layout, n, nrhs, a, lda, ipiv, b, ldb, x, ldx, iter));
    }

    [LapackeName("cgesv_work", Letters = "z")]
    public static TInt MixedGesvWork(
        string name, int layout, TInt n, TInt nrhs, T* a, TInt lda, TInt* ipiv, T* b, TInt ldb, T* x, TInt ldx, T* work,
        [C99Type("recursive_lu_complex64 *")] Complex64* swork, TReal* rwork, TInt* iter)
    {
        CallCount.Note(name);
        return Fortran<T, TReal, TInt>.Info(MixedGesvOf(name, layout, n, nrhs, a, lda, ipiv, b, ldb, x, ldx, iter));
    }

    private static long GeconOf(
        string name, int layout, byte norm, TInt n, T* a, TInt lda, TReal anorm, TReal* rcond, T* work)
    {
        if (!IsLayout(layout) || (layout == RowMajorLayout && lda < n))
        {
            return Fail(name, work: true, IsLayout(layout) ? -5 : -1);
        }

        if (layout == ColumnMajorLayout || a == null)
        {
            return Column(Routines<T, TReal, TInt>.Gecon(name, norm, Long(n), a, Long(lda), anorm, rcond, work));
        }

        var matrix = new RowMajor<T>(a, Long(n), Long(n), Long(lda));
        if (matrix.A == null)
        {
            return Fail(name, work: true, NoTransposed);
        }

        long info = Column(Routines<T, TReal, TInt>.Gecon(name, norm, Long(n), matrix.A, matrix.Lda, anorm, rcond, work));
        matrix.Return();
        return info;
    }

    private static TInt GeequOf(
        string name, int layout, bool powers, TInt m, TInt n, T* a, TInt lda, TReal* r, TReal* c, TReal* rowcnd, TReal* colcnd,
        TReal* amax, bool search)
    {
        long info = !IsLayout(layout) ? Fail(name, !search, -1)
            : search && HasNan(layout, m, n, a, lda) ? -4
            : layout == ColumnMajorLayout || a == null
                ? Column(Routines<T, TReal, TInt>.Geequ(
                    name, powers, Long(m), Long(n), a, Long(lda), r, c, rowcnd, colcnd, amax))
            : lda < n ? Fail(name, work: true, -5)
            : GeequByRows(name, powers, Long(m), Long(n), a, Long(lda), r, c, rowcnd, colcnd, amax);
        return Fortran<T, TReal, TInt>.Info(info);
    }

    private static long GeequByRows(
        string name, bool powers, long m, long n, T* a, long lda, TReal* r, TReal* c, TReal* rowcnd, TReal* colcnd, TReal* amax)
    {
        var matrix = new RowMajor<T>(a, m, n, lda);
        if (matrix.A == null)
        {
            return Fail(name, work: true, NoTransposed);
        }

        long info = Column(Routines<T, TReal, TInt>.Geequ(
            name, powers, m, n, matrix.A, matrix.Lda, r, c, rowcnd, colcnd, amax));
        matrix.Return();
        return info;
    }

    private static long GerfsOf(
        string name, int layout, byte trans, TInt n, TInt nrhs, T* a, TInt lda, T* af, TInt ldaf, TInt* ipiv, T* b, TInt ldb, T* x,
        TInt ldx, TReal* ferr, TReal* berr)
    {
        if (layout == ColumnMajorLayout || (IsLayout(layout) && (a == null || af == null || b == null || x == null)))
        {
            return Column(Routines<T, TReal, TInt>.Gerfs(
                name, trans, Long(n), Long(nrhs), a, Long(lda), af, Long(ldaf), ipiv, b, Long(ldb), x, Long(ldx), ferr, berr));
        }

        int position = !IsLayout(layout) ? 1 : lda < n ? 6 : ldaf < n ? 8 : ldb < nrhs ? 11 : ldx < nrhs ? 13 : 0;
        if (position != 0)
        {
            return Fail(name, work: true, -position);
        }

        var s = new RowMajorSystem<T>(Long(n), Long(nrhs), a, Long(lda), af, Long(ldaf), b, Long(ldb), x, Long(ldx));
        long info = NoTransposed;
        if (s.IsComplete)
        {
            info = Column(Routines<T, TReal, TInt>.Gerfs(
                name, trans, Long(n), Long(nrhs), s.Matrix.A, s.Matrix.Lda, s.Factors.A, s.Factors.Lda, ipiv, s.Sides.A, s.Sides.Lda,
                s.Solutions.A, s.Solutions.Lda, ferr, berr));
            s.Solutions.WriteIf(info >= 0);
        }

        s.Return();
        return info == NoTransposed ? Fail(name, work: true, info) : info;
    }

    private static long GesvxOf(
        string name, int layout, byte fact, byte trans, TInt n, TInt nrhs, T* a, TInt lda, T* af, TInt ldaf, TInt* ipiv,
        byte* equed, TReal* r, TReal* c, T* b, TInt ldb, T* x, TInt ldx, TReal* rcond, TReal* ferr, TReal* berr, TReal* growth)
    {
        if (layout == ColumnMajorLayout || (IsLayout(layout) && (a == null || af == null || b == null || x == null)))
        {
            return Column(Routines<T, TReal, TInt>.Gesvx(
                name, fact, trans, Long(n), Long(nrhs), a, Long(lda), af, Long(ldaf), ipiv, equed, r, c, b, Long(ldb), x, Long(ldx),
                rcond, ferr, berr, growth));
        }

        int position = !IsLayout(layout) ? 1 : lda < n ? 7 : ldaf < n ? 9 : ldb < nrhs ? 15 : ldx < nrhs ? 17 : 0;
        if (position != 0)
        {
            return Fail(name, work: true, -position);
        }

        var s = new RowMajorSystem<T>(Long(n), Long(nrhs), a, Long(lda), af, Long(ldaf), b, Long(ldb), x, Long(ldx));
        long info = NoTransposed;
        if (s.IsComplete)
        {
            info = Column(Routines<T, TReal, TInt>.Gesvx(
                name, fact, trans, Long(n), Long(nrhs), s.Matrix.A, s.Matrix.Lda, s.Factors.A, s.Factors.Lda, ipiv, equed, r, c,
                s.Sides.A, s.Sides.Lda, s.Solutions.A, s.Solutions.Lda, rcond, ferr, berr, growth));
            bool given = Names.Upper(fact) == Gesvx<T, TReal>.Given;
            bool scaled = info >= 0 && Names.Upper(*equed) != Laqge.None;
            s.Matrix.WriteIf(scaled && !given);
            s.Factors.WriteIf(info >= 0 && !given);
            s.Sides.WriteIf(scaled);
            s.Solutions.WriteIf(info == 0 || info > Long(n));
        }

        s.Return();
        return info == NoTransposed ? Fail(name, work: true, info) : info;
    }

    private static long MixedGesvOf(
        string name, int layout, TInt n, TInt nrhs, T* a, TInt lda, TInt* ipiv, T* b, TInt ldb, T* x, TInt ldx, TInt* iter)
    {
        if (layout == ColumnMajorLayout || (IsLayout(layout) && (a == null || b == null || x == null)))
        {
            return Column(Routines<T, TReal, TInt>.MixedGesv(
                name, Long(n), Long(nrhs), a, Long(lda), ipiv, b, Long(ldb), x, Long(ldx), iter));
        }

        int position = !IsLayout(layout) ? 1 : lda < n ? 5 : ldb < nrhs ? 8 : ldx < nrhs ? 10 : 0;
        if (position != 0)
        {
            return Fail(name, work: true, -position);
        }

        var matrix = new RowMajor<T>(a, Long(n), Long(n), Long(lda), more: 2 * Long(nrhs));
        var sides = new RowMajor<T>(b, Long(n), Long(nrhs), Long(ldb));
        var solutions = new RowMajor<T>(x, Long(n), Long(nrhs), Long(ldx));
        long info = NoTransposed;
        if (matrix.A != null && sides.A != null && solutions.A != null)
        {
            info = Column(Routines<T, TReal, TInt>.MixedGesv(
                name, Long(n), Long(nrhs), matrix.A, matrix.Lda, ipiv, sides.A, sides.Lda, solutions.A, solutions.Lda, iter));
            matrix.WriteIf(info >= 0 && TInt.IsNegative(*iter));
            solutions.WriteIf(info >= 0);
        }

        solutions.Return();
        sides.Return();
        matrix.Return();
        return info == NoTransposed ? Fail(name, work: true, info) : info;
    }
}
