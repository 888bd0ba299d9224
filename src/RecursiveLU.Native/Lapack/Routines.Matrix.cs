using System.Runtime.CompilerServices;
using RecursiveLU.Algorithms.Solves;
using RecursiveLU.Conventions;

namespace RecursiveLU.Native.Lapack;

/// <content>What factors tell of their matrix.</content>
internal static unsafe partial class Routines<T, TInt>
{
    /// <summary>dgetri. The workspace is used only if scratch memory cannot be had; LAPACKE has none here, null.</summary>
    [SkipLocalsInit]
    public static long Getri(string name, long n, T* a, long lda, TInt* ipiv, T* work, long lwork)
    {
        if (work != null)
        {
            *work = WorkSize(n);
        }

        bool query = lwork == -1;
        int position = n < 0 ? 1
            : lda < Math.Max(1, n) ? 3
            : lwork < Math.Max(1, n) && !query ? 6
            : query || n == 0 ? 0
            : a == null ? 2
            : ipiv == null ? 4
            : 0;
        if (position != 0 || query || n == 0)
        {
            return Illegal(name, position);
        }

        long* room = stackalloc long[Exchanges<TInt>.Room];
        var exchanges = new Exchanges<TInt>(ipiv, n, room);
        if (exchanges.Wide == null)
        {
            return InfoCode.OutOfMemory;
        }

        long info = InfoCode.BadArgument(4);
        if (exchanges.TryRead(out bool ordered))
        {
            info = Invert(n, a, lda, exchanges.Wide, ordered, work);
        }

        exchanges.Return(write: false);
        return Tell(name, info);
    }

    /// <summary>dgecon of LAPACK 3.12: a norm that is NaN or infinite is illegal, but no reason to call xerbla_.</summary>
    public static long Gecon(string name, byte norm, long n, T* a, long lda, T anorm, T* rcond, T* work)
    {
        byte kind = norm == (byte)'1' ? norm : Names.Upper(norm);
        int position = kind is not ((byte)'1' or (byte)'O' or (byte)'I') ? 1
            : n < 0 ? 2
            : lda < Math.Max(1, n) ? 4
            : T.IsNegative(anorm) && !T.IsNaN(anorm) && !T.IsZero(anorm) ? 5
            : n > 0 && a == null ? 3
            : rcond == null ? 6
            : 0;
        if (position != 0)
        {
            return Illegal(name, position);
        }

        *rcond = n == 0 ? T.One : T.Zero;
        if (n == 0 || T.IsZero(anorm))
        {
            return 0;
        }

        if (!T.IsFinite(anorm))
        {
            *rcond = T.IsNaN(anorm) ? anorm : T.Zero;
            return -5;
        }

        long info = Entry.Run(new RcondCall<T, T>(kind, n, a, lda, anorm, rcond, bounded: false));
        if (info == InfoCode.OutOfMemory && work != null)
        {
            var factors = new Factors<T> { N = n, Lu = a, Lda = lda, Ipiv = null };
            info = Plain<T>.Condition(kind == (byte)'I', factors, anorm, rcond, work);
        }

        return info == 0 && !T.IsFinite(*rcond) ? 1 : Tell(name, info);
    }

    private static long Invert(long n, T* a, long lda, long* ipiv, bool ordered, T* work)
    {
        long* rest = ordered ? ipiv : null;
        long info = Entry.Run(new InverseCall<T>(n, a, lda, rest, Threads.Flags));
        if (info == InfoCode.OutOfMemory && work != null)
        {
            info = Plain<T>.Invert(new Factors<T> { N = n, Lu = a, Lda = lda, Ipiv = rest }, work);
        }

        if (!ordered && info == 0)
        {
            Plain<T>.ExchangeColumns(n, a, lda, ipiv);
        }

        return info;
    }

    /// <summary>The workspace that dgetri asks for, n elements, as a number of the element type that is not smaller.</summary>
    private static T WorkSize(long n)
    {
        T size = T.CreateSaturating(Math.Max(1, n));
        return long.CreateSaturating(size) < n ? T.BitIncrement(size) : size;
    }
}
