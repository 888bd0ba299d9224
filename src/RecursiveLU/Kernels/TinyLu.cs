using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RecursiveLU.Kernels;

/// <summary>Square matrices of order 1 to 4, in scalar registers: a call of it is over before a vector kernel has found its
/// first pivot.</summary>
/// <remarks>
/// Which row becomes the pivot's is as good as random, so nothing branches on it: the first exchange happens while the matrix
/// is read, through indices, and the later ones are exclusive ors under masks. A pivot whose reciprocal overflows, such as
/// zero, ends this; <see cref="PlainLu{T, TPivoting}"/> does the rest.
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
        n switch
        {
            4 => Factor4(a, lda, ipiv),
            3 => Factor3(a, lda, ipiv),
            2 => Factor2(a, lda, ipiv),
            _ => Factor1(a, ipiv),
        };

    private static long Factor1(T* a, long* ipiv)
    {
        Number(ipiv, 0, 0);
        return T.IsZero(*a) ? 1 : 0;
    }

    private static long Factor2(T* a, nint lda, long* ipiv)
    {
        T best = T.Abs(a[0]);
        nint p = Better(a[1], 1, 0, ref best);
        if (best < SafeMinimum)
        {
            return PlainLu<T, TPivoting>.Continue(a, 2, 0, lda, ipiv);
        }

        Number(ipiv, 0, p);
        Number(ipiv, 1, 1);
        var u = TinyRow<T>.Read2(a + p, lda);
        var x = TinyRow<T>.Read2(a + (p ^ 1), lda);
        x.MinusA(u, Reciprocal(best, u.A));
        u.Write2(a, lda);
        x.Write2(a + 1, lda);
        return T.IsZero(x.B) ? 2 : 0;
    }

    private static long Factor3(T* a, nint lda, long* ipiv)
    {
        T best = T.Abs(a[0]);
        nint p = Better(a[1], 1, 0, ref best);
        p = Better(a[2], 2, p, ref best);
        if (best < SafeMinimum)
        {
            return PlainLu<T, TPivoting>.Continue(a, 3, 0, lda, ipiv);
        }

        Number(ipiv, 0, p);
        var u = TinyRow<T>.Read3(a + p, lda);
        var x = TinyRow<T>.Read3(a + Other(p, 1), lda);
        var y = TinyRow<T>.Read3(a + Other(p, 2), lda);
        T scale = Reciprocal(best, u.A);
        u.Write3(a, lda);
        x.MinusA(u, scale);
        y.MinusA(u, scale);

        best = T.Abs(x.B);
        Vector128<T> second = Better(y.B, ref best);
        if (best < SafeMinimum)
        {
            x.Write3(a + 1, lda);
            y.Write3(a + 2, lda);
            return PlainLu<T, TPivoting>.Continue(a, 3, 1, lda, ipiv);
        }

        Number(ipiv, 1, 1 + Bit(second));
        Number(ipiv, 2, 2);
        TinyRow<T>.Exchange(second, ref x, ref y);
        y.MinusB(x, Reciprocal(best, x.B));
        x.Write3(a + 1, lda);
        y.Write3(a + 2, lda);
        return T.IsZero(y.C) ? 3 : 0;
    }

    private static long Factor4(T* a, nint lda, long* ipiv)
    {
        T best = T.Abs(a[0]);
        nint p = Better(a[1], 1, 0, ref best);
        p = Better(a[2], 2, p, ref best);
        p = Better(a[3], 3, p, ref best);
        if (best < SafeMinimum)
        {
            return PlainLu<T, TPivoting>.Continue(a, 4, 0, lda, ipiv);
        }

        Number(ipiv, 0, p);
        var u = TinyRow<T>.Read4(a + p, lda);
        var x = TinyRow<T>.Read4(a + Other(p, 1), lda);
        var y = TinyRow<T>.Read4(a + Other(p, 2), lda);
        var z = TinyRow<T>.Read4(a + Other(p, 3), lda);
        T scale = Reciprocal(best, u.A);
        u.Write4(a, lda);
        x.MinusA(u, scale);
        y.MinusA(u, scale);
        z.MinusA(u, scale);

        best = T.Abs(x.B);
        Vector128<T> second = Better(y.B, ref best);
        Vector128<T> third = Better(z.B, ref best);
        if (best < SafeMinimum)
        {
            x.Write4(a + 1, lda);
            y.Write4(a + 2, lda);
            z.Write4(a + 3, lda);
            return PlainLu<T, TPivoting>.Continue(a, 4, 1, lda, ipiv);
        }

        second = Vector128.AndNot(second, third);
        Number(ipiv, 1, 1 + Bit(second) + (2 * Bit(third)));
        TinyRow<T>.Exchange(second, ref x, ref y);
        TinyRow<T>.Exchange(third, ref x, ref z);
        scale = Reciprocal(best, x.B);
        x.Write4(a + 1, lda);
        y.MinusB(x, scale);
        z.MinusB(x, scale);

        best = T.Abs(y.C);
        second = Better(z.C, ref best);
        if (best < SafeMinimum)
        {
            y.Write4(a + 2, lda);
            z.Write4(a + 3, lda);
            return PlainLu<T, TPivoting>.Continue(a, 4, 2, lda, ipiv);
        }

        Number(ipiv, 2, 2 + Bit(second));
        Number(ipiv, 3, 3);
        TinyRow<T>.Exchange(second, ref y, ref z);
        z.MinusC(y, Reciprocal(best, y.C));
        y.Write4(a + 2, lda);
        z.Write4(a + 3, lda);
        return T.IsZero(z.D) ? 4 : 0;
    }

    /// <summary>The row of the larger of two elements; the first of all rows if that one's is NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nint Better(T element, nint row, nint bestRow, ref T best)
    {
        if (!TPivoting.Value)
        {
            return bestRow;
        }

        T magnitude = T.Abs(element);
        nint found = magnitude > best ? row : bestRow;
        best = Larger(magnitude, best);
        return found;
    }

    /// <summary>A mask that is set if an element is larger than the best, and never if the first of all is NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<T> Better(T element, ref T best)
    {
        if (!TPivoting.Value)
        {
            return default;
        }

        T magnitude = T.Abs(element);
        Vector128<T> mask = Vector128.GreaterThan(
            Vector128.CreateScalarUnsafe(magnitude), Vector128.CreateScalarUnsafe(best));
        best = Larger(magnitude, best);
        return mask;
    }

    /// <summary>The larger of two numbers, the second if one is NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Larger(T a, T b) => Simd128<T>.MaxOrSecond(Simd128<T>.Scalar(a), Simd128<T>.Scalar(b)).First;

    /// <summary>A row, or the first one if it goes there.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nint Other(nint pivot, nint row) => pivot == row ? 0 : row;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nint Bit(Vector128<T> mask) => (nint)(mask.ExtractMostSignificantBits() & 1);

    /// <summary>Writes a row exchange.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Number(long* ipiv, nint step, nint row)
    {
        if (TPivoting.Value)
        {
            ipiv[step] = row + 1;
        }
    }

    /// <summary>1 / pivot, from its magnitude, which is known first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Reciprocal(T magnitude, T pivot)
    {
        Vector128<T> sign = Vector128.CreateScalarUnsafe(magnitude) ^ Vector128.CreateScalarUnsafe(pivot);
        return (Vector128.CreateScalarUnsafe(T.One / magnitude) ^ sign).ToScalar();
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
