using System.Numerics;
using System.Runtime.CompilerServices;
using RecursiveLU.Kernels.Interleaved;
using RecursiveLU.Kernels.SmallOrders;
using RecursiveLU.Kernels.Vectors;
using RecursiveLU.Sizes;

namespace RecursiveLU.Algorithms.Batches;

/// <summary>As many problems as a vector has lanes, one in each. Each gets the bits that it gets alone; if any of them is unusual,
/// nothing is written, and none is done.</summary>
/// <remarks>A problem takes a few nanoseconds: nothing on the way to the kernels is for nothing.</remarks>
internal static unsafe class InterleavedGroup
{
    /// <summary>The most problems that are done at once.</summary>
    public const int Most = 16;

    /// <summary>The bytes of the vectors of the smallest matrices.</summary>
    private const int LeastBytes = 32;

    /// <summary>How many problems are done at once.</summary>
    /// <param name="n">Their order.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Size<T>(long n)
        where T : unmanaged =>
        (n * n * sizeof(T) < VectorWidth.Bits / 8 ? LeastBytes : VectorWidth.Bits / 8) / PartSize<T>();

    /// <summary>Whether square matrices are factored so.</summary>
    public static bool TakesFactor<T>(long m, long n, long lda)
        where T : unmanaged =>
        TakesType<T>() && m == n && BatchTuning.IsFactoredInLanes<T>(n) && AreTransposed<T>(n, lda);

    /// <summary>Whether systems are solved so.</summary>
    public static bool TakesSolve<T>(bool transposed, long n, long nrhs, long lda)
        where T : unmanaged =>
        TakesType<T>() && !Widest.IsComplex<T>() && BatchTuning.IsSolvedInLanes(n, nrhs) && AreTransposed<T>(n, lda)
        && (!transposed || SolveTuning.IsPlain<T>(n, nrhs));

    /// <summary>Factors; gives whether it has.</summary>
    /// <param name="a">The first matrix.</param>
    /// <param name="distance">Elements from a matrix to the next.</param>
    /// <param name="n">Their order.</param>
    /// <param name="lda">Elements from a column, or a row, to the next.</param>
    /// <param name="rowMajor">Whether from a row.</param>
    /// <param name="ipiv">Receives the row exchanges; null without pivoting.</param>
    /// <param name="exchangesDistance">From those of a matrix to those of the next.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryFactor<T>(T* a, nint distance, nint n, nint lda, bool rowMajor, long* ipiv, nint exchangesDistance)
        where T : unmanaged =>
        PartSize<T>() == sizeof(double)
            ? Size<T>(n) * sizeof(double) > LeastBytes
                ? TryFactor<T, double, Simd512<double>>(a, distance, n, lda, rowMajor, ipiv, exchangesDistance)
                : TryFactor<T, double, Simd256<double>>(a, distance, n, lda, rowMajor, ipiv, exchangesDistance)
        : Size<T>(n) * sizeof(float) > LeastBytes
            ? TryFactor<T, float, Simd512<float>>(a, distance, n, lda, rowMajor, ipiv, exchangesDistance)
        : TryFactor<T, float, Simd256<float>>(a, distance, n, lda, rowMajor, ipiv, exchangesDistance);

    /// <summary>Solves; gives whether it has.</summary>
    /// <param name="transposed">Whether the transposed systems.</param>
    /// <param name="n">The order.</param>
    /// <param name="nrhs">Right-hand sides of each.</param>
    /// <param name="lu">The first factors.</param>
    /// <param name="distance">Elements from those of a system to those of the next.</param>
    /// <param name="lda">Elements from a column of them to the next.</param>
    /// <param name="ipiv">The first row exchanges; null: there were none.</param>
    /// <param name="exchangesDistance">From those of a system to those of the next.</param>
    /// <param name="b">The first right-hand sides, overwritten by the solutions.</param>
    /// <param name="ldb">Elements from a column of them to the next.</param>
    /// <param name="sidesDistance">Elements from those of a system to those of the next.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TrySolve<T>(
        bool transposed, nint n, nint nrhs, T* lu, nint distance, nint lda, long* ipiv, nint exchangesDistance, T* b, nint ldb,
        nint sidesDistance)
        where T : unmanaged =>
        typeof(T) == typeof(double)
            ? Size<T>(n) * sizeof(T) > LeastBytes
                ? TrySolve<double, Simd512<double>>(
                    transposed, n, nrhs, (double*)lu, distance, lda, ipiv, exchangesDistance, (double*)b, ldb, sidesDistance)
                : TrySolve<double, Simd256<double>>(
                    transposed, n, nrhs, (double*)lu, distance, lda, ipiv, exchangesDistance, (double*)b, ldb, sidesDistance)
        : Size<T>(n) * sizeof(T) > LeastBytes
            ? TrySolve<float, Simd512<float>>(
                transposed, n, nrhs, (float*)lu, distance, lda, ipiv, exchangesDistance, (float*)b, ldb, sidesDistance)
        : TrySolve<float, Simd256<float>>(
            transposed, n, nrhs, (float*)lu, distance, lda, ipiv, exchangesDistance, (float*)b, ldb, sidesDistance);

    /// <summary>Factors and solves; gives whether it has.</summary>
    /// <param name="transposed">Whether the transposed systems.</param>
    /// <param name="n">The order.</param>
    /// <param name="nrhs">Right-hand sides of each system.</param>
    /// <param name="a">The first matrix, overwritten by its factors.</param>
    /// <param name="distance">Elements from a matrix to the next.</param>
    /// <param name="lda">Elements from a column of them to the next.</param>
    /// <param name="ipiv">Receives the row exchanges; null without pivoting.</param>
    /// <param name="exchangesDistance">From those of a matrix to those of the next.</param>
    /// <param name="b">The first right-hand sides, overwritten by the solutions.</param>
    /// <param name="ldb">Elements from a column of them to the next.</param>
    /// <param name="sidesDistance">Elements from those of a system to those of the next.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryGesv<T>(
        bool transposed, nint n, nint nrhs, T* a, nint distance, nint lda, long* ipiv, nint exchangesDistance, T* b, nint ldb,
        nint sidesDistance)
        where T : unmanaged =>
        typeof(T) == typeof(double)
            ? Size<T>(n) * sizeof(T) > LeastBytes
                ? TryGesv<double, Simd512<double>>(
                    transposed, n, nrhs, (double*)a, distance, lda, ipiv, exchangesDistance, (double*)b, ldb, sidesDistance)
                : TryGesv<double, Simd256<double>>(
                    transposed, n, nrhs, (double*)a, distance, lda, ipiv, exchangesDistance, (double*)b, ldb, sidesDistance)
        : Size<T>(n) * sizeof(T) > LeastBytes
            ? TryGesv<float, Simd512<float>>(
                transposed, n, nrhs, (float*)a, distance, lda, ipiv, exchangesDistance, (float*)b, ldb, sidesDistance)
        : TryGesv<float, Simd256<float>>(
            transposed, n, nrhs, (float*)a, distance, lda, ipiv, exchangesDistance, (float*)b, ldb, sidesDistance);

    /// <summary>Whether what lies in one piece fills a vector.</summary>
    private static bool AreTransposed<T>(long n, long lda)
        where T : unmanaged => (lda == n ? n * n : n) * (sizeof(T) / PartSize<T>()) >= Size<T>(n);

    /// <summary>The bytes of an element, or of one of its parts.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int PartSize<T>()
        where T : unmanaged => Widest.IsComplex<T>() ? sizeof(T) / 2 : sizeof(T);

    private static bool TakesType<T>() => Widest.Takes<T>() && VectorWidth.Bits >= 256;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryFactor<T, TPart, TVector>(
        T* a, nint distance, nint n, nint lda, bool rowMajor, long* ipiv, nint exchangesDistance)
        where T : unmanaged
        where TPart : unmanaged, IFloatingPointIeee754<TPart>
        where TVector : struct, IColumnSimd<TVector, TPart> =>
        Widest.IsComplex<T>()
            ? TryFactorComplex<TPart, TVector>((TPart*)a, distance, n, lda, rowMajor, ipiv, exchangesDistance)
            : TryFactor<TPart, TVector>((TPart*)a, distance, n, lda, rowMajor, ipiv, exchangesDistance);

    /// <summary>Factors complex matrices, which are in memory what real ones of twice the rows are; distances are those of their
    /// elements.</summary>
    private static bool TryFactorComplex<T, TVector>(
        T* a, nint distance, nint n, nint lda, bool rowMajor, long* ipiv, nint exchangesDistance)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TVector : struct, IColumnSimd<TVector, T>
    {
        // For the largest order 34 KB of the stack; a few hundred bytes for the smallest.
        T* memory = stackalloc T[(((2 * (int)n) + 1) * (int)n * TVector.Count) + CacheLine.Elements<T>()];
        T* vectors = CacheLine.Align(memory);
        T* exchanges = vectors + (2 * n * n * TVector.Count);
        In<T, TVector>(a, 2 * distance, 2 * n, n, 2 * lda, vectors);
        nint element = 2 * TVector.Count;
        nint row = rowMajor ? n * element : element;
        nint column = rowMajor ? element : n * element;
        bool usual = ipiv != null
            ? InterleavedLu<T, TVector, InterleavedComplex<T, TVector>, RowExchanges>.TryFactor(vectors, n, row, column, exchanges)
            : InterleavedLu<T, TVector, InterleavedComplex<T, TVector>, NoRowExchanges>.TryFactor(vectors, n, row, column, exchanges);
        if (usual)
        {
            Out<T, TVector>(vectors, a, 2 * distance, 2 * n, n, 2 * lda);
            if (ipiv != null)
            {
                Interleaving<T, TVector>.IntegersOut(exchanges, n, ipiv, exchangesDistance);
            }
        }

        return usual;
    }

    private static bool TryFactor<T, TVector>(
        T* a, nint distance, nint n, nint lda, bool rowMajor, long* ipiv, nint exchangesDistance)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TVector : struct, IColumnSimd<TVector, T>
    {
        const int Tiny = TinyLu.MaximumOrder;
        const int Order = InterleavedLu.MaximumOrder;
        T* vectors;
        if (n <= Tiny)
        {
            // To have much of the stack takes longer than to factor so little.
            T* few = stackalloc T[(Tiny * (Tiny + 1) * TVector.Count) + CacheLine.Elements<T>()];
            vectors = CacheLine.Align(few);
        }
        else
        {
            T* many = stackalloc T[(Order * (Order + 1) * TVector.Count) + CacheLine.Elements<T>()];
            vectors = CacheLine.Align(many);
        }

        T* exchanges = vectors + (n * n * TVector.Count);
        In<T, TVector>(a, distance, n, n, lda, vectors);
        nint row = rowMajor ? n * TVector.Count : TVector.Count;
        nint column = rowMajor ? TVector.Count : n * TVector.Count;
        bool usual = TryFactor<T, TVector>(vectors, n, row, column, ipiv != null, exchanges);
        if (usual)
        {
            Out<T, TVector>(vectors, a, distance, n, n, lda);
            if (ipiv != null)
            {
                Interleaving<T, TVector>.IntegersOut(exchanges, n, ipiv, exchangesDistance);
            }
        }

        return usual;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryFactor<T, TVector>(T* vectors, nint n, nint row, nint column, bool pivoting, T* exchanges)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TVector : struct, IColumnSimd<TVector, T> =>
        pivoting
            ? TryFactor<T, TVector, RowExchanges>(vectors, n, row, column, exchanges)
            : TryFactor<T, TVector, NoRowExchanges>(vectors, n, row, column, exchanges);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryFactor<T, TVector, TPivoting>(T* vectors, nint n, nint row, nint column, T* exchanges)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TVector : struct, IColumnSimd<TVector, T>
        where TPivoting : struct, IPivoting => n switch
        {
            2 => InterleavedTinyLu<T, TVector, Order2, TPivoting>.TryFactor(vectors, row, column, exchanges),
            3 => InterleavedTinyLu<T, TVector, Order3, TPivoting>.TryFactor(vectors, row, column, exchanges),
            4 => InterleavedTinyLu<T, TVector, Order4, TPivoting>.TryFactor(vectors, row, column, exchanges),
            _ => InterleavedLu<T, TVector, InterleavedReal<T, TVector>, TPivoting>.TryFactor(vectors, n, row, column, exchanges),
        };

    private static bool TryGesv<T, TVector>(
        bool transposed, nint n, nint nrhs, T* a, nint distance, nint lda, long* ipiv, nint exchangesDistance, T* b, nint ldb,
        nint sidesDistance)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TVector : struct, IColumnSimd<TVector, T>
    {
        const int Order = InterleavedLu.MaximumOrder;
        T* memory = stackalloc T[(Order * (Order + BatchTuning.SidesInLanes + 1) * TVector.Count) + CacheLine.Elements<T>()];
        T* vectors = CacheLine.Align(memory);
        T* x = vectors + (n * n * TVector.Count);
        T* exchanges = x + (n * nrhs * TVector.Count);
        nint column = n * TVector.Count;
        In<T, TVector>(a, distance, n, n, lda, vectors);
        if (!TryFactor<T, TVector>(vectors, n, TVector.Count, column, ipiv != null, exchanges))
        {
            return false;
        }

        In<T, TVector>(b, sidesDistance, n, nrhs, ldb, x);
        Solve<T, TVector>(transposed, n, vectors, TVector.Count, column, ipiv != null ? exchanges : null, nrhs, x);
        if (!InterleavedTrsm<T, TVector>.AreFinite(x, n * nrhs))
        {
            return false;
        }

        Out<T, TVector>(vectors, a, distance, n, n, lda);
        Out<T, TVector>(x, b, sidesDistance, n, nrhs, ldb);
        if (ipiv != null)
        {
            Interleaving<T, TVector>.IntegersOut(exchanges, n, ipiv, exchangesDistance);
        }

        return true;
    }

    private static bool TrySolve<T, TVector>(
        bool transposed, nint n, nint nrhs, T* lu, nint distance, nint lda, long* ipiv, nint exchangesDistance, T* b, nint ldb,
        nint sidesDistance)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TVector : struct, IColumnSimd<TVector, T>
    {
        const int Order = InterleavedLu.MaximumOrder;
        T* memory = stackalloc T[(Order * (Order + BatchTuning.SidesInLanes + 1) * TVector.Count) + CacheLine.Elements<T>()];
        T* factors = CacheLine.Align(memory);
        T* x = factors + (n * n * TVector.Count);
        T* exchanges = x + (n * nrhs * TVector.Count);
        In<T, TVector>(lu, distance, n, n, lda, factors);
        if (!InterleavedTrsm<T, TVector>.HaveUsualPivots(n, factors))
        {
            return false;
        }

        In<T, TVector>(b, sidesDistance, n, nrhs, ldb, x);
        if (ipiv != null)
        {
            Interleaving<T, TVector>.IntegersIn(ipiv, exchangesDistance, n, exchanges);
        }

        Solve<T, TVector>(transposed, n, factors, TVector.Count, n * TVector.Count, ipiv != null ? exchanges : null, nrhs, x);
        bool finite = InterleavedTrsm<T, TVector>.AreFinite(x, n * nrhs);
        if (finite)
        {
            Out<T, TVector>(x, b, sidesDistance, n, nrhs, ldb);
        }

        return finite;
    }

    private static void Solve<T, TVector>(
        bool transposed, nint n, T* lu, nint row, nint column, T* exchanges, nint sides, T* x)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TVector : struct, IColumnSimd<TVector, T>
    {
        if (exchanges != null && !transposed)
        {
            InterleavedTrsm<T, TVector>.Exchange(false, n, exchanges, sides, x);
        }

        switch (n)
        {
            case 2:
                InterleavedTinyTrsm<T, TVector, Order2>.Run(transposed, lu, row, column, sides, x);
                break;
            case 3:
                InterleavedTinyTrsm<T, TVector, Order3>.Run(transposed, lu, row, column, sides, x);
                break;
            case 4:
                InterleavedTinyTrsm<T, TVector, Order4>.Run(transposed, lu, row, column, sides, x);
                break;
            default:
                InterleavedTrsm<T, TVector>.Run(transposed, n, lu, row, column, sides, x);
                break;
        }

        if (exchanges != null && transposed)
        {
            InterleavedTrsm<T, TVector>.Exchange(true, n, exchanges, sides, x);
        }
    }

    /// <summary>Makes vectors of the elements of matrices.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void In<T, TVector>(T* a, nint distance, nint rows, nint columns, nint lda, T* vectors)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TVector : struct, IColumnSimd<TVector, T>
    {
        if (lda == rows)
        {
            Interleaving<T, TVector>.In(a, distance, rows * columns, vectors);
            return;
        }

        for (nint j = 0; j < columns; j++, a += lda, vectors += rows * TVector.Count)
        {
            Interleaving<T, TVector>.In(a, distance, rows, vectors);
        }
    }

    /// <summary>The reverse.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Out<T, TVector>(T* vectors, T* a, nint distance, nint rows, nint columns, nint lda)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TVector : struct, IColumnSimd<TVector, T>
    {
        if (lda == rows)
        {
            Interleaving<T, TVector>.Out(vectors, rows * columns, a, distance);
            return;
        }

        for (nint j = 0; j < columns; j++, a += lda, vectors += rows * TVector.Count)
        {
            Interleaving<T, TVector>.Out(vectors, rows, a, distance);
        }
    }
}
