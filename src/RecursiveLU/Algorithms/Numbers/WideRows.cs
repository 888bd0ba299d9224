using System.Numerics;

namespace RecursiveLU.Algorithms.Numbers;

/// <summary>One row of a residual b - A * x with an exponent of any size.</summary>
internal struct WideRow
{
    /// <summary>The row's number, from 0.</summary>
    public long Row;

    /// <summary>The largest exponent of a term; the other fields are to be multiplied by two to this power.</summary>
    public long Exponent;

    /// <summary>The residual.</summary>
    public double Residual;

    /// <summary>|A| |x| + |b|.</summary>
    public double Size;

    /// <summary>What the residual can be only because x is rounded to multiples of the smallest number: |A| times that number.</summary>
    public double Unit;

    /// <summary>Gets the residual relative to the size; NaN if a number is not finite.</summary>
    public readonly double Error => double.IsFinite(Size) ? Math.Abs(Residual) / Size : double.NaN;

    /// <summary>Gets the error, 0 if the rounding of x to multiples of the smallest number explains the residual.</summary>
    public readonly double UnexplainedError => Math.Abs(Residual) <= Unit && double.IsFinite(Size) ? 0 : Error;
}

/// <summary>Rows of b - A * x and |A| |x| + |b| for numbers near the ends of the range: powers of two are taken out of every term, so
/// that none overflows and only what is negligible beside the largest term underflows. Plain code in double.</summary>
internal static unsafe class WideRows<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>The exponent of a sum without terms.</summary>
    private const long None = long.MinValue / 4;

    /// <summary>Makes entries for all rows.</summary>
    public static void SelectAll(WideRow* rows, long n)
    {
        for (long i = 0; i < n; i++)
        {
            rows[i].Row = i;
        }
    }

    /// <summary>Computes the given rows; drops those in which every term is zero, and gives how many remain.</summary>
    /// <param name="rows">Entries whose row numbers are set.</param>
    /// <param name="count">How many.</param>
    /// <param name="n">The order of A.</param>
    /// <param name="a">A.</param>
    /// <param name="lda">Elements from a column to the next.</param>
    /// <param name="b">The right-hand side.</param>
    /// <param name="x">The solution.</param>
    /// <param name="powers">For each element of x the power of two that it is to be multiplied by; null for none.</param>
    public static long Run(WideRow* rows, long count, long n, T* a, long lda, T* b, T* x, long* powers)
    {
        for (long k = 0; k < count; k++)
        {
            T side = b[rows[k].Row];
            rows[k].Exponent = T.IsZero(side) ? None : T.ILogB(side);
        }

        for (long j = 0; j < n; j++)
        {
            if (!T.IsZero(x[j]))
            {
                Raise(rows, count, a + (j * lda), ExponentOf(x, powers, j));
            }
        }

        count = DropZeroRows(rows, count, b);
        for (long j = 0; j < n && count > 0; j++)
        {
            Subtract(rows, count, a + (j * lda), x[j], T.IsZero(x[j]) ? 0 : ExponentOf(x, powers, j));
        }

        return count;
    }

    private static long ExponentOf(T* x, long* powers, long j) => T.ILogB(x[j]) + (powers == null ? 0 : powers[j]);

    /// <summary>Makes exponents at least those of the products of a column.</summary>
    private static void Raise(WideRow* rows, long count, T* column, long exponent)
    {
        for (long k = 0; k < count; k++)
        {
            T element = column[rows[k].Row];
            if (!T.IsZero(element))
            {
                rows[k].Exponent = Math.Max(rows[k].Exponent, T.ILogB(element) + exponent);
            }
        }
    }

    /// <summary>Drops rows without terms, and begins the sums of the others with b.</summary>
    private static long DropZeroRows(WideRow* rows, long count, T* b)
    {
        long kept = 0;
        for (long k = 0; k < count; k++)
        {
            WideRow row = rows[k];
            if (row.Exponent == None)
            {
                continue;
            }

            T side = b[row.Row];
            row.Residual = T.IsZero(side) ? 0 : PowerOfTwo.Scale(Significand(side), T.ILogB(side) - row.Exponent);
            row.Size = Math.Abs(row.Residual);
            row.Unit = 0;
            rows[kept++] = row;
        }

        return kept;
    }

    private static void Subtract(WideRow* rows, long count, T* column, T x, long exponent)
    {
        double factor = T.IsZero(x) ? 0 : Significand(x);
        long unit = T.ILogB(T.Epsilon);
        for (long k = 0; k < count; k++)
        {
            T element = column[rows[k].Row];
            if (T.IsZero(element))
            {
                continue;
            }

            double significand = Significand(element);
            long power = T.ILogB(element) - rows[k].Exponent;
            rows[k].Unit += PowerOfTwo.Scale(Math.Abs(significand), power + unit);
            if (factor != 0)
            {
                double scaled = PowerOfTwo.Scale(significand, power + exponent);
                rows[k].Residual = Math.FusedMultiplyAdd(-scaled, factor, rows[k].Residual);
                rows[k].Size += Math.Abs(scaled * factor);
            }
        }
    }

    /// <summary>x divided by a power of two, from 1 to below 2; or infinity or NaN.</summary>
    private static double Significand(T x) => T.IsFinite(x) ? PowerOfTwo.Scale(double.CreateTruncating(x), -T.ILogB(x)) : double.NaN;
}
