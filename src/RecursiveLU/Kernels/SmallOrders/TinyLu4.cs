using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using RecursiveLU.Kernels.Vectors;

namespace RecursiveLU.Kernels.SmallOrders;

/// <summary>Square matrices of order 4, in registers.</summary>
/// <remarks>
/// As in <see cref="TinyLu{T, TPivoting}"/> nothing branches on a pivot's row. What is on the way from a pivot to the next is
/// done in scalars and is as short as it can be: the reciprocal of the magnitude, and the sign meanwhile given to what it
/// multiplies. The rest of a row is a pair. Nothing is written before the end: so a pivot whose reciprocal overflows, before which
/// this ends, leaves the matrix as it was, and rows that are finished are read again rather than kept, and multipliers are exchanged
/// by where they are written.
/// </remarks>
internal static unsafe class TinyLu4<T, TPivoting>
    where T : unmanaged, IFloatingPointIeee754<T>
    where TPivoting : struct, IPivoting
{
    /// <summary>Gets the rows, four bytes for each, where the first column's multipliers go that were in the rows 1, 2 and 3;
    /// two to a row of the second exchange, with and without the third one.</summary>
    private static ReadOnlySpan<byte> Places => [1, 2, 3, 0, 1, 3, 2, 0, 2, 1, 3, 0, 3, 1, 2, 0, 3, 2, 1, 0, 2, 3, 1, 0];

    /// <summary>Factors in place; gives the first zero pivot, 1-based, or 0.</summary>
    /// <param name="a">The matrix, column-major.</param>
    /// <param name="lda">Elements from a column to the next.</param>
    /// <param name="ipiv">Receives the row exchanges, 1-based, if there are any.</param>
    public static long Factor(T* a, nint lda, long* ipiv)
    {
        T* a1 = a + 1;
        T* a2 = a + 2;
        T* a3 = a + 3;
        long largest = TinyLu<T, TPivoting>.Magnitude(a);
        T* first = TinyLu<T, TPivoting>.Better(a1, a, ref largest);
        first = TinyLu<T, TPivoting>.Better(a2, first, ref largest);
        first = TinyLu<T, TPivoting>.Better(a3, first, ref largest);
        T best = TinyLu<T, TPivoting>.FromBits(largest);
        if (!(best >= Simd128<T>.SafeMinimum))
        {
            return PlainLu<T, TPivoting>.Continue(a, 4, 0, lda, ipiv);
        }

        T reciprocal = T.One / best;
        var u = TinyRow4<T>.Read(first, lda);
        var x = TinyRow4<T>.Read(first == a1 ? a : a1, lda);
        var y = TinyRow4<T>.Read(first == a2 ? a : a2, lda);
        var z = TinyRow4<T>.Read(first == a3 ? a : a3, lda);
        Vector128<T> sign = Scalar.Sign(u.A, best);
        x.MinusA(u, sign, reciprocal);
        y.MinusA(u, sign, reciprocal);
        z.MinusA(u, sign, reciprocal);

        best = T.Abs(x.B);
        Vector128<T> second = TinyLu<T, TPivoting>.IsBetter(y.B, ref best);
        Vector128<T> third = TinyLu<T, TPivoting>.IsBetter(z.B, ref best);
        second = Vector128.AndNot(second, third);
        nint row1 = (nint)TinyRow4<T>.PairOf(second.ToScalar(), third.ToScalar()).ExtractMostSignificantBits() & 3;
        if (best < Simd128<T>.SafeMinimum)
        {
            return PlainLu<T, TPivoting>.Continue(a, 4, 0, lda, ipiv);
        }

        reciprocal = T.One / best;
        Exchange(second, third, ref x, ref y, ref z);
        sign = Scalar.Sign(x.B, best);
        y.MinusB(x, sign, reciprocal);
        z.MinusB(x, sign, reciprocal);

        best = T.Abs(y.C);
        third = TinyLu<T, TPivoting>.IsBetter(z.C, ref best);
        nint row2 = TinyLu<T, TPivoting>.Bit(third);
        if (best < Simd128<T>.SafeMinimum)
        {
            return PlainLu<T, TPivoting>.Continue(a, 4, 0, lda, ipiv);
        }

        reciprocal = T.One / best;
        ExchangePairs(third, ref y, ref z);
        T l = Scalar.WithSign(z.C, Scalar.Sign(y.C, best)) * reciprocal;
        T last = Scalar.MinusRounded(z.D, l, y.D);
        if (TPivoting.Value)
        {
            ipiv[0] = TinyLu<T, TPivoting>.IndexOf(first, a) + 1;
            ipiv[1] = row1 + 2;
            ipiv[2] = row2 + 3;
            ipiv[3] = 4;
        }

        Write(a, lda, first, x, y);
        byte* place = (byte*)Unsafe.AsPointer(ref MemoryMarshal.GetReference(Places)) + (4 * ((2 * row1) + row2));
        a[place[0]] = x.A;
        a[place[1]] = y.A;
        a[place[2]] = z.A;
        a += lda;
        a[2 + row2] = y.B;
        a[3 - row2] = z.B;
        a[lda + 3] = l;
        a[(2 * lda) + 3] = last;
        return 4 * TinyLu<T, TPivoting>.Bit(Vector128.Equals(Vector128.CreateScalarUnsafe(last), Vector128<T>.Zero));
    }

    /// <summary>Writes the rows of U but for the last.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Write(T* a, nint lda, T* first, in TinyRow4<T> x, in TinyRow4<T> y)
    {
        T ua = first[0];
        T ub = first[lda];
        T uc = first[2 * lda];
        T ud = first[3 * lda];
        a[0] = ua;
        a[lda] = ub;
        a[lda + 1] = x.B;
        a += 2 * lda;
        a[0] = uc;
        a[1] = x.C;
        a[2] = y.C;
        a += lda;
        a[0] = ud;
        a[1] = x.D;
        a[2] = y.D;
    }

    /// <summary>Exchanges the rows x and y, or x and z, but for the first column.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Exchange(
        Vector128<T> second, Vector128<T> third, ref TinyRow4<T> x, ref TinyRow4<T> y, ref TinyRow4<T> z)
    {
        if (TPivoting.Value)
        {
            Vector128<T> xb = Vector128.CreateScalarUnsafe(x.B);
            Vector128<T> yb = Vector128.CreateScalarUnsafe(y.B);
            Vector128<T> zb = Vector128.CreateScalarUnsafe(z.B);
            Exchange(second, third, ref xb, ref yb, ref zb);
            x.B = xb.ToScalar();
            y.B = yb.ToScalar();
            z.B = zb.ToScalar();
            Exchange(Both(second), Both(third), ref x.Pair, ref y.Pair, ref z.Pair);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Exchange(
        Vector128<T> second, Vector128<T> third, ref Vector128<T> x, ref Vector128<T> y, ref Vector128<T> z)
    {
        Vector128<T> withY = (x ^ y) & second;
        Vector128<T> withZ = (x ^ z) & third;
        y ^= withY;
        z ^= withZ;
        x = x ^ withZ ^ withY;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void ExchangePairs(Vector128<T> mask, ref TinyRow4<T> y, ref TinyRow4<T> z)
    {
        if (TPivoting.Value)
        {
            Vector128<T> difference = (y.Pair ^ z.Pair) & Both(mask);
            y.Pair ^= difference;
            z.Pair ^= difference;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<T> Both(Vector128<T> mask) => TinyRow4<T>.PairOf(mask.ToScalar(), mask.ToScalar());
}
