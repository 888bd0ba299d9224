using System.Numerics;

namespace RecursiveLU.Testing;

/// <summary>What the reference found.</summary>
/// <param name="Info">As LAPACK's, negative without pivoting.</param>
/// <param name="Separation">The smallest relative distance of a pivot from the second largest candidate; 1 if there
/// never was a second one. Without pivoting 1.</param>
/// <param name="IsExact">Whether no operation had to round, and every pivot is a power of two, times a power of i of complex
/// numbers.</param>
internal readonly record struct ReferenceResult(long Info, double Separation, bool IsExact);

/// <summary>The textbook's right-looking elimination, column by column (LAPACK's dgetf2 and zgetf2), as an oracle. Magnitudes of
/// complex numbers are |re| + |im|.</summary>
internal static class ReferenceLu
{
    /// <summary>Factors in place; rows of pivots are 1-based.</summary>
    public static ReferenceResult Factor<T>(Span<T> a, int m, int n, int lda, Span<long> pivots, bool pivoting)
        where T : unmanaged, INumberBase<T>
    {
        long info = 0;
        double separation = 1;
        bool exact = true;
        for (int k = 0; k < Math.Min(m, n); k++)
        {
            Span<T> column = a.Slice(k * lda, m);
            int p = k;
            if (pivoting)
            {
                p = Largest(column, k);
                separation = Math.Min(separation, Separation(column, k, p));
                SwapRows(a, n, lda, k, p);
            }

            pivots[k] = p + 1;
            T pivot = column[k];
            if (T.IsZero(pivot))
            {
                info = info != 0 ? info : k + 1;
            }
            else
            {
                exact &= IsUnitTimesPowerOfTwo(pivot);
                exact &= Divide(column[(k + 1)..], pivot);
            }

            for (int j = k + 1; j < n; j++)
            {
                Span<T> target = a.Slice(j * lda, m);
                exact &= Subtract(target[(k + 1)..], target[k], column[(k + 1)..]);
            }
        }

        return new ReferenceResult(pivoting ? info : -info, separation, exact);
    }

    /// <summary>The first row from k on with the largest magnitude: the row k itself if it holds a NaN, which no number
    /// exceeds; never another NaN, which exceeds no number.</summary>
    private static int Largest<T>(Span<T> column, int k)
        where T : unmanaged, INumberBase<T>
    {
        int p = k;
        for (int i = k + 1; i < column.Length; i++)
        {
            if (Precision.Magnitude(column[i]) > Precision.Magnitude(column[p]))
            {
                p = i;
            }
        }

        return p;
    }

    private static double Separation<T>(Span<T> column, int k, int p)
        where T : unmanaged, INumberBase<T>
    {
        double largest = Precision.Magnitude(column[p]);
        double second = 0;
        for (int i = k; i < column.Length; i++)
        {
            second = i == p ? second : Math.Max(second, Precision.Magnitude(column[i]));
        }

        return largest > 0 ? (largest - second) / largest : 0;
    }

    private static void SwapRows<T>(Span<T> a, int n, int lda, int i, int p)
    {
        for (int j = 0; j < n; j++)
        {
            (a[i + (j * lda)], a[p + (j * lda)]) = (a[p + (j * lda)], a[i + (j * lda)]);
        }
    }

    private static bool IsUnitTimesPowerOfTwo<T>(T x)
        where T : unmanaged, INumberBase<T>
    {
        Complex z = Complex.CreateChecked(x);
        double size = Math.Abs(z.Real) + Math.Abs(z.Imaginary);
        return (z.Real == 0 || z.Imaginary == 0) && size == Math.ScaleB(1.0, Math.ILogB(size));
    }

    private static bool Divide<T>(Span<T> x, T divisor)
        where T : unmanaged, INumberBase<T>
    {
        bool exact = true;
        foreach (ref T element in x)
        {
            T quotient = element / divisor;
            exact &= IsProduct(quotient, divisor, element);
            element = quotient;
        }

        return exact;
    }

    /// <summary>y := y - alpha * x; whether without rounding.</summary>
    private static bool Subtract<T>(Span<T> y, T alpha, Span<T> x)
        where T : unmanaged, INumberBase<T>
    {
        bool exact = true;
        for (int i = 0; i < y.Length && !T.IsZero(alpha); i++)
        {
            T product = alpha * x[i];
            T difference = y[i] - product;
            exact &= IsProduct(alpha, x[i], product);
            exact &= y[i] - difference == product && difference + product == y[i];
            y[i] = difference;
        }

        return exact;
    }

    /// <summary>Whether x * y is a number exactly, and no sum of two products.</summary>
    private static bool IsProduct<T>(T x, T y, T product)
        where T : unmanaged, INumberBase<T>
    {
        if (!Precision.IsComplex<T>())
        {
            return Math.FusedMultiplyAdd(double.CreateChecked(x), double.CreateChecked(y), -double.CreateChecked(product)) == 0;
        }

        Complex a = Complex.CreateChecked(x);
        Complex b = Complex.CreateChecked(y);
        Complex p = Complex.CreateChecked(product);
        return (a.Real * b.Real == 0 || a.Imaginary * b.Imaginary == 0)
            && (a.Real * b.Imaginary == 0 || a.Imaginary * b.Real == 0)
            && Math.FusedMultiplyAdd(a.Real, b.Real, Math.FusedMultiplyAdd(-a.Imaginary, b.Imaginary, -p.Real)) == 0
            && Math.FusedMultiplyAdd(a.Real, b.Imaginary, Math.FusedMultiplyAdd(a.Imaginary, b.Real, -p.Imaginary)) == 0;
    }
}
