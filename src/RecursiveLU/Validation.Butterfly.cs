using RecursiveLU.Conventions;

namespace RecursiveLU;

/// <content>The random butterfly solver.</content>
internal static unsafe partial class Validation
{
    /// <summary>Checks <c>(n, workspace)</c>.</summary>
    public static long ButterflyCreate<T>(long n, void* workspace)
        where T : unmanaged =>
        n < 0 || !IsStride<T>(n, n, Math.Max(1, n)) ? InfoCode.BadArgument(1)
        : workspace == null ? InfoCode.BadArgument(2)
        : 0;

    /// <summary>Checks <c>(workspace, n, A, lda, seed, iter, flags)</c> for a workspace of an order up to
    /// <paramref name="capacity"/>, negative if there is no workspace.</summary>
    public static long ButterflyFactor<T>(long capacity, long n, T* a, long lda, long* iter, uint flags)
        where T : unmanaged =>
        capacity < 0 ? InfoCode.BadArgument(1)
        : n < 0 || n > capacity ? InfoCode.BadArgument(2)
        : n > 0 && a == null ? InfoCode.BadArgument(3)
        : !IsStride<T>(n, n, lda) ? InfoCode.BadArgument(4)
        : iter == null ? InfoCode.BadArgument(6)
        : (flags & ~LuFlags.Threaded) != 0 ? InfoCode.BadArgument(7)
        : 0;

    /// <summary>Checks <c>(workspace, nrhs, A, lda, B, ldb, X, ldx, iter, flags)</c> for factors of order
    /// <paramref name="n"/>, negative if there are none.</summary>
    public static long ButterflySolve<T>(
        long n, long nrhs, T* a, long lda, T* b, long ldb, T* x, long ldx, long* iter, uint flags)
        where T : unmanaged
    {
        bool empty = n == 0 || nrhs == 0;
        return n < 0 ? InfoCode.BadArgument(1)
            : nrhs < 0 ? InfoCode.BadArgument(2)
            : !empty && a == null ? InfoCode.BadArgument(3)
            : !IsStride<T>(n, n, lda) ? InfoCode.BadArgument(4)
            : !empty && b == null ? InfoCode.BadArgument(5)
            : !IsStride<T>(n, nrhs, ldb) ? InfoCode.BadArgument(6)
            : !empty && x == null ? InfoCode.BadArgument(7)
            : !IsStride<T>(n, nrhs, ldx) ? InfoCode.BadArgument(8)
            : iter == null ? InfoCode.BadArgument(9)
            : (flags & ~LuFlags.Threaded) != 0 ? InfoCode.BadArgument(10)
            : 0;
    }

    /// <summary>Checks <c>(n, nrhs, A, lda, seed, B, ldb, X, ldx, iter, flags)</c>.</summary>
    public static long ButterflyGesv<T>(
        long n, long nrhs, T* a, long lda, T* b, long ldb, T* x, long ldx, long* iter, uint flags)
        where T : unmanaged
    {
        bool empty = n == 0 || nrhs == 0;
        return n < 0 ? InfoCode.BadArgument(1)
            : nrhs < 0 ? InfoCode.BadArgument(2)
            : !empty && a == null ? InfoCode.BadArgument(3)
            : !IsStride<T>(n, n, lda) ? InfoCode.BadArgument(4)
            : !empty && b == null ? InfoCode.BadArgument(6)
            : !IsStride<T>(n, nrhs, ldb) ? InfoCode.BadArgument(7)
            : !empty && x == null ? InfoCode.BadArgument(8)
            : !IsStride<T>(n, nrhs, ldx) ? InfoCode.BadArgument(9)
            : iter == null ? InfoCode.BadArgument(10)
            : (flags & ~LuFlags.Threaded) != 0 ? InfoCode.BadArgument(11)
            : 0;
    }
}
