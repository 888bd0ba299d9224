using System.Numerics;
using System.Runtime.CompilerServices;
using RecursiveLU.Algorithms.Solves;
using RecursiveLU.Conventions;

namespace RecursiveLU.Native.Lapack;

/// <summary>
/// LAPACK's routines: its checks in its order, its info, and its calls of xerbla_. Beyond that, NULL and row exchanges out of
/// range, on which LAPACK would crash, are illegal arguments, too. For want of scratch memory a call is only slower.
/// </summary>
internal static unsafe partial class Routines<T, TReal, TInt>
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IFloatingPointIeee754<TReal>
    where TInt : unmanaged, IBinaryInteger<TInt>
{
    /// <summary>dgetrf, dgetrf2, dgetf2.</summary>
    [SkipLocalsInit]
    public static long Getrf(string name, long m, long n, T* a, long lda, TInt* ipiv)
    {
        bool empty = m == 0 || n == 0;
        int position = m < 0 ? 1
            : n < 0 ? 2
            : lda < Math.Max(1, m) ? 4
            : empty ? 0
            : a == null ? 3
            : ipiv == null ? 5
            : 0;
        if (position != 0 || empty)
        {
            return Illegal(name, position);
        }

        long* room = stackalloc long[Exchanges<TInt>.Room];
        var exchanges = new Exchanges<TInt>(ipiv, Math.Min(m, n), room);
        if (exchanges.Wide == null)
        {
            return InfoCode.OutOfMemory;
        }

        long info = Factor(m, n, a, lda, exchanges.Wide);
        if (info == InfoCode.OutOfMemory)
        {
            info = Plain<T>.Factor(a, m, n, lda, exchanges.Wide);
        }

        exchanges.Return(write: !IsIllegal(info) && info != InfoCode.Internal);
        return Tell(name, info);
    }

    /// <summary>dgetrs.</summary>
    [SkipLocalsInit]
    public static long Getrs(
        string name, byte trans, long n, long nrhs, T* a, long lda, TInt* ipiv, T* b, long ldb)
    {
        bool empty = n == 0 || nrhs == 0;
        byte form = Names.Upper(trans);
        int position = form is not ((byte)'N' or (byte)'T' or (byte)'C') ? 1
            : n < 0 ? 2
            : nrhs < 0 ? 3
            : lda < Math.Max(1, n) ? 5
            : ldb < Math.Max(1, n) ? 8
            : empty ? 0
            : a == null ? 4
            : ipiv == null ? 6
            : b == null ? 7
            : 0;
        if (position != 0 || empty)
        {
            return Illegal(name, position);
        }

        long* room = stackalloc long[Exchanges<TInt>.Room];
        var exchanges = new Exchanges<TInt>(ipiv, n, room);
        if (exchanges.Wide == null)
        {
            return InfoCode.OutOfMemory;
        }

        long info = InfoCode.BadArgument(6);
        if (exchanges.TryRead(out bool ordered))
        {
            info = Solve(form, n, nrhs, a, lda, exchanges.Wide, ordered, b, ldb);
        }

        exchanges.Return(write: false);
        return Tell(name, info);
    }

    /// <summary>dgesv.</summary>
    [SkipLocalsInit]
    public static long Gesv(string name, long n, long nrhs, T* a, long lda, TInt* ipiv, T* b, long ldb)
    {
        int position = n < 0 ? 1
            : nrhs < 0 ? 2
            : lda < Math.Max(1, n) ? 4
            : ldb < Math.Max(1, n) ? 7
            : n == 0 ? 0
            : a == null ? 3
            : ipiv == null ? 5
            : nrhs > 0 && b == null ? 6
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

        long info = Entry.Run(new GesvCall<T>(n, nrhs, a, lda, exchanges.Wide, b, ldb, Threads.Flags));
        if (info == InfoCode.OutOfMemory)
        {
            info = Plain<T>.Factor(a, n, n, lda, exchanges.Wide);
            info = info != 0 ? info : Entry.Run(new SolveCall<T>((byte)'N', n, nrhs, a, lda, exchanges.Wide, b, ldb));
        }

        // LAPACK does not tell of overflow.
        info = info == InfoCode.Inaccurate ? 0 : info;
        exchanges.Return(write: !IsIllegal(info) && info != InfoCode.Internal);
        return Tell(name, info);
    }

    /// <summary>dlaswp, which checks nothing.</summary>
    /// <param name="n">Columns.</param>
    /// <param name="a">The matrix.</param>
    /// <param name="row">Elements from a row to the next.</param>
    /// <param name="column">Elements from a column to the next.</param>
    /// <param name="k1">The first row to exchange.</param>
    /// <param name="k2">The last one.</param>
    /// <param name="ipiv">The rows that they are exchanged with.</param>
    /// <param name="incx">From one of these to the next; negative: the last first.</param>
    public static void Laswp(long n, T* a, long row, long column, long k1, long k2, TInt* ipiv, long incx)
    {
        long step = Math.Sign(incx);
        long first = step > 0 ? k1 : k2;
        long count = step == 0 ? 0 : Math.Max(0, k2 - k1 + 1);
        long start = step > 0 ? k1 : k1 + ((k1 - k2) * incx);
        long together = column == 1 ? n : 1;
        for (long j = 0; j < n; j += together)
        {
            T* rows = a + (j * column) - row;
            for (long i = 0; i < count; i++)
            {
                T* x = rows + ((first + (i * step)) * row);
                T* y = rows + (long.CreateTruncating(ipiv[start - 1 + (i * incx)]) * row);
                for (long k = 0; k < together; k++)
                {
                    (x[k], y[k]) = (y[k], x[k]);
                }
            }
        }
    }

    private static long Factor(long m, long n, T* a, long lda, long* ipiv)
    {
        using var environment = new FloatingPointEnvironment();
        return Entry.FactorStrided(a, m, n, lda, ipiv, Threads.Flags);
    }

    /// <summary>B := op(A)^-1 * B, also for exchanges in any order and, as LAPACK does, for U with zeros on its diagonal.</summary>
    private static long Solve(
        byte form, long n, long nrhs, T* a, long lda, long* ipiv, bool ordered, T* b, long ldb)
    {
        bool exchangesFirst = form == (byte)'N';
        if (!ordered && exchangesFirst)
        {
            Plain<T>.Exchange(nrhs, b, ldb, ipiv, n, undo: false);
        }

        long* rest = ordered ? ipiv : null;
        long info = Entry.Run(new SolveCall<T>(form, n, nrhs, a, lda, rest, b, ldb));
        if (info > 0)
        {
            info = Plain<T>.Solve(form, new Factors<T> { N = n, Lu = a, Lda = lda, Ipiv = rest }, nrhs, b, ldb);
        }

        if (!ordered && !exchangesFirst)
        {
            Plain<T>.Exchange(nrhs, b, ldb, ipiv, n, undo: true);
        }

        return info;
    }

    /// <summary>Whether a function of the library found an argument illegal.</summary>
    private static bool IsIllegal(long info) => InfoCode.BadArgumentPosition(info) != 0;

    /// <summary>An argument that a function of the library found illegal, such as a distance by which offsets overflow, has the
    /// same position here.</summary>
    private static long Tell(string name, long info) =>
        IsIllegal(info) ? Illegal(name, InfoCode.BadArgumentPosition(info)) : info;

    /// <summary>Tells the host of an illegal argument; gives info.</summary>
    private static long Illegal(string name, long position)
    {
        if (position != 0)
        {
            Host.Xerbla<TInt>(name, position);
        }

        return -position;
    }
}
