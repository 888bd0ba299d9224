using System.Numerics;
using RecursiveLU.Conventions;

namespace RecursiveLU;

/// <summary>The argument checks of the C ABI and of the managed API. Each gives 0, or
/// <see cref="InfoCode.BadArgument"/> of the first illegal argument's position in the C signature.</summary>
internal static unsafe partial class Validation
{
    /// <summary>Checks <c>(A, m, n, lda, ipiv, flags)</c>.</summary>
    /// <remarks>The short signature <c>(A, m, n, ipiv)</c> has no lda: pass m, and 4 as
    /// <paramref name="ipivPosition"/>.</remarks>
    public static long Factor<T>(T* a, long m, long n, long lda, long* ipiv, uint flags, int ipivPosition = 5)
        where T : unmanaged
    {
        bool empty = m == 0 || n == 0;
        if (a == null && m > 0 && n > 0)
        {
            return InfoCode.BadArgument(1);
        }

        if (m < 0)
        {
            return InfoCode.BadArgument(2);
        }

        if (n < 0)
        {
            return InfoCode.BadArgument(3);
        }

        bool rowMajor = (flags & LuFlags.RowMajor) != 0;
        long line = rowMajor ? n : m;
        if (lda < Math.Max(1, line) && !(lda == m && ipivPosition == 4))
        {
            return InfoCode.BadArgument(4);
        }

        if (!empty && !Fits<T>(line, rowMajor ? m : n, lda))
        {
            return InfoCode.BadArgument(ipivPosition == 4 ? 3 : 4);
        }

        if (ipiv == null && !empty && (flags & LuFlags.NoPivot) == 0)
        {
            return InfoCode.BadArgument(ipivPosition);
        }

        return (flags & ~LuFlags.Known) != 0 ? InfoCode.BadArgument(6) : 0;
    }

    /// <summary>Checks <c>(trans, n, nrhs, LU, lda, ipiv, B, ldb)</c>; <paramref name="trans"/> is upper case.</summary>
    public static long Solve<T>(byte trans, long n, long nrhs, T* lu, long lda, long* ipiv, T* b, long ldb)
        where T : unmanaged
    {
        bool empty = n == 0 || nrhs == 0;
        return !IsForm(trans) ? InfoCode.BadArgument(1)
            : n < 0 ? InfoCode.BadArgument(2)
            : nrhs < 0 ? InfoCode.BadArgument(3)
            : !empty && lu == null ? InfoCode.BadArgument(4)
            : !IsStride<T>(n, n, lda) ? InfoCode.BadArgument(5)
            : !empty && !AreExchanges(ipiv, n) ? InfoCode.BadArgument(6)
            : !empty && b == null ? InfoCode.BadArgument(7)
            : !IsStride<T>(n, nrhs, ldb) ? InfoCode.BadArgument(8)
            : 0;
    }

    /// <summary>Checks <c>(n, nrhs, A, lda, ipiv, B, ldb, flags)</c>.</summary>
    public static long Gesv<T>(long n, long nrhs, T* a, long lda, long* ipiv, T* b, long ldb, uint flags)
        where T : unmanaged
    {
        bool empty = n == 0 || nrhs == 0;
        return n < 0 ? InfoCode.BadArgument(1)
            : nrhs < 0 ? InfoCode.BadArgument(2)
            : n > 0 && a == null ? InfoCode.BadArgument(3)
            : !IsStride<T>(n, n, lda) ? InfoCode.BadArgument(4)
            : n > 0 && ipiv == null && (flags & LuFlags.NoPivot) == 0 ? InfoCode.BadArgument(5)
            : !empty && b == null ? InfoCode.BadArgument(6)
            : !IsStride<T>(n, nrhs, ldb) ? InfoCode.BadArgument(7)
            : (flags & ~LuFlags.Known) != 0 ? InfoCode.BadArgument(8)
            : 0;
    }

    /// <summary>Checks <c>(n, nrhs, A, lda, ipiv, B, ldb, X, ldx, iter, flags)</c>.</summary>
    public static long MixedGesv<T>(
        long n, long nrhs, T* a, long lda, long* ipiv, T* b, long ldb, T* x, long ldx, long* iter, uint flags)
        where T : unmanaged
    {
        bool empty = n == 0 || nrhs == 0;
        return n < 0 ? InfoCode.BadArgument(1)
            : nrhs < 0 ? InfoCode.BadArgument(2)
            : !empty && a == null ? InfoCode.BadArgument(3)
            : !IsStride<T>(n, n, lda) ? InfoCode.BadArgument(4)
            : !empty && ipiv == null && (flags & LuFlags.NoPivot) == 0 ? InfoCode.BadArgument(5)
            : !empty && b == null ? InfoCode.BadArgument(6)
            : !IsStride<T>(n, nrhs, ldb) ? InfoCode.BadArgument(7)
            : !empty && x == null ? InfoCode.BadArgument(8)
            : !IsStride<T>(n, nrhs, ldx) ? InfoCode.BadArgument(9)
            : iter == null ? InfoCode.BadArgument(10)
            : (flags & ~LuFlags.Usual) != 0 ? InfoCode.BadArgument(11)
            : 0;
    }

    /// <summary>Checks <c>(n, LU, lda, ipiv, flags)</c>.</summary>
    public static long Inverse<T>(long n, T* lu, long lda, long* ipiv, uint flags)
        where T : unmanaged
    {
        long info = Factors(n, lu, lda, ipiv);
        return info == 0 && (flags & ~LuFlags.Threaded) != 0 ? InfoCode.BadArgument(5) : info;
    }

    /// <summary>Checks <c>(n, LU, lda, ipiv, det)</c> and <c>(n, LU, lda, ipiv, sign, logabs)</c>.</summary>
    public static long Determinant<T>(long n, T* lu, long lda, long* ipiv, void* first, void* second)
        where T : unmanaged
    {
        long info = Factors(n, lu, lda, ipiv);
        return info != 0 ? info
            : first == null ? InfoCode.BadArgument(5)
            : second == null ? InfoCode.BadArgument(6)
            : 0;
    }

    /// <summary>Checks <c>(norm, n, LU, lda, anorm, rcond)</c>; <paramref name="norm"/> is upper case.</summary>
    public static long ReciprocalCondition<T, TReal>(byte norm, long n, T* lu, long lda, TReal anorm, TReal* rcond)
        where T : unmanaged
        where TReal : unmanaged, INumberBase<TReal> =>
        norm is not ((byte)'1' or (byte)'O' or (byte)'I') ? InfoCode.BadArgument(1)
        : n < 0 ? InfoCode.BadArgument(2)
        : n > 0 && lu == null ? InfoCode.BadArgument(3)
        : !IsStride<T>(n, n, lda) ? InfoCode.BadArgument(4)
        : TReal.IsNaN(anorm) || (TReal.IsNegative(anorm) && !TReal.IsZero(anorm)) ? InfoCode.BadArgument(5)
        : rcond == null ? InfoCode.BadArgument(6)
        : 0;

    /// <summary>Checks <c>(trans, n, nrhs, A, lda, LU, ldlu, ipiv, B, ldb, X, ldx, ferr, berr)</c>;
    /// <paramref name="trans"/> is upper case.</summary>
    public static long Refine<T>(
        byte trans, long n, long nrhs, T* a, long lda, T* lu, long ldlu, long* ipiv, T* b, long ldb, T* x, long ldx)
        where T : unmanaged
    {
        bool empty = n == 0 || nrhs == 0;
        return !IsForm(trans) ? InfoCode.BadArgument(1)
            : n < 0 ? InfoCode.BadArgument(2)
            : nrhs < 0 ? InfoCode.BadArgument(3)
            : !empty && a == null ? InfoCode.BadArgument(4)
            : !IsStride<T>(n, n, lda) ? InfoCode.BadArgument(5)
            : !empty && lu == null ? InfoCode.BadArgument(6)
            : !IsStride<T>(n, n, ldlu) ? InfoCode.BadArgument(7)
            : !empty && !AreExchanges(ipiv, n) ? InfoCode.BadArgument(8)
            : !empty && b == null ? InfoCode.BadArgument(9)
            : !IsStride<T>(n, nrhs, ldb) ? InfoCode.BadArgument(10)
            : !empty && x == null ? InfoCode.BadArgument(11)
            : !IsStride<T>(n, nrhs, ldx) ? InfoCode.BadArgument(12)
            : 0;
    }

    /// <summary>Whether a letter stands for a form of the matrix.</summary>
    public static bool IsForm(byte trans) => trans is (byte)'N' or (byte)'T' or (byte)'C';

    /// <summary>Whether each row is exchanged with itself or a later one; null stands for no exchanges.</summary>
    public static bool AreExchanges(long* ipiv, long n)
    {
        bool legal = true;
        for (long i = 0; ipiv != null && i < n; i++)
        {
            // One comparison: less than nothing is much.
            legal &= (ulong)(ipiv[i] - 1 - i) < (ulong)(n - i);
        }

        return legal;
    }

    /// <summary>Whether columns of so many rows can be so many elements apart.</summary>
    public static bool IsStride<T>(long rows, long columns, long stride)
        where T : unmanaged =>
        stride >= Math.Max(1, rows) && (rows == 0 || columns == 0 || Fits<T>(rows, columns, stride));

    /// <summary>Checks <c>(n, LU, lda, ipiv)</c>.</summary>
    private static long Factors<T>(long n, T* lu, long lda, long* ipiv)
        where T : unmanaged =>
        n < 0 ? InfoCode.BadArgument(1)
        : n > 0 && lu == null ? InfoCode.BadArgument(2)
        : !IsStride<T>(n, n, lda) ? InfoCode.BadArgument(3)
        : !AreExchanges(ipiv, n) ? InfoCode.BadArgument(4)
        : 0;

    /// <summary>Whether every byte offset in the matrix is a 64-bit integer.</summary>
    private static bool Fits<T>(long m, long n, long lda)
        where T : unmanaged =>
        (m | n | lda) <= int.MaxValue / 2 || ((Int128)lda * (n - 1)) + m <= long.MaxValue / sizeof(T);
}
