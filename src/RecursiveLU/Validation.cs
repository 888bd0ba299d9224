namespace RecursiveLU;

/// <summary>The argument checks of the C ABI and of the managed API. Each gives 0, or
/// <see cref="InfoCode.BadArgument"/> of the first illegal argument's position in the C signature.</summary>
internal static unsafe class Validation
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

        if (lda < Math.Max(1, m) && !(lda == m && ipivPosition == 4))
        {
            return InfoCode.BadArgument(4);
        }

        if (!empty && !Fits<T>(m, n, lda))
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
        if (trans is not ((byte)'N' or (byte)'T' or (byte)'C'))
        {
            return InfoCode.BadArgument(1);
        }

        if (n < 0)
        {
            return InfoCode.BadArgument(2);
        }

        if (nrhs < 0)
        {
            return InfoCode.BadArgument(3);
        }

        bool empty = n == 0 || nrhs == 0;
        if (!empty && lu == null)
        {
            return InfoCode.BadArgument(4);
        }

        if (lda < Math.Max(1, n) || (n > 0 && !Fits<T>(n, n, lda)))
        {
            return InfoCode.BadArgument(5);
        }

        for (long i = 0; !empty && ipiv != null && i < n; i++)
        {
            if (ipiv[i] <= i || ipiv[i] > n)
            {
                return InfoCode.BadArgument(6);
            }
        }

        if (!empty && b == null)
        {
            return InfoCode.BadArgument(7);
        }

        return ldb < Math.Max(1, n) || (!empty && !Fits<T>(n, nrhs, ldb)) ? InfoCode.BadArgument(8) : 0;
    }

    /// <summary>Whether every byte offset in the matrix is a 64-bit integer.</summary>
    private static bool Fits<T>(long m, long n, long lda)
        where T : unmanaged =>
        (m | n | lda) <= int.MaxValue / 2 || ((Int128)lda * (n - 1)) + m <= long.MaxValue / sizeof(T);
}
