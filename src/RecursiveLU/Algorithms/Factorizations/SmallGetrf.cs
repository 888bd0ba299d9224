using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using RecursiveLU.Conventions;
using RecursiveLU.Kernels.Panels;
using RecursiveLU.Kernels.SmallOrders;
using RecursiveLU.Kernels.Vectors;
using RecursiveLU.Sizes;

namespace RecursiveLU.Algorithms.Factorizations;

/// <summary>Matrices that are factored in registers or nearly so. No other code than this runs between a caller and the
/// kernels: for the smallest, every nanosecond counts.</summary>
internal static unsafe class SmallGetrf
{
    /// <summary>The largest order of <see cref="TryFactorExactly"/>.</summary>
    private const int MaximumExactOrder = 8;

    /// <summary>Whether a matrix that has rows and columns is factored here.</summary>
    /// <param name="m">Rows.</param>
    /// <param name="n">Columns.</param>
    /// <param name="pivoting">Whether rows are exchanged.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Takes<T>(long m, long n, bool pivoting = true)
        where T : unmanaged =>
        (m <= (pivoting ? MaximumRows<T>() : RegisterRows<T>()) && n <= MaximumColumns<T>()) || IsTiny<T>(m, n);

    /// <summary>Whether its columns are held in registers, too.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool HoldsColumns<T>(long m, long n)
        where T : unmanaged => m <= RegisterRows<T>() && n <= MaximumColumns<T>();

    /// <summary>Whether a matrix that has rows and columns is factored without vectors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsTiny<T>(long m, long n)
        where T : unmanaged =>
        (typeof(T) == typeof(double) || typeof(T) == typeof(float)) && m == n && n <= TinyLu.MaximumOrder;

    /// <summary>Factors without vectors; gives the first zero pivot, 1-based, or 0.</summary>
    /// <param name="a">The matrix, column-major.</param>
    /// <param name="n">Its order.</param>
    /// <param name="lda">Elements from a column to the next.</param>
    /// <param name="ipiv">Receives the row exchanges, 1-based; null for no exchanges.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long FactorTiny<T>(T* a, int n, nint lda, long* ipiv)
        where T : unmanaged =>
        typeof(T) == typeof(double)
            ? TinyLu.Factor((double*)a, n, lda, ipiv)
            : TinyLu.Factor((float*)a, n, lda, ipiv);

    /// <summary>Factors; gives the first zero pivot, 1-based, or 0.</summary>
    /// <param name="a">The matrix, column-major.</param>
    /// <param name="m">Rows.</param>
    /// <param name="n">Columns.</param>
    /// <param name="lda">Elements from a column to the next.</param>
    /// <param name="ipiv">Receives the row exchanges, 1-based; null for no exchanges.</param>
    /// <param name="following">A matrix of the same shape to bring into the cache meanwhile; null for none.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long Factor<T>(T* a, int m, int n, nint lda, long* ipiv, T* following = null)
        where T : unmanaged => Factor(a, m, n, lda, ipiv, following, out _);

    /// <summary>The same.</summary>
    /// <param name="a">The matrix, column-major.</param>
    /// <param name="m">Rows.</param>
    /// <param name="n">Columns.</param>
    /// <param name="lda">Elements from a column to the next.</param>
    /// <param name="ipiv">Receives the row exchanges, 1-based; null for no exchanges.</param>
    /// <param name="following">A matrix of the same shape to bring into the cache meanwhile; null for none.</param>
    /// <param name="isExact">Receives whether the status flags, too, are those of plain elimination.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static long Factor<T>(T* a, int m, int n, nint lda, long* ipiv, T* following, out bool isExact)
        where T : unmanaged
    {
        isExact = true;
        if (IsTiny<T>(m, n))
        {
            return FactorTiny(a, n, lda, ipiv);
        }

        if (m == n && TryFactorExactly(a, n, lda, ipiv))
        {
            return 0;
        }

        isExact = false;
        return FactorColumns(a, m, n, lda, ipiv, following);
    }

    /// <summary>Factors a square matrix that is regular and in nothing unusual, so that the status flags, too, are those of plain
    /// elimination; or does nothing to it.</summary>
    /// <param name="a">The matrix, column-major.</param>
    /// <param name="n">Its order.</param>
    /// <param name="lda">Elements from a column to the next.</param>
    /// <param name="ipiv">Receives the row exchanges, 1-based; null for no exchanges.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryFactorExactly<T>(T* a, int n, nint lda, long* ipiv)
        where T : unmanaged =>
        !Widest.IsComplex<T>() && n <= MaximumExactOrder && (typeof(T) == typeof(double)
            ? TryRegisters<double, Simd512<double>>((double*)a, n, lda, ipiv) || TryFixed((double*)a, n, lda, ipiv)
            : TryRegisters<float, Simd256<float>>((float*)a, n, lda, ipiv));

    /// <summary>Factors with vectors; gives the first zero pivot, 1-based, or 0.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static long FactorColumns<T>(T* a, int m, int n, nint lda, long* ipiv, T* following = null)
        where T : unmanaged
    {
        if (Widest.IsComplex<T>() && VectorWidth.Bits == 128)
        {
            // Never: no complex matrix is small for these vectors.
            return InfoCode.Internal;
        }

        if (typeof(T) == typeof(Complex))
        {
            return FactorComplex((Complex*)a, m, n, lda, ipiv, (Complex*)following);
        }

        if (typeof(T) == typeof(Complex64))
        {
            return FactorComplex((Complex64*)a, m, n, lda, ipiv, (Complex64*)following);
        }

        if (VectorWidth.Bits == 128)
        {
            return typeof(T) == typeof(double)
                ? FactorNarrow((double*)a, m, n, lda, ipiv, (double*)following)
                : FactorNarrow((float*)a, m, n, lda, ipiv, (float*)following);
        }

        if (typeof(T) == typeof(double))
        {
            return Vector512.IsHardwareAccelerated
                ? FactorColumns<double, Simd512<double>>((double*)a, m, n, lda, ipiv, (double*)following)
                : FactorColumns<double, Simd256<double>>((double*)a, m, n, lda, ipiv, (double*)following);
        }

        return Vector512.IsHardwareAccelerated
            ? FactorColumns<float, Simd512<float>>((float*)a, m, n, lda, ipiv, (float*)following)
            : FactorColumns<float, Simd256<float>>((float*)a, m, n, lda, ipiv, (float*)following);
    }

    /// <summary>The same for a row-major matrix, by way of a column-major copy.</summary>
    /// <param name="a">The matrix, row-major.</param>
    /// <param name="m">Rows.</param>
    /// <param name="n">Columns.</param>
    /// <param name="lda">Elements from a row to the next.</param>
    /// <param name="ipiv">Receives the row exchanges, 1-based; null for no exchanges.</param>
    public static long FactorRows<T>(T* a, int m, int n, nint lda, long* ipiv)
        where T : unmanaged =>
        Widest.Run<T, RowMajor<T>>(new RowMajor<T>(a, m, n, lda, ipiv));

    /// <summary>The most rows of a matrix whose rows are exchanged: the kernel for the highest columns knows no other way.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int MaximumRows<T>()
        where T : unmanaged =>
        (typeof(T) == typeof(double) || typeof(T) == typeof(float)) && VectorWidth.Bits > 128
            ? KernelTuning.MediumRows<T>(VectorWidth.Bits)
            : RegisterRows<T>();

    /// <summary>The most rows of a column that the vectors of this machine hold.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int RegisterRows<T>()
        where T : unmanaged =>
        Widest.IsComplex<T>() ? MaximumComplexRows<T>()
        : typeof(T) != typeof(double) && typeof(T) != typeof(float) ? 0
        : Vector512.IsHardwareAccelerated ? 4 * Vector512<T>.Count
        : Vector256.IsHardwareAccelerated && Fma.IsSupported ? 4 * Vector256<T>.Count
        : Vector128.IsHardwareAccelerated ? KernelTuning.ColumnOrder<T>()
        : 0;

    /// <summary>The same of complex numbers, whose parts lie apart in vectors of their own.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int MaximumComplexRows<T>()
        where T : unmanaged =>
        Vector512.IsHardwareAccelerated ? KernelTuning.RegisterOrder
        : Vector256.IsHardwareAccelerated && Fma.IsSupported ? 8 * Vector256<byte>.Count / sizeof(T)
        : 0;

    /// <summary>The most columns.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int MaximumColumns<T>()
        where T : unmanaged => VectorWidth.Bits == 128 ? KernelTuning.ColumnOrder<T>()
        : Widest.IsComplex<T>() ? KernelTuning.RegisterOrder
        : KernelTuning.MediumOrder;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryRegisters<T, TVector>(T* a, int n, nint lda, long* ipiv)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TVector : struct, IColumnSimd<TVector, T> =>
        TVector.CanPermute && (ipiv != null
            ? TryRegisters<T, TVector, RowExchanges>(a, n, lda, ipiv)
            : TryRegisters<T, TVector, NoRowExchanges>(a, n, lda, null));

    /// <summary>With vectors of eight elements.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryRegisters<T, TVector, TPivoting>(T* a, int n, nint lda, long* ipiv)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TVector : struct, IColumnSimd<TVector, T>
        where TPivoting : struct, IPivoting =>
        n switch
        {
            5 => RegisterLu<T, TVector, Order5, TPivoting>.TryFactor(a, lda, ipiv),
            6 => RegisterLu<T, TVector, Order6, TPivoting>.TryFactor(a, lda, ipiv),
            7 => RegisterLu<T, TVector, Order7, TPivoting>.TryFactor(a, lda, ipiv),
            8 => RegisterLu<T, TVector, Order8, TPivoting>.TryFactor(a, lda, ipiv),
            _ => false,
        };

    /// <summary>With two vectors of four elements to a column.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryFixed(double* a, int n, nint lda, long* ipiv) =>
        !Simd512<double>.CanPermute && Simd256<double>.CanPermute && ipiv != null && n switch
        {
            5 => TryFixed<Order5>(a, lda, ipiv),
            6 => TryFixed<Order6>(a, lda, ipiv),
            7 => TryFixed<Order7>(a, lda, ipiv),
            8 => TryFixed<Order8>(a, lda, ipiv),
            _ => false,
        };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryFixed<TOrder>(double* a, nint lda, long* ipiv)
        where TOrder : struct, IOrder =>
        FixedLu<double, Simd256<double>, TwoVectors<Simd256<double>, double>, TOrder>.TryFactor(a, lda, ipiv);

    /// <summary>With vectors of 128 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static long FactorNarrow<T>(T* a, int m, int n, nint lda, long* ipiv, T* following)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        ipiv != null
            ? ColumnLu<T, RowExchanges>.Factor(a, m, n, lda, ipiv, following)
            : ColumnLu<T, NoRowExchanges>.Factor(a, m, n, lda, null, following);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static long FactorColumns<T, TVector>(T* a, int m, int n, nint lda, long* ipiv, T* following)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TVector : struct, IColumnSimd<TVector, T> =>
        m <= TVector.Count ? SmallLu<T, TVector, OneVector<TVector, T>>.Factor(a, m, n, lda, ipiv, following)
        : m <= 2 * TVector.Count ? SmallLu<T, TVector, TwoVectors<TVector, T>>.Factor(a, m, n, lda, ipiv, following)
        : m <= 3 * TVector.Count ? SmallLu<T, TVector, SeveralVectors<TVector, T, Absent>>.Factor(a, m, n, lda, ipiv, following)
        : KernelTuning.MediumRows<T>(VectorWidth.Bits) <= 4 * TVector.Count || m <= 4 * TVector.Count
            ? SmallLu<T, TVector, SeveralVectors<TVector, T, Present>>.Factor(a, m, n, lda, ipiv, following)
        : MediumLu<T, TVector>.Factor(a, m, n, lda, ipiv);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static long FactorComplex(Complex* a, int m, int n, nint lda, long* ipiv, Complex* following) =>
        m == n && TryComplex((double*)a, n, 2 * lda, ipiv) ? 0
        : !Vector512.IsHardwareAccelerated || m <= Vector256<double>.Count
            ? FactorComplex<Complex, double, Simd256<double>>(a, m, n, lda, ipiv, following)
            : FactorComplex<Complex, double, Simd512<double>>(a, m, n, lda, ipiv, following);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static long FactorComplex(Complex64* a, int m, int n, nint lda, long* ipiv, Complex64* following) =>
        m == n && TryComplex((float*)a, n, 2 * lda, ipiv) ? 0
        : !Vector512.IsHardwareAccelerated || m <= Vector256<float>.Count
            ? FactorComplex<Complex64, float, Simd256<float>>(a, m, n, lda, ipiv, following)
            : FactorComplex<Complex64, float, Simd512<float>>(a, m, n, lda, ipiv, following);

    /// <summary>Factors a square matrix of parts in turn that is regular and in nothing unusual; or does nothing to it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryComplex<TPart>(TPart* a, int n, nint stride, long* ipiv)
        where TPart : unmanaged, IFloatingPointIeee754<TPart> =>
        ipiv != null
            ? TryComplex<TPart, RowExchanges>(a, n, stride, ipiv)
            : TryComplex<TPart, NoRowExchanges>(a, n, stride, null);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryComplex<TPart, TPivoting>(TPart* a, int n, nint stride, long* ipiv)
        where TPart : unmanaged, IFloatingPointIeee754<TPart>
        where TPivoting : struct, IPivoting =>
        n switch
        {
            2 => RegisterComplexLu<TPart, Simd256<TPart>, Order2, TPivoting>.TryFactor(a, stride, ipiv),
            3 => RegisterComplexLu<TPart, Simd256<TPart>, Order3, TPivoting>.TryFactor(a, stride, ipiv),
            4 => RegisterComplexLu<TPart, Simd256<TPart>, Order4, TPivoting>.TryFactor(a, stride, ipiv),
            5 => TryEight<TPart, Order5, TPivoting>(a, stride, ipiv),
            6 => TryEight<TPart, Order6, TPivoting>(a, stride, ipiv),
            7 => TryEight<TPart, Order7, TPivoting>(a, stride, ipiv),
            8 => TryEight<TPart, Order8, TPivoting>(a, stride, ipiv),
            _ => false,
        };

    /// <summary>With vectors of eight floats, if there are registers for all of them. Twice as many bytes are too much for
    /// one method.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryEight<TPart, TOrder, TPivoting>(TPart* a, nint stride, long* ipiv)
        where TPart : unmanaged, IFloatingPointIeee754<TPart>
        where TOrder : struct, IOrder
        where TPivoting : struct, IPivoting =>
        Vector512.IsHardwareAccelerated && typeof(TPart) == typeof(float)
        && RegisterComplexLu<TPart, Simd256<TPart>, TOrder, TPivoting>.TryFactor(a, stride, ipiv);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static long FactorComplex<T, TPart, TVector>(T* a, int m, int n, nint lda, long* ipiv, T* following)
        where T : unmanaged, INumberBase<T>
        where TPart : unmanaged, IFloatingPointIeee754<TPart>
        where TVector : struct, IColumnSimd<TVector, TPart>, IPairSimd<TVector, TPart> =>
        m < TVector.Count / 2 ? PlainComplexLu<T, TPart, TVector>.Factor(a, m, n, lda, ipiv)
        : m <= TVector.Count
            ? SmallComplexLu<T, TPart, TVector, OneVector<TVector, TPart>>.Factor(a, m, n, lda, ipiv, following)
        : m <= 2 * TVector.Count || 2 * TVector.Count >= KernelTuning.RegisterOrder
            ? SmallComplexLu<T, TPart, TVector, TwoVectors<TVector, TPart>>.Factor(a, m, n, lda, ipiv, following)
        : m <= 3 * TVector.Count
            ? SmallComplexLu<T, TPart, TVector, SeveralVectors<TVector, TPart, Absent>>.Factor(a, m, n, lda, ipiv, following)
        : SmallComplexLu<T, TPart, TVector, SeveralVectors<TVector, TPart, Present>>.Factor(a, m, n, lda, ipiv, following);

    private readonly struct RowMajor<T>(T* a, int m, int n, nint lda, long* ipiv) : IVectorised<T>
        where T : unmanaged
    {
        public long Run<TVector>()
            where TVector : struct, ISimd<TVector, T>
        {
            T* copy = stackalloc T[m * n];
            RowCopy<T, TVector>.ToColumns(a, lda, m, n, copy, m);
            long info = Factor(copy, m, n, m, ipiv);
            RowCopy<T, TVector>.FromColumns(copy, m, a, lda, m, n);
            return info;
        }
    }
}
