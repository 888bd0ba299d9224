using System.Numerics;
using System.Runtime.CompilerServices;

namespace RecursiveLU.Kernels;

/// <summary>Square matrices of order 1 to 4, in plain scalar code: a call of it is over before a vector kernel has found its
/// first pivot.</summary>
internal static unsafe class TinyLu<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>The largest order.</summary>
    public const int MaximumOrder = 4;

    private interface IOrder
    {
        /// <summary>Gets the rows and columns that are left.</summary>
        static abstract int Value { get; }
    }

    /// <summary>Factors in place; gives the first zero pivot, 1-based, or 0.</summary>
    /// <param name="a">The matrix, column-major.</param>
    /// <param name="n">Its order, 1 to <see cref="MaximumOrder"/>.</param>
    /// <param name="lda">Elements from a column to the next.</param>
    /// <param name="ipiv">Receives the row exchanges, 1-based; null for no exchanges.</param>
    /// <param name="safeMinimum">The least number whose reciprocal does not overflow.</param>
    public static long Factor(T* a, int n, nint lda, long* ipiv, T safeMinimum)
    {
        long info = 0;
        nint next = lda + 1;
        switch (n)
        {
            case 4:
                info = Step<Order4>(a, lda, 0, ipiv, safeMinimum, info);
                info = Step<Order3>(a + next, lda, 1, ipiv, safeMinimum, info);
                info = Step<Order2>(a + (2 * next), lda, 2, ipiv, safeMinimum, info);
                return Step<Order1>(a + (3 * next), lda, 3, ipiv, safeMinimum, info);
            case 3:
                info = Step<Order3>(a, lda, 0, ipiv, safeMinimum, info);
                info = Step<Order2>(a + next, lda, 1, ipiv, safeMinimum, info);
                return Step<Order1>(a + (2 * next), lda, 2, ipiv, safeMinimum, info);
            case 2:
                info = Step<Order2>(a, lda, 0, ipiv, safeMinimum, info);
                return Step<Order1>(a + next, lda, 1, ipiv, safeMinimum, info);
            default:
                return Step<Order1>(a, lda, 0, ipiv, safeMinimum, info);
        }
    }

    /// <summary>Eliminates one column.</summary>
    /// <param name="a">The diagonal element.</param>
    /// <param name="lda">Elements from a column to the next.</param>
    /// <param name="done">Columns to the left.</param>
    /// <param name="ipiv">Receives the row exchange.</param>
    /// <param name="safeMinimum">The least number whose reciprocal does not overflow.</param>
    /// <param name="info">The first zero pivot so far.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static long Step<TOrder>(T* a, nint lda, int done, long* ipiv, T safeMinimum, long info)
        where TOrder : struct, IOrder
    {
        if (ipiv != null)
        {
            nint p = Search<TOrder>(a);
            ipiv[done] = done + p + 1;
            if (p != 0)
            {
                T* column = a - (done * lda);
                for (int j = 0; j < done + TOrder.Value; j++, column += lda)
                {
                    (column[0], column[p]) = (column[p], column[0]);
                }
            }
        }

        T pivot = a[0];
        if (T.IsZero(pivot))
        {
            info = info != 0 ? info : done + 1;
        }

        if (TOrder.Value == 1)
        {
            return info;
        }

        if (T.Abs(pivot) >= safeMinimum)
        {
            T scale = T.One / pivot;
            for (int i = 1; i < TOrder.Value; i++)
            {
                a[i] *= scale;
            }
        }
        else if (!T.IsZero(pivot))
        {
            for (int i = 1; i < TOrder.Value; i++)
            {
                a[i] /= pivot;
            }
        }

        Update<TOrder>(a, a + lda);
        if (TOrder.Value > 2)
        {
            Update<TOrder>(a, a + (2 * lda));
        }

        if (TOrder.Value > 3)
        {
            Update<TOrder>(a, a + (3 * lda));
        }

        return info;
    }

    /// <summary>The first row with the largest element; the first of all if that one is NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nint Search<TOrder>(T* a)
        where TOrder : struct, IOrder
    {
        nint p = 0;
        T best = T.Abs(a[0]);
        if (TOrder.Value > 1 && T.Abs(a[1]) > best)
        {
            best = T.Abs(a[1]);
            p = 1;
        }

        if (TOrder.Value > 2 && T.Abs(a[2]) > best)
        {
            best = T.Abs(a[2]);
            p = 2;
        }

        return TOrder.Value > 3 && T.Abs(a[3]) > best ? 3 : p;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Update<TOrder>(T* l, T* c)
        where TOrder : struct, IOrder
    {
        T u = c[0];
        c[1] = Scalar.Minus(c[1], l[1], u);
        if (TOrder.Value > 2)
        {
            c[2] = Scalar.Minus(c[2], l[2], u);
        }

        if (TOrder.Value > 3)
        {
            c[3] = Scalar.Minus(c[3], l[3], u);
        }
    }

    private struct Order1 : IOrder
    {
        public static int Value => 1;
    }

    private struct Order2 : IOrder
    {
        public static int Value => 2;
    }

    private struct Order3 : IOrder
    {
        public static int Value => 3;
    }

    private struct Order4 : IOrder
    {
        public static int Value => 4;
    }
}
