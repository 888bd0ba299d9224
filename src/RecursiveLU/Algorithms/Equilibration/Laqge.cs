using System.Numerics;
using RecursiveLU.Algorithms.Numbers;

namespace RecursiveLU.Algorithms.Equilibration;

/// <summary>Scales a matrix by factors of rows and columns where that is worth it: LAPACK's laqge.</summary>
internal static unsafe class Laqge
{
    /// <summary>Nothing has been scaled.</summary>
    public const byte None = (byte)'N';

    /// <summary>Rows, columns or both have been scaled.</summary>
    public const byte Rows = (byte)'R';

    /// <summary>See <see cref="Rows"/>.</summary>
    public const byte Columns = (byte)'C';

    /// <summary>See <see cref="Rows"/>.</summary>
    public const byte Both = (byte)'B';

    /// <summary>Scales: rows if their sizes or the largest element ask for it, columns if theirs do; gives what has been
    /// scaled.</summary>
    /// <param name="m">Rows.</param>
    /// <param name="n">Columns.</param>
    /// <param name="a">A.</param>
    /// <param name="lda">Elements from a column to the next.</param>
    /// <param name="r">Factors of the rows.</param>
    /// <param name="c">Factors of the columns.</param>
    /// <param name="rows">The smallest size of a row over the largest.</param>
    /// <param name="columns">The same of columns.</param>
    /// <param name="largest">The largest magnitude of an element.</param>
    public static byte Apply<T, TReal>(
        long m, long n, T* a, long lda, TReal* r, TReal* c, TReal rows, TReal columns, TReal largest)
        where T : unmanaged, INumberBase<T>
        where TReal : unmanaged, IFloatingPointIeee754<TReal>
    {
        TReal enough = TReal.One / TReal.CreateTruncating(10);
        TReal small = Precision<TReal>.SmallestNormal / (Precision<TReal>.UnitRoundoff + Precision<TReal>.UnitRoundoff);
        bool byRows = !(rows >= enough && largest >= small && largest <= TReal.One / small);
        bool byColumns = !(columns >= enough);
        if (m <= 0 || n <= 0 || !(byRows || byColumns))
        {
            return None;
        }

        for (long j = 0; j < n; j++)
        {
            Sizes<T, TReal>.Scale(m, byColumns ? c[j] : TReal.One, byRows ? r : null, a + (j * lda));
        }

        return byRows && byColumns ? Both : byRows ? Rows : Columns;
    }

    /// <summary>Whether rows have been scaled.</summary>
    public static bool HasRows(byte scaled) => scaled is Rows or Both;

    /// <summary>Whether columns have been scaled.</summary>
    public static bool HasColumns(byte scaled) => scaled is Columns or Both;
}
