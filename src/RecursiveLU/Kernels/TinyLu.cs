using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RecursiveLU.Kernels;

/// <summary>Square matrices of order 1 to 4, in scalar registers: a call of it is over before a vector kernel has found its
/// first pivot.</summary>
/// <remarks>
/// Which row becomes the pivot's is as good as random, so nothing branches on it: the first exchange happens while the matrix
/// is read, through indices, and the later ones are exclusive ors under masks.
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
        Number(ipiv, 0, p);
        Number(ipiv, 1, 1);
        var u = TinyRow<T>.Read(2, a + p, lda);
        var x = TinyRow<T>.Read(2, a + (p ^ 1), lda);
        T scale = Reciprocal(best, u.A);
        long info = 0;
        if (best < SafeMinimum)
        {
            info = Small(info, 1, u.A, ref x.A, ref scale);
        }

        x.MinusA(u, scale);
        u.Write(2, a, lda);
        x.Write(2, a + 1, lda);
        return First(info, x.B, 2);
    }

    private static long Factor3(T* a, nint lda, long* ipiv)
    {
        T best = T.Abs(a[0]);
        nint p = Better(a[1], 1, 0, ref best);
        p = Better(a[2], 2, p, ref best);
        Number(ipiv, 0, p);
        var u = TinyRow<T>.Read(3, a + p, lda);
        var x = TinyRow<T>.Read(3, a + (p == 1 ? 0 : 1), lda);
        var y = TinyRow<T>.Read(3, a + (p == 2 ? 0 : 2), lda);
        T scale = Reciprocal(best, u.A);
        long info = 0;
        if (best < SafeMinimum)
        {
            info = Small(info, 1, u.A, ref x.A, ref scale);
            _ = Small(info, 1, u.A, ref y.A, ref scale);
        }

        u.Write(3, a, lda);
        x.MinusA(u, scale);
        y.MinusA(u, scale);

        best = T.Abs(x.B);
        Vector128<T> second = Better(y.B, ref best);
        Number(ipiv, 1, 1 + Bit(second));
        Number(ipiv, 2, 2);
        TinyRow<T>.Exchange(second, ref x, ref y);
        scale = Reciprocal(best, x.B);
        if (best < SafeMinimum)
        {
            info = Small(info, 2, x.B, ref y.B, ref scale);
        }

        y.MinusB(x, scale);
        x.Write(3, a + 1, lda);
        y.Write(3, a + 2, lda);
        return First(info, y.C, 3);
    }

    private static long Factor4(T* a, nint lda, long* ipiv)
    {
        T best = T.Abs(a[0]);
        nint p = Better(a[1], 1, 0, ref best);
        p = Better(a[2], 2, p, ref best);
        p = Better(a[3], 3, p, ref best);
        Number(ipiv, 0, p);
        var u = TinyRow<T>.Read(4, a + p, lda);
        var x = TinyRow<T>.Read(4, a + (p == 1 ? 0 : 1), lda);
        var y = TinyRow<T>.Read(4, a + (p == 2 ? 0 : 2), lda);
        var z = TinyRow<T>.Read(4, a + (p == 3 ? 0 : 3), lda);
        T scale = Reciprocal(best, u.A);
        long info = 0;
        if (best < SafeMinimum)
        {
            info = Small(info, 1, u.A, ref x.A, ref scale);
            _ = Small(info, 1, u.A, ref y.A, ref scale);
            _ = Small(info, 1, u.A, ref z.A, ref scale);
        }

        u.Write(4, a, lda);
        x.MinusA(u, scale);
        y.MinusA(u, scale);
        z.MinusA(u, scale);

        best = T.Abs(x.B);
        Vector128<T> second = Better(y.B, ref best);
        Vector128<T> third = Better(z.B, ref best);
        second = Vector128.AndNot(second, third);
        Number(ipiv, 1, 1 + Bit(second) + (2 * Bit(third)));
        TinyRow<T>.Exchange(second, ref x, ref y);
        TinyRow<T>.Exchange(third, ref x, ref z);
        scale = Reciprocal(best, x.B);
        if (best < SafeMinimum)
        {
            info = Small(info, 2, x.B, ref y.B, ref scale);
            _ = Small(info, 2, x.B, ref z.B, ref scale);
        }

        x.Write(4, a + 1, lda);
        y.MinusB(x, scale);
        z.MinusB(x, scale);

        best = T.Abs(y.C);
        second = Better(z.C, ref best);
        Number(ipiv, 2, 2 + Bit(second));
        Number(ipiv, 3, 3);
        TinyRow<T>.Exchange(second, ref y, ref z);
        scale = Reciprocal(best, y.C);
        if (best < SafeMinimum)
        {
            info = Small(info, 3, y.C, ref z.C, ref scale);
        }

        z.MinusC(y, scale);
        y.Write(4, a + 2, lda);
        z.Write(4, a + 3, lda);
        return First(info, z.D, 4);
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

    /// <summary>A mask that is set if an element is larger than the best, or than every one before if the first is not
    /// NaN.</summary>
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

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static long First(long info, T pivot, long step) => T.IsZero(pivot) && info == 0 ? step : info;

    /// <summary>1 / pivot, from its magnitude, which is known first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Reciprocal(T magnitude, T pivot)
    {
        if (!TPivoting.Value)
        {
            return T.One / pivot;
        }

        Vector128<T> sign = Vector128.CreateScalarUnsafe(magnitude) ^ Vector128.CreateScalarUnsafe(pivot);
        return (Vector128.CreateScalarUnsafe(T.One / magnitude) ^ sign).ToScalar();
    }

    /// <summary>Divides by a pivot whose reciprocal overflows, or not at all by zero, so that scaling has nothing left to
    /// do.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static long Small(long info, long step, T pivot, ref T x, ref T scale)
    {
        scale = T.One;
        x = T.IsZero(pivot) ? x : x / pivot;
        return First(info, pivot, step);
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
            ? TinyLu<T, Pivoting>.Factor(a, n, lda, ipiv)
            : TinyLu<T, NoPivoting>.Factor(a, n, lda, null);

    private readonly struct Pivoting : IPivoting
    {
        public static bool Value
        {
            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            get => true;
        }
    }

    private readonly struct NoPivoting : IPivoting
    {
        public static bool Value
        {
            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            get => false;
        }
    }
}
