using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using RecursiveLU.Kernels.Vectors;

namespace RecursiveLU.Kernels.SmallOrders;

/// <summary>Square matrices of order 1 to 4, in scalar registers: a call of it is over before a vector kernel has found its
/// first pivot.</summary>
/// <remarks>
/// Which row becomes the pivot's is as good as random, so nothing branches on it: the first exchange happens while the matrix
/// is read, through pointers, and the later ones are exclusive ors under masks. A pivot whose reciprocal overflows, such as
/// zero, or NaN in the first column ends this; <see cref="PlainLu{T, TPivoting}"/> does the rest. No multiplication is fused with
/// a subtraction and no operation is done for nothing: bits and status flags are those of plain elimination on every processor.
/// </remarks>
internal static unsafe class TinyLu<T, TPivoting>
    where T : unmanaged, IFloatingPointIeee754<T>
    where TPivoting : struct, IPivoting
{
    private static T SafeMinimum
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Simd128<T>.SafeMinimum;
    }

    /// <summary>Factors in place; gives the first zero pivot, 1-based, or 0.</summary>
    /// <param name="a">The matrix, column-major.</param>
    /// <param name="n">Its order, 1 to <see cref="TinyLu.MaximumOrder"/>.</param>
    /// <param name="lda">Elements from a column to the next.</param>
    /// <param name="ipiv">Receives the row exchanges, 1-based, if there are any.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long Factor(T* a, int n, nint lda, long* ipiv) =>
        n == 4 ? TinyLu4<T, TPivoting>.Factor(a, lda, ipiv)
        : n == 3 ? Factor3(a, lda, ipiv)
        : n == 2 ? Factor2(a, lda, ipiv)
        : Factor1(a, ipiv);

    private static long Factor1(T* a, long* ipiv)
    {
        Number(ipiv, 0, 0);
        return T.IsZero(*a) ? 1 : 0;
    }

    private static long Factor2(T* a, nint lda, long* ipiv)
    {
        long largest = Magnitude(a);
        T* first = Better(a + 1, a, ref largest);
        T best = FromBits(largest);
        if (!(best >= SafeMinimum))
        {
            return PlainLu<T, TPivoting>.Continue(a, 2, 0, lda, ipiv);
        }

        Number(ipiv, 0, IndexOf(first, a));
        Number(ipiv, 1, 1);
        var u = TinyRow<T>.Read2(first, lda);
        var x = TinyRow<T>.Read2(first == a ? a + 1 : a, lda);
        x.MinusA(u, Scalar.Sign(u.A, best), T.One / best);
        u.Write2(a, lda);
        x.Write2(a + 1, lda);
        return T.IsZero(x.B) ? 2 : 0;
    }

    private static long Factor3(T* a, nint lda, long* ipiv)
    {
        T* a1 = a + 1;
        T* a2 = a + 2;
        long largest = Magnitude(a);
        T* first = Better(a1, a, ref largest);
        first = Better(a2, first, ref largest);
        T best = FromBits(largest);
        if (!(best >= SafeMinimum))
        {
            return PlainLu<T, TPivoting>.Continue(a, 3, 0, lda, ipiv);
        }

        Number(ipiv, 0, IndexOf(first, a));
        var u = TinyRow<T>.Read3(first, lda);
        var x = TinyRow<T>.Read3(first == a1 ? a : a1, lda);
        var y = TinyRow<T>.Read3(first == a2 ? a : a2, lda);
        T reciprocal = T.One / best;
        Vector128<T> sign = Scalar.Sign(u.A, best);
        u.Write3(a, lda);
        x.MinusA(u, sign, reciprocal);
        y.MinusA(u, sign, reciprocal);

        best = T.Abs(x.B);
        Vector128<T> second = IsBetter(y.B, ref best);
        if (best < SafeMinimum)
        {
            x.Write3(a + 1, lda);
            y.Write3(a + 2, lda);
            return PlainLu<T, TPivoting>.Continue(a, 3, 1, lda, ipiv);
        }

        Number(ipiv, 1, 1 + Bit(second));
        Number(ipiv, 2, 2);
        TinyRow<T>.Exchange(second, ref x, ref y);
        y.MinusB(x, Scalar.Sign(x.B, best), T.One / best);
        x.Write3(a + 1, lda);
        y.Write3(a + 2, lda);
        return T.IsZero(y.C) ? 3 : 0;
    }

    /// <summary>The larger of two elements, in integers: they are compared sooner. NaN is the largest of all, which
    /// is wrong.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static T* Better(T* element, T* bestElement, ref long best)
    {
        if (!TPivoting.Value)
        {
            return bestElement;
        }

        long magnitude = Magnitude(element);
        T* found = magnitude > best ? element : bestElement;
        best = Math.Max(magnitude, best);
        return found;
    }

    /// <summary>The magnitude of an element, for <see cref="Better"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static long Magnitude(T* a) => (sizeof(T) == sizeof(double) ? *(long*)a : *(uint*)a) & FloatBits<T>.Magnitude;

    /// <summary>The number that has a <see cref="Magnitude"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static T FromBits(long bits) =>
        sizeof(T) == sizeof(double) ? Unsafe.BitCast<long, T>(bits) : Unsafe.BitCast<int, T>((int)bits);

    /// <summary>The index of an element of an array.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static nint IndexOf(T* element, T* array) => (nint)((nuint)((byte*)element - (byte*)array) / (nuint)sizeof(T));

    /// <summary>A mask that is set if an element is larger than the best, and never if the first of all is NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector128<T> IsBetter(T element, ref T best)
    {
        if (!TPivoting.Value)
        {
            return default;
        }

        T magnitude = T.Abs(element);
        Vector128<T> mask = Vector128.GreaterThan(
            Vector128.CreateScalarUnsafe(magnitude), Vector128.CreateScalarUnsafe(best));
        best = Scalar.MaxOrSecond(magnitude, best);
        return mask;
    }

    /// <summary>1 if a mask is set.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static nint Bit(Vector128<T> mask) => (nint)(mask.ExtractMostSignificantBits() & 1);

    /// <summary>Writes a row exchange.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Number(long* ipiv, nint step, nint row)
    {
        if (TPivoting.Value)
        {
            ipiv[step] = row + 1;
        }
    }
}

/// <summary>Square matrices of order 1 to 4, with or without row exchanges.</summary>
internal static unsafe class TinyLu
{
    /// <summary>The largest order.</summary>
    public const int MaximumOrder = 4;

    /// <summary>Factors in place; gives the first zero pivot, 1-based, or 0.</summary>
    /// <param name="a">The matrix, column-major.</param>
    /// <param name="n">Its order, 1 to <see cref="MaximumOrder"/>.</param>
    /// <param name="lda">Elements from a column to the next.</param>
    /// <param name="ipiv">Receives the row exchanges, 1-based; null for no exchanges.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long Factor<T>(T* a, int n, nint lda, long* ipiv)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        ipiv != null
            ? TinyLu<T, RowExchanges>.Factor(a, n, lda, ipiv)
            : TinyLu<T, NoRowExchanges>.Factor(a, n, lda, null);
}
