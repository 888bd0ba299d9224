using RecursiveLU.Conventions;

namespace RecursiveLU;

/// <summary>The argument checks of the batches; each gives what those of <see cref="Validation"/> do.</summary>
internal static unsafe class BatchValidation
{
    /// <summary>Checks <c>(A, m, n, lda, stride_a, ipiv, stride_p, batch, infos, flags)</c>.</summary>
    public static long Factor<T>(
        T* a, long m, long n, long lda, long strideA, long* ipiv, long strideP, long batch, uint flags)
        where T : unmanaged
    {
        bool some = m > 0 && n > 0 && batch > 0;
        (long line, long lines) = Lines(m, n, flags);
        return some && a == null ? InfoCode.BadArgument(1)
            : m < 0 ? InfoCode.BadArgument(2)
            : n < 0 ? InfoCode.BadArgument(3)
            : !Validation.IsStride<T>(line, lines, lda) ? InfoCode.BadArgument(4)
            : some && !AreApart<T>(line, lines, lda, strideA, batch) ? InfoCode.BadArgument(5)
            : some && ipiv == null && (flags & LuFlags.NoPivot) == 0 ? InfoCode.BadArgument(6)
            : some && ipiv != null && !AreApart<long>(Math.Min(m, n), 1, 0, strideP, batch) ? InfoCode.BadArgument(7)
            : batch < 0 ? InfoCode.BadArgument(8)
            : (flags & ~LuFlags.Known) != 0 ? InfoCode.BadArgument(10)
            : 0;
    }

    /// <summary>Checks <c>(A, m, n, lda, ipiv, batch, infos, flags)</c>.</summary>
    public static long FactorPointers<T>(T** a, long m, long n, long lda, long** ipiv, long batch, uint flags)
        where T : unmanaged
    {
        bool some = m > 0 && n > 0 && batch > 0;
        (long line, long lines) = Lines(m, n, flags);
        return some && HasNull((void**)a, batch) ? InfoCode.BadArgument(1)
            : m < 0 ? InfoCode.BadArgument(2)
            : n < 0 ? InfoCode.BadArgument(3)
            : !Validation.IsStride<T>(line, lines, lda) ? InfoCode.BadArgument(4)
            : some && (flags & LuFlags.NoPivot) == 0 && HasNull((void**)ipiv, batch) ? InfoCode.BadArgument(5)
            : batch < 0 ? InfoCode.BadArgument(6)
            : (flags & ~LuFlags.Known) != 0 ? InfoCode.BadArgument(8)
            : 0;
    }

    /// <summary>Checks <c>(trans, n, nrhs, LU, lda, stride_a, ipiv, stride_p, B, ldb, stride_b, batch, infos, flags)</c>;
    /// <paramref name="trans"/> is upper case.</summary>
    public static long Solve<T>(
        byte trans, long n, long nrhs, T* lu, long lda, long strideA, long* ipiv, long strideP, T* b, long ldb, long strideB,
        long batch, uint flags)
        where T : unmanaged
    {
        bool some = n > 0 && nrhs > 0 && batch > 0;
        return !Validation.IsForm(trans) ? InfoCode.BadArgument(1)
            : n < 0 ? InfoCode.BadArgument(2)
            : nrhs < 0 ? InfoCode.BadArgument(3)
            : some && lu == null ? InfoCode.BadArgument(4)
            : !Validation.IsStride<T>(n, n, lda) ? InfoCode.BadArgument(5)
            : some && !AreReachable<T>(Extent(n, n, lda), strideA, batch) ? InfoCode.BadArgument(6)
            : some && AreReachable<long>(n, strideP, batch) && !AreExchanges(ipiv, n, strideP, batch)
            ? InfoCode.BadArgument(7)
            : some && ipiv != null && !AreReachable<long>(n, strideP, batch) ? InfoCode.BadArgument(8)
            : some && b == null ? InfoCode.BadArgument(9)
            : !Validation.IsStride<T>(n, nrhs, ldb) ? InfoCode.BadArgument(10)
            : some && !AreApart<T>(n, nrhs, ldb, strideB, batch) ? InfoCode.BadArgument(11)
            : batch < 0 ? InfoCode.BadArgument(12)
            : (flags & ~LuFlags.Threaded) != 0 ? InfoCode.BadArgument(14)
            : 0;
    }

    /// <summary>Checks <c>(n, nrhs, A, lda, stride_a, ipiv, stride_p, B, ldb, stride_b, batch, infos, flags)</c>.</summary>
    public static long Gesv<T>(
        long n, long nrhs, T* a, long lda, long strideA, long* ipiv, long strideP, T* b, long ldb, long strideB, long batch,
        uint flags)
        where T : unmanaged
    {
        bool some = n > 0 && batch > 0;
        return n < 0 ? InfoCode.BadArgument(1)
            : nrhs < 0 ? InfoCode.BadArgument(2)
            : some && a == null ? InfoCode.BadArgument(3)
            : !Validation.IsStride<T>(n, n, lda) ? InfoCode.BadArgument(4)
            : some && !AreApart<T>(n, n, lda, strideA, batch) ? InfoCode.BadArgument(5)
            : some && ipiv == null && (flags & LuFlags.NoPivot) == 0 ? InfoCode.BadArgument(6)
            : some && ipiv != null && !AreApart<long>(n, 1, 0, strideP, batch) ? InfoCode.BadArgument(7)
            : some && nrhs > 0 && b == null ? InfoCode.BadArgument(8)
            : !Validation.IsStride<T>(n, nrhs, ldb) ? InfoCode.BadArgument(9)
            : some && nrhs > 0 && !AreApart<T>(n, nrhs, ldb, strideB, batch) ? InfoCode.BadArgument(10)
            : batch < 0 ? InfoCode.BadArgument(11)
            : (flags & ~LuFlags.Known) != 0 ? InfoCode.BadArgument(13)
            : 0;
    }

    /// <summary>Checks <c>(trans, n, nrhs, LU, lda, ipiv, B, ldb, batch, infos, flags)</c>; <paramref name="trans"/> is upper
    /// case.</summary>
    public static long SolvePointers<T>(
        byte trans, long n, long nrhs, T** lu, long lda, long** ipiv, T** b, long ldb, long batch, uint flags)
        where T : unmanaged
    {
        bool some = n > 0 && nrhs > 0 && batch > 0;
        return !Validation.IsForm(trans) ? InfoCode.BadArgument(1)
            : n < 0 ? InfoCode.BadArgument(2)
            : nrhs < 0 ? InfoCode.BadArgument(3)
            : some && HasNull((void**)lu, batch) ? InfoCode.BadArgument(4)
            : !Validation.IsStride<T>(n, n, lda) ? InfoCode.BadArgument(5)
            : some && !AreExchanges(ipiv, n, batch) ? InfoCode.BadArgument(6)
            : some && HasNull((void**)b, batch) ? InfoCode.BadArgument(7)
            : !Validation.IsStride<T>(n, nrhs, ldb) ? InfoCode.BadArgument(8)
            : batch < 0 ? InfoCode.BadArgument(9)
            : (flags & ~LuFlags.Threaded) != 0 ? InfoCode.BadArgument(11)
            : 0;
    }

    /// <summary>Elements of a column, or of a row if the matrix is row-major; and how many there are.</summary>
    private static (long Line, long Lines) Lines(long m, long n, uint flags) =>
        (flags & LuFlags.RowMajor) != 0 ? (n, m) : (m, n);

    private static Int128 Extent(long line, long lines, long ld) => ((Int128)ld * (lines - 1)) + line;

    private static bool AreReachable<T>(Int128 extent, long stride, long batch)
        where T : unmanaged =>
        (Int128.Abs(stride) * (batch - 1)) + extent <= long.MaxValue / sizeof(T);

    /// <summary>Whether matrices that are to be written do not overlap: each begins after the end of another, or all lie side by
    /// side within the same long lines.</summary>
    private static bool AreApart<T>(long line, long lines, long ld, long stride, long batch)
        where T : unmanaged
    {
        Int128 distance = Int128.Abs(stride);
        Int128 extent = Extent(line, lines, ld);
        bool apart = distance >= extent || (distance >= line && (distance * (batch - 1)) + line <= ld);
        return batch == 1 || (apart && AreReachable<T>(extent, stride, batch));
    }

    private static bool AreExchanges(long* ipiv, long n, long stride, long batch)
    {
        bool legal = true;
        for (long k = 0; ipiv != null && legal && k < (stride == 0 ? 1 : batch); k++)
        {
            legal = Validation.AreExchanges(ipiv + (k * stride), n);
        }

        return legal;
    }

    private static bool AreExchanges(long** ipiv, long n, long batch)
    {
        bool legal = true;
        for (long k = 0; ipiv != null && legal && k < batch; k++)
        {
            legal = Validation.AreExchanges(ipiv[k], n);
        }

        return legal;
    }

    private static bool HasNull(void** pointers, long batch)
    {
        bool none = pointers == null;
        for (long k = 0; !none && k < batch; k++)
        {
            none = pointers[k] == null;
        }

        return none;
    }
}
