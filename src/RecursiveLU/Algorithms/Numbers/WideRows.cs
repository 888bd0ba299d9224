using System.Numerics;

namespace RecursiveLU.Algorithms.Numbers;

/// <summary>One row of a residual b - A * x with an exponent of any size.</summary>
internal struct WideRow
{
    /// <summary>The row's number, from 0.</summary>
    public long Row;

    /// <summary>The largest exponent of a term; the other fields are to be multiplied by two to this power.</summary>
    public long Exponent;

    /// <summary>The residual, of complex numbers its real part.</summary>
    public double Residual;

    /// <summary>The residual's imaginary part.</summary>
    public double Imaginary;

    /// <summary>|A| |x| + |b|.</summary>
    public double Size;

    /// <summary>What the residual can be only because x is rounded to multiples of the smallest number: |A| times that number.</summary>
    public double Unit;

    /// <summary>Gets the residual's magnitude, |re| + |im|.</summary>
    public readonly double Magnitude => Math.Abs(Residual) + Math.Abs(Imaginary);

    /// <summary>Gets the residual relative to the size; NaN if a number is not finite.</summary>
    public readonly double Error => double.IsFinite(Size) ? Magnitude / Size : double.NaN;

    /// <summary>Gets the error, 0 if the rounding of x to multiples of the smallest number explains the residual.</summary>
    public readonly double UnexplainedError => Magnitude <= Unit && double.IsFinite(Size) ? 0 : Error;
}

/// <summary>Rows of b - A * x and |A| |x| + |b| for numbers near the ends of the range: powers of two are taken out of every term, so
/// that none overflows and only what is negligible beside the largest term underflows. Plain code in double.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <typeparam name="TReal">The type of its parts.</typeparam>
internal static unsafe class WideRows<T, TReal>
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IFloatingPointIeee754<TReal>
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
            rows[k].Exponent = T.IsZero(side) ? None : Element<T, TReal>.Exponent(side);
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

    private static long ExponentOf(T* x, long* powers, long j) => Element<T, TReal>.Exponent(x[j]) + (powers == null ? 0 : powers[j]);

    /// <summary>Makes exponents at least those of the products of a column.</summary>
    private static void Raise(WideRow* rows, long count, T* column, long exponent)
    {
        for (long k = 0; k < count; k++)
        {
            T element = column[rows[k].Row];
            if (!T.IsZero(element))
            {
                rows[k].Exponent = Math.Max(rows[k].Exponent, Element<T, TReal>.Exponent(element) + exponent);
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
            (double re, double im) = T.IsZero(side) ? default : Significand(side);
            long power = T.IsZero(side) ? 0 : Element<T, TReal>.Exponent(side) - row.Exponent;
            row.Residual = PowerOfTwo.Scale(re, power);
            row.Imaginary = PowerOfTwo.Scale(im, power);
            row.Size = row.Magnitude;
            row.Unit = 0;
            rows[kept++] = row;
        }

        return kept;
    }

    private static void Subtract(WideRow* rows, long count, T* column, T x, long exponent)
    {
        (double factor, double imaginary) = T.IsZero(x) ? default : Significand(x);

        // Each part of x may have been rounded.
        long unit = TReal.ILogB(TReal.Epsilon) + (Element<T, TReal>.IsComplex ? 1 : 0);
        for (long k = 0; k < count; k++)
        {
            T element = column[rows[k].Row];
            if (T.IsZero(element))
            {
                continue;
            }

            (double re, double im) = Significand(element);
            long power = Element<T, TReal>.Exponent(element) - rows[k].Exponent;
            rows[k].Unit += PowerOfTwo.Scale(Math.Abs(re) + Math.Abs(im), power + unit);
            if (!T.IsZero(x))
            {
                re = PowerOfTwo.Scale(re, power + exponent);
                im = PowerOfTwo.Scale(im, power + exponent);
                Subtract(ref rows[k], re, im, factor, imaginary);
            }
        }
    }

    private static void Subtract(ref WideRow row, double re, double im, double factor, double imaginary)
    {
        row.Residual = Math.FusedMultiplyAdd(-re, factor, row.Residual);
        if (!Element<T, TReal>.IsComplex)
        {
            row.Size += Math.Abs(re * factor);
            return;
        }

        row.Residual = Math.FusedMultiplyAdd(im, imaginary, row.Residual);
        row.Imaginary = Math.FusedMultiplyAdd(-re, imaginary, row.Imaginary);
        row.Imaginary = Math.FusedMultiplyAdd(-im, factor, row.Imaginary);
        row.Size += (Math.Abs(re) + Math.Abs(im)) * (Math.Abs(factor) + Math.Abs(imaginary));
    }

    /// <summary>The parts of x divided by a power of two, the larger one from 1 to below 2; or NaN.</summary>
    private static (double Re, double Im) Significand(T x)
    {
        if (!T.IsFinite(x))
        {
            return (double.NaN, Element<T, TReal>.IsComplex ? double.NaN : 0);
        }

        int power = -Element<T, TReal>.Exponent(x);
        double re = PowerOfTwo.Scale(double.CreateTruncating(Element<T, TReal>.Re(x)), power);
        double im = PowerOfTwo.Scale(double.CreateTruncating(Element<T, TReal>.Im(x)), power);
        return (re, im);
    }
}
