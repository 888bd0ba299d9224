using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using RecursiveLU.Algorithms.Equilibration;
using RecursiveLU.Algorithms.Solves;
using RecursiveLU.Conventions;
using Equed = RecursiveLU.Algorithms.Equilibration.Laqge;

namespace RecursiveLU.Native.Lapack;

/// <content>Scaled systems and refined solutions.</content>
internal static unsafe partial class Routines<T, TReal, TInt>
{
    /// <summary>dgeequ and, with powers of two, dgeequb.</summary>
    public static long Geequ(
        string name, bool powers, long m, long n, T* a, long lda, TReal* r, TReal* c, TReal* rowcnd, TReal* colcnd, TReal* amax)
    {
        bool empty = m == 0 || n == 0;
        int position = m < 0 ? 1
            : n < 0 ? 2
            : lda < Math.Max(1, m) ? 4
            : !empty && a == null ? 3
            : !empty && !Validation.IsStride<T>(m, n, lda) ? 4
            : !empty && r == null ? 5
            : !empty && c == null ? 6
            : rowcnd == null ? 7
            : colcnd == null ? 8
            : amax == null ? 9
            : 0;
        return position != 0
            ? Illegal(name, position)
            : Entry.Run(new GeequCall<T, TReal>(powers, m, n, a, lda, r, c, rowcnd, colcnd, amax));
    }

    /// <summary>dlaqge, which checks nothing.</summary>
    public static void Laqge(
        long m, long n, T* a, long lda, TReal* r, TReal* c, TReal rowcnd, TReal colcnd, TReal amax, byte* equed)
    {
        using var environment = new FloatingPointEnvironment();
        *equed = Equed.Apply(m, n, a, lda, r, c, rowcnd, colcnd, amax);
    }

    /// <summary>dgerfs. Its workspace is not used.</summary>
    [SkipLocalsInit]
    public static long Gerfs(
        string name, byte trans, long n, long nrhs, T* a, long lda, T* af, long ldaf, TInt* ipiv, T* b, long ldb, T* x, long ldx,
        TReal* ferr, TReal* berr)
    {
        bool empty = n == 0 || nrhs == 0;
        byte form = Names.Upper(trans);
        int position = !Validation.IsForm(form) ? 1
            : n < 0 ? 2
            : nrhs < 0 ? 3
            : lda < Math.Max(1, n) ? 5
            : ldaf < Math.Max(1, n) ? 7
            : ldb < Math.Max(1, n) ? 10
            : ldx < Math.Max(1, n) ? 12
            : !empty && a == null ? 4
            : !Validation.IsStride<T>(n, n, lda) ? 5
            : !empty && af == null ? 6
            : !Validation.IsStride<T>(n, n, ldaf) ? 7
            : !empty && ipiv == null ? 8
            : !empty && b == null ? 9
            : !Validation.IsStride<T>(n, nrhs, ldb) ? 10
            : !empty && x == null ? 11
            : !Validation.IsStride<T>(n, nrhs, ldx) ? 12
            : nrhs > 0 && ferr == null ? 13
            : nrhs > 0 && berr == null ? 14
            : 0;
        if (position != 0 || empty)
        {
            for (long j = 0; position == 0 && j < nrhs; j++)
            {
                ferr[j] = berr[j] = TReal.Zero;
            }

            return Illegal(name, position);
        }

        long* room = stackalloc long[Exchanges<TInt>.Room];
        var exchanges = new Exchanges<TInt>(ipiv, n, room);
        if (exchanges.Wide == null)
        {
            return InfoCode.OutOfMemory;
        }

        long info = InfoCode.BadArgument(8);
        if (exchanges.TryRead(out _))
        {
            var factors = new Factors<T> { N = n, Lu = af, Lda = ldaf, Ipiv = exchanges.Wide };
            info = Entry.Run(new GerfsCall<T, TReal>(form, factors, a, lda, nrhs, b, ldb, x, ldx, ferr, berr));
        }

        exchanges.Return(write: false);
        return Tell(name, info);
    }

    /// <summary>dgesvx. Of its workspace only the first element is used, for the pivots' growth.</summary>
    [SkipLocalsInit]
    public static long Gesvx(
        string name, byte fact, byte trans, long n, long nrhs, T* a, long lda, T* af, long ldaf, TInt* ipiv, byte* equed, TReal* r,
        TReal* c, T* b, long ldb, T* x, long ldx, TReal* rcond, TReal* ferr, TReal* berr, TReal* growth)
    {
        byte kind = Names.Upper(fact);
        byte form = Names.Upper(trans);
        bool given = kind == Gesvx<T, TReal>.Given;
        bool scales = kind == Gesvx<T, TReal>.Equilibrated;
        byte scaled = given && equed != null ? Names.Upper(*equed) : Equed.None;
        if (equed != null && (scales || kind == Gesvx<T, TReal>.Unscaled))
        {
            // LAPACK does so before it looks at other arguments.
            *equed = scaled;
        }

        bool empty = n == 0 || nrhs == 0;
        bool rows = Equed.HasRows(scaled);
        bool columns = Equed.HasColumns(scaled);
        int position = !given && !scales && kind != Gesvx<T, TReal>.Unscaled ? 1
            : !Validation.IsForm(form) ? 2
            : n < 0 ? 3
            : nrhs < 0 ? 4
            : lda < Math.Max(1, n) ? 6
            : ldaf < Math.Max(1, n) ? 8
            : equed == null || !(rows || columns || scaled == Equed.None) ? 10
            : n > 0 && (rows || scales) && (r == null || (rows && !ArePositive(n, r))) ? 11
            : n > 0 && (columns || scales) && (c == null || (columns && !ArePositive(n, c))) ? 12
            : ldb < Math.Max(1, n) ? 14
            : ldx < Math.Max(1, n) ? 16
            : n > 0 && a == null ? 5
            : !Validation.IsStride<T>(n, n, lda) ? 6
            : n > 0 && af == null ? 7
            : !Validation.IsStride<T>(n, n, ldaf) ? 8
            : n > 0 && ipiv == null ? 9
            : !empty && b == null ? 13
            : !Validation.IsStride<T>(n, nrhs, ldb) ? 14
            : !empty && x == null ? 15
            : !Validation.IsStride<T>(n, nrhs, ldx) ? 16
            : rcond == null ? 17
            : nrhs > 0 && ferr == null ? 18
            : nrhs > 0 && berr == null ? 19
            : growth == null ? 20
            : 0;
        if (position != 0)
        {
            return Illegal(name, position);
        }

        long* room = stackalloc long[Exchanges<TInt>.Room];
        var exchanges = new Exchanges<TInt>(ipiv, n, room);
        if (exchanges.Wide == null && n > 0)
        {
            return InfoCode.OutOfMemory;
        }

        if (given && !exchanges.TryRead(out _))
        {
            exchanges.Return(write: false);
            return Illegal(name, 9);
        }

        long info = Entry.Run(new GesvxCall<T, TReal>(
            kind, form, n, nrhs, a, lda, af, ldaf, exchanges.Wide, &scaled, r, c, b, ldb, x, ldx, rcond, ferr, berr, growth));
        exchanges.Return(write: !given && !InfoCode.IsError(info));
        *equed = given ? *equed : scaled;
        return info;
    }

    /// <summary>dsgesv. Its workspace is not used.</summary>
    [SkipLocalsInit]
    public static long MixedGesv(
        string name, long n, long nrhs, T* a, long lda, TInt* ipiv, T* b, long ldb, T* x, long ldx, TInt* iter)
    {
        if (iter != null)
        {
            *iter = TInt.Zero;
        }

        bool empty = n == 0 || nrhs == 0;
        int position = n < 0 ? 1
            : nrhs < 0 ? 2
            : lda < Math.Max(1, n) ? 4
            : ldb < Math.Max(1, n) ? 7
            : ldx < Math.Max(1, n) ? 9
            : n > 0 && a == null ? 3
            : n > 0 && ipiv == null ? 5
            : !empty && b == null ? 6
            : !empty && x == null ? 8
            : iter == null ? 12
            : 0;
        if (position != 0 || n == 0)
        {
            return Illegal(name, position);
        }

        long* room = stackalloc long[Exchanges<TInt>.Room];
        var exchanges = new Exchanges<TInt>(ipiv, n, room);
        if (exchanges.Wide == null)
        {
            return InfoCode.OutOfMemory;
        }

        // LAPACK factors without right-hand sides, too: info and ipiv tell of the matrix.
        long steps = 0;
        long info = typeof(T) == typeof(double)
            ? Entry.Run(new MixedGesvCall<T, float>(
                n, nrhs, a, lda, exchanges.Wide, b, ldb, x, ldx, &steps, Threads.Flags, always: true))
            : Entry.Run(new MixedGesvCall<T, Complex64>(
                n, nrhs, a, lda, exchanges.Wide, b, ldb, x, ldx, &steps, Threads.Flags, always: true));
        if (info == InfoCode.OutOfMemory)
        {
            info = SolveWithout(n, nrhs, a, lda, exchanges.Wide, b, ldb, x, ldx);
        }

        // LAPACK does not tell of overflow.
        info = info == InfoCode.Inaccurate ? 0 : info;
        *iter = TInt.CreateTruncating(steps);
        exchanges.Return(write: !IsIllegal(info) && info != InfoCode.Internal);
        return Tell(name, info);
    }

    /// <summary>X := A^-1 * B without scratch memory.</summary>
    private static long SolveWithout(long n, long nrhs, T* a, long lda, long* ipiv, T* b, long ldb, T* x, long ldx)
    {
        long info = Plain<T>.Factor(a, n, n, lda, ipiv);
        if (info != 0)
        {
            return info;
        }

        for (long j = 0; j < nrhs; j++)
        {
            NativeMemory.Copy(b + (j * ldb), x + (j * ldx), (nuint)(n * sizeof(T)));
        }

        return Entry.Run(new SolveCall<T>((byte)'N', n, nrhs, a, lda, ipiv, x, ldx));
    }

    /// <summary>Whether no scale factor is zero or negative. One that is NaN counts for nothing, as in LAPACK.</summary>
    private static bool ArePositive(long n, TReal* factors)
    {
        bool positive = true;
        for (long i = 0; i < n; i++)
        {
            positive &= !(factors[i] <= TReal.Zero);
        }

        return positive;
    }
}
