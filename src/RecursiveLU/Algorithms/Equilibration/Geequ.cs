using System.Numerics;
using RecursiveLU.Algorithms.Numbers;

namespace RecursiveLU.Algorithms.Equilibration;

/// <summary>Scale factors of rows and columns that make the largest element of each 1: LAPACK's geequ, and geequb, whose factors are
/// powers of two. The arguments are valid.</summary>
internal static unsafe class Geequ
{
    /// <summary>Computes the factors r of the rows and then, for the scaled rows, c of the columns; gives 0, or the first row, or m and
    /// the first column, whose elements are all zero, 1-based: what follows it is not computed then, and its sizes are left
    /// as they are.</summary>
    /// <param name="powers">Whether factors are powers of two.</param>
    /// <param name="m">Rows.</param>
    /// <param name="n">Columns.</param>
    /// <param name="a">A, only read.</param>
    /// <param name="lda">Elements from a column to the next.</param>
    /// <param name="r">Receives m factors.</param>
    /// <param name="c">Receives n factors.</param>
    /// <param name="rows">Receives the smallest size of a row over the largest.</param>
    /// <param name="columns">Receives the same of columns.</param>
    /// <param name="largest">Receives the largest magnitude, or the power for it.</param>
    public static long Compute<T, TReal>(
        bool powers, long m, long n, T* a, long lda, TReal* r, TReal* c, TReal* rows, TReal* columns, TReal* largest)
        where T : unmanaged, INumberBase<T>
        where TReal : unmanaged, IFloatingPointIeee754<TReal>
    {
        if (m == 0 || n == 0)
        {
            (*rows, *columns, *largest) = (TReal.One, TReal.One, TReal.Zero);
            return 0;
        }

        for (long i = 0; i < m; i++)
        {
            r[i] = TReal.Zero;
        }

        for (long j = 0; j < n; j++)
        {
            Sizes<T, TReal>.Raise(m, a + (j * lda), r);
        }

        long zero = Invert(powers, m, r, rows, out *largest);
        if (zero != 0)
        {
            return zero;
        }

        for (long j = 0; j < n; j++)
        {
            c[j] = Sizes<T, TReal>.LargestProduct(m, a + (j * lda), r);
        }

        zero = Invert(powers, n, c, columns, out _);
        return zero != 0 ? m + zero : 0;
    }

    /// <summary>The smallest of n positive numbers over the largest, both within the range of what has a reciprocal.</summary>
    public static TReal Spread<TReal>(long n, TReal* values)
        where TReal : unmanaged, IFloatingPointIeee754<TReal>
    {
        TReal least = Big<TReal>();
        TReal most = TReal.Zero;
        for (long i = 0; i < n; i++)
        {
            least = values[i] < least ? values[i] : least;
            most = values[i] > most ? values[i] : most;
        }

        return n == 0 ? TReal.One : TReal.Max(least, Precision<TReal>.SmallestNormal) / TReal.Min(most, Big<TReal>());
    }

    /// <summary>Turns sizes into factors; gives the first size that is zero, 1-based, or 0.</summary>
    private static long Invert<TReal>(bool powers, long n, TReal* sizes, TReal* spread, out TReal largest)
        where TReal : unmanaged, IFloatingPointIeee754<TReal>
    {
        long zero = 0;
        largest = TReal.Zero;
        for (long i = n - 1; i >= 0; i--)
        {
            sizes[i] = powers ? Power(sizes[i]) : sizes[i];
            largest = sizes[i] > largest ? sizes[i] : largest;
            zero = TReal.IsZero(sizes[i]) ? i + 1 : zero;
        }

        if (zero != 0)
        {
            return zero;
        }

        *spread = Spread(n, sizes);
        for (long i = 0; i < n; i++)
        {
            sizes[i] = TReal.One / Clamp(sizes[i]);
        }

        return 0;
    }

    /// <summary>The power of two next to a size on the side of 1; zero and infinity stay.</summary>
    private static TReal Power<TReal>(TReal size)
        where TReal : unmanaged, IFloatingPointIeee754<TReal>
    {
        if (TReal.IsZero(size) || !TReal.IsFinite(size))
        {
            return size;
        }

        int exponent = TReal.ILogB(size);
        TReal power = TReal.ScaleB(TReal.One, exponent);
        return exponent < 0 && power != size ? TReal.ScaleB(TReal.One, exponent + 1) : power;
    }

    /// <summary>Numbers from the smallest normal one to its reciprocal stay.</summary>
    private static TReal Clamp<TReal>(TReal size)
        where TReal : unmanaged, IFloatingPointIeee754<TReal> =>
        TReal.Min(TReal.Max(size, Precision<TReal>.SmallestNormal), Big<TReal>());

    private static TReal Big<TReal>()
        where TReal : unmanaged, IFloatingPointIeee754<TReal> => TReal.One / Precision<TReal>.SmallestNormal;
}
