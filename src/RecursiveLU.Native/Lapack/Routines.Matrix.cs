using System.Runtime.CompilerServices;
using RecursiveLU.Algorithms.Numbers;
using RecursiveLU.Algorithms.Solves;
using RecursiveLU.Conventions;

namespace RecursiveLU.Native.Lapack;

/// <content>What factors tell of their matrix.</content>
internal static unsafe partial class Routines<T, TReal, TInt>
{
    /// <summary>dgetri. The workspace is used only if scratch memory cannot be had; LAPACKE has none here, null.</summary>
    [SkipLocalsInit]
    public static long Getri(string name, long n, T* a, long lda, TInt* ipiv, T* work, long lwork)
    {
        if (work != null)
        {
            WriteWorkSize(n, work);
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
    /// <param name="name">The exported name.</param>
    /// <param name="norm">'1', 'O' or 'I'.</param>
    /// <param name="n">The order.</param>
    /// <param name="a">The factors.</param>
    /// <param name="lda">Elements from a column to the next.</param>
    /// <param name="anorm">The norm of the matrix.</param>
    /// <param name="rcond">Receives the estimate.</param>
    /// <param name="work">4n elements for want of scratch memory; null if there are none.</param>
    public static long Gecon(string name, byte norm, long n, T* a, long lda, TReal anorm, TReal* rcond, T* work)
    {
        byte kind = norm == (byte)'1' ? norm : Names.Upper(norm);
        int position = kind is not ((byte)'1' or (byte)'O' or (byte)'I') ? 1
            : n < 0 ? 2
            : lda < Math.Max(1, n) ? 4
            : TReal.IsNegative(anorm) && !TReal.IsNaN(anorm) && !TReal.IsZero(anorm) ? 5
            : n > 0 && a == null ? 3
            : rcond == null ? 6
            : 0;
        if (position != 0)
        {
            return Illegal(name, position);
        }

        *rcond = n == 0 ? TReal.One : TReal.Zero;
        if (n == 0 || TReal.IsZero(anorm))
        {
            return 0;
        }

        if (!TReal.IsFinite(anorm))
        {
            *rcond = TReal.IsNaN(anorm) ? anorm : TReal.Zero;
            return -5;
        }

        long info = Entry.Run(new RcondCall<T, TReal>(kind, n, a, lda, anorm, rcond, bounded: false));
        if (info == InfoCode.OutOfMemory && work != null)
        {
            var factors = new Factors<T> { N = n, Lu = a, Lda = lda, Ipiv = null };
            info = ConditionWithout(kind == (byte)'I', factors, anorm, rcond, work);
        }

        return info == 0 && !TReal.IsFinite(*rcond) ? 1 : Tell(name, info);
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

    /// <summary>Writes the workspace that dgetri asks for, n elements, as a number of the element type that is not smaller.</summary>
    private static void WriteWorkSize(long n, T* work)
    {
        TReal size = TReal.CreateSaturating(Math.Max(1, n));
        *work = T.Zero;
        *(TReal*)work = long.CreateSaturating(size) < n ? TReal.BitIncrement(size) : size;
    }

    /// <summary>Estimates a reciprocal condition number in 4n elements of memory; gives 0.</summary>
    private static long ConditionWithout(bool infinity, in Factors<T> f, TReal norm, TReal* rcond, T* work)
    {
        using var environment = new FloatingPointEnvironment();
        Algorithms.MatrixFunctions.Gecon.Estimate(infinity, f, Scaled<TReal, TReal>.Of(norm), rcond, work);
        return 0;
    }
}
